#pragma once
// メンバーが作成: a member who has not signed in yet gets a mail with a link, on whose page he sets his first password
// (lineworks-api.md §3.1.2, send-invitation-email). The link's token is kept as a hash only; the mail that waits to be
// sent holds it until it is sent. Same conventions as members.h.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/members.h"
#include "service/rules/tenant.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace sekishod {

inline constexpr std::chrono::days kFirstPasswordLife{7};
inline constexpr int kMostInvitedAtOnce = 5'000;

// `address` empty: his private one (PRIVATE_EMAIL_REQUIRED when he has none). INVALID_STATE for whoever has signed in,
// is suspended or deleted. `baseUrl` is the address of this service, as the member's browser finds it.
sekisho::Done inviteByMail(sekisho::sql::Database& db, const Tenant& tenant, const sekisho::Member& member,
                           std::string_view address, std::string_view baseUrl, sekisho::Instant now);
struct InvitedByMail {
    std::int64_t sent = 0;
    std::int64_t left = 0; // more than kMostInvitedAtOnce
};
// Everybody who is pending, has no password and a private address. Once a day: INVALID_STATE. The numbers go by mail to
// `receiver`, unless it is empty.
sekisho::Result<InvitedByMail> inviteAllByMail(sekisho::sql::Database& db, const Tenant& tenant,
                                               std::string_view receiver, std::string_view baseUrl,
                                               sekisho::Instant now);

struct FirstPassword {
    MemberRow member;
    sekisho::Instant expires{};
};
// The link behind a token that can be used now; INVITATION_NOT_EXIST (404) for all that cannot.
sekisho::Result<FirstPassword> firstPassword(sekisho::sql::Database& db, std::string_view token, sekisho::Instant now);
// The hash of a password that has passed judgePassword(). The link is used up.
sekisho::Done setFirstPassword(sekisho::sql::Database& db, const FirstPassword& link, std::string_view hash,
                               sekisho::Instant now, Effects& effects);

} // namespace sekishod
