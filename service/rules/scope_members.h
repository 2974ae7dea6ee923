#pragma once
// Who is within a scope, in memory: for lists that go along an index of the whole tenant and pass by everybody else.
// Made once and used for as long as the store's stamps say that nobody has joined or left (0015_scopes.sql), so that it
// is always what the caller's own view of the store shows. Thread-safe.

#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/id_marks.h"
#include "service/rules/member_set.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

class ScopeMembers {
  public:
    bool holds(std::string_view uid) const { // most who are asked about are not: the marks know that at once
        const auto key = MemberKey::of(uid);
        return key ? marks_.contains(markOf(*key)) && uids_.contains(*key) : uids_.contains(uid);
    }
    bool holdsRow(std::int64_t row) const { return rowMarks_.contains(static_cast<IdMark>(row)); }
    // Nothing: he is not in it, or has to be looked for in the store.
    std::optional<std::int64_t> rowOf(std::string_view uid) const {
        const auto key = MemberKey::of(uid);
        const std::size_t place = key ? marks_.placeOf(markOf(*key)) : marks_.places();
        if (place == marks_.places() || keys_[numbers_[place]] != *key) return std::nullopt;
        return rows_[numbers_[place]];
    }
    const std::vector<std::int64_t>& rows() const { return rows_; } // ascending
    std::size_t size() const { return rows_.size(); }
    const MarkSet& marks() const { return marks_; } // of the same

  private:
    friend class ScopeReading;
    std::vector<std::int64_t> rows_;
    std::vector<MemberKey> keys_;                               // of the rows; {}: the id is of another form
    std::vector<std::pair<std::int64_t, std::int64_t>> blocks_; // of the rows, with their stamps in member_stamp
    MemberSet uids_;
    MarkSet marks_;
    std::vector<std::uint32_t> numbers_; // by the places of the marks: which of the rows
    MarkSet rowMarks_;                   // the rows themselves
};
using ScopeMembersPtr = std::shared_ptr<const ScopeMembers>;

// `scope` is not the whole tenant. What changed since it was asked for last is read anew, not the whole.
sekisho::Result<ScopeMembersPtr> membersOfScope(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                const ScopeFilter& scope);
// How many members the tenant's store has ever had, at most: by which the cheaper way through a list is chosen.
sekisho::Result<std::int64_t> mostMembers(sekisho::sql::Database& db);

} // namespace sekishod
