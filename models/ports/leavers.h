#pragma once
// Before a member leaves, as the console asks the service (M11). Handing over and deleting go through
// ports::Changesets. Same conventions as ports::Gateway.

#include "models/domain/leaver.h"
#include "models/ports/call.h"

#include <string>
#include <vector>

namespace sekisho::ports {

class Leavers {
  public:
    virtual ~Leavers() = default;
    virtual CallHandle check(const UserId& id, Executor& on, Reply<LeaverCheck> reply) = 0;
    // Operation::value of kind group, action update: these are its masters from now on. Pure.
    virtual std::string mastersValue(const std::vector<UserId>& masters) const = 0;
};

} // namespace sekisho::ports
