#include "models/net/answers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonParseError>

namespace sekisho::net {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostErrorsTold = 1'000;

const char* codeOfStatus(int status) {
    switch (status) {
    case 400:
        return "BAD_REQUEST";
    case 401:
        return "UNAUTHORIZED";
    case 403:
        return "FORBIDDEN";
    case 404:
        return "NOT_FOUND";
    case 409:
        return "CONFLICT";
    case 412:
        return "PRECONDITION_FAILED";
    case 413:
        return "PAYLOAD_TOO_LARGE";
    case 429:
        return "TOO_MANY_REQUESTS";
    case 502:
    case 503:
    case 504:
        return "SERVICE_UNAVAILABLE";
    default:
        return status >= 500 ? "INTERNAL_SERVER_ERROR" : "UNKNOWN_ERROR";
    }
}

ErrorKind kindOf(int status) {
    if (status == 502 || status == 504) return ErrorKind::Unavailable; // a proxy that does not reach the service
    return kindOfStatus(status);
}

void readErrorBody(const QJsonObject& body, Error& error) {
    const auto known = text(body, "code"_L1);
    if (!known.empty()) {
        error.code = known;
        error.description = text(body, "description"_L1);
        error.all = errorsIn(body);
        return;
    }
    const auto oauth = body.value("error"_L1).toString();
    if (oauth.isEmpty()) return;
    error.code = "OAUTH_" + oauth.toUpper().toStdString();
    error.description = text(body, "error_description"_L1);
}

void readErrorHeaders(const WireAnswer& answer, Error& error) {
    error.field = answer.errorField.toStdString();
    for (const auto& pair : answer.errorParams.split('&')) {
        const auto equals = pair.indexOf('=');
        if (equals <= 0) continue;
        error.params.push_back({QByteArray::fromPercentEncoding(pair.left(equals)).toStdString(),
                                QByteArray::fromPercentEncoding(pair.mid(equals + 1)).toStdString()});
    }
    if (answer.status == 412 && !answer.etag.isEmpty()) error.params.push_back({"etag", answer.etag.toStdString()});
}

Access accessOfKey(const QString& key) {
    if (key == "operate"_L1) return Access::Operate;
    return key == "view"_L1 ? Access::View : Access::None;
}

std::vector<Grant> grantsOf(const QJsonValue& menus) {
    std::vector<Grant> grants;
    const auto list = menus.toArray();
    for (const auto& item : list) {
        const auto menu = item.toObject();
        const auto access = accessOfKey(menu.value("access"_L1).toString());
        if (access != Access::None) grants.push_back({text(menu, "key"_L1), access});
    }
    return grants;
}

// A custom role tells its name and scope only; what it allows is in `menus`, the sum over all roles, and summing again
// changes nothing.
RoleHolding holdingOf(const QJsonObject& object, const std::vector<Grant>& allowed) {
    RoleHolding holding;
    const auto builtIn = text(object, "builtIn"_L1);
    for (const auto& known : builtInRoles()) {
        if (!builtIn.empty() && known.builtIn == builtIn) holding.role = known;
    }
    if (holding.role.builtIn.empty()) holding.role.grants = allowed;
    holding.role.id = RoleId(text(object, "roleId"_L1));
    holding.role.name = text(object, "name"_L1);
    const auto scope = object.value("scope"_L1).toObject();
    const auto units = scope.value("orgUnits"_L1).toArray();
    for (const auto& unit : units)
        holding.scope.orgUnits.emplace_back(unit.toString().toStdString());
    holding.scope.includeSubOrgUnits = scope.value("includeSubOrgUnits"_L1).toBool(true);
    holding.expiresAt = instant(object, "expiresAt"_L1);
    return holding;
}

std::string nextCursor(const QJsonObject& body) {
    return text(body.value("responseMetaData"_L1).toObject(), "nextCursor"_L1);
}

Session sessionOf(const QJsonObject& object, const UserId& user) {
    Session session;
    session.id = SessionId(text(object, "sessionId"_L1));
    session.user = user;
    session.kind = clientKindOf(text(object, "kind"_L1)).value_or(ClientKind::Browser);
    if (const auto device = text(object, "deviceId"_L1); !device.empty()) session.device = DeviceId(device);
    session.deviceName = text(object, "deviceName"_L1);
    session.os = text(object, "os"_L1);
    session.ip = text(object, "ip"_L1);
    session.country = text(object, "country"_L1);
    session.userAgent = text(object, "userAgent"_L1);
    session.startedAt = instant(object, "startedAt"_L1).value_or(Instant{});
    session.lastUsedAt = instant(object, "lastUsedAt"_L1).value_or(session.startedAt);
    session.endedAt = instant(object, "endedAt"_L1);
    session.endReason = text(object, "endReason"_L1);
    session.current = object.value("current"_L1).toBool();
    return session;
}

AuditRecord auditRecordOf(const QJsonObject& object, DomainId domain) {
    AuditRecord record;
    record.seq = object.value("seq"_L1).toInteger();
    record.domain = domain;
    record.at = instant(object, "at"_L1).value_or(Instant{});
    record.actorId = text(object, "actorId"_L1);
    record.actorName = text(object, "actorName"_L1);
    record.action = text(object, "action"_L1);
    record.targetKind = text(object, "targetKind"_L1);
    record.targetId = text(object, "targetId"_L1);
    record.targetName = text(object, "targetName"_L1);
    record.result = text(object, "result"_L1);
    record.ip = text(object, "ip"_L1);
    record.requestId = text(object, "requestId"_L1);
    if (const auto changes = object.value("changes"_L1); changes.isObject())
        record.changesJson = QJsonDocument(changes.toObject()).toJson(QJsonDocument::Compact).toStdString();
    return record;
}

} // namespace

std::string text(const QJsonObject& object, QLatin1StringView key) {
    return object.value(key).toString().toStdString();
}

std::optional<Instant> instant(const QJsonObject& object, QLatin1StringView key) {
    return parseInstant(text(object, key));
}

Error errorOf(const WireAnswer& answer) {
    Error error(kindOf(answer.status), codeOfStatus(answer.status));
    if (answer.contentType == "application/json") readErrorBody(QJsonDocument::fromJson(answer.body).object(), error);
    readErrorHeaders(answer, error);
    error.requestId = answer.requestId.toStdString();
    error.detail = "status " + std::to_string(answer.status);
    if (answer.status == 429) {
        bool isNumber = false;
        const auto seconds = answer.retryAfter.toInt(&isNumber);
        error.params.push_back({"seconds", std::to_string(isNumber && seconds > 0 ? seconds : 60)});
    }
    return error;
}

std::vector<Error> errorsIn(const QJsonObject& body) {
    std::vector<Error> out;
    const auto list = body.value("errors"_L1).toArray();
    for (const auto& item : list) {
        if (out.size() == kMostErrorsTold) break;
        const auto one = item.toObject();
        Error error(ErrorKind::BadInput, text(one, "code"_L1), text(one, "description"_L1));
        error.field = text(one, "field"_L1);
        const auto params = one.value("params"_L1).toObject();
        for (auto param = params.begin(); param != params.end(); ++param)
            error.params.push_back({param.key().toStdString(), param.value().toString().toStdString()});
        out.push_back(std::move(error));
    }
    return out;
}

Error malformed(const WireAnswer& answer, const char* what) {
    auto error = Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "The answer could not be read.").because(what);
    error.requestId = answer.requestId.toStdString();
    return error;
}

Result<QJsonObject> jsonObject(const WireAnswer& answer) {
    if (answer.contentType != "application/json") return malformed(answer, "the answer is not application/json");
    QJsonParseError fault;
    const auto document = QJsonDocument::fromJson(answer.body, &fault);
    if (fault.error != QJsonParseError::NoError || !document.isObject())
        return malformed(answer, "the answer is not one JSON object");
    return document.object();
}

Result<Version> versionOf(const WireAnswer& answer) {
    auto etag = answer.etag;
    if (etag.isEmpty()) return Version{0};
    if (etag.startsWith("W/")) etag = etag.mid(2);
    bool isNumber = false;
    const bool quoted = etag.size() > 2 && etag.startsWith('"') && etag.endsWith('"');
    const auto version = etag.mid(1, etag.size() - 2).toLongLong(&isNumber);
    if (!quoted || !isNumber) return malformed(answer, "the ETag is not a number in quotes");
    return Version{version};
}

Result<ports::Identity> identityOf(const WireAnswer& answer) {
    SEKISHO_TRY(body, jsonObject(answer));
    const auto user = body.value("user"_L1).toObject();
    ports::Identity identity;
    identity.user = UserId(text(user, "userId"_L1));
    identity.name = text(user, "name"_L1);
    identity.email = text(user, "email"_L1);
    identity.domain = static_cast<DomainId>(body.value("domainId"_L1).toInteger());
    if (identity.user.empty() || identity.domain == 0) return malformed(answer, "the identity names no user");
    identity.workgroup = text(body, "workgroup"_L1);
    identity.tenantName = text(body, "tenantName"_L1);
    const auto allowed = grantsOf(body.value("menus"_L1));
    const auto roles = body.value("roles"_L1).toArray();
    for (const auto& role : roles)
        identity.roles.push_back(holdingOf(role.toObject(), allowed));
    identity.session = SessionId(text(body.value("session"_L1).toObject(), "sessionId"_L1));
    const auto settings = body.value("settings"_L1).toObject();
    identity.usePosition = settings.value("usePosition"_L1).toBool(true);
    identity.useLevel = settings.value("useLevel"_L1).toBool(true);
    identity.useUserType = settings.value("useUserType"_L1).toBool(true);
    identity.locale = text(settings, "locale"_L1);
    identity.timeZone = text(settings, "timeZone"_L1);
    const auto now = instant(body, "serverTime"_L1);
    if (!now) return malformed(answer, "the identity has no server time");
    identity.serverTime = *now;
    return identity;
}

Result<ports::Capabilities> capabilitiesOf(const WireAnswer& answer) {
    SEKISHO_TRY(body, jsonObject(answer));
    ports::Capabilities capabilities;
    capabilities.service = text(body, "service"_L1);
    capabilities.version = text(body, "version"_L1);
    const auto features = body.value("features"_L1).toArray();
    for (const auto& feature : features)
        capabilities.features.push_back(feature.toString().toStdString());
    return capabilities;
}

Result<ports::SessionPage> sessionsOf(const WireAnswer& answer, const UserId& user) {
    SEKISHO_TRY(body, jsonObject(answer));
    if (!body.value("sessions"_L1).isArray()) return malformed(answer, "the sessions are missing");
    ports::SessionPage page;
    const auto list = body.value("sessions"_L1).toArray();
    for (const auto& item : list)
        page.sessions.push_back(sessionOf(item.toObject(), user));
    page.nextCursor = nextCursor(body);
    return page;
}

Result<ports::AuditPage> auditOf(const WireAnswer& answer, DomainId domain) {
    SEKISHO_TRY(body, jsonObject(answer));
    if (!body.value("records"_L1).isArray()) return malformed(answer, "the records are missing");
    ports::AuditPage page;
    const auto list = body.value("records"_L1).toArray();
    for (const auto& item : list)
        page.records.push_back(auditRecordOf(item.toObject(), domain));
    page.nextCursor = nextCursor(body);
    return page;
}

Result<Tokens> tokensOf(const WireAnswer& answer) {
    SEKISHO_TRY(body, jsonObject(answer));
    Tokens tokens{body.value("access_token"_L1).toString().toUtf8(),
                  body.value("refresh_token"_L1).toString().toUtf8()};
    if (tokens.access.isEmpty()) return malformed(answer, "the answer holds no access token");
    return tokens;
}

} // namespace sekisho::net
