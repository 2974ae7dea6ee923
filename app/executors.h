#pragma once
// ports::Executor over Qt's event loops: posted work runs on the thread of the loop, in order; what is left when the
// executor goes away is dropped. Thread-safe.

#include "models/ports/executor.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace sekisho::app {

class GuiExecutor final : public ports::Executor {
  public:
    void post(std::function<void()> work) override;

  private:
    QObject context_; // lives on the GUI thread
};

class WorkerExecutor final : public ports::Executor { // a thread of its own; the destructor waits for the present work
  public:
    WorkerExecutor();
    ~WorkerExecutor() override;
    void post(std::function<void()> work) override;

  private:
    QThread thread_;
    std::unique_ptr<QObject> context_;
};

} // namespace sekisho::app
