#include "tests/fakes/fake_fields.h"

#include "models/domain/validation.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::CallState;
using ports::Executor;
using ports::Reply;

namespace {

std::int64_t holders(const FakeTenant& tenant, const CustomProperty& property) {
    return std::ranges::count_if(tenant.members(), [&](const auto& entry) {
        return entry.second.customPropertiesJson.find('"' + property.name + "\":") != std::string::npos;
    });
}

template<class T>
const T* known(const std::vector<T>& all, const auto& id) {
    const auto found = std::ranges::find_if(all, [&](const T& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

Error notThere(const char* code) {
    return {ErrorKind::NotFound, code, "It does not exist."};
}

} // namespace

template<class T>
CallHandle FakeFields::answer(std::string_view name, Executor& on, Reply<T> reply, std::function<Result<T>()> work) {
    auto state = std::make_shared<CallState>();
    admit_(name, state,
           [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refused) mutable {
               ports::deliver<T>(state, on, std::move(reply), refused ? Result<T>(std::move(*refused)) : work());
           });
    return CallHandle(state);
}

CallHandle FakeFields::act(std::string_view name, Executor& on, Reply<std::monostate> reply,
                           std::function<Done()> work) {
    return answer<std::monostate>(name, on, std::move(reply), [work = std::move(work)]() -> Result<std::monostate> {
        if (auto done = work(); !done) return std::move(done).error();
        return std::monostate();
    });
}

FieldsPicture FakeFields::picture() const {
    const TenantFields& fields = tenant_.fields();
    FieldsPicture out;
    out.settings = fields.settings;
    out.nextNumber = nextNumber;
    out.useProfileStatus = useProfileStatus;
    out.withoutNumber = std::ranges::count_if(tenant_.members(), [](const auto& entry) {
        return entry.second.employeeNumber.empty() && !entry.second.deletedAt;
    });
    for (const CustomProperty& property : fields.properties)
        out.properties.push_back({property, holders(tenant_, property)});
    for (const ProfileStatus& status : fields.statuses)
        out.statuses.push_back({status, std::ranges::count_if(shown, [&](const auto& entry) {
                                    return std::ranges::any_of(
                                        entry.second, [&](const ShownStatus& s) { return s.statusId == status.id; });
                                })});
    return out;
}

Done FakeFields::put(TenantSetting setting, Version stored, Version said) {
    if (stored != said) return Error(ErrorKind::Conflict, "PRECONDITION_FAILED", "Somebody else saved first.");
    std::visit([&](auto& value) { value.version = stored + 1; }, setting);
    tenant_.putSetting(std::move(setting));
    return {};
}

CallHandle FakeFields::fetch(Executor& on, Reply<FieldsPicture> reply) {
    return answer<FieldsPicture>("fields.fetch", on, std::move(reply),
                                 [this]() -> Result<FieldsPicture> { return picture(); });
}

CallHandle FakeFields::save(const FieldSettings& wanted, Executor& on, Reply<FieldsPicture> reply) {
    return answer<FieldsPicture>("fields.save", on, std::move(reply), [this, wanted]() -> Result<FieldsPicture> {
        SEKISHO_CHECK(checkFieldSettings(wanted));
        SEKISHO_CHECK(put(wanted, tenant_.fields().settings.version, wanted.version));
        return picture();
    });
}

CallHandle FakeFields::giveNumbers(Executor& on, Reply<NumbersGiven> reply) {
    return answer<NumbersGiven>("fields.giveNumbers", on, std::move(reply), [this]() -> Result<NumbersGiven> {
        const EmployeeNumbering numbering = tenant_.fields().settings.numbering;
        if (!numbering.automatic) return Error(ErrorKind::Conflict, "EMPLOYEE_NUMBERS_BY_HAND");
        std::vector<UserId> without;
        for (const auto& [id, member] : tenant_.members())
            if (member.employeeNumber.empty() && !member.deletedAt) without.push_back(member.id);
        for (const UserId& id : without)
            tenant_.edit(id, [&](Member& m) { m.employeeNumber = employeeNumber(numbering, nextNumber++); });
        return NumbersGiven{static_cast<std::int64_t>(without.size()), 0};
    });
}

CallHandle FakeFields::create(const CustomProperty& wanted, Executor& on, Reply<std::monostate> reply) {
    return act("fields.createProperty", on, std::move(reply), [this, wanted]() -> Done {
        SEKISHO_CHECK(checkCustomProperty(wanted));
        if (tenant_.fields().property(wanted.name))
            return Error(ErrorKind::Conflict, "CUSTOM_PROPERTY_ALREADY_EXIST").at("propertyName");
        CustomProperty made = wanted;
        made.id = CustomPropertyId("property-" + std::to_string(++made_));
        return put(std::move(made), 0, 0);
    });
}

CallHandle FakeFields::update(const CustomProperty& edited, Executor& on, Reply<std::monostate> reply) {
    return act("fields.updateProperty", on, std::move(reply), [this, edited]() -> Done {
        const CustomProperty* before = known(tenant_.fields().properties, edited.id);
        if (!before) return notThere("CUSTOM_PROPERTY_NOT_EXIST");
        SEKISHO_CHECK(checkCustomProperty(edited));
        return put(edited, before->version, edited.version);
    });
}

CallHandle FakeFields::remove(const CustomProperty& property, Executor& on, Reply<std::monostate> reply) {
    return act("fields.deleteProperty", on, std::move(reply), [this, property]() -> Done {
        if (!known(tenant_.fields().properties, property.id)) return notThere("CUSTOM_PROPERTY_NOT_EXIST");
        tenant_.eraseSetting("customProperty", property.id.value);
        return {};
    });
}

CallHandle FakeFields::orderProperties(std::vector<std::string> ids, Executor& on, Reply<std::monostate> reply) {
    return act("fields.orderProperties", on, std::move(reply), [this, ids = std::move(ids)]() -> Done {
        if (ids.size() != tenant_.fields().properties.size()) return badInput("ids", "RANK_ORDER", {});
        int order = 0;
        for (const std::string& id : ids) {
            CustomProperty property = *known(tenant_.fields().properties, CustomPropertyId(id));
            property.displayOrder = ++order;
            const Version version = property.version;
            SEKISHO_CHECK(put(std::move(property), version, version));
        }
        return {};
    });
}

CallHandle FakeFields::create(const ProfileStatus& wanted, Executor& on, Reply<std::monostate> reply) {
    return act("fields.createStatus", on, std::move(reply), [this, wanted]() -> Done {
        ProfileStatus made = wanted;
        made.id = fmt::format("CUSTOM{:02}", ++made_);
        SEKISHO_CHECK(checkProfileStatus(made));
        return put(std::move(made), 0, 0);
    });
}

CallHandle FakeFields::update(const ProfileStatus& edited, Executor& on, Reply<std::monostate> reply) {
    return act("fields.updateStatus", on, std::move(reply), [this, edited]() -> Done {
        const ProfileStatus* before = known(tenant_.fields().statuses, edited.id);
        if (!before) return notThere("PROFILE_STATUS_NOT_EXIST");
        return put(edited, before->version, edited.version);
    });
}

CallHandle FakeFields::remove(const ProfileStatus& status, Executor& on, Reply<std::monostate> reply) {
    return act("fields.deleteStatus", on, std::move(reply), [this, status]() -> Done {
        if (status.builtIn()) return Error(ErrorKind::Forbidden, "PROFILE_STATUS_BUILT_IN");
        tenant_.eraseSetting("profileStatus", status.id);
        return {};
    });
}

CallHandle FakeFields::orderStatuses(std::vector<std::string> ids, Executor& on, Reply<std::monostate> reply) {
    return act("fields.orderStatuses", on, std::move(reply), [this, ids = std::move(ids)]() -> Done {
        int order = 0;
        for (const std::string& id : ids) {
            ProfileStatus status = *known(tenant_.fields().statuses, id);
            status.displayOrder = ++order;
            const Version version = status.version;
            SEKISHO_CHECK(put(std::move(status), version, version));
        }
        return {};
    });
}

CallHandle FakeFields::useStatuses(bool use, Executor& on, Reply<std::monostate> reply) {
    return act("fields.useStatuses", on, std::move(reply), [this, use]() -> Done {
        useProfileStatus = use;
        return {};
    });
}

CallHandle FakeFields::shownStatuses(const UserId& member, Executor& on, Reply<std::vector<ShownStatus>> reply) {
    return answer<std::vector<ShownStatus>>(
        "fields.shownStatuses", on, std::move(reply), [this, member]() -> Result<std::vector<ShownStatus>> {
            if (!useProfileStatus) return Error(ErrorKind::Forbidden, "PROFILE_STATUS_NOT_ENABLED");
            const auto found = shown.find(member.value);
            return found == shown.end() ? std::vector<ShownStatus>() : found->second;
        });
}

CallHandle FakeFields::showStatus(const UserId& member, const ShownStatus& wanted, Executor& on,
                                  Reply<std::monostate> reply) {
    return act("fields.showStatus", on, std::move(reply), [this, member, wanted]() -> Done {
        const ProfileStatus* kind = known(tenant_.fields().statuses, wanted.statusId);
        if (!kind) return notThere("PROFILE_STATUS_NOT_EXIST");
        std::vector<ShownStatus>& mine = shown[member.value];
        ShownStatus status = wanted;
        status.name = kind->name;
        status.reserved = status.start && *status.start > clock_.now();
        std::erase_if(mine, [&](const ShownStatus& other) { return other.id == status.id; });
        if (std::ranges::any_of(mine, [&](const ShownStatus& o) { return o.reserved == status.reserved; }))
            return Error(ErrorKind::Conflict, "USER_PROFILE_STATUS_ALREADY_EXIST");
        if (status.id.empty()) status.id = "shown-" + std::to_string(++made_);
        mine.push_back(std::move(status));
        return {};
    });
}

CallHandle FakeFields::clearStatus(const UserId& member, const ShownStatus& shownOne, Executor& on,
                                   Reply<std::monostate> reply) {
    return act("fields.clearStatus", on, std::move(reply), [this, member, id = shownOne.id]() -> Done {
        if (std::erase_if(shown[member.value], [&](const ShownStatus& one) { return one.id == id; }) == 0)
            return notThere("USER_PROFILE_STATUS_NOT_EXIST");
        return {};
    });
}

} // namespace sekisho::fakes
