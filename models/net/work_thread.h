#pragma once
// A thread with an event loop, the box that takes work for it from anywhere, and the tasks that live on it.

#include "models/ports/call.h"
#include "models/ports/executor.h"

#include <QObject>
#include <QThread>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace sekisho::net {

// Thread-safe. Work runs in the order of posting; what comes after close() is dropped.
class Mailbox final : public ports::Executor {
  public:
    explicit Mailbox(QObject* home) : home_(home) {}
    void post(std::function<void()> work) override { offer(std::move(work)); }
    bool offer(std::function<void()> work); // false: closed
    void close();

  private:
    std::mutex mutex_;
    QObject* home_;
};

// Something that goes on for a while on one thread. Deleting it ends it without a word.
class Task : public QObject {
  public:
    virtual void start() = 0;
};

template<class T>
using Finish = std::function<void(Result<T>)>;

class WorkThread {
  public:
    explicit WorkThread(const QString& name);
    ~WorkThread();
    WorkThread(const WorkThread&) = delete;
    WorkThread& operator=(const WorkThread&) = delete;

    const std::shared_ptr<Mailbox>& box() const { return box_; }
    QObject* home() const { return home_; } // lives on the thread
    void runAndWait(const std::function<void()>& work);
    // Everything posted so far runs, running tasks end with CANCELLED, then `last` runs and the thread ends.
    void stop(const std::function<void()>& last = {});

    // Starts the task that `make` builds on the thread and hands its one outcome to the owner. Dropping the handle
    // deletes the task. Any thread.
    template<class T>
    ports::CallHandle launch(ports::Executor& on, ports::Reply<T> reply, std::function<Task*(Finish<T>)> make);
    // The same, where the outcome is first taken on the thread by `finish`, which delivers it.
    template<class T>
    ports::CallHandle launch(const std::shared_ptr<ports::CallState>& state, Finish<T> finish,
                             std::function<Task*(Finish<T>)> make);
    // The same for tasks without an outcome, which go on until the handle is dropped.
    ports::CallHandle launchEndless(const std::shared_ptr<ports::CallState>& state, std::function<Task*()> make);

  private:
    struct Entry {
        Task* task = nullptr;
        std::function<void(Error)> fail; // ends the call in place of the task
    };
    void add(std::uint64_t id, Entry entry); // the rest: on the thread
    void drop(std::uint64_t id, bool later);
    void dropAll();
    std::uint64_t nextId();
    void cancelThroughBox(const std::shared_ptr<ports::CallState>& state, std::uint64_t id);

    QThread thread_;
    QObject* home_;
    std::shared_ptr<Mailbox> box_;
    std::mutex idMutex_;
    std::uint64_t lastId_ = 0;
    std::map<std::uint64_t, Entry> tasks_;
};

template<class T>
ports::CallHandle WorkThread::launch(ports::Executor& on, ports::Reply<T> reply, std::function<Task*(Finish<T>)> make) {
    const auto state = std::make_shared<ports::CallState>();
    return launch<T>(
        state,
        [state, &on, reply = std::move(reply)](Result<T> outcome) {
            ports::deliver(state, on, reply, std::move(outcome));
        },
        std::move(make));
}

template<class T>
ports::CallHandle WorkThread::launch(const std::shared_ptr<ports::CallState>& state, Finish<T> finish,
                                     std::function<Task*(Finish<T>)> make) {
    const auto id = nextId();
    cancelThroughBox(state, id);
    const bool taken = box_->offer([this, id, state, finish, make = std::move(make)] {
        if (state->cancelled()) return;
        auto* task = make([this, id, finish](Result<T> outcome) {
            drop(id, true);
            finish(std::move(outcome));
        });
        add(id, {task, [finish](Error why) { finish(std::move(why)); }});
        task->start();
    });
    if (!taken) finish(Error(ErrorKind::Cancelled, "CANCELLED"));
    return ports::CallHandle(state);
}

} // namespace sekisho::net
