#include "service/rules/role_holders.h"

#include "service/auth/role_rows.h"
#include "service/rules/activations.h"
#include "service/rules/members.h"
#include "service/rules/role_presets.h"
#include "service/rules/scope_names.h"
#include "service/rules/structure.h"
#include "service/rules/subjects.h"
#include "service/rules/uid_scope.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Result;
using sekisho::RoleHolder;
using sekisho::ScopeUnit;
using sekisho::UserId;
using sekisho::api::PageCursor;
using sekisho::sql::Database;

namespace {

struct HoldPlace { // in the order of the list
    std::int64_t member = 0;
    std::string key; // sort_key
    bool eligible = false;
    PageCursor cursor() const { return {.id = member * 2 + (eligible ? 1 : 0), .key = key}; }
};
struct HoldLine {
    HoldPlace place;
    RoleHolder holder; // without names
};

// One list of two tables: what is held comes before what may be activated of the same person.
std::string holdersQuery(const ScopeFilter& scope) {
    const auto part = [&scope](std::string_view table, std::string_view columns, int eligible) {
        return fmt::format("SELECT m.id AS id, m.sort_key AS sort_key, {1} AS eligible, m.id * 2 + {1} AS place, "
                           "h.scope, h.expires, h.version, {2} FROM {0} h JOIN member m ON m.uid = h.member_uid WHERE "
                           "h.role_uid = :role{1} AND h.domain_id = :domain{1} AND (h.expires IS NULL OR h.expires > "
                           ":now{1}) AND {3}",
                           table, eligible, columns, uidInScope(scope, "h.member_uid"));
    };
    return fmt::format("SELECT * FROM ({} UNION ALL {}) WHERE (sort_key, place) > (:key, :after) ORDER BY sort_key, "
                       "place LIMIT :most",
                       part("role_holding", "ifnull(h.activation, '') AS activation, 0 AS minutes, 0 AS approval", 0),
                       part("role_eligibility", "'', h.max_minutes, h.needs_approval", 1));
}

Result<std::vector<HoldLine>> holdLines(Database& db, const HolderQuestion& question) {
    using Number = std::int64_t;
    using Text = std::string;
    std::vector<HoldLine> out;
    const std::int64_t now = sekisho::toMillis(question.now);
    const auto value = [](const auto& of) { return sekisho::sql::toValue(of); };
    const std::vector<sekisho::sql::Value> values{value(question.role),
                                                  value(question.domain),
                                                  value(now),
                                                  value(question.role),
                                                  value(question.domain),
                                                  value(now),
                                                  value(question.after ? question.after->key : Text()),
                                                  value(question.after ? question.after->id : Number{0}),
                                                  value(Number{question.count} + 1)};
    const auto keep = [&out](Number id, Text key, Number eligible, Number, const Text& scope,
                             std::optional<Number> expires, Number version, Text activation, Number minutes,
                             Number approval) {
        HoldLine& line = out.emplace_back();
        line.place = {id, std::move(key), eligible != 0};
        line.holder.scope = storedScope(scope);
        if (expires) line.holder.expiresAt = sekisho::fromMillis(*expires);
        line.holder.version = version;
        line.holder.activation = std::move(activation);
        line.holder.eligible = eligible != 0;
        line.holder.maxMinutes = static_cast<int>(minutes);
        line.holder.needsApproval = approval != 0;
        return true;
    };
    SEKISHO_CHECK((db.eachRow<Number, Text, Number, Number, Text, std::optional<Number>, Number, Text, Number, Number>(
        holdersQuery(question.scope), values, keep)));
    return out;
}

Result<std::string> primaryUnit(Database& db, DomainId domain, const sekisho::Member& member) {
    for (const auto& organization : member.organizations) {
        for (const auto& of : organization.orgUnits) {
            if (!of.primary && organization.orgUnits.size() > 1) continue;
            SEKISHO_TRY(units, scopeUnits(db, domain, {.orgUnits = {of.orgUnit}, .includeSubOrgUnits = true}));
            return units.empty() ? std::string() : units.front().name;
        }
    }
    return std::string();
}

// A scope may reach over organizations that the asker does not see: that they are there is said, their names are not.
Done hideNames(Database& db, DomainId domain, const ScopeFilter& scope, std::vector<ScopeUnit>& units) {
    if (scope.wholeTenant) return {};
    for (ScopeUnit& unit : units) {
        if (unit.gone) continue;
        SEKISHO_TRY(row, findOrgUnit(db, domain, unit.id.value));
        SEKISHO_TRY(within, row ? orgUnitWithin(db, *row, scope) : Result<bool>(false));
        if (!within) unit.name.clear();
    }
    return {};
}

} // namespace

Result<HoldersOfRole> holdersOfRole(Database& db, const HolderQuestion& question) {
    HoldersOfRole page;
    SEKISHO_TRY(role, roleOf(db, question.domain, question.role));
    if (!role) return sekisho::Error(sekisho::ErrorKind::NotFound, "ROLE_NOT_EXIST");
    SEKISHO_TRY(lines, holdLines(db, question));
    if (lines.size() > static_cast<std::size_t>(question.count)) {
        lines.pop_back();
        page.next = lines.back().place.cursor();
    }
    for (HoldLine& line : lines) {
        RoleHolder& holder = line.holder;
        SEKISHO_TRY(member, loadMemberRow(db, line.place.member));
        SEKISHO_TRY(unit, primaryUnit(db, question.domain, member.member));
        holder.user = member.member.id;
        holder.userName = member.member.displayName();
        holder.loginId = member.member.email;
        holder.orgUnit = std::move(unit);
        holder.role = role->role.id;
        holder.roleName = role->role.name;
        holder.builtIn = role->role.builtIn;
        holder.preset = presetOfRole(question.role);
        SEKISHO_TRY(units, scopeUnits(db, question.domain, holder.scope));
        SEKISHO_CHECK(hideNames(db, question.domain, question.scope, units));
        holder.units = std::move(units);
        page.holders.push_back(std::move(holder));
    }
    return page;
}

Result<std::vector<RoleHolder>> rolesHeldBy(Database& db, DomainId domain, const UserId& user, const ScopeFilter& scope,
                                            sekisho::Instant now) {
    SEKISHO_TRY(rights, rightsOf(db, domain, user, now));
    SEKISHO_TRY(member, loadMember(db, domain, user.value));
    SEKISHO_TRY(unit, primaryUnit(db, domain, member.member));
    std::vector<RoleHolder> out = std::move(rights.held);
    out.insert(out.end(), std::make_move_iterator(rights.eligible.begin()),
               std::make_move_iterator(rights.eligible.end()));
    for (RoleHolder& holder : out) {
        holder.orgUnit = unit;
        holder.preset = presetOfRole(holder.role.value);
        SEKISHO_CHECK(hideNames(db, domain, scope, holder.units));
    }
    return out;
}

} // namespace sekishod
