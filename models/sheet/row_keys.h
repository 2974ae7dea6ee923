#pragma once
// Which rows share a key: hashes and row numbers, sorted. Whoever finds a row compares the texts themselves.

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace sekisho::sheet {

class RowKeys {
  public:
    using Entry = std::pair<std::uint64_t, std::uint32_t>;

    void assign(std::vector<Entry> entries) {
        entries_ = std::move(entries);
        std::ranges::sort(entries_);
    }
    void add(std::uint64_t hash, std::uint32_t row) {
        const Entry entry{hash, row};
        entries_.insert(std::ranges::upper_bound(entries_, entry), entry);
    }
    void remove(std::uint64_t hash, std::uint32_t row) {
        const auto found = std::ranges::lower_bound(entries_, Entry{hash, row});
        if (found != entries_.end() && *found == Entry{hash, row}) entries_.erase(found);
    }
    // Calls use(row) for each, the first row first; stops when it answers false.
    template<class Use>
    void each(std::uint64_t hash, Use&& use) const {
        for (auto at = std::ranges::lower_bound(entries_, Entry{hash, 0}); at != entries_.end() && at->first == hash;
             ++at)
            if (!use(at->second)) return;
    }

  private:
    std::vector<Entry> entries_;
};

} // namespace sekisho::sheet
