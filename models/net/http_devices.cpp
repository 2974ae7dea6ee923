#include "models/net/http_devices.h"

#include "models/api/cut_off_wire.h"
#include "models/api/device_wire.h"
#include "models/net/wire_job.h"

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto devicesRoot = "/v1.0/admin/devices";
constexpr auto trustedRoot = "/v1.0/admin/trusted-devices";
constexpr auto sessionsRoot = "/v1.0/admin/sessions";

// The first page is to be there at once; whoever goes on wants much.
ApiRequest askList(const char* path, api::Query query, std::string cursor) {
    if (!cursor.empty()) {
        query.emplace_back("count", "500");
        query.emplace_back("cursor", std::move(cursor));
    }
    QByteArray full = path;
    char separator = '?';
    for (const auto& [name, value] : query) {
        full += separator + QByteArray::fromStdString(name) + '=' + segment(value);
        separator = '&';
    }
    return asking("GET", full, path);
}

// It carries the id of its cut-off, so sending it once more after its answer was lost does nothing twice.
ApiRequest orderAgainst(const char* root, const char* rest, const std::string& body) {
    const QByteArray path = QByteArray(root) + rest;
    ApiRequest request = asking("POST", path, path);
    request.keyed = false;
    request.repeatable = true;
    request.body = QByteArray::fromStdString(body);
    return request;
}

api::LiveSessionFilter wireFilter(const ports::SessionFilter& filter) {
    return {filter.text, filter.kinds, filter.country, filter.ip, filter.idleMinutesAtLeast, filter.orgUnit};
}

template<class Tag>
std::vector<std::string> plainIds(const std::vector<Id<Tag>>& ids) {
    std::vector<std::string> texts;
    texts.reserve(ids.size());
    for (const Id<Tag>& id : ids)
        texts.push_back(id.value);
    return texts;
}

WireJob<CutOff> bulkJob(ApiRequest request, const CutOffId& id) {
    return {std::move(request), [id](std::string_view text) { return api::bulkAnswerFromText(text, id); }};
}

} // namespace

CallHandle HttpDevices::devices(const DeviceFilter& filter, std::string cursor, Executor& on,
                                Reply<ports::DevicePage> reply) {
    return desk_.run<ports::DevicePage>(
        WireJob<ports::DevicePage>(
            askList(devicesRoot, api::deviceQuery(filter), std::move(cursor)),
            [](std::string_view text) -> Result<ports::DevicePage> {
                SEKISHO_TRY(page, api::devicesFromText(text));
                return ports::DevicePage{std::move(page.devices), std::move(page.nextCursor), page.total};
            }),
        on, std::move(reply));
}

CallHandle HttpDevices::devicesOf(const UserId& member, Executor& on, Reply<std::vector<Device>> reply) {
    using List = std::vector<Device>;
    return desk_.run<List>(WireJob<List>(asking("GET", "/v1.0/admin/users/" + segment(member.value) + "/devices",
                                                "/v1.0/admin/users/{userId}/devices"),
                                         [](std::string_view text) -> Result<List> {
                                             SEKISHO_TRY(page, api::devicesFromText(text));
                                             return std::move(page.devices);
                                         }),
                           on, std::move(reply));
}

CallHandle HttpDevices::trusted(std::string text, std::string cursor, Executor& on, Reply<ports::TrustedPage> reply) {
    api::Query query;
    if (!text.empty()) query.emplace_back("text", std::move(text));
    return desk_.run<ports::TrustedPage>(
        WireJob<ports::TrustedPage>(
            askList(trustedRoot, std::move(query), std::move(cursor)),
            [](std::string_view answer) -> Result<ports::TrustedPage> {
                SEKISHO_TRY(page, api::trustedFromText(answer));
                return ports::TrustedPage{std::move(page.devices), std::move(page.nextCursor), page.total};
            }),
        on, std::move(reply));
}

CallHandle HttpDevices::untrust(std::vector<std::string> trustedIds, Executor& on, Reply<std::int64_t> reply) {
    const QByteArray path = QByteArray(trustedRoot) + "/remove";
    ApiRequest request = asking("POST", path, path);
    request.body = QByteArray::fromStdString(api::trustedRemoval(trustedIds));
    return desk_.run<std::int64_t>(
        WireJob<std::int64_t>(std::move(request), [](std::string_view text) { return api::doneFromText(text); }), on,
        std::move(reply));
}

CallHandle HttpDevices::order(const CutOffId& id, DeviceAction action, std::vector<DeviceId> devices, std::string note,
                              Executor& on, Reply<CutOff> reply) {
    const api::BulkOrder order{id, plainIds(devices), std::move(note)};
    return desk_.run<CutOff>(
        bulkJob(orderAgainst(devicesRoot, "/orders", api::bulkOrderText(order, "devices", {}, deviceActionKey(action))),
                id),
        on, std::move(reply));
}

CallHandle HttpDevices::liveSessions(const ports::SessionFilter& filter, std::string cursor, Executor& on,
                                     Reply<ports::LiveSessionPage> reply) {
    return desk_.run<ports::LiveSessionPage>(
        WireJob<ports::LiveSessionPage>(
            askList(sessionsRoot, api::liveSessionQuery(wireFilter(filter)), std::move(cursor)),
            [](std::string_view text) -> Result<ports::LiveSessionPage> {
                SEKISHO_TRY(read, api::liveSessionsFromText(text));
                ports::LiveSessionPage page;
                for (api::LiveSessionText& one : read.sessions)
                    page.sessions.push_back({std::move(one.session), std::move(one.userName), std::move(one.loginId)});
                page.nextCursor = std::move(read.nextCursor);
                page.total = read.total;
                page.members = read.members;
                return page;
            }),
        on, std::move(reply));
}

CallHandle HttpDevices::endSessions(const CutOffId& id, std::vector<SessionId> sessions, std::string note, Executor& on,
                                    Reply<CutOff> reply) {
    const api::BulkOrder order{id, plainIds(sessions), std::move(note)};
    return desk_.run<CutOff>(bulkJob(orderAgainst(sessionsRoot, "/end", api::bulkOrderText(order, "sessions")), id), on,
                             std::move(reply));
}

CallHandle HttpDevices::endMatching(const CutOffId& id, const ports::SessionFilter& filter, std::string note,
                                    Executor& on, Reply<CutOff> reply) {
    const api::BulkOrder order{id, {}, std::move(note)};
    const std::string body = api::bulkOrderText(order, "sessions", api::liveSessionFilterValue(wireFilter(filter)));
    return desk_.run<CutOff>(bulkJob(orderAgainst(sessionsRoot, "/end", body), id), on, std::move(reply));
}

} // namespace sekisho::net
