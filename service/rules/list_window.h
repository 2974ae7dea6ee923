#pragma once
// The newest part of a list that only grows, in memory: where each row stands and whose it is, in some forty bytes.
// Whoever sees a part of the list passes by everybody else's rows here, without the store, and reads those that may be
// his (F11). What may be his is looked at once more when it is read: marks may be equal, and rows may have gone.
// A window never changes; its successor shares what is the same. Thread-safe.

#include "service/rules/id_marks.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sekishod {

struct ListPlace { // of a row in the order of its list
    std::int64_t at = 0, seq = 0;
    auto operator<=>(const ListPlace&) const = default;
};
struct WindowRow {
    ListPlace place;
    IdMark first = 0, second = 0; // whose it is
    std::uint32_t kind = 0;
};

class ListWindow;
using ListWindowPtr = std::shared_ptr<const ListWindow>;

class ListWindow {
  public:
    // Nothing yet: all that will come, and what is read downwards from the newest row.
    static ListWindowPtr empty(std::int64_t upTo, std::string proof);

    // All rows with a number up to this are in it if they stand at the floor or above. `proof` is what the store says
    // of that row, by which a store is known to be the same.
    std::int64_t upTo() const { return upTo_; }
    const std::string& proof() const { return proof_; }
    const ListPlace& floor() const { return floor_; } // the oldest row's
    bool isWhole() const { return whole_; }           // there is nothing below
    std::size_t size() const { return size_; }

    // With rows that came since, of any age: those below the floor are left out.
    ListWindowPtr with(std::vector<WindowRow> rows, std::int64_t upTo, std::string proof) const;
    // With the rows next below the floor, newest first. `whole`: they are the last.
    ListWindowPtr below(const std::vector<WindowRow>& rows, bool whole) const;

    // A way through it, newest first, from the first row below `from`.
    class Way {
      public:
        Way() = default;
        Way(ListWindowPtr window, const ListPlace& from);
        const WindowRow* row() const { return now_; } // null: the window's end
        void step() {
            if (now_ && ++now_ == end_) nextChunk();
        }

      private:
        void nextChunk();
        ListWindowPtr window_;
        std::size_t chunk_ = 0;
        const WindowRow *now_ = nullptr, *end_ = nullptr;
    };

  private:
    using Chunk = std::shared_ptr<const std::vector<WindowRow>>; // newest first, never empty
    void append(const std::vector<WindowRow>& rows);
    void cut(); // to mostWindowRows()

    std::vector<Chunk> chunks_; // newest first
    std::size_t size_ = 0;
    ListPlace floor_{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max()};
    std::int64_t upTo_ = 0;
    std::string proof_;
    bool whole_ = false;
};

// Rows of all windows of this process together: 40 MB.
std::size_t mostWindowRows();
// Test hook: at most so many from now on, and no window is kept. Nothing: as ever.
void limitWindows(std::optional<std::size_t> rows);
// The windows by the name of their list, those looked at last.
ListWindowPtr keptWindow(const std::string& list);
// Only if `former` (null: nothing) is still what is kept.
void keepWindow(const std::string& list, const ListWindowPtr& former, ListWindowPtr window);

} // namespace sekishod
