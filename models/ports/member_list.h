#pragma once
// The members as a table, from the local copy: columnar in memory, searched as one types. Row numbers are stable while
// the list lives; deleted rows are skipped by queries. All methods belong to the owner's (GUI) thread unless said.

#include "models/domain/member.h"
#include "models/domain/structure.h"
#include "models/ports/call.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::ports {

using RowNo = std::uint32_t;

enum class MemberColumn {
    Name,
    Reading,
    LoginId,
    OrgUnit,
    Position,
    Level,
    UserType,
    Status,
    EmployeeNumber,
    Telephone,
    CellPhone,
    NickName,
    HiredDate,
    LastAccess,
    LastSignIn,
    CreatedAt,
    ExternalKey,
    Count
};

struct MemberCells { // views are valid until the list changes
    std::string_view id;
    std::string_view name;
    std::string_view reading;
    std::string_view loginId;
    std::string_view orgUnitId; // primary; empty: none
    std::string_view orgUnit;   // its name
    std::string_view position;
    std::string_view level;
    std::string_view userType;
    std::string_view employeeNumber;
    std::string_view telephone;
    std::string_view cellPhone;
    std::string_view nickName;
    std::string_view hiredDate;
    std::string_view externalKey;
    std::int64_t lastAccess = 0; // UTC ms, 0 = never
    std::int64_t lastSignIn = 0; // the same
    std::int64_t createdAt = 0;
    MemberStatus status = MemberStatus::InUse; // at the time of the last change or tick
    bool onLeave = false;
    bool suspendedByFailures = false;
    bool administrator = false;
    bool manager = false; // head of one of his organizations
};

struct MemberState { // what decides which actions apply
    MemberStatus status = MemberStatus::InUse;
    bool onLeave = false;
    bool administrator = false;
};

enum StatusBit : std::uint32_t {
    ShowAwaiting = 1,
    ShowPending = 2,
    ShowInUse = 4,
    ShowSuspended = 8,
    ShowDeleted = 16,
    ShowAllStatuses = 31,
    OnlyOnLeave = 32
};

struct MemberQuery {
    std::string text;                 // as typed; folded by the list. Blanks separate words, all must be there
    std::optional<OrgUnitId> orgUnit; // with sub-organizations unless directOnly
    bool directOnly = false;
    std::uint32_t show = ShowAllStatuses;
    // Last access before this; of those who never came, added before this (as the service counts).
    std::optional<Instant> notSeenSince;
    bool neverSeen = false;          // only those who never came
    std::optional<std::string> rank; // id of a level, user type or position that the member has
    // Nothing: the usual order. Within an organization by standing (models/domain/member_order.h), else by reading.
    std::optional<MemberColumn> sortBy;
    bool descending = false; // of a column; the usual order has one direction
    bool operator==(const MemberQuery&) const = default;
};

using RowSet = std::shared_ptr<const std::vector<RowNo>>;

struct MatchSpan {
    std::size_t begin = 0, length = 0;
}; // bytes of the shown text

class MemberList {
  public:
    virtual ~MemberList() = default;
    virtual std::size_t count() const = 0; // live rows
    virtual bool complete() const = 0;     // all rows are in memory; else only the first page of the default order
    virtual std::uint64_t revision() const = 0;
    virtual MemberCells cells(RowNo row) const = 0;
    virtual MemberState state(RowNo row) const = 0; // of these cells, for looking at very many rows
    virtual std::optional<RowNo> find(std::string_view userId) const = 0;
    // Blocks for a few milliseconds at 1,000,000 rows (performance.md F3, F4).
    virtual RowSet query(const MemberQuery& query) = 0;
    // The part of a shown text that matched the query, for marking.
    virtual std::optional<MatchSpan> matchIn(std::string_view shown, std::string_view queryText) const = 0;
    // `changed` runs on the GUI executor after rows changed; drop the handle to stop.
    virtual CallHandle watch(std::function<void()> changed) = 0;
    // `leaving` runs at once before the rows are exchanged for others (loaded anew, locked): row numbers held until
    // now lose their meaning, and this is the last moment to ask for the ids behind them.
    virtual CallHandle watchExchange(std::function<void()> leaving) = 0;
};

struct OrgNode {
    OrgUnitId id;
    OrgUnitId parent; // empty at the top
    std::string name;
    int displayOrder = 0;
    std::uint32_t directMembers = 0;
    std::uint32_t allMembers = 0; // with sub-organizations, each member once
};

} // namespace sekisho::ports
