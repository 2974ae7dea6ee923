#pragma once
// Entries that were read last, in memory, up to a number of bytes. Each is known by a number, and is what the store has
// under it as long as the store says the same stamp. A stamp is random: what is found under an equal one is right for
// every store. Thread-safe.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace sekishod {

// Entry: std::int64_t number, stamp; std::size_t bytes() const.
template<class Entry>
class StampShelf {
  public:
    using EntryPtr = std::shared_ptr<const Entry>;
    static constexpr std::size_t kBytesBesides = 160; // of an entry: its places in list and table, and what is wasted

    explicit StampShelf(std::size_t mostBytes) : most_(mostBytes) {}

    EntryPtr find(std::int64_t number, std::int64_t stamp) { // null: it is not there any more, or never was
        const std::lock_guard lock(mutex_);
        const auto found = places_.find(number);
        if (found == places_.end() || (*found->second)->stamp != stamp) return nullptr;
        kept_.splice(kept_.begin(), kept_, found->second);
        return *found->second;
    }
    void keep(EntryPtr entry) {
        const std::lock_guard lock(mutex_);
        if (const auto old = places_.find(entry->number); old != places_.end()) remove(old->second);
        bytes_ += sizeOf(*entry);
        kept_.push_front(std::move(entry));
        places_[kept_.front()->number] = kept_.begin();
        while (bytes_ > most_)
            remove(std::prev(kept_.end()));
    }

  private:
    using Place = typename std::list<EntryPtr>::iterator;
    static std::size_t sizeOf(const Entry& entry) { return entry.bytes() + kBytesBesides; }
    void remove(Place place) {
        bytes_ -= sizeOf(**place);
        places_.erase((*place)->number);
        kept_.erase(place);
    }

    const std::size_t most_;
    std::mutex mutex_;
    std::list<EntryPtr> kept_; // read last comes first
    std::unordered_map<std::int64_t, Place> places_;
    std::size_t bytes_ = 0;
};

} // namespace sekishod
