#pragma once
// Permission templates, app stop and the configuration file as a script over a FakeTenant, with versions and the
// refusals that a console can feel. Not thread-safe; belongs to the test's thread.

#include "models/ports/templates.h"
#include "tests/fakes/fake_changesets.h"
#include "tests/fakes/fake_tenant.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::fakes {

class FakeTemplates final : public ports::Templates {
  public:
    FakeTemplates(FakeTenant& tenant, FakeChangesets& pipe, const Clock& clock, Admit admit);

    std::vector<policy::ServiceTemplate> all; // the default one first
    std::map<std::string, ports::AppStop> stops;
    std::string configuration = "{\"format\": \"sekisho-configuration\", \"formatVersion\": 1}\n"; // what is exported
    std::vector<PlannedRow> differing; // rows that a configuration file gives
    std::vector<Error> fileFaults;     // what is at fault in it
    std::optional<Error> unreadable;   // it cannot be planned at all
    policy::ServiceTemplate& add(std::string name);
    policy::ServiceTemplate* find(const policy::TemplateId& id);

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
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    Result<policy::ServiceTemplate> save(policy::ServiceTemplate edited);
    Result<policy::ServiceTemplate> put(const policy::ServiceTemplate& edited);
    Result<policy::EffectiveTemplate> effective(const UserId& member) const;
    Result<Changeset> plan(std::string_view text);

    FakeTenant& tenant_;
    FakeChangesets& pipe_;
    const Clock& clock_;
    Admit admit_;
    int made_ = 0;
};

} // namespace sekisho::fakes
