#pragma once
// Agents of devices that wait for a command: one stream or long poll each, woken one by one and never by the changes of
// the tenant; and when each was last heard. Thread-safe; no call blocks. Callbacks run on the thread of wake(), drop()
// or closeAll(), never under the lock.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "service/push/event_sink.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sekishod {

class DeviceHub {
  public:
    using Cancel = std::function<void()>; // harmless when called late or twice

    // A second stream of the same device replaces the first. Event "command" goes out at once: what was ordered
    // meanwhile is not missed.
    void subscribe(const sekisho::DeviceId& device, const std::shared_ptr<EventSink>& sink);
    // How often anybody was woken; asked for before the store is read, and given to wait().
    std::uint64_t wakes() const;
    // Calls `wake` exactly once: at wake() of this device after `since`, at drop() or closeAll(); not after Cancel.
    Cancel wait(const sekisho::DeviceId& device, std::uint64_t since, std::function<void()> wake);
    void wake(const sekisho::DeviceId& device); // event "command"
    void drop(const sekisho::DeviceId& device); // its stream ends, whoever waits is woken
    bool present(const sekisho::DeviceId& device) const;
    std::size_t count() const; // devices that have a stream or wait
    void closeAll();

    void heard(const sekisho::DeviceId& device, sekisho::Instant at);
    // Since the last takeContacts(); nothing: not heard since.
    std::optional<sekisho::Instant> lastHeard(const sekisho::DeviceId& device) const;
    // When devices were heard since the last call, each once; those present count as heard `now`.
    std::vector<std::pair<std::string, sekisho::Instant>> takeContacts(sekisho::Instant now);

  private:
    struct Waiter {
        std::uint64_t number = 0;
        std::function<void()> wake;
    };
    struct Woken {
        std::uint64_t number = 0;
        std::string device;
    };
    std::vector<std::function<void()>> takeWaiters(const std::string& device);

    mutable std::mutex mutex_;
    std::unordered_map<std::string, std::shared_ptr<EventSink>> streams_;
    std::unordered_map<std::string, std::vector<Waiter>> waiters_;
    std::unordered_map<std::string, sekisho::Instant> heard_;
    std::deque<Woken> woken_; // the latest
    std::uint64_t wakes_ = 0;
    std::uint64_t next_ = 1;
};

} // namespace sekishod
