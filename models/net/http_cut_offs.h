#pragma once
// ports::CutOffs over HTTPS; a part of HttpGateway, which owns it and its thread. An order carries its own id: when its
// answer is lost it is sent once more.

#include "models/net/job_desk.h"
#include "models/ports/cut_offs.h"

namespace sekisho::net {

class HttpCutOffs final : public ports::CutOffs {
  public:
    explicit HttpCutOffs(JobDesk& desk) : desk_(desk) {}

    ports::CallHandle propose(const UserId& member, Lost lost, const DeviceId& device, ports::Executor& on,
                              ports::Reply<ports::CutOffProposal> reply) override;
    ports::CallHandle order(const CutOffOrder& order, ports::Executor& on,
                            ports::Reply<ports::CutOffOrdered> reply) override;
    ports::CallHandle cutOff(const CutOffId& id, ports::Executor& on, ports::Reply<CutOff> reply) override;
    ports::CallHandle progress(const CutOffId& id, ports::Executor& on, ports::Reply<CutOff> reply) override;
    ports::CallHandle cutOffs(std::string state, const UserId& member, std::string cursor, ports::Executor& on,
                              ports::Reply<ports::CutOffPage> reply) override;
    ports::CallHandle complete(const CutOff& base, std::string note, IdentityCheck check, ports::Executor& on,
                               ports::Reply<CutOff> reply) override;
    ports::CallHandle foundAgain(const CutOffId& id, std::string note, ports::Executor& on,
                                 ports::Reply<CutOff> reply) override;
    ports::CallHandle withdraw(const CutOffId& id, ports::Executor& on, ports::Reply<CutOff> reply) override;
    ports::CallHandle receipt(const CutOffId& id, ports::Executor& on, ports::Reply<ports::Receipt> reply) override;

    std::string orderText(const CutOffOrder& order) const override;
    Result<CutOffOrder> orderOf(std::string_view text) const override;
    ports::CallHandle registerKey(std::string publicKeyPem, ports::Executor& on,
                                  ports::Reply<std::string> reply) override;
    ports::CallHandle sendQueued(std::string text, std::string signature, std::string keyId, ports::Executor& on,
                                 ports::Reply<ports::CutOffOrdered> reply) override;

    ports::CallHandle brake(ports::Executor& on, ports::Reply<std::vector<BrakeUse>> reply) override;
    ports::CallHandle held(const ports::HeldQuery& query, ports::Executor& on,
                           ports::Reply<ports::HeldPage> reply) override;
    ports::CallHandle release(const ports::Decision& decision, ports::Executor& on,
                              ports::Reply<ports::Decided> reply) override;
    ports::CallHandle reject(const ports::Decision& decision, ports::Executor& on,
                             ports::Reply<ports::Decided> reply) override;
    ports::CallHandle cancelPending(std::string reason, ports::Executor& on,
                                    ports::Reply<ports::Decided> reply) override;

  private:
    JobDesk& desk_;
};

} // namespace sekisho::net
