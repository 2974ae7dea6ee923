#include "service/rules/console_keys.h"

#include "service/auth/base64url.h"
#include "service/auth/signing_key.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr int kMostConsoleKeys = 10;

} // namespace

Result<std::string> registerConsoleKey(Database& db, sekisho::DomainId domain, const sekisho::UserId& member,
                                       std::string_view memberName, std::string_view publicKey, sekisho::Instant now,
                                       Effects& effects) {
    SEKISHO_TRY(key, sekisho::proof::PublicKey::fromText(publicKey));
    SEKISHO_TRY(pem, key.pem());
    std::string id = key.fingerprint();
    SEKISHO_TRY(known, db.first<std::string>("SELECT member_uid FROM console_key WHERE id = :id", id));
    if (known && std::get<0>(*known) == member.value) return id;
    if (known) return Error(ErrorKind::Conflict, "ALREADY_EXIST").at("publicKey");
    SEKISHO_CHECK(db.exec("DELETE FROM console_key WHERE id IN (SELECT id FROM console_key WHERE member_uid = :member "
                          "ORDER BY last_used DESC, id LIMIT -1 OFFSET :most)",
                          member.value, kMostConsoleKeys - 1));
    SEKISHO_CHECK(db.exec("INSERT INTO console_key(id, domain_id, member_uid, public_key, registered, last_used) "
                          "VALUES(:id, :domain, :member, :key, :registered, :used)",
                          id, domain, member.value, pem, sekisho::toMillis(now), sekisho::toMillis(now)));
    effects.audit({"cutOff.consoleKey", "member", member.value, std::string(memberName),
                   fmt::format(R"({{"consoleKey":{{"from":null,"to":"{}"}}}})", id)});
    return id;
}

Done checkConsoleSignature(Database& db, sekisho::DomainId domain, const sekisho::UserId& member,
                           std::string_view keyId, std::string_view text, std::string_view signature) {
    const Error refused(ErrorKind::Forbidden, "CUT_OFF_SIGNATURE");
    SEKISHO_TRY(stored, db.first<std::string>("SELECT public_key FROM console_key WHERE id = :id AND member_uid = "
                                              ":member AND domain_id = :domain",
                                              keyId, member.value, domain));
    if (!stored) return refused;
    SEKISHO_TRY(key, sekisho::proof::PublicKey::fromText(std::get<0>(*stored)));
    const auto bytes = base64urlDecode(signature);
    if (!bytes || !key.verify(text, *bytes)) return refused;
    return {};
}

Done noteConsoleKeyUse(Database& db, std::string_view keyId, sekisho::Instant now) {
    SEKISHO_CHECK(db.exec("UPDATE console_key SET last_used = :now WHERE id = :id", sekisho::toMillis(now), keyId));
    return {};
}

} // namespace sekishod
