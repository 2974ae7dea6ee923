#pragma once
// Lines of the change feed for those who see a part of the tenant: what was in an organization and is not any more.
// They are for the service alone: it tells whoever saw the thing there that it is deleted, and nobody else anything
// (changesPage).

#include "models/domain/member.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr std::string_view kLeftKind = "left"; // of the change

struct Left {
    std::string kind, uid; // "member", "orgUnit" or "device"
    std::string orgUnit{}; // in which it was; empty: none that is still there
    bool below = false;    // somewhere below that one
};
std::string leftText(const Left& left);            // the uid of the change
std::optional<Left> leftOf(std::string_view text); // nothing: it is none

// The organizations in which the member was and is not any more.
void noteLeft(const sekisho::Member& before, const sekisho::Member& after, Effects& effects);
// All of them: the member is erased.
void noteErased(const sekisho::Member& member, Effects& effects);
// A device of the member, whose row is gone.
sekisho::Done noteDeviceGone(sekisho::sql::Database& db, std::string_view device, std::string_view member,
                             Effects& effects);

} // namespace sekishod
