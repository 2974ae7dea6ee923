#pragma once
// ports::JobRunner of the console: keeps the last 200 jobs and tells its watchers of each beginning and end at once, of
// progress twenty times a second at most. Beyond 300,000 lines in all, the oldest jobs that are over keep only those
// that were refused. GUI thread.

#include "models/domain/clock.h"
#include "models/ports/jobs.h"

#include <QObject>

#include <map>
#include <set>

class QTimer;

namespace sekisho::commands {

class JobList final : public QObject, public ports::JobRunner {
    Q_OBJECT
  public:
    explicit JobList(const Clock& clock, QObject* parent = nullptr);
    ~JobList() override;

    ports::JobId start(ports::JobSpec spec) override;
    void cancel(ports::JobId id) override;
    void retry(ports::JobId id) override;
    void forgetRetries(); // what the jobs worked with is gone: none of them runs once more
    const std::vector<ports::JobState>& jobs() const override { return jobs_; }
    int running() const;
    const ports::JobState* find(ports::JobId id) const;

  Q_SIGNALS:
    void changed(quint64 id);

  private:
    class Control;
    struct Entry;
    void notify(ports::JobId id);
    void notifySoon(ports::JobId id);
    void forgetOldLines();
    ports::JobState* state(ports::JobId id);

    const Clock& clock_;
    std::vector<ports::JobState> jobs_;
    std::map<ports::JobId, std::shared_ptr<Entry>> entries_;
    QTimer* pause_;                  // between two notices of progress
    std::set<ports::JobId> waiting_; // for the end of it
    ports::JobId next_ = 1;
};

} // namespace sekisho::commands
