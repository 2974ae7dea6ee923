#include "service/rules/structure_cache.h"

#include "models/api/record.h"
#include "service/store/uid.h"

#include <fmt/format.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <functional>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::api::NamedRef;
using sekisho::api::Names;
using sekisho::sql::Database;

namespace {

std::string stampKey(DomainId domain) {
    return fmt::format("structure:{}", domain);
}

Done loadUnits(Database& db, Structure& to) {
    SEKISHO_TRY(statement,
                db.prepare("SELECT id, parent_id, depth, doc FROM orgunit WHERE domain_id = ? ORDER BY depth"));
    statement.bind(1, std::int64_t{to.tenant.domain});
    for (;;) {
        SEKISHO_TRY(there, statement.step());
        if (!there) return {};
        SEKISHO_TRY(unit, sekisho::api::orgUnitFromRecord(statement.text(3)));
        UnitEntry entry;
        entry.ref.name = std::move(unit.name);
        entry.ref.externalKey = std::move(unit.externalKey);
        entry.ref.email = std::move(unit.email);
        entry.uid = unit.id.value;
        entry.row = statement.int64(0);
        entry.parentRow = statement.int64(1);
        entry.depth = static_cast<int>(statement.int64(2));
        const auto parent = to.unitsByRow.find(entry.parentRow); // read before its children
        entry.hidden = !unit.visible || (parent != to.unitsByRow.end() && parent->second->hidden);
        const auto [at, inserted] = to.units.emplace(std::move(unit.id.value), std::move(entry));
        to.unitsByRow.emplace(at->second.row, &at->second);
        to.inOrder.push_back(&at->second);
    }
}

void numberUnits(Structure& to) {
    std::unordered_map<std::int64_t, std::vector<UnitEntry*>> below; // by the row above, 0 at the top
    for (auto& [uid, entry] : to.units)
        below[to.unitsByRow.contains(entry.parentRow) ? entry.parentRow : 0].push_back(&entry);
    int next = 0;
    const std::function<void(std::int64_t)> number = [&](std::int64_t above) {
        const auto found = below.find(above);
        if (found == below.end()) return;
        for (UnitEntry* entry : found->second) {
            entry->place = next++;
            number(entry->row);
            entry->lastBelow = next - 1;
        }
    };
    number(0);
}

Done loadRanks(Database& db, Structure& to) {
    SEKISHO_TRY(statement, db.prepare("SELECT doc FROM rank WHERE domain_id = ?"));
    statement.bind(1, std::int64_t{to.tenant.domain});
    for (;;) {
        SEKISHO_TRY(there, statement.step());
        if (!there) return {};
        SEKISHO_TRY(rank, sekisho::api::rankFromRecord(statement.text(0)));
        to.ranks.emplace(std::move(rank.id), NamedRef{.name = std::move(rank.name),
                                                      .externalKey = std::move(rank.externalKey),
                                                      .email = {},
                                                      .executive = rank.executive,
                                                      .code = std::move(rank.code)});
    }
}

std::chrono::minutes offsetOf(const std::string& timeZone, Instant now) {
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(timeZone)));
    std::int32_t raw = 0;
    std::int32_t daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<UDate>(sekisho::toMillis(now)), 0, raw, daylight, status);
    return std::chrono::minutes(U_SUCCESS(status) ? (raw + daylight) / 60000 : 0);
}

} // namespace

ScopePlaces::ScopePlaces(const Structure& structure, const ScopeFilter& scope) : scope_(scope) {
    for (const std::int64_t root : scope.roots)
        if (const auto unit = structure.unitsByRow.find(root); unit != structure.unitsByRow.end())
            branches_.emplace_back(unit->second->place, unit->second->lastBelow);
}

bool ScopePlaces::hold(const UnitEntry& unit) const {
    if (scope_.wholeTenant) return true;
    const auto within = [&unit](const auto& branch) {
        return branch.first <= unit.place && unit.place <= branch.second;
    };
    return std::ranges::any_of(branches_, within) || std::ranges::find(scope_.exact, unit.row) != scope_.exact.end();
}

Result<std::shared_ptr<const Structure>> StructureCache::of(Database& db, DomainId domain) {
    SEKISHO_TRY(stamp, structureStamp(db, domain));
    {
        const std::lock_guard lock(mutex_);
        const auto found = known_.find(domain);
        if (found != known_.end() && found->second->stamp == stamp) return found->second;
    }
    auto fresh = std::make_shared<Structure>();
    SEKISHO_TRY(tenant, loadTenant(db, domain));
    fresh->tenant = std::move(tenant);
    fresh->stamp = std::move(stamp);
    SEKISHO_CHECK(loadUnits(db, *fresh));
    numberUnits(*fresh);
    std::ranges::sort(fresh->inOrder, {}, &UnitEntry::row);
    SEKISHO_CHECK(loadRanks(db, *fresh));
    const std::lock_guard lock(mutex_);
    known_[domain] = fresh;
    return std::shared_ptr<const Structure>(std::move(fresh));
}

Result<std::string> structureStamp(Database& db, DomainId domain) {
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT value FROM meta WHERE key = :key", stampKey(domain)));
    return row ? std::get<0>(*row) : std::string();
}

Done renewStructureStamp(Database& db, DomainId domain) {
    SEKISHO_CHECK(db.execOften("INSERT INTO meta(key, value) VALUES(:key, :value) "
                               "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                               stampKey(domain), newUid()));
    return {};
}

Names namesOf(const std::shared_ptr<const Structure>& structure, Database& db, Instant now) {
    const auto rank = [structure](const std::string& id) -> const NamedRef* {
        const auto found = structure->ranks.find(id);
        return found != structure->ranks.end() ? &found->second : nullptr;
    };
    Names names;
    names.organizationName = structure->tenant.name;
    names.offset = offsetOf(structure->tenant.timeZone, now);
    names.orgUnit = [structure](const sekisho::OrgUnitId& id) -> const NamedRef* {
        const auto found = structure->units.find(id.value);
        return found != structure->units.end() ? &found->second.ref : nullptr;
    };
    names.level = [rank](const sekisho::LevelId& id) { return rank(id.value); };
    names.position = [rank](const sekisho::PositionId& id) { return rank(id.value); };
    names.userType = [rank](const sekisho::UserTypeId& id) { return rank(id.value); };
    names.userExternalKey = [&db](const sekisho::UserId& id) -> std::optional<std::string> {
        const auto row =
            db.firstOften<std::optional<std::string>>("SELECT external_key FROM member WHERE uid = :uid", id.value);
        return row && *row ? std::get<0>(**row) : std::nullopt;
    };
    return names;
}

} // namespace sekishod
