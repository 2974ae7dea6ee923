#pragma once
// What the service would find before somebody leaves: as the test says, else what the tenant in memory holds. Not
// thread-safe; belongs to the test's thread.

#include "models/ports/leavers.h"
#include "tests/fakes/fake_changesets.h"
#include "tests/fakes/fake_tenant.h"

#include <map>
#include <string>

namespace sekisho::fakes {

class FakeLeavers final : public ports::Leavers {
  public:
    FakeLeavers(const FakeTenant& tenant, Admit admit) : tenant_(tenant), admit_(std::move(admit)) {}

    std::map<std::string, LeaverCheck> extra; // by member: roles, groups and the like are taken from here

    ports::CallHandle check(const UserId& id, ports::Executor& on, ports::Reply<LeaverCheck> reply) override;
    std::string mastersValue(const std::vector<UserId>& masters) const override;

  private:
    Result<LeaverCheck> find(const UserId& id) const;

    const FakeTenant& tenant_;
    Admit admit_;
};

} // namespace sekisho::fakes
