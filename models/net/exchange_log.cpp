#include "models/net/exchange_log.h"

#include <utility>

namespace sekisho::net {

void ExchangeLog::add(ExchangeNote note) {
    const std::lock_guard lock(mutex_);
    ring_[next_] = std::move(note);
    next_ = (next_ + 1) % kept;
    if (count_ < kept) ++count_;
}

std::vector<ExchangeNote> ExchangeLog::notes() const {
    const std::lock_guard lock(mutex_);
    std::vector<ExchangeNote> notes;
    notes.reserve(count_);
    const auto first = (next_ + kept - count_) % kept;
    for (std::size_t i = 0; i < count_; ++i)
        notes.push_back(ring_[(first + i) % kept]);
    return notes;
}

} // namespace sekisho::net
