#include "service/rules/group_rows.h"

#include "models/api/record.h"
#include "models/domain/text_fold.h"
#include "service/rules/id_text.h"
#include "service/rules/members.h"
#include "service/rules/structure.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Group;
using sekisho::GroupMember;
using sekisho::GroupMemberKind;
using sekisho::groupMemberKindKey;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kMostNamed = 10; // members at their limit, in the sentence

Error memberMissing(GroupMemberKind kind) {
    switch (kind) {
    case GroupMemberKind::User:
        return Error(ErrorKind::NotFound, "USER_NOT_EXIST").at("members.id");
    case GroupMemberKind::OrgUnit:
        return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST").at("members.id");
    case GroupMemberKind::Group:
        return Error(ErrorKind::NotFound, "GROUP_NOT_EXIST").at("members.id");
    }
    return Error();
}

// The member's row; nothing when he is not there or is deleted.
Result<std::optional<std::int64_t>> presentUser(Database& db, DomainId domain, const std::string& uid) {
    SEKISHO_TRY(row,
                db.firstOften<std::int64_t>(
                    "SELECT id FROM member WHERE uid = :uid AND domain_id = :domain AND deleted IS NULL", uid, domain));
    if (!row) return std::optional<std::int64_t>{};
    return std::optional(std::get<0>(*row));
}

Result<std::optional<std::int64_t>> subjectRow(Database& db, DomainId domain, const GroupMember& member) {
    switch (member.kind) {
    case GroupMemberKind::User:
        return presentUser(db, domain, member.id);
    case GroupMemberKind::OrgUnit:
        return findOrgUnit(db, domain, member.id);
    case GroupMemberKind::Group:
        return findGroup(db, domain, member.id);
    }
    return std::optional<std::int64_t>{};
}

// Whether `inner`, or a group within it, holds `outer`.
Result<bool> holds(Database& db, std::int64_t inner, std::int64_t outer) {
    SEKISHO_TRY(row, db.first<std::int64_t>(
                         "WITH RECURSIVE within(id) AS (SELECT :inner UNION SELECT gm.subject FROM within JOIN "
                         "group_member gm ON gm.group_id = within.id AND gm.kind = 'GROUP') "
                         "SELECT 1 FROM within WHERE id = :outer LIMIT 1",
                         inner, outer));
    return row.has_value();
}

} // namespace

Result<std::optional<std::int64_t>> findGroup(Database& db, DomainId domain, std::string_view idText) {
    Result<std::optional<std::tuple<std::int64_t>>> row = std::optional<std::tuple<std::int64_t>>{};
    if (idText.starts_with(kExternalKeyPrefix))
        row = db.firstOften<std::int64_t>("SELECT id FROM grp WHERE domain_id = :domain AND external_key = :key",
                                          domain, idText.substr(kExternalKeyPrefix.size()));
    else if (idText.find('@') != std::string_view::npos)
        row = db.firstOften<std::int64_t>(
            "SELECT g.id FROM address a JOIN grp g ON g.uid = a.owner_uid WHERE a.domain_id = "
            ":domain AND a.address = :address AND a.kind IN ('group', 'groupAlias')",
            domain, lowered(idText));
    else
        row =
            db.firstOften<std::int64_t>("SELECT id FROM grp WHERE uid = :uid AND domain_id = :domain", idText, domain);
    if (!row) return sekisho::Unexpected(std::move(row).error());
    if (!*row) return std::optional<std::int64_t>{};
    return std::optional(std::get<0>(**row));
}

Result<GroupRow> loadGroup(Database& db, DomainId domain, std::string_view idText) {
    SEKISHO_TRY(row, findGroup(db, domain, idText));
    if (!row) return Error(ErrorKind::NotFound, "GROUP_NOT_EXIST");
    return loadGroupRow(db, *row);
}

Result<GroupRow> loadGroupRow(Database& db, std::int64_t row) {
    SEKISHO_TRY(found, (db.firstOften<std::int64_t, std::string>("SELECT version, doc FROM grp WHERE id = :id", row)));
    if (!found) return Error(ErrorKind::NotFound, "GROUP_NOT_EXIST");
    SEKISHO_TRY(group, sekisho::api::groupFromRecord(std::get<1>(*found)));
    group.version = std::get<0>(*found);
    return GroupRow{row, std::move(group)};
}

Result<GroupLinks> groupLinksOf(Database& db, const Tenant& tenant, const Group& group, std::int64_t self) {
    GroupLinks links;
    for (const GroupMember& member : group.members) {
        SEKISHO_TRY(row, subjectRow(db, tenant.domain, member));
        if (!row) return memberMissing(member.kind);
        if (member.kind == GroupMemberKind::Group && self != 0) {
            SEKISHO_TRY(loop, holds(db, *row, self));
            if (loop) return Error(ErrorKind::BadInput, "GROUP_LOOP").at("members");
        }
        links.members.push_back({member.kind, *row});
    }
    for (const auto& master : group.administrators) {
        SEKISHO_TRY(row, presentUser(db, tenant.domain, master.value));
        if (!row) return Error(ErrorKind::NotFound, "USER_NOT_EXIST").at("administrators.userId");
        links.masters.push_back(*row);
    }
    return links;
}

Done checkGroupsOfMembers(Database& db, const GroupLinks& links, std::int64_t self) {
    std::string names;
    std::size_t full = 0;
    for (const GroupLink& link : links.members) {
        if (link.kind != GroupMemberKind::User) continue;
        SEKISHO_TRY(count, db.first<std::int64_t>("SELECT count(*) FROM group_member WHERE kind = 'USER' AND subject = "
                                                  ":row AND group_id <> :self",
                                                  link.row, self));
        if (!count || std::get<0>(*count) < kMostGroupsOfMember) continue;
        if (++full > kMostNamed) continue;
        SEKISHO_TRY(member, loadMemberRow(db, link.row));
        names += (names.empty() ? "" : ", ") + member.member.displayName();
    }
    if (full == 0) return {};
    if (full > kMostNamed) names += fmt::format(" (+{})", full - kMostNamed);
    return Error(ErrorKind::Forbidden, "MEMBER_GROUPS_LIMIT",
                 fmt::format("These members are in {} groups already: {}.", kMostGroupsOfMember, names))
        .at("members")
        .with("max", fmt::format("{}", kMostGroupsOfMember))
        .with("names", names);
}

Result<std::int64_t> insertGroupRow(Database& db, const Group& group) {
    SEKISHO_CHECK(db.execOften("INSERT INTO grp(domain_id, uid, external_key, name, name_key, kind, doc, version) "
                               "VALUES(:domain, :uid, :key, :name, :nameKey, :kind, :doc, :version)",
                               group.domain, group.id.value, group.externalKey, group.name,
                               sekisho::caseKey(group.name), groupKindKey(group.kind), sekisho::api::recordText(group),
                               group.version));
    return db.lastInsertId();
}

Result<GroupRow> storeGroupRow(Database& db, GroupRow changed) {
    Group& group = changed.group;
    ++group.version;
    const std::string record = sekisho::api::recordText(group);
    // Mostly members come and go: then the indexes of names and keys are left alone (as in storeMemberRow).
    SEKISHO_TRY(same, db.execOften("UPDATE grp SET doc = :doc, version = :version WHERE id = :id AND name = :name AND "
                                   "external_key IS :key",
                                   record, group.version, changed.row, group.name, group.externalKey));
    if (same > 0) return changed;
    SEKISHO_CHECK(
        db.execOften("UPDATE grp SET external_key = :key, name = :name, name_key = :nameKey, doc = :doc, version "
                     "= :version WHERE id = :id",
                     group.externalKey, group.name, sekisho::caseKey(group.name), record, group.version, changed.row));
    return changed;
}

Done storeGroupLinks(Database& db, std::int64_t row, const GroupLinks& links) {
    SEKISHO_CHECK(db.execOften("DELETE FROM group_member WHERE group_id = :id", row));
    SEKISHO_CHECK(db.execOften("DELETE FROM group_master WHERE group_id = :id", row));
    SEKISHO_TRY(member, db.prepare("INSERT INTO group_member(group_id, kind, subject) VALUES(?, ?, ?)"));
    for (const GroupLink& link : links.members) {
        member.bind(1, row).bind(2, groupMemberKindKey(link.kind)).bind(3, link.row);
        SEKISHO_CHECK(member.run());
    }
    SEKISHO_TRY(master, db.prepare("INSERT INTO group_master(group_id, member_id) VALUES(?, ?)"));
    for (const std::int64_t one : links.masters) {
        master.bind(1, row).bind(2, one);
        SEKISHO_CHECK(master.run());
    }
    return {};
}

} // namespace sekishod
