#pragma once
// The field management as a script over a FakeTenant: settings and lists with versions and the refusals that a console
// can feel. Not thread-safe; belongs to the test's thread.

#include "models/ports/fields.h"
#include "tests/fakes/fake_changesets.h"
#include "tests/fakes/fake_tenant.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sekisho::fakes {

class FakeFields final : public ports::Fields {
  public:
    FakeFields(FakeTenant& tenant, const Clock& clock, Admit admit)
        : tenant_(tenant), clock_(clock), admit_(std::move(admit)) {}

    bool useProfileStatus = true;
    std::int64_t nextNumber = 1;
    std::map<std::string, std::vector<ShownStatus>> shown; // by member

    FieldsPicture picture() const;

    ports::CallHandle fetch(ports::Executor& on, ports::Reply<FieldsPicture> reply) override;
    ports::CallHandle save(const FieldSettings& wanted, ports::Executor& on,
                           ports::Reply<FieldsPicture> reply) override;
    ports::CallHandle giveNumbers(ports::Executor& on, ports::Reply<NumbersGiven> reply) override;
    ports::CallHandle create(const CustomProperty& wanted, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle update(const CustomProperty& edited, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle remove(const CustomProperty& property, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle orderProperties(std::vector<std::string> ids, ports::Executor& on,
                                      ports::Reply<std::monostate> reply) override;
    ports::CallHandle create(const ProfileStatus& wanted, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle update(const ProfileStatus& edited, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle remove(const ProfileStatus& status, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;
    ports::CallHandle orderStatuses(std::vector<std::string> ids, ports::Executor& on,
                                    ports::Reply<std::monostate> reply) override;
    ports::CallHandle useStatuses(bool use, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle shownStatuses(const UserId& member, ports::Executor& on,
                                    ports::Reply<std::vector<ShownStatus>> reply) override;
    ports::CallHandle showStatus(const UserId& member, const ShownStatus& wanted, ports::Executor& on,
                                 ports::Reply<std::monostate> reply) override;
    ports::CallHandle clearStatus(const UserId& member, const ShownStatus& shownOne, ports::Executor& on,
                                  ports::Reply<std::monostate> reply) override;

  private:
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    ports::CallHandle act(std::string_view name, ports::Executor& on, ports::Reply<std::monostate> reply,
                          std::function<Done()> work);
    Done put(TenantSetting setting, Version stored, Version said);

    FakeTenant& tenant_;
    const Clock& clock_;
    Admit admit_;
    int made_ = 0;
};

} // namespace sekisho::fakes
