#include "models/net/http_monitoring.h"

#include "models/api/monitor_wire.h"
#include "models/net/wire_job.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <utility>

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto monitoringRoot = "/v1.0/admin/monitoring";
constexpr std::chrono::minutes longestTrial{2}; // it ends by itself before, and says how far it came

ApiRequest monitoringAsks(QByteArray verb, const QByteArray& rest, const QByteArray& pattern) {
    return asking(std::move(verb), QByteArray(monitoringRoot) + rest, QByteArray(monitoringRoot) + pattern);
}

ApiRequest withText(ApiRequest request, const std::string& body) {
    request.body = QByteArray::fromStdString(body);
    return request;
}

ApiRequest withObject(ApiRequest request, const QJsonObject& body) {
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

QByteArray keyOf(MonitorService service) {
    const std::string_view key = monitorServiceKey(service);
    return {key.data(), static_cast<qsizetype>(key.size())};
}

void parameter(QByteArray& path, const char* name, std::string_view value) {
    if (value.empty()) return;
    path += path.contains('?') ? '&' : '?';
    path += name;
    path += '=';
    path += segment(std::string(value));
}

WireJob<policy::MonitorPolicy> policyJob(ApiRequest request) {
    return {std::move(request), [](std::string_view text) { return api::monitorPolicyFromText(text); }};
}

Result<ports::Trial> trialRead(std::string_view text) {
    SEKISHO_TRY(told, api::trialFromText(text));
    ports::Trial trial;
    trial.found = told.found;
    trial.looked = told.looked;
    trial.from = told.from;
    trial.until = told.until;
    trial.complete = told.complete;
    for (api::TrialMember& one : told.members)
        trial.members.push_back({std::move(one.member), std::move(one.name), one.count});
    trial.memberCount = told.memberCount;
    trial.samples = std::move(told.samples);
    return trial;
}

} // namespace

CallHandle HttpMonitoring::policies(MonitorService service, Executor& on,
                                    Reply<std::vector<policy::MonitorPolicy>> reply) {
    return desk_.run<std::vector<policy::MonitorPolicy>>(
        WireJob<std::vector<policy::MonitorPolicy>>(
            monitoringAsks("GET", "/policies?service=" + keyOf(service), "/policies"),
            [](std::string_view text) { return api::monitorPoliciesFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpMonitoring::savePolicy(const policy::MonitorPolicy& policy, Executor& on,
                                      Reply<policy::MonitorPolicy> reply) {
    const QByteArray which = "?service=" + keyOf(policy.service);
    ApiRequest request = policy.id.empty()
                             ? monitoringAsks("POST", "/policies" + which, "/policies")
                             : monitoringAsks("PUT", "/policies/" + segment(policy.id), "/policies/{policyId}");
    if (!policy.id.empty()) request.ifMatch = etagOf(policy.version);
    return desk_.run<policy::MonitorPolicy>(policyJob(withText(std::move(request), api::monitorWishText(policy))), on,
                                            std::move(reply));
}

CallHandle HttpMonitoring::deletePolicy(const policy::MonitorPolicy& policy, Executor& on,
                                        Reply<std::monostate> reply) {
    ApiRequest request = monitoringAsks("DELETE", "/policies/" + segment(policy.id), "/policies/{policyId}");
    request.ifMatch = etagOf(policy.version);
    return desk_.run<std::monostate>(doing(std::move(request)), on, std::move(reply));
}

CallHandle HttpMonitoring::trial(const policy::MonitorPolicy& draft, Instant from, Executor& on,
                                 Reply<ports::Trial> reply) {
    QByteArray path = "/trial?service=" + keyOf(draft.service);
    parameter(path, "from", formatUtc(from));
    ApiRequest request = withText(monitoringAsks("POST", path, "/trial"), api::monitorWishText(draft));
    request.keyed = false; // it changes nothing
    request.timeout = longestTrial;
    return desk_.run<ports::Trial>(WireJob<ports::Trial>(std::move(request), trialRead), on, std::move(reply));
}

CallHandle HttpMonitoring::detections(const ports::DetectionQuery& query, Executor& on,
                                      Reply<ports::DetectionPage> reply) {
    QByteArray path = "/detections";
    if (query.service) parameter(path, "service", monitorServiceKey(*query.service));
    parameter(path, "policy", query.policy);
    parameter(path, "member", query.member.value);
    if (query.state) parameter(path, "state", detectionStateKey(*query.state));
    parameter(path, "cursor", query.cursor);
    return desk_.run<ports::DetectionPage>(
        WireJob<ports::DetectionPage>(monitoringAsks("GET", path, "/detections"),
                                      [](std::string_view text) -> Result<ports::DetectionPage> {
                                          SEKISHO_TRY(page, api::detectionsFromText(text));
                                          return ports::DetectionPage{std::move(page.detections),
                                                                      std::move(page.nextCursor), page.open,
                                                                      page.total};
                                      }),
        on, std::move(reply));
}

CallHandle HttpMonitoring::detection(std::int64_t id, Executor& on, Reply<Detection> reply) {
    return desk_.run<Detection>(
        WireJob<Detection>(
            monitoringAsks("GET", "/detections/" + QByteArray::number(qlonglong{id}), "/detections/{detectionId}"),
            [](std::string_view text) { return api::detectionFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpMonitoring::setState(std::vector<std::int64_t> ids, DetectionState state, std::string note, Executor& on,
                                    Reply<std::monostate> reply) {
    const api::DetectionWish wish{std::move(ids), state, std::move(note)};
    return desk_.run<std::monostate>(
        doing(withText(monitoringAsks("POST", "/detections/state", "/detections/state"), api::detectionWishText(wish))),
        on, std::move(reply));
}

CallHandle HttpMonitoring::exceptions(Executor& on, Reply<std::vector<ports::MonitorException>> reply) {
    using Lines = std::vector<ports::MonitorException>;
    return desk_.run<Lines>(WireJob<Lines>(monitoringAsks("GET", "/exceptions", "/exceptions"),
                                           [](std::string_view text) -> Result<Lines> {
                                               SEKISHO_TRY(lines, api::exceptionsFromText(text));
                                               Lines out;
                                               for (api::ExceptionLine& one : lines)
                                                   out.push_back({std::move(one.member), std::move(one.name),
                                                                  std::move(one.loginId), one.added,
                                                                  std::move(one.addedBy)});
                                               return out;
                                           }),
                            on, std::move(reply));
}

CallHandle HttpMonitoring::addExceptions(std::vector<UserId> members, Executor& on, Reply<std::monostate> reply) {
    QJsonArray ids;
    for (const UserId& member : members)
        ids.append(QString::fromStdString(member.value));
    return desk_.run<std::monostate>(
        doing(withObject(monitoringAsks("POST", "/exceptions", "/exceptions"), {{QStringLiteral("members"), ids}})), on,
        std::move(reply));
}

CallHandle HttpMonitoring::removeException(const UserId& member, Executor& on, Reply<std::monostate> reply) {
    return desk_.run<std::monostate>(
        doing(monitoringAsks("DELETE", "/exceptions/" + segment(member.value), "/exceptions/{userId}")), on,
        std::move(reply));
}

CallHandle HttpMonitoring::consent(Executor& on, Reply<Consent> reply) {
    return desk_.run<Consent>(WireJob<Consent>(monitoringAsks("GET", "/consent", "/consent"),
                                               [](std::string_view text) { return api::consentFromText(text); }),
                              on, std::move(reply));
}

CallHandle HttpMonitoring::giveConsent(int edition, std::string purpose, Executor& on, Reply<Consent> reply) {
    return desk_.run<Consent>(
        WireJob<Consent>(withObject(monitoringAsks("POST", "/consent", "/consent"),
                                    {{QStringLiteral("edition"), edition},
                                     {QStringLiteral("purpose"), QString::fromStdString(purpose)}}),
                         [](std::string_view text) { return api::consentFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpMonitoring::contents(const ContentQuery& query, std::string cursor, Executor& on,
                                    Reply<ports::ContentPage> reply) {
    QByteArray path = "/contents";
    if (query.from) parameter(path, "from", formatUtc(*query.from));
    if (query.until) parameter(path, "until", formatUtc(*query.until));
    parameter(path, "sender", query.sender);
    parameter(path, "receiver", query.receiver);
    parameter(path, "channel", query.channel);
    parameter(path, "text", query.text);
    if (query.bot) parameter(path, "bot", *query.bot ? "true" : "false");
    parameter(path, "cursor", cursor);
    return desk_.run<ports::ContentPage>(
        WireJob<ports::ContentPage>(
            monitoringAsks("GET", path, "/contents"),
            [](std::string_view text) -> Result<ports::ContentPage> {
                SEKISHO_TRY(page, api::contentPageFromText(text));
                return ports::ContentPage{std::move(page.messages), std::move(page.nextCursor), page.searchedTo};
            }),
        on, std::move(reply));
}

} // namespace sekisho::net
