#pragma once
// The groups of the local copy: a line each for the list, and their records as texts, since most are never looked at.
// Not thread-safe.

#include "models/store/row_data.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::store {

class GroupShelf {
  public:
    void put(GroupRow row);
    void remove(std::string_view id);
    ports::GroupLines lines() const;                      // by name; made when it is asked for after a change
    std::string_view document(std::string_view id) const; // empty: not known
    std::vector<GroupId> naming(const std::string& resourceId) const;

  private:
    std::map<std::string, GroupRow, std::less<>> rows_; // by id
    mutable ports::GroupLines lines_;
};

} // namespace sekisho::store
