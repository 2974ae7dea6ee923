#pragma once
// Desk and follower of cut-offs without widgets: a real local copy over a service as a script, and a member with a
// phone that is enrolled, in contact and signed in.

#include "models/commands/cut_off_follower.h"
#include "models/commands/cut_off_texts.h"
#include "models/sql/key_file.h"
#include "models/store/scheduler.h"
#include "models/store/sql_cache.h"
#include "models/store/sync_engine.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/record_codec.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

Q_DECLARE_METATYPE(sekisho::CutOff)
Q_DECLARE_METATYPE(sekisho::ports::Receipt)

namespace sekisho::tests {

using namespace sekisho::commands;

class EventExecutor final : public ports::Executor {
  public:
    void post(std::function<void()> work) override {
        QMetaObject::invokeMethod(qApp, std::move(work), Qt::QueuedConnection);
    }
};

// A real local copy over a service as a script.
struct CutOffBench {
    explicit CutOffBench(const std::function<void(fakes::FakeGateway&)>& before = {}) {
        setLanguage(Language::English);
        gateway.bulkInline = true;
        gateway.signInAs("admin@demo");
        gateway.tenant.fill(30);
        for (const auto& [id, member] : gateway.tenant.members())
            if (!member.administrator && member.statusAt(clock.now()) == MemberStatus::InUse) who = member.id;
        Device phone;
        phone.name = "Pixel 9";
        phone.os = "Android";
        phone.osVersion = "16";
        phone.mdm = MdmState::Enrolled;
        phone.agent = phone.online = phone.trusted = true;
        device = gateway.deviceDesk.add(who, phone).id;
        Session session;
        session.user = who;
        session.kind = ClientKind::MobileApp;
        session.device = device;
        session.deviceName = "Pixel 9";
        session.startedAt = session.lastUsedAt = clock.now();
        gateway.tenant.addSession(session);
        if (before) before(gateway);
        cache = std::make_unique<store::SqlCache>(folder.path().toStdString(), sql::randomKey(), codec, clock, gui);
        if (!cache->open()) qFatal("the copy does not open");
        sync = std::make_unique<store::SyncEngine>(gateway, *cache, scheduler, gui, 7U);
        auto call = gateway.whoAmI(gui, [this](Result<ports::Identity> me) { identity = *me; });
        sync->start();
        const auto whole = [this] {
            return identity && cache->status().phase == ports::CacheStatus::Phase::Ready && cache->members().complete();
        };
        if (!QTest::qWaitFor(whole, 60'000)) qFatal("the copy does not fill");
    }
    ~CutOffBench() {
        sync.reset();
        cache.reset();
        QCoreApplication::processEvents();
    }
    CutOffParts parts() {
        return {gateway,
                *cache,
                gateway.queue,
                gui,
                clock,
                [this] { return online; },
                [this] { return identity ? &*identity : nullptr; }};
    }
    void setOnline(bool on) {
        online = on;
        gateway.setOffline(!on);
    }
    static bool ready(const CutOffDesk& desk) {
        return QTest::qWaitFor([&] { return desk.phase() == CutOffDesk::Phase::Ready; });
    }
    std::size_t step(const CutOffDesk& desk, StepKind kind) const {
        const auto found = std::ranges::find(desk.steps(), kind, &policy::ProposedStep::kind);
        return static_cast<std::size_t>(found - desk.steps().begin());
    }

    QTemporaryDir folder;
    ManualClock clock{*parseInstant("2026-11-22T09:00:00Z")};
    EventExecutor gui;
    fakes::RecordTexts codec;
    store::ThreadScheduler scheduler;
    fakes::FakeGateway gateway{clock};
    std::unique_ptr<store::SqlCache> cache;
    std::unique_ptr<store::SyncEngine> sync;
    std::optional<ports::Identity> identity;
    bool online = true;
    UserId who;
    DeviceId device;
};

inline CutOff ordered(CutOffBench& b) {
    CutOffDesk desk(b.parts());
    QSignalSpy done(&desk, &CutOffDesk::ordered);
    desk.begin(b.who);
    if (!CutOffBench::ready(desk)) qFatal("no proposal");
    desk.order();
    if (!done.wait()) qFatal("not ordered");
    return qvariant_cast<CutOff>(done.front().front());
}

inline void registerCutOffTypes() {
    qRegisterMetaType<sekisho::CutOff>("sekisho::CutOff");
    qRegisterMetaType<sekisho::ports::Receipt>("sekisho::ports::Receipt");
    qRegisterMetaType<sekisho::Error>("sekisho::Error");
}

} // namespace sekisho::tests
