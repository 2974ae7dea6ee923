#pragma once
// A signed-in console without its window: the real local copy over a service as a script, the registry with its
// commands, and whatever pane a test opens on it. Everything runs in the event loop of the test.

#include "app/import_engine.h"
#include "models/commands/job_list.h"
#include "models/commands/registry.h"
#include "models/commands/words.h"
#include "models/sql/key_file.h"
#include "models/store/scheduler.h"
#include "models/store/sql_cache.h"
#include "models/store/sync_engine.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/record_codec.h"
#include "ui/widgets/language.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>
#include <vector>

namespace sekisho::tests {

class EventExecutor final : public ports::Executor { // on the thread of the application
  public:
    void post(std::function<void()> work) override {
        QMetaObject::invokeMethod(qApp, std::move(work), Qt::QueuedConnection);
    }
};

inline Instant testNow() {
    return *parseInstant("2026-11-22T09:00:00Z");
}

class PaneFixture {
  public:
    explicit PaneFixture(std::size_t members = 0) {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        gateway.bulkInline = true;
        gateway.signInAs("admin@demo");
        if (members > 0) gateway.tenant.fill(members);
        QObject::connect(
            &registry, &commands::Registry::planReady, &registry,
            [this](commands::Command* command, const commands::Plan& plan, const commands::Context& context) {
                plans.push_back(plan);
                if (agree) command->run(context, arguments);
            });
        commands::addMemberCommands(registry);
        commands::addChangeCommands(registry);
        commands::addOrgUnitCommands(registry);
        commands::addInvitationCommands(registry);
        commands::addGroupCommands(registry);
        commands::addRankCommands(registry);
        commands::addTemplateCommands(registry);
        commands::addPolicyCommands(registry);
        commands::addCutOffCommands(registry);
        commands::addDeviceCommands(registry);
        commands::addBrakeCommands(registry);
        commands::addRoleCommands(registry);
        commands::addApprovalCommands(registry);
        commands::addLogCommands(registry);
        commands::addMonitorCommands(registry);
        registry.setContextSource([this] {
            commands::Context context;
            context.gateway = &gateway;
            context.cache = cache.get();
            context.sync = engine.get();
            context.jobs = &jobs;
            context.gui = &gui;
            context.clock = &clock;
            context.identity = identity ? &*identity : nullptr;
            context.online = online;
            if (shown) context.selection = shown->selection();
            return context;
        });
    }
    ~PaneFixture() {
        imports.reset();
        engine.reset();
        cache.reset();
        QCoreApplication::processEvents();
    }

    void openCopy() {
        imports.reset();
        engine.reset();
        cache.reset();
        cache = std::make_unique<store::SqlCache>(folder.path().toStdString(), key, codec, clock, gui);
        QVERIFY(cache->open().has_value());
        engine = std::make_unique<store::SyncEngine>(gateway, *cache, scheduler, gui, 7U);
        imports = std::make_unique<app::ImportEngine>(*cache, gui);
    }
    void signIn() {
        auto call = gateway.whoAmI(gui, [this](Result<ports::Identity> who) {
            if (who) identity = *who;
            if (who && imports) imports->know(*who);
        });
        QTRY_VERIFY(identity.has_value());
    }
    bool whole() const {
        return cache->status().phase == ports::CacheStatus::Phase::Ready && cache->members().complete();
    }
    void load() { // signed in, everything in the copy
        openCopy();
        signIn();
        engine->start();
        QTRY_VERIFY_WITH_TIMEOUT(whole() && engine->resting(), 60'000);
    }
    ui::PaneServices services() {
        return {registry,
                *cache,
                gateway,
                *engine,
                imports->desk(),
                imports->exports(),
                gateway.queue,
                gateway.archive,
                jobs,
                gui,
                clock,
                [this] { return identity ? &*identity : nullptr; },
                [this] { return online; }};
    }
    // Shows a pane; the caller keeps it, and no longer than the fixture.
    template<class T>
    std::unique_ptr<T> open(QSize size = {1180, 760}) {
        auto made = std::make_unique<T>(services());
        show(made.get(), size);
        return made;
    }
    void show(ui::Pane* pane, QSize size) {
        shown = pane;
        pane->resize(size);
        pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(pane));
    }
    void setOnline(bool on) {
        online = on;
        gateway.setOffline(!on);
        registry.contextChanged();
        if (shown) shown->linkChanged();
    }
    void settle() { // what the service says has reached the copy
        QTRY_VERIFY_WITH_TIMEOUT(engine->resting(), 30'000);
        QCoreApplication::processEvents();
    }

    template<class T>
    T* find(const char* name) const {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (T* found = qobject_cast<T*>(window); found && found->objectName() == QLatin1String(name)) return found;
        if (shown)
            if (T* found = shown->findChild<T*>(QLatin1String(name))) return found;
        for (QWidget* window : QApplication::topLevelWidgets())
            if (T* found = window->findChild<T*>(QLatin1String(name))) return found;
        return nullptr;
    }
    const Member& memberOf(const UserId& id) const { return *gateway.tenant.member(id); }

    QTemporaryDir folder;
    ManualClock clock{testNow()};
    EventExecutor gui;
    fakes::RecordTexts codec;
    store::ThreadScheduler scheduler;
    sql::Key key = sql::randomKey();
    fakes::FakeGateway gateway{clock};
    std::unique_ptr<store::SqlCache> cache;
    std::unique_ptr<store::SyncEngine> engine;
    std::unique_ptr<app::ImportEngine> imports;
    commands::JobList jobs{clock};
    commands::Registry registry;
    std::optional<ports::Identity> identity;
    bool online = true;
    bool agree = true; // plans are agreed to at once, with:
    QVariantMap arguments;
    std::vector<commands::Plan> plans;
    QPointer<ui::Pane> shown;
};

} // namespace sekisho::tests
