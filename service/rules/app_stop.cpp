#include "service/rules/app_stop.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::ClientKind;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

std::string stopChanges(const AppStop& before, const AppStop& after) {
    std::string out;
    const auto add = [&out](std::string_view key, bool from, bool to) {
        if (from != to) out += fmt::format(R"({}"{}":{{"from":{},"to":{}}})", out.empty() ? "" : ",", key, from, to);
    };
    add("mobileStopped", before.mobile, after.mobile);
    add("pcStopped", before.pc, after.pc);
    return "{" + out + "}";
}

} // namespace

Result<AppStop> appStopOf(Database& db, const sekisho::UserId& user) {
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::int64_t>(
                         "SELECT mobile, pc FROM app_stop WHERE member_uid = :uid", user.value)));
    if (!row) return AppStop{};
    return AppStop{std::get<0>(*row) != 0, std::get<1>(*row) != 0};
}

Done setAppStop(Database& db, const MemberRow& member, const AppStop& wanted, Instant now, Effects& effects) {
    const auto& user = member.member.id;
    if (member.member.deletedAt) return invalidState("The member is deleted; take the deletion back first.");
    SEKISHO_TRY(before, appStopOf(db, user));
    if (before == wanted) return {};
    if (wanted == AppStop{})
        SEKISHO_CHECK(db.execOften("DELETE FROM app_stop WHERE member_uid = :uid", user.value));
    else
        SEKISHO_CHECK(db.execOften("INSERT INTO app_stop(member_uid, domain_id, mobile, pc, at) VALUES(:uid, :domain, "
                                   ":mobile, :pc, :at) ON CONFLICT(member_uid) DO UPDATE SET mobile = excluded.mobile, "
                                   "pc = excluded.pc, at = excluded.at",
                                   user.value, member.member.domain, wanted.mobile, wanted.pc, sekisho::toMillis(now)));
    const bool stops = (wanted.mobile && !before.mobile) || (wanted.pc && !before.pc);
    effects.audit({.action = stops ? "member.appBlock.set" : "member.appBlock.clear",
                   .targetKind = "member",
                   .targetId = user.value,
                   .targetName = member.member.displayName(),
                   .changesJson = stopChanges(before, wanted)});
    effects.changed("member", user.value);
    return {};
}

std::vector<ClientKind> stoppedKinds(const AppStop& stop) {
    std::vector<ClientKind> kinds;
    if (stop.mobile) kinds.push_back(ClientKind::MobileApp);
    if (stop.pc) kinds.insert(kinds.end(), {ClientKind::PcApp, ClientKind::DriveExplorer});
    return kinds;
}

} // namespace sekishod
