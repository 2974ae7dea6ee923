#include "service/auth/credentials.h"

#include "models/api/policy_wire.h"
#include "models/policy/password_rules.h"
#include "models/policy/schema.h"
#include "service/auth/password_hash.h"
#include "service/store/policy_rows.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <openssl/rand.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace sekishod {

namespace json = boost::json;
namespace policy = sekisho::policy;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kLongestHistory = 5; // the policy may look back this far at most, the present one included

std::vector<std::string> historyOf(std::string_view text) {
    std::vector<std::string> hashes;
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    if (failed || !value.is_array()) return hashes;
    for (const auto& entry : value.get_array())
        if (entry.is_string()) hashes.emplace_back(entry.get_string());
    return hashes;
}

std::string historyText(const std::vector<std::string>& hashes) {
    json::array out;
    for (const auto& hash : hashes)
        out.emplace_back(hash);
    return json::serialize(out);
}

struct StoredHashes {
    std::string present;
    std::vector<std::string> earlier; // newest first
};

sekisho::Result<StoredHashes> storedHashes(Database& db, const sekisho::UserId& user) {
    SEKISHO_TRY(row, (db.first<std::string, std::string>("SELECT hash, history FROM credential WHERE member_uid = :uid",
                                                         user.value)));
    if (!row) return StoredHashes{};
    return StoredHashes{std::move(std::get<0>(*row)), historyOf(std::get<1>(*row))};
}

char drawn(std::string_view letters) {
    // Bytes beyond the last whole multiple are thrown away: every letter is equally likely.
    const unsigned fair = 256U - 256U % static_cast<unsigned>(letters.size());
    for (;;) {
        unsigned char byte = 0;
        if (RAND_priv_bytes(&byte, 1) != 1) std::abort();
        if (byte < fair) return letters[byte % letters.size()];
    }
}

} // namespace

sekisho::Result<policy::AccountPolicy> accountPolicy(Database& db, sekisho::DomainId domain) {
    SEKISHO_TRY(row, policyRow(db, domain, "account"));
    const auto* schema = policy::schemaOf("account");
    if (!schema) return sekisho::Error(sekisho::ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no schema");
    return policy::accountPolicyOf(sekisho::api::storedPolicyValues(*schema, row.value));
}

sekisho::Done checkNewPassword(Database& db, sekisho::DomainId domain, const sekisho::UserId& user,
                               std::string_view loginId, std::string_view password) {
    SEKISHO_TRY(rules, passwordRules(db, domain, user));
    return judgePassword(rules, loginId, password);
}

sekisho::Result<PasswordRules> passwordRules(Database& db, sekisho::DomainId domain, const sekisho::UserId& user) {
    PasswordRules rules;
    SEKISHO_TRY(found, accountPolicy(db, domain));
    rules.policy = found;
    if (user.empty()) return rules;
    SEKISHO_TRY(stored, storedHashes(db, user));
    rules.present = std::move(stored.present);
    rules.earlier = std::move(stored.earlier);
    return rules;
}

sekisho::Done judgePassword(const PasswordRules& rules, std::string_view loginId, std::string_view password) {
    auto faults = policy::checkPassword(rules.policy, password, loginId);
    if (!faults.empty()) return std::move(faults.front());
    auto& hasher = PasswordHasher::shared();
    if (!rules.present.empty()) {
        SEKISHO_TRY(same, hasher.verify(rules.present, password));
        if (same) return sekisho::badInput("password", "PASSWORD_SAME", {});
    }
    // The present password is the first generation.
    const auto generations = static_cast<std::size_t>(std::max(rules.policy.passwordReuse - 1, 0));
    std::optional<sekisho::Error> failed;
    faults = policy::checkPassword(rules.policy, password, loginId, {}, [&](std::string_view candidate) {
        for (std::size_t i = 0; i < std::min(generations, rules.earlier.size()); ++i) {
            auto used = hasher.verify(rules.earlier[i], candidate);
            if (!used) {
                failed = std::move(used).error();
                return true;
            }
            if (*used) return true;
        }
        return false;
    });
    if (failed) return std::move(*failed);
    if (!faults.empty()) return std::move(faults.front());
    return {};
}

sekisho::Result<std::string> hashPassword(std::string_view password) {
    return PasswordHasher::shared().hash(password);
}

sekisho::Done setPassword(Database& db, sekisho::DomainId domain, const sekisho::UserId& user,
                          std::string_view password, bool mustChange, sekisho::Instant now) {
    SEKISHO_TRY(encoded, hashPassword(password));
    return setPasswordHash(db, domain, user, encoded, mustChange, now);
}

sekisho::Done setPasswordHash(Database& db, sekisho::DomainId domain, const sekisho::UserId& user,
                              std::string_view encodedHash, bool mustChange, sekisho::Instant now) {
    SEKISHO_TRY(stored, storedHashes(db, user));
    if (!stored.present.empty()) stored.earlier.insert(stored.earlier.begin(), std::move(stored.present));
    if (stored.earlier.size() > kLongestHistory) stored.earlier.resize(kLongestHistory);
    SEKISHO_CHECK(
        db.exec("INSERT INTO credential(member_uid, domain_id, hash, changed, must_change, requested, history) "
                "VALUES(:uid, :domain, :hash, :now, :must, 0, :history) ON CONFLICT(member_uid) DO UPDATE SET "
                "hash = excluded.hash, changed = excluded.changed, must_change = excluded.must_change, "
                "requested = 0, history = excluded.history, failures = 0",
                user.value, domain, encodedHash, sekisho::toMillis(now), mustChange, historyText(stored.earlier)));
    return {};
}

sekisho::Done requestPasswordChange(Database& db, sekisho::DomainId domain, const sekisho::UserId& user) {
    SEKISHO_CHECK(db.exec("UPDATE credential SET requested = 1 WHERE member_uid = :uid AND domain_id = :domain",
                          user.value, domain));
    return {};
}

sekisho::Done resetFailures(Database& db, const sekisho::UserId& user) {
    SEKISHO_CHECK(db.exec("UPDATE credential SET failures = 0 WHERE member_uid = :uid", user.value));
    return {};
}

sekisho::Result<CredentialFacts> credentialFacts(Database& db, const sekisho::UserId& user) {
    using Number = std::int64_t;
    SEKISHO_TRY(row, (db.first<Number, Number, Number, Number, Number, Number>(
                         "SELECT changed, must_change, requested, failures, totp_secret IS NOT NULL, hash <> '' "
                         "FROM credential WHERE member_uid = :uid",
                         user.value)));
    CredentialFacts facts;
    if (!row) return facts;
    const auto& [changed, mustChange, requested, failures, twoStep, hasHash] = *row;
    if (hasHash != 0) facts.passwordChangedAt = sekisho::fromMillis(changed);
    facts.mustChange = mustChange != 0;
    facts.passwordChangeRequested = requested != 0;
    facts.failures = static_cast<int>(failures);
    facts.twoStep = twoStep != 0;
    return facts;
}

sekisho::Result<bool> setTotp(Database& db, const sekisho::UserId& user, std::string_view secret, std::int64_t step) {
    SEKISHO_TRY(changed, db.exec("UPDATE credential SET totp_secret = :secret, totp_last_step = :step "
                                 "WHERE member_uid = :uid AND totp_secret IS NULL",
                                 secret, step, user.value));
    return changed == 1;
}

sekisho::Done resetTotp(Database& db, const sekisho::UserId& user) {
    SEKISHO_CHECK(
        db.exec("UPDATE credential SET totp_secret = NULL, totp_last_step = 0 WHERE member_uid = :uid", user.value));
    return {};
}

sekisho::Done removeCredential(Database& db, const sekisho::UserId& user) {
    SEKISHO_CHECK(db.exec("DELETE FROM credential WHERE member_uid = :uid", user.value));
    return {};
}

std::string makeSetupPassword() {
    // Without 0 O 1 l I and the like, for it is read from a screen and typed.
    constexpr std::string_view upper = "ABCDEFGHJKMNPQRSTUVWXYZ";
    constexpr std::string_view lower = "abcdefghijkmnpqrstuvwxyz";
    constexpr std::string_view digits = "23456789";
    constexpr std::string_view special = "!#%+-=?@";
    constexpr std::string_view all = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789!#%+-=?@";
    constexpr std::size_t length = 16;
    for (;;) {
        std::string password;
        for (std::size_t i = 0; i < length; ++i)
            password.push_back(drawn(all));
        const auto has = [&password](std::string_view kind) {
            return password.find_first_of(kind) != std::string::npos;
        };
        if (has(upper) && has(lower) && has(digits) && has(special)) return password;
    }
}

} // namespace sekishod
