#pragma once
// Passwords of members: set, forced, requested, counted. Every function works in the caller's transaction on the table
// `credential` alone. The member's record (passwordChangedAt, passwordChangeRequested, twoStep), the change feed, the
// audit record and the end of sessions are the caller's; credentialFacts() gives the values for the record.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/policy/account_policy.h"
#include "models/sql/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// The tenant's account policy as it was last saved, or its defaults (resources/policies/account.json).
sekisho::Result<sekisho::policy::AccountPolicy> accountPolicy(sekisho::sql::Database& db, sekisho::DomainId domain);

// BadInput with code PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_FORMAT, PASSWORD_CHARS, PASSWORD_CONTAINS_ID,
// PASSWORD_WEAK, PASSWORD_SAME or PASSWORD_REUSED at the field "password". `user` may be empty for a member about to be
// created. Slow where there are earlier passwords to compare with.
sekisho::Done checkNewPassword(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& user,
                               std::string_view loginId, std::string_view password);
// The same in two steps, so that no store session is held while hashes are compared.
struct PasswordRules {
    sekisho::policy::AccountPolicy policy;
    std::string present;              // encoded hash; empty: none yet
    std::vector<std::string> earlier; // newest first
};
sekisho::Result<PasswordRules> passwordRules(sekisho::sql::Database& db, sekisho::DomainId domain,
                                             const sekisho::UserId& user);
sekisho::Done judgePassword(const PasswordRules& rules, std::string_view loginId, std::string_view password);

// Sets a password that has passed checkNewPassword; creates the credential row where there is none. Takes about 0.1 s
// and 64 MiB; Unavailable when too many are being hashed. The old hash goes to the history; failures become 0.
sekisho::Done setPassword(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& user,
                          std::string_view password, bool mustChange, sekisho::Instant now);
// The same with a hash made before (bulk imports, samples): see hashPassword().
sekisho::Done setPasswordHash(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& user,
                              std::string_view encodedHash, bool mustChange, sekisho::Instant now);
sekisho::Result<std::string> hashPassword(std::string_view password); // Argon2id, encoded

// パスワード変更を要請: he must choose a new one at the next sign-in; sessions go on.
sekisho::Done requestPasswordChange(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& user);
// After a suspension for failed sign-ins was lifted.
sekisho::Done resetFailures(sekisho::sql::Database& db, const sekisho::UserId& user);
// What the member's record says of his credential.
struct CredentialFacts {
    std::optional<sekisho::Instant> passwordChangedAt;
    bool passwordChangeRequested = false;
    bool mustChange = false;
    bool twoStep = false;
    int failures = 0;
};
sekisho::Result<CredentialFacts> credentialFacts(sekisho::sql::Database& db, const sekisho::UserId& user);
// A second factor that was proved with the code of time step `step`. False: one is registered already.
sekisho::Result<bool> setTotp(sekisho::sql::Database& db, const sekisho::UserId& user, std::string_view secret,
                              std::int64_t step);
// The second factor is gone; the member may enrol again.
sekisho::Done resetTotp(sekisho::sql::Database& db, const sekisho::UserId& user);
// The member is erased for good.
sekisho::Done removeCredential(sekisho::sql::Database& db, const sekisho::UserId& user);

// A one-time password that meets every policy: 16 characters, letters, digits and special characters, no look-alikes.
std::string makeSetupPassword();

} // namespace sekishod
