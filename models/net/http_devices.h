#pragma once
// ports::Devices over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/devices.h"

namespace sekisho::net {

class HttpDevices final : public ports::Devices {
  public:
    explicit HttpDevices(JobDesk& desk) : desk_(desk) {}

    ports::CallHandle devices(const DeviceFilter& filter, std::string cursor, ports::Executor& on,
                              ports::Reply<ports::DevicePage> reply) override;
    ports::CallHandle devicesOf(const UserId& member, ports::Executor& on,
                                ports::Reply<std::vector<Device>> reply) override;
    ports::CallHandle trusted(std::string text, std::string cursor, ports::Executor& on,
                              ports::Reply<ports::TrustedPage> reply) override;
    ports::CallHandle untrust(std::vector<std::string> trustedIds, ports::Executor& on,
                              ports::Reply<std::int64_t> reply) override;
    ports::CallHandle order(const CutOffId& id, DeviceAction action, std::vector<DeviceId> devices, std::string note,
                            ports::Executor& on, ports::Reply<CutOff> reply) override;
    ports::CallHandle liveSessions(const ports::SessionFilter& filter, std::string cursor, ports::Executor& on,
                                   ports::Reply<ports::LiveSessionPage> reply) override;
    ports::CallHandle endSessions(const CutOffId& id, std::vector<SessionId> sessions, std::string note,
                                  ports::Executor& on, ports::Reply<CutOff> reply) override;
    ports::CallHandle endMatching(const CutOffId& id, const ports::SessionFilter& filter, std::string note,
                                  ports::Executor& on, ports::Reply<CutOff> reply) override;

  private:
    JobDesk& desk_;
};

} // namespace sekisho::net
