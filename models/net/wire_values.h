#pragma once
// ports::OperationValues in the words of the public API. Pure; any thread.

#include "models/ports/changesets.h"

namespace sekisho::net {

class WireValues final : public ports::OperationValues {
  public:
    std::string create(const OrgUnit& unit) const override;
    std::string update(const OrgUnit& base, const OrgUnit& edited) const override;
    std::string move(const std::optional<OrgUnitId>& parent, int displayOrder) const override;
    std::string create(const Rank& rank) const override;
    std::string update(const Rank& base, const Rank& edited) const override;
    std::string update(const Member& base, const Member& edited) const override;
    std::string create(const Group& group) const override;
    std::string update(const Group& base, const Group& edited) const override;
};

} // namespace sekisho::net
