#include "models/commands/job_list.h"

#include <algorithm>

namespace sekisho::commands {

namespace {
constexpr std::size_t kKept = 200;
}

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
            list_->notify(id_);
        }
    }
    void line(ports::JobLine line) override {
        if (ports::JobState* s = open()) s->lines.push_back(std::move(line));
    }
    void finish(Done outcome) override {
        ports::JobState* s = open();
        if (!s) return;
        const auto bad = std::count_if(s->lines.begin(), s->lines.end(),
                                       [](const ports::JobLine& l) { return l.error.has_value(); });
        if (cancelled_ || (!outcome && outcome.error().kind == ErrorKind::Cancelled))
            s->phase = ports::JobPhase::Cancelled;
        else if (!outcome) {
            s->phase = ports::JobPhase::Failed;
            s->error = outcome.error();
        } else if (bad == 0)
            s->phase = ports::JobPhase::Succeeded;
        else
            s->phase = bad == static_cast<std::ptrdiff_t>(s->lines.size()) ? ports::JobPhase::Failed
                                                                           : ports::JobPhase::PartlyFailed;
        s->finishedAt = list_->clock_.now();
        s->canCancel = false;
        const auto entry = list_->entries_.find(id_);
        s->canRetry =
            entry != list_->entries_.end() && entry->second->spec.canRetry && s->phase != ports::JobPhase::Succeeded;
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

JobList::JobList(const Clock& clock, QObject* parent) : QObject(parent), clock_(clock) {}

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
    s->error.reset();
    s->finishedAt.reset();
    s->canRetry = false;
    s->canCancel = it->second->spec.canCancel;
    s->startedAt = clock_.now();
    notify(id);
    const auto entry = it->second;
    entry->spec.work(entry->control);
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

void JobList::notify(ports::JobId id) {
    if (listener_) listener_(id);
    Q_EMIT changed(id);
}

} // namespace sekisho::commands
