#pragma once
// Agents of devices that wait for a command: one stream or long poll each, woken one by one and never by the changes of
// the tenant. Thread-safe; no call blocks. Callbacks run on the thread of wake() or closeAll(), never under the lock.

#include "models/domain/ids.h"
#include "service/push/event_sink.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace sekishod {

class DeviceHub {
  public:
    using Cancel = std::function<void()>; // harmless when called late or twice

    // A second stream of the same device replaces the first.
    void subscribe(const sekisho::DeviceId& device, const std::shared_ptr<EventSink>& sink);
    // Calls `wake` exactly once: at wake() or closeAll(); not after Cancel.
    Cancel wait(const sekisho::DeviceId& device, std::function<void()> wake);
    void wake(const sekisho::DeviceId& device); // event "command"
    bool present(const sekisho::DeviceId& device) const;
    std::size_t count() const;
    void closeAll();

  private:
    struct Waiter {
        std::uint64_t number = 0;
        std::function<void()> wake;
    };
    mutable std::mutex mutex_;
    std::unordered_map<std::string, std::shared_ptr<EventSink>> streams_;
    std::unordered_map<std::string, std::vector<Waiter>> waiters_;
    std::uint64_t next_ = 1;
};

} // namespace sekishod
