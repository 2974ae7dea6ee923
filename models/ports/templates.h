#pragma once
// Permission templates, app stop and the configuration file as the console reaches them. Same conventions as
// ports::Gateway: every call returns at once, its one reply runs on the executor given. They are in no copy; whoever
// looks asks. A change by somebody else wakes the feed (kind "template").

#include "models/domain/changeset.h"
#include "models/policy/policy_state.h"
#include "models/ports/call.h"

#include <string>
#include <variant>
#include <vector>

namespace sekisho::ports {

struct AppStop { // アプリの利用停止 of one member; the browser goes on
    bool mobile = false;
    bool pc = false;
    bool operator==(const AppStop&) const = default;
};

struct ConfigurationPlan {
    Changeset set;             // what the file would change
    std::vector<Error> faults; // all that is at fault in it, each at its place; its rows are refused
};

class Templates {
  public:
    virtual ~Templates() = default;
    virtual CallHandle templates(Executor& on, Reply<std::vector<policy::ServiceTemplate>> reply) = 0; // default first
    // Name and matrix. Without an id: a new one. TEMPLATE_NAME_TAKEN, TEMPLATE_NO_CLIENT, PRECONDITION_FAILED.
    virtual CallHandle saveTemplate(const policy::ServiceTemplate& edited, Executor& on,
                                    Reply<policy::ServiceTemplate> reply) = 0;
    // User types and members, whole lists; who had another template moves. PRECONDITION_FAILED.
    virtual CallHandle assign(const policy::ServiceTemplate& edited, Executor& on,
                              Reply<policy::ServiceTemplate> reply) = 0;
    virtual CallHandle removeTemplate(const policy::ServiceTemplate& gone, Executor& on,
                                      Reply<std::monostate> reply) = 0; // TEMPLATE_IS_DEFAULT
    virtual CallHandle effectiveTemplate(const UserId& member, Executor& on,
                                         Reply<policy::EffectiveTemplate> reply) = 0;

    virtual CallHandle appStop(const UserId& member, Executor& on, Reply<AppStop> reply) = 0;
    virtual CallHandle stopApps(const UserId& member, AppStop wanted, Executor& on, Reply<std::monostate> reply) = 0;

    virtual CallHandle exportConfiguration(Executor& on, Reply<std::string> reply) = 0; // JSON text, readable
    // CONFIGURATION_VERSION, INVALID_JSON …; CONFIGURATION_FORMAT with `all` that is at fault. The planned changeset
    // shows what would change.
    virtual CallHandle planConfiguration(std::string text, Executor& on, Reply<ConfigurationPlan> reply) = 0;
};

} // namespace sekisho::ports
