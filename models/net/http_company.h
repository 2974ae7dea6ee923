#pragma once
// ports::Company over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/company.h"

namespace sekisho::net {

class HttpCompany final : public ports::Company {
  public:
    explicit HttpCompany(JobDesk& desk) : desk_(desk) {}

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
    JobDesk& desk_;
};

} // namespace sekisho::net
