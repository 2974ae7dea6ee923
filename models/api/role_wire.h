#pragma once
// Roles, holdings, activations, delegation and the sealed account on the wire, both directions
// (docs/decisions/0012-delegation.md). What cannot be read of a request is BadInput at its wire field, of an answer
// RESPONSE_MALFORMED. Pure; thread-safe.

#include "models/domain/error.h"
#include "models/domain/role_admin.h"

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

boost::json::value grantsValue(const std::vector<Grant>& grants); // [{"menu","access"}]
Result<std::vector<Grant>> grantsFrom(const boost::json::value& value);
boost::json::value scopeValue(const Scope& scope); // {"orgUnits":[…],"includeSubOrgUnits"}
Result<Scope> scopeFrom(const boost::json::value& value);

boost::json::value roleSheetValue(const RoleSheet& sheet);
std::string rolesText(const std::vector<RoleSheet>& roles); // {"roles":[…]}
Result<std::vector<RoleSheet>> rolesFromText(std::string_view json);
std::string roleText(const RoleSheet& sheet);
Result<RoleSheet> roleFromText(std::string_view json);
struct RoleWish { // body of POST and PUT
    std::string name;
    std::string note;
    std::vector<Grant> grants;
};
std::string roleWishText(const RoleWish& wish);
Result<RoleWish> roleWishFrom(const boost::json::value& body);

boost::json::value holderValue(const RoleHolder& holder);
struct HoldersText {
    std::vector<RoleHolder> holders;
    std::string nextCursor;
    std::int64_t total = -1;
};
std::string holdersText(const HoldersText& page, std::string_view list = "holders");
Result<HoldersText> holdersFromText(std::string_view json, std::string_view list = "holders");
std::string holderText(const RoleHolder& holder);
Result<RoleHolder> holderFromText(std::string_view json);
std::string
holdingWishText(const HoldingWish& wish); // {"scope","expiresAt","eligible"?:{"maxMinutes","needsApproval"}}
Result<HoldingWish> holdingWishFrom(const boost::json::value& body); // without user, role and base

struct MyRightsText {
    std::vector<RoleHolder> held, eligible;
    std::vector<Activation> active;
};
std::string myRightsText(const MyRightsText& rights);
Result<MyRightsText> myRightsFromText(std::string_view json);
struct ActivationWish {
    RoleId role;
    int minutes = 0;
    std::string reason; // 1–1,000 characters
};
std::string activationWishText(const ActivationWish& wish);
Result<ActivationWish> activationWishFrom(const boost::json::value& body);
std::string activationText(const Activation& activation);
Result<Activation> activationFromText(std::string_view json);
struct ActivationsText {
    std::vector<Activation> activations;
    std::string nextCursor;
};
std::string activationsText(const ActivationsText& page);
Result<ActivationsText> activationsFromText(std::string_view json);

std::string delegationText(const std::optional<Delegation>& delegation); // {"delegation":{…} or null}
Result<std::optional<Delegation>> delegationFromText(std::string_view json);
struct DelegationWish {
    UserId to;
    RoleId formerRole;
};
std::string delegationWishText(const DelegationWish& wish);
Result<DelegationWish> delegationWishFrom(const boost::json::value& body);

std::string acceptanceText(bool accept); // {"accept"}
Result<bool> acceptanceFrom(const boost::json::value& body);

std::string sealWishText(const UserId& user); // {"userId"}
Result<UserId> sealWishFrom(const boost::json::value& body);
struct SealedText {
    BreakGlass state;
    std::string code; // after sealing only
};
std::string breakGlassText(const SealedText& sealed);
Result<SealedText> breakGlassFromText(std::string_view json);
struct OpeningWish {
    std::string code;
    std::string reason; // empty in a drill
};
std::string openingWishText(const OpeningWish& wish);
Result<OpeningWish> openingWishFrom(const boost::json::value& body, bool drill);

struct ViewAsText {
    std::vector<RoleHolder> roles;
    std::vector<Grant> menus;
    std::vector<ScopeUnit> units;
    bool wholeTenant = false;
    std::int64_t members = 0, orgUnits = 0, devices = 0, sessions = 0;
    std::vector<RoleHolder> sample;
};
std::string viewAsText(const ViewAsText& view);
Result<ViewAsText> viewAsFromText(std::string_view json);

} // namespace sekisho::api
