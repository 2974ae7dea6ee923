#pragma once
// The logo, the key of the MDM, the workgroup name and the closing of the tenant in memory. Not thread-safe; belongs to
// the test's thread.

#include "models/domain/clock.h"
#include "models/domain/workgroup_name.h"
#include "models/ports/company.h"
#include "tests/fakes/fake_changesets.h"

namespace sekisho::fakes {

class FakeCompany final : public ports::Company {
  public:
    FakeCompany(const Clock& clock, std::string workgroup, Admit admit) : clock_(clock), admit_(std::move(admit)) {
        named.name = workgroup;
        present.workgroup = std::move(workgroup);
        present.blockers = {{"members", 12}};
    }

    CompanyLogo shown;
    Closing present;
    MdmKey key;
    Workgroup named;
    WorkgroupWish wished; // the last that was granted
    int keysIssued = 0;

    ports::CallHandle logo(ports::Executor& on, ports::Reply<CompanyLogo> reply) override;
    ports::CallHandle setLogo(CompanyLogo logo, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle removeLogo(ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle mdmKey(ports::Executor& on, ports::Reply<MdmKey> reply) override;
    ports::CallHandle issueMdmKey(ports::Executor& on, ports::Reply<MdmKey> reply) override;
    ports::CallHandle workgroup(ports::Executor& on, ports::Reply<Workgroup> reply) override;
    ports::CallHandle changeWorkgroup(WorkgroupWish wish, ports::Executor& on, ports::Reply<Workgroup> reply) override;
    ports::CallHandle closing(ports::Executor& on, ports::Reply<Closing> reply) override;
    ports::CallHandle close(std::string reason, std::string note, std::string workgroup, ports::Executor& on,
                            ports::Reply<Closing> reply) override;
    ports::CallHandle withdrawClosing(ports::Executor& on, ports::Reply<Closing> reply) override;

  private:
    template<class T>
    ports::CallHandle answer(std::string call, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);

    const Clock& clock_;
    Admit admit_;
};

} // namespace sekisho::fakes
