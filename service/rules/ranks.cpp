#include "models/api/record.h"
#include "models/domain/validation.h"
#include "service/rules/diff.h"
#include "service/rules/member_rows.h"
#include "service/rules/restore.h"
#include "service/rules/structure.h"
#include "service/rules/structure_cache.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Member;
using sekisho::Rank;
using sekisho::rankKey;
using sekisho::RankKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kRankKeyPrefix = "externalKey:";

std::string_view codeWord(RankKind kind) {
    switch (kind) {
    case RankKind::Level:
        return "LEVEL";
    case RankKind::Position:
        return "POSITION";
    case RankKind::UserType:
        return "USER_TYPE";
    }
    return {};
}

std::string codeOf(RankKind kind, std::string_view end) {
    return fmt::format("{}_{}", codeWord(kind), end);
}

AuditEntry noteOf(const Rank& rank, std::string_view act, std::string changes) {
    return {.action = fmt::format("{}.{}", rankKey(rank.kind), act),
            .targetKind = std::string(rankKey(rank.kind)),
            .targetId = rank.id,
            .targetName = rank.name,
            .changesJson = std::move(changes)};
}

Result<bool> taken(Database& db, const Tenant& tenant, const Rank& rank, std::string_view column,
                   std::string_view value) {
    SEKISHO_TRY(row,
                db.first<std::int64_t>(fmt::format("SELECT 1 FROM rank WHERE domain_id = :domain AND kind = :kind AND "
                                                   "{} = :value AND uid <> :uid LIMIT 1",
                                                   column),
                                       tenant.domain, rankKey(rank.kind), value, rank.id));
    return row.has_value();
}

Done checkFree(Database& db, const Tenant& tenant, const Rank& rank) {
    const std::string key(rankKey(rank.kind));
    SEKISHO_TRY(name, taken(db, tenant, rank, "name", rank.name));
    if (name) return Error(ErrorKind::Conflict, codeOf(rank.kind, "ALREADY_EXIST")).at(key + "Name");
    if (rank.externalKey) {
        SEKISHO_TRY(other, taken(db, tenant, rank, "external_key", *rank.externalKey));
        if (other) return Error(ErrorKind::Conflict, "EXTERNAL_KEY_ALREADY_EXIST").at(key + "ExternalKey");
    }
    if (!rank.code.empty()) {
        SEKISHO_TRY(other, taken(db, tenant, rank, "json_extract(doc, '$.userTypeCode')", rank.code));
        if (other) return Error(ErrorKind::Conflict, "USER_TYPE_CODE_ALREADY_EXIST").at("userTypeCode");
    }
    return {};
}

Done checkPositionCount(Database& db, const Tenant& tenant) {
    SEKISHO_TRY(count, db.first<std::int64_t>(
                           "SELECT count(*) FROM rank WHERE domain_id = :domain AND kind = 'position'", tenant.domain));
    if (count && std::get<0>(*count) >= kMostPositions)
        return Error(ErrorKind::Forbidden, "LIMIT_EXCEEDED",
                     fmt::format("A tenant can have at most {} positions.", kMostPositions))
            .with("max", fmt::format("{}", kMostPositions));
    return {};
}

Result<RankRow> rankOfRow(Database& db, std::int64_t row) {
    SEKISHO_TRY(found, (db.first<std::int64_t, std::string>("SELECT version, doc FROM rank WHERE id = :id", row)));
    if (!found) return Error(ErrorKind::NotFound, "NOT_FOUND");
    SEKISHO_TRY(rank, sekisho::api::rankFromRecord(std::get<1>(*found)));
    rank.version = std::get<0>(*found);
    return RankRow{row, std::move(rank)};
}

std::string_view holdersSql(RankKind kind) {
    return kind == RankKind::Position
               ? "SELECT DISTINCT mo.member_id FROM member_orgunit mo JOIN rank r ON r.id = mo.position_id "
                 "WHERE r.domain_id = :domain AND r.kind = :kind"
               : "SELECT mr.member_id FROM rank r JOIN member_rank mr ON mr.rank_id = r.id "
                 "WHERE r.domain_id = :domain AND r.kind = :kind";
}

void clearRank(Member& member, RankKind kind) {
    if (kind == RankKind::UserType) member.userType.reset();
    for (auto& organization : member.organizations) {
        if (kind == RankKind::Level) organization.level.reset();
        if (kind != RankKind::Position) continue;
        for (auto& of : organization.orgUnits)
            of.position.reset();
    }
}

// With statements prepared once: the kind may be held by everybody.
Done takeFromMembers(Database& db, const Tenant& tenant, RankKind kind, Instant now, Effects& effects) {
    SEKISHO_TRY(holders, db.rows<std::int64_t>(holdersSql(kind), tenant.domain, rankKey(kind)));
    std::ranges::sort(holders); // as they stand in the file: each page of it is read and written once
    SEKISHO_TRY(read, db.prepare(fmt::format("SELECT {} FROM member m WHERE m.id = ?", kMemberColumns)));
    SEKISHO_TRY(write, db.prepare("UPDATE member SET updated = ?, version = ?, doc = ? WHERE id = ?"));
    const bool each = holders.size() <= kMostFeedNotes;
    for (const auto& [row] : holders) {
        read.bind(1, row);
        SEKISHO_TRY(there, read.step());
        if (!there) continue;
        SEKISHO_TRY(found, memberOfRow(read));
        read.reset();
        Member& member = found.member;
        clearRank(member, kind);
        member.updatedAt = now;
        ++member.version;
        const std::string doc = sekisho::api::recordText(member);
        write.bind(1, sekisho::toMillis(now)).bind(2, member.version).bind(3, std::string_view(doc)).bind(4, row);
        SEKISHO_CHECK(write.run());
        if (each) effects.changed("member", member.id.value);
    }
    if (!each) effects.changed("tenant", fmt::format("{}", tenant.domain), "reset");
    return {};
}

} // namespace

Error rankNotThere(RankKind kind) {
    return Error(ErrorKind::NotFound, codeOf(kind, "NOT_EXIST"));
}

Error notEnabled(RankKind kind) {
    return Error(ErrorKind::Forbidden, codeOf(kind, "NOT_ENABLED"));
}

Result<std::optional<std::int64_t>> findRank(Database& db, DomainId domain, RankKind kind, std::string_view idText) {
    const bool byKey = idText.starts_with(kRankKeyPrefix);
    if (byKey) idText.remove_prefix(kRankKeyPrefix.size());
    SEKISHO_TRY(row, db.firstOften<std::int64_t>(
                         byKey ? "SELECT id FROM rank WHERE domain_id = :domain AND kind = :kind AND external_key = :id"
                               : "SELECT id FROM rank WHERE domain_id = :domain AND kind = :kind AND uid = :id",
                         domain, rankKey(kind), idText));
    if (!row) return std::optional<std::int64_t>{};
    return std::optional(std::get<0>(*row));
}

Result<RankRow> loadRank(Database& db, DomainId domain, RankKind kind, std::string_view idText) {
    SEKISHO_TRY(row, findRank(db, domain, kind, idText));
    if (!row) return rankNotThere(kind);
    return rankOfRow(db, *row);
}

Result<RankRow> createRank(Database& db, const Tenant& tenant, Rank rank, Effects& effects) {
    if (!tenant.uses(rank.kind)) return notEnabled(rank.kind);
    rank.domain = tenant.domain;
    rank.version = 1;
    if (rank.id.empty()) rank.id = newUid();
    SEKISHO_CHECK(sekisho::checkRank(rank));
    if (rank.kind == RankKind::Position) SEKISHO_CHECK(checkPositionCount(db, tenant));
    SEKISHO_CHECK(checkFree(db, tenant, rank));
    SEKISHO_CHECK(db.exec("INSERT INTO rank(domain_id, kind, uid, external_key, display_order, name, doc, version) "
                          "VALUES(:domain, :kind, :uid, :key, :order, :name, :doc, 1)",
                          tenant.domain, rankKey(rank.kind), rank.id, rank.externalKey, rank.displayOrder, rank.name,
                          sekisho::api::recordText(rank)));
    const std::int64_t row = db.lastInsertId();
    effects.audit(noteOf(rank, "create", changesBetween({}, sekisho::api::recordText(rank))));
    effects.changed(std::string(rankKey(rank.kind)), rank.id);
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    return RankRow{row, std::move(rank)};
}

Result<RankRow> updateRank(Database& db, const Tenant& tenant, const RankRow& before, Rank after, Effects& effects) {
    if (!tenant.uses(before.rank.kind)) return notEnabled(before.rank.kind);
    after.kind = before.rank.kind;
    after.id = before.rank.id;
    after.domain = tenant.domain;
    after.version = before.rank.version;
    SEKISHO_CHECK(sekisho::checkRank(after));
    if (after == before.rank) return before;
    SEKISHO_CHECK(checkFree(db, tenant, after));
    ++after.version;
    SEKISHO_CHECK(db.exec(
        "UPDATE rank SET external_key = :key, display_order = :order, name = :name, doc = :doc, version "
        "= :version WHERE id = :id",
        after.externalKey, after.displayOrder, after.name, sekisho::api::recordText(after), after.version, before.row));
    effects.audit(noteOf(after, "update",
                         changesBetween(sekisho::api::recordText(before.rank), sekisho::api::recordText(after))));
    effects.changed(std::string(rankKey(after.kind)), after.id);
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    return RankRow{before.row, std::move(after)};
}

Done deleteRank(Database& db, const Tenant& tenant, const RankRow& before, Effects& effects) {
    const RankKind kind = before.rank.kind;
    if (!tenant.uses(kind)) return notEnabled(kind);
    SEKISHO_TRY(holder, db.first<std::int64_t>(kind == RankKind::Position
                                                   ? "SELECT 1 FROM member_orgunit WHERE position_id = :id LIMIT 1"
                                                   : "SELECT 1 FROM member_rank WHERE rank_id = :id LIMIT 1",
                                               before.row));
    if (holder) return Error(ErrorKind::Conflict, codeOf(kind, "IN_USE"));
    SEKISHO_CHECK(db.exec("DELETE FROM rank WHERE id = :id", before.row));
    effects.audit(noteOf(before.rank, "delete", changesBetween(sekisho::api::recordText(before.rank), {})));
    effects.changed(std::string(rankKey(kind)), before.rank.id, "delete");
    return renewStructureStamp(db, tenant.domain);
}

Result<std::optional<RankRow>> restoreRank(Database& db, const Tenant& tenant, const std::optional<RankRow>& present,
                                           const std::optional<RankRow>& image, Effects& effects) {
    if (!image) {
        if (present) SEKISHO_CHECK(deleteRank(db, tenant, *present, effects));
        return std::optional<RankRow>{};
    }
    RankRow row = *image;
    if (!tenant.uses(row.rank.kind)) return notEnabled(row.rank.kind);
    row.rank.version = present ? present->rank.version : row.rank.version;
    if (present && row.rank == present->rank) return present;
    SEKISHO_CHECK(checkFree(db, tenant, row.rank));
    ++row.rank.version;
    const std::string doc = sekisho::api::recordText(row.rank);
    if (present)
        SEKISHO_CHECK(db.execOften("UPDATE rank SET external_key = :key, display_order = :order, name = :name, doc = "
                                   ":doc, version = :version WHERE id = :id",
                                   row.rank.externalKey, row.rank.displayOrder, row.rank.name, doc, row.rank.version,
                                   present->row));
    else // in its row if nobody has it
        SEKISHO_CHECK(db.execOften(
            "INSERT INTO rank(id, domain_id, kind, uid, external_key, display_order, name, doc, version) "
            "VALUES((SELECT :row WHERE NOT EXISTS (SELECT 1 FROM rank WHERE id = :taken)), :domain, :kind, "
            ":uid, :key, :order, :name, :doc, :version)",
            row.row, row.row, tenant.domain, rankKey(row.rank.kind), row.rank.id, row.rank.externalKey,
            row.rank.displayOrder, row.rank.name, doc, row.rank.version));
    row.row = present ? present->row : db.lastInsertId();
    const std::string before = present ? sekisho::api::recordText(present->rank) : std::string();
    effects.audit(noteOf(row.rank, "restore", changesBetween(before, doc)));
    effects.changed(std::string(rankKey(row.rank.kind)), row.rank.id);
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    return std::optional(std::move(row));
}

Done enableRanks(Database& db, const Tenant& tenant, RankKind kind, Effects& effects) {
    SEKISHO_CHECK(storeFeature(db, tenant.domain, kind, true));
    effects.audit({.action = fmt::format("{}.enable", rankKey(kind)),
                   .targetKind = "tenant",
                   .targetId = fmt::format("{}", tenant.domain),
                   .targetName = tenant.name,
                   .changesJson = {}});
    effects.changed("tenant", fmt::format("{}", tenant.domain));
    return renewStructureStamp(db, tenant.domain);
}

Done disableRanks(Database& db, const Tenant& tenant, RankKind kind, Instant now, Effects& effects) {
    SEKISHO_CHECK(takeFromMembers(db, tenant, kind, now, effects));
    SEKISHO_TRY(ranks, db.rows<std::string>("SELECT uid FROM rank WHERE domain_id = :domain AND kind = :kind",
                                            tenant.domain, rankKey(kind)));
    SEKISHO_CHECK(
        db.exec("UPDATE member_orgunit SET position_id = NULL WHERE position_id IN (SELECT id FROM rank WHERE "
                "domain_id = :domain AND kind = :kind)",
                tenant.domain, rankKey(kind)));
    SEKISHO_CHECK(db.exec("DELETE FROM member_rank WHERE rank_id IN (SELECT id FROM rank WHERE domain_id = :domain AND "
                          "kind = :kind)",
                          tenant.domain, rankKey(kind)));
    SEKISHO_CHECK(db.exec("DELETE FROM rank WHERE domain_id = :domain AND kind = :kind", tenant.domain, rankKey(kind)));
    for (const auto& [uid] : ranks)
        effects.changed(std::string(rankKey(kind)), uid, "delete");
    SEKISHO_CHECK(storeFeature(db, tenant.domain, kind, false));
    effects.audit({.action = fmt::format("{}.disable", rankKey(kind)),
                   .targetKind = "tenant",
                   .targetId = fmt::format("{}", tenant.domain),
                   .targetName = tenant.name,
                   .changesJson = fmt::format(R"({{"entries":{{"from":{},"to":0}}}})", ranks.size())});
    effects.changed("tenant", fmt::format("{}", tenant.domain));
    return renewStructureStamp(db, tenant.domain);
}

} // namespace sekishod
