#include "service/rules/bulk.h"

#include "models/api/custom_values.h"
#include "models/api/record.h"
#include "service/rules/member_rows.h"
#include "service/rules/structure_cache.h"

#include <unordered_map>
#include <vector>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Member;
using sekisho::OrgUnit;
using sekisho::Rank;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

Error missing(std::string code, std::string field) {
    return Error(ErrorKind::NotFound, std::move(code)).at(std::move(field));
}

void bindOptional(Native& statement, int index, const std::optional<std::int64_t>& value) {
    if (value)
        statement.bind(index, *value);
    else
        statement.bindNull(index);
}

void bindOptional(Native& statement, int index, const std::optional<std::string>& value) {
    if (value)
        statement.bind(index, std::string_view(*value));
    else
        statement.bindNull(index);
}

} // namespace

struct BulkLoad::Impl {
    struct UnitPlace {
        std::int64_t parent = 0; // row, 0: top
        int depth = 1;
    };

    Impl(Database& database, const Tenant& of, std::vector<Native> prepared)
        : db(database), tenant(of), statements(std::move(prepared)) {}

    enum Statement { UnitRow, RankRow, MemberRowOf, Membership, RankOf, Scope, AddressOf, PropertyOf };
    Native& use(Statement which) { return statements[static_cast<std::size_t>(which)]; }

    Done known() {
        using Parent = std::optional<std::int64_t>;
        auto unitsRead = db.eachRow<std::int64_t, std::string, Parent, std::int64_t>(
            "SELECT id, uid, parent_id, depth FROM orgunit WHERE domain_id = :domain",
            {sekisho::sql::toValue(tenant.domain)},
            [this](std::int64_t row, std::string uid, Parent parent, std::int64_t depth) {
                units[std::move(uid)] = row;
                places[row] = {.parent = parent.value_or(0), .depth = static_cast<int>(depth)};
                return true;
            });
        if (!unitsRead) return unitsRead;
        return db.eachRow<std::int64_t, std::string>("SELECT id, uid FROM rank WHERE domain_id = :domain",
                                                     {sekisho::sql::toValue(tenant.domain)},
                                                     [this](std::int64_t row, std::string uid) {
                                                         ranks[std::move(uid)] = row;
                                                         return true;
                                                     });
    }

    Done address(std::string_view text, std::string_view kind, const std::string& owner) {
        Native& statement = use(AddressOf);
        statement.bind(1, std::int64_t{tenant.domain}).bind(2, text).bind(3, kind).bind(4, std::string_view(owner));
        return statement.run();
    }
    Done memberships(std::int64_t row, const sekisho::Organization& organization) {
        int order = 0;
        for (const auto& of : organization.orgUnits) {
            const auto unit = units.find(of.orgUnit.value);
            if (unit == units.end()) return missing("ORGUNIT_NOT_EXIST", "organizations.orgUnits.orgUnitId");
            std::optional<std::int64_t> position;
            if (of.position) {
                const auto rank = ranks.find(of.position->value);
                if (rank == ranks.end()) return missing("POSITION_NOT_EXIST", "organizations.orgUnits.positionId");
                position = rank->second;
            }
            Native& statement = use(Membership);
            statement.bind(1, unit->second).bind(2, row).bind(3, std::int64_t{of.primary});
            statement.bind(4, std::int64_t{of.isManager}).bind(5, std::int64_t{of.visible});
            statement.bind(6, std::int64_t{of.useTeamFeature});
            bindOptional(statement, 7, position);
            statement.bind(8, std::int64_t{order++});
            SEKISHO_CHECK(statement.run());
            for (std::int64_t at = unit->second; at != 0; at = places[at].parent) {
                use(Scope).bind(1, at).bind(2, row);
                SEKISHO_CHECK(use(Scope).run());
            }
        }
        return {};
    }
    Done rank(std::int64_t row, const std::string& uid, std::string code, std::string field) {
        const auto found = ranks.find(uid);
        if (found == ranks.end()) return missing(std::move(code), std::move(field));
        use(RankOf).bind(1, found->second).bind(2, row);
        return use(RankOf).run();
    }

    Database& db;
    Tenant tenant;
    std::vector<Native> statements;
    std::unordered_map<std::string, std::int64_t> units;
    std::unordered_map<std::int64_t, UnitPlace> places;
    std::unordered_map<std::string, std::int64_t> ranks;
};

BulkLoad::BulkLoad(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
BulkLoad::BulkLoad(BulkLoad&&) noexcept = default;
BulkLoad::~BulkLoad() = default;

Result<BulkLoad> BulkLoad::open(Database& db, const Tenant& tenant) {
    std::vector<Native> prepared;
    for (const std::string_view sql :
         {"INSERT INTO orgunit(domain_id, uid, external_key, parent_id, display_order, depth, name, doc, version) "
          "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
          "INSERT INTO rank(domain_id, kind, uid, external_key, display_order, name, doc, version) "
          "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
          "INSERT INTO member(domain_id, uid, email, external_key, sort_key, pending, suspended, activation, deleted, "
          "super, last_access, created, updated, version, number, doc, last_sign_in, leave_end, words) "
          "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          "INSERT INTO member_orgunit(orgunit_id, member_id, is_primary, is_manager, visible, use_team, position_id, "
          "ord) "
          "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
          "INSERT INTO member_rank(rank_id, member_id) VALUES(?, ?)",
          "INSERT OR IGNORE INTO member_scope(orgunit_id, member_id) VALUES(?, ?)",
          "INSERT INTO address(domain_id, address, kind, owner_uid) VALUES(?, ?, ?, ?)",
          "INSERT INTO member_property(property_id, member_id) SELECT id, ? FROM custom_property WHERE domain_id = ? "
          "AND "
          "name = ?"}) {
        SEKISHO_TRY(statement, db.prepare(sql));
        prepared.push_back(std::move(statement));
    }
    auto impl = std::make_unique<Impl>(db, tenant, std::move(prepared));
    SEKISHO_CHECK(impl->known());
    return BulkLoad(std::move(impl));
}

Result<std::int64_t> BulkLoad::insertOrgUnit(const OrgUnit& unit) {
    Impl::UnitPlace place;
    if (unit.parent) {
        const auto parent = impl_->units.find(unit.parent->value);
        if (parent == impl_->units.end()) return missing("ORGUNIT_NOT_EXIST", "parentOrgUnitId");
        place = {.parent = parent->second, .depth = impl_->places[parent->second].depth + 1};
    }
    const std::string doc = sekisho::api::recordText(unit);
    Native& statement = impl_->use(Impl::UnitRow);
    statement.bind(1, std::int64_t{impl_->tenant.domain}).bind(2, std::string_view(unit.id.value));
    bindOptional(statement, 3, unit.externalKey);
    bindOptional(statement, 4, place.parent == 0 ? std::nullopt : std::optional(place.parent));
    statement.bind(5, std::int64_t{unit.displayOrder}).bind(6, std::int64_t{place.depth});
    statement.bind(7, std::string_view(unit.name)).bind(8, std::string_view(doc)).bind(9, unit.version);
    SEKISHO_CHECK(statement.run());
    const std::int64_t row = impl_->db.lastInsertId();
    impl_->units[unit.id.value] = row;
    impl_->places[row] = place;
    if (!unit.email.empty()) SEKISHO_CHECK(impl_->address(unit.email, "orgUnit", unit.id.value));
    for (const auto& alias : unit.aliasEmails)
        SEKISHO_CHECK(impl_->address(alias, "orgUnitAlias", unit.id.value));
    return row;
}

Result<std::int64_t> BulkLoad::insertRank(const Rank& rank) {
    const std::string doc = sekisho::api::recordText(rank);
    Native& statement = impl_->use(Impl::RankRow);
    statement.bind(1, std::int64_t{impl_->tenant.domain})
        .bind(2, rankKey(rank.kind))
        .bind(3, std::string_view(rank.id));
    bindOptional(statement, 4, rank.externalKey);
    statement.bind(5, std::int64_t{rank.displayOrder}).bind(6, std::string_view(rank.name));
    statement.bind(7, std::string_view(doc)).bind(8, rank.version);
    SEKISHO_CHECK(statement.run());
    const std::int64_t row = impl_->db.lastInsertId();
    impl_->ranks[rank.id] = row;
    return row;
}

Result<std::int64_t> BulkLoad::insertMember(const Member& member) {
    const StateValues state = stateOf(member);
    const std::string doc = sekisho::api::recordText(member);
    const std::string sortKey = sortKeyOf(member);
    Native& statement = impl_->use(Impl::MemberRowOf);
    statement.bind(1, std::int64_t{impl_->tenant.domain}).bind(2, std::string_view(member.id.value));
    statement.bind(3, std::string_view(member.email));
    bindOptional(statement, 4, member.externalKey);
    statement.bind(5, std::string_view(sortKey)).bind(6, state.pending).bind(7, state.suspended);
    bindOptional(statement, 8, state.activation);
    bindOptional(statement, 9, state.deleted);
    statement.bind(10, state.super);
    bindOptional(statement, 11, state.lastAccess);
    statement.bind(12, sekisho::toMillis(member.createdAt)).bind(13, sekisho::toMillis(member.updatedAt));
    statement.bind(14, member.version);
    const auto number = numberOf(member);
    if (number)
        statement.bind(15, *number);
    else
        statement.bindNull(15);
    statement.bind(16, std::string_view(doc));
    bindOptional(statement, 17,
                 member.lastSignIn ? std::optional(sekisho::toMillis(*member.lastSignIn)) : std::nullopt);
    const auto leaveEnd = leaveEndOf(member);
    const std::string words = searchWordsOf(member);
    bindOptional(statement, 18, leaveEnd);
    statement.bind(19, std::string_view(words));
    SEKISHO_CHECK(statement.run());
    const std::int64_t row = impl_->db.lastInsertId();
    SEKISHO_CHECK(impl_->address(member.email, "member", member.id.value));
    for (const auto& alias : member.aliasEmails)
        SEKISHO_CHECK(impl_->address(alias, "alias", member.id.value));
    for (const auto& organization : member.organizations) {
        SEKISHO_CHECK(impl_->memberships(row, organization));
        if (organization.level)
            SEKISHO_CHECK(impl_->rank(row, organization.level->value, "LEVEL_NOT_EXIST", "organizations.levelId"));
    }
    if (member.userType) SEKISHO_CHECK(impl_->rank(row, member.userType->value, "USER_TYPE_NOT_EXIST", "userTypeId"));
    for (const std::string& name : sekisho::api::customValueNames(member.customPropertiesJson)) {
        Native& held = impl_->use(Impl::PropertyOf);
        held.bind(1, row).bind(2, std::int64_t{impl_->tenant.domain}).bind(3, std::string_view(name));
        SEKISHO_CHECK(held.run());
    }
    return row;
}

Done BulkLoad::finish() {
    return renewStructureStamp(impl_->db, impl_->tenant.domain);
}

} // namespace sekishod
