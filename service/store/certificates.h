#pragma once
// The service's own certificate authority (EC P-256, 10 years) and its server certificate (at most 397 days), made at
// first start for the loopback default. Keys are files of owner-only mode; certificates may be read by anybody.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "service/store/tenant_store.h"

#include <string>
#include <vector>

namespace sekishod {

inline constexpr int kCaDays = 3652;
inline constexpr int kServerDays = 397;
inline constexpr int kRenewDays = 30;

// Makes ca.pem and ca.key. Fails with ALREADY_EXIST when there is one.
sekisho::Done makeAuthority(const DataDir& dir, sekisho::Instant now);
// Makes or replaces server.pem (certificate and CA, in this order), and server.key unless there is one (its pins stay
// valid), for localhost, 127.0.0.1, ::1 and
// `names` (host names or addresses). BadInput, code CERTIFICATE_NAME, for what is neither.
sekisho::Done makeServerCertificate(const DataDir& dir, const std::vector<std::string>& names, sekisho::Instant now);
// Renews the server certificate, with the names it has, when fewer than kRenewDays are left. True: it was renewed.
// Without the CA's key (the operator brought his own certificate) nothing happens.
sekisho::Result<bool> renewServerCertificate(const DataDir& dir, sekisho::Instant now);

// Writes a whole file of this mode through a temporary neighbour, so that a reader never sees half of it.
sekisho::Done writeFileWhole(const std::filesystem::path& file, std::string_view content, unsigned mode);

} // namespace sekishod
