#include "models/commands/sweep_watch.h"

#include <QTimer>

#include <utility>

namespace sekisho::commands {

void SweepWatch::follow(ports::CutOffs& cutOffs, ports::Executor& gui, const CutOff& ordered,
                        std::shared_ptr<ports::JobControl> job, QObject* parent) {
    if (!ordered.sweep || !parent) return job->finish({});
    new SweepWatch(cutOffs, gui, ordered, std::move(job), parent);
}

SweepWatch::SweepWatch(ports::CutOffs& cutOffs, ports::Executor& gui, const CutOff& ordered,
                       std::shared_ptr<ports::JobControl> job, QObject* parent)
    : QObject(parent), cutOffs_(cutOffs), gui_(gui), id_(ordered.id), job_(std::move(job)), due_(new QTimer(this)) {
    due_->setInterval(kAskMillis);
    connect(due_, &QTimer::timeout, this, &SweepWatch::ask);
    tell(*ordered.sweep);
    due_->start();
}

SweepWatch::~SweepWatch() {
    if (job_) job_->finish({}); // nobody looks any more
}

void SweepWatch::tell(const SweepProgress& progress) {
    job_->progress(progress.done, progress.expected);
}

void SweepWatch::ask() {
    if (asking_.running()) return;
    if (job_->cancelled()) return end();
    asking_ = cutOffs_.progress(id_, gui_, [this](const Result<CutOff>& now) { took(now); });
}

// The link may come back; any other refusal stays.
void SweepWatch::took(const Result<CutOff>& now) {
    if (!now) {
        const ErrorKind kind = now.error().kind;
        const bool passing =
            kind == ErrorKind::Unavailable || kind == ErrorKind::Timeout || kind == ErrorKind::RateLimited;
        return passing ? void() : end();
    }
    if (!now->sweep) return end();
    tell(*now->sweep);
}

void SweepWatch::end() {
    due_->stop();
    std::exchange(job_, nullptr)->finish({});
    deleteLater();
}

} // namespace sekisho::commands

#include "moc_sweep_watch.cpp"
