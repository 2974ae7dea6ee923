#include "service/changesets/stretch.h"

#include <ctime>

namespace sekishod {

void Pace::took(std::int64_t rows, Time time) {
    if (rows <= 0) return;
    const double share = std::chrono::duration<double>(limit_) / std::max(time, Time(1));
    // Down at once, up by and by: a step that was too long is one that somebody has waited for. One that was ended
    // early tells nothing against larger ones.
    auto wanted = static_cast<std::int64_t>(static_cast<double>(rows) * std::clamp(share, 0.25, 1.5));
    if (share >= 1) wanted = std::max(wanted, rows_);
    rows_ = std::clamp(wanted, fewest, most_);
}

Pace::Time Stretch::busyTime() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

bool Stretch::isOver() const {
    const auto held = Clock::now() - begin_;
    return held >= longest || stopping_ || (held >= ownTime && store_.isWanted());
}

} // namespace sekishod
