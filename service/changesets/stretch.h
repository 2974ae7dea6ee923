#pragma once
// How far one step of bulk work goes within its transaction. Each page that a transaction changes is encrypted and
// written once when it is committed, however often it was changed: many rows in one transaction cost a fraction of what
// they cost in many. So a step goes on while nobody else waits for the writer, up to as many rows as are committed in
// the time that others may wait. Once somebody waits it ends at the next row, but for a short time that is its own: a
// queue of others does not bring the work to a halt.

#include "service/store/tenant_store.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace sekishod {

inline constexpr std::int64_t kStep = 500; // rows of a step whose rows cost others their time, too

// How many rows a step takes so that others wait for the writer about as long as `limit`, by what the steps before
// took: what a row costs, its share of the commit with it, is not known beforehand. The limit does not follow the time
// of the commits: larger steps have longer ones, and both would grow with each other. Only where a step of the fewest
// rows takes longer do others wait longer.
class Pace {
  public:
    using Time = std::chrono::steady_clock::duration;
    static constexpr Time limit = std::chrono::milliseconds(16);
    static constexpr std::int64_t fewest = 16;

    explicit Pace(std::int64_t most = kStep, Time within = limit) : most_(most), limit_(within) {}
    std::int64_t rows() const { return rows_; }
    // `time`: what others had to wait for, however many of the rows there could be.
    void took(std::int64_t rows, Time time);

  private:
    std::int64_t rows_ = 32;
    std::int64_t most_;
    Time limit_;
};

// The pace of work beside others who write, and the wider one of work that nobody has waited for in a while: the first
// who comes then waits for one longer commit, and the next ones no longer than before. Of one thread.
class Paces {
  public:
    static constexpr Pace::Time calmAfter = std::chrono::seconds(2);

    Paces(std::int64_t most, Pace::Time beside, Pace::Time alone) : beside_(most, beside), alone_(most, alone) {}
    Pace& now() { return Clock::now() - waited_ < calmAfter ? beside_ : alone_; }
    void somebodyWaited() { waited_ = Clock::now(); }

  private:
    using Clock = std::chrono::steady_clock;
    Pace beside_, alone_;
    Clock::time_point waited_; // never
};

class Stretch {
  public:
    static constexpr std::int64_t mostRows = 8'000;
    static constexpr Pace::Time ownTime = std::chrono::milliseconds(4);
    static constexpr Pace::Time longest = std::chrono::milliseconds(200);     // progress is seen at the end of a step
    static constexpr Pace::Time longestCommit = std::chrono::milliseconds(6); // what its pace is to be made for,
    static constexpr Pace::Time calmCommit = std::chrono::milliseconds(12);   // and while nobody has waited for long
    static constexpr std::int64_t piece = 32; // rows whose images and records are written together

    // While the writer is held; `paces` are for the times of commits alone.
    Stretch(const TenantStore& store, Paces& paces, const std::atomic<bool>& stopping)
        : store_(store), paces_(paces), pace_(paces.now()), stopping_(stopping) {}

    // How many of the `left` rows come next; 0: the step is over.
    std::int64_t next(std::int64_t left) const {
        return rows_ > 0 && isOver() ? 0 : std::clamp(left, std::int64_t{0}, std::min(piece, pace_.rows() - rows_));
    }
    // Asked behind each row: it was the last one.
    bool isOver() const;
    void took(std::int64_t rows) { rows_ += rows; }
    void ends() { end_ = busyTime(); } // what is left is what others wait for at least
    void committed() {
        pace_.took(rows_, busyTime() - end_);
        if (store_.isWanted()) paces_.somebodyWaited();
    }

  private:
    using Clock = std::chrono::steady_clock;
    const TenantStore& store_;
    Paces& paces_;
    Pace& pace_;
    const std::atomic<bool>& stopping_;
    // Of this thread: it grows with the pages that are written. To wait for the disk takes as long for a few.
    static Pace::Time busyTime();

    Clock::time_point begin_ = Clock::now();
    Pace::Time end_{};
    std::int64_t rows_ = 0;
};

} // namespace sekishod
