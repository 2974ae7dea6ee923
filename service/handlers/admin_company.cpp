// The company's logo (ロゴ・テーマ), what members' apps are told (メニュー配置 among it), the key of the company's own
// MDM, another name for the workgroup (ワークグループ名), and closing the tenant (解約).

#include "models/api/company_wire.h"
#include "service/auth/mdm_key.h"
#include "service/auth/policy_snapshot.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/directory_upload.h"
#include "service/monitoring/monitor_policies.h"
#include "service/rules/app_settings.h"
#include "service/rules/closing.h"
#include "service/rules/policy_sessions.h"
#include "service/rules/workgroup.h"
#include "service/store/before_images.h"

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;

namespace {

constexpr std::string_view kThemeMenu = "basic.theme";
constexpr std::string_view kClosingMenu = "basic.close";
constexpr std::string_view kMobileMenu = "security.mobile";
constexpr std::string_view kMdmKeyPath = "/v1.0/admin/mdm-key";
constexpr std::string_view kClosingPath = "/v1.0/admin/closing";
constexpr std::string_view kWorkgroupMenu = "basic.workgroup";
constexpr std::string_view kWorkgroupPath = "/v1.0/admin/workgroup";

AuditEntry logoEntry(std::string action, const Call& call) {
    return {.action = std::move(action),
            .targetKind = "tenant",
            .targetId = std::to_string(call.caller.domain),
            .targetName = call.caller.workgroup,
            .changesJson = {}};
}

HandlerResult getLogo(Call& call) {
    SEKISHO_TRY(read, call.db->prepare("SELECT mime, bytes FROM company_logo WHERE domain_id = ?"));
    read.bind(1, static_cast<std::int64_t>(call.caller.domain));
    SEKISHO_TRY(there, read.step());
    if (!there) return Error(ErrorKind::NotFound, "LOGO_NOT_EXIST");
    Response response;
    response.contentType = std::string(read.text(0));
    response.body = std::string(read.text(1));
    return std::move(response).with("Cache-Control", "private, no-store").with("X-Content-Type-Options", "nosniff");
}

HandlerResult putLogo(Call& call) {
    const std::string& bytes = call.request.body;
    if (bytes.size() > sekisho::kLargestLogo)
        return sekisho::badInput("body", "PHOTO_TOO_LARGE", {}).with("max", "1 MB");
    const std::string_view type = imageTypeOf(bytes);
    if (type != "image/png" && type != "image/jpeg") return Error(ErrorKind::BadInput, "LOGO_FORMAT");
    // Bytes are bound as text and cast: the statement takes no other form of them.
    SEKISHO_TRY(write, call.db->prepare("INSERT INTO company_logo(domain_id, mime, bytes, updated, version) VALUES(?, "
                                        "?, CAST(? AS BLOB), ?, 1) ON CONFLICT(domain_id) DO UPDATE SET mime = "
                                        "excluded.mime, bytes = excluded.bytes, updated = excluded.updated, version = "
                                        "version + 1"));
    write.bind(1, static_cast<std::int64_t>(call.caller.domain))
        .bind(2, type)
        .bind(3, std::string_view(bytes))
        .bind(4, sekisho::toMillis(call.now));
    SEKISHO_CHECK(write.run());
    call.audit(logoEntry("tenant.logo.set", call));
    call.changed({"tenant", std::to_string(call.caller.domain)});
    return Response::empty(204);
}

HandlerResult deleteLogo(Call& call) {
    SEKISHO_TRY(gone, call.db->exec("DELETE FROM company_logo WHERE domain_id = :domain", call.caller.domain));
    if (gone == 0) return Error(ErrorKind::NotFound, "LOGO_NOT_EXIST");
    call.audit(logoEntry("tenant.logo.remove", call));
    call.changed({"tenant", std::to_string(call.caller.domain)});
    return Response::empty(204);
}

HandlerResult getAppSettings(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(snapshot, policyBookOf(services).of(*call.db, call.caller.domain));
    SEKISHO_TRY(told, appSettings(*call.db, tenant, *snapshot, call.caller));
    return Response::json(200, std::move(told)).with("Cache-Control", "private, no-store");
}

HandlerResult keyAnswer(const sekisho::MdmKey& key) {
    return Response::json(200, sekisho::api::mdmKeyText(key)).with("Cache-Control", "no-store");
}

HandlerResult getMdmKey(Call& call) {
    SEKISHO_TRY(key, mdmKeyOf(*call.db, call.caller.domain));
    return keyAnswer(key);
}

// Whoever showed the key before signs in again with the new one, as when the link was made.
HandlerResult postMdmKey(Services& services, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(snapshot, policyBookOf(services).of(*call.db, call.caller.domain));
    SEKISHO_TRY(key, issueMdmKey(*call.db, call.caller.domain, call.now));
    sekisho::policy::Effects effects;
    if (snapshot->policies.mobile.mdm == sekisho::policy::Mdm::ThirdParty)
        effects.ends = sekisho::policy::Ends::MobileApp;
    SEKISHO_TRY(ended, endSessionsByPolicy(*call.db, call.caller.domain, effects, call.now));
    call.audit({.action = "tenant.mdmKey.issue",
                .targetKind = "policy",
                .targetId = "mobile",
                .targetName = call.caller.workgroup,
                .changesJson = R"({"sessionsEnded":{"from":null,"to":)" + std::to_string(ended.sessions) + "}}"});
    call.changed({"policy", "mobile"});
    call.afterCommit([&services, domain = call.caller.domain] { policiesChanged(services, domain); });
    return keyAnswer(key);
}

HandlerResult workgroupAnswer(Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(present, workgroupOf(*call.db, tenant, call.now));
    return Response::json(200, sekisho::api::workgroupText(present));
}

HandlerResult postWorkgroup(Services& services, Call& call) {
    SEKISHO_TRY(wish, sekisho::api::workgroupWishFrom(call.body));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_CHECK(dropImages(*call.db)); // of everybody: it is no change that is undone, but one to be made once more
    SEKISHO_CHECK(changeWorkgroup(*call.db, tenant, call.caller, wish, call.now, effects));
    SEKISHO_CHECK(renewMonitorStamp(*call.db, tenant.domain)); // policies that name senders by their IDs are read anew
    call.afterCommit([&services, domain = call.caller.domain] { policiesChanged(services, domain); });
    SEKISHO_TRY(answer, workgroupAnswer(call));
    return done(call, effects, std::move(answer));
}

HandlerResult closingAnswer(Call& call, const Tenant& tenant) {
    SEKISHO_TRY(closing, closingOf(*call.db, tenant));
    return Response::json(200, sekisho::api::closingText(closing));
}

HandlerResult getClosing(Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    return closingAnswer(call, tenant);
}

HandlerResult postClosing(Services& services, Call& call) {
    SEKISHO_TRY(wish, sekisho::api::closingWishFrom(call.body));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    std::vector<sekisho::SessionId> ended;
    SEKISHO_CHECK(
        closeTenant(*call.db, tenant, call.caller, wish.reason, wish.note, wish.workgroup, call.now, ended, effects));
    call.afterCommit([&services, ended = std::move(ended)] {
        for (const sekisho::SessionId& session : ended)
            sessionEnded(services, session);
        services.auth.forgetAll();
    });
    SEKISHO_TRY(answer, closingAnswer(call, tenant));
    return done(call, effects, std::move(answer));
}

HandlerResult deleteClosing(Services& services, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_CHECK(withdrawClosing(*call.db, tenant, call.now, effects));
    call.afterCommit([&services] { services.auth.forgetAll(); });
    SEKISHO_TRY(answer, closingAnswer(call, tenant));
    return done(call, effects, std::move(answer));
}

} // namespace

void addCompanyEndpoints(Services& services, std::vector<Endpoint>& out) {
    Endpoint show = adminEndpoint(Method::Get, "/v1.0/company/logo", "The company's logo", {}, getLogo);
    show.publicReason = "Every member sees the logo of his company.";
    show.scopes.emplace_back("user.read"); // of members' apps
    out.push_back(std::move(show));
    Endpoint told = adminEndpoint(Method::Get, "/v1.0/company/app-settings", "What a member's app keeps to", {},
                                  [&services](Call& call) { return getAppSettings(services, call); });
    told.publicReason = "Every member's app lays its menu out and keeps to the settings of his company.";
    told.scopes.emplace_back("user.read");
    out.push_back(std::move(told));
    Endpoint key = adminEndpoint(Method::Get, kMdmKeyPath, "The key of the third-party MDM", kMobileMenu, getMdmKey);
    key.permission.access = sekisho::Access::Operate; // whoever has it lets phones in
    out.push_back(std::move(key));
    Endpoint issue = adminEndpoint(Method::Post, kMdmKeyPath, "Issue a key for the third-party MDM", kMobileMenu,
                                   [&services](Call& call) { return postMdmKey(services, call); });
    issue.auth = AuthNeed::User; // who confirms that it is he: never a program
    issue.keepsAnswer = false;
    out.push_back(std::move(issue));
    Endpoint take =
        adminEndpoint(Method::Put, "/v1.0/admin/company/logo", "Set the company's logo", kThemeMenu, putLogo);
    take.body = BodyKind::Raw;
    take.bodyLimit = sekisho::kLargestLogo + 1; // one byte too many is told by its own error
    out.push_back(std::move(take));
    out.push_back(
        adminEndpoint(Method::Delete, "/v1.0/admin/company/logo", "Remove the company's logo", kThemeMenu, deleteLogo));
    out.push_back(adminEndpoint(Method::Get, kClosingPath, "Whether the tenant is closed, and what must go first",
                                kClosingMenu, getClosing));
    Endpoint close = adminEndpoint(Method::Post, kClosingPath, "Close the tenant", kClosingMenu,
                                   [&services](Call& call) { return postClosing(services, call); });
    Endpoint back = adminEndpoint(Method::Delete, kClosingPath, "Take the closing back", kClosingMenu,
                                  [&services](Call& call) { return deleteClosing(services, call); });
    out.push_back(adminEndpoint(Method::Get, kWorkgroupPath, "The workgroup name, and whether it is locked",
                                kWorkgroupMenu, workgroupAnswer));
    Endpoint rename = adminEndpoint(Method::Post, kWorkgroupPath, "Change the workgroup name", kWorkgroupMenu,
                                    [&services](Call& call) { return postWorkgroup(services, call); });
    for (Endpoint* one : {&close, &back, &rename}) {
        one->auth = AuthNeed::User; // a person, who can be asked again who he is: never a program
        out.push_back(std::move(*one));
    }
}

} // namespace sekishod
