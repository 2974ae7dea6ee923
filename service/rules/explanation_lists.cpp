// Who can do this to that, and who reaches somebody. One reading of the tenant's holdings: it grows with the
// administrators, not with the members.

#include "service/auth/role_rows.h"
#include "service/rules/explanation_places.h"
#include "service/rules/explanations.h"
#include "service/rules/uid_scope.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace sekishod {

using sekisho::Access;
using sekisho::ChainLink;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::LinkKind;
using sekisho::Result;
using sekisho::RightPath;
using sekisho::RoleHolding;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kMembersMenu = "members.members";

struct HoldingOf {
    FoundHolder member;
    bool seen = false; // by the caller
    RoleHolding holding;
    bool activated = false;
};

Result<std::unordered_map<std::string, sekisho::Role>> rolesOfTenant(Database& db, DomainId domain) {
    using Text = std::string;
    SEKISHO_TRY(rows, (db.rowsOften<Text, Text, Text, Text, std::int64_t>(
                          "SELECT uid, built_in, name, grants, version FROM role WHERE domain_id = :domain AND deleted "
                          "IS NULL",
                          domain)));
    std::unordered_map<std::string, sekisho::Role> out;
    for (auto& [uid, builtIn, name, grants, version] : rows)
        out.emplace(uid, storedRole(uid, std::move(builtIn), std::move(name), grants, version));
    return out;
}

// Live holdings of these roles by people who can sign in, in the order of the list of members.
Result<std::vector<HoldingOf>> liveHoldings(const Call& call, const ScopeFilter& sight,
                                            const std::function<bool(const sekisho::Role&)>& wanted) {
    using Number = std::int64_t;
    using Text = std::string;
    SEKISHO_TRY(roles, rolesOfTenant(*call.db, call.caller.domain));
    std::vector<HoldingOf> out;
    const std::int64_t now = sekisho::toMillis(call.now);
    const std::vector<sekisho::sql::Value> values{std::int64_t{call.caller.domain}, now, now};
    SEKISHO_CHECK((call.db->eachRow<Text, Text, Text, std::optional<Number>, Number, Number, Text, Number>(
        "SELECT h.role_uid, h.member_uid, h.scope, h.expires, h.activation IS NOT NULL, m.id, m.sort_key, " +
            uidInScope(sight, "m.uid") +
            " FROM role_holding h JOIN member m ON m.uid = h.member_uid WHERE h.domain_id = :domain AND (h.expires IS "
            "NULL OR h.expires > :now) AND m.deleted IS NULL AND m.suspended = 0 AND (m.activation IS NULL OR "
            "m.activation <= :today) ORDER BY m.sort_key, m.id, h.role_uid",
        values,
        [&](const Text& role, Text uid, const Text& scope, std::optional<Number> expires, Number activated, Number row,
            Text sortKey, Number seen) {
            const auto known = roles.find(role);
            if (known == roles.end() || !wanted(known->second)) return true;
            HoldingOf one;
            one.member = {std::move(sortKey), row, {}};
            one.member.holder.who.user = sekisho::UserId(std::move(uid));
            one.seen = seen != 0;
            one.holding.role = known->second;
            one.holding.scope = storedScope(scope);
            if (expires) one.holding.expiresAt = sekisho::fromMillis(*expires);
            one.activated = activated != 0;
            out.push_back(std::move(one));
            return true;
        })));
    return out;
}

// One entry a person: that of the best of his holdings, which `pathOf` makes; nothing of a holding that does not count.
FoundHolders gathered(FoundHolders out, std::vector<HoldingOf> holdings,
                      const std::function<std::optional<RightPath>(HoldingOf&)>& path,
                      const std::function<bool(const RightPath&, const RightPath&)>& better) {
    std::int64_t person = 0;
    for (HoldingOf& one : holdings) {
        auto made = path(one);
        if (!made) continue;
        if (one.activated) made->links.front().code = "role.activated";
        const bool same = person == one.member.row;
        person = one.member.row;
        if (!one.seen) {
            if (!same) ++out.outside;
            continue;
        }
        if (!same) {
            one.member.holder.path = std::move(*made);
            out.seen.push_back(std::move(one.member));
        } else if (better(*made, out.seen.back().holder.path)) {
            out.seen.back().holder.path = std::move(*made);
        }
    }
    return out;
}

Access accessToMembers(const RoleHolding& holding, sekisho::Instant now) {
    return sekisho::accessOf({holding}, kMembersMenu, now);
}

// What he could do to the member at most, in the place of the menu that was not asked about.
RightPath reachPath(const RoleHolding& holding, const AskedPlace& place, sekisho::Instant now) {
    RightPath path = explainRight({holding}, kMembersMenu, Access::View, place, now).front();
    path.holds = true;
    for (ChainLink& link : path.links) {
        if (link.kind != LinkKind::Menu) continue;
        const Access access = accessToMembers(holding, now);
        link.code = access == Access::Operate ? "reach.operates"
                    : access == Access::View  ? "reach.views"
                                              : "reach.other";
        link.holds = true;
    }
    return path;
}

} // namespace

Result<FoundHolders> holdersOfRight(SubjectResolver& subjects, const Call& call,
                                    const sekisho::api::RightQuestionText& question) {
    SEKISHO_TRY(sight, explainScope(subjects, call));
    SEKISHO_TRY(place, openPlace(subjects, call, question.objectKind, question.objectId, sight));
    const sekisho::Permission needed{question.menu, question.access};
    SEKISHO_TRY(holdings, liveHoldings(call, sight, [&](const sekisho::Role& role) {
                    return sekisho::allows({{role, {}, {}}}, needed, call.now);
                }));
    return gathered(
        {{}, 0, place.object.name, sight}, std::move(holdings),
        [&](HoldingOf& one) -> std::optional<RightPath> {
            if (!place.within(one.holding.scope)) return std::nullopt;
            auto paths = explainRight({one.holding}, question.menu, question.access, place, call.now);
            return std::move(paths.front());
        },
        [](const RightPath&, const RightPath&) { return false; }); // the first one that holds is enough
}

Result<FoundHolders> administratorsReaching(SubjectResolver& subjects, const Call& call) {
    const bool self = call.subject.uid == call.caller.user.value;
    ScopeFilter sight = call.scope;
    if (!self) {
        SEKISHO_TRY(scope, explainScope(subjects, call));
        sight = std::move(scope);
        // Within what the caller asks about others, which may be less than what he sees at all.
        SEKISHO_CHECK(subjects.member(*call.db, call.caller.domain, call.subject.uid, sight));
    }
    SEKISHO_TRY(place, placeOfMember(*call.db, call.subject));
    SEKISHO_TRY(holdings, liveHoldings(call, sight, [](const sekisho::Role&) { return true; }));
    std::erase_if(holdings, [&](const HoldingOf& one) {
        return one.member.holder.who.user.value == call.subject.uid || !place.within(one.holding.scope);
    });
    const auto rankOf = [](const RightPath& path) {
        for (const ChainLink& link : path.links)
            if (link.kind == LinkKind::Menu)
                return link.code == "reach.operates" ? 2 : link.code == "reach.views" ? 1 : 0;
        return 0;
    };
    return gathered(
        {{}, 0, place.object.name, sight}, std::move(holdings),
        [&](HoldingOf& one) { return std::optional(reachPath(one.holding, place, call.now)); },
        [&](const RightPath& a, const RightPath& b) { return rankOf(a) > rankOf(b); });
}

Done nameHolders(const Call& call, const FoundHolders& found, std::vector<FoundHolder>& page) {
    ScopeNames names(*call.db, call.caller.domain, found.sight);
    for (FoundHolder& one : page) {
        SEKISHO_TRY(person, personOf(*call.db, one.row));
        one.holder.who = std::move(person);
        SEKISHO_CHECK(names.dress(one.holder.path, found.object));
    }
    return {};
}

} // namespace sekishod
