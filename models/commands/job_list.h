#pragma once
// ports::JobRunner of the console: keeps the last 200 jobs, tells its watchers of each change. GUI thread.

#include "models/domain/clock.h"
#include "models/ports/jobs.h"

#include <QObject>

#include <map>

namespace sekisho::commands {

class JobList final : public QObject, public ports::JobRunner {
    Q_OBJECT
  public:
    explicit JobList(const Clock& clock, QObject* parent = nullptr);
    ~JobList() override;

    ports::JobId start(ports::JobSpec spec) override;
    void cancel(ports::JobId id) override;
    void retry(ports::JobId id) override;
    const std::vector<ports::JobState>& jobs() const override { return jobs_; }
    void setListener(std::function<void(ports::JobId)> listener) override { listener_ = std::move(listener); }
    int running() const;
    const ports::JobState* find(ports::JobId id) const;

  Q_SIGNALS:
    void changed(quint64 id);

  private:
    class Control;
    struct Entry;
    void notify(ports::JobId id);
    ports::JobState* state(ports::JobId id);

    const Clock& clock_;
    std::vector<ports::JobState> jobs_;
    std::map<ports::JobId, std::shared_ptr<Entry>> entries_;
    std::function<void(ports::JobId)> listener_;
    ports::JobId next_ = 1;
};

} // namespace sekisho::commands
