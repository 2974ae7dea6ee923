#pragma once
// Turns checked sheets into the operations of a changeset (docs/decisions/0006-changesets.md), one line of JSON each:
// the new tree and ranks first, then members in the order of their rows, what these say of members who are new
// themselves, groups, and removals at the end. Rows with faults make none. Memory does not grow with the number of
// rows. One thread at a time; the checker must not change meanwhile.

#include "models/domain/member.h"
#include "models/sheet/checker.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sekisho::sheet {

// The present state of members, for rows that change somebody; missing ones are left out. May block.
using MemberSource = std::function<Result<std::vector<Member>>(std::span<const UserId> ids)>;

using ports::OperationChunk;

struct RowOrigin {
    std::uint32_t part = 0;
    std::uint32_t row = 0; // of the table; kNoRow: implied by rows of members
};
inline constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

struct LocalOutcome { // of a row that makes no operation although it has no fault
    bool unchanged = false;
    std::optional<Error> error; // the member is gone meanwhile, …
};

class OperationStream {
  public:
    // `makePassword` is asked for members who get a made one (Passwords::Made).
    OperationStream(const Checker& checker, MemberSource members, std::function<std::string()> makePassword = {});
    ~OperationStream();

    // False at the end; then the chunk may hold the last lines.
    Result<bool> next(OperationChunk& chunk);

    std::int64_t made() const { return made_; } // operations so far
    std::int64_t rowsDone() const { return rowsDone_; }
    std::int64_t unchangedRows() const { return unchangedRows_; }
    std::int64_t refusedRows() const { return static_cast<std::int64_t>(refused_.size()); }
    std::size_t madePasswords() const { return passwords_.size(); }
    RowOrigin originOf(std::int64_t number) const { return origins_[static_cast<std::size_t>(number - 1)]; }
    // Nothing: it made operations, or was not to be done.
    std::optional<LocalOutcome> local(std::size_t part, std::size_t row) const;
    // The password that was made for the member of a row; empty: none. A secret: shown once, never logged.
    std::string madePassword(std::size_t part, std::size_t row) const;

  private:
    struct Line {
        std::string_view kind, action, id;
        std::optional<Version> base;
        std::string_view value; // empty: none
        RowOrigin origin;
    };
    enum class Stage { OrgUnits, ImpliedOrgUnits, Ranks, ImpliedRanks, Members, Relations, Groups, Removals, End };
    struct LateRow { // whose relations name somebody whom the same sheets add
        RowOrigin origin;
        std::optional<Version> base;
    };

    Result<bool> step();
    void structure(SheetKind kind, bool removals);
    void implied();
    void impliedRanks();
    void findUsed();
    Done members();
    void addMember(RowCells cells, std::size_t part, std::size_t row);
    void changeMember(RowCells cells, std::size_t part, std::size_t row, const Member* base);
    bool putOff(Member& member, const std::vector<Relation>& before, RowOrigin origin, std::optional<Version> base);
    void relations();
    void leave(const Member* before, const Member& after, std::string_view id, std::optional<Version> base,
               RowOrigin origin, bool& any);
    void refuse(std::size_t part, std::size_t row, const Error& error);
    void leaveAsIs(std::size_t part, std::size_t row);
    void put(const Line& line);

    const Checker& checker_;
    MemberSource source_;
    std::function<std::string()> makePassword_;
    Stage stage_ = Stage::OrgUnits;
    std::size_t part_ = 0;
    std::size_t row_ = 0; // of the table, of the part that is being done
    std::vector<LateRow> late_;
    std::size_t lateDone_ = 0;
    std::string pending_;           // lines that are not handed out yet
    std::vector<std::size_t> ends_; // of the lines in pending_
    std::int64_t made_ = 0;
    std::int64_t handed_ = 0;
    std::int64_t rowsDone_ = 0;
    std::vector<RowOrigin> origins_;
    std::vector<bool> usedPlaces_;
    std::map<std::string, bool, std::less<>> usedRanks_; // by id
    std::vector<std::vector<bool>> unchanged_;           // by part and row of the table
    std::int64_t unchangedRows_ = 0;
    std::map<std::pair<std::size_t, std::size_t>, Error> refused_;
    std::map<std::pair<std::size_t, std::size_t>, std::string> passwords_;
};

} // namespace sekisho::sheet
