#pragma once
// Trial runs that are under way: each on a thread and a reader of its own, so that the threads of requests stay free
// while one reads ninety days. Who asked waits without a thread (Deferral) and gets the result when he is woken; when
// he goes away the run ends. Thread-safe.

#include "service/monitoring/monitor_trial.h"
#include "service/store/tenant_store.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace sekishod {

class TrialDesk {
  public:
    static constexpr int kMostRunning = 2; // of all tenants

    explicit TrialDesk(TenantStore& store) : store_(store) {}
    ~TrialDesk();
    TrialDesk(const TrialDesk&) = delete;
    TrialDesk& operator=(const TrialDesk&) = delete;

    // `key` names the request. MONITOR_TRIAL_BUSY (503) when enough are running, or one under this key.
    sekisho::Done start(const std::string& key, TrialOrder order);
    // `wake` is called once, from another thread, when the run has ended, at once if it has. What is returned ends the
    // run if it is still under way.
    std::function<void()> wait(const std::string& key, std::function<void()> wake);
    // Of a run that has ended, once; nothing while it is under way or when there is none.
    std::optional<sekisho::Result<sekisho::api::TrialText>> take(const std::string& key);

  private:
    struct Run {
        std::optional<sekisho::Result<sekisho::api::TrialText>> result;
        std::function<void()> wake;
        std::chrono::steady_clock::time_point ended{};
        std::jthread thread; // last: it uses what is above
    };
    using Runs = std::map<std::string, std::shared_ptr<Run>>;
    void work(Run& run, const TrialOrder& order, const std::stop_token& stopped);
    std::vector<std::shared_ptr<Run>> forgotten(); // results that nobody came for; with the lock held

    TenantStore& store_;
    std::mutex mutex_;
    Runs runs_;
};

} // namespace sekishod
