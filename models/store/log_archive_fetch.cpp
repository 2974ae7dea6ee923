#include "models/store/log_archive_fetch.h"

namespace sekisho::store {

namespace {

constexpr int kPageLines = 2000;
constexpr int kMostTries = 8; // in a row, for one step: about four minutes

} // namespace

bool mayPass(const Error& error) {
    return error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Timeout ||
           error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Internal;
}

void ChainFetch::start(Ended ended, Took took) {
    ended_ = std::move(ended);
    took_ = std::move(took);
    parts_.desk.write<std::int64_t>(
        [](ArchiveDesk::Writing& files) -> Result<std::int64_t> {
            if (!files.intake) return archiveClosed();
            return files.intake->last();
        },
        [this, alive = std::weak_ptr(alive_)](Result<std::int64_t> last) {
            if (alive.expired()) return;
            if (!last) return end(std::move(last).error());
            after_ = *last;
            beginRun();
        });
}

void ChainFetch::beginRun() {
    call_ = parts_.logs.beginRun(after_, parts_.owner, [this](Result<ports::ChainRun> run) { begun(std::move(run)); });
}

void ChainFetch::begun(Result<ports::ChainRun> run) {
    if (!run) {
        if (!mayPass(run.error())) return end(std::move(run).error());
        return again([this] { beginRun(); });
    }
    run_ = std::move(*run);
    tries_ = 0;
    backoff_.reset();
    parts_.desk.write<std::int64_t>(
        [run = run_](ArchiveDesk::Writing& files) -> Result<std::int64_t> {
            if (!files.intake) return archiveClosed();
            return files.intake->begin(run);
        },
        [this, alive = std::weak_ptr(alive_)](Result<std::int64_t> after) {
            if (alive.expired()) return;
            if (!after) return end(std::move(after).error());
            after_ = *after;
            askPage();
        });
}

void ChainFetch::askPage() {
    if (after_ >= run_.upTo) return end({});
    call_ = parts_.logs.chain(run_, after_, kPageLines, parts_.owner,
                              [this](Result<std::vector<std::string>> lines) { pageCame(std::move(lines)); });
}

void ChainFetch::pageCame(Result<std::vector<std::string>> lines) {
    if (!lines) return failed(std::move(lines).error());
    tries_ = 0;
    backoff_.reset();
    const bool empty = lines->empty();
    parts_.desk.write<ArchiveIntake::Taken>(
        [lines = std::move(*lines)](ArchiveDesk::Writing& files) -> Result<ArchiveIntake::Taken> {
            if (!files.intake) return archiveClosed();
            return files.intake->take(lines);
        },
        [this, alive = std::weak_ptr(alive_), empty](const Result<ArchiveIntake::Taken>& taken) {
            if (!alive.expired()) stored(taken, empty);
        });
}

void ChainFetch::stored(const Result<ArchiveIntake::Taken>& taken, bool empty) {
    if (!taken) return end(taken.error());
    records_ += taken->records;
    took_(records_);
    if (empty || taken->last <= after_) // it promised records up to upTo
        return end(Error(ErrorKind::Internal, "RESPONSE_MALFORMED").because("a page of the chain without new records"));
    after_ = taken->last;
    askPage();
}

void ChainFetch::failed(Error error) {
    if (error.kind == ErrorKind::NotFound && !beganAnew_) { // a run does not live for ever
        beganAnew_ = true;
        return beginRun();
    }
    if (!mayPass(error) || tries_ >= kMostTries) return end(std::move(error));
    again([this] { askPage(); });
}

void ChainFetch::again(std::function<void()> step) {
    if (++tries_ > kMostTries) return end(Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE"));
    waiting_ = std::move(step);
    pause_ = parts_.scheduler.after(backoff_.next(), parts_.owner, [this] {
        if (const auto next = std::exchange(waiting_, {})) next();
    });
}

void ChainFetch::linkBack() {
    if (!waiting_) return;
    pause_.cancel();
    std::exchange(waiting_, {})();
}

void ChainFetch::end(Done outcome) {
    if (const auto ended = std::exchange(ended_, {})) ended(std::move(outcome));
}

} // namespace sekisho::store
