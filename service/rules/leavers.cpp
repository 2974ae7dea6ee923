#include "service/rules/leavers.h"

#include "service/auth/role_rows.h"
#include "service/auth/sessions.h"
#include "service/rules/member_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

template<class... Args>
Result<std::int64_t> countOf(Database& db, std::string_view sql, const Args&... args) {
    SEKISHO_TRY(row, db.first<std::int64_t>(sql, args...));
    return row ? std::get<0>(*row) : 0;
}

template<class... Args>
Result<std::vector<NamedThing>> thingsOf(Database& db, std::string_view sql, const Args&... args) {
    SEKISHO_TRY(rows, (db.rows<std::string, std::string>(sql, args...)));
    std::vector<NamedThing> out;
    out.reserve(rows.size());
    for (auto& [id, name] : rows)
        out.push_back({std::move(id), std::move(name)});
    return out;
}

Done readHandOver(Database& db, std::int64_t row, LeaverCheck& check) {
    SEKISHO_TRY(headed, thingsOf(db,
                                 "SELECT o.uid, o.name FROM member_orgunit mo JOIN orgunit o ON o.id = mo.orgunit_id "
                                 "WHERE mo.member_id = :row AND mo.is_manager = 1 ORDER BY o.name, o.id",
                                 row));
    check.orgUnitsHeaded = std::move(headed);
    SEKISHO_TRY(mastered, thingsOf(db,
                                   "SELECT g.uid, g.name FROM group_master gm JOIN grp g ON g.id = gm.group_id WHERE "
                                   "gm.member_id = :row AND NOT EXISTS (SELECT 1 FROM group_master other WHERE "
                                   "other.group_id = gm.group_id AND other.member_id <> gm.member_id) ORDER BY g.name, "
                                   "g.id",
                                   row));
    check.soleMasterOf = std::move(mastered);
    return {};
}

Done readOwn(Database& db, DomainId domain, const MemberRow& member, LeaverCheck& check) {
    const std::string& uid = member.member.id.value;
    SEKISHO_TRY(groups,
                countOf(db, "SELECT count(*) FROM group_member WHERE kind = 'USER' AND subject = :row", member.row));
    check.groups = groups;
    SEKISHO_TRY(units, countOf(db, "SELECT count(*) FROM member_orgunit WHERE member_id = :row", member.row));
    check.orgUnits = units;
    check.aliases = static_cast<std::int64_t>(member.member.aliasEmails.size());
    SEKISHO_TRY(statuses, countOf(db, "SELECT count(*) FROM member_status WHERE member_uid = :uid", uid));
    check.statuses = statuses;
    check.photo = member.member.hasPhoto;
    // The text is looked for first: relations have no table of their own.
    SEKISHO_TRY(related, countOf(db,
                                 "SELECT count(*) FROM member WHERE domain_id = :domain AND deleted IS NULL AND "
                                 "instr(doc, :text) > 0",
                                 domain, fmt::format("\"relationUserId\":\"{}\"", uid)));
    check.relatedTo = related;
    return {};
}

Done readDevices(Database& db, const std::string& uid, LeaverCheck& check) {
    using Text = std::string;
    SEKISHO_TRY(rows, (db.rows<Text, Text, Text, Text, std::int64_t>(
                          "SELECT id, kind, name, trim(os || ' ' || os_version), last_access FROM device WHERE "
                          "member_uid = :uid AND removed IS NULL ORDER BY last_access DESC, id",
                          uid)));
    for (auto& [id, kind, name, os, access] : rows)
        check.devices.push_back(
            {std::move(id), std::move(kind), std::move(name), std::move(os), sekisho::fromMillis(access)});
    return {};
}

} // namespace

Result<LeaverCheck> leaverCheck(Database& db, DomainId domain, const MemberRow& member, Instant now) {
    LeaverCheck check;
    check.highest = member.member.administrator;
    SEKISHO_TRY(roles, rolesOf(db, domain, member.member.id));
    SEKISHO_TRY(eligible, eligibleRolesOf(db, domain, member.member.id));
    for (sekisho::RoleHolding& one : eligible) // of a role that he holds just now by having activated it: once
        if (std::ranges::find(roles, one.role.id, [](const auto& held) { return held.role.id; }) == roles.end())
            roles.push_back(std::move(one));
    std::erase_if(roles, [&](const sekisho::RoleHolding& held) { return held.expiresAt && *held.expiresAt <= now; });
    check.roles = std::move(roles);
    SEKISHO_CHECK(readHandOver(db, member.row, check));
    SEKISHO_CHECK(readOwn(db, domain, member, check));
    SEKISHO_TRY(live, liveSessionCount(db, domain, member.member.id));
    check.liveSessions = live;
    SEKISHO_CHECK(readDevices(db, member.member.id.value, check));
    return check;
}

Result<DormantPage> dormantMembers(Database& db, DomainId domain, std::string_view within, Instant since,
                                   std::int64_t after, int count) {
    SEKISHO_TRY(read, db.prepare(fmt::format("SELECT {}, m.last_sign_in FROM member m WHERE m.domain_id = ? AND m.id > "
                                             "? AND m.deleted IS NULL AND coalesce(m.last_access, m.created) < ? AND "
                                             "{} ORDER BY m.id LIMIT ?",
                                             kMemberColumns, within)));
    read.bind(1, std::int64_t{domain}).bind(2, after).bind(3, sekisho::toMillis(since));
    read.bind(4, std::int64_t{count} + 1);
    DormantPage page;
    for (;;) {
        SEKISHO_TRY(there, read.step());
        if (!there) return page;
        if (page.members.size() == static_cast<std::size_t>(count)) {
            page.next = page.members.back().member.row;
            return page;
        }
        SEKISHO_TRY(member, memberOfRow(read));
        Dormant dormant{std::move(member), std::nullopt};
        if (!read.isNull(kMemberColumnCount)) dormant.lastSignIn = sekisho::fromMillis(read.int64(kMemberColumnCount));
        page.members.push_back(std::move(dormant));
    }
}

} // namespace sekishod
