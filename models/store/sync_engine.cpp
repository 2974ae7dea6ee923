#include "models/store/sync_engine.h"

#include <algorithm>
#include <utility>

namespace sekisho::store {

using ports::ChangePage;
using ports::LinkState;

namespace {

constexpr double firstPause = 1'000, longestPause = 60'000; // ms

bool needsSnapshot(const Error& error) {
    return error.code == "CURSOR_TOO_OLD";
}

bool worthRetrying(const Error& error) {
    switch (error.kind) {
    case ErrorKind::Unauthenticated:
    case ErrorKind::Forbidden:
    case ErrorKind::NotOffered:
        return false;
    default:
        return true;
    }
}

} // namespace

std::chrono::milliseconds Backoff::next() {
    const double pause = std::min(longestPause, firstPause * static_cast<double>(1U << std::min(step_, 10)));
    ++step_;
    const double jitter = std::uniform_real_distribution<double>(0.8, 1.2)(random_);
    return std::chrono::milliseconds(static_cast<std::int64_t>(pause * jitter));
}

SyncEngine::SyncEngine(ports::Gateway& gateway, LocalCopy& copy, Scheduler& scheduler, ports::Executor& gui,
                       std::uint32_t seed)
    : gateway_(gateway), copy_(copy), scheduler_(scheduler), gui_(gui), backoff_(seed), turn_(std::make_shared<int>()) {
}

SyncEngine::~SyncEngine() {
    if (busy_) copy_.abandonLoad();
}

void SyncEngine::start() {
    if (running_) return refreshNow();
    running_ = true;
    online_ = true; // signed in, as the contract says; the link tells otherwise at once
    reset_ = copy_.watchReset([this] {
        restart();
        step();
    });
    link_ = gateway_.watchLink(gui_, [this](const ports::LinkStatus& link) { linkChanged(link); });
    step();
}

void SyncEngine::stop() {
    if (!std::exchange(running_, false)) return;
    if (busy_) copy_.abandonLoad();
    restart();
    push_.cancel();
    link_.cancel();
    reset_.cancel();
    wantSnapshot_ = false;
}

void SyncEngine::restart() {
    turn_ = std::make_shared<int>();
    call_.cancel();
    retry_.cancel();
    busy_ = again_ = false;
}

void SyncEngine::refreshNow() {
    if (!running_) return;
    backoff_.reset();
    if (busy_)
        again_ = true;
    else
        step();
}

void SyncEngine::rebuild() {
    if (!running_) return;
    if (busy_) copy_.abandonLoad();
    restart();
    copy_.revive();
    wantSnapshot_ = true;
    step();
}

void SyncEngine::linkChanged(const ports::LinkStatus& link) {
    if (link.state == LinkState::Connecting) return; // neither gone nor back yet
    const bool back = link.state == LinkState::Online && !online_;
    online_ = link.state == LinkState::Online;
    if (!back) return;
    backoff_.reset();
    if (busy_)
        again_ = true; // what is under way may have begun before the service was there
    else
        step();
}

void SyncEngine::step() {
    if (!running_ || busy_ || !copy_.usable()) return;
    retry_.cancel();
    busy_ = true;
    again_ = false;
    if (!first_) return ask();
    call_ = first_([this, turn = std::weak_ptr(turn_)] {
        if (turn.lock()) ask();
    });
}

void SyncEngine::ask() {
    const auto cursor = copy_.cursor();
    if (wantSnapshot_ || !cursor)
        takeSnapshot();
    else
        fetchChanges(*cursor);
}

std::function<void(Done)> SyncEngine::guarded(std::function<void(Done)> use) {
    return [turn = std::weak_ptr(turn_), use = std::move(use)](Done done) {
        if (turn.lock()) use(std::move(done));
    };
}

void SyncEngine::takeSnapshot() {
    wantSnapshot_ = true;
    push_.cancel();
    call_ = gateway_.snapshot(copy_.beginLoad(), gui_, [this](Result<std::int64_t> count) {
        if (!count) {
            copy_.abandonLoad();
            return failed(std::move(count).error());
        }
        copy_.finishLoad(guarded([this](const Done& done) {
            if (!done) return failed(done.error());
            wantSnapshot_ = false;
            stepDone(true); // what was changed while it was under way
        }));
    });
}

void SyncEngine::fetchChanges(std::int64_t cursor) {
    call_ = gateway_.changes(cursor, gui_, [this](Result<ChangePage> page) { changesCame(std::move(page)); });
}

void SyncEngine::changesCame(Result<ChangePage> page) {
    if (!page) {
        if (!needsSnapshot(page.error())) return failed(std::move(page).error());
        return takeSnapshot();
    }
    const bool more = page->more;
    if (page->records.empty() && page->nextCursor == copy_.cursor()) return stepDone(more);
    copy_.apply(std::move(*page), guarded([this, more](const Done& done) {
                    if (!done) return failed(done.error());
                    stepDone(more);
                }));
}

void SyncEngine::stepDone(bool more) {
    busy_ = false;
    backoff_.reset();
    copy_.report(std::nullopt);
    if (more || again_) return step();
    copy_.confirm();
    if (const auto cursor = copy_.cursor(); cursor && !push_.running()) listenFrom(*cursor);
}

void SyncEngine::listenFrom(std::int64_t cursor) {
    push_ = gateway_.listen(cursor, gui_, [this](std::int64_t seq) {
        if (const auto known = copy_.cursor(); known && seq <= *known) return;
        if (busy_)
            again_ = true;
        else
            step();
    });
}

void SyncEngine::failed(Error error) {
    busy_ = false;
    again_ = false;
    if (error.kind == ErrorKind::Cancelled && !running_) return;
    if (!worthRetrying(error)) return copy_.giveUp(std::move(error));
    copy_.report(std::move(error));
    if (!running_) return;
    retry_ = scheduler_.after(backoff_.next(), gui_, [this] { step(); });
}

} // namespace sekisho::store
