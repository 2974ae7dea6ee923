#pragma once
// What is known of a member whose device is lost: the same for the proposal, for the order and for a step that is
// carried out later. Reads only.

#include "models/policy/cut_off_plan.h"
#include "models/sql/database.h"
#include "service/auth/session_cuts.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

class DeviceHub;

struct LossQuestion {
    sekisho::DomainId domain = 0;
    sekisho::UserId member;
    bool highestAdministrator = false;
    bool suspended = false;
    sekisho::Lost lost = sekisho::Lost::Phone;
    sekisho::DeviceId device;
    int mostSessions = 0; // that are told, the latest begun of more; 0: none
    sekisho::UserId actor;
    sekisho::SessionId asking; // never ended; empty: none
    sekisho::Instant now{};
    const DeviceHub* hub = nullptr;
};
// DEVICE_NOT_EXIST for a device that is not one of his.
sekisho::Result<sekisho::policy::LossFacts> lossFacts(sekisho::sql::Database& db, const LossQuestion& question);
// What sekisho::policy::sessionsOf() proposes, as the store finds it without reading all of them.
ChosenSessions chosenOfLoss(const sekisho::UserId& member, sekisho::Lost lost, const sekisho::DeviceId& device,
                            const sekisho::SessionId& asking);
// LINE WORKS MDM is in use in the tenant.
sekisho::Result<bool> mdmInUse(sekisho::sql::Database& db, sekisho::DomainId domain);

} // namespace sekishod
