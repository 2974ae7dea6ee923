#include "service/rules/left_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sekishod {

using sekisho::Done;
using sekisho::Member;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kBelowMark = "below";

std::vector<std::string> unitsOf(const Member& member) {
    std::vector<std::string> out;
    for (const auto& organization : member.organizations)
        for (const auto& of : organization.orgUnits)
            out.push_back(of.orgUnit.value);
    return out;
}

void addLeftNote(const Left& left, Effects& effects) {
    effects.changed(std::string(kLeftKind), leftText(left));
}

} // namespace

std::string leftText(const Left& left) {
    return fmt::format("{}/{}/{}/{}", left.kind, left.uid, left.orgUnit, left.below ? kBelowMark : "");
}

std::optional<Left> leftOf(std::string_view text) {
    std::array<std::string_view, 4> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t end = i + 1 < parts.size() ? text.find('/') : text.size();
        if (end == std::string_view::npos) return std::nullopt;
        parts[i] = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return Left{std::string(parts[0]), std::string(parts[1]), std::string(parts[2]), parts[3] == kBelowMark};
}

void noteLeft(const Member& before, const Member& after, Effects& effects) {
    const auto now = unitsOf(after);
    for (const std::string& unit : unitsOf(before))
        if (std::ranges::find(now, unit) == now.end()) addLeftNote({"member", before.id.value, unit}, effects);
}

void noteErased(const Member& member, Effects& effects) {
    for (const std::string& unit : unitsOf(member))
        addLeftNote({"member", member.id.value, unit}, effects);
}

Done noteDeviceGone(Database& db, std::string_view device, std::string_view member, Effects& effects) {
    SEKISHO_TRY(units, db.rowsOften<std::string>("SELECT o.uid FROM member m JOIN member_orgunit mo ON mo.member_id = "
                                                 "m.id JOIN orgunit o ON o.id = mo.orgunit_id WHERE m.uid = :member",
                                                 member));
    for (const auto& [unit] : units)
        addLeftNote({"device", std::string(device), unit}, effects);
    return {};
}

} // namespace sekishod
