#include "service/import_places.h"

#include "models/domain/validation.h"
#include "service/rules/structure.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::OrgUnit;
using sekisho::OrgUnitId;
using sekisho::Rank;
using sekisho::RankKind;
using sekisho::Result;

std::vector<std::string> importParts(std::string_view text, char separator) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        std::string_view part = text.substr(begin, end - begin);
        constexpr std::string_view blanks = " \t\r\n";
        const std::size_t first = part.find_first_not_of(blanks);
        if (first != std::string_view::npos)
            out.emplace_back(part.substr(first, part.find_last_not_of(blanks) - first + 1));
        begin = end + 1;
    }
    return out;
}

ImportPlaces::ImportPlaces(const ImportWorld& world) : tenant_(world.tenant), unitCount_(world.units.size()) {
    for (const OrgUnit& unit : world.units) {
        const std::string parent = unit.parent ? unit.parent->value : std::string();
        byParent_.emplace(Key(parent, unit.name), unit.id.value);
        byName_[unit.name].push_back(unit.id.value);
        int& last = children_[parent];
        last = std::max(last, unit.displayOrder);
    }
    for (const Rank& rank : world.ranks) {
        ranks_.emplace(std::pair(rank.kind, rank.name), rank.id);
        int& last = lastOrder_[rank.kind];
        last = std::max(last, rank.displayOrder);
    }
}

Done ImportPlaces::notePath(std::string_view path) {
    const auto names = importParts(path, '>');
    if (names.size() < 2) return {};
    SEKISHO_CHECK(descend(names));
    return {};
}

Result<std::string> ImportPlaces::descend(const std::vector<std::string>& names) {
    if (names.size() > static_cast<std::size_t>(kDeepestOrgUnit))
        return Error(ErrorKind::BadInput, "ORGUNIT_TOO_DEEP", "Organizations are at most 15 deep.")
            .with("max", fmt::format("{}", kDeepestOrgUnit));
    std::string at;
    int depth = 0;
    for (const std::string& name : names) {
        SEKISHO_TRY(child, childOf(at, name, ++depth));
        at = child;
    }
    return at;
}

Result<std::string> ImportPlaces::childOf(const std::string& parent, const std::string& name, int depth) {
    if (const auto found = byParent_.find({parent, name}); found != byParent_.end()) return found->second;
    if (unitCount_ >= static_cast<std::size_t>(kMostOrgUnits))
        return Error(ErrorKind::BadInput, "LIMIT_EXCEEDED", "There can be at most 10,000 organizations.")
            .with("max", fmt::format("{}", kMostOrgUnits));
    OrgUnit unit;
    unit.domain = tenant_.domain;
    unit.id = OrgUnitId(newUid());
    unit.name = name;
    unit.email = fmt::format("org-{}@{}", unit.id.value.substr(0, 13), tenant_.workgroup);
    if (depth > 1) unit.parent = OrgUnitId(parent);
    unit.displayOrder = ++children_[parent];
    unit.useMessage = unit.useNote = unit.useCalendar = unit.useTask = unit.useFolder = true;
    unit.version = 1;
    SEKISHO_CHECK(checkOrgUnit(unit));
    byParent_.emplace(Key(parent, name), unit.id.value);
    byName_[name].push_back(unit.id.value);
    ++unitCount_;
    newUnits_.push_back(unit);
    return unit.id.value;
}

Result<OrgUnitId> ImportPlaces::unit(std::string_view nameOrPath) {
    const auto names = importParts(nameOrPath, '>');
    if (names.empty()) return Error(ErrorKind::BadInput, "NAME_REQUIRED", "The name of the organization is missing.");
    if (names.size() == 1 && !byParent_.contains({std::string(), names.front()})) {
        const auto found = byName_.find(names.front());
        if (found != byName_.end() && found->second.size() == 1) return OrgUnitId(found->second.front());
        if (found != byName_.end())
            return Error(ErrorKind::BadInput, "ORGUNIT_AMBIGUOUS", "Several organizations have this name.")
                .with("name", names.front());
    }
    SEKISHO_TRY(id, descend(names));
    return OrgUnitId(id);
}

Result<std::string> ImportPlaces::rank(RankKind kind, const std::string& name) {
    if (const auto found = ranks_.find({kind, name}); found != ranks_.end()) return found->second;
    Rank rank;
    rank.kind = kind;
    rank.domain = tenant_.domain;
    rank.id = newUid();
    rank.name = name;
    rank.displayOrder = ++lastOrder_[kind];
    // A code cannot be made of a Japanese name; it can be changed afterwards.
    if (kind == RankKind::UserType) rank.code = fmt::format("TYPE_{}", rank.displayOrder);
    rank.version = 1;
    SEKISHO_CHECK(checkRank(rank));
    ranks_.emplace(std::pair(kind, name), rank.id);
    newRanks_.push_back(rank);
    return newRanks_.back().id;
}

} // namespace sekishod
