#pragma once
// Which organizations lie within a scope, in memory: its heads, and what is below those that count with what is below.
// Made once and used for as long as the tenant's structure is the same (structure_cache.h). Thread-safe.

#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/id_marks.h"
#include "service/rules/member_set.h"

#include <memory>
#include <string_view>

namespace sekishod {

class UnitsWithin {
  public:
    bool holds(std::string_view uid) const { return uids_.contains(uid); }
    const MarkSet& marks() const { return marks_; }
    void add(std::string_view uid) {
        uids_.add(uid);
        marks_.add(markOf(uid));
    }

  private:
    MemberSet uids_;
    MarkSet marks_;
};
using UnitsWithinPtr = std::shared_ptr<const UnitsWithin>;

// `scope` is not the whole tenant.
sekisho::Result<UnitsWithinPtr> unitsWithin(sekisho::sql::Database& db, sekisho::DomainId domain,
                                            const ScopeFilter& scope);

} // namespace sekishod
