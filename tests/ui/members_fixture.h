#pragma once
// The members pane over the real local copy and a service as a script, without network: what the tests of the pane and
// its pictures share. Everything runs in the event loop of the test.

#include "models/commands/job_list.h"
#include "models/commands/registry.h"
#include "models/commands/words.h"
#include "models/items/member_table_model.h"
#include "models/sql/key_file.h"
#include "models/store/scheduler.h"
#include "models/store/sql_cache.h"
#include "models/store/sync_engine.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/record_codec.h"
#include "ui/panes/members/members_pane.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
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

class MembersFixture {
  public:
    explicit MembersFixture(std::size_t members = 0) {
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
            if (pane) context.selection = pane->selection();
            return context;
        });
    }
    ~MembersFixture() {
        pane.reset();
        engine.reset();
        cache.reset();
        QCoreApplication::processEvents();
    }

    void openCopy() {
        engine.reset();
        cache.reset();
        cache = std::make_unique<store::SqlCache>(folder.path().toStdString(), key, codec, clock, gui);
        QVERIFY(cache->open().has_value());
        engine = std::make_unique<store::SyncEngine>(gateway, *cache, scheduler, gui, 7U);
    }
    void signIn() {
        auto call = gateway.whoAmI(gui, [this](Result<ports::Identity> who) {
            if (who) identity = *who;
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
    void openPane(QSize size = {1180, 760}) {
        pane.reset(); // what it remembers is written
        ui::PaneServices services{registry,
                                  *cache,
                                  gateway,
                                  *engine,
                                  jobs,
                                  gui,
                                  clock,
                                  [this] { return identity ? &*identity : nullptr; },
                                  [this] { return online; }};
        pane = std::make_unique<ui::MembersPane>(services);
        pane->resize(size);
        pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(pane.get()));
    }
    void loadAndOpen(QSize size = {1180, 760}) {
        load();
        openPane(size);
    }
    void setOnline(bool on) {
        online = on;
        gateway.setOffline(!on);
        registry.contextChanged();
        if (pane) pane->linkChanged();
    }
    void settle() { // what the service says has reached the copy
        QTRY_VERIFY_WITH_TIMEOUT(engine->resting(), 30'000);
        QCoreApplication::processEvents();
    }

    template<class T>
    T* find(const char* name) const {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (T* found = qobject_cast<T*>(window); found && found->objectName() == QLatin1String(name)) return found;
        if (pane)
            if (T* found = pane->findChild<T*>(QLatin1String(name))) return found;
        for (QWidget* window : QApplication::topLevelWidgets())
            if (T* found = window->findChild<T*>(QLatin1String(name))) return found;
        return nullptr;
    }
    QTableView* table() const { return find<QTableView>("members.table"); }
    items::MemberTableModel* model() const { return qobject_cast<items::MemberTableModel*>(table()->model()); }
    QString nameAt(int row) const { return model()->textAt(row, ports::MemberColumn::Name); }
    UserId idAt(int row) const { return UserId(model()->idAt(row).toStdString()); }
    int rowWhere(const std::function<bool(const ports::MemberCells&)>& fits) const {
        for (int row = 0; row < model()->rowCount(); ++row)
            if (fits(model()->cellsAt(row))) return row;
        return -1;
    }
    void choose(int row) const {
        table()->setFocus();
        table()->selectionModel()->setCurrentIndex(model()->index(row, 0),
                                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
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
    commands::JobList jobs{clock};
    commands::Registry registry;
    std::optional<ports::Identity> identity;
    bool online = true;
    bool agree = true; // plans are agreed to at once, with:
    QVariantMap arguments;
    std::vector<commands::Plan> plans;
    std::unique_ptr<ui::MembersPane> pane;
};

} // namespace sekisho::tests
