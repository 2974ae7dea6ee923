// A held step whose time has come: carried out by the right of the one who ordered it, which he must still hold.

#include "service/auth/role_rows.h"
#include "service/rules/authority.h"
#include "service/rules/cut_off_acts.h"
#include "service/rules/cut_off_notes.h"
#include "service/rules/cut_off_progress.h"

#include <memory>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::StepKind;
using sekisho::StepState;
using sekisho::sql::Database;

namespace {

// False: his right does not reach this member, or not so far.
Result<bool> mayStill(Services& services, Database& db, const Orderer& orderer, const StepRow& row,
                      sekisho::Instant now) {
    const auto member = services.subjects.member(db, row.domain, row.step.user.value, orderer.scope);
    if (!member) {
        if (member.error().kind == ErrorKind::NotFound) return false;
        return member.error();
    }
    if (row.step.kind != StepKind::Password && row.step.kind != StepKind::Suspend) return true;
    const Done over = checkMayTakeOver(Authority(orderer.caller, orderer.scope, db, now), row.step.user);
    if (!over && over.error().kind != ErrorKind::Forbidden) return over.error();
    return over.has_value();
}

// What became impossible while it was held does not stop the others that are released with it.
bool onlyThisStep(const Error& error) {
    return error.kind == ErrorKind::BadInput || error.kind == ErrorKind::NotFound ||
           error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::Conflict;
}

void fails(StepRow& row, std::string_view reason) {
    row.step.state = StepState::Failed;
    row.step.reason = reason;
    row.undo.clear(); // a hash that was to become a password goes
}

Done carryOutReleased(Services& services, UnitOfWork& unit, CutOffAct& act, const CutOffHead& head, StepRow& row) {
    SEKISHO_TRY(orderer, ordererNow(services, act.db, head, unit.now));
    bool may = orderer.has_value();
    if (may) {
        SEKISHO_TRY(reaches, mayStill(services, act.db, *orderer, row, unit.now));
        may = reaches;
    }
    if (!may) {
        fails(row, "rightLost");
        return {};
    }
    row.step.reason.clear();
    Done done = carryOut(act, head, row);
    if (done) return tellOrdered(act.db, head, {&row, 1}, unit.now);
    if (!onlyThisStep(done.error())) return done;
    fails(row, "notPossibleNow");
    return {};
}

} // namespace

Result<std::optional<Orderer>> ordererNow(Services& services, Database& db, const CutOffHead& head,
                                          sekisho::Instant now) {
    Orderer out;
    out.caller.domain = head.domain;
    const std::string& actor = head.cutOff.actor.value;
    SEKISHO_TRY(account, db.firstOften<std::int64_t>("SELECT 1 FROM api_client WHERE service_account = :account AND "
                                                     "domain_id = :domain",
                                                     actor, head.domain));
    if (account) {
        out.caller.serviceAccount = actor;
        return std::optional(std::move(out));
    }
    out.caller.user = head.cutOff.actor;
    SEKISHO_TRY(member, db.firstOften<std::int64_t>("SELECT 1 FROM member WHERE uid = :uid AND domain_id = :domain AND "
                                                    "suspended = 0 AND deleted IS NULL",
                                                    actor, head.domain));
    if (!member) return std::optional<Orderer>(); // an account that is stopped gives no orders
    SEKISHO_TRY(roles, rolesOf(db, head.domain, head.cutOff.actor));
    const sekisho::Permission needed{orderMenu(head.cutOff.kind), sekisho::Access::Operate};
    if (!sekisho::allows(roles, needed, now)) return std::optional<Orderer>();
    const auto scopes = sekisho::scopesOf(roles, needed, now);
    if (!scopes) return std::optional<Orderer>();
    SEKISHO_TRY(filter, services.subjects.filterOf(db, head.domain, *scopes));
    out.scope = std::move(filter);
    out.caller.roles = std::move(roles);
    return std::optional(std::move(out));
}

std::string_view orderMenu(sekisho::CutOffKind kind) {
    switch (kind) {
    case sekisho::CutOffKind::LostDevice:
        return "security.lostDevice";
    case sekisho::CutOffKind::Devices:
        return "security.mobile";
    case sekisho::CutOffKind::Members:
        return "members.members";
    case sekisho::CutOffKind::Sessions:
        break;
    }
    return "security.sessions";
}

Done releaseStep(Services& services, Database& db, UnitOfWork& unit, std::string_view cutOff, int step,
                 std::string_view byName) {
    SEKISHO_TRY(head, headOf(db, cutOff));
    SEKISHO_TRY(row, stepOf(db, cutOff, step));
    if (!head || head->domain != unit.domain || !row || row->step.state != StepState::Held)
        return Error(ErrorKind::Conflict, "BRAKE_NOT_HELD");
    auto act = std::make_shared<CutOffAct>(
        CutOffAct{services, db, unit.domain, unit.now, head->cutOff.actorName, sekisho::SessionId()});
    addEvidence(row->step, "released", unit.now, std::string(byName));
    SEKISHO_CHECK(carryOutReleased(services, unit, *act, *head, *row));
    SEKISHO_CHECK(storeStep(db, *row));
    SEKISHO_CHECK(refreshHead(db, cutOff));
    tellFeed(*act);
    act->effects.changed("cutOff", std::string(cutOff));
    act->effects.moveTo(unit);
    // Many may be released at once: the keeper proves them together.
    unit.after.push_back([&services, act] { afterAct(services, *act); });
    return {};
}

} // namespace sekishod
