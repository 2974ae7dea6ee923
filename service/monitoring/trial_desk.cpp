#include "service/monitoring/trial_desk.h"

#include <algorithm>
#include <utility>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::api::TrialText;

namespace {

constexpr std::chrono::minutes kTrialResultKept{2};

} // namespace

TrialDesk::~TrialDesk() {
    Runs all;
    {
        const std::lock_guard lock(mutex_);
        all.swap(runs_);
    }
    for (auto& [key, run] : all)
        run->thread.request_stop();
}

std::vector<std::shared_ptr<TrialDesk::Run>> TrialDesk::forgotten() {
    std::vector<std::shared_ptr<Run>> out;
    const auto now = std::chrono::steady_clock::now();
    std::erase_if(runs_, [&](const auto& entry) {
        const Run& run = *entry.second;
        if (!run.result || now - run.ended < kTrialResultKept) return false;
        out.push_back(entry.second);
        return true;
    });
    return out;
}

Done TrialDesk::start(const std::string& key, TrialOrder order) {
    std::vector<std::shared_ptr<Run>> gone; // their threads are joined outside of the lock
    const std::lock_guard lock(mutex_);
    gone = forgotten();
    if (const auto same = runs_.find(key); same != runs_.end()) {
        if (!same->second->result) return Error(ErrorKind::Unavailable, "MONITOR_TRIAL_BUSY");
        gone.push_back(std::move(same->second));
        runs_.erase(same);
    }
    if (std::ranges::count_if(runs_, [](const auto& entry) { return !entry.second->result; }) >= kMostRunning)
        return Error(ErrorKind::Unavailable, "MONITOR_TRIAL_BUSY");
    auto run = std::make_shared<Run>();
    run->thread = std::jthread([this, at = run.get(), order = std::move(order)](const std::stop_token& stopped) {
        work(*at, order, stopped);
    });
    runs_.emplace(key, std::move(run));
    return {};
}

void TrialDesk::work(Run& run, const TrialOrder& order, const std::stop_token& stopped) {
    const auto result = [&]() -> Result<TrialText> {
        try {
            SEKISHO_TRY(reader, store_.openReader());
            return runTrial(reader, order, stopped);
        } catch (const std::exception& fault) {
            return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because(fault.what());
        }
    }();
    std::function<void()> wake;
    {
        const std::lock_guard lock(mutex_);
        run.result = result;
        run.ended = std::chrono::steady_clock::now();
        wake = std::exchange(run.wake, nullptr);
    }
    if (wake) wake();
}

std::function<void()> TrialDesk::wait(const std::string& key, std::function<void()> wake) {
    std::unique_lock lock(mutex_);
    const auto found = runs_.find(key);
    if (found == runs_.end() || found->second->result) {
        lock.unlock();
        wake();
        return [] {};
    }
    found->second->wake = std::move(wake);
    return [run = std::weak_ptr(found->second)] {
        if (const auto there = run.lock()) there->thread.request_stop();
    };
}

std::optional<Result<TrialText>> TrialDesk::take(const std::string& key) {
    std::shared_ptr<Run> run;
    {
        const std::lock_guard lock(mutex_);
        const auto found = runs_.find(key);
        if (found == runs_.end() || !found->second->result) return std::nullopt;
        run = std::move(found->second);
        runs_.erase(found);
    }
    return std::move(run->result); // its thread is joined here: it has nothing left to do
}

} // namespace sekishod
