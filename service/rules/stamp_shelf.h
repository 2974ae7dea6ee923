#pragma once
// Entries that were read last, in memory, up to a number of bytes. Each is known by a number, and is what the store has
// under it as long as the store says the same stamp. A stamp is random: what is found under an equal one is right for
// every store. Thread-safe.

#include "models/sql/database.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace sekishod {

// Entry: std::int64_t number, stamp; std::size_t bytes() const.
template<class Entry>
class StampShelf {
  public:
    using EntryPtr = std::shared_ptr<const Entry>;
    static constexpr std::size_t kBytesBesides = 160; // of an entry: its places, and what is wasted

    explicit StampShelf(std::size_t mostBytes) : most_(mostBytes) {}

    EntryPtr find(std::int64_t number, std::int64_t stamp) { // null: it is not there any more, or never was
        const std::lock_guard lock(mutex_);
        const auto found = kept_.find(number);
        if (found == kept_.end() || found->second.entry->stamp != stamp) return nullptr;
        found->second.used = true;
        return found->second.entry;
    }
    void keep(EntryPtr entry) {
        const std::lock_guard lock(mutex_);
        const std::int64_t number = entry->number;
        bytes_ += sizeOf(*entry);
        auto [place, fresh] = kept_.try_emplace(number);
        if (fresh)
            turns_.push_back(number);
        else
            bytes_ -= sizeOf(*place->second.entry);
        place->second.entry = std::move(entry);
        while (bytes_ > most_)
            takeTurn();
    }

  private:
    struct Kept {
        EntryPtr entry;
        bool used = false; // since its last turn
    };
    static std::size_t sizeOf(const Entry& entry) { return entry.bytes() + kBytesBesides; }
    // What was used waits for another turn: finding an entry touches nothing but itself.
    void takeTurn() {
        const std::int64_t number = turns_.front();
        turns_.pop_front();
        const auto place = kept_.find(number);
        if (std::exchange(place->second.used, false)) {
            turns_.push_back(number);
            return;
        }
        bytes_ -= sizeOf(*place->second.entry);
        kept_.erase(place);
    }

    const std::size_t most_;
    std::mutex mutex_;
    std::unordered_map<std::int64_t, Kept> kept_;
    std::deque<std::int64_t> turns_; // those of kept_, each once
    std::size_t bytes_ = 0;
};

// Stamps that the store keeps for 64 rows each, in the order of their numbers; asked for once where a list stays in
// one block.
class BlockStamps {
  public:
    // A statement with `:block`, from the program's text. Both must live as long.
    BlockStamps(sekisho::sql::Database& db, std::string_view statement) : db_(db), statement_(statement) {}
    sekisho::Result<std::optional<std::int64_t>> of(std::int64_t row) { // nothing: no row has ever been there
        if (row / 64 == block_) return stamp_;
        block_ = row / 64;
        SEKISHO_TRY(found, db_.firstOften<std::int64_t>(statement_, block_));
        stamp_ = found ? std::optional(std::get<0>(*found)) : std::nullopt;
        return stamp_;
    }

  private:
    sekisho::sql::Database& db_;
    std::string_view statement_;
    std::int64_t block_ = -1;
    std::optional<std::int64_t> stamp_;
};

} // namespace sekishod
