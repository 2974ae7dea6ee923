#pragma once
// Which commands need more than a right (★R8): policy "approvals" over resources/guarded_actions.json.

#include "service/http/command_guard.h"
#include "service/http/services.h"

#include <memory>

namespace sekishod {

// For Services::guard; `services` must outlive it.
std::shared_ptr<CommandGuard> makeCommandGuard(Services& services);

} // namespace sekishod
