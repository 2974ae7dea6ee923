#pragma once
// The organizations whose name holds what was typed, with everything above them, so that their place in the tree stays
// visible. Case, width and kana do not matter. Names are folded once. Any one thread.

#include "models/ports/member_list.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::items {

class OrgNameFilter {
  public:
    OrgNameFilter() = default;
    explicit OrgNameFilter(std::vector<ports::OrgNode> nodes); // parents before children

    const std::vector<ports::OrgNode>& all() const { return nodes_; }
    std::vector<ports::OrgNode> matching(std::string_view typed) const; // in their order; all when nothing is typed

  private:
    std::vector<ports::OrgNode> nodes_;
    std::vector<std::string> folded_;
    std::vector<int> parents_; // places in nodes_; -1: none
};

} // namespace sekisho::items
