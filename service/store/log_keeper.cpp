#include "service/store/log_keeper.h"

#include <utility>

namespace sekishod {

namespace {

constexpr std::int64_t kMovedAt = 4'000;      // pages, 16 MB: a page that was written often is moved once
constexpr std::int64_t kTooLong = 16'000;     // pages, 64 MB: the file of the log is not cut before
constexpr std::int64_t kMuchTooLong = 64'000; // pages
constexpr std::int64_t kLittleLeft = 300;     // pages that may be moved while others wait
constexpr int kMostRounds = 5;

} // namespace

LogKeeper::LogKeeper(sekisho::sql::Database db, Alone alone)
    : db_(std::move(db)), alone_(std::move(alone)), thread_([this](const std::stop_token& stopped) { work(stopped); }) {
}

LogKeeper::~LogKeeper() {
    thread_.request_stop();
    thread_.join();
}

void LogKeeper::grown(std::int64_t pages) {
    {
        const std::lock_guard lock(mutex_);
        if (pages < pages_) tried_ = 0;
        pages_ = pages;
        if (pages_ - tried_ < kMovedAt) return;
    }
    due_.notify_one();
}

void LogKeeper::work(const std::stop_token& stopped) {
    for (;;) {
        bool tooLong = false;
        {
            std::unique_lock lock(mutex_);
            if (!due_.wait(lock, stopped, [this] { return pages_ - tried_ >= kMovedAt; })) return;
            tried_ = pages_;
            tooLong = pages_ > kTooLong;
        }
        if (tooLong)
            shorten();
        else
            move();
    }
}

// What a long read keeps in the log, or a fault of the disk, is for the next attempt; a commit tells the fault.
std::int64_t LogKeeper::move() {
    const auto state = db_.checkpoint();
    return state ? state->pages - state->moved : kMuchTooLong;
}

// Only when all of it is moved does the log start anew, and while others write there is always something left.
void LogKeeper::shorten() {
    std::int64_t left = kMuchTooLong;
    for (int round = 0; round < kMostRounds && left > kLittleLeft; ++round)
        left = move();
    bool muchTooLong = false;
    {
        const std::lock_guard lock(mutex_);
        muchTooLong = pages_ > kMuchTooLong;
    }
    if (left <= kLittleLeft || muchTooLong) alone_([this] { move(); });
}

} // namespace sekishod
