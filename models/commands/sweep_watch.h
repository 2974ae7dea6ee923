#pragma once
// Follows an order for more sessions than the service ends at once, for the activity view: tells its job how many have
// ended, until the last piece. The service goes on by itself; whoever may not ask how far it is sees the job end with
// the order. GUI thread.

#include "models/domain/cut_off.h"
#include "models/ports/cut_offs.h"
#include "models/ports/jobs.h"

#include <QObject>

#include <memory>

class QTimer;

namespace sekisho::commands {

class SweepWatch final : public QObject {
    Q_OBJECT
  public:
    static constexpr int kAskMillis = 2'000;

    // Finishes the job at once when nothing of the order is under way; else lives until it has.
    static void follow(ports::CutOffs& cutOffs, ports::Executor& gui, const CutOff& ordered,
                       std::shared_ptr<ports::JobControl> job, QObject* parent);
    ~SweepWatch() override;

  private:
    SweepWatch(ports::CutOffs& cutOffs, ports::Executor& gui, const CutOff& ordered,
               std::shared_ptr<ports::JobControl> job, QObject* parent);
    void ask();
    void took(const Result<CutOff>& now);
    void tell(const SweepProgress& progress);
    void end();

    ports::CutOffs& cutOffs_;
    ports::Executor& gui_;
    CutOffId id_;
    std::shared_ptr<ports::JobControl> job_;
    QTimer* due_;
    ports::CallHandle asking_;
};

} // namespace sekisho::commands
