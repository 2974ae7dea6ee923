#include "tests/fakes/net_fixture.h"

#include "models/api/record.h"
#include "models/api/user_wire.h"

#include <QFile>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::CallState;

namespace {

Error unavailable() {
    return {ErrorKind::Unavailable, "KEYCHAIN_UNAVAILABLE"};
}

} // namespace

CallHandle MemorySecrets::read(std::string name, ports::Executor& on, ports::Reply<std::optional<std::string>> reply) {
    auto state = std::make_shared<CallState>();
    Result<std::optional<std::string>> found = broken ? Result<std::optional<std::string>>(unavailable()) : kept(name);
    ports::deliver(state, on, std::move(reply), std::move(found));
    return CallHandle(state);
}

CallHandle MemorySecrets::write(std::string name, std::string secret, ports::Executor& on,
                                ports::Reply<std::monostate> reply) {
    auto state = std::make_shared<CallState>();
    if (!broken) keep(name, secret);
    ports::deliver(state, on, std::move(reply),
                   broken ? Result<std::monostate>(unavailable()) : Result<std::monostate>(std::monostate()));
    return CallHandle(state);
}

CallHandle MemorySecrets::remove(std::string name, ports::Executor& on, ports::Reply<std::monostate> reply) {
    auto state = std::make_shared<CallState>();
    {
        const std::lock_guard lock(mutex_);
        entries_.erase(name);
    }
    ports::deliver(state, on, std::move(reply), Result<std::monostate>(std::monostate()));
    return CallHandle(state);
}

std::optional<std::string> MemorySecrets::kept(const std::string& name) const {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(name);
    return found == entries_.end() ? std::nullopt : std::optional(found->second);
}

void MemorySecrets::keep(const std::string& name, const std::string& secret) {
    const std::lock_guard lock(mutex_);
    entries_[name] = secret;
}

NetFixture::NetFixture() : ca(authority("Test authority")), leaf(issuedBy(ca, {})), server(serverConfiguration(leaf)) {
    file("ca.pem", ca.pem());
}

std::string NetFixture::file(const QByteArray& name, const QByteArray& bytes) const {
    QFile file(folder.filePath(QString::fromUtf8(name)));
    if (file.open(QIODevice::WriteOnly)) file.write(bytes);
    return file.fileName().toStdString();
}

net::GatewayConfig NetFixture::config(const QByteArray& url) const {
    using std::chrono::milliseconds;
    net::GatewayConfig config;
    config.profileId = "p1";
    config.service = (url.isEmpty() ? server.url() : url).toStdString();
    config.tls.caFile = folder.filePath(QStringLiteral("ca.pem")).toStdString();
    config.deviceName = "test";
    config.os = "test";
    config.version = "0";
    config.timings.retryPauses = {milliseconds(5), milliseconds(10)};
    config.timings.probeFirst = milliseconds(20);
    config.timings.probeMost = milliseconds(80);
    config.timings.reconnectFirst = milliseconds(20);
    config.timings.reconnectMost = milliseconds(80);
    return config;
}

std::unique_ptr<net::HttpGateway> NetFixture::gateway(const QByteArray& url) {
    return gateway(config(url));
}

std::unique_ptr<net::HttpGateway> NetFixture::gateway(const net::GatewayConfig& wanted) {
    auto made = net::HttpGateway::create(wanted, secrets);
    return made ? std::move(*made) : nullptr;
}

SmallService::SmallService(TlsServer& server) {
    server.handler = [this](const SeenRequest& request, Conversation& to) { handle(request, to); };
}

void SmallService::handle(const SeenRequest& request, Conversation& to) {
    if (before && before(request, to)) return;
    if (answerSignIn(request, to)) return;
    if (request.headers.value("authorization") != "Bearer " + access)
        return to.answer(401, R"({"code":"UNAUTHORIZED","description":"expired"})", "application/json",
                         "WWW-Authenticate: Bearer realm=\"x\", error=\"invalid_token\"\r\n");
    answerCall(request, to);
}

bool SmallService::answerSignIn(const SeenRequest& request, Conversation& to) {
    if (request.path() == "/oauth2/v2.0/console/challenge") {
        to.answer(200, R"({"status":"complete","code":"code-1"})");
    } else if (request.path() == "/oauth2/v2.0/token") {
        const bool renewal = request.body.contains("grant_type=refresh_token");
        if (renewal) ++renewals;
        if (renewal && (!refreshWorks || !request.body.contains("refresh_token=" + refresh + "&"))) {
            to.answer(400, R"({"error":"invalid_grant","error_description":"gone"})");
            return true;
        }
        to.answer(200, R"({"access_token":")" + access + R"(","refresh_token":")" + refresh +
                           R"(","token_type":"Bearer","expires_in":"3600"})");
    } else if (request.path() == "/oauth2/v2.0/revoke") {
        to.answer(200, "{}");
    } else {
        return false;
    }
    return true;
}

void SmallService::answerCall(const SeenRequest& request, Conversation& to) {
    const auto path = request.path();
    if (path == "/v1.0/admin/me")
        return to.answer(200,
                         R"({"user":{"userId":"u-admin","name":"管理 太郎","email":"admin@example"},)"
                         R"("domainId":10000001,"workgroup":"example","tenantName":"例","roles":[)"
                         R"({"roleId":"r1","builtIn":"super","scope":{"orgUnits":[]}}],"menus":[],)"
                         R"("session":{"sessionId":"s1"},"settings":{"useLevel":false,"locale":"ja_JP"},)"
                         R"("serverTime":"2026-11-22T05:00:00.000000Z"})",
                         "application/json; charset=UTF-8");
    if (path == "/v1.0/admin/capabilities")
        return to.answer(200, R"({"service":"sekishod","version":"1","features":["feed","sessions"]})");
    if (path == "/v1.0/admin/snapshot") {
        return to.answer(
            200,
            "{\"kind\":\"begin\",\"cursor\":7,\"members\":2,\"orgUnits\":0}\n{\"kind\":\"member\",\"data\":" +
                memberRecord("u1", 1) + "}\n{\"kind\":\"member\",\"data\":" + memberRecord("u2", 1) +
                "}\n{\"kind\":\"end\",\"count\":2}\n",
            "application/x-ndjson");
    }
    if (path.startsWith("/v1.0/admin/users/") && path.endsWith("/record"))
        return to.answer(200, memberRecord(path.split('/').value(4), 3), "application/json", "ETag: \"3\"\r\n");
    if (request.method == "PATCH")
        return to.answer(200, memberUser(path.split('/').value(3)), "application/json", "ETag: \"4\"\r\n");
    if (request.method == "POST" && path == "/v1.0/users")
        return to.answer(201, memberUser("u-new"), "application/json", "ETag: \"1\"\r\n");
    if (request.method == "DELETE" || path.endsWith("/suspend")) return to.answer(204);
    if (path.endsWith("/force-logout")) return to.answer(202);
    to.answer(404, R"({"code":"NOT_FOUND","description":"no such path"})");
}

Member someMember(const std::string& id, Version version) {
    Member member;
    member.domain = 10000001;
    member.id = UserId(id);
    member.email = id + "@example";
    member.name.lastName = "佐藤";
    member.name.firstName = "花子";
    member.organizations.push_back({member.domain, true, {}, {}, {}});
    member.version = version;
    return member;
}

QByteArray memberRecord(const QByteArray& id, int version) {
    return QByteArray::fromStdString(api::recordText(someMember(id.toStdString(), version)));
}

QByteArray memberUser(const QByteArray& id) {
    return QByteArray::fromStdString(api::userText(someMember(id.toStdString(), 1), {}, Instant{}));
}

} // namespace sekisho::fakes
