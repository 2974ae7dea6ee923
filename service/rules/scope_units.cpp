#include "service/rules/scope_units.h"

#include "service/rules/structure_cache.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kMostKept = 2'000; // scopes

// By tenant and heads; under an equal stamp, which is random, what is kept is right for every store.
class UnitShelf {
  public:
    UnitsWithinPtr find(const std::string& heads, const std::string& stamp) {
        const std::lock_guard lock(mutex_);
        const auto found = kept_.find(heads);
        return found != kept_.end() && found->second.first == stamp ? found->second.second : nullptr;
    }
    void keep(std::string heads, std::string stamp, UnitsWithinPtr units) {
        const std::lock_guard lock(mutex_);
        if (kept_.size() >= kMostKept) kept_.clear(); // they are made again in a moment
        kept_[std::move(heads)] = {std::move(stamp), std::move(units)};
    }

  private:
    std::mutex mutex_;
    std::map<std::string, std::pair<std::string, UnitsWithinPtr>> kept_;
};

UnitShelf& unitShelf() {
    static UnitShelf shelf;
    return shelf;
}

} // namespace

Result<UnitsWithinPtr> unitsWithin(Database& db, DomainId domain, const ScopeFilter& scope) {
    SEKISHO_TRY(stamp, structureStamp(db, domain));
    std::string heads = fmt::format("{} {} {}", domain, fmt::join(scope.roots, ","), fmt::join(scope.exact, ","));
    if (!stamp.empty())
        if (auto kept = unitShelf().find(heads, stamp)) return kept;
    auto units = std::make_shared<UnitsWithin>();
    SEKISHO_TRY(rows,
                db.rows<std::string>(fmt::format(
                    "WITH RECURSIVE down(id) AS (SELECT id FROM orgunit WHERE id IN ({}) UNION SELECT o.id FROM "
                    "down JOIN orgunit o ON o.domain_id = {} AND o.parent_id = down.id) SELECT u.uid FROM orgunit "
                    "u WHERE u.id IN (SELECT id FROM down UNION SELECT id FROM orgunit WHERE id IN ({}))",
                    fmt::join(scope.roots, ","), domain, fmt::join(scope.exact, ","))));
    for (const auto& [uid] : rows)
        units->add(uid);
    if (!stamp.empty()) unitShelf().keep(std::move(heads), std::move(stamp), units);
    return UnitsWithinPtr(std::move(units));
}

} // namespace sekishod
