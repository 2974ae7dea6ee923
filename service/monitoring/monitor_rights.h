#pragma once
// Who may do what in monitoring: each service has a menu of its own, and its scope says whose detections are seen.
// Policies are the whole tenant's: a scoped administrator may look at them, never change them.

#include "models/domain/monitoring.h"
#include "service/http/call.h"
#include "service/http/services.h"

#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

std::string_view monitorMenu(sekisho::MonitorService service); // "monitoring.talk", "monitoring.drive"

// FORBIDDEN with the missing menu.
sekisho::Result<ScopeFilter> monitorScope(const Services& services, const Call& call, sekisho::sql::Database& db,
                                          sekisho::MonitorService service, sekisho::Access access);
// The same and for the whole tenant: OUT_OF_SCOPE.
sekisho::Done needWholeMonitor(const Services& services, const Call& call, sekisho::sql::Database& db,
                               sekisho::MonitorService service);

// Whose detections somebody sees; nothing for a service whose menu he does not have.
struct DetectionRights {
    std::optional<ScopeFilter> talk, drive;
    bool limited() const { return (talk && !talk->wholeTenant) || (drive && !drive->wholeTenant); }
    // A condition over table detection (alias d). Row ids come from the store, never from a request.
    std::string condition() const;
};
// FORBIDDEN when he has neither menu, or not that of the one service that is asked for.
sekisho::Result<DetectionRights> detectionRights(const Services& services, const Call& call, sekisho::sql::Database& db,
                                                 std::optional<sekisho::MonitorService> only, sekisho::Access access);

} // namespace sekishod
