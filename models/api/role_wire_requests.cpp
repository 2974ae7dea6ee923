#include "models/api/request_fields.h"
#include "models/api/role_wire.h"
#include "models/api/value_writer.h"
#include "models/domain/reason.h"
#include "models/domain/text_fold.h"

#include <boost/json/array.hpp>

#include <set>

namespace sekisho::api {

namespace json = boost::json;

namespace {

constexpr int kShortestLimit = 5; // minutes that an eligibility allows
constexpr std::size_t kLongestRoleReason = 1'000;
constexpr std::size_t kLongestRoleId = 100;
constexpr std::size_t kLongestSealCode = 100;

void limitedRoleText(const Fields& fields, std::string_view key, std::size_t longest, std::string& to) {
    fields.text(key, to);
    if (fields.failed() || lengthOf(to) <= longest) return;
    fields.keep(badInput(fields.pathOf(key), "TOO_LONG", fields.pathOf(key) + " is too long.")
                    .with("max", std::to_string(longest)));
}

void neededRoleText(const Fields& fields, std::string_view key, std::size_t longest, std::string& to) {
    fields.need(key);
    limitedRoleText(fields, key, longest, to);
    if (fields.failed()) return;
    const bool blank = to.find_first_not_of(" \t\r\n") == std::string::npos;
    if (blank) fields.fail(key, "MISSING_PARAMETER", fields.pathOf(key) + " is empty.");
}

// Why somebody takes a right that is not his every day.
void neededRoleReason(const Fields& fields, std::string& to) {
    neededRoleText(fields, "reason", kLongestRoleReason, to);
    if (fields.failed()) return;
    if (isBlankReason(to)) return fields.fail("reason", "MISSING_PARAMETER", "reason is empty.");
    if (auto fine = checkReasonText(to, fields.pathOf("reason")); !fine) fields.keep(std::move(fine).error());
}

void minutesFrom(int shortest, const Fields& fields, std::string_view key, int& to) {
    fields.need(key);
    fields.number(key, to);
    if (fields.failed() || (to >= shortest && to <= kLongestActivation)) return;
    const std::string least = std::to_string(shortest), most = std::to_string(kLongestActivation);
    fields.keep(badInput(fields.pathOf(key), "OUT_OF_RANGE",
                         fields.pathOf(key) + " must be from " + least + " to " + most + ".")
                    .with("min", least)
                    .with("max", most));
}

// The object of a body with `read` on it, or its first fault.
template<class T, class Read>
Result<T> roleRequest(const json::value& body, Read read) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    T out;
    read(Fields(*object, WriteMode::Replace, fault), out);
    if (fault) return Unexpected(std::move(*fault));
    return out;
}

Error wrongGrants(const char* what) {
    return badInput("grants", "INVALID_PARAMETER", std::string("grants must be a list of menu and access: ") + what);
}

// What of it the catalogue of menus decides; whether a custom role may have it is a rule of the service.
Done checkGrants(const std::vector<Grant>& grants) {
    std::set<std::string_view> seen;
    for (const Grant& grant : grants) {
        if (!menuItem(grant.menu)) return wrongGrants("there is no such menu.");
        if (!seen.insert(grant.menu).second)
            return badInput("grants", "DUPLICATE_ENTRY", "grants names a menu twice.").with("field", "grants");
    }
    return {};
}

} // namespace

Result<std::vector<Grant>> grantsFrom(const json::value& value) {
    const auto* list = value.if_array();
    if (!list) return wrongGrants("a list was expected.");
    std::vector<Grant> grants;
    grants.reserve(list->size());
    for (const json::value& item : *list) {
        const auto* object = item.if_object();
        const auto* menu = object ? object->if_contains("menu") : nullptr;
        const auto* access = object ? object->if_contains("access") : nullptr;
        if (!menu || !menu->is_string() || !access || !access->is_string()) return wrongGrants("two texts each.");
        const std::string_view word = access->get_string();
        if (word != "view" && word != "operate") return wrongGrants("access is view or operate.");
        grants.push_back({std::string(menu->get_string()), word == "operate" ? Access::Operate : Access::View});
    }
    return grants;
}

Result<Scope> scopeFrom(const json::value& value) {
    const auto* object = value.if_object();
    if (!object)
        return badInput("scope", "INVALID_PARAMETER", "scope must be an object with orgUnits and includeSubOrgUnits.");
    const auto* units = object->if_contains("orgUnits");
    const auto* list = units ? units->if_array() : nullptr;
    if (!list || list->size() > kMostScopeUnits)
        return badInput("scope.orgUnits", units ? "INVALID_PARAMETER" : "MISSING_PARAMETER",
                        "scope.orgUnits must be a list of at most 300 organizations; an empty one is the whole "
                        "tenant.");
    Scope scope;
    for (const json::value& unit : *list) {
        const auto* id = unit.if_string();
        if (!id || id->empty() || id->size() > kLongestRoleId)
            return badInput("scope.orgUnits", "INVALID_PARAMETER", "scope.orgUnits must be a list of ids.");
        scope.orgUnits.emplace_back(std::string(*id));
    }
    if (const auto* below = object->if_contains("includeSubOrgUnits"); below && !below->is_null()) {
        if (!below->is_bool())
            return badInput("scope.includeSubOrgUnits", "INVALID_PARAMETER",
                            "scope.includeSubOrgUnits must be true or false.");
        scope.includeSubOrgUnits = below->get_bool();
    }
    return scope;
}

std::string roleWishText(const RoleWish& wish) {
    return json::serialize(
        json::object{{"name", wish.name}, {"note", wish.note}, {"grants", grantsValue(wish.grants)}});
}

Result<RoleWish> roleWishFrom(const json::value& body) {
    return roleRequest<RoleWish>(body, [](const Fields& fields, RoleWish& to) {
        neededRoleText(fields, "name", kLongestRoleName, to.name);
        limitedRoleText(fields, "note", kLongestRoleNote, to.note);
        fields.need("grants");
        const auto* value = fields.find("grants");
        if (!value) return;
        auto grants = grantsFrom(*value);
        if (!grants) return fields.keep(std::move(grants).error());
        if (auto checked = checkGrants(*grants); !checked) return fields.keep(std::move(checked).error());
        to.grants = std::move(*grants);
    });
}

std::string holdingWishText(const HoldingWish& wish) {
    json::object out{{"scope", scopeValue(wish.scope)}};
    out["expiresAt"] = wish.expiresAt ? json::value(formatUtc(*wish.expiresAt)) : json::value(nullptr);
    if (wish.eligible)
        out["eligible"] = json::object{{"maxMinutes", wish.maxMinutes}, {"needsApproval", wish.needsApproval}};
    return json::serialize(out);
}

Result<HoldingWish> holdingWishFrom(const json::value& body) {
    return roleRequest<HoldingWish>(body, [](const Fields& fields, HoldingWish& to) {
        fields.need("scope");
        if (const auto* value = fields.find("scope")) {
            auto scope = scopeFrom(*value);
            if (!scope) return fields.keep(std::move(scope).error());
            to.scope = std::move(*scope);
        }
        std::string expires;
        fields.text("expiresAt", expires);
        if (!fields.failed() && !expires.empty()) {
            to.expiresAt = parseInstant(expires);
            if (!to.expiresAt)
                fields.fail("expiresAt", "DATE_FORMAT",
                            "expiresAt must be a date-time such as 2030-11-12T09:30:00+09:00.");
        }
        bool present = false;
        const auto* eligible = fields.object("eligible", present);
        if (!eligible) return;
        to.eligible = true;
        std::optional<Error> fault;
        const Fields inner(*eligible, WriteMode::Replace, fault, "eligible");
        minutesFrom(kShortestLimit, inner, "maxMinutes", to.maxMinutes);
        inner.flag("needsApproval", to.needsApproval, false);
        if (fault) fields.keep(std::move(*fault));
    });
}

std::string activationWishText(const ActivationWish& wish) {
    return json::serialize(
        json::object{{"roleId", wish.role.value}, {"minutes", wish.minutes}, {"reason", wish.reason}});
}

Result<ActivationWish> activationWishFrom(const json::value& body) {
    return roleRequest<ActivationWish>(body, [](const Fields& fields, ActivationWish& to) {
        neededRoleText(fields, "roleId", kLongestRoleId, to.role.value);
        minutesFrom(1, fields, "minutes", to.minutes);
        neededRoleReason(fields, to.reason);
    });
}

std::string delegationWishText(const DelegationWish& wish) {
    json::object out{{"userId", wish.to.value}};
    putSome(out, "formerRoleId", wish.formerRole.value);
    return json::serialize(out);
}

Result<DelegationWish> delegationWishFrom(const json::value& body) {
    return roleRequest<DelegationWish>(body, [](const Fields& fields, DelegationWish& to) {
        neededRoleText(fields, "userId", kLongestRoleId, to.to.value);
        limitedRoleText(fields, "formerRoleId", kLongestRoleId, to.formerRole.value);
    });
}

std::string acceptanceText(bool accept) {
    return json::serialize(json::object{{"accept", accept}});
}

Result<bool> acceptanceFrom(const json::value& body) {
    return roleRequest<bool>(body, [](const Fields& fields, bool& to) {
        fields.need("accept");
        fields.flag("accept", to, false);
    });
}

std::string sealWishText(const UserId& user) {
    return json::serialize(json::object{{"userId", user.value}});
}

Result<UserId> sealWishFrom(const json::value& body) {
    return roleRequest<UserId>(
        body, [](const Fields& fields, UserId& to) { neededRoleText(fields, "userId", kLongestRoleId, to.value); });
}

std::string openingWishText(const OpeningWish& wish) {
    json::object out{{"code", wish.code}};
    putSome(out, "reason", wish.reason);
    return json::serialize(out);
}

Result<OpeningWish> openingWishFrom(const json::value& body, bool drill) {
    return roleRequest<OpeningWish>(body, [drill](const Fields& fields, OpeningWish& to) {
        neededRoleText(fields, "code", kLongestSealCode, to.code);
        if (!drill) neededRoleReason(fields, to.reason);
    });
}

} // namespace sekisho::api
