#pragma once
// Whether the service can be reached, told to whoever watches; while it cannot, a cheap probe asks with growing pauses.
// Lives on the thread of its mailbox; only reachable() and unreachable() may be called from anywhere.

#include "models/net/gateway_config.h"
#include "models/net/work_thread.h"
#include "models/ports/gateway.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <list>
#include <memory>
#include <optional>

namespace sekisho::net {

class LinkMonitor : public QObject {
  public:
    using Listener = std::function<void(ports::LinkStatus)>;

    LinkMonitor(std::shared_ptr<Mailbox> here, const Timings& timings);

    void reachable();
    void unreachable(Error why);

    void connecting();
    void holdsSession(); // may go online as soon as the service answers
    void signedIn();
    void signedOut(std::optional<Error> why);
    const ports::LinkStatus& status() const { return status_; }

    // `listener` hears the present state at once and each change until `state` is cancelled.
    void watch(std::shared_ptr<ports::CallState> state, ports::Executor& on, Listener listener);
    void unwatch(const std::shared_ptr<ports::CallState>& state);
    void setProbe(std::function<void()> probe) { probe_ = std::move(probe); } // its outcome comes back as (un)reachable

  private:
    struct Watcher {
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        Listener listener;
    };
    static void tell(const Watcher& watcher, const ports::LinkStatus& status);
    void set(ports::LinkState state, std::optional<Error> reason);
    void noteUnreachable(Error why);

    std::shared_ptr<Mailbox> here_;
    std::chrono::milliseconds probeFirst_, probeMost_, pause_;
    QTimer timer_;
    std::function<void()> probe_;
    bool session_ = false;
    ports::LinkStatus status_;
    std::list<Watcher> watchers_;
};

} // namespace sekisho::net
