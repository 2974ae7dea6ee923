#pragma once
// メンバーの招待 (admin-screens.md §3): links by which somebody asks to become a member, those who wait, and who lets
// them in. The link's token is kept as a hash only. Same conventions as members.h.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/member.h"
#include "models/sql/database.h"
#include "service/auth/credentials.h"
#include "service/rules/effects.h"
#include "service/rules/members.h"
#include "service/rules/policies.h"
#include "service/rules/tenant.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr int kMostApplicants = 1'000;     // waiting at once in a tenant
inline constexpr int kMostApplicantsOfLink = 200; // and through one link, so that none shuts out the others
inline constexpr int kMostAdmittedAnHour = 100;   // by automatic approval; whoever comes then waits for a person
inline constexpr int kLongestInvitationDays = 90;
inline constexpr int kMostOpenInvitations = 100;       // of one person
inline constexpr std::chrono::days kApplicantLife{30}; // what strangers wrote is not kept for ever

struct InvitationSettings {
    bool linkAllowed = false;      // リンク/QRコードによる招待
    bool everybodyInvites = false; // 招待権限: すべてのメンバー, else roles with the menu
    bool autoApproval = false;     // 自動承認; never for operators to be
    sekisho::Version version = 0;
    bool operator==(const InvitationSettings&) const = default;
};
// The policy that holds them (resources/policies/invitation.json); its revision is their version.
inline constexpr std::string_view kInvitationPolicy = "invitation";
sekisho::Result<InvitationSettings> invitationSettings(sekisho::sql::Database& db, sekisho::DomainId domain);
// Of a before-image from the time when they were a record of their own, without the version; what cannot be read is not
// allowed.
InvitationSettings invitationSettingsOf(std::string_view doc);
// Saves the policy (policies.h), for whoever knows the three choices alone.
sekisho::Result<InvitationSettings> storeInvitationSettings(sekisho::sql::Database& db, Tenant& tenant,
                                                            const InvitationSettings& after, const PolicyAct& act,
                                                            Effects& effects);
// What a save of the policy does besides: turning automatic approval on lets in everybody who waits. `acceptWaiting`
// must be their number (INVITATION_WAITING, 409, with the count). Those whose ID is taken meanwhile go on waiting.
sekisho::Done admitBySave(sekisho::sql::Database& db, const Tenant& tenant, const sekisho::policy::Values& before,
                          const sekisho::policy::Values& after, std::int64_t acceptWaiting, sekisho::Instant now,
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
    std::int64_t waiting = 0; // applicants who came through it
    bool makerThere = true;   // not deleted, nor suspended by an administrator
    bool openAt(sekisho::Instant now) const { return !revoked && now < expires && makerThere; }
};
struct IssuedInvitation {
    Invitation invitation;
    std::string token; // to be shown once
};
// INVITATION_OFF, LIMIT_EXCEEDED (403); OUT_OF_RANGE for days outside of 1–90.
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
// revoked, its maker gone, links not allowed any more.
sekisho::Result<OpenInvitation> openInvitation(sekisho::sql::Database& db, std::string_view token,
                                               sekisho::Instant now);

struct Applicant {
    std::int64_t row = 0;
    std::string uid;
    std::string invitationUid;
    std::optional<sekisho::Instant> invited; // when the link was issued; it may be gone by now
    bool asOperator = false;
    std::string inviterName;
    sekisho::Member member; // as it would be
    std::string passwordHash;
    sekisho::Instant applied{};
    sekisho::Instant expires() const { return applied + kApplicantLife; }
};

// INVITATION_FULL (403): too many wait already, through this link or in the tenant.
sekisho::Done checkRoom(sekisho::sql::Database& db, const OpenInvitation& open);

// What can be known before the transaction that lets somebody apply: the token is good, the password fits the policy.
// Takes as long as a hash does; no session of the store is held meanwhile by whoever passes the rules on.
struct JoinRules {
    OpenInvitation open;
    PasswordRules password;
};
sekisho::Result<JoinRules> joinRules(sekisho::sql::Database& db, std::string_view token, sekisho::Instant now);
sekisho::Result<std::string> joinPassword(const JoinRules& rules, std::string_view login, std::string_view password);

// Waits, or is a member at once where that is automatic. INVITATION_FULL, EMAIL_ALREADY_EXIST (also of somebody who
// waits), REQUIRED for what 項目管理 wants and an applicant can give, and what createMember refuses.
struct Joined {
    Applicant applicant;
    std::optional<MemberRow> admitted;
};
sekisho::Result<Joined> applyToJoin(sekisho::sql::Database& db, const Tenant& tenant, const Invitation& invitation,
                                    sekisho::Member member, std::string passwordHash, sekisho::Instant now,
                                    Effects& effects);

// A text field of the form for applicants; `field` is the key of 項目管理.
struct JoinField {
    std::string_view key; // in the body of /v1.0/join and of the page's form
    std::string_view field;
    std::string& (*of)(sekisho::Member& member);
    bool always; // asked of everybody, else only where it is compulsory
};
std::span<const JoinField> joinFields();

// Oldest first.
sekisho::Result<std::vector<Applicant>> applicants(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                   std::int64_t afterRow, int count);
struct Waiting {
    std::int64_t all = 0;
    std::int64_t operators = 0; // of them; never approved automatically
};
sekisho::Result<Waiting> waitingApplicants(sekisho::sql::Database& db, sekisho::DomainId domain);
// APPLICANT_NOT_EXIST (404).
sekisho::Result<Applicant> loadApplicant(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view uid);
sekisho::Result<MemberRow> approveApplicant(sekisho::sql::Database& db, const Tenant& tenant,
                                            const Applicant& applicant, sekisho::Instant now, Effects& effects);
// The reason goes to the audit log; it may be empty.
sekisho::Done rejectApplicant(sekisho::sql::Database& db, const Applicant& applicant, std::string_view reason,
                              Effects& effects);
// Everybody who waits and may come in without a person's word. Those whose ID was taken meanwhile, or who lack what has
// become compulsory, go on waiting.
sekisho::Done admitWaiting(sekisho::sql::Database& db, const Tenant& tenant, sekisho::Instant now, Effects& effects);
// Forgets up to `most` of those who have waited longer than kApplicantLife; how many.
sekisho::Result<std::int64_t> expireApplicants(sekisho::sql::Database& db, sekisho::DomainId domain,
                                               sekisho::Instant now, int most, Effects& effects);

} // namespace sekishod
