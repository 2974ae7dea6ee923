#include "models/commands/changeset_follower.h"

#include <algorithm>
#include <utility>

namespace sekisho::commands {

namespace {
constexpr int kFirstWait = 100;
constexpr int kLongestWait = 1'000;
constexpr int kAfterFailure = 3'000;
} // namespace

ChangesetFollower::ChangesetFollower(ports::Changesets& pipe, ports::Executor& gui, QObject* parent)
    : QObject(parent), pipe_(pipe), gui_(gui) {
    pause_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, &ChangesetFollower::ask);
}

void ChangesetFollower::stop() {
    pause_.stop();
    question_.cancel();
    decision_.cancel();
    now_ = {};
}

void ChangesetFollower::follow(Changeset changeset) {
    stop();
    wait_ = kFirstWait;
    take(std::move(changeset));
}

void ChangesetFollower::follow(const ChangesetId& id) {
    stop();
    now_.id = id;
    wait_ = kFirstWait;
    ask();
}

void ChangesetFollower::refresh() {
    if (shown() && !question_.running()) ask();
}

void ChangesetFollower::ask() {
    question_ = pipe_.fetch(now_.id, gui_, [this](Result<Changeset> outcome) {
        if (!outcome &&
            (outcome.error().kind == ErrorKind::Unavailable || outcome.error().kind == ErrorKind::Timeout)) {
            // The service goes on without us; it is asked again when it can be reached.
            pause_.start(kAfterFailure);
            Q_EMIT failed(outcome.error());
            return;
        }
        take(std::move(outcome));
    });
}

void ChangesetFollower::take(Result<Changeset> outcome) {
    if (!outcome) {
        Q_EMIT failed(outcome.error());
        return;
    }
    const bool news = outcome->version != now_.version || outcome->done != now_.done || outcome->state != now_.state;
    now_ = std::move(*outcome);
    if (isBusy(now_.state)) {
        wait_ = news ? kFirstWait : std::min(wait_ * 2, kLongestWait);
        pause_.start(wait_);
    } else {
        pause_.stop();
    }
    Q_EMIT moved();
}

void ChangesetFollower::decide(Decide call) {
    if (!shown() || decision_.running()) return;
    question_.cancel();
    decision_ = (pipe_.*call)(now_.id, gui_, [this](Result<Changeset> outcome) {
        wait_ = kFirstWait;
        take(std::move(outcome));
    });
}

void ChangesetFollower::plan() {
    decide(&ports::Changesets::plan);
}
void ChangesetFollower::pause() {
    decide(&ports::Changesets::pause);
}
void ChangesetFollower::resume() {
    decide(&ports::Changesets::resume);
}
void ChangesetFollower::cancel() {
    decide(&ports::Changesets::cancel);
}

void ChangesetFollower::apply(bool skipRefused) {
    if (!shown() || decision_.running()) return;
    question_.cancel();
    decision_ = pipe_.apply(now_.id, now_.version, skipRefused, gui_, [this](Result<Changeset> outcome) {
        wait_ = kFirstWait;
        const bool stale = !outcome && outcome.error().kind == ErrorKind::Conflict;
        take(std::move(outcome));
        if (stale) refresh(); // somebody moved it on: what it is now belongs beside the sentence
    });
}

void ChangesetFollower::undo() {
    if (!shown() || decision_.running()) return;
    decision_ = pipe_.undo(now_.id, gui_, [this](Result<Changeset> outcome) {
        if (!outcome) {
            Q_EMIT failed(outcome.error());
            return;
        }
        Q_EMIT undone(*outcome);
    });
}

void ChangesetFollower::discard() {
    if (!shown() || decision_.running()) return;
    decision_ = pipe_.discard(now_.id, gui_, [this](Result<std::monostate> outcome) {
        if (!outcome) {
            Q_EMIT failed(outcome.error());
            return;
        }
        stop();
        Q_EMIT discarded();
    });
}

} // namespace sekisho::commands

#include "moc_changeset_follower.cpp"
