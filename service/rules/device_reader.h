#pragma once
// Private to this folder: devices as conditions find them, with the names of their members.

#include "models/policy/mobile_policy.h"
#include "models/sql/database.h"
#include "service/rules/devices.h"
#include "service/rules/scope_members.h"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

// Over table device (alias d).
inline constexpr std::string_view kTrustedCondition =
    "EXISTS (SELECT 1 FROM trusted_device t WHERE t.member_uid = d.member_uid AND t.name = d.name AND d.kind = "
    "'mobileApp')";
// The newest version that is in use, and two major ones before it, are supported (admin-screens.md §7.8).
inline constexpr std::string_view kUpdateNeeded =
    "(d.app_number > 0 AND d.app_major + 2 < (SELECT max(n.app_major) FROM device n WHERE n.domain_id = d.domain_id "
    "AND n.kind = d.kind AND n.app_name = d.app_name))";
// Login, last and first name: of table member (m), or from memory.
inline constexpr std::string_view kNamesOfMember =
    "m.email, coalesce(json_extract(m.doc, '$.userName.lastName'), ''), coalesce(json_extract(m.doc, "
    "'$.userName.firstName'), '')";
inline constexpr std::string_view kNoNames = "'', '', ''";

// Conditions and their values; a value must stand in the text in the order in which it was bound.
class DeviceConditions {
  public:
    DeviceConditions& text(std::string_view part) {
        text_ += part;
        return *this;
    }
    DeviceConditions& value(sekisho::sql::Value bound) {
        values_.push_back(std::move(bound));
        text_ += fmt::format(":v{}", values_.size());
        return *this;
    }
    const std::string& text() const { return text_; }
    const std::vector<sekisho::sql::Value>& values() const { return values_; }

  private:
    std::string text_;
    std::vector<sekisho::sql::Value> values_;
};

// A device whose fields of its own are not known yet.
sekisho::Device bareDevice(std::string id, std::string member, std::string login, std::string lastName,
                           std::string firstName);

// What it is made with must live as long.
class DeviceReader {
  public:
    // Over tables device (d) and member (m).
    static sekisho::Result<DeviceReader> of(sekisho::sql::Database& db, const DeviceView& view,
                                            const DeviceConditions& conditions);
    // Of a part, one row after another: the members' names are in memory. Conditions over device alone.
    static sekisho::Result<DeviceReader> within(sekisho::sql::Database& db, const DeviceView& view,
                                                const DeviceConditions& conditions, const ScopeMembers& part);
    sekisho::Result<std::optional<sekisho::Device>> next();
    sekisho::Result<std::optional<sekisho::Device>> at(std::int64_t row);

  private:
    DeviceReader(sekisho::sql::Database& db, const DeviceView& view, sekisho::policy::MobilePolicy rules,
                 sekisho::sql::Native row)
        : db_(db), view_(view), rules_(std::move(rules)), row_(std::move(row)) {}
    static sekisho::Result<DeviceReader> made(sekisho::sql::Database& db, const DeviceView& view,
                                              const std::string& text, const DeviceConditions& conditions);
    std::string textAt(int column) const { return std::string(row_.text(column)); }
    std::optional<std::int64_t> numberAt(int column) const {
        return row_.isNull(column) ? std::nullopt : std::optional(row_.int64(column));
    }
    sekisho::Device device() const;

    sekisho::sql::Database& db_;
    const DeviceView& view_;
    sekisho::policy::MobilePolicy rules_;
    sekisho::sql::Native row_;
    int bound_ = 0;
    const ScopeMembers* part_ = nullptr;
};
sekisho::Result<std::vector<sekisho::Device>> readDevices(sekisho::sql::Database& db, const DeviceView& view,
                                                          const DeviceConditions& conditions);

} // namespace sekishod
