#include "models/domain/explanation.h"

#include "facts/tables.h"
#include "models/domain/country_names.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

namespace sekisho {

namespace {

constexpr std::array<std::string_view, 13> kLinkKinds{"account",  "role",    "expiry",   "menu",    "scope",
                                                      "guard",    "appStop", "address",  "country", "userType",
                                                      "template", "policy",  "exception"};
static_assert(static_cast<std::size_t>(LinkKind::Exception) + 1 == kLinkKinds.size());

std::string_view linkParam(const ChainLink& link, std::string_view name) {
    for (const ErrorParam& param : link.params)
        if (param.name == name) return param.value;
    return {};
}

std::string linkWord(std::string_view list, std::string_view key, bool japanese) {
    const auto* word = explanationWord("word." + std::string(list) + "." + std::string(key));
    if (!word) return std::string(key);
    return std::string(japanese ? word->ja : word->en);
}

std::string menuWord(std::string_view key, bool japanese) {
    const MenuItem* item = menuItem(key);
    if (!item) return std::string(key);
    return std::string(japanese ? item->ja : item->en);
}

std::string guardedActionWord(std::string_view key, bool japanese) {
    for (const auto& row : facts::guardedActions())
        if (row.key == key) return std::string(japanese ? row.ja : row.en);
    return std::string(key);
}

// A line each; one without a name is an organization that the reader does not see.
std::string joinedNames(std::string_view lines, bool japanese) {
    const std::string border = linkWord("list", "border", japanese);
    std::string out;
    for (std::size_t at = 0; at <= lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        if (at > 0) out += border;
        out += end > at ? std::string(lines.substr(at, end - at)) : linkWord("unit", "hidden", japanese);
        at = end + 1;
    }
    return out;
}

std::string instantWord(std::string_view text) {
    const auto at = parseInstant(text);
    if (!at) return std::string(text);
    std::string out = formatUtc(*at).substr(0, 16); // 2026-11-22T05:00
    out[10] = ' ';
    return out + " UTC";
}

std::string filledPlace(const ChainLink& link, std::string_view place, bool japanese) {
    const std::string_view value = linkParam(link, place);
    if (place == "menu" || place == "above") return menuWord(value, japanese);
    if (place == "access" || place == "client") return linkWord(place, value, japanese);
    if (place == "service") return menuWord("services." + std::string(value), japanese);
    if (place == "action") return guardedActionWord(value, japanese);
    if (place == "until") return instantWord(value);
    if (place == "units" || place == "names") return joinedNames(value, japanese);
    if (place == "role" && value.empty()) return builtInRoleName(linkParam(link, "builtIn"), japanese);
    if (place == "country" && !value.empty()) return countryName(value, japanese ? "ja" : "en");
    if (!value.empty()) return std::string(value);
    if (place == "object") return linkWord(place, "tenant", japanese);
    if (place == "template") return linkWord(place, "default", japanese);
    if (place == "country" || place == "address") return linkWord(place, "unknown", japanese);
    return {};
}

ChainLink roleLink(LinkKind kind, bool holds, std::string code, const Role& role) {
    ChainLink link{.kind = kind, .holds = holds, .code = std::move(code)};
    link.params.push_back({"role", role.name});
    if (!role.builtIn.empty()) link.params.push_back({"builtIn", role.builtIn});
    return link;
}

bool reservedMenu(const MenuItem* item) {
    for (; item; item = item->parent.empty() ? nullptr : menuItem(item->parent))
        if (item->builtInOnly) return true;
    return false;
}

// The key itself and those above it: a grant of one of them covers it.
std::vector<std::string_view> lineOfMenu(std::string_view menu) {
    std::vector<std::string_view> line;
    for (const MenuItem* item = menuItem(menu); item; item = item->parent.empty() ? nullptr : menuItem(item->parent))
        line.push_back(item->key);
    return line;
}

std::vector<const Grant*> grantsThatGive(const Role& role, std::string_view menu, Access access) {
    std::vector<const Grant*> out;
    for (const std::string_view key : lineOfMenu(menu))
        for (const Grant& grant : role.grants)
            if (grant.menu == key && grant.access >= access) out.push_back(&grant);
    return out;
}

ChainLink menuLink(const Role& role, std::string_view menu, Access access, Instant now) {
    const MenuItem* item = menuItem(menu);
    const Access held = accessOf({{role, {}, {}}}, menu, now);
    ChainLink link = roleLink(LinkKind::Menu, item && held >= access, {}, role);
    link.params.push_back({"menu", std::string(menu)});
    link.params.push_back({"access", access == Access::Operate ? "operate" : "view"});
    link.refKind = "role";
    link.refId = role.id.value;
    if (!item) {
        link.code = "menu.unknown";
    } else if (link.holds) {
        const auto grants = grantsThatGive(role, menu, access);
        link.code = grants.empty() ? "menu.everyone" : "menu.grants";
        if (!grants.empty() && grants.front()->menu != menu) {
            link.code = "menu.grantsAbove";
            link.params.push_back({"above", grants.front()->menu});
        }
    } else if (role.builtIn.empty() && reservedMenu(item)) {
        link.code = "menu.reserved";
    } else {
        link.code = held == Access::View ? "menu.viewOnly" : "menu.lacks";
    }
    return link;
}

ChainLink scopeLink(const RoleHolding& holding, const PlaceOracle& place) {
    const Scope& scope = holding.scope;
    ChainLink link = roleLink(LinkKind::Scope, place.within(scope), {}, holding.role);
    if (scope.wholeTenant()) {
        link.code = "scope.whole";
        return link;
    }
    if (link.holds)
        link.code = "scope.within";
    else if (place.isTenant())
        link.code = "scope.notWhole";
    else
        link.code = scope.includeSubOrgUnits ? "scope.outside" : "scope.outsideExact";
    link.refKind = "orgUnit";
    link.refId = scope.orgUnits.front().value;
    return link;
}

RightPath rightPathOf(const RoleHolding& holding, std::string_view menu, Access access, const PlaceOracle& place,
                      Instant now) {
    RightPath path{holding.role.id, holding.role.name, holding.role.builtIn, holding.scope, false, {}};
    ChainLink given = roleLink(LinkKind::Role, true, "role.assigned", holding.role);
    given.refKind = "role";
    given.refId = holding.role.id.value;
    path.links.push_back(std::move(given));
    if (holding.expiresAt) {
        const bool live = now < *holding.expiresAt;
        ChainLink ends{.kind = LinkKind::Expiry, .holds = live, .code = live ? "expiry.until" : "expiry.past"};
        ends.params.push_back({"until", formatUtc(*holding.expiresAt)});
        path.links.push_back(std::move(ends));
    }
    path.links.push_back(menuLink(holding.role, menu, access, now));
    path.links.push_back(scopeLink(holding, place));
    path.holds = !menu.empty() && allows({holding}, {menu, access}, now) && place.within(holding.scope);
    return path;
}

bool canNarrow(const Scope& scope, const PlaceOracle& place) {
    return !scope.wholeTenant() && std::ranges::any_of(scope.orgUnits, [&](const OrgUnitId& unit) {
        return !place.within({{unit}, scope.includeSubOrgUnits});
    });
}

using RemovalWay = std::vector<RemovalStep>; // all of it is needed

std::int64_t othersTouched(const RemovalWay& way) {
    return way.empty() ? 0 : way.front().others; // all steps of a way change the same role
}

// The kinds stand in the enum with what takes most first.
auto costOfWay(const RemovalWay& way) {
    return std::tuple(way.size(), othersTouched(way), -static_cast<int>(way.front().kind));
}

std::vector<RemovalWay> waysToEnd(const RoleHolding& holding, std::string_view menu, Access access,
                                  const PlaceOracle& place, Instant now, std::int64_t others) {
    const Role& role = holding.role;
    std::vector<RemovalWay> ways;
    if (role.builtIn == "super") return ways;
    RemovalStep step;
    step.role = role.id;
    step.roleName = role.name;
    step.builtIn = role.builtIn;
    ways.push_back({step});
    if (canNarrow(holding.scope, place)) {
        step.kind = RemovalStep::Kind::NarrowScope;
        ways.push_back({step});
    }
    Role without = role;
    std::erase_if(without.grants, [](const Grant&) { return true; });
    if (!role.builtIn.empty() || allows({{without, {}, {}}}, {menu, access}, now)) return ways;
    RemovalWay lower;
    step.kind = RemovalStep::Kind::LowerGrant;
    step.others = others;
    for (const Grant* grant : grantsThatGive(role, menu, access)) {
        step.menu = grant->menu;
        lower.push_back(step);
    }
    ways.push_back(std::move(lower));
    return ways;
}

} // namespace

std::string_view linkKindKey(LinkKind kind) {
    return kLinkKinds[static_cast<std::size_t>(kind)];
}

std::optional<LinkKind> linkKindOf(std::string_view key) {
    for (std::size_t i = 0; i < kLinkKinds.size(); ++i)
        if (kLinkKinds[i] == key) return static_cast<LinkKind>(i);
    return std::nullopt;
}

const ExplanationWord* explanationWord(std::string_view code) {
    static const std::unordered_map<std::string_view, ExplanationWord> words = [] {
        std::unordered_map<std::string_view, ExplanationWord> out;
        for (const auto& row : facts::explanations())
            out.emplace(row.key, ExplanationWord{row.key, row.en, row.ja});
        return out;
    }();
    const auto found = words.find(code);
    return found == words.end() ? nullptr : &found->second;
}

std::string builtInRoleName(std::string_view builtIn, bool japanese) {
    for (const auto& row : facts::roles())
        if (row.key == builtIn) return std::string(japanese ? row.ja : row.en);
    return std::string(builtIn);
}

std::string explanationText(const ChainLink& link, bool japanese) {
    const auto* word = explanationWord(link.code);
    if (!word) return link.code;
    std::string_view left = japanese ? word->ja : word->en;
    std::string out;
    while (!left.empty()) {
        const std::size_t open = std::min(left.find('{'), left.size());
        out += left.substr(0, open);
        left.remove_prefix(open);
        if (left.empty()) break;
        const std::size_t close = left.find('}');
        out += filledPlace(link, left.substr(1, close - 1), japanese);
        left.remove_prefix(close + 1);
    }
    return out;
}

std::vector<RightPath> explainRight(const std::vector<RoleHolding>& holdings, std::string_view menu, Access access,
                                    const PlaceOracle& place, Instant now) {
    std::vector<RightPath> paths;
    paths.reserve(holdings.size());
    for (const RoleHolding& holding : holdings)
        paths.push_back(rightPathOf(holding, menu, access, place, now));
    return paths;
}

std::vector<RemovalStep> smallestRemoval(const std::vector<RoleHolding>& holdings, std::string_view menu, Access access,
                                         const PlaceOracle& place, Instant now,
                                         const std::function<std::int64_t(const RoleId&)>& others) {
    // A person holds a role once and a step changes one role: each holding is ended in its own cheapest way.
    std::vector<RemovalStep> out;
    for (const RoleHolding& holding : holdings) {
        if (!allows({holding}, {menu, access}, now) || !place.within(holding.scope)) continue;
        const std::int64_t touched = holding.role.builtIn.empty() ? others(holding.role.id) : 0;
        auto ways = waysToEnd(holding, menu, access, place, now, touched);
        if (ways.empty()) return {};
        auto cheapest = std::ranges::min_element(ways, {}, costOfWay);
        out.insert(out.end(), cheapest->begin(), cheapest->end());
    }
    return out;
}

ChainLink removalSentence(const RemovalStep& step, const std::string& object) {
    ChainLink link{.kind = LinkKind::Role, .holds = true, .code = "removal.takeRole"};
    if (step.kind == RemovalStep::Kind::NarrowScope) link.code = "removal.narrowScope";
    if (step.kind == RemovalStep::Kind::LowerGrant)
        link.code = step.others > 0 ? "removal.lowerGrantOthers" : "removal.lowerGrant";
    link.params = {{"role", step.roleName},
                   {"name", step.userName},
                   {"object", object},
                   {"menu", step.menu},
                   {"others", std::to_string(step.others)}};
    if (!step.builtIn.empty()) link.params.push_back({"builtIn", step.builtIn});
    link.refKind = "role";
    link.refId = step.role.value;
    return link;
}

} // namespace sekisho
