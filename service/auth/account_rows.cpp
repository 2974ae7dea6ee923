#include "service/auth/account_rows.h"

#include "models/api/record.h"
#include "service/store/journal.h"

#include <algorithm>

namespace sekishod {

using sekisho::sql::Database;

namespace {

constexpr std::string_view kAccountColumns =
    "SELECT m.uid, m.email, m.doc, m.pending, m.suspended, m.activation, m.deleted, m.super, coalesce(c.hash, ''), "
    "coalesce(c.changed, 0), coalesce(c.must_change, 0), coalesce(c.requested, 0), coalesce(c.failures, 0), "
    "c.totp_secret, coalesce(c.totp_last_step, 0) FROM member m LEFT JOIN credential c ON c.member_uid = m.uid "
    "WHERE m.domain_id = :domain AND ";

sekisho::Result<std::optional<Account>> accountWhere(Database& db, sekisho::DomainId domain, std::string_view condition,
                                                     std::string_view key) {
    using Text = std::string;
    using Number = std::int64_t;
    using MaybeNumber = std::optional<std::int64_t>;
    std::string query(kAccountColumns);
    query += condition;
    SEKISHO_TRY(row, (db.first<Text, Text, Text, Number, Number, MaybeNumber, MaybeNumber, Number, Text, Number, Number,
                               Number, Number, std::optional<Text>, Number>(query, domain, key)));
    if (!row) return std::optional<Account>();
    auto& [uid, email, doc, pending, suspended, activation, deleted, super, hash, changed, mustChange, requested,
           failures, secret, lastStep] = *row;
    SEKISHO_TRY(record, sekisho::api::memberFromRecord(doc));
    Account account;
    account.domain = domain;
    account.user = sekisho::UserId(std::move(uid));
    account.loginId = std::move(email);
    account.name = record.displayName();
    account.super = super != 0;
    if (record.userType) account.userType = record.userType->value;
    account.facts.deleted = deleted.has_value();
    account.facts.suspended = suspended != 0;
    account.facts.lockedOut = suspended == 2;
    if (activation) account.facts.activation = sekisho::fromMillis(*activation);
    account.facts.pending = pending != 0;
    account.facts.mustChange = mustChange != 0;
    account.facts.requested = requested != 0;
    account.facts.hasTotp = secret.has_value();
    if (!hash.empty()) account.facts.passwordChanged = sekisho::fromMillis(changed);
    account.passwordHash = std::move(hash);
    account.totpSecret = std::move(secret).value_or("");
    account.totpLastStep = lastStep;
    account.failures = static_cast<int>(failures);
    return std::optional(std::move(account));
}

} // namespace

std::string lowerAscii(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return out;
}

sekisho::Result<std::optional<sekisho::DomainId>> domainOfLogin(Database& db, std::string_view loginId) {
    const auto at = loginId.rfind('@');
    if (at == std::string_view::npos) return std::optional<sekisho::DomainId>();
    SEKISHO_TRY(row, db.first<std::int64_t>("SELECT domain_id FROM tenant WHERE workgroup = :workgroup",
                                            lowerAscii(loginId.substr(at + 1))));
    if (!row) return std::optional<sekisho::DomainId>();
    return std::optional(static_cast<sekisho::DomainId>(std::get<0>(*row)));
}

sekisho::Result<std::optional<Account>> accountByLogin(Database& db, sekisho::DomainId domain,
                                                       std::string_view loginId) {
    return accountWhere(db, domain, "m.email = :email", lowerAscii(loginId));
}

sekisho::Result<std::optional<Account>> accountById(Database& db, sekisho::DomainId domain, std::string_view uid) {
    return accountWhere(db, domain, "m.uid = :uid", uid);
}

sekisho::Done touchRecord(Database& db, std::string_view uid, sekisho::Instant now,
                          const std::function<void(sekisho::Member&)>& change) {
    SEKISHO_TRY(row, (db.first<std::string, std::int64_t>("SELECT doc, version FROM member WHERE uid = :uid", uid)));
    if (!row) return sekisho::Error(sekisho::ErrorKind::NotFound, "USER_NOT_EXIST");
    SEKISHO_TRY(member, sekisho::api::memberFromRecord(std::get<0>(*row)));
    change(member);
    member.version = std::get<1>(*row) + 1;
    member.updatedAt = now;
    SEKISHO_CHECK(db.exec("UPDATE member SET doc = :doc, version = :version, updated = :now WHERE uid = :uid",
                          sekisho::api::recordText(member), member.version, sekisho::toMillis(now), uid));
    return {};
}

sekisho::Result<int> addFailure(Database& db, const sekisho::UserId& user) {
    SEKISHO_CHECK(db.exec("UPDATE credential SET failures = failures + 1 WHERE member_uid = :uid", user.value));
    SEKISHO_TRY(row, db.first<std::int64_t>("SELECT failures FROM credential WHERE member_uid = :uid", user.value));
    return row ? static_cast<int>(std::get<0>(*row)) : 0;
}

sekisho::Done lockOut(Database& db, const sekisho::UserId& user, sekisho::Instant now) {
    SEKISHO_CHECK(db.exec("UPDATE member SET suspended = 2 WHERE uid = :uid", user.value));
    return touchRecord(db, user.value, now, [](sekisho::Member& member) {
        member.suspended = true;
        member.suspendedReason = sekisho::SuspendedReason::LoginFail;
    });
}

sekisho::Result<bool> leavePending(Database& db, const Account& account, sekisho::Instant now) {
    if (!account.facts.pending) return false;
    SEKISHO_CHECK(db.exec("UPDATE member SET pending = 0 WHERE uid = :uid", account.user.value));
    SEKISHO_CHECK(touchRecord(db, account.user.value, now, [](sekisho::Member& member) { member.pending = false; }));
    return true;
}

sekisho::Done noteAccess(Database& db, std::string_view uid, sekisho::Instant now) {
    constexpr std::int64_t kMinute = 60'000;
    constexpr std::int64_t kDay = 24 * 60 * kMinute;
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::optional<std::int64_t>>(
                         "SELECT domain_id, last_access FROM member WHERE uid = :uid", uid)));
    if (!row) return {};
    const auto [domain, before] = *row;
    const std::int64_t at = sekisho::toMillis(now);
    if (before && *before > at - kMinute) return {};
    SEKISHO_CHECK(db.execOften("UPDATE member SET last_access = :now WHERE uid = :uid", at, uid));
    if (before && *before / kDay == at / kDay) return {};
    SEKISHO_CHECK(appendChange(db, static_cast<sekisho::DomainId>(domain), "member", uid, "put", now));
    return {};
}

sekisho::Done noteSignIn(Database& db, const Account& account, const Origin& origin, std::string_view result,
                         sekisho::Instant now) {
    SEKISHO_CHECK(db.exec("INSERT INTO sign_in(domain_id, member_uid, at, kind, ip, country, device_name, result, "
                          "second_factor, managed) VALUES(:domain, :member, :at, :kind, :ip, :country, :device, "
                          ":result, :factor, :managed)",
                          account.domain, account.user.value, sekisho::toMillis(now),
                          sekisho::clientKindKey(origin.kind), origin.ip, origin.country, origin.deviceName, result,
                          origin.secondFactor, origin.managed));
    if (result == "success")
        SEKISHO_CHECK(db.exec("UPDATE member SET last_sign_in = :now WHERE uid = :uid", sekisho::toMillis(now),
                              account.user.value));
    return {};
}

} // namespace sekishod
