#pragma once
// Why an administrator may do something, or not; who could give it, and what would take it away; and who can do this to
// that (★R5). What decides is models/domain/rights.h; these read what it decides about and give the links their names.
// Nobody is told of anybody outside of his own organizations: such a person is counted, such an organization has no
// name; only who could grant a right is named to whoever lacks it. Works in the caller's view of the store.

#include "models/api/explanation_wire.h"
#include "models/domain/explanation.h"
#include "service/http/call.h"
#include "service/http/subject.h"

#include <vector>

namespace sekishod {

// About the caller himself, or with security.explain (operate) about whoever lies within its scope. FORBIDDEN with the
// missing right; USER_NOT_EXIST, ORGUNIT_NOT_EXIST for what lies outside.
sekisho::Result<sekisho::RightAnswer> explainRightOf(SubjectResolver& subjects, const Call& call,
                                                     const sekisho::api::RightQuestionText& question);

struct FoundHolder {
    std::string sortKey;
    std::int64_t row = 0; // of table member; with sortKey the order of the list
    sekisho::RightHolder holder;
};
struct FoundHolders {
    std::vector<FoundHolder> seen; // in their order; `who.name` is not yet read, see nameHolders()
    std::int64_t outside = 0;      // further ones outside of the caller's scope
    std::string object;            // its name
    ScopeFilter sight;             // what the caller is told of
};
// `userId` of the question does not count. Same errors.
sekisho::Result<FoundHolders> holdersOfRight(SubjectResolver& subjects, const Call& call,
                                             const sekisho::api::RightQuestionText& question);
// Administrators whose scope holds the member of call.subject, with the role that lets them do most to him.
sekisho::Result<FoundHolders> administratorsReaching(SubjectResolver& subjects, const Call& call);
// Names people and scopes of the page that is answered.
sekisho::Done nameHolders(const Call& call, const FoundHolders& found, std::vector<FoundHolder>& page);

// What the caller may ask about others than himself. FORBIDDEN with security.explain (operate).
sekisho::Result<ScopeFilter> explainScope(SubjectResolver& subjects, const Call& call);
// The member that a question names: the caller when it names none or him, else one within explainScope().
struct AskedPerson {
    SubjectRef ref;
    bool self = false;
    ScopeFilter sight; // what the caller is told of
};
sekisho::Result<AskedPerson> askedPerson(SubjectResolver& subjects, const Call& call, const std::string& userId);

} // namespace sekishod
