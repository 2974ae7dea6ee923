#pragma once
// What an answer means: errors of the service as sekisho::Error, and the small JSON bodies as values. Pure.

#include "models/net/exchange.h"
#include "models/ports/gateway.h"

#include <QJsonObject>

#include <string>
#include <vector>

namespace sekisho::net {

// An answer outside 2xx: {"code","description"} or RFC 6749's {"error","error_description"}, else by status alone.
Error errorOf(const WireAnswer& answer);
Error malformed(const WireAnswer& answer, const char* what);
// `errors` of a body, at most as many as the service tells (1,000): all that is at fault in what was sent.
std::vector<Error> errorsIn(const QJsonObject& body);

Result<QJsonObject> jsonObject(const WireAnswer& answer); // type application/json, one object
std::string text(const QJsonObject& object, QLatin1StringView key);
std::optional<Instant> instant(const QJsonObject& object, QLatin1StringView key);
// The number in quotes; 0 when there is none. A malformed one is an error.
Result<Version> versionOf(const WireAnswer& answer);

Result<ports::Identity> identityOf(const WireAnswer& answer);
Result<ports::Capabilities> capabilitiesOf(const WireAnswer& answer);
Result<ports::SessionPage> sessionsOf(const WireAnswer& answer, const UserId& user);
Result<ports::AuditPage> auditOf(const WireAnswer& answer, DomainId domain);
Result<ports::ChangePage> changesOf(const WireAnswer& answer);

struct Tokens {
    QByteArray access;
    QByteArray refresh; // empty: the service did not give a new one
};
Result<Tokens> tokensOf(const WireAnswer& answer);

} // namespace sekisho::net
