#include "models/store/log_archive_engine.h"

#include "models/store/archive_leftovers.h"
#include "models/store/log_archive_erase.h"
#include "models/store/log_archive_evidence.h"

#include <algorithm>
#include <array>

namespace sekisho::store {

using ports::CallHandle;
using ports::CallState;
using ports::Executor;
using ports::Reply;

namespace {

constexpr int kLeastMinutes = 5, kMostMinutes = 1440;
constexpr std::chrono::seconds kAskedAgain{30}; // whether the other program has let it go

// Hands an outcome of the owner's thread on to whoever asked.
template<class T>
std::function<void(Result<T>)> handOn(std::shared_ptr<CallState> state, Executor& on, Reply<T> reply) {
    return [state = std::move(state), &on, reply = std::move(reply)](Result<T> outcome) {
        ports::deliver<T>(state, on, reply, std::move(outcome));
    };
}

Result<std::monostate> asResult(const Done& done) {
    return done ? Result<std::monostate>(std::monostate()) : Result<std::monostate>(done.error());
}

} // namespace

ArchiveEngine::ArchiveEngine(Parts parts) : parts_(std::move(parts)), desk_(parts_.clock, parts_.owner) {
    state_.closed = true;
    if (!parts_.watchLink) return;
    online_ = false;
    link_ = parts_.watchLink(parts_.owner, [this](const ports::LinkStatus& link) { linkChanged(link); });
}

ArchiveEngine::~ArchiveEngine() {
    link_.cancel();
    close();
}

void ArchiveEngine::open(ArchivePlace place, std::function<void(Done)> then) {
    if (desk_.isOpen() && file_ == place.file) return;
    close();
    file_ = place.file;
    desk_.open(std::move(place), parts_.source,
               [this, then = std::move(then)](const Done& outcome) { opened(outcome, then); });
}

void ArchiveEngine::opened(const Done& outcome, const std::function<void(Done)>& then) {
    held_.reset();
    if (!outcome && outcome.error().code == "ARCHIVE_IN_USE") held_ = outcome.error();
    const auto failed = [this, then](const Done& why) {
        desk_.close();
        held_.reset();
        state_.closed = true;
        state_.error = why.error();
        state_.errorAt = parts_.clock.now();
        tell();
        if (then) then(why);
    };
    if (!outcome && !held_) return failed(outcome);
    readState([this, then, outcome, failed](const Done& read) {
        if (!read && held_) return failed(outcome); // not even to be read
        plan();
        if (then) then(held_ ? outcome : read);
    });
}

void ArchiveEngine::tryAgain() {
    desk_.tryAgain(parts_.source, [this](const Done& outcome) { opened(outcome, {}); });
}

void ArchiveEngine::close() {
    timer_.cancel();
    fetch_.reset();
    over_.reset();
    wantsRun_ = false;
    desk_.close();
    held_.reset();
    tried_.reset();
    state_ = {};
    state_.closed = true;
    for (Waiter& waiter : std::exchange(waiters_, {}))
        ports::deliver<std::monostate>(waiter.state, *waiter.on, waiter.reply, archiveClosed());
    tell();
}

void ArchiveEngine::readState(std::function<void(Done)> then) {
    desk_.write<ports::ArchiveState>(
        [](ArchiveDesk::Writing& files) -> Result<ports::ArchiveState> {
            if (!files.archive) return archiveClosed();
            return files.archive->state();
        },
        [this, then = std::move(then)](Result<ports::ArchiveState> state) {
            const Done read = state ? Done() : Done(state.error());
            took(std::move(state));
            then(read);
        });
}

void ArchiveEngine::change(Write work, std::function<void(Done)> then) {
    if (held_) return then(*held_);
    using Both = std::pair<Done, Result<ports::ArchiveState>>;
    desk_.write<Both>(
        [work = std::move(work)](ArchiveDesk::Writing& files) -> Result<Both> {
            if (!files.archive) return archiveClosed();
            Done done = work(*files.archive);
            return Both(std::move(done), files.archive->state());
        },
        [this, then = std::move(then)](Result<Both> both) {
            if (!both) return then(both.error());
            took(std::move(both->second));
            then(both->first);
        });
}

void ArchiveEngine::took(Result<ports::ArchiveState> state) {
    if (!state) {
        state_.error = state.error();
        state_.errorAt = parts_.clock.now();
        return tell();
    }
    state->running = state_.running;
    state->taken = state_.taken;
    state->nextAt = state_.nextAt;
    state_ = std::move(*state);
    if (held_) {
        state_.error = held_;
        state_.errorAt = parts_.clock.now();
    }
    tell();
}

void ArchiveEngine::tell() {
    std::erase_if(watchers_, [](const Watcher& w) { return w.state->cancelled(); });
    for (const Watcher& w : watchers_)
        w.on->post([handle = w.state, listener = w.listener, now = state_] {
            if (!handle->cancelled()) listener(now);
        });
}

void ArchiveEngine::linkChanged(const ports::LinkStatus& link) {
    const bool was = std::exchange(online_, link.state == ports::LinkState::Online);
    if (!online_ || was) return;
    if (fetch_) fetch_->linkBack();
    if (wantsRun_) due();
}

void ArchiveEngine::plan() {
    timer_.cancel();
    wantsRun_ = false;
    state_.nextAt.reset();
    if (held_) {
        timer_ = parts_.scheduler.after(kAskedAgain, parts_.owner, [this] { tryAgain(); });
        return tell();
    }
    if (state_.closed || !state_.settings.enabled || fetch_ || !parts_.makeFetch) return tell();
    const Instant now = parts_.clock.now();
    const auto last = tried_ ? tried_ : state_.fetchedAt;
    const Instant next = last ? std::max(now, *last + std::chrono::minutes(state_.settings.everyMinutes)) : now;
    state_.nextAt = next;
    timer_ = parts_.scheduler.after(std::chrono::ceil<std::chrono::milliseconds>(next - now), parts_.owner,
                                    [this] { due(); });
    tell();
}

void ArchiveEngine::due() {
    wantsRun_ = false;
    if (fetch_ || !state_.settings.enabled) return;
    if (online_) return startRun();
    wantsRun_ = true;
    state_.nextAt.reset();
    tell();
}

void ArchiveEngine::startRun() {
    timer_.cancel();
    over_.reset();
    fetch_ = parts_.makeFetch(desk_);
    state_.running = true;
    state_.taken = 0;
    state_.nextAt.reset();
    tell();
    fetch_->start([this](const Done& outcome) { runEnded(outcome); },
                  [this](std::int64_t records) {
                      state_.taken = records;
                      tell();
                  });
}

void ArchiveEngine::runEnded(const Done& outcome) {
    over_ = std::move(fetch_); // it is still on the stack
    state_.running = false;
    tried_ = parts_.clock.now();
    change(
        [outcome](LogArchive& archive) {
            static_cast<void>(compactArchive(archive.db())); // an erasure that could not end
            return archive.noteRun(outcome ? nullptr : &outcome.error());
        },
        [this, outcome](const Done& noted) {
            // A full disk takes the note as well; what went wrong is told all the same.
            if (!outcome || !noted) {
                state_.error = outcome ? noted.error() : outcome.error();
                state_.errorAt = parts_.clock.now();
            }
            plan();
            for (Waiter& waiter : std::exchange(waiters_, {}))
                ports::deliver<std::monostate>(waiter.state, *waiter.on, waiter.reply, asResult(outcome));
        });
}

CallHandle ArchiveEngine::watch(Executor& on, std::function<void(const ports::ArchiveState&)> listener) {
    auto handle = std::make_shared<CallState>();
    watchers_.push_back({handle, &on, listener});
    on.post([handle, listener = std::move(listener), now = state_] {
        if (!handle->cancelled()) listener(now);
    });
    return CallHandle(handle);
}

CallHandle ArchiveEngine::setSettings(const ports::ArchiveSettings& settings, Executor& on,
                                      Reply<std::monostate> reply) {
    auto state = std::make_shared<CallState>();
    auto answer = handOn<std::monostate>(state, on, std::move(reply));
    if (settings.everyMinutes < kLeastMinutes || settings.everyMinutes > kMostMinutes) {
        answer(badInput("everyMinutes", "OUT_OF_RANGE", "5 to 1,440 minutes."));
        return CallHandle(state);
    }
    change([settings](LogArchive& archive) { return archive.setSettings(settings); },
           [this, answer](const Done& done) {
               plan();
               answer(asResult(done));
           });
    return CallHandle(state);
}

CallHandle ArchiveEngine::fetchNow(Executor& on, Reply<std::monostate> reply) {
    auto state = std::make_shared<CallState>();
    if (!desk_.isOpen() || !parts_.makeFetch) {
        ports::deliver<std::monostate>(state, on, std::move(reply), archiveClosed());
        return CallHandle(state);
    }
    if (held_) {
        ports::deliver<std::monostate>(state, on, std::move(reply), *held_);
        return CallHandle(state);
    }
    waiters_.push_back({state, &on, std::move(reply)});
    if (!fetch_) startRun();
    return CallHandle(state);
}

CallHandle ArchiveEngine::search(const LogQuery& query, std::string cursor, int count, Executor& on,
                                 Reply<ports::ArchiveLogPage> reply) {
    auto state = std::make_shared<CallState>();
    desk_.read<ports::ArchiveLogPage>(
        [query, cursor = std::move(cursor), count,
         state](ArchiveDesk::Reading& files) -> Result<ports::ArchiveLogPage> {
            if (state->cancelled()) return Error(ErrorKind::Cancelled, "CANCELLED");
            return files.search->page(query, cursor, count);
        },
        handOn<ports::ArchiveLogPage>(state, on, std::move(reply)));
    return CallHandle(state);
}

CallHandle ArchiveEngine::verify(Executor& on, std::function<void(std::int64_t, std::int64_t)> progress,
                                 Reply<ports::ArchiveReport> reply) {
    auto state = std::make_shared<CallState>();
    auto stop = std::make_shared<std::atomic<bool>>(false);
    state->onCancel = [stop] { stop->store(true); };
    auto answer = handOn<ports::ArchiveReport>(state, on, std::move(reply));
    desk_.verify(
        stop,
        [weak = std::weak_ptr(state), &on, progress = std::move(progress)](std::int64_t done, std::int64_t total) {
            on.post([weak, progress, done, total] {
                const auto alive = weak.lock();
                if (alive && !alive->cancelled() && progress) progress(done, total);
            });
        },
        [this, answer](Result<ports::ArchiveReport> report) {
            if (!report) return answer(std::move(report));
            change([report = *report](LogArchive& archive) { return archive.noteVerified(report); },
                   [answer, report = *report](const Done&) { answer(report); });
        });
    return CallHandle(state);
}

CallHandle ArchiveEngine::evidence(std::int64_t seq, Executor& on, Reply<ports::ArchiveEvidence> reply) {
    auto state = std::make_shared<CallState>();
    desk_.read<ports::ArchiveEvidence>(
        [seq, &clock = parts_.clock](ArchiveDesk::Reading& files) { return archiveEvidence(*files.db, seq, clock); },
        handOn<ports::ArchiveEvidence>(state, on, std::move(reply)));
    return CallHandle(state);
}

CallHandle ArchiveEngine::record(std::int64_t seq, Executor& on, Reply<AuditRecord> reply) {
    auto state = std::make_shared<CallState>();
    desk_.read<AuditRecord>([seq](ArchiveDesk::Reading& files) { return archivedRecord(*files.db, seq); },
                            handOn<AuditRecord>(state, on, std::move(reply)));
    return CallHandle(state);
}

CallHandle ArchiveEngine::erasable(const LogQuery& query, Executor& on, Reply<std::int64_t> reply) {
    auto state = std::make_shared<CallState>();
    desk_.read<std::int64_t>(
        [query, state](ArchiveDesk::Reading& files) -> Result<std::int64_t> {
            if (state->cancelled()) return Error(ErrorKind::Cancelled, "CANCELLED");
            return erasableInArchive(*files.db, query);
        },
        handOn<std::int64_t>(state, on, std::move(reply)));
    return CallHandle(state);
}

CallHandle ArchiveEngine::erase(const LogQuery& query, std::string by, std::string reason, Executor& on,
                                Reply<ports::ArchiveErasure> reply) {
    auto state = std::make_shared<CallState>();
    auto made = std::make_shared<ports::ArchiveErasure>();
    auto answer = handOn<ports::ArchiveErasure>(state, on, std::move(reply));
    change(
        [query, by = std::move(by), reason = std::move(reason), made,
         &clock = parts_.clock](LogArchive& archive) -> Done {
            SEKISHO_TRY(erasure, eraseFromArchive(archive.db(), query, by, reason, clock));
            *made = std::move(erasure);
            // It is done and certified; when there is no room for compacting, that is told and done later.
            if (const Done compacted = compactArchive(archive.db()); !compacted)
                return archive.noteRun(&compacted.error());
            return {};
        },
        [answer, made](const Done& done) {
            if (!made->id.empty()) return answer(*made);
            answer(done ? Result<ports::ArchiveErasure>(archiveClosed()) : Result<ports::ArchiveErasure>(done.error()));
        });
    return CallHandle(state);
}

CallHandle ArchiveEngine::erasures(Executor& on, Reply<std::vector<ports::ArchiveErasure>> reply) {
    auto state = std::make_shared<CallState>();
    desk_.read<std::vector<ports::ArchiveErasure>>(
        [](ArchiveDesk::Reading& files) -> Result<std::vector<ports::ArchiveErasure>> {
            SEKISHO_TRY(list, archiveErasures(*files.db));
            std::ranges::reverse(list); // newest first
            return std::move(list);
        },
        handOn<std::vector<ports::ArchiveErasure>>(state, on, std::move(reply)));
    return CallHandle(state);
}

CallHandle ArchiveEngine::acceptKey(std::string keyId, Executor& on, Reply<std::monostate> reply) {
    auto state = std::make_shared<CallState>();
    auto answer = handOn<std::monostate>(state, on, std::move(reply));
    change([keyId = std::move(keyId)](LogArchive& archive) { return archive.acceptKey(keyId); },
           [answer](const Done& done) { answer(asResult(done)); });
    return CallHandle(state);
}

CallHandle ArchiveEngine::leftovers(Executor& on, Reply<std::vector<ports::ArchiveLeftover>> reply) {
    using List = std::vector<ports::ArchiveLeftover>;
    auto state = std::make_shared<CallState>();
    desk_.read<List>([file = file_](ArchiveDesk::Reading&) { return Result<List>(leftoversOf(file)); },
                     handOn<List>(state, on, std::move(reply)));
    return CallHandle(state);
}

CallHandle ArchiveEngine::removeLeftover(std::string name, std::string by, std::string reason, Executor& on,
                                         Reply<ports::ArchiveErasure> reply) {
    auto state = std::make_shared<CallState>();
    auto made = std::make_shared<ports::ArchiveErasure>();
    auto answer = handOn<ports::ArchiveErasure>(state, on, std::move(reply));
    change(
        [name = std::move(name), by = std::move(by), reason = std::move(reason), made,
         &clock = parts_.clock](LogArchive& archive) -> Done {
            SEKISHO_TRY(erasure, store::removeLeftover(archive.db(), archive.file(), name, by, reason, clock));
            *made = std::move(erasure);
            SEKISHO_TRY(kept, archive.state());
            return kept.setAside == name ? archive.note("setAside", "") : Done();
        },
        [answer, made](const Done& done) {
            if (!made->id.empty()) return answer(*made);
            answer(done ? Result<ports::ArchiveErasure>(archiveClosed()) : Result<ports::ArchiveErasure>(done.error()));
        });
    return CallHandle(state);
}

} // namespace sekisho::store
