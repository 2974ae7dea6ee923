#pragma once
// A member (API: user) with every field of lineworks-api.md §3.1.1. Value type; ids refer to organizations, levels,
// positions and user types by resource id; their names are looked up where they are shown.

#include "models/domain/clock.h"
#include "models/domain/ids.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sekisho {

enum class MemberStatus { Awaiting, Pending, InUse, Suspended, Deleted }; // 待機中 登録待ち 使用中 一時停止 削除
enum class SuspendedReason { None, Master, LoginFail };

struct I18nName {
    std::string language; // ja_JP ko_KR en_US zh_CN zh_TW
    std::string lastName;
    std::string firstName;
    bool operator==(const I18nName&) const = default;
};

struct UserName {
    std::string lastName; // together with firstName 1–80 characters
    std::string firstName;
    std::string phoneticLastName; // katakana, ≤ 100
    std::string phoneticFirstName;
    bool operator==(const UserName&) const = default;
};

struct OrgUnitMembership {
    OrgUnitId orgUnit;
    bool primary = false;
    std::optional<PositionId> position;
    bool isManager = false; // 組織長; setting it unseats the present one
    bool visible = true;
    bool useTeamFeature = true;
    bool operator==(const OrgUnitMembership&) const = default;
};

struct Organization { // one per company (domain) of the tenant; exactly one is primary
    DomainId domain = 0;
    bool primary = true;
    std::string email;
    std::optional<LevelId> level;
    std::vector<OrgUnitMembership> orgUnits; // ≤ 30
    bool operator==(const Organization&) const = default;
};

struct Messenger {
    std::string protocol; // LINE FACEBOOK X TWITTER CUSTOM
    std::string customProtocol;
    std::string messengerId;
    bool operator==(const Messenger&) const = default;
};

struct Relation {
    UserId user;
    std::string name; // ≤ 50
    bool operator==(const Relation&) const = default;
};

struct CustomField { // deprecated kind of the API, still carried
    std::string customFieldId;
    std::string value;
    std::string link;
    bool operator==(const CustomField&) const = default;
};

struct LeaveOfAbsence {
    std::optional<Instant> start;
    std::optional<Instant> end;
    bool operator==(const LeaveOfAbsence&) const = default;
    bool activeAt(Instant t) const { return start && end && *start <= t && t <= *end; }
};

struct Member {
    DomainId domain = 0;
    UserId id;
    std::optional<std::string> externalKey;
    std::string email; // login id, local@workgroup, lower case
    UserName name;
    std::vector<I18nName> i18nNames;
    std::string nickName;
    std::string privateEmail;
    std::vector<std::string> aliasEmails; // ≤ 10
    std::optional<UserTypeId> userType;
    bool searchable = true;
    std::vector<Organization> organizations;
    std::string telephone;
    std::string cellPhone;
    std::string location;
    std::string task;
    std::optional<Messenger> messenger;
    std::string birthdayCalendarType; // SOLAR, LUNAR or empty
    std::string birthday;             // YYYY-MM-DD or empty
    std::string hiredDate;
    std::string locale; // ja_JP …
    std::string timeZone;
    std::vector<CustomField> customFields;
    std::string customPropertiesJson; // object text as received, validated against the properties; empty = {}
    std::vector<Relation> relations;  // ≤ 10
    std::optional<Instant> activation;
    std::string employeeNumber; // 1–20

    // State, decided by the service only.
    bool administrator = false; // the highest administrator
    bool pending = false;
    bool suspended = false;
    SuspendedReason suspendedReason = SuspendedReason::None;
    std::optional<Instant> deletedAt; // within the 7 days of grace
    LeaveOfAbsence leave;
    bool hasPhoto = false;
    Instant createdAt{};
    Instant updatedAt{};
    std::optional<Instant> lastAccess;
    std::optional<Instant> lastSignIn; // by a person: with a password, a factor or at the identity provider
    std::optional<Instant> passwordChangedAt;
    bool passwordChangeRequested = false; // 変更を要請
    bool twoStep = false;
    Version version = 0;

    bool operator==(const Member&) const = default;

    std::string displayName() const;     // last and first in the order of the script: 佐藤 花子, Anna Weber
    std::string displayPhonetic() const; // サトウ ハナコ
    MemberStatus statusAt(Instant t) const;
    const OrgUnitMembership* primaryOrgUnit() const; // null: belongs to none
    const Organization* primaryOrganization() const;
};

std::string_view statusKey(MemberStatus status); // "awaiting", "pending", "inUse", "suspended", "deleted"

} // namespace sekisho
