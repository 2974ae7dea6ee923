#pragma once
// The public user, organization and rank objects of LINE WORKS API 2.0 (lineworks-api.md §3), exact names and shapes.

#include "models/domain/error.h"
#include "models/domain/member.h"
#include "models/domain/structure.h"

#include <boost/json/value.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace sekisho::api {

struct NamedRef { // what the public form adds to an id
    std::string name;
    std::optional<std::string> externalKey;
    std::string email;      // organization
    bool executive = false; // level
    std::string code;       // user type
};

struct Names { // looked up by the caller; null function results leave the name null
    std::function<const NamedRef*(const OrgUnitId&)> orgUnit;
    std::function<const NamedRef*(const LevelId&)> level;
    std::function<const NamedRef*(const PositionId&)> position;
    std::function<const NamedRef*(const UserTypeId&)> userType;
    std::function<std::optional<std::string>(const UserId&)> userExternalKey;
    std::string organizationName;
    std::chrono::minutes offset{0}; // of the tenant's time zone, for date-times in answers
};

// GET form. `now` decides isAwaiting and isLeaveOfAbsence.
std::string userText(const Member& member, const Names& names, Instant now);
std::string orgUnitText(const OrgUnit& unit, const Names& names, int displayLevel);
std::string rankText(const Rank& rank);
std::string employmentTypeText(const Rank& userType); // the same under the old names of its fields

enum class WriteMode { Create, Replace, Patch };

struct PasswordConfig {
    std::string creationType = "MEMBER"; // ADMIN, MEMBER
    std::string password;
    bool changeAtNextLogin = true;
    bool given = false;
};

// Turns ids written as resource id or externalKey:… into resource ids; errors: {X}_NOT_EXIST.
struct IdResolver {
    std::function<Result<OrgUnitId>(const std::string&)> orgUnit;
    std::function<Result<LevelId>(const std::string&)> level;
    std::function<Result<PositionId>(const std::string&)> position;
    std::function<Result<UserTypeId>(const std::string&)> userType;
    std::function<Result<UserId>(const std::string&)> user;
    std::function<Result<GroupId>(const std::string&)> group;
};

struct UserRequest {
    Member member;
    PasswordConfig password;
};

// Reads a request body over `base` (Create: a fresh member). Read-only keys are ignored; a wrong type or range is a
// BadInput at the wire field. Replace: what is not sent becomes its default; Patch: stays.
Result<UserRequest> userFromRequest(const boost::json::value& body, WriteMode mode, const Member& base,
                                    const IdResolver& ids);
Result<OrgUnit> orgUnitFromRequest(const boost::json::value& body, WriteMode mode, const OrgUnit& base,
                                   const IdResolver& ids);
Result<Rank> rankFromRequest(const boost::json::value& body, WriteMode mode, const Rank& base);

// The PATCH body that turns `base` into `edited`: only what differs. Empty object text "{}": nothing differs.
std::string patchText(const Member& base, const Member& edited);
std::string createText(const Member& member, const PasswordConfig& password);
// The same for organizations and ranks. Creating an organization names its place; later only moveText does.
std::string createText(const OrgUnit& unit);
std::string patchText(const OrgUnit& base, const OrgUnit& edited);
std::string moveText(const std::optional<OrgUnitId>& parent, int displayOrder);
std::string createText(const Rank& rank);
std::string patchText(const Rank& base, const Rank& edited);
// Public user text back to a member (names are dropped); version from the ETag is the caller's to set.
Result<Member> memberFromUserText(std::string_view json);

} // namespace sekisho::api
