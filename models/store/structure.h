#pragma once
// Organizations and ranks of the list: numbers for their ids, names, places in the order of the tenant, and how many
// members each organization has. An id that is referred to before it is known gets a number at once and no name.
// A tree with a missing parent or a ring of parents still shows every organization: such ones stand at the top.
// Not thread-safe.

#include "models/ports/member_list.h"
#include "models/store/interner.h"
#include "models/store/row_data.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::store {

using OrgNo = std::uint32_t;  // 0: none
using RankNo = std::uint16_t; // 0: none

class Structure {
  public:
    OrgNo orgNumber(std::string_view id);
    RankNo rankNumber(std::string_view id); // 0 when 65,535 are used up
    RankNo knownRank(std::string_view id) const { return static_cast<RankNo>(rankIds_.known(id).value_or(0)); }
    std::optional<OrgNo> knownOrg(std::string_view id) const { return orgIds_.known(id); }
    std::string_view orgId(OrgNo org) const { return orgIds_.text(org); }
    std::string_view orgName(OrgNo org) const { return org < orgs_.size() ? std::string_view(orgs_[org].name) : ""; }
    std::string_view rankName(RankNo rank) const {
        return rank < ranks_.size() ? std::string_view(ranks_[rank].value.name) : "";
    }

    void putOrg(const OrgRow& row);
    void removeOrg(std::string_view id);
    void putRank(Rank rank);
    void removeRank(std::string_view id);
    std::vector<Rank> ranks(RankKind kind) const; // by displayOrder, then name
    std::string_view rankId(RankNo rank) const { return rankIds_.text(rank); }
    std::string_view orgDocument(std::string_view id) const; // empty: not known

    // Must be called after changes of tree or ranks, before places, subtrees, counts and tree() are asked for. True:
    // the shape of the tree has changed, so that all members must be counted anew (clearCounts, then count).
    bool settle();
    std::uint32_t orgPlace(OrgNo org) const;    // depth first, siblings by displayOrder; none and unknown come last
    std::uint32_t rankPlace(RankNo rank) const; // by displayOrder, then name; none and unknown come last
    // The same where the name does not count: ranks of one displayOrder stand at one place.
    std::uint32_t rankStanding(RankNo rank) const;
    bool executive(RankNo level) const { return level < ranks_.size() && ranks_[level].value.executive; }
    std::uint32_t orgPlaces() const { return static_cast<std::uint32_t>(inOrder_.size()) + 1; }
    std::uint32_t rankPlaces() const { return static_cast<std::uint32_t>(ranks_.size()) + 1; }
    // One byte for each number: 1 for the organization and, unless directOnly, all below it.
    std::vector<std::uint8_t> subtree(OrgNo org, bool directOnly) const;
    std::vector<ports::OrgNode> tree() const;

    void clearCounts();
    void count(std::span<const OrgNo> orgs, int change); // one member more (+1) or less (-1)

  private:
    struct Org {
        bool known = false;
        OrgNo parent = 0; // as said by the record
        OrgNo above = 0;  // as shown
        int displayOrder = 0;
        std::string name;
        std::string document;
        std::uint32_t place = 0; // first of its subtree in inOrder_
        std::uint32_t end = 0;   // behind the last of it
        std::uint32_t direct = 0, all = 0;
    };
    struct RankEntry {
        bool known = false;
        Rank value;
        std::uint32_t place = 0;
        std::uint32_t standing = 0;
    };
    Org& org(OrgNo number);
    void placeRanks();

    Interner orgIds_;
    Interner rankIds_;
    std::vector<Org> orgs_ = std::vector<Org>(1);
    std::vector<RankEntry> ranks_ = std::vector<RankEntry>(1);
    std::vector<OrgNo> inOrder_;
    bool treeChanged_ = false;
    bool shapeChanged_ = false;
    bool ranksChanged_ = false;
};

} // namespace sekisho::store
