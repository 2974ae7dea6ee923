#include "service/push/hub.h"

#include <algorithm>
#include <string>

namespace sekishod {

namespace {

void sendChange(EventSink& sink, std::int64_t seq) {
    sink.send(static_cast<std::uint64_t>(seq), "change", R"({"seq":)" + std::to_string(seq) + "}");
}

} // namespace

void PushHub::subscribe(sekisho::DomainId domain, const sekisho::SessionId& session,
                        const std::shared_ptr<EventSink>& sink, std::int64_t cursor, std::int64_t known) {
    std::int64_t newest = known;
    {
        const std::lock_guard lock(mutex_);
        const auto last = last_.find(domain);
        if (last != last_.end()) newest = std::max(newest, last->second);
        auto& streams = streams_[domain];
        std::erase_if(streams, [](const Stream& stream) { return !stream.sink->open(); });
        streams.push_back({session, sink});
    }
    if (newest > cursor) sendChange(*sink, newest);
}

PushHub::Cancel PushHub::wait(sekisho::DomainId domain, const sekisho::SessionId& session, std::int64_t cursor,
                              std::function<void()> wake) {
    const auto behind = [&] {
        const auto last = last_.find(domain);
        return last != last_.end() && last->second > cursor;
    };
    std::unique_lock lock(mutex_);
    if (behind()) {
        lock.unlock();
        wake();
        return [] {};
    }
    const std::uint64_t number = nextWaiter_++;
    waiters_.emplace(number, Waiter{domain, session, cursor, std::move(wake)});
    return [this, number] {
        const std::lock_guard guard(mutex_);
        waiters_.erase(number);
    };
}

void PushHub::publish(sekisho::DomainId domain, std::int64_t seq) {
    std::vector<std::shared_ptr<EventSink>> sinks;
    std::vector<std::function<void()>> wakes;
    {
        const std::lock_guard lock(mutex_);
        auto& last = last_[domain];
        last = std::max(last, seq); // two commits may reach us in the other order
        seq = last;
        const auto streams = streams_.find(domain);
        if (streams != streams_.end()) {
            std::erase_if(streams->second, [](const Stream& stream) { return !stream.sink->open(); });
            for (const Stream& stream : streams->second)
                sinks.push_back(stream.sink);
        }
        for (auto it = waiters_.begin(); it != waiters_.end();) {
            const bool due = it->second.domain == domain && it->second.cursor < seq;
            if (due) wakes.push_back(std::move(it->second.wake));
            it = due ? waiters_.erase(it) : std::next(it);
        }
    }
    for (const auto& sink : sinks)
        sendChange(*sink, seq);
    for (const auto& wake : wakes)
        wake();
}

template<class Match>
void PushHub::endWhere(Match match) {
    std::vector<std::shared_ptr<EventSink>> sinks;
    std::vector<std::function<void()>> wakes;
    {
        const std::lock_guard lock(mutex_);
        for (auto& [domain, streams] : streams_) {
            for (const Stream& stream : streams)
                if (match(stream.session)) sinks.push_back(stream.sink);
            std::erase_if(streams, [&](const Stream& stream) { return match(stream.session); });
        }
        for (auto it = waiters_.begin(); it != waiters_.end();) {
            const bool due = match(it->second.session);
            if (due) wakes.push_back(std::move(it->second.wake));
            it = due ? waiters_.erase(it) : std::next(it);
        }
    }
    for (const auto& sink : sinks) {
        sink->send(0, "signedOut", "{}");
        sink->close();
    }
    for (const auto& wake : wakes)
        wake();
}

void PushHub::endSession(const sekisho::SessionId& session) {
    endWhere([&session](const sekisho::SessionId& id) { return id == session; });
}

void PushHub::endSessions(const std::unordered_set<std::string>& ids) {
    if (!ids.empty()) endWhere([&ids](const sekisho::SessionId& id) { return ids.contains(id.value); });
}

std::vector<sekisho::SessionId> PushHub::sessions(sekisho::DomainId domain) const {
    std::vector<sekisho::SessionId> out;
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = streams_.find(domain); found != streams_.end())
            for (const Stream& stream : found->second)
                out.push_back(stream.session);
        for (const auto& [number, waiter] : waiters_)
            if (waiter.domain == domain) out.push_back(waiter.session);
    }
    std::ranges::sort(out, {}, &sekisho::SessionId::value);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void PushHub::closeAll() {
    std::unordered_map<sekisho::DomainId, std::vector<Stream>> streams;
    std::map<std::uint64_t, Waiter> waiters;
    {
        const std::lock_guard lock(mutex_);
        streams.swap(streams_);
        waiters.swap(waiters_);
    }
    for (const auto& [domain, list] : streams)
        for (const Stream& stream : list)
            stream.sink->close();
    for (const auto& [number, waiter] : waiters)
        waiter.wake();
}

std::size_t PushHub::streams() const {
    const std::lock_guard lock(mutex_);
    std::size_t count = 0;
    for (const auto& [domain, list] : streams_)
        count += static_cast<std::size_t>(std::ranges::count_if(list, [](const Stream& s) { return s.sink->open(); }));
    return count;
}

std::size_t PushHub::waiters() const {
    const std::lock_guard lock(mutex_);
    return waiters_.size();
}

} // namespace sekishod
