#pragma once
// Whether members lie within a scope, asked many times in a row, and what follows from it for records that name people
// besides (R1, 0012): related people of a member, recipients and senders of an organization's mail. Whoever sees a part
// of the tenant is told of those within it only, and what he writes leaves the others as they are. One thread.

#include "models/domain/member.h"
#include "models/domain/structure.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/scope_members.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

class ScopeSight {
  public:
    // `db` must live as long.
    ScopeSight(sekisho::sql::Database& db, sekisho::DomainId domain, ScopeFilter scope)
        : db_(db), domain_(domain), scope_(std::move(scope)) {}

    bool wholeTenant() const { return scope_.wholeTenant; }
    // The first few are looked up in the store; then the set of the scope is worth its price.
    sekisho::Result<bool> holds(std::string_view uid);

  private:
    sekisho::sql::Database& db_;
    sekisho::DomainId domain_;
    ScopeFilter scope_;
    int asked_ = 0;
    std::optional<sekisho::sql::Native> look_;
    ScopeMembersPtr members_;
};

// Of the members whom somebody may see by his roles (members.members); of a program's, all.
sekisho::Result<ScopeSight> sightOf(sekisho::sql::Database& db, const Caller& caller, sekisho::Instant now);

// Takes out whom the record names outside of the scope.
sekisho::Done hideOutsiders(ScopeSight& sight, sekisho::Member& member);
sekisho::Done hideOutsiders(ScopeSight& sight, sekisho::OrgUnit& unit);
// The same for a stored record: itself when there is nobody to hide, else a text that is kept in `room`.
sekisho::Result<std::string_view> memberRecordTold(ScopeSight& sight, std::string_view doc, std::string& room);
sekisho::Result<std::string_view> unitRecordTold(ScopeSight& sight, std::string_view doc, std::string& room);

// The same for what a record of the logs, or a plan, says is changed: {"field":{"from":…,"to":…}}. Whether anybody was
// taken out. A change that is of nobody else is not told at all; what cannot be read is left out whole.
using WithinAsked = std::function<sekisho::Result<bool>(std::string_view uid)>;
sekisho::Result<bool> hideOutsiders(const WithinAsked& within, std::string& changes);

// `after` is what the caller made of `before` as he sees it: whom he could not see stands again where he stood.
// USER_NOT_EXIST (404) for somebody outside who was not there before, as for nobody.
sekisho::Done keepOutsiders(ScopeSight& sight, const sekisho::Member& before, sekisho::Member& after);
sekisho::Done keepOutsiders(ScopeSight& sight, const sekisho::OrgUnit& before, sekisho::OrgUnit& after);

} // namespace sekishod
