#pragma once
// メンバーの招待 (admin-screens.md §3): links by which somebody asks to become a member, those who wait, and who lets
// them in. The link's token is kept as a hash only. Same conventions as members.h.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/member.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/members.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr int kMostApplicants = 1'000; // waiting at once in a tenant
inline constexpr int kLongestInvitationDays = 90;

struct InvitationSettings {
    bool linkAllowed = false;      // リンク/QRコードによる招待
    bool everybodyInvites = false; // 招待権限: すべてのメンバー, else roles with the menu
    bool autoApproval = false;     // 自動承認; never for operators to be
    sekisho::Version version = 0;
    bool operator==(const InvitationSettings&) const = default;
};
sekisho::Result<InvitationSettings> invitationSettings(sekisho::sql::Database& db, sekisho::DomainId domain);
// Turning automatic approval on lets in everybody who waits: `acceptWaiting` must be their number
// (INVITATION_WAITING, 409, with the count). Those whose ID is taken meanwhile go on waiting.
sekisho::Result<InvitationSettings> storeInvitationSettings(sekisho::sql::Database& db, const Tenant& tenant,
                                                            const InvitationSettings& before, InvitationSettings after,
                                                            std::int64_t acceptWaiting, sekisho::Instant now,
                                                            Effects& effects);

struct Invitation {
    std::int64_t row = 0;
    std::string uid;
    bool asOperator = false; // 運用担当者, else an ordinary member
    std::string inviterUid;
    std::string inviterName;
    sekisho::Instant created{};
    sekisho::Instant expires{};
    std::optional<sekisho::Instant> revoked;
};
struct IssuedInvitation {
    Invitation invitation;
    std::string token; // to be shown once
};
// INVITATION_OFF (403); OUT_OF_RANGE for days outside of 1–90.
sekisho::Result<IssuedInvitation> issueInvitation(sekisho::sql::Database& db, const Tenant& tenant,
                                                  const InvitationSettings& settings, std::string inviterUid,
                                                  std::string inviterName, bool asOperator, int days,
                                                  sekisho::Instant now, Effects& effects);
// Newest first; beforeRow 0: from the newest on.
sekisho::Result<std::vector<Invitation>> invitations(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                     std::int64_t beforeRow, int count);
// INVITATION_NOT_EXIST (404).
sekisho::Done revokeInvitation(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view uid,
                               sekisho::Instant now, Effects& effects);

struct OpenInvitation {
    Invitation invitation;
    sekisho::DomainId domain = 0;
};
// The invitation behind a token that can be used now. INVITATION_NOT_EXIST (404) for all that cannot: unknown, expired,
// revoked, links not allowed any more.
sekisho::Result<OpenInvitation> openInvitation(sekisho::sql::Database& db, std::string_view token,
                                               sekisho::Instant now);

struct Applicant {
    std::int64_t row = 0;
    std::string uid;
    bool asOperator = false;
    std::string inviterName;
    sekisho::Member member; // as it would be
    std::string passwordHash;
    sekisho::Instant applied{};
};
// Waits, or is a member at once where that is automatic. LIMIT_EXCEEDED, EMAIL_ALREADY_EXIST, and what createMember
// refuses.
struct Joined {
    Applicant applicant;
    std::optional<MemberRow> admitted;
};
sekisho::Result<Joined> applyToJoin(sekisho::sql::Database& db, const Tenant& tenant, const Invitation& invitation,
                                    sekisho::Member member, std::string passwordHash, sekisho::Instant now,
                                    Effects& effects);
// Oldest first.
sekisho::Result<std::vector<Applicant>> applicants(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                   std::int64_t afterRow, int count);
sekisho::Result<std::int64_t> waitingApplicants(sekisho::sql::Database& db, sekisho::DomainId domain);
// APPLICANT_NOT_EXIST (404).
sekisho::Result<Applicant> loadApplicant(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view uid);
sekisho::Result<MemberRow> approveApplicant(sekisho::sql::Database& db, const Tenant& tenant,
                                            const Applicant& applicant, sekisho::Instant now, Effects& effects);
sekisho::Done rejectApplicant(sekisho::sql::Database& db, const Applicant& applicant, Effects& effects);

} // namespace sekishod
