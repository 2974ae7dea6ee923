#pragma once
// The live rows in the order of each column. Equal keys follow the default order (Reading); empty texts, missing dates
// and unknown organizations and ranks come last; "never accessed" comes first. Organizations follow the tree, ranks
// their displayOrder, texts their folded form (ids, telephone numbers and external keys their own).
// A vector that was handed out never changes. Not thread-safe.

#include "models/ports/member_list.h"
#include "models/store/member_table.h"
#include "models/store/structure.h"
#include "models/store/two_threads.h"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace sekisho::store {

class Orders {
  public:
    using Order = std::shared_ptr<const std::vector<RowNo>>;

    Orders(const MemberTable& table, const Structure& structure) : table_(table), structure_(structure) {}

    void setDefault(std::vector<RowNo> order); // as the index of the database has it
    void sortDefault(TwoThreads* threads);     // with null: on this thread alone
    bool keeps(ports::MemberColumn column) const { return kept_[static_cast<std::size_t>(column)] != nullptr; }
    // Sorts when the column was not asked for since it changed: at 1,000,000 rows some 0.1 s.
    Order get(ports::MemberColumn column, TwoThreads* threads);
    // The same, made on another thread while nothing changes the rows: sortAhead() there, from the default order, and
    // give() here; an order that is kept already stays.
    std::vector<RowNo> sortAhead(ports::MemberColumn column, const std::vector<RowNo>& byDefault) const {
        return sorted(column, byDefault, nullptr);
    }
    void give(ports::MemberColumn column, std::vector<RowNo> order);
    // What a row is sorted by, before it is replaced for the first time since update(): where it keeps that, it keeps
    // its place, and an order in which every row does is not touched.
    void note(RowNo row);
    // `changed`: rows added, replaced or removed. Every order kept is put right in one pass.
    void update(std::span<const RowNo> changed);
    void forget(ports::MemberColumn column);

    // Whether `a` stands before `b`: the definition that all the fast ways agree with.
    bool before(ports::MemberColumn column, RowNo a, RowNo b) const;

  private:
    struct Item { // 16 bytes of the key, and where the row stands in the order that equal keys follow
        std::uint64_t high = 0, low = 0;
        std::uint32_t place = 0; // twice the place, plus 1 when the key is longer
        bool operator<(const Item& other) const {
            if (high != other.high) return high < other.high;
            if (low != other.low) return low < other.low;
            return place < other.place;
        }
    };
    struct Key {
        bool behind = false; // all that have none come last
        std::uint64_t number = 0;
        std::string_view text;
    };
    struct NotedKey {
        ports::MemberColumn column;
        bool behind;
        std::uint64_t number;
        std::string text;
    };
    Key keyOf(ports::MemberColumn column, RowNo row) const;
    bool keepsPlace(ports::MemberColumn column, RowNo row) const;
    static int compare(const Key& a, const Key& b);
    bool before(ports::MemberColumn column, const Key& keyA, RowNo a, const Key& keyB, RowNo b) const;
    std::string_view textKey(ports::MemberColumn column, RowNo row) const;
    std::uint64_t numberKey(ports::MemberColumn column, RowNo row) const;
    Item itemOf(ports::MemberColumn column, RowNo row, std::uint32_t place) const;
    std::vector<RowNo> sorted(ports::MemberColumn column, const std::vector<RowNo>& base, TwoThreads* threads) const;
    std::vector<RowNo> counted(ports::MemberColumn column, const std::vector<RowNo>& base, std::uint32_t keys) const;
    static bool sameKey(const Item& a, const Item& b) { return a.high == b.high && a.low == b.low; }
    void sortLongKeys(ports::MemberColumn column, std::span<Item> items, const std::vector<RowNo>& base) const;
    void sortLongKeysOnTwo(ports::MemberColumn column, std::vector<Item>& items, const std::vector<RowNo>& base,
                           TwoThreads* threads) const;
    std::vector<RowNo> merged(ports::MemberColumn column, const std::vector<RowNo>& old,
                              const std::vector<std::uint64_t>& out, const std::vector<RowNo>& rows) const;
    void limitMemory(ports::MemberColumn keep);

    static constexpr auto columns = static_cast<std::size_t>(ports::MemberColumn::Count);
    const MemberTable& table_;
    const Structure& structure_;
    std::array<Order, columns> kept_;
    std::array<std::uint64_t, columns> lastUse_{};
    std::uint64_t uses_ = 0;
    std::unordered_map<RowNo, std::vector<NotedKey>> noted_;
};

} // namespace sekisho::store
