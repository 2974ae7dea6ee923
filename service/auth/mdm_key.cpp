#include "service/auth/mdm_key.h"

#include "service/store/uid.h"

#include <string>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::MdmKey;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr int kKeyBytes = 24; // short enough for the forms of MDM consoles, far beyond guessing

} // namespace

Result<MdmKey> mdmKeyOf(Database& db, DomainId domain) {
    SEKISHO_TRY(row, (db.firstOften<std::string, std::int64_t>(
                         "SELECT value, issued FROM mdm_key WHERE domain_id = :domain", domain)));
    if (!row) return Error(ErrorKind::NotFound, "MDM_KEY_NOT_EXIST");
    return MdmKey{std::move(std::get<0>(*row)), sekisho::fromMillis(std::get<1>(*row))};
}

Result<MdmKey> issueMdmKey(Database& db, DomainId domain, Instant now) {
    MdmKey key{newSecret(kKeyBytes), sekisho::fromMillis(sekisho::toMillis(now))}; // as it is read back
    SEKISHO_CHECK(db.exec("INSERT INTO mdm_key(domain_id, value, issued) VALUES(:domain, :value, :now) ON "
                          "CONFLICT(domain_id) DO UPDATE SET value = excluded.value, issued = excluded.issued",
                          domain, key.value, sekisho::toMillis(now)));
    return key;
}

Done ensureMdmKey(Database& db, DomainId domain, Instant now) {
    const auto present = mdmKeyOf(db, domain);
    if (present || present.error().kind != ErrorKind::NotFound) return present ? Done() : Done(present.error());
    SEKISHO_CHECK(issueMdmKey(db, domain, now));
    return {};
}

// Hashes are compared, so the time says nothing of the key.
Result<bool> isMdmKey(Database& db, DomainId domain, std::string_view shown) {
    if (shown.empty()) return false;
    const auto present = mdmKeyOf(db, domain);
    if (!present && present.error().kind != ErrorKind::NotFound) return present.error();
    return present && sha256Hex(present->value) == sha256Hex(shown);
}

} // namespace sekishod
