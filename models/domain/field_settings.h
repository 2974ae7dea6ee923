#pragma once
// 項目管理 (admin-screens.md §2.9): which fields of a member must be filled, are shown to members, and may be changed
// by the member himself; and whether employee numbers are given out by themselves. What may be set for a field at all
// stands in resources/member_fields.json.

#include "models/domain/ids.h"
#include "models/domain/member.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

struct FieldSetting {
    std::string key;       // of resources/member_fields.json
    bool required = false; // 必須
    bool visible = true;   // 表示
    bool bySelf = false;   // 修正権限: the member may change it, else administrators only
    bool operator==(const FieldSetting&) const = default;
};

struct EmployeeNumbering { // 社員番号 (自動)
    bool automatic = false;
    std::string prefix; // ≤ 10
    int digits = 5;     // 3–7
    bool operator==(const EmployeeNumbering&) const = default;
};

struct FieldSettings {
    DomainId domain = 0;
    std::vector<FieldSetting> fields; // those that are not as they come
    EmployeeNumbering numbering;
    Version version = 0;
    bool operator==(const FieldSettings&) const = default;

    FieldSetting of(std::string_view key) const;
    void set(FieldSetting setting); // one that is as it comes is not kept
};

// Two saves at once: what I changed from `base` is mine, all else as the other one left it. The version is theirs.
FieldSettings laidOver(const FieldSettings& base, const FieldSettings& mine, FieldSettings theirs);

// "A-00042" of prefix "A-" and 5 digits; empty when the number does not fit the digits.
std::string employeeNumber(const EmployeeNumbering& numbering, std::int64_t number);
// Whether the field of this key holds something. Keys that are no field of a member: true.
bool isFilled(const Member& member, std::string_view key);

} // namespace sekisho
