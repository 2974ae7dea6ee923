// Levels, positions and user types, and whether they are in use at all.

#include "models/api/record.h"
#include "models/api/record_diff.h"
#include "service/changesets/kinds.h"
#include "service/rules/diff.h"
#include "service/rules/restore.h"
#include "service/rules/structure.h"
#include "service/rules/structure_cache.h"

#include <fmt/format.h>

#include <array>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::Rank;
using sekisho::RankKind;
using sekisho::Result;
using sekisho::Verdict;
using sekisho::api::recordText;
using sekisho::api::WriteMode;
using sekisho::sql::Database;

namespace {

namespace rank_image {
enum Column : std::size_t { Row, VersionOf, Count };
}

struct Feature {
    RankKind kind;
    std::string_view menu;
};
constexpr std::array<Feature, 3> kFeatures{{{RankKind::Level, "members.levels"},
                                            {RankKind::Position, "members.positions"},
                                            {RankKind::UserType, "members.userTypes"}}};

RankKind rankKindOf(std::string_view kind) {
    for (const Feature& feature : kFeatures)
        if (rankKey(feature.kind) == kind) return feature.kind;
    return RankKind::Level;
}

Result<RankRow> foundRank(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(id, work.target(operation, operation.kind));
    SEKISHO_TRY(row, loadRank(work.db, work.tenant.domain, rankKindOf(operation.kind), id));
    SEKISHO_CHECK(work.checkBase(operation, row.rank.id, row.rank.version));
    return row;
}

// What switching the kind on or off does to the tenant; nothing that has a version.
Outcome switched(bool from, bool to) {
    Outcome out;
    out.verdict = from == to ? Verdict::Unchanged : Verdict::Changed;
    if (from != to) out.changes = fmt::format(R"({{"enabled":{{"from":{},"to":{}}}}})", from, to);
    return out;
}

Result<std::int64_t> countOf(Work& work, std::string_view sqlText, RankKind kind) {
    SEKISHO_TRY(row, work.db.firstOften<std::int64_t>(sqlText, work.tenant.domain, rankKey(kind)));
    return row ? std::get<0>(*row) : 0;
}

} // namespace

Result<Outcome> createRankBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(body, bodyOf(operation));
    Rank fresh;
    fresh.kind = rankKindOf(operation.kind);
    fresh.domain = work.tenant.domain;
    SEKISHO_TRY(rank, sekisho::api::rankFromRequest(body, WriteMode::Create, fresh));
    rank.id = work.newUid();
    SEKISHO_TRY(row, createRank(work.db, work.tenant, std::move(rank), work.effects));
    return outcomeOf(row.rank.id, row.rank.name, {}, 0, recordText(row.rank), row.rank.version);
}

Result<Outcome> updateRankBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundRank(work, operation));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(rank, sekisho::api::rankFromRequest(body, WriteMode::Patch, before.rank));
    SEKISHO_TRY(after, updateRank(work.db, work.tenant, before, std::move(rank), work.effects));
    return outcomeOf(after.rank.id, after.rank.name, recordText(before.rank), before.rank.version,
                     recordText(after.rank), after.rank.version);
}

Result<Outcome> deleteRankBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundRank(work, operation));
    SEKISHO_CHECK(deleteRank(work.db, work.tenant, before, work.effects));
    return outcomeOf(before.rank.id, before.rank.name, recordText(before.rank), before.rank.version, {}, 0);
}

Result<Outcome> enableRanksBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    const RankKind kind = rankKindOf(operation.kind);
    if (work.tenant.uses(kind)) return switched(true, true);
    SEKISHO_CHECK(enableRanks(work.db, work.tenant, kind, work.effects));
    SEKISHO_CHECK(work.reloadTenant());
    return switched(false, true);
}

Result<Outcome> disableRanksBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    const RankKind kind = rankKindOf(operation.kind);
    if (!work.tenant.uses(kind)) return switched(false, false);
    SEKISHO_TRY(entries, countOf(work, "SELECT count(*) FROM rank WHERE domain_id = :domain AND kind = :kind", kind));
    SEKISHO_TRY(
        holders,
        countOf(work,
                kind == RankKind::Position
                    ? "SELECT count(DISTINCT mo.member_id) FROM rank r JOIN member_orgunit mo ON mo.position_id "
                      "= r.id WHERE r.domain_id = :domain AND r.kind = :kind"
                    : "SELECT count(*) FROM rank r JOIN member_rank mr ON mr.rank_id = r.id WHERE r.domain_id = "
                      ":domain AND r.kind = :kind",
                kind));
    SEKISHO_CHECK(disableRanks(work.db, work.tenant, kind, work.now, work.effects));
    SEKISHO_CHECK(work.reloadTenant());
    work.loses(fmt::format("{}Entries", operation.kind), entries);
    work.loses(fmt::format("{}Holders", operation.kind), holders);
    return switched(true, false);
}

Result<Outcome> restoreRankBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    const RankKind kind = rankKindOf(operation.kind);
    SEKISHO_TRY(kept, imageOf(work, operation));
    std::optional<RankRow> image;
    if (kept.existed) {
        if (kept.columns.size() != rank_image::Count)
            return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
        SEKISHO_TRY(rank, sekisho::api::rankFromRecord(kept.doc));
        rank.version = kept.columns[rank_image::VersionOf];
        image = RankRow{kept.columns[rank_image::Row], std::move(rank)};
    }
    std::optional<RankRow> present;
    SEKISHO_TRY(there, findRank(work.db, work.tenant.domain, kind, kept.key));
    if (there) {
        Operation known = operation;
        known.id = kept.key;
        SEKISHO_TRY(row, foundRank(work, known));
        present = std::move(row);
    }
    if (!there) SEKISHO_CHECK(work.checkBase(operation, kept.key, 0));
    SEKISHO_TRY(after, restoreRank(work.db, work.tenant, present, image, work.effects));
    const Rank named = after ? after->rank : present ? present->rank : image ? image->rank : Rank();
    return outcomeOf(kept.key, named.name, present ? recordText(present->rank) : std::string(),
                     present ? present->rank.version : 0, after ? recordText(after->rank) : std::string(),
                     after ? after->rank.version : 0);
}

Result<std::optional<Present>> presentRank(Database& db, DomainId domain, std::string_view uid) {
    std::optional<Present> out;
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::string>(
                         "SELECT version, doc FROM rank WHERE uid = :uid AND domain_id = :domain", uid, domain)));
    if (row) out = Present{std::get<0>(*row), sekisho::api::recordDigest(std::get<1>(*row))};
    return out;
}

// Of the tenant's settings only which kinds of ranks, and whether statuses, are in use belongs to a changeset; the rest
// stays as it is.
Result<Outcome> restoreTenantBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(kept, imageOf(work, operation));
    const Tenant then = tenantOfSettings(kept.doc);
    Outcome out;
    out.uid = kept.key;
    out.name = work.tenant.name;
    std::string changes;
    for (const Feature& feature : kFeatures) {
        const bool was = then.uses(feature.kind);
        if (was == work.tenant.uses(feature.kind)) continue;
        SEKISHO_CHECK(work.enter(feature.menu));
        SEKISHO_CHECK(checkWholeTenant(work.authority()));
        SEKISHO_CHECK(storeFeature(work.db, work.tenant.domain, feature.kind, was));
        if (!changes.empty()) changes += ',';
        changes += fmt::format(R"("{}.enabled":{{"from":{},"to":{}}})", rankKey(feature.kind), !was, was);
    }
    if (then.useProfileStatus != work.tenant.useProfileStatus) {
        SEKISHO_CHECK(work.enter("members.fields"));
        SEKISHO_CHECK(checkWholeTenant(work.authority()));
        SEKISHO_CHECK(storeProfileStatusUse(work.db, work.tenant.domain, then.useProfileStatus));
        if (!changes.empty()) changes += ',';
        changes += fmt::format(R"("profileStatus.enabled":{{"from":{},"to":{}}})", !then.useProfileStatus,
                               then.useProfileStatus);
    }
    if (changes.empty()) return out;
    out.verdict = Verdict::Changed;
    out.changes = '{' + changes + '}';
    work.effects.audit({.action = "tenant.restore",
                        .targetKind = "tenant",
                        .targetId = kept.key,
                        .targetName = out.name,
                        .changesJson = out.changes});
    work.effects.changed("tenant", kept.key);
    SEKISHO_CHECK(renewStructureStamp(work.db, work.tenant.domain));
    SEKISHO_CHECK(work.reloadTenant());
    return out;
}

Result<std::optional<Present>> presentTenant(Database&, DomainId, std::string_view) {
    return std::optional<Present>{};
}

} // namespace sekishod
