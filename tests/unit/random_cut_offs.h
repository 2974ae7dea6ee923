#pragma once
// Devices, cut-offs and orders from a seed, every field filled now and then.

#include "models/domain/brake.h"
#include "models/domain/cut_off.h"
#include "models/domain/device.h"
#include "models/policy/cut_off_plan.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace sekisho::test {

class RandomCutOffs {
  public:
    explicit RandomCutOffs(std::uint64_t seed) : random_(seed) {}

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
    bool coin() { return below(2) == 0; }
    template<class E>
    E key(int count) {
        return static_cast<E>(below(count));
    }
    std::string text() {
        static const std::vector<std::string> pool{
            "",       "佐藤 花子",     "a\"b\\c\n", "\t\x01",      "スマートフォン",
            "😀 端末", "iPhone 17 Pro", "</script>", "\xe2\x80\xa8"};
        return pool[static_cast<std::size_t>(below(static_cast<int>(pool.size())))];
    }
    std::string uuid() {
        static constexpr char digits[] = "0123456789abcdef";
        std::string id(36, '-');
        for (std::size_t i = 0; i < id.size(); ++i)
            if (i != 8 && i != 13 && i != 18 && i != 23) id[i] = digits[below(16)];
        return id;
    }
    Instant instant() {
        return Instant{
            std::chrono::microseconds{std::int64_t{1'700'000'000'000'000} +
                                      std::uniform_int_distribution<std::int64_t>(0, 1'000'000'000'000)(random_)}};
    }
    std::optional<Instant> maybe() { return coin() ? std::optional(instant()) : std::nullopt; }

    Device device() {
        Device one;
        one.id = DeviceId(uuid());
        one.user = UserId(uuid());
        one.userName = text();
        one.loginId = text();
        one.kind = std::vector{ClientKind::MobileApp, ClientKind::PcApp,
                               ClientKind::DriveExplorer}[static_cast<std::size_t>(below(3))];
        one.name = text();
        one.model = text();
        one.os = text();
        one.osVersion = std::to_string(below(30)) + "." + std::to_string(below(9));
        one.vendorId = text();
        for (int i = below(3); i > 0; --i)
            one.apps.push_back({"talk", std::to_string(below(20))});
        one.mdm = key<MdmState>(3);
        one.trusted = coin();
        one.agent = coin();
        one.online = coin();
        one.updateNeeded = coin();
        one.blockedAt = maybe();
        one.erasedAt = maybe();
        one.registeredAt = instant();
        one.lastAccessAt = instant();
        one.lastContactAt = maybe();
        if (coin()) one.clockSkewSeconds = below(100'000) - 50'000;
        return one;
    }

    Session session() {
        Session one;
        one.id = SessionId(uuid());
        one.kind = key<ClientKind>(6);
        if (coin()) one.device = DeviceId(uuid());
        one.deviceName = text();
        one.os = text();
        one.ip = coin() ? "203.0.113.9" : "";
        one.country = coin() ? "JP" : "";
        one.userAgent = text();
        one.startedAt = instant();
        one.lastUsedAt = instant();
        one.endedAt = maybe();
        if (one.endedAt) one.endReason = "forced";
        one.current = coin();
        return one;
    }

    CutOffStep step(int number) {
        CutOffStep one;
        one.number = number;
        one.kind = key<StepKind>(11);
        one.user = UserId(uuid());
        one.userName = text();
        one.target = coin() ? uuid() : "";
        one.targetName = text();
        one.state = key<StepState>(11);
        one.requestedAt = instant();
        one.acknowledgedAt = maybe();
        one.verifiedAt = maybe();
        one.unreachableSince = maybe();
        one.reason = coin() ? "noContact" : "";
        one.count = below(1000);
        for (int i = below(3); i > 0; --i)
            one.evidence.push_back({"inForce", instant(), text()});
        return one;
    }

    CutOff cutOff() {
        CutOff one;
        one.id = CutOffId(uuid());
        one.kind = key<CutOffKind>(4);
        one.lost = key<Lost>(3);
        one.user = UserId(coin() ? uuid() : "");
        one.userName = text();
        one.loginId = text();
        one.orgUnit = text();
        one.actor = UserId(uuid());
        one.actorName = text();
        one.orderedAt = instant();
        one.receivedAt = instant();
        one.queued = coin();
        one.note = text();
        one.check = {coin() ? "callback" : "", text()};
        for (int i = 1, last = below(6); i <= last; ++i)
            one.steps.push_back(step(i));
        if (below(4) == 0) one.sweep = SweepProgress{below(10'000), 10'000};
        if (below(4) == 0) {
            one.counted = countsOf(one);
            countStep(*one.counted, key<StepState>(11), 1 + below(500));
        }
        for (int i = below(3); i > 0; --i)
            one.notices.push_back({"mail", text(), "sent", maybe()});
        one.foundAt = maybe();
        one.foundBy = text();
        one.foundNote = text();
        one.version = below(1'000'000);
        return one;
    }

    CutOffOrder order() {
        CutOffOrder one;
        one.id = CutOffId(uuid());
        one.user = UserId(uuid());
        one.lost = key<Lost>(3);
        if (coin()) one.device = DeviceId(uuid());
        for (int kind = 0; kind < 9; ++kind)
            if (coin()) one.steps.push_back({static_cast<StepKind>(kind), coin() ? uuid() : ""});
        if (one.steps.empty()) one.steps.push_back({StepKind::EndSessions, ""});
        one.note = text();
        one.check = {coin() ? "inPerson" : "", text()};
        one.orderedAt = instant();
        return one;
    }

    HeldOrder held() {
        HeldOrder one;
        one.id = uuid();
        one.kind = key<BrakeKind>(6);
        one.cutOff = CutOffId(uuid());
        one.step = below(100);
        one.stepKind = key<StepKind>(11);
        one.actor = UserId(uuid());
        one.actorName = text();
        one.user = UserId(uuid());
        one.userName = text();
        one.targetName = text();
        one.heldAt = instant();
        one.expiresAt = instant();
        one.state = key<HeldState>(5);
        one.decidedAt = maybe();
        one.decidedBy = text();
        one.reason = text();
        return one;
    }

    policy::LossFacts facts() {
        policy::LossFacts out;
        out.lost = key<Lost>(3);
        for (int i = below(4); i > 0; --i)
            out.devices.push_back(device());
        for (int i = below(5); i > 0; --i) {
            out.sessions.push_back(session());
            if (!out.devices.empty() && coin()) out.sessions.back().device = out.devices.front().id;
        }
        if (!out.devices.empty() && coin()) out.device = out.devices.back().id;
        out.mdm = coin();
        out.highestAdministrator = coin();
        out.self = coin();
        out.suspended = coin();
        out.known = below(4) > 0;
        return out;
    }

  private:
    std::mt19937_64 random_;
};

} // namespace sekisho::test
