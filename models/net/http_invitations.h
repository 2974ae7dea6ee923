#pragma once
// ports::Invitations over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/invitations.h"

namespace sekisho::net {

class HttpInvitations final : public ports::Invitations {
  public:
    explicit HttpInvitations(JobDesk& desk) : desk_(desk) {}

    ports::CallHandle settings(ports::Executor& on, ports::Reply<InvitationSettings> reply) override;
    ports::CallHandle links(std::string cursor, ports::Executor& on,
                            ports::Reply<ports::InvitationPage> reply) override;
    ports::CallHandle issue(bool asOperator, int days, ports::Executor& on,
                            ports::Reply<ports::IssuedInvitation> reply) override;
    ports::CallHandle revoke(const InvitationId& id, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle applicants(std::string cursor, ports::Executor& on,
                                 ports::Reply<ports::ApplicantPage> reply) override;
    ports::CallHandle approve(const ApplicantId& id, const ports::Placing& placing, ports::Executor& on,
                              ports::Reply<std::monostate> reply) override;
    ports::CallHandle inviteByMail(const UserId& member, ports::Executor& on,
                                   ports::Reply<std::monostate> reply) override;
    ports::CallHandle reject(const ApplicantId& id, std::string reason, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;

  private:
    JobDesk& desk_;
};

} // namespace sekisho::net
