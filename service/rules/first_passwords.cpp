#include "service/rules/first_passwords.h"

#include "service/auth/credentials.h"
#include "service/rules/notices.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <cstdlib>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Member;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

// No password yet: nobody has chosen one for him.
constexpr std::string_view kUninvited =
    "FROM member m LEFT JOIN credential c ON c.member_uid = m.uid WHERE m.domain_id = :domain AND m.pending = 1 AND "
    "m.suspended = 0 AND m.deleted IS NULL AND coalesce(c.hash, '') = '' AND "
    "coalesce(json_extract(m.doc, '$.privateEmail'), '') <> ''";

bool canBeInvited(const Member& member) {
    return member.pending && !member.suspended && !member.deletedAt;
}

Done checkOnceADay(Database& db, const Tenant& tenant, Instant now) {
    constexpr std::string_view key = "invitationMail"; // when all were invited last, in milliseconds
    SEKISHO_TRY(row, (db.first<std::string>("SELECT doc FROM setting WHERE domain_id = :domain AND key = :key",
                                            tenant.domain, key)));
    const std::int64_t last = row ? std::strtoll(std::get<0>(*row).c_str(), nullptr, 10) : 0;
    if (row && sekisho::fromMillis(last) + std::chrono::days(1) > now)
        return invalidState("Everybody was invited less than a day ago.");
    SEKISHO_CHECK(db.exec("INSERT INTO setting(domain_id, key, doc, version) VALUES(:domain, :key, :doc, 1) ON "
                          "CONFLICT(domain_id, key) DO UPDATE SET doc = excluded.doc, version = setting.version + 1",
                          tenant.domain, key, fmt::format("{}", sekisho::toMillis(now))));
    return {};
}

} // namespace

Done inviteByMail(Database& db, const Tenant& tenant, const Member& member, std::string_view address,
                  std::string_view baseUrl, Instant now) {
    if (!canBeInvited(member)) return invalidState("Only a member who has not signed in yet can be invited.");
    const std::string to(address.empty() ? std::string_view(member.privateEmail) : address);
    if (to.empty()) return sekisho::badInput("privateEmail", "PRIVATE_EMAIL_REQUIRED", {});
    const std::string token = newSecret();
    const Instant expires = now + kFirstPasswordLife;
    SEKISHO_CHECK(db.exec("INSERT INTO first_password(member_uid, domain_id, token_hash, created, expires) "
                          "VALUES(:uid, :domain, :hash, :created, :expires) ON CONFLICT(member_uid) DO UPDATE SET "
                          "token_hash = excluded.token_hash, created = excluded.created, expires = excluded.expires",
                          member.id.value, tenant.domain, sha256Hex(token), sekisho::toMillis(now),
                          sekisho::toMillis(expires)));
    return tellAddress(db, tenant.domain, to, {.mail = true, .talk = false},
                       {.key = "member.invited",
                        .params = {{"name", member.displayName()},
                                   {"login", member.email},
                                   {"link", fmt::format("{}/welcome/{}", baseUrl, token)},
                                   {"days", fmt::format("{}", kFirstPasswordLife.count())}}},
                       now);
}

Result<InvitedByMail> inviteAllByMail(Database& db, const Tenant& tenant, std::string_view receiver,
                                      std::string_view baseUrl, Instant now) {
    SEKISHO_CHECK(checkOnceADay(db, tenant, now));
    SEKISHO_TRY(all, db.first<std::int64_t>(fmt::format("SELECT count(*) {}", kUninvited), tenant.domain));
    SEKISHO_TRY(
        rows, db.rows<std::int64_t>(
                  fmt::format("SELECT m.id {} ORDER BY m.id LIMIT {}", kUninvited, kMostInvitedAtOnce), tenant.domain));
    InvitedByMail out;
    for (const auto& [row] : rows) {
        SEKISHO_TRY(member, loadMemberRow(db, row));
        SEKISHO_CHECK(inviteByMail(db, tenant, member.member, {}, baseUrl, now));
        ++out.sent;
    }
    out.left = (all ? std::get<0>(*all) : 0) - out.sent;
    if (!receiver.empty())
        SEKISHO_CHECK(tellAddress(db, tenant.domain, receiver, {.mail = true, .talk = false},
                                  {.key = "member.invitedAll",
                                   .params = {{"name", std::string(receiver)},
                                              {"count", fmt::format("{}", out.sent)},
                                              {"left", out.left > 0 ? fmt::format("{}", out.left) : std::string()}}},
                                  now));
    return out;
}

Result<FirstPassword> firstPassword(Database& db, std::string_view token, Instant now) {
    SEKISHO_TRY(row, (db.first<std::string, std::int64_t, std::int64_t>(
                         "SELECT member_uid, domain_id, expires FROM first_password WHERE token_hash = :hash",
                         sha256Hex(token))));
    const Error none(ErrorKind::NotFound, "INVITATION_NOT_EXIST");
    if (!row || sekisho::fromMillis(std::get<2>(*row)) <= now) return none;
    SEKISHO_TRY(found, findMember(db, static_cast<sekisho::DomainId>(std::get<1>(*row)), std::get<0>(*row)));
    if (!found) return none;
    FirstPassword out;
    SEKISHO_TRY(member, loadMemberRow(db, *found));
    if (!canBeInvited(member.member)) return none;
    out.member = std::move(member);
    out.expires = sekisho::fromMillis(std::get<2>(*row));
    return out;
}

Done setFirstPassword(Database& db, const FirstPassword& link, std::string_view hash, Instant now, Effects& effects) {
    const Member& member = link.member.member;
    SEKISHO_CHECK(setPasswordHash(db, member.domain, member.id, hash, false, now));
    SEKISHO_CHECK(db.exec("DELETE FROM first_password WHERE member_uid = :uid", member.id.value));
    Member after = member;
    after.passwordChangedAt = now;
    after.passwordChangeRequested = false;
    SEKISHO_CHECK(touchMember(db, link.member, after, now, effects));
    effects.audit({.action = "member.password.first",
                   .targetKind = "member",
                   .targetId = member.id.value,
                   .targetName = member.displayName(),
                   .changesJson = {}});
    return {};
}

} // namespace sekishod
