#pragma once
// Things that are open for some minutes under an id that nobody can guess: sign-ins between two steps, pages between
// two posts. In memory, bounded (the oldest gives way), thread-safe. take() removes: two requests with one id never
// work on it at the same time.

#include "models/domain/clock.h"
#include "service/store/uid.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace sekishod {

template<class T>
class TimedBook {
  public:
    TimedBook(std::chrono::seconds life, std::size_t most) : life_(life), most_(most) {}

    static std::string newId() { return newSecret(24); }
    // Opens the id, or opens it again, for a whole life or for one of another length.
    void put(const std::string& id, T content, sekisho::Instant now, std::optional<std::chrono::seconds> life = {}) {
        const std::lock_guard lock(mutex_);
        makeRoom(now);
        entries_.insert_or_assign(id, Entry{std::move(content), now + life.value_or(life_)});
    }
    std::optional<T> take(const std::string& id, sekisho::Instant now) {
        const std::lock_guard lock(mutex_);
        const auto found = entries_.find(id);
        if (found == entries_.end()) return std::nullopt;
        Entry entry = std::move(found->second);
        entries_.erase(found);
        if (entry.expires <= now) return std::nullopt;
        return std::move(entry.content);
    }
    std::size_t size() const {
        const std::lock_guard lock(mutex_);
        return entries_.size();
    }

  private:
    struct Entry {
        T content;
        sekisho::Instant expires{};
    };
    void makeRoom(sekisho::Instant now) {
        if (entries_.size() < most_) return;
        std::erase_if(entries_, [now](const auto& entry) { return entry.second.expires <= now; });
        if (entries_.size() < most_) return;
        entries_.erase(std::min_element(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
            return a.second.expires < b.second.expires;
        }));
    }

    const std::chrono::seconds life_;
    const std::size_t most_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Entry> entries_;
};

} // namespace sekishod
