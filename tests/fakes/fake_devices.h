#pragma once
// Devices, trusted devices and live sessions in memory, over the sessions of a FakeTenant. What cuts off goes to a
// FakeCutOffs. Calls are named as in ports::Devices, but "orderDevices". Not thread-safe; belongs to the test's thread.

#include "models/ports/devices.h"
#include "tests/fakes/fake_changesets.h"
#include "tests/fakes/fake_tenant.h"

#include <functional>
#include <string>
#include <vector>

namespace sekisho::fakes {

class FakeCutOffs;

class FakeDevices final : public ports::Devices {
  public:
    FakeDevices(FakeTenant& tenant, const Clock& clock, Admit admit);
    void sendCutOffsTo(FakeCutOffs& cutOffs) { cutOffs_ = &cutOffs; }

    std::vector<Device> all;
    std::vector<TrustedDevice> trustedOnes;
    std::vector<DeviceId> toldToUpdate;
    std::size_t pageSize = 100;
    // A device of this member; empty id, names and times are filled in. The place in `all` may change with the next.
    Device& add(const UserId& member, Device device = {});
    Device* find(const DeviceId& id);
    std::vector<Device> of(const UserId& member) const;
    TrustedDevice& trust(const UserId& member, TrustedDevice device = {});

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
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    bool fits(const DeviceFilter& filter, const Device& device) const;
    bool fits(const ports::SessionFilter& filter, const Session& session) const;
    bool inOrgUnit(const Member& member, const OrgUnitId& unit) const;
    std::vector<ports::LiveSession> liveOnes(const ports::SessionFilter& filter) const;
    Result<CutOff> act(const CutOffId& id, DeviceAction action, const std::vector<DeviceId>& devices,
                       const std::string& note);
    void change(DeviceAction action, const DeviceId& id);

    FakeTenant& tenant_;
    const Clock& clock_;
    Admit admit_;
    FakeCutOffs* cutOffs_ = nullptr;
    int made_ = 0;
};

} // namespace sekisho::fakes
