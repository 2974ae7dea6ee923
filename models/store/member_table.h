#pragma once
// All members in columns: a few dozen bytes of numbers a row and two arenas, one with the shown texts, one with the
// folded search texts. Row numbers never change; a removed row stays as a hole. About 230 bytes a row. Times are kept
// to the second, which is half the memory and enough until 2106.
// Belongs to one thread at a time; the const methods may be called by several threads at once, except cells().

#include "models/ports/member_list.h"
#include "models/store/byte_arena.h"
#include "models/store/row_data.h"
#include "models/store/structure.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sekisho::store {

using ports::RowNo;

struct Post { // in one organization
    RankNo position = 0;
    bool head = false;
};

class MemberTable {
  public:
    static constexpr std::size_t maxRows = (std::size_t{1} << 24) - 1;

    // Structure gives numbers to organizations and ranks and outlives the table.
    explicit MemberTable(Structure& structure, std::size_t expectedRows = 0);

    // Adds the member, or replaces the row with the same id. `now` (UTC ms) decides the status. Nothing: full.
    std::optional<RowNo> put(const RowData& data, std::int64_t now);
    std::optional<RowNo> remove(std::string_view id);
    // Follows what the clock alone has changed: start dates, begin and end of leaves. The rows that changed.
    std::vector<RowNo> tick(std::int64_t now);
    std::int64_t nextTick() const { return coming_.empty() ? INT64_MAX : coming_.front().first; }

    std::size_t rows() const { return flags_.size(); } // with holes
    std::size_t count() const { return live_; }
    bool live(RowNo row) const { return row < flags_.size() && (flags_[row] & Hole) == 0; }
    std::optional<RowNo> find(std::string_view id) const;
    ports::MemberCells cells(RowNo row) const; // views are valid until the table changes

    ports::MemberState state(RowNo row) const {
        return live(row) ? ports::MemberState{status(row), onLeave(row), (flags_[row] & Administrator) != 0}
                         : ports::MemberState{};
    }
    MemberStatus status(RowNo row) const { return static_cast<MemberStatus>(flags_[row] & StatusMask); }
    bool onLeave(RowNo row) const { return (flags_[row] & OnLeave) != 0; }
    std::string_view shown(RowNo row, ShownField field) const;
    std::string_view search(RowNo row) const; // all fields
    std::string_view search(RowNo row, SearchField field) const {
        return fieldOf(search(row), static_cast<std::size_t>(field));
    }
    std::int64_t lastAccess(RowNo row) const { return std::int64_t{lastAccess_[row]} * 1'000; }
    std::int64_t lastSignIn(RowNo row) const { return std::int64_t{signedIn_[row]} * 1'000; }
    std::int64_t createdAt(RowNo row) const { return std::int64_t{createdAt_[row]} * 1'000; }
    std::uint16_t hiredDay(RowNo row) const { return hired_[row]; } // grows with the date; 0: none
    // The primary one; of somebody whose primary one is not among those that are here (whoever administers a part sees
    // no others), the first that is. 0: none.
    OrgNo orgUnit(RowNo row) const { return place(row).org; }
    RankNo position(RowNo row) const { return place(row).position; } // there
    RankNo level(RowNo row) const { return level_[row]; }
    RankNo userType(RowNo row) const { return userType_[row]; }
    // All organizations of the row, the primary one first.
    std::span<const OrgNo> orgUnits(RowNo row) const;
    Post post(RowNo row, std::size_t at) const; // in orgUnits(row)[at]
    // A level, a user type, or a position in any organization.
    bool holds(RowNo row, RankNo rank) const;
    // Members of each rank of the kind, by number of the rank; of positions each member once.
    std::vector<std::uint32_t> holders(RankKind kind) const;

    // The search texts one after another: 4 bytes of row number, the text, rowEnd. See rowAt().
    static constexpr char rowEnd = '\x1e';
    static constexpr std::size_t headBytes = 4;
    const ByteArena& searchTexts() const { return searchTexts_; }
    static RowNo rowAt(const char* head);

    std::size_t bytes() const; // memory of columns and texts in use
    bool needsCompaction() const;
    // Copies of both arenas without garbage, made on any thread; the second call puts them in place.
    struct Arenas {
        ByteArena shown, search;
        std::vector<ByteArena::Place> shownAt, searchAt;
    };
    Arenas compacted() const;
    void replaceArenas(Arenas arenas);
    void wipe();

  private:
    enum Flag : std::uint16_t {
        StatusMask = 7,
        OnLeave = 8,
        ByFailures = 16,
        Administrator = 32,
        Manager = 64,
        SeveralOrgs = 128,
        Timed = 256,
        Hole = 512,
        TextId = 1024,
        Pending = 2048,
        Suspended = 4096,
        Deleted = 8192
    };
    using IdBytes = std::array<std::uint8_t, 16>;

    RowNo addRow(std::string_view id, const std::optional<IdBytes>& uuid, std::size_t slot);
    std::size_t slotOf(std::string_view id, const std::optional<IdBytes>& uuid) const; // his, or the free one for him
    void setColumns(RowNo row, const RowData& data, std::int64_t now);
    bool setShown(RowNo row, const RowData& data);
    bool setSearch(RowNo row, std::string_view search);
    void setOrgs(RowNo row, std::string_view orgUnits, std::string_view posts, bool hadSeveral);
    void setSeveral(RowNo row, std::span<const OrgNo> orgs, std::span<const Post> posts, bool hadSeveral);
    struct Place {
        OrgNo org = 0;
        RankNo position = 0;
    };
    Place place(RowNo row) const;
    bool refreshStatus(RowNo row, std::int64_t now); // true: changed
    std::string_view idOf(RowNo row) const;
    bool hasId(RowNo row, std::string_view id, const std::optional<IdBytes>& uuid) const;
    static std::size_t hashOf(std::string_view id, const std::optional<IdBytes>& uuid);
    std::size_t hashOf(RowNo row) const;
    void index(RowNo row);
    void growIndex();
    std::string_view hiredText(std::uint16_t day) const;

    Structure& structure_;
    std::vector<IdBytes> ids_; // or, with TextId, a place in textIds_
    std::vector<std::string> textIds_;
    std::vector<std::uint16_t> flags_;
    std::vector<OrgNo> org_; // or, with SeveralOrgs, a place in several_
    std::vector<RankNo> position_, level_, userType_;
    std::vector<std::uint16_t> hired_;
    std::vector<std::uint32_t> lastAccess_, createdAt_, signedIn_; // seconds; 0: never
    std::vector<ByteArena::Place> shownAt_, searchAt_;
    ByteArena shownTexts_, searchTexts_;
    std::size_t shownGarbage_ = 0, searchGarbage_ = 0;
    // Side by side in two vectors, one entry in each for each organization. What a row leaves there stays unused.
    struct Several {
        std::uint32_t from = 0, count = 0;
    };
    std::span<const OrgNo> orgsOf(const Several& all) const { return {severalOrgs_.data() + all.from, all.count}; }
    std::span<const Post> postsOf(const Several& all) const { return {severalPosts_.data() + all.from, all.count}; }
    std::vector<Several> several_;
    std::vector<OrgNo> severalOrgs_;
    std::vector<Post> severalPosts_;
    std::unordered_map<RowNo, RowTimes> times_;
    std::vector<std::pair<std::int64_t, RowNo>> coming_; // heap, earliest first; may hold what is no longer so
    std::vector<RowNo> slots_;                           // open addressing: row + 1, or 0
    std::size_t live_ = 0;
    mutable std::vector<std::unique_ptr<char[]>> idTexts_; // written when shown, a block of rows at a time
    mutable std::unordered_map<std::uint16_t, std::string> hiredTexts_;
};

} // namespace sekisho::store
