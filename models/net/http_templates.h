#pragma once
// ports::Templates over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/templates.h"

namespace sekisho::net {

class HttpTemplates final : public ports::Templates {
  public:
    explicit HttpTemplates(JobDesk& desk) : desk_(desk) {}

    ports::CallHandle templates(ports::Executor& on, ports::Reply<std::vector<policy::ServiceTemplate>> reply) override;
    ports::CallHandle saveTemplate(const policy::ServiceTemplate& edited, ports::Executor& on,
                                   ports::Reply<policy::ServiceTemplate> reply) override;
    ports::CallHandle assign(const policy::ServiceTemplate& edited, ports::Executor& on,
                             ports::Reply<policy::ServiceTemplate> reply) override;
    ports::CallHandle removeTemplate(const policy::ServiceTemplate& gone, ports::Executor& on,
                                     ports::Reply<std::monostate> reply) override;
    ports::CallHandle effectiveTemplate(const UserId& member, ports::Executor& on,
                                        ports::Reply<policy::EffectiveTemplate> reply) override;
    ports::CallHandle appStop(const UserId& member, ports::Executor& on, ports::Reply<ports::AppStop> reply) override;
    ports::CallHandle stopApps(const UserId& member, ports::AppStop wanted, ports::Executor& on,
                               ports::Reply<std::monostate> reply) override;
    ports::CallHandle exportConfiguration(ports::Executor& on, ports::Reply<std::string> reply) override;
    ports::CallHandle planConfiguration(std::string text, ports::Executor& on,
                                        ports::Reply<ports::ConfigurationPlan> reply) override;

  private:
    JobDesk& desk_;
};

} // namespace sekisho::net
