#include "models/net/http_roles.h"

#include "models/api/approval_wire.h"
#include "models/api/role_wire.h"
#include "models/net/wire_job.h"

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto rolesRoot = "/v1.0/admin/roles";
constexpr auto delegationRoot = "/v1.0/admin/delegation";
constexpr auto breakGlassRoot = "/v1.0/admin/break-glass";

ApiRequest aboutRole(QByteArray verb, const RoleId& role, const QByteArray& rest = {}) {
    return asking(std::move(verb), QByteArray(rolesRoot) + '/' + segment(role.value) + rest,
                  QByteArray(rolesRoot) + "/{roleId}" + rest);
}

ApiRequest aboutHolding(QByteArray verb, const UserId& user, const RoleId& role) {
    return asking(std::move(verb), "/v1.0/admin/users/" + segment(user.value) + "/roles/" + segment(role.value),
                  "/v1.0/admin/users/{userId}/roles/{roleId}");
}

ApiRequest rolePage(ApiRequest request, const std::string& cursor) {
    request.path += "?count=100";
    if (!cursor.empty()) request.path += "&cursor=" + segment(cursor);
    return request;
}

ApiRequest withBody(ApiRequest request, const std::string& body) {
    request.body = QByteArray::fromStdString(body);
    return request;
}

WireJob<RoleSheet> roleJob(ApiRequest request) {
    return {std::move(request), [](std::string_view text) { return api::roleFromText(text); }};
}

WireJob<Delegation> delegationJob(ApiRequest request) {
    return {std::move(request), [](std::string_view text) -> Result<Delegation> {
                SEKISHO_TRY(found, api::delegationFromText(text));
                if (!found)
                    return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "The answer could not be read.")
                        .because("no delegation in the answer");
                return std::move(*found);
            }};
}

WireJob<BreakGlass> sealedJob(ApiRequest request) {
    return {std::move(request), [](std::string_view text) -> Result<BreakGlass> {
                SEKISHO_TRY(read, api::breakGlassFromText(text));
                return std::move(read.state);
            }};
}

ApiRequest aboutSealed(const QByteArray& verb, const QByteArray& rest) {
    const QByteArray path = QByteArray(breakGlassRoot) + rest;
    return asking(verb, path, path);
}

// Of a custom role only the sum over all is told, in `menus`; summing again changes nothing.
ports::ViewAs viewOf(api::ViewAsText&& read) {
    ports::ViewAs view;
    for (const RoleHolder& held : read.roles) {
        RoleHolding& holding = view.roles.emplace_back();
        for (const Role& known : builtInRoles())
            if (!held.builtIn.empty() && known.builtIn == held.builtIn) holding.role = known;
        if (holding.role.builtIn.empty()) holding.role.grants = read.menus;
        holding.role.id = held.role;
        holding.role.name = held.roleName;
        holding.scope = held.scope;
        holding.expiresAt = held.expiresAt;
    }
    view.menus = std::move(read.menus);
    view.units = std::move(read.units);
    view.wholeTenant = read.wholeTenant;
    view.members = read.members;
    view.orgUnits = read.orgUnits;
    view.devices = read.devices;
    view.sessions = read.sessions;
    view.sample = std::move(read.sample);
    return view;
}

} // namespace

CallHandle HttpRoles::roles(bool deleted, Executor& on, Reply<std::vector<RoleSheet>> reply) {
    using List = std::vector<RoleSheet>;
    const QByteArray path = QByteArray(rolesRoot) + (deleted ? "?deleted=true" : "");
    return desk_.run<List>(
        WireJob<List>(asking("GET", path, rolesRoot), [](std::string_view text) { return api::rolesFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpRoles::saveRole(const RoleSheet& sheet, Executor& on, Reply<RoleSheet> reply) {
    const bool fresh = sheet.role.id.empty();
    ApiRequest request = fresh ? asking("POST", rolesRoot, rolesRoot) : aboutRole("PUT", sheet.role.id);
    if (!fresh) request.ifMatch = etagOf(sheet.role.version);
    return desk_.run<RoleSheet>(
        roleJob(withBody(std::move(request), api::roleWishText({sheet.role.name, sheet.note, sheet.role.grants}))), on,
        std::move(reply));
}

CallHandle HttpRoles::deleteRole(const RoleId& role, Executor& on, Reply<std::monostate> reply) {
    return desk_.run<std::monostate>(doing(aboutRole("DELETE", role)), on, std::move(reply));
}

CallHandle HttpRoles::undeleteRole(const RoleId& role, Executor& on, Reply<RoleSheet> reply) {
    return desk_.run<RoleSheet>(roleJob(aboutRole("POST", role, "/undelete")), on, std::move(reply));
}

CallHandle HttpRoles::history(const RoleId& role, std::string cursor, Executor& on, Reply<ports::RoleHistory> reply) {
    return desk_.run<ports::RoleHistory>(
        WireJob<ports::RoleHistory>::ofAnswer(
            rolePage(aboutRole("GET", role, "/history"), cursor),
            [](const WireAnswer& answer) -> Result<ports::RoleHistory> {
                SEKISHO_TRY(page, auditOf(answer, DomainId{}));
                return ports::RoleHistory{std::move(page.records), std::move(page.nextCursor)};
            }),
        on, std::move(reply));
}

CallHandle HttpRoles::holders(const RoleId& role, std::string cursor, Executor& on, Reply<ports::HolderPage> reply) {
    return desk_.run<ports::HolderPage>(
        WireJob<ports::HolderPage>(
            rolePage(aboutRole("GET", role, "/holders"), cursor),
            [](std::string_view text) -> Result<ports::HolderPage> {
                SEKISHO_TRY(page, api::holdersFromText(text));
                return ports::HolderPage{std::move(page.holders), std::move(page.nextCursor), page.total};
            }),
        on, std::move(reply));
}

CallHandle HttpRoles::rolesOf(const UserId& user, Executor& on, Reply<std::vector<RoleHolder>> reply) {
    using List = std::vector<RoleHolder>;
    return desk_.run<List>(WireJob<List>(asking("GET", "/v1.0/admin/users/" + segment(user.value) + "/roles",
                                                "/v1.0/admin/users/{userId}/roles"),
                                         [](std::string_view text) -> Result<List> {
                                             SEKISHO_TRY(page, api::holdersFromText(text, "roles"));
                                             return std::move(page.holders);
                                         }),
                           on, std::move(reply));
}

CallHandle HttpRoles::give(const HoldingWish& wish, Executor& on, Reply<RoleHolder> reply) {
    ApiRequest request = withBody(aboutHolding("PUT", wish.user, wish.role), api::holdingWishText(wish));
    if (wish.base != 0) request.ifMatch = etagOf(wish.base);
    return desk_.run<RoleHolder>(
        WireJob<RoleHolder>(std::move(request), [](std::string_view text) { return api::holderFromText(text); }), on,
        std::move(reply));
}

CallHandle HttpRoles::take(const RoleHolder& holding, Executor& on, Reply<std::monostate> reply) {
    ApiRequest request = aboutHolding("DELETE", holding.user, holding.role);
    if (holding.version != 0) request.ifMatch = etagOf(holding.version);
    return desk_.run<std::monostate>(doing(std::move(request)), on, std::move(reply));
}

// A POST, because the look is recorded; what was seen is kept nowhere.
CallHandle HttpRoles::viewAs(const UserId& user, Executor& on, Reply<ports::ViewAs> reply) {
    ApiRequest request =
        asking("POST", "/v1.0/admin/users/" + segment(user.value) + "/view", "/v1.0/admin/users/{userId}/view");
    request.keyed = false;
    return desk_.run<ports::ViewAs>(WireJob<ports::ViewAs>(std::move(request),
                                                           [](std::string_view text) -> Result<ports::ViewAs> {
                                                               SEKISHO_TRY(read, api::viewAsFromText(text));
                                                               return viewOf(std::move(read));
                                                           }),
                                    on, std::move(reply));
}

CallHandle HttpRoles::mine(Executor& on, Reply<ports::MyRights> reply) {
    constexpr auto path = "/v1.0/admin/me/rights";
    return desk_.run<ports::MyRights>(
        WireJob<ports::MyRights>(
            asking("GET", path, path),
            [](std::string_view text) -> Result<ports::MyRights> {
                SEKISHO_TRY(read, api::myRightsFromText(text));
                return ports::MyRights{std::move(read.held), std::move(read.eligible), std::move(read.active)};
            }),
        on, std::move(reply));
}

CallHandle HttpRoles::activate(const RoleId& role, int minutes, std::string reason, Executor& on,
                               Reply<Activation> reply) {
    constexpr auto path = "/v1.0/admin/me/activations";
    return desk_.run<Activation>(
        WireJob<Activation>(
            withBody(asking("POST", path, path), api::activationWishText({role, minutes, std::move(reason)})),
            [](std::string_view text) { return api::activationFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpRoles::endActivation(const std::string& id, Executor& on, Reply<std::monostate> reply) {
    return desk_.run<std::monostate>(
        doing(asking("DELETE", "/v1.0/admin/activations/" + segment(id), "/v1.0/admin/activations/{activationId}")), on,
        std::move(reply));
}

CallHandle HttpRoles::activations(std::string cursor, Executor& on,
                                  Reply<std::pair<std::vector<Activation>, std::string>> reply) {
    using Page = std::pair<std::vector<Activation>, std::string>;
    constexpr auto path = "/v1.0/admin/activations";
    return desk_.run<Page>(WireJob<Page>(rolePage(asking("GET", path, path), cursor),
                                         [](std::string_view text) -> Result<Page> {
                                             SEKISHO_TRY(read, api::activationsFromText(text));
                                             return Page(std::move(read.activations), std::move(read.nextCursor));
                                         }),
                           on, std::move(reply));
}

CallHandle HttpRoles::delegation(Executor& on, Reply<std::optional<Delegation>> reply) {
    using Found = std::optional<Delegation>;
    return desk_.run<Found>(WireJob<Found>(asking("GET", delegationRoot, delegationRoot),
                                           [](std::string_view text) { return api::delegationFromText(text); }),
                            on, std::move(reply));
}

CallHandle HttpRoles::delegate(const UserId& to, const RoleId& formerRole, Executor& on, Reply<Delegation> reply) {
    return desk_.run<Delegation>(delegationJob(withBody(asking("POST", delegationRoot, delegationRoot),
                                                        api::delegationWishText({to, formerRole}))),
                                 on, std::move(reply));
}

CallHandle HttpRoles::cancelDelegation(Executor& on, Reply<std::monostate> reply) {
    return desk_.run<std::monostate>(doing(asking("DELETE", delegationRoot, delegationRoot)), on, std::move(reply));
}

CallHandle HttpRoles::answerDelegation(bool accept, Executor& on, Reply<Delegation> reply) {
    const QByteArray path = QByteArray(delegationRoot) + "/acceptance";
    return desk_.run<Delegation>(delegationJob(withBody(asking("POST", path, path), api::acceptanceText(accept))), on,
                                 std::move(reply));
}

CallHandle HttpRoles::breakGlass(Executor& on, Reply<BreakGlass> reply) {
    return desk_.run<BreakGlass>(sealedJob(aboutSealed("GET", {})), on, std::move(reply));
}

CallHandle HttpRoles::seal(const UserId& user, Executor& on, Reply<ports::SealedCode> reply) {
    return desk_.run<ports::SealedCode>(
        WireJob<ports::SealedCode>(withBody(aboutSealed("PUT", {}), api::sealWishText(user)),
                                   [](std::string_view text) -> Result<ports::SealedCode> {
                                       SEKISHO_TRY(read, api::breakGlassFromText(text));
                                       return ports::SealedCode{std::move(read.state), std::move(read.code)};
                                   }),
        on, std::move(reply));
}

CallHandle HttpRoles::unsealForGood(Executor& on, Reply<std::monostate> reply) {
    return desk_.run<std::monostate>(doing(aboutSealed("DELETE", {})), on, std::move(reply));
}

CallHandle HttpRoles::openSealed(std::string code, std::string reason, Executor& on, Reply<BreakGlass> reply) {
    return desk_.run<BreakGlass>(sealedJob(withBody(aboutSealed("POST", "/opening"),
                                                    api::openingWishText({std::move(code), std::move(reason)}))),
                                 on, std::move(reply));
}

CallHandle HttpRoles::drill(std::string code, Executor& on, Reply<BreakGlass> reply) {
    return desk_.run<BreakGlass>(
        sealedJob(withBody(aboutSealed("POST", "/drill"), api::openingWishText({std::move(code), {}}))), on,
        std::move(reply));
}

CallHandle HttpRoles::refuseOpening(std::string reason, Executor& on, Reply<BreakGlass> reply) {
    return desk_.run<BreakGlass>(sealedJob(withBody(aboutSealed("DELETE", "/opening"), api::voteText(reason))), on,
                                 std::move(reply));
}

CallHandle HttpRoles::closeSealed(Executor& on, Reply<BreakGlass> reply) {
    return desk_.run<BreakGlass>(sealedJob(aboutSealed("POST", "/closing")), on, std::move(reply));
}

} // namespace sekisho::net
