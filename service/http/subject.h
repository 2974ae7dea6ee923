#pragma once
// What an id in a path means within a tenant and a scope. Implemented by service/rules (makeSubjectResolver).

#include "models/domain/error.h"
#include "models/domain/rights.h"
#include "models/sql/database.h"
#include "service/http/call.h"

#include <string_view>
#include <vector>

namespace sekishod {

class SubjectResolver {
  public:
    virtual ~SubjectResolver() = default;

    // `id` is a resource id, a login or alias, or externalKey:…; never "me" (the gates have replaced it). Finds deleted
    // members within their days of grace as well; whether that is acceptable is the handler's to say.
    // Error NotFound/USER_NOT_EXIST: not there, in another tenant, or outside the scope; the three look the same.
    virtual sekisho::Result<SubjectRef> member(sekisho::sql::Database& db, sekisho::DomainId domain,
                                               std::string_view id, const ScopeFilter& scope) = 0;
    // `id` is a resource id, externalKey:… or a mail address. ORGUNIT_NOT_EXIST likewise.
    virtual sekisho::Result<SubjectRef> orgUnit(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                std::string_view id, const ScopeFilter& scope) = 0;
    // Row ids of the organizations that head these scopes; organizations that are gone give nothing.
    virtual sekisho::Result<ScopeFilter> filterOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                  const std::vector<sekisho::Scope>& scopes) = 0;
    // The live roles of the administrator as whom `who` wants to look (service/http/view_as.h). VIEW_AS_NOT_ALLOWED
    // (403): he is none of this tenant, or he holds what `who` does not.
    virtual sekisho::Result<std::vector<sekisho::RoleHolding>>
    rolesToViewAs(sekisho::sql::Database& db, const Caller& who, std::string_view id, sekisho::Instant now);
};

} // namespace sekishod
