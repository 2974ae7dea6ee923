#pragma once
// Finds or makes the organizations and ranks that the rows of an import name; private to the import.

#include "models/domain/structure.h"
#include "service/import.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sekishod {

// Parts between `separator`, without blanks around them.
std::vector<std::string> importParts(std::string_view text, char separator);

class ImportPlaces {
  public:
    explicit ImportPlaces(const ImportWorld& world);

    // First for all rows: paths of more than one name, so that a single name may mean an organization of a later row.
    sekisho::Done notePath(std::string_view path);
    sekisho::Result<sekisho::OrgUnitId> unit(std::string_view nameOrPath);
    sekisho::Result<std::string> rank(sekisho::RankKind kind, const std::string& name);

    std::vector<sekisho::OrgUnit> takeNewUnits() { return std::move(newUnits_); }
    std::vector<sekisho::Rank> takeNewRanks() { return std::move(newRanks_); }

  private:
    using Key = std::pair<std::string, std::string>; // parent's id (empty: the top) and name
    sekisho::Result<std::string> childOf(const std::string& parent, const std::string& name, int depth);
    sekisho::Result<std::string> descend(const std::vector<std::string>& names);

    const Tenant& tenant_;
    std::map<Key, std::string> byParent_;
    std::unordered_map<std::string, std::vector<std::string>> byName_;
    std::unordered_map<std::string, int> children_; // how many, by parent's id
    std::size_t unitCount_ = 0;
    std::map<std::pair<sekisho::RankKind, std::string>, std::string> ranks_;
    std::map<sekisho::RankKind, int> lastOrder_;
    std::vector<sekisho::OrgUnit> newUnits_;
    std::vector<sekisho::Rank> newRanks_;
};

} // namespace sekishod
