#include "service/http/read_ahead.h"

#include <sys/resource.h>
#include <unistd.h>

#include <utility>

namespace sekishod {

namespace {

constexpr std::size_t kMostWaiting = 8; // a page each: whoever comes behind so many asks for it before
constexpr int kGivesWay = 10;           // niceness: whoever waits for an answer goes first

} // namespace

void ReadAhead::want(Reading reading) {
    std::call_once(begun_, [this] { worker_ = std::make_unique<WorkerPool>(1, kMostWaiting); });
    worker_->post([this, reading = std::move(reading)] { read(reading); });
}

// What cannot be read is told to whoever asks for it.
void ReadAhead::read(const Reading& reading) {
    if (!db_) {
        static_cast<void>(setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kGivesWay)); // of this thread alone
        auto opened = store_.openReader();
        if (!opened) return;
        db_.emplace(std::move(*opened));
    }
    if (!db_->begin(false)) return;
    static_cast<void>(reading(*db_));
    db_->rollback();
}

} // namespace sekishod
