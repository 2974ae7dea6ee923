#pragma once
// Which detections a list of somebody who sees a part shows: in order, newest first, past everybody else's.

#include "models/sql/database.h"
#include "service/monitoring/detections.h"
#include "service/monitoring/monitor_rights.h"
#include "service/rules/scope_members.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

// Conditions of a list with what is bound to them, in their order.
struct DetectionQuestion {
    std::string text;
    std::vector<sekisho::sql::Value> values;

    void also(std::string_view condition, sekisho::sql::Value value) {
        text += fmt::format(" AND {}", condition);
        values.push_back(std::move(value));
    }
};

// Whose detections a list shows, with the members of a scope in memory.
class DetectionSight {
  public:
    static sekisho::Result<DetectionSight> of(sekisho::sql::Database& db, sekisho::DomainId domain,
                                              const DetectionRights& rights);
    bool shows(std::string_view service, std::string_view member) const;
    bool shows(sekisho::MonitorService service, std::string_view member) const;
    bool mayShow(sekisho::MonitorService service, IdMark member) const;
    bool isLimited() const;
    // Of so few members that asking each is cheaper than to go past the others for `most` detections, taken that all
    // members have equally many: their ids. Nothing: there are too many, or no limit.
    using FewMembers = std::optional<std::vector<std::string>>;
    sekisho::Result<FewMembers> fewMembers(sekisho::sql::Database& db, std::size_t most) const;

  private:
    struct Part {
        sekisho::MonitorService service;
        ScopeMembersPtr members; // null: the whole tenant
    };
    std::vector<Part> parts_;
};

// The numbers of the first `most` below `before` (0: from the newest on) that are shown and like the filter, newest
// first. For a limited sight.
sekisho::Result<std::vector<std::int64_t>> detectionsInSight(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                             const DetectionFilter& filter, const DetectionSight& sight,
                                                             std::int64_t before, std::size_t most);
// Conditions for a detection to be like the filter, over table detection (alias d) with its domain bound first.
DetectionQuestion detectionsLike(sekisho::DomainId domain, const DetectionFilter& filter);

} // namespace sekishod
