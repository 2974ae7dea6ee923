#include "service/push/device_hub.h"

#include <algorithm>
#include <iterator>

namespace sekishod {

namespace {

// Between the look into the store and the wait lie microseconds; so many wakes are remembered for them.
constexpr std::size_t kWokenKept = 4'096;

void tellCommand(EventSink& sink) {
    sink.send(0, "command", "{}");
}

} // namespace

void DeviceHub::subscribe(const sekisho::DeviceId& device, const std::shared_ptr<EventSink>& sink) {
    std::shared_ptr<EventSink> before;
    {
        const std::lock_guard lock(mutex_);
        before = std::exchange(streams_[device.value], sink);
    }
    if (before) before->close();
    tellCommand(*sink);
}

std::uint64_t DeviceHub::wakes() const {
    const std::lock_guard lock(mutex_);
    return wakes_;
}

DeviceHub::Cancel DeviceHub::wait(const sekisho::DeviceId& device, std::uint64_t since, std::function<void()> wake) {
    std::unique_lock lock(mutex_);
    // What is older than all that is remembered counts as woken: the device asks once more and finds nothing.
    const bool forgotten = wakes_ - since > woken_.size();
    const bool missed = forgotten || std::ranges::any_of(woken_, [&](const Woken& woken) {
                            return woken.number > since && woken.device == device.value;
                        });
    if (missed) {
        lock.unlock();
        wake();
        return [] {};
    }
    const std::uint64_t number = next_++;
    waiters_[device.value].push_back({number, std::move(wake)});
    return [this, id = device.value, number] {
        const std::lock_guard guard(mutex_);
        const auto found = waiters_.find(id);
        if (found == waiters_.end()) return;
        std::erase_if(found->second, [number](const Waiter& waiter) { return waiter.number == number; });
        if (found->second.empty()) waiters_.erase(found);
    };
}

std::vector<std::function<void()>> DeviceHub::takeWaiters(const std::string& device) {
    std::vector<std::function<void()>> wakes;
    const auto found = waiters_.find(device);
    if (found == waiters_.end()) return wakes;
    std::ranges::transform(found->second, std::back_inserter(wakes),
                           [](Waiter& waiter) { return std::move(waiter.wake); });
    waiters_.erase(found);
    return wakes;
}

void DeviceHub::wake(const sekisho::DeviceId& device) {
    std::shared_ptr<EventSink> sink;
    std::vector<std::function<void()>> wakes;
    {
        const std::lock_guard lock(mutex_);
        woken_.push_back({++wakes_, device.value});
        if (woken_.size() > kWokenKept) woken_.pop_front();
        if (const auto found = streams_.find(device.value); found != streams_.end()) sink = found->second;
        wakes = takeWaiters(device.value);
    }
    if (sink) tellCommand(*sink);
    for (const auto& each : wakes)
        each();
}

void DeviceHub::drop(const sekisho::DeviceId& device) {
    std::shared_ptr<EventSink> sink;
    std::vector<std::function<void()>> wakes;
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = streams_.find(device.value); found != streams_.end()) {
            sink = std::move(found->second);
            streams_.erase(found);
        }
        wakes = takeWaiters(device.value);
        heard_.erase(device.value);
    }
    if (sink) sink->close();
    for (const auto& each : wakes)
        each();
}

bool DeviceHub::present(const sekisho::DeviceId& device) const {
    const std::lock_guard lock(mutex_);
    const auto stream = streams_.find(device.value);
    return (stream != streams_.end() && stream->second->open()) || waiters_.contains(device.value);
}

std::size_t DeviceHub::count() const {
    const std::lock_guard lock(mutex_);
    std::size_t count = waiters_.size();
    for (const auto& [device, sink] : streams_)
        if (sink->open() && !waiters_.contains(device)) ++count;
    return count;
}

void DeviceHub::closeAll() {
    std::unordered_map<std::string, std::shared_ptr<EventSink>> streams;
    std::unordered_map<std::string, std::vector<Waiter>> waiters;
    {
        const std::lock_guard lock(mutex_);
        streams.swap(streams_);
        waiters.swap(waiters_);
    }
    for (const auto& [device, sink] : streams)
        sink->close();
    for (const auto& [device, list] : waiters)
        for (const Waiter& waiter : list)
            waiter.wake();
}

void DeviceHub::heard(const sekisho::DeviceId& device, sekisho::Instant at) {
    const std::lock_guard lock(mutex_);
    heard_[device.value] = at;
}

std::optional<sekisho::Instant> DeviceHub::lastHeard(const sekisho::DeviceId& device) const {
    const std::lock_guard lock(mutex_);
    const auto found = heard_.find(device.value);
    return found == heard_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::pair<std::string, sekisho::Instant>> DeviceHub::takeContacts(sekisho::Instant now) {
    const std::lock_guard lock(mutex_);
    std::erase_if(streams_, [](const auto& entry) { return !entry.second->open(); });
    for (const auto& [device, sink] : streams_)
        heard_[device] = now;
    for (const auto& [device, list] : waiters_)
        heard_[device] = now;
    std::vector<std::pair<std::string, sekisho::Instant>> out(heard_.begin(), heard_.end());
    heard_.clear();
    return out;
}

} // namespace sekishod
