#pragma once
// Roles just in time (★R8, docs/decisions/0012): who may activate which role, what runs, and how it ends. An activation
// puts a row into role_holding that carries its id and its end, so that nobody who decides about rights has to know of
// it. Works in the caller's transaction; same conventions as members.h. Whether a second person must agree is asked by
// the gates before.

#include "models/api/page_cursor.h"
#include "models/api/role_wire.h"
#include "models/domain/role_admin.h"
#include "models/sql/database.h"
#include "service/http/services.h"
#include "service/rules/effects.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// What a change of rights leaves: records, feed notes, and whose rights are to be read anew after the commit.
struct RightEffects : Effects {
    std::vector<sekisho::UserId> users;

    // To a Call or a UnitOfWork.
    template<class Target>
    void leaveIn(Target& target, Services& services) {
        for (sekisho::UserId& user : users)
            target.after.push_back([&services, who = std::move(user)] { services.auth.forgetUser(who); });
        users.clear();
        moveTo(target);
    }
};

struct Activating {
    sekisho::DomainId domain = 0;
    sekisho::UserId user;
    std::string userName;
};
// ROLE_NOT_ELIGIBLE (403), ACTIVATION_TOO_LONG (400), ROLE_ALREADY_HELD, ACTIVATION_RUNS (409). Whoever may see roles
// is told.
sekisho::Result<sekisho::Activation> activateRole(sekisho::sql::Database& db, const Activating& who,
                                                  const sekisho::api::ActivationWish& wish, sekisho::Instant now,
                                                  RightEffects& effects);

// What is recorded of it: the same whenever it is done.
AuditEntry activationRecord(const sekisho::Activation& activation, std::string_view scope, int minutes);

// Starts one without asking whether he is eligible, and without a record: the sealed account has its own.
struct ActivationStart {
    Activating who;
    sekisho::Role role;
    std::string scope = "{}";
    std::string reason;
    std::chrono::minutes time{};
    bool breakGlass = false;
};
sekisho::Result<sekisho::Activation> startActivation(sekisho::sql::Database& db, const ActivationStart& start,
                                                     sekisho::Instant now, RightEffects& effects);

sekisho::Result<std::optional<sekisho::Activation>> findActivation(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                                   std::string_view id);
// Takes the role away and closes the record; of an ended one nothing happens. `by`: name of whoever did it; empty:
// nobody. With an activation of the sealed account its seal is used up, and all administrators are told.
sekisho::Done endActivation(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::Activation& activation,
                            sekisho::ActivationEnd end, std::string_view by, sekisho::Instant now,
                            RightEffects& effects);
// Of this role (empty: of any) and of this member (empty: of everybody): before a role, an eligibility or an account
// goes.
sekisho::Done endActivations(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::RoleId& role,
                             const sekisho::UserId& user, sekisho::ActivationEnd end, std::string_view by,
                             sekisho::Instant now, RightEffects& effects);

// What time does: holdings whose date is over and activations whose time is, and those whose role, eligibility or
// account is gone on whatever way. At most `most` of each; how many.
sekisho::Result<std::int64_t> endExpiredRoles(sekisho::sql::Database& db, sekisho::DomainId domain,
                                              sekisho::Instant now, int most, RightEffects& effects);
// Cheap: whether endExpiredRoles() would find anything.
sekisho::Result<bool> anyRoleExpired(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now);
// The clock was moved back by `lost`: what runs ends that much sooner, so that nobody gains time.
sekisho::Done shortenActivations(sekisho::sql::Database& db, sekisho::DomainId domain, std::chrono::milliseconds lost,
                                 RightEffects& effects);

// --- lists (activation_lists.cpp) ---

sekisho::Result<sekisho::api::MyRightsText> rightsOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                     const sekisho::UserId& user, sekisho::Instant now);
// Of this member; empty: of everybody.
sekisho::Result<std::vector<sekisho::Activation>>
runningActivations(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& user);

struct ActivationQuestion {
    sekisho::DomainId domain = 0;
    std::string scope = "1"; // FeedScope::members(): a condition over table member, alias m
    sekisho::Instant now{};
    int count = 100;
    std::optional<sekisho::api::PageCursor> after{};
};
struct ActivationPage {
    std::vector<sekisho::Activation> activations; // the first page begins with all that run, then ended ones
    std::optional<sekisho::api::PageCursor> next;
};
// Ended ones that began within 90 days, newest first.
sekisho::Result<ActivationPage> listActivations(sekisho::sql::Database& db, const ActivationQuestion& question);

// Of table activation, alias a; a query asks for exactly these columns. With the place in the order of their making.
inline constexpr std::string_view kActivationColumns =
    "a.id, a.member_uid, a.member_name, a.role_uid, a.role_name, a.built_in, a.scope, a.reason, a.started, a.until, "
    "a.ended, a.end_reason, a.ended_by, a.break_glass, a.rowid";
struct ActivationRow {
    std::int64_t place = 0;
    sekisho::Activation activation;
};
sekisho::Result<std::vector<ActivationRow>> readActivations(sekisho::sql::Database& db, const std::string& query,
                                                            const std::vector<sekisho::sql::Value>& values);

} // namespace sekishod
