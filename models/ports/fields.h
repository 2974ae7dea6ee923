#pragma once
// The field management and the profile statuses of members as the console reaches them. Same conventions as
// ports::Gateway: every call returns at once, its one reply runs on the executor given. The version of what is changed
// goes along; somebody else's save gives Conflict PRECONDITION_FAILED.

#include "models/domain/tenant_fields.h"
#include "models/ports/call.h"

#include <string>
#include <variant>
#include <vector>

namespace sekisho::ports {

class Fields {
  public:
    virtual ~Fields() = default;
    virtual CallHandle fetch(Executor& on, Reply<FieldsPicture> reply) = 0;
    virtual CallHandle save(const FieldSettings& wanted, Executor& on, Reply<FieldsPicture> reply) = 0;
    // For up to 2,000 members; to be repeated until none is left. EMPLOYEE_NUMBERS_BY_HAND, EMPLOYEE_NUMBERS_USED_UP.
    virtual CallHandle giveNumbers(Executor& on, Reply<NumbersGiven> reply) = 0;

    virtual CallHandle create(const CustomProperty& wanted, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle update(const CustomProperty& edited, Executor& on, Reply<std::monostate> reply) = 0;
    // With the values of all members.
    virtual CallHandle remove(const CustomProperty& property, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle orderProperties(std::vector<std::string> ids, Executor& on, Reply<std::monostate> reply) = 0;

    virtual CallHandle create(const ProfileStatus& wanted, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle update(const ProfileStatus& edited, Executor& on, Reply<std::monostate> reply) = 0;
    // Members who show it show nothing afterwards.
    virtual CallHandle remove(const ProfileStatus& status, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle orderStatuses(std::vector<std::string> ids, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle useStatuses(bool use, Executor& on, Reply<std::monostate> reply) = 0;

    // PROFILE_STATUS_NOT_ENABLED.
    virtual CallHandle shownStatuses(const UserId& member, Executor& on, Reply<std::vector<ShownStatus>> reply) = 0;
    virtual CallHandle showStatus(const UserId& member, const ShownStatus& wanted, Executor& on,
                                  Reply<std::monostate> reply) = 0; // sets a new one or changes the one with its id
    virtual CallHandle clearStatus(const UserId& member, const ShownStatus& shown, Executor& on,
                                   Reply<std::monostate> reply) = 0;
};

} // namespace sekisho::ports
