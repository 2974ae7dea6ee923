#pragma once
// What the handlers of the directory share.

#include "models/api/page_cursor.h"
#include "models/api/user_wire.h"
#include "service/handlers/directory_tickets.h"
#include "service/http/call.h"
#include "service/http/services.h"
#include "service/rules/authority.h"
#include "service/rules/effects.h"
#include "service/rules/groups.h"
#include "service/rules/members.h"
#include "service/rules/structure.h"
#include "service/rules/structure_cache.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct Directory {
    explicit Directory(Services& s) : services(s) {}
    Services& services;
    StructureCache structure;
    TicketBook tickets;
};
using DirectoryPtr = std::shared_ptr<Directory>;
using Endpoints = std::vector<Endpoint>;

inline Handler bound(const DirectoryPtr& directory, HandlerResult (*handler)(Directory&, Call&)) {
    return [directory, handler](Call& call) { return handler(*directory, call); };
}

// Parts of directoryEndpoints().
void addUserEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addUserStateEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addUserExtraEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addMailInvitationEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addTalkLinkEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addTalkAddressEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addPhotoEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addOrgUnitEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addRankEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addExternalKeyEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addGroupEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addCustomPropertyEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addProfileStatusEndpoints(Endpoints& to, const DirectoryPtr& directory);
void addChartRestrictionEndpoints(Endpoints& to, const DirectoryPtr& directory);

inline const std::vector<std::string_view> kReadUsers{"directory.read", "user.read"};
inline const std::vector<std::string_view> kWriteUsers{"directory", "user"};
inline const std::vector<std::string_view> kReadOrgUnits{"directory.read", "orgunit.read"};
inline const std::vector<std::string_view> kWriteOrgUnits{"directory", "orgunit"};
inline const std::vector<std::string_view> kReadGroups{"directory.read", "group.read"};
inline const std::vector<std::string_view> kWriteGroups{"directory", "group"};
inline const std::vector<std::string_view> kReadDirectory{"directory.read"};
inline const std::vector<std::string_view> kWriteDirectory{"directory"};
inline constexpr sekisho::Permission kSeeMembers{"members.members", sekisho::Access::View};
inline constexpr sekisho::Permission kChangeMembers{"members.members", sekisho::Access::Operate};
inline constexpr sekisho::Permission kSeeOrgUnits{"members.orgUnits", sekisho::Access::View};
inline constexpr sekisho::Permission kChangeOrgUnits{"members.orgUnits", sekisho::Access::Operate};
inline constexpr sekisho::Permission kSeeGroups{"members.groups", sekisho::Access::View};
inline constexpr sekisho::Permission kChangeGroups{"members.groups", sekisho::Access::Operate};

// count and cursor of a list. `tooMany`: count above 100, which /users answers with an empty page.
struct Paging {
    int count = 100;
    bool tooMany = false;
    std::optional<sekisho::api::PageCursor> after;
};
// INVALID_PARAMETER at count or cursor. `list` names the list, its order and its filters.
sekisho::Result<Paging> pagingOf(const Call& call, std::string_view list, bool overIsEmpty = false);
std::string listName(const Call& call, std::string_view list, std::string_view order = {});
// {"key":[items],"responseMetaData":{"nextCursor":…}}
Response listResponse(std::string_view key, std::span<const std::string> items, std::string_view list,
                      const std::optional<sekisho::api::PageCursor>& next);

std::string etagOf(sekisho::Version version);
// PRECONDITION_FAILED (412) with the present ETag when If-Match names another version.
sekisho::Done checkIfMatch(const Call& call, sekisho::Version version);
Response resource(int status, std::string json, sekisho::Version version);
Response done(Call& call, Effects& effects, Response response); // hands the effects to the call

sekisho::api::IdResolver resolverOf(Call& call);
sekisho::Result<std::string> userJson(Directory& directory, Call& call, const sekisho::Member& member);
sekisho::Result<std::string> orgUnitJson(Call& call, const OrgUnitRow& unit);
// These organizations as the public form.
sekisho::Result<std::vector<std::string>> orgUnitsJson(Call& call, const std::shared_ptr<const Structure>& structure,
                                                       std::span<const UnitEntry* const> units);

// Whether the caller holds the right for the whole tenant; a service account does within its scopes.
bool holdsForAll(const Call& call, const sekisho::Permission& needed);

} // namespace sekishod
