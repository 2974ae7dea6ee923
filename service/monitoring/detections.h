#pragma once
// What policies have found: lists, one with its excerpts, and how far somebody has dealt with it (open → seen →
// handled). Only what `rights` show exists.

#include "models/api/monitor_wire.h"
#include "models/domain/monitoring.h"
#include "models/sql/database.h"
#include "service/monitoring/monitor_policies.h"
#include "service/monitoring/monitor_rights.h"
#include "service/rules/effects.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sekishod {

struct DetectionFilter {
    std::optional<sekisho::MonitorService> service;
    std::string policy; // id; also of one that was deleted
    std::string member; // id
    std::optional<sekisho::DetectionState> state;
};
struct DetectionList {
    std::vector<sekisho::Detection> detections; // newest first, without excerpts
    std::optional<std::int64_t> next;           // go on before this id
};
sekisho::Result<DetectionList> listDetections(sekisho::sql::Database& db, sekisho::DomainId domain,
                                              const DetectionFilter& filter, const DetectionRights& rights,
                                              std::int64_t before, int count);
// Open ones and all, counted up to one more than kMostDetectionsShown.
struct DetectionCounts {
    std::int64_t open = 0, total = 0;
};
sekisho::Result<DetectionCounts> countDetections(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                 const DetectionFilter& filter, const DetectionRights& rights);
// With its excerpts. DETECTION_NOT_EXIST (404).
sekisho::Result<sekisho::Detection> loadDetection(sekisho::sql::Database& db, sekisho::DomainId domain, std::int64_t id,
                                                  const DetectionRights& rights);
// Those that are in the state already stay as they are; one record for all others. To handled and back to open a note
// is needed: MONITOR_NOTE_REQUIRED. MONITOR_STATE (409): from handled to seen; it is opened again first.
sekisho::Done moveDetections(sekisho::sql::Database& db, sekisho::DomainId domain,
                             const sekisho::api::DetectionWish& wish, const DetectionRights& rights,
                             const MonitorAct& act, Effects& effects);
AuditEntry detectionRead(const sekisho::Detection& detection);

} // namespace sekishod
