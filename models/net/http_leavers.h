#pragma once
// ports::Leavers over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/leavers.h"

namespace sekisho::net {

class HttpLeavers final : public ports::Leavers {
  public:
    explicit HttpLeavers(JobDesk& desk) : desk_(desk) {}
    ports::CallHandle check(const UserId& id, ports::Executor& on, ports::Reply<LeaverCheck> reply) override;
    std::string mastersValue(const std::vector<UserId>& masters) const override;

  private:
    JobDesk& desk_;
};

} // namespace sekisho::net
