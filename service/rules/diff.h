#pragma once
// What changed between two records, field by field, for the audit log: {"field":{"from":…,"to":…}}. Version and times
// of the record itself are left out. Records hold no secrets.

#include <string>
#include <string_view>

namespace sekishod {

std::string changesBetween(std::string_view recordBefore, std::string_view recordAfter);  // "" before: created
std::string changeOf(std::string_view field, std::string_view from, std::string_view to); // one text field; "": null

} // namespace sekishod
