#pragma once
// Organizations, levels, positions and user types (lineworks-api.md §3.2, §3.4; admin-screens.md §4, §6).

#include "models/domain/clock.h"
#include "models/domain/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sekisho {

struct I18nText {
    std::string language;
    std::string name;
    bool operator==(const I18nText&) const = default;
};

struct OrgUnit {
    DomainId domain = 0;
    OrgUnitId id;
    std::optional<std::string> externalKey; // ≤ 100
    std::string name;                       // 1–100
    std::vector<I18nText> i18nNames;
    std::string email;
    std::string description; // ≤ 160
    bool visible = true;
    std::optional<OrgUnitId> parent;
    int displayOrder = 1;                 // ≥ 1, among siblings
    std::vector<std::string> aliasEmails; // ≤ 20
    bool canReceiveExternalMail = false;
    bool useMessage = false; // off forces the other four off
    bool useNote = false;
    bool useCalendar = false;
    bool useTask = false;
    bool useFolder = false;
    bool useServiceNotification = false;
    std::vector<UserId> emailRecipients;
    std::vector<UserId> emailSenders;
    Version version = 0;
    bool operator==(const OrgUnit&) const = default;
};

enum class RankKind { Level, Position, UserType };

struct Rank { // 職級, 役職, 利用権限タイプ: the same shape
    RankKind kind = RankKind::Level;
    DomainId domain = 0;
    std::string id;
    int displayOrder = 0; // ascending; duplicates and negatives allowed
    std::string name;     // 1–100, unique in the domain
    std::optional<std::string> externalKey;
    std::vector<I18nText> i18nNames;
    bool executive = false; // level only
    std::string code;       // user type only, ≤ 50
    Version version = 0;
    bool operator==(const Rank&) const = default;
};

struct RankImpact { // what turning a kind off would erase
    bool enabled = false;
    std::int64_t entries = 0;
    std::int64_t members = 0;      // who have one of them
    std::int64_t assignments = 0;  // positions: one for each organization
    std::int64_t restrictions = 0; // of the organization chart, of user types
};

std::string_view rankKey(RankKind kind); // "level", "position", "userType"

} // namespace sekisho
