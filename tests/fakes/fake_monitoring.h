#pragma once
// Monitoring in memory: policies with their faults, detections, exceptions, the agreement and contents. `fill()` puts
// some of each there. Calls are named "monitorPolicies", "saveMonitorPolicy", "deleteMonitorPolicy", "monitorTrial",
// "detections", "detection", "detectionState", "exceptions", "addExceptions", "removeException", "consent",
// "giveConsent", "contents". Not thread-safe; belongs to the test's thread.

#include "models/ports/monitoring.h"
#include "tests/fakes/fake_roles.h"

#include <functional>
#include <string>
#include <vector>

namespace sekisho::fakes {

class FakeMonitoring final : public ports::Monitoring {
  public:
    FakeMonitoring(FakeTenant& tenant, const Clock& clock, std::function<FakeSelf()> self, Admit admit)
        : tenant_(tenant), clock_(clock), self_(std::move(self)), admit_(std::move(admit)) {}

    std::vector<policy::MonitorPolicy> all;
    std::vector<Detection> found; // with their excerpts
    std::vector<ports::MonitorException> excepted;
    std::vector<MessageContent> messages; // newest first
    ports::Trial trialGives;
    Consent agreed;
    std::vector<std::string> readings; // what was recorded: "detection 3", "contents 見積", "trial"
    std::size_t pageSize = 100;
    std::size_t looksAt = SIZE_MAX; // so many messages of a search a page; afterwards it says how far it came

    void fill();
    policy::MonitorPolicy& add(MonitorService service, std::string name, policy::Values values = {});
    Detection& detect(const policy::MonitorPolicy& policy, const UserId& member, std::string target, std::string text,
                      std::vector<std::string> words);
    policy::MonitorPolicy* find(const std::string& id);
    Detection* findDetection(std::int64_t id);

    ports::CallHandle policies(MonitorService service, ports::Executor& on,
                               ports::Reply<std::vector<policy::MonitorPolicy>> reply) override;
    ports::CallHandle savePolicy(const policy::MonitorPolicy& policy, ports::Executor& on,
                                 ports::Reply<policy::MonitorPolicy> reply) override;
    ports::CallHandle deletePolicy(const policy::MonitorPolicy& policy, ports::Executor& on,
                                   ports::Reply<std::monostate> reply) override;
    ports::CallHandle trial(const policy::MonitorPolicy& draft, Instant from, ports::Executor& on,
                            ports::Reply<ports::Trial> reply) override;
    ports::CallHandle detections(const ports::DetectionQuery& query, ports::Executor& on,
                                 ports::Reply<ports::DetectionPage> reply) override;
    ports::CallHandle detection(std::int64_t id, ports::Executor& on, ports::Reply<Detection> reply) override;
    ports::CallHandle setState(std::vector<std::int64_t> ids, DetectionState state, std::string note,
                               ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle exceptions(ports::Executor& on,
                                 ports::Reply<std::vector<ports::MonitorException>> reply) override;
    ports::CallHandle addExceptions(std::vector<UserId> members, ports::Executor& on,
                                    ports::Reply<std::monostate> reply) override;
    ports::CallHandle removeException(const UserId& member, ports::Executor& on,
                                      ports::Reply<std::monostate> reply) override;
    ports::CallHandle consent(ports::Executor& on, ports::Reply<Consent> reply) override;
    ports::CallHandle giveConsent(int edition, std::string purpose, ports::Executor& on,
                                  ports::Reply<Consent> reply) override;
    ports::CallHandle contents(const ContentQuery& query, std::string cursor, ports::Executor& on,
                               ports::Reply<ports::ContentPage> reply) override;

  private:
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    Result<policy::MonitorPolicy> save(const policy::MonitorPolicy& wanted);
    Result<policy::MonitorPolicy*> unchanged(const policy::MonitorPolicy& seen);
    ports::DetectionPage page(const ports::DetectionQuery& query) const;
    Result<std::monostate> mark(const std::vector<std::int64_t>& ids, DetectionState state, const std::string& note);
    Result<std::monostate> except(const std::vector<UserId>& members);
    Result<ports::ContentPage> search(const ContentQuery& query, const std::string& cursor);

    FakeTenant& tenant_;
    const Clock& clock_;
    std::function<FakeSelf()> self_;
    Admit admit_;
    int made_ = 0;
};

} // namespace sekisho::fakes
