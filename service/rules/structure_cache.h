#pragma once
// Names of a tenant's organizations, levels, positions and user types in memory, so that a page of members costs no
// look-ups. The store carries a random stamp for each tenant that every change of a name renews in its own transaction;
// a reader whose stamp differs from the copy's loads it anew. Right across processes and for rolled-back changes.

#include "models/api/user_wire.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/tenant.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sekishod {

struct UnitEntry {
    std::string uid;
    sekisho::api::NamedRef ref;
    std::int64_t row = 0;
    std::int64_t parentRow = 0; // 0: top
    int depth = 1;
    int place = 0;       // in a walk from the top that comes to everything below an organization before the next one
    int lastBelow = 0;   // the place of the last one below it; its own if there is none
    bool hidden = false; // itself or by an ancestor
};

struct Structure {
    Tenant tenant;
    std::string stamp;
    std::unordered_map<std::string, UnitEntry> units; // by resource id
    std::unordered_map<std::int64_t, const UnitEntry*> unitsByRow;
    std::vector<const UnitEntry*> inOrder; // by row
    auto behind(std::int64_t row) const { return std::ranges::upper_bound(inOrder, row, {}, &UnitEntry::row); }
    std::unordered_map<std::string, sekisho::api::NamedRef> ranks; // by resource id, all three kinds
};

// The organizations of a scope by their places in the tree, so that nobody climbs it for each. Both must live as long.
class ScopePlaces {
  public:
    ScopePlaces(const Structure& structure, const ScopeFilter& scope);
    bool hold(const UnitEntry& unit) const;

  private:
    const ScopeFilter& scope_;
    std::vector<std::pair<int, int>> branches_; // first and last place
};

class StructureCache {
  public:
    sekisho::Result<std::shared_ptr<const Structure>> of(sekisho::sql::Database& db, sekisho::DomainId domain);

  private:
    std::mutex mutex_;
    std::map<sekisho::DomainId, std::shared_ptr<const Structure>> known_;
};

// Equal stamps mean equal organizations and names; empty: there is none yet.
sekisho::Result<std::string> structureStamp(sekisho::sql::Database& db, sekisho::DomainId domain);
// To be called in the transaction of every change of a name, key, place or feature.
sekisho::Done renewStructureStamp(sekisho::sql::Database& db, sekisho::DomainId domain);

// Look-ups for the public form of members; external keys of other members are read from `db`, which must live as long.
sekisho::api::Names namesOf(const std::shared_ptr<const Structure>& structure, sekisho::sql::Database& db,
                            sekisho::Instant now);

} // namespace sekishod
