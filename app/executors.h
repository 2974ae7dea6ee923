#pragma once
// ports::Executor over Qt's event loops: posted work runs on the thread of the loop, in order; what is left when the
// executor goes away is dropped. Thread-safe.

#include "models/ports/executor.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <mutex>

namespace sekisho::app {

class GuiExecutor final : public ports::Executor {
  public:
    void post(std::function<void()> work) override;

  private:
    QObject context_; // lives on the GUI thread
};

// A thread of its own, which starts with the first work; the destructor waits for the present work.
class WorkerExecutor final : public ports::Executor {
  public:
    WorkerExecutor();
    ~WorkerExecutor() override;
    void post(std::function<void()> work) override;

  private:
    QThread thread_;
    std::once_flag started_;
    std::unique_ptr<QObject> context_;
};

} // namespace sekisho::app
