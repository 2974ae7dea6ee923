#pragma once
// How much of the organization chart somebody sees: restrictions of members, organizations and user types, and the one
// that counts. Same conventions as ports::Gateway.

#include "models/domain/chart_restriction.h"
#include "models/ports/call.h"

#include <optional>
#include <string>
#include <variant>

namespace sekisho::ports {

struct ChartTarget {
    ChartSubject kind = ChartSubject::Member;
    std::string id;
    bool operator==(const ChartTarget&) const = default;
};

class ChartRestrictions {
  public:
    virtual ~ChartRestrictions() = default;
    // Nothing: the target has none of its own.
    virtual CallHandle fetch(const ChartTarget& target, Executor& on, Reply<std::optional<ChartRestriction>> reply) = 0;
    // Nothing: the member sees everything.
    virtual CallHandle effective(const UserId& member, Executor& on,
                                 Reply<std::optional<EffectiveRestriction>> reply) = 0;
    // `base` is what the person has seen; PRECONDITION_FAILED or CHART_RESTRICTION_ALREADY_EXIST when it is not so any
    // more.
    virtual CallHandle restrict(const ChartTarget& target, const std::optional<ChartRestriction>& base,
                                const ChartRestriction& wanted, Executor& on, Reply<ChartRestriction> reply) = 0;
    virtual CallHandle lift(const ChartTarget& target, Version base, Executor& on, Reply<std::monostate> reply) = 0;
};

} // namespace sekisho::ports
