#pragma once
// ports::Approvals over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/approvals.h"

namespace sekisho::net {

class HttpApprovals final : public ports::Approvals {
  public:
    explicit HttpApprovals(JobDesk& desk) : desk_(desk) {}

    ports::CallHandle requests(const ports::ApprovalQuery& query, ports::Executor& on,
                               ports::Reply<ports::ApprovalPage> reply) override;
    ports::CallHandle request(const std::string& id, ports::Executor& on, ports::Reply<ApprovalRequest> reply) override;
    ports::CallHandle approve(const ApprovalRequest& seen, std::string reason, ports::Executor& on,
                              ports::Reply<ApprovalRequest> reply) override;
    ports::CallHandle reject(const ApprovalRequest& seen, std::string reason, ports::Executor& on,
                             ports::Reply<ApprovalRequest> reply) override;
    ports::CallHandle withdraw(const std::string& id, ports::Executor& on,
                               ports::Reply<ApprovalRequest> reply) override;
    ports::CallHandle execute(const std::string& id, ports::Executor& on, ports::Reply<ApprovalRequest> reply) override;

  private:
    JobDesk& desk_;
};

} // namespace sekisho::net
