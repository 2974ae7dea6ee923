#include "models/net/link_monitor.h"

#include <algorithm>

namespace sekisho::net {

using ports::LinkState;

LinkMonitor::LinkMonitor(std::shared_ptr<Mailbox> here, const Timings& timings)
    : here_(std::move(here)), probeFirst_(timings.probeFirst), probeMost_(timings.probeMost), pause_(probeFirst_) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, [this] {
        if (probe_ && status_.state == LinkState::Offline) probe_();
    });
}

void LinkMonitor::reachable() {
    here_->post([this] {
        if (session_) set(LinkState::Online, {});
    });
}

void LinkMonitor::unreachable(Error why) {
    here_->post([this, why = std::move(why)] { noteUnreachable(why); });
}

void LinkMonitor::noteUnreachable(Error why) {
    if (!session_) return;
    pause_ = status_.state == LinkState::Offline ? std::min(pause_ * 2, probeMost_) : probeFirst_;
    set(LinkState::Offline, std::move(why));
    if (!timer_.isActive()) timer_.start(pause_);
}

void LinkMonitor::connecting() {
    set(LinkState::Connecting, {});
}

void LinkMonitor::holdsSession() {
    session_ = true;
}

void LinkMonitor::signedIn() {
    session_ = true;
    set(LinkState::Online, {});
}

void LinkMonitor::signedOut(std::optional<Error> why) {
    session_ = false;
    set(LinkState::SignedOut, std::move(why));
}

void LinkMonitor::set(LinkState state, std::optional<Error> reason) {
    if (state != LinkState::Offline) timer_.stop();
    const auto code = [](const std::optional<Error>& error) { return error ? error->code : std::string(); };
    const bool same = status_.state == state && code(status_.reason) == code(reason);
    status_ = {state, std::move(reason)};
    if (same) return;
    for (const auto& watcher : watchers_)
        tell(watcher, status_);
}

void LinkMonitor::tell(const Watcher& watcher, const ports::LinkStatus& status) {
    watcher.on->post([state = watcher.state, listener = watcher.listener, status] {
        if (!state->cancelled()) listener(status);
    });
}

void LinkMonitor::watch(std::shared_ptr<ports::CallState> state, ports::Executor& on, Listener listener) {
    if (state->cancelled()) return;
    watchers_.push_back({std::move(state), &on, std::move(listener)});
    tell(watchers_.back(), status_);
}

void LinkMonitor::unwatch(const std::shared_ptr<ports::CallState>& state) {
    watchers_.remove_if([&](const Watcher& watcher) { return watcher.state == state; });
}

} // namespace sekisho::net
