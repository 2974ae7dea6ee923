#include "models/net/wire_values.h"

#include "models/api/group_wire.h"
#include "models/api/user_wire.h"

namespace sekisho::net {

std::string WireValues::create(const OrgUnit& unit) const {
    return api::createText(unit);
}
std::string WireValues::update(const OrgUnit& base, const OrgUnit& edited) const {
    return api::patchText(base, edited);
}
std::string WireValues::move(const std::optional<OrgUnitId>& parent, int displayOrder) const {
    return api::moveText(parent, displayOrder);
}
std::string WireValues::create(const Rank& rank) const {
    return api::createText(rank);
}
std::string WireValues::update(const Rank& base, const Rank& edited) const {
    return api::patchText(base, edited);
}
std::string WireValues::update(const Member& base, const Member& edited) const {
    return api::patchText(base, edited);
}
std::string WireValues::create(const Group& group) const {
    return api::createText(group);
}
std::string WireValues::update(const Group& base, const Group& edited) const {
    return api::patchText(base, edited);
}

} // namespace sekisho::net
