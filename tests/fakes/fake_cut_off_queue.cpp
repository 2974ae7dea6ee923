#include "tests/fakes/fake_cut_offs.h"

#include <algorithm>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

Done FakeCutOffQueue::add(const CutOffOrder& order, std::string userName) {
    if (closed) return Error(ErrorKind::Unavailable, "CUT_OFF_QUEUE_CLOSED");
    const auto same = [&](const ports::QueuedCutOff& one) { return one.order.id == order.id; };
    if (std::ranges::any_of(entries, same)) return {};
    entries.push_back({order, std::move(userName), clock_.now(), 0, {}});
    tell();
    return {};
}

Done FakeCutOffQueue::withdraw(const CutOffId& id) {
    const auto gone = std::erase_if(entries, [&](const ports::QueuedCutOff& one) { return one.order.id == id; });
    if (gone == 0) return Error(ErrorKind::NotFound, "CUT_OFF_NOT_EXIST");
    tell();
    return {};
}

CallHandle FakeCutOffQueue::flush(Executor& on, Reply<std::vector<CutOffId>> reply) {
    auto state = std::make_shared<ports::CallState>();
    flushing_ = std::make_shared<Flushing>();
    flushing_->state = state;
    flushing_->on = &on;
    flushing_->reply = std::move(reply);
    sendNext(flushing_);
    return CallHandle(state);
}

void FakeCutOffQueue::sendNext(const std::shared_ptr<Flushing>& flushing) {
    const auto next = std::ranges::find_if(entries, [](const ports::QueuedCutOff& one) { return !one.refused; });
    if (next == entries.end() || flushing->state->cancelled())
        return ports::deliver<std::vector<CutOffId>>(flushing->state, *flushing->on, flushing->reply,
                                                     std::move(flushing->sent));
    ++next->attempts;
    const auto came = [this, weak = std::weak_ptr(flushing),
                       id = next->order.id](const Result<ports::CutOffOrdered>& ordered) {
        const auto alive = weak.lock();
        const auto entry =
            std::ranges::find_if(entries, [&](const ports::QueuedCutOff& one) { return one.order.id == id; });
        if (!alive || entry == entries.end()) return;
        const bool wait =
            !ordered && (ordered.error().kind == ErrorKind::Unavailable || ordered.error().kind == ErrorKind::Timeout ||
                         ordered.error().kind == ErrorKind::Unauthenticated);
        if (wait)
            return ports::deliver<std::vector<CutOffId>>(alive->state, *alive->on, alive->reply,
                                                         std::move(alive->sent));
        if (ordered) {
            if (!ordered->temporaryPassword.empty()) passwords[id] = ordered->temporaryPassword;
            alive->sent.push_back(id);
            entries.erase(entry);
        } else {
            entry->refused = ordered.error();
        }
        tell();
        sendNext(alive);
    };
    flushing->call = cutOffs_.sendQueued(cutOffs_.orderText(next->order), "c2lnbmF0dXJl", "key-1", *flushing->on, came);
}

std::string FakeCutOffQueue::takePassword(const CutOffId& id) {
    auto node = passwords.extract(id);
    return node ? std::move(node.mapped()) : std::string();
}

CallHandle FakeCutOffQueue::watch(Executor& on, std::function<void()> changed) {
    auto state = std::make_shared<ports::CallState>();
    watchers_.push_back({state, &on, std::move(changed)});
    return CallHandle(state);
}

void FakeCutOffQueue::tell() {
    std::erase_if(watchers_, [](const Watcher& one) { return one.state->cancelled(); });
    for (const Watcher& one : watchers_)
        one.on->post([state = one.state, changed = one.changed] {
            if (!state->cancelled()) changed();
        });
}

} // namespace sekisho::fakes
