#pragma once
// メンバーの招待 (admin-screens.md §3) as an administrator sees it: how a tenant invites, its links, and those who wait
// to become members. Value types.

#include "models/domain/clock.h"
#include "models/domain/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sekisho {

using InvitationId = Id<struct InvitationTag>;
using ApplicantId = Id<struct ApplicantTag>;

inline constexpr int kLongestInvitation = 90; // days

struct InvitationSettings {
    bool linkAllowed = false;      // リンク/QRコードによる招待
    bool everybodyInvites = false; // 招待権限: すべてのメンバー, else administrators whose role has the menu
    bool autoApproval = false;     // 自動承認; never for operators to be
    std::int64_t waiting = 0;      // applicants
    std::int64_t waitingOperators = 0; // of them
    Version version = 0;
    bool operator==(const InvitationSettings&) const = default;
};

struct InvitationLink { // without its address, which is told once
    InvitationId id;
    bool asOperator = false; // who comes by it becomes 運用担当者
    UserId inviter;
    std::string inviterName;
    Instant created{};
    Instant expires{};
    std::optional<Instant> revoked;
    std::int64_t waiting = 0; // applicants who came by it
    bool makerThere = true;   // else it does not work: its maker is deleted or suspended
    bool openAt(Instant now) const { return !revoked && now < expires && makerThere; }
    bool operator==(const InvitationLink&) const = default;
};

struct Applicant {
    ApplicantId id;
    InvitationId invitation;
    std::optional<Instant> invited; // when the link was issued; nothing: it is gone by now
    std::string inviterName;
    bool asOperator = false;
    std::string name;
    std::string reading;
    std::string email; // the ID wished for
    std::string privateEmail;
    std::string cellPhone;
    Instant applied{};
    Instant expires{};                // forgotten then
    std::vector<std::string> missing; // what is compulsory and not there: fields, "customProperties.NAME"
    bool operator==(const Applicant&) const = default;
};

} // namespace sekisho
