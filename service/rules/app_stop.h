#pragma once
// アプリの利用停止 (admin-screens.md §2.7): a member's mobile app or PC apps are stopped while his browser goes on.
// Same conventions as members.h.

#include "models/api/policy_wire.h"
#include "models/domain/session.h"
#include "service/rules/members.h"

#include <vector>

namespace sekishod {

using AppStop = sekisho::api::AppStop; // pc: PC app and Drive explorer

sekisho::Result<AppStop> appStopOf(sekisho::sql::Database& db, const sekisho::UserId& user);
// Stores it with its audit record; nothing is written or noted when nothing differs. Ending the sessions of
// stoppedKinds() is the caller's part. INVALID_STATE for a deleted member.
sekisho::Done setAppStop(sekisho::sql::Database& db, const MemberRow& member, const AppStop& wanted,
                         sekisho::Instant now, Effects& effects);
std::vector<sekisho::ClientKind> stoppedKinds(const AppStop& stop);

} // namespace sekishod
