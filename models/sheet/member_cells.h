#pragma once
// Each column of a member sheet: how its cell becomes a field of a member, and back. What several columns make together
// (organizations, mobile number in two parts, social network) is in member_row.h.

#include "models/domain/member.h"
#include "models/sheet/cell_fault.h"
#include "models/sheet/columns.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::sheet {

class CellTaker { // one cell on its way into a member
  public:
    CellTaker(Member& member, const World& known, int column, std::vector<CellFault>& found)
        : onto(member), world(known), column_(column), faults_(found) {}

    void fault(std::string_view field, std::string_view code, std::string suggestion = {});
    void fault(Error error, std::string suggestion = {});

    Member& onto;
    const World& world;

  private:
    int column_;
    std::vector<CellFault>& faults_;
};

struct Shower { // what a cell of an export needs to know
    const Directory& directory;
    const Places& places;
    const Zone& zone;
    Language language = Language::Japanese;
    Instant now{}; // decides the status
};

struct MemberField {
    std::string_view key;
    // Called with trimmed text; an empty one empties the field. Null: several columns make it together.
    void (*take)(CellTaker& to, std::string_view cell);
    std::string (*show)(const Member& member, const Shower& with);
};

std::span<const MemberField> memberFieldsOfSheet();
const MemberField* memberFieldOfSheet(std::string_view key);

// The logins that a cell of related people names; ids are left out.
std::vector<std::string> relatedLogins(std::string_view cell, const TenantFacts& tenant);

void takeProperty(CellTaker& to, const PropertyRule& rule, std::string_view cell);
bool holdsProperty(const Member& member, const PropertyRule& rule);
std::string showProperty(const Member& member, const PropertyRule& rule);

// The organization of the tenant's own company; made when it is missing.
Organization& ownOrganization(Member& member, const TenantFacts& tenant);
const Organization* ownOrganization(const Member& member, DomainId domain);
// Its organizations as a sheet lists them: the primary one first.
std::vector<const OrgUnitMembership*> sheetOrder(const Member& member, DomainId domain);

} // namespace sekisho::sheet
