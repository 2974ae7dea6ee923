#include "models/commands/job_list.h"

#include "models/ports/approvals.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace sekisho::commands {

namespace {
constexpr std::size_t kKept = 200;
constexpr std::size_t kKeptLines = 300'000; // of all jobs together
constexpr int kPauseMillis = 50;

// What only waits for a second person would be asked for twice.
bool worthRetrying(const ports::JobState& job) {
    if (job.phase == ports::JobPhase::Succeeded) return false;
    if (job.phase == ports::JobPhase::Cancelled) return true;
    if (job.error) return !ports::waitsForApproval(*job.error);
    return std::ranges::any_of(
        job.lines, [](const ports::JobLine& line) { return line.error && !ports::waitsForApproval(*line.error); });
}
} // namespace

struct JobList::Entry {
    ports::JobSpec spec;
    std::shared_ptr<Control> control;
};

class JobList::Control final : public ports::JobControl {
  public:
    Control(JobList* list, ports::JobId id) : list_(list), id_(id) {}
    void abandon() { list_ = nullptr; }
    void markCancelled() { cancelled_ = true; }

    void progress(std::int64_t done, std::int64_t total) override {
        if (ports::JobState* s = open()) {
            s->done = done;
            s->total = total;
            list_->notifySoon(id_);
        }
    }
    void line(ports::JobLine line) override {
        ports::JobState* s = open();
        if (!s) return;
        if (line.error) ++s->refused;
        s->lines.push_back(std::move(line));
    }
    void finish(Done outcome) override {
        ports::JobState* s = open();
        if (!s) return;
        if (cancelled_ || (!outcome && outcome.error().kind == ErrorKind::Cancelled))
            s->phase = ports::JobPhase::Cancelled;
        else if (!outcome) {
            s->phase = ports::JobPhase::Failed;
            s->error = outcome.error();
        } else if (s->refused == 0)
            s->phase = ports::JobPhase::Succeeded;
        else
            s->phase = s->refused == static_cast<std::int64_t>(s->lines.size()) ? ports::JobPhase::Failed
                                                                                : ports::JobPhase::PartlyFailed;
        s->finishedAt = list_->clock_.now();
        s->canCancel = false;
        const auto entry = list_->entries_.find(id_);
        s->canRetry = entry != list_->entries_.end() && entry->second->spec.canRetry && worthRetrying(*s);
        list_->notify(id_);
    }
    bool cancelled() const override { return cancelled_ || !list_; }

  private:
    ports::JobState* open() const {
        ports::JobState* s = list_ ? list_->state(id_) : nullptr;
        return s && s->phase == ports::JobPhase::Running ? s : nullptr;
    }
    JobList* list_;
    ports::JobId id_;
    bool cancelled_ = false;
};

JobList::JobList(const Clock& clock, QObject* parent) : QObject(parent), clock_(clock), pause_(new QTimer(this)) {
    pause_->setSingleShot(true);
    pause_->setInterval(kPauseMillis);
    connect(pause_, &QTimer::timeout, this, [this] {
        for (const ports::JobId id : std::exchange(waiting_, {}))
            notify(id);
    });
}

JobList::~JobList() {
    for (auto& [id, entry] : entries_)
        entry->control->abandon();
}

ports::JobId JobList::start(ports::JobSpec spec) {
    const ports::JobId id = next_++;
    ports::JobState state;
    state.id = id;
    state.title = spec.title;
    state.startedAt = clock_.now();
    state.canCancel = spec.canCancel;
    jobs_.push_back(std::move(state));
    if (jobs_.size() > kKept) {
        const auto old =
            std::find_if(jobs_.begin(), jobs_.end(), [](const auto& j) { return j.phase != ports::JobPhase::Running; });
        if (old != jobs_.end()) {
            entries_.erase(old->id);
            jobs_.erase(old);
        }
    }
    forgetOldLines();
    auto entry = std::make_shared<Entry>();
    entry->spec = std::move(spec);
    entry->control = std::make_shared<Control>(this, id);
    entries_[id] = entry;
    notify(id);
    entry->spec.work(entry->control);
    return id;
}

void JobList::cancel(ports::JobId id) {
    const auto it = entries_.find(id);
    const ports::JobState* s = state(id);
    if (it == entries_.end() || !s || s->phase != ports::JobPhase::Running || !s->canCancel) return;
    it->second->control->markCancelled();
    notify(id);
}

void JobList::retry(ports::JobId id) {
    const auto it = entries_.find(id);
    ports::JobState* s = state(id);
    if (it == entries_.end() || !s || !s->canRetry) return;
    it->second->control->abandon();
    it->second->control = std::make_shared<Control>(this, id);
    s->phase = ports::JobPhase::Running;
    s->done = 0;
    s->lines.clear();
    s->refused = 0;
    s->shortened = false;
    s->error.reset();
    s->finishedAt.reset();
    s->canRetry = false;
    s->canCancel = it->second->spec.canCancel;
    s->startedAt = clock_.now();
    notify(id);
    const auto entry = it->second;
    entry->spec.work(entry->control);
}

void JobList::forgetRetries() {
    for (auto& [id, entry] : entries_)
        entry->spec.canRetry = false;
    for (ports::JobState& job : jobs_)
        if (std::exchange(job.canRetry, false)) notify(job.id);
}

int JobList::running() const {
    return static_cast<int>(
        std::count_if(jobs_.begin(), jobs_.end(), [](const auto& j) { return j.phase == ports::JobPhase::Running; }));
}

const ports::JobState* JobList::find(ports::JobId id) const {
    const auto it = std::find_if(jobs_.begin(), jobs_.end(), [id](const auto& j) { return j.id == id; });
    return it == jobs_.end() ? nullptr : &*it;
}

ports::JobState* JobList::state(ports::JobId id) {
    const auto it = std::find_if(jobs_.begin(), jobs_.end(), [id](const auto& j) { return j.id == id; });
    return it == jobs_.end() ? nullptr : &*it;
}

void JobList::forgetOldLines() {
    std::size_t kept = 0;
    for (auto job = jobs_.rbegin(); job != jobs_.rend(); ++job) {
        kept += job->lines.size();
        if (kept <= kKeptLines || job->phase == ports::JobPhase::Running) continue;
        const std::size_t before = job->lines.size();
        std::erase_if(job->lines, [](const ports::JobLine& line) { return !line.error; });
        job->lines.shrink_to_fit();
        kept -= before - job->lines.size();
        job->shortened = job->shortened || job->lines.size() < before;
        if (job->lines.size() < before) notifySoon(job->id);
    }
}

void JobList::notify(ports::JobId id) {
    waiting_.erase(id);
    Q_EMIT changed(id);
}

void JobList::notifySoon(ports::JobId id) {
    if (pause_->isActive()) {
        waiting_.insert(id);
        return;
    }
    pause_->start();
    notify(id);
}

} // namespace sekisho::commands

#include "moc_job_list.cpp"
