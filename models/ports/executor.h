#pragma once
// Where callbacks run. The console has one executor for the GUI thread and one for each worker. Thread-safe.

#include <functional>

namespace sekisho::ports {

class Executor {
  public:
    virtual ~Executor() = default;
    virtual void post(std::function<void()> work) = 0;
};

class InlineExecutor final : public Executor { // tests and synchronous tools
  public:
    void post(std::function<void()> work) override { work(); }
};

} // namespace sekisho::ports
