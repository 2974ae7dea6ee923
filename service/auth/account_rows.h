#pragma once
// What a sign-in reads and writes of a member. Everything works in the caller's transaction or on a reader.

#include "models/domain/member.h"
#include "models/policy/account_policy.h"
#include "models/sql/database.h"
#include "service/auth/tokens.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

struct Account {
    sekisho::DomainId domain = 0;
    sekisho::UserId user;
    std::string loginId;
    std::string name;
    bool super = false;
    std::string userType; // resource id; empty: none
    sekisho::policy::AccountFacts facts;
    std::string passwordHash; // empty: none set yet
    std::string totpSecret;   // empty: none
    std::int64_t totpLastStep = 0;
    int failures = 0;
};

// Of "local@workgroup", any case. Nothing: no such tenant.
sekisho::Result<std::optional<sekisho::DomainId>> domainOfLogin(sekisho::sql::Database& db, std::string_view loginId);
// By login id or by resource id. Nothing: no such member in this tenant.
sekisho::Result<std::optional<Account>> accountByLogin(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                       std::string_view loginId);
sekisho::Result<std::optional<Account>> accountById(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                    std::string_view uid);
std::string lowerAscii(std::string_view text);

// Changes the stored record and gives it a new version.
sekisho::Done touchRecord(sekisho::sql::Database& db, std::string_view uid, sekisho::Instant now,
                          const std::function<void(sekisho::Member&)>& change);

sekisho::Result<int> addFailure(sekisho::sql::Database& db, const sekisho::UserId& user); // the new number in a row
sekisho::Done lockOut(sekisho::sql::Database& db, const sekisho::UserId& user, sekisho::Instant now);
// In use from now on, when he was pending. True: the status changed.
sekisho::Result<bool> leavePending(sekisho::sql::Database& db, const Account& account, sekisho::Instant now);
// Once a minute at most. The first access of a day (UTC) is told in the feed as well, so that local copies know to a
// day who has not been seen for long; each access told would be a line a minute for everybody who works.
sekisho::Done noteAccess(sekisho::sql::Database& db, std::string_view uid, sekisho::Instant now);
// A line in the history of sign-ins; results: success, wrongPassword, secondFactor, locked, refused, and policy.CODE
// with the code of the reason where the password was right and a policy refused.
sekisho::Done noteSignIn(sekisho::sql::Database& db, const Account& account, const Origin& origin,
                         std::string_view result, sekisho::Instant now);

} // namespace sekishod
