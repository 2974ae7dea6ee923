#pragma once
// One member as the list needs it: what is shown, what is searched, what is filtered and sorted by. Made once when a
// record arrives (folding is the dear part) and kept in this form beside the record. Pure; thread-safe.

#include "models/domain/member.h"
#include "models/domain/structure.h"
#include "models/domain/tenant_fields.h"
#include "models/ports/cache.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sekisho::store {

inline constexpr char fieldEnd = '\x1f';  // between the fields of a joined text; never within one
inline constexpr char valueMark = '\x1d'; // around a value of a custom property
inline constexpr char headMark = '\x1e';  // before a position of the head of an organization
inline constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::min();

enum class ShownField {
    Name,
    Reading,
    LoginId,
    EmployeeNumber,
    Telephone,
    CellPhone,
    NickName,
    HiredDate,
    ExternalKey,
    Count
};
enum class SearchField {
    Name,
    Reading,
    Romaji,
    RomajiShort,
    LoginId,
    EmployeeNumber,
    Telephone,
    CellPhone,
    NickName,
    PrivateEmail,
    Customs, // all values of custom properties, each between two valueMark
    Count
};

enum RowBit : std::uint32_t {
    RowPending = 1,
    RowSuspended = 2,
    RowByFailures = 4,
    RowDeleted = 8,
    RowAdministrator = 16,
    RowManager = 32
};

struct RowTimes { // UTC ms, or noTime
    std::int64_t activation = noTime;
    std::int64_t leaveFrom = noTime;
    std::int64_t leaveTo = noTime;
    bool operator==(const RowTimes&) const = default;
};

struct RowData {
    std::string id;
    Version version = 0;
    std::string shown;  // ShownField, joined by fieldEnd
    std::string search; // SearchField, folded, joined by fieldEnd
    std::uint32_t bits = 0;
    std::int64_t createdAt = 0;  // UTC ms
    std::int64_t lastAccess = 0; // 0: never
    std::int64_t lastSignIn = 0; // the same
    RowTimes times;
    std::string position, level, userType; // ids; empty: none
    std::string orgUnits;                  // ids joined by fieldEnd, the primary one first
    std::string posts;                     // of several organizations, in the order of orgUnits: headMark where he is
                                           // the head, then the id of the position; joined by fieldEnd
    bool operator==(const RowData&) const = default;
};

struct OrgRow {
    std::string id, parent, name;
    int displayOrder = 0;
    Version version = 0;
    std::string document;
};
struct GroupRow {
    ports::GroupLine line;
    Version version = 0;
    std::string document;
};
struct Gone {
    std::string kind, id;
};
using Edit = std::variant<RowData, OrgRow, Rank, GroupRow, TenantSetting, Gone>;

RowData rowOf(const Member& member);
OrgRow rowOf(const OrgUnit& unit, std::string document);
GroupRow rowOf(const Group& group, std::string document);

std::string_view fieldOf(std::string_view joined, std::size_t index);
// The key of the default order: the folded reading; without one the folded name, behind all readings. Equal to
// sortKey() of models/domain.
std::string listKey(std::string_view search);
std::string digitsOf(std::string_view phone);

} // namespace sekisho::store
