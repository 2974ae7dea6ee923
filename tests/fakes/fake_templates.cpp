#include "tests/fakes/fake_templates.h"

#include <algorithm>
#include <utility>

namespace sekisho::fakes {

using policy::ServiceTemplate;
using ports::CallHandle;
using ports::Executor;
using ports::Reply;

FakeTemplates::FakeTemplates(FakeTenant& tenant, FakeChangesets& pipe, const Clock& clock, Admit admit)
    : tenant_(tenant), pipe_(pipe), clock_(clock), admit_(std::move(admit)) {
    ServiceTemplate first;
    first.id = policy::TemplateId("template-default");
    first.isDefault = true;
    first.version = 1;
    all.push_back(std::move(first));
}

ServiceTemplate& FakeTemplates::add(std::string name) {
    ServiceTemplate made;
    made.id = policy::TemplateId("template-" + std::to_string(++made_));
    made.name = std::move(name);
    made.version = 1;
    return all.emplace_back(std::move(made));
}

ServiceTemplate* FakeTemplates::find(const policy::TemplateId& id) {
    const auto found = std::ranges::find(all, id, &ServiceTemplate::id);
    return found == all.end() ? nullptr : &*found;
}

template<class T>
CallHandle FakeTemplates::answer(std::string_view name, Executor& on, Reply<T> reply, std::function<Result<T>()> work) {
    auto state = std::make_shared<ports::CallState>();
    admit_(name, state,
           [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refusal) mutable {
               ports::deliver<T>(state, on, std::move(reply), refusal ? Result<T>(std::move(*refusal)) : work());
           });
    return CallHandle(state);
}

CallHandle FakeTemplates::templates(Executor& on, Reply<std::vector<ServiceTemplate>> reply) {
    return answer<std::vector<ServiceTemplate>>("templates", on, std::move(reply), [this] { return all; });
}

CallHandle FakeTemplates::saveTemplate(const ServiceTemplate& edited, Executor& on, Reply<ServiceTemplate> reply) {
    return answer<ServiceTemplate>("saveTemplate", on, std::move(reply), [this, edited] { return save(edited); });
}

Result<ServiceTemplate> FakeTemplates::save(ServiceTemplate edited) {
    for (const ServiceTemplate& other : all)
        if (other.id != edited.id && !edited.isDefault && other.name == edited.name)
            return Error(ErrorKind::Conflict, "TEMPLATE_NAME_TAKEN").at("name");
    edited.matrix = policy::settled(edited.matrix);
    if (auto faults = policy::check(edited.matrix); !faults.empty()) return std::move(faults.front());
    if (edited.id.empty()) {
        ServiceTemplate& made = add(edited.name);
        made.matrix = edited.matrix;
        tenant_.noteUnseen();
        return made;
    }
    ServiceTemplate* known = find(edited.id);
    if (!known) return Error(ErrorKind::NotFound, "TEMPLATE_NOT_EXIST");
    edited.userTypes = known->userTypes;
    edited.members = known->members;
    return put(edited);
}

Result<ServiceTemplate> FakeTemplates::put(const ServiceTemplate& edited) {
    ServiceTemplate* known = find(edited.id);
    if (!known) return Error(ErrorKind::NotFound, "TEMPLATE_NOT_EXIST");
    if (known->version != edited.version) return Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
    *known = edited;
    ++known->version;
    tenant_.noteUnseen();
    return *known;
}

CallHandle FakeTemplates::assign(const ServiceTemplate& edited, Executor& on, Reply<ServiceTemplate> reply) {
    return answer<ServiceTemplate>("assign", on, std::move(reply), [this, edited]() -> Result<ServiceTemplate> {
        ServiceTemplate* known = find(edited.id);
        if (!known) return Error(ErrorKind::NotFound, "TEMPLATE_NOT_EXIST");
        ServiceTemplate wanted = *known;
        wanted.version = edited.version;
        wanted.userTypes = edited.userTypes;
        wanted.members = edited.members;
        SEKISHO_TRY(stored, put(wanted));
        for (ServiceTemplate& other : all) { // each in one at most
            if (other.id == stored.id) continue;
            std::erase_if(other.userTypes,
                          [&](const std::string& id) { return std::ranges::count(stored.userTypes, id) > 0; });
            std::erase_if(other.members, [&](const UserId& id) { return std::ranges::count(stored.members, id) > 0; });
        }
        return stored;
    });
}

CallHandle FakeTemplates::removeTemplate(const ServiceTemplate& gone, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("removeTemplate", on, std::move(reply), [this, gone]() -> Result<std::monostate> {
        const ServiceTemplate* known = find(gone.id);
        if (!known) return Error(ErrorKind::NotFound, "TEMPLATE_NOT_EXIST");
        if (known->isDefault) return Error(ErrorKind::Conflict, "TEMPLATE_IS_DEFAULT");
        if (known->version != gone.version) return Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
        std::erase_if(all, [&](const ServiceTemplate& one) { return one.id == gone.id; });
        tenant_.noteUnseen();
        return std::monostate();
    });
}

CallHandle FakeTemplates::effectiveTemplate(const UserId& member, Executor& on,
                                            Reply<policy::EffectiveTemplate> reply) {
    return answer<policy::EffectiveTemplate>("effectiveTemplate", on, std::move(reply),
                                             [this, member] { return effective(member); });
}

Result<policy::EffectiveTemplate> FakeTemplates::effective(const UserId& id) const {
    using policy::TemplateSource;
    const Member* member = tenant_.member(id);
    if (!member) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    const auto give = [](const ServiceTemplate& one, TemplateSource source) {
        return policy::EffectiveTemplate{one.id, one.name, source, one.matrix};
    };
    for (const ServiceTemplate& one : all)
        if (std::ranges::count(one.members, id) > 0) return give(one, TemplateSource::Member);
    for (const ServiceTemplate& one : all)
        if (member->userType && std::ranges::count(one.userTypes, member->userType->value) > 0)
            return give(one, TemplateSource::UserType);
    return give(all.front(), TemplateSource::Default);
}

CallHandle FakeTemplates::appStop(const UserId& member, Executor& on, Reply<ports::AppStop> reply) {
    return answer<ports::AppStop>("appStop", on, std::move(reply), [this, member]() -> Result<ports::AppStop> {
        if (!tenant_.member(member)) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
        return stops[member.value];
    });
}

CallHandle FakeTemplates::stopApps(const UserId& member, ports::AppStop wanted, Executor& on,
                                   Reply<std::monostate> reply) {
    return answer<std::monostate>("stopApps", on, std::move(reply), [this, member, wanted]() -> Result<std::monostate> {
        if (!tenant_.member(member)) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
        stops[member.value] = wanted;
        return std::monostate();
    });
}

CallHandle FakeTemplates::exportConfiguration(Executor& on, Reply<std::string> reply) {
    return answer<std::string>("exportConfiguration", on, std::move(reply), [this] { return configuration; });
}

CallHandle FakeTemplates::planConfiguration(std::string text, Executor& on, Reply<ports::ConfigurationPlan> reply) {
    return answer<ports::ConfigurationPlan>("planConfiguration", on, std::move(reply),
                                            [this, text = std::move(text)]() -> Result<ports::ConfigurationPlan> {
                                                SEKISHO_TRY(set, plan(text));
                                                return ports::ConfigurationPlan{std::move(set), fileFaults};
                                            });
}

Result<Changeset> FakeTemplates::plan(std::string_view text) {
    if (!text.starts_with('{')) return Error(ErrorKind::BadInput, "INVALID_JSON");
    if (unreadable) return *unreadable;
    if (text.find("\"formatVersion\": 1") == std::string_view::npos)
        return Error(ErrorKind::Conflict, "CONFIGURATION_VERSION");
    Changeset planned;
    planned.title = "configuration";
    planned.origin = ChangesetOrigin::Import;
    planned.state = ChangesetState::Planned;
    planned.createdAt = clock_.now();
    planned.plannedAt = clock_.now();
    return pipe_.add(std::move(planned), differing);
}

} // namespace sekisho::fakes
