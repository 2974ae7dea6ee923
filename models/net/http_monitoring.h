#pragma once
// ports::Monitoring over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/monitoring.h"

namespace sekisho::net {

class HttpMonitoring final : public ports::Monitoring {
  public:
    explicit HttpMonitoring(JobDesk& desk) : desk_(desk) {}

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
    JobDesk& desk_;
};

} // namespace sekisho::net
