#include "service/auth/trusted_devices.h"

#include "service/store/uid.h"

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr int kMostTrusted = 20;
constexpr std::size_t kLongestTrustToken = 200;

} // namespace

Result<std::string> trustDevice(Database& db, sekisho::DomainId domain, const sekisho::UserId& user,
                                const Origin& origin, Instant now) {
    SEKISHO_CHECK(
        db.exec("DELETE FROM trusted_device WHERE member_uid = :uid AND name = :name", user.value, origin.deviceName));
    SEKISHO_CHECK(db.exec("DELETE FROM trusted_device WHERE id IN (SELECT id FROM trusted_device WHERE member_uid = "
                          ":uid ORDER BY last_used DESC LIMIT -1 OFFSET :most)",
                          user.value, kMostTrusted - 1));
    std::string token = newSecret(32);
    SEKISHO_CHECK(db.exec("INSERT INTO trusted_device(id, domain_id, member_uid, token_hash, name, os, trusted, "
                          "last_used) VALUES(:id, :domain, :uid, :hash, :name, :os, :trusted, :used)",
                          newUid(), domain, user.value, sha256Hex(token), origin.deviceName, origin.os,
                          sekisho::toMillis(now), sekisho::toMillis(now)));
    return token;
}

Result<bool> isTrusted(Database& db, const sekisho::UserId& user, std::string_view token, Instant now) {
    if (token.empty() || token.size() > kLongestTrustToken) return false;
    SEKISHO_TRY(used,
                db.exec("UPDATE trusted_device SET last_used = :now WHERE token_hash = :hash AND member_uid = :uid",
                        sekisho::toMillis(now), sha256Hex(token), user.value));
    return used == 1;
}

Result<std::vector<TrustedDevice>> trustedDevices(Database& db, const sekisho::UserId& user) {
    SEKISHO_TRY(rows, (db.rows<std::string, std::string, std::string, std::int64_t, std::int64_t>(
                          "SELECT id, name, os, trusted, last_used FROM trusted_device WHERE member_uid = :uid "
                          "ORDER BY last_used DESC, id",
                          user.value)));
    std::vector<TrustedDevice> out;
    out.reserve(rows.size());
    for (auto& [id, name, os, trusted, used] : rows)
        out.push_back(
            {std::move(id), std::move(name), std::move(os), sekisho::fromMillis(trusted), sekisho::fromMillis(used)});
    return out;
}

Result<std::string> forgetDevice(Database& db, const sekisho::UserId& user, std::string_view id) {
    SEKISHO_TRY(row, db.first<std::string>("SELECT name FROM trusted_device WHERE id = :id AND member_uid = :uid", id,
                                           user.value));
    if (!row) return Error(ErrorKind::NotFound, "DEVICE_NOT_EXIST");
    SEKISHO_CHECK(db.exec("DELETE FROM trusted_device WHERE id = :id", id));
    return std::move(std::get<0>(*row));
}

Done forgetDevices(Database& db, const sekisho::UserId& user) {
    SEKISHO_CHECK(db.exec("DELETE FROM trusted_device WHERE member_uid = :uid", user.value));
    return {};
}

} // namespace sekishod
