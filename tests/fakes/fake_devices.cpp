#include "tests/fakes/fake_devices.h"

#include "models/domain/text_fold.h"
#include "tests/fakes/fake_cut_offs.h"

#include <algorithm>
#include <set>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

std::string fakeDeviceId(int number) {
    std::string digits = std::to_string(number);
    return "00000000-0000-4000-8000-0d" + std::string(10 - digits.size(), '0') + digits;
}

bool hasPart(std::string_view text, std::string_view part) {
    return fold(text).find(fold(part)) != std::string::npos;
}

bool hasAppUpTo(const Device& device, const DeviceFilter& filter) {
    return std::ranges::any_of(device.apps, [&](const DeviceApp& app) {
        return (filter.app.empty() || app.name == filter.app) &&
               (filter.appVersionAtMost.empty() ||
                versionNumber(app.version) <= versionNumber(filter.appVersionAtMost));
    });
}

// A page of `all` behind the place that the cursor names; the cursor is that place.
template<class T>
std::vector<T> pageOf(const std::vector<T>& all, const std::string& cursor, std::size_t size, std::string& next) {
    const std::size_t from = cursor.empty() ? 0 : std::min<std::size_t>(std::stoul(cursor), all.size());
    const std::size_t to = std::min(from + size, all.size());
    if (to < all.size()) next = std::to_string(to);
    return {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)};
}

} // namespace

FakeDevices::FakeDevices(FakeTenant& tenant, const Clock& clock, Admit admit)
    : tenant_(tenant), clock_(clock), admit_(std::move(admit)) {}

Device& FakeDevices::add(const UserId& member, Device device) {
    const Member* owner = tenant_.member(member);
    ++made_;
    if (device.id.empty()) device.id = DeviceId(fakeDeviceId(made_));
    device.user = member;
    if (owner) {
        device.userName = owner->displayName();
        device.loginId = owner->email;
    }
    if (device.name.empty()) device.name = "端末 " + std::to_string(made_);
    if (device.registeredAt == Instant{}) device.registeredAt = clock_.now();
    if (device.lastAccessAt == Instant{}) device.lastAccessAt = clock_.now();
    return all.emplace_back(std::move(device));
}

Device* FakeDevices::find(const DeviceId& id) {
    const auto found = std::ranges::find(all, id, &Device::id);
    return found == all.end() ? nullptr : &*found;
}

std::vector<Device> FakeDevices::of(const UserId& member) const {
    std::vector<Device> found;
    std::ranges::copy_if(all, std::back_inserter(found), [&](const Device& one) { return one.user == member; });
    return found;
}

TrustedDevice& FakeDevices::trust(const UserId& member, TrustedDevice device) {
    const Member* owner = tenant_.member(member);
    ++made_;
    if (device.id.empty()) device.id = "trusted-" + std::to_string(made_);
    device.user = member;
    if (owner) {
        device.userName = owner->displayName();
        device.loginId = owner->email;
    }
    if (device.name.empty()) device.name = "端末 " + std::to_string(made_);
    if (device.trustedAt == Instant{}) device.trustedAt = clock_.now();
    if (device.lastUsedAt == Instant{}) device.lastUsedAt = clock_.now();
    return trustedOnes.emplace_back(std::move(device));
}

template<class T>
CallHandle FakeDevices::answer(std::string_view name, Executor& on, Reply<T> reply, std::function<Result<T>()> work) {
    auto state = std::make_shared<ports::CallState>();
    admit_(name, state,
           [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refusal) mutable {
               ports::deliver<T>(state, on, std::move(reply), refusal ? Result<T>(std::move(*refusal)) : work());
           });
    return CallHandle(state);
}

bool FakeDevices::fits(const DeviceFilter& filter, const Device& device) const {
    const Member* owner = tenant_.member(device.user);
    if (!filter.kinds.empty() && std::ranges::find(filter.kinds, device.kind) == filter.kinds.end()) return false;
    if (!filter.text.empty() && !hasPart(device.userName, filter.text) && !hasPart(device.loginId, filter.text) &&
        !hasPart(device.name, filter.text) && !hasPart(device.model, filter.text) &&
        !(owner && hasPart(owner->displayPhonetic(), filter.text)))
        return false;
    if (!filter.os.empty() && device.os != filter.os) return false;
    if (!filter.osVersionAtMost.empty() && versionNumber(device.osVersion) > versionNumber(filter.osVersionAtMost))
        return false;
    if ((!filter.app.empty() || !filter.appVersionAtMost.empty()) && !hasAppUpTo(device, filter)) return false;
    if (filter.seenWithinDays > 0 &&
        device.lastAccessAt < clock_.now() - std::chrono::hours(24) * filter.seenWithinDays)
        return false;
    if (filter.blocked && *filter.blocked != device.blockedAt.has_value()) return false;
    if (filter.trusted && *filter.trusted != device.trusted) return false;
    return !filter.updateNeeded || *filter.updateNeeded == device.updateNeeded;
}

CallHandle FakeDevices::devices(const DeviceFilter& filter, std::string cursor, Executor& on,
                                Reply<ports::DevicePage> reply) {
    return answer<ports::DevicePage>("devices", on, std::move(reply), [this, filter, cursor = std::move(cursor)] {
        std::vector<Device> found;
        std::ranges::copy_if(all, std::back_inserter(found), [&](const Device& one) { return fits(filter, one); });
        std::ranges::stable_sort(found, std::greater<>{}, &Device::lastAccessAt);
        ports::DevicePage page;
        if (cursor.empty()) page.total = static_cast<std::int64_t>(found.size());
        page.devices = pageOf(found, cursor, pageSize, page.nextCursor);
        return Result<ports::DevicePage>(std::move(page));
    });
}

CallHandle FakeDevices::devicesOf(const UserId& member, Executor& on, Reply<std::vector<Device>> reply) {
    return answer<std::vector<Device>>("devicesOf", on, std::move(reply),
                                       [this, member]() -> Result<std::vector<Device>> {
                                           if (!tenant_.member(member))
                                               return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
                                           return of(member);
                                       });
}

CallHandle FakeDevices::trusted(std::string text, std::string cursor, Executor& on, Reply<ports::TrustedPage> reply) {
    return answer<ports::TrustedPage>(
        "trusted", on, std::move(reply), [this, text = std::move(text), cursor = std::move(cursor)] {
            std::vector<TrustedDevice> found;
            std::ranges::copy_if(trustedOnes, std::back_inserter(found), [&](const TrustedDevice& one) {
                return text.empty() || hasPart(one.userName, text) || hasPart(one.loginId, text) ||
                       hasPart(one.name, text);
            });
            std::ranges::stable_sort(found, std::greater<>{}, &TrustedDevice::lastUsedAt);
            ports::TrustedPage page;
            if (cursor.empty()) page.total = static_cast<std::int64_t>(found.size());
            page.devices = pageOf(found, cursor, pageSize, page.nextCursor);
            return Result<ports::TrustedPage>(std::move(page));
        });
}

CallHandle FakeDevices::untrust(std::vector<std::string> trustedIds, Executor& on, Reply<std::int64_t> reply) {
    return answer<std::int64_t>("untrust", on, std::move(reply), [this, ids = std::move(trustedIds)] {
        const auto gone = std::erase_if(
            trustedOnes, [&](const TrustedDevice& one) { return std::ranges::find(ids, one.id) != ids.end(); });
        if (gone > 0) tenant_.noteUnseen();
        return Result<std::int64_t>(static_cast<std::int64_t>(gone));
    });
}

CallHandle FakeDevices::order(const CutOffId& id, DeviceAction action, std::vector<DeviceId> devices, std::string note,
                              Executor& on, Reply<CutOff> reply) {
    return answer<CutOff>("orderDevices", on, std::move(reply),
                          [this, id, action, devices = std::move(devices), note = std::move(note)] {
                              return act(id, action, devices, note);
                          });
}

Result<CutOff> FakeDevices::act(const CutOffId& id, DeviceAction action, const std::vector<DeviceId>& devices,
                                const std::string& note) {
    for (const DeviceId& device : devices)
        if (!find(device)) return Error(ErrorKind::NotFound, "DEVICE_NOT_REGISTERED");
    if (action != DeviceAction::WipeAppData && action != DeviceAction::ResetDevice) {
        for (const DeviceId& device : devices)
            change(action, device);
        tenant_.noteUnseen();
        CutOff done;
        done.id = id;
        done.kind = CutOffKind::Devices;
        return done;
    }
    std::vector<CutOffStep> steps;
    for (const DeviceId& wanted : devices) {
        const Device& device = *find(wanted);
        CutOffStep& step = steps.emplace_back();
        step.kind = action == DeviceAction::WipeAppData ? StepKind::WipeAppData : StepKind::ResetDevice;
        step.user = device.user;
        step.userName = device.userName;
        step.target = device.id.value;
        step.targetName = device.name;
    }
    return cutOffs_->take(id, CutOffKind::Devices, std::move(steps), note);
}

void FakeDevices::change(DeviceAction action, const DeviceId& id) {
    Device& device = *find(id);
    switch (action) {
    case DeviceAction::Block:
        device.blockedAt = clock_.now();
        break;
    case DeviceAction::Unblock:
        device.blockedAt.reset();
        break;
    case DeviceAction::Untrust:
        device.trusted = false;
        break;
    case DeviceAction::UpdateNotice:
        toldToUpdate.push_back(id);
        break;
    case DeviceAction::Remove:
        std::erase_if(all, [&](const Device& one) { return one.id == id; });
        break;
    default:
        break;
    }
}

bool FakeDevices::inOrgUnit(const Member& member, const OrgUnitId& unit) const {
    for (const Organization& organization : member.organizations)
        for (const OrgUnitMembership& post : organization.orgUnits) {
            std::optional<OrgUnitId> at = post.orgUnit;
            while (at && *at != unit) {
                const auto known = tenant_.orgUnits().find(at->value);
                at = known == tenant_.orgUnits().end() ? std::nullopt : known->second.parent;
            }
            if (at) return true;
        }
    return false;
}

// Of the address only the whole one or its beginning is looked at; ranges are the business of the service.
bool FakeDevices::fits(const ports::SessionFilter& filter, const Session& session) const {
    const Member* owner = tenant_.member(session.user);
    if (!session.live() || !owner) return false;
    if (!filter.kinds.empty() && std::ranges::find(filter.kinds, session.kind) == filter.kinds.end()) return false;
    if (!filter.text.empty() && !hasPart(owner->displayName(), filter.text) &&
        !hasPart(owner->displayPhonetic(), filter.text) && !hasPart(owner->email, filter.text) &&
        !hasPart(session.deviceName, filter.text) && !hasPart(session.ip, filter.text))
        return false;
    if (!filter.country.empty() && session.country != filter.country) return false;
    if (!filter.ip.empty() && !session.ip.starts_with(filter.ip)) return false;
    if (filter.idleMinutesAtLeast > 0 &&
        session.lastUsedAt > clock_.now() - std::chrono::minutes(filter.idleMinutesAtLeast))
        return false;
    return filter.orgUnit.empty() || inOrgUnit(*owner, filter.orgUnit);
}

std::vector<ports::LiveSession> FakeDevices::liveOnes(const ports::SessionFilter& filter) const {
    std::vector<ports::LiveSession> found;
    for (const Session& session : tenant_.sessions())
        if (fits(filter, session)) {
            const Member& owner = *tenant_.member(session.user);
            found.push_back({session, owner.displayName(), owner.email});
        }
    std::ranges::stable_sort(found, [](const ports::LiveSession& a, const ports::LiveSession& b) {
        return a.session.lastUsedAt > b.session.lastUsedAt;
    });
    return found;
}

CallHandle FakeDevices::liveSessions(const ports::SessionFilter& filter, std::string cursor, Executor& on,
                                     Reply<ports::LiveSessionPage> reply) {
    return answer<ports::LiveSessionPage>("liveSessions", on, std::move(reply),
                                          [this, filter, cursor = std::move(cursor)] {
                                              const std::vector<ports::LiveSession> found = liveOnes(filter);
                                              ports::LiveSessionPage page;
                                              if (cursor.empty()) {
                                                  std::set<UserId> members;
                                                  for (const ports::LiveSession& one : found)
                                                      members.insert(one.session.user);
                                                  page.total = static_cast<std::int64_t>(found.size());
                                                  page.members = static_cast<std::int64_t>(members.size());
                                              }
                                              page.sessions = pageOf(found, cursor, pageSize, page.nextCursor);
                                              return Result<ports::LiveSessionPage>(std::move(page));
                                          });
}

CallHandle FakeDevices::endSessions(const CutOffId& id, std::vector<SessionId> sessions, std::string note, Executor& on,
                                    Reply<CutOff> reply) {
    return answer<CutOff>("endSessions", on, std::move(reply),
                          [this, id, sessions = std::move(sessions), note = std::move(note)] {
                              std::vector<ports::LiveSession> wanted = liveOnes({});
                              std::erase_if(wanted, [&](const ports::LiveSession& one) {
                                  return std::ranges::find(sessions, one.session.id) == sessions.end();
                              });
                              return cutOffs_->endAll(id, wanted, note);
                          });
}

CallHandle FakeDevices::endMatching(const CutOffId& id, const ports::SessionFilter& filter, std::string note,
                                    Executor& on, Reply<CutOff> reply) {
    return answer<CutOff>("endMatching", on, std::move(reply), [this, id, filter, note = std::move(note)] {
        std::vector<ports::LiveSession> wanted = liveOnes(filter);
        std::erase_if(wanted, [](const ports::LiveSession& one) { return one.session.current; });
        return cutOffs_->endAll(id, wanted, note);
    });
}

} // namespace sekisho::fakes
