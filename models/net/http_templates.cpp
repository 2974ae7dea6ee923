#include "models/net/http_templates.h"

#include "models/api/changeset_wire.h"
#include "models/api/policy_wire.h"
#include "models/net/answers.h"
#include "models/net/wire_job.h"

namespace sekisho::net {

using policy::ServiceTemplate;
using ports::CallHandle;
using ports::ConfigurationPlan;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto templatesRoot = "/v1.0/admin/permission-templates";
constexpr auto configurationRoot = "/v1.0/admin/configuration";

ApiRequest aboutTemplate(QByteArray verb, const ServiceTemplate& one, const QByteArray& rest = {}) {
    ApiRequest request = asking(std::move(verb), QByteArray(templatesRoot) + '/' + segment(one.id.value) + rest,
                                QByteArray(templatesRoot) + "/{templateId}" + rest);
    request.ifMatch = etagOf(one.version);
    return request;
}

ApiRequest aboutTemplateUser(QByteArray verb, const UserId& member, const QByteArray& rest) {
    return asking(std::move(verb), "/v1.0/admin/users/" + segment(member.value) + rest,
                  "/v1.0/admin/users/{userId}" + rest);
}

WireJob<ServiceTemplate> templateJob(ApiRequest request) {
    return {std::move(request), [](std::string_view text) { return api::templateFromText(text); }};
}

Result<ConfigurationPlan> planOf(const WireAnswer& answer) {
    SEKISHO_TRY(set, api::changesetFromText(textOf(answer)));
    SEKISHO_TRY(body, jsonObject(answer));
    return ConfigurationPlan{std::move(set), errorsIn(body)};
}

} // namespace

CallHandle HttpTemplates::templates(Executor& on, Reply<std::vector<ServiceTemplate>> reply) {
    using List = std::vector<ServiceTemplate>;
    return desk_.run<List>(WireJob<List>(asking("GET", templatesRoot, templatesRoot),
                                         [](std::string_view text) { return api::templatesFromText(text); }),
                           on, std::move(reply));
}

CallHandle HttpTemplates::saveTemplate(const ServiceTemplate& edited, Executor& on, Reply<ServiceTemplate> reply) {
    ApiRequest request =
        edited.id.empty() ? asking("POST", templatesRoot, templatesRoot) : aboutTemplate("PUT", edited);
    request.body = QByteArray::fromStdString(api::templateInput(edited));
    return desk_.run<ServiceTemplate>(templateJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpTemplates::assign(const ServiceTemplate& edited, Executor& on, Reply<ServiceTemplate> reply) {
    ApiRequest request = aboutTemplate("PUT", edited, "/assignments");
    request.body = QByteArray::fromStdString(api::assignmentsInput(edited));
    return desk_.run<ServiceTemplate>(templateJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpTemplates::removeTemplate(const ServiceTemplate& gone, Executor& on, Reply<std::monostate> reply) {
    return desk_.run<std::monostate>(doing(aboutTemplate("DELETE", gone)), on, std::move(reply));
}

CallHandle HttpTemplates::effectiveTemplate(const UserId& member, Executor& on,
                                            Reply<policy::EffectiveTemplate> reply) {
    using Effective = policy::EffectiveTemplate;
    return desk_.run<Effective>(
        WireJob<Effective>(aboutTemplateUser("GET", member, "/effective-template"),
                           [](std::string_view text) { return api::effectiveTemplateFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpTemplates::appStop(const UserId& member, Executor& on, Reply<ports::AppStop> reply) {
    return desk_.run<ports::AppStop>(WireJob<ports::AppStop>(aboutTemplateUser("GET", member, "/app-stop"),
                                                             [](std::string_view text) -> Result<ports::AppStop> {
                                                                 SEKISHO_TRY(stop, api::appStopFromText(text));
                                                                 return ports::AppStop{stop.mobile, stop.pc};
                                                             }),
                                     on, std::move(reply));
}

CallHandle HttpTemplates::stopApps(const UserId& member, ports::AppStop wanted, Executor& on,
                                   Reply<std::monostate> reply) {
    ApiRequest request = aboutTemplateUser("PUT", member, "/app-stop");
    request.body = QByteArray::fromStdString(api::appStopText({wanted.mobile, wanted.pc}));
    return desk_.run<std::monostate>(doing(std::move(request)), on, std::move(reply));
}

CallHandle HttpTemplates::exportConfiguration(Executor& on, Reply<std::string> reply) {
    return desk_.run<std::string>(
        WireJob<std::string>(asking("GET", configurationRoot, configurationRoot),
                             [](std::string_view text) -> Result<std::string> { return std::string(text); }),
        on, std::move(reply));
}

CallHandle HttpTemplates::planConfiguration(std::string text, Executor& on, Reply<ConfigurationPlan> reply) {
    const QByteArray path = QByteArray(configurationRoot) + "/changeset";
    ApiRequest request = asking("POST", path, path);
    request.body = QByteArray::fromStdString(text);
    return desk_.run<ConfigurationPlan>(WireJob<ConfigurationPlan>::ofAnswer(std::move(request), planOf), on,
                                        std::move(reply));
}

} // namespace sekisho::net
