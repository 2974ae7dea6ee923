#pragma once
// Levels, positions and user types as a whole; the single ones stand in the local copy and change through the pipe.
// Same conventions as ports::Gateway.

#include "models/domain/structure.h"
#include "models/ports/call.h"

namespace sekisho::ports {

class Ranks {
  public:
    virtual ~Ranks() = default;
    // Whether the kind is in use, and what turning it off would erase.
    virtual CallHandle impact(RankKind kind, Executor& on, Reply<RankImpact> reply) = 0;
};

} // namespace sekisho::ports
