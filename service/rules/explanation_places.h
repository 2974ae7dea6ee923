#pragma once
// Private to explanations.cpp and explanation_lists.cpp: the object of a question as a place, and names of
// organizations as far as the caller sees them.

#include "models/domain/explanation.h"
#include "service/http/call.h"
#include "service/http/subject.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sekishod {

// The whole tenant, a group, which belongs to all of it, an organization or a member. Answers from memory once it is
// open.
class AskedPlace final : public sekisho::PlaceOracle {
  public:
    bool within(const sekisho::Scope& scope) const override;
    bool isTenant() const override { return object.kind == "tenant" || object.kind == "group"; }

    sekisho::RightObject object;
    SubjectRef ref;
    std::set<std::string, std::less<>> line; // organizations that hold it, also through others
    std::set<std::string, std::less<>> direct;
};
// `sight`: what is not in it does not exist. The caller himself always does.
sekisho::Result<AskedPlace> openPlace(SubjectResolver& subjects, const Call& call, const std::string& kind,
                                      const std::string& id, const ScopeFilter& sight);
sekisho::Result<AskedPlace> placeOfMember(sekisho::sql::Database& db, SubjectRef member);

// Gives the links of kind Scope their organizations, and takes the ids of those that the caller does not see away.
class ScopeNames {
  public:
    ScopeNames(sekisho::sql::Database& db, sekisho::DomainId domain, const ScopeFilter& sight)
        : db_(db), domain_(domain), sight_(sight) {}
    sekisho::Done dress(sekisho::RightPath& path, const std::string& object);

  private:
    struct Unit {
        bool there = false;
        bool seen = false;
        std::string name;
    };
    sekisho::Result<Unit> unit(const std::string& uid);

    sekisho::sql::Database& db_;
    sekisho::DomainId domain_;
    const ScopeFilter& sight_;
    std::map<std::string, Unit> units_;
};

// Name and login of a member by row.
sekisho::Result<sekisho::RightPerson> personOf(sekisho::sql::Database& db, std::int64_t row);

} // namespace sekishod
