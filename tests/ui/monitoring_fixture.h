#pragma once
// The screens of monitoring over a service as a script, driven by clicks and keys.

#include "models/commands/monitor_commands.h"
#include "models/commands/words.h"
#include "tests/ui/pane_fixture.h"
#include "ui/panes/monitoring/exceptions_pane.h"
#include "ui/panes/monitoring/monitoring_pane.h"
#include "ui/panes/monitoring/talk_content_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/state_page.h"

#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTableView>

namespace sekisho::tests {

struct MonitoringScene {
    PaneFixture fixture{20};
    fakes::FakeMonitoring& desk = fixture.gateway.watchDesk;

    explicit MonitoringScene(bool filled = true) {
        if (filled) desk.fill();
        fixture.load();
    }
    ~MonitoringScene() {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (auto* dialog = qobject_cast<QDialog*>(window)) delete dialog;
    }
    std::unique_ptr<ui::MonitoringPane> open(MonitorService service) {
        auto pane = std::make_unique<ui::MonitoringPane>(fixture.services(), service);
        fixture.show(pane.get(), {1180, 760});
        return pane;
    }
    template<class T>
    T* find(const char* name) const {
        return fixture.find<T>(name);
    }
    int rows(const char* table) const { return find<QTableView>(table)->model()->rowCount(); }
    void select(const char* table, int row) const {
        find<QTableView>(table)->selectRow(row);
        QCoreApplication::processEvents();
    }
    void press(const char* button) const {
        auto* found = find<QAbstractButton>(button);
        QVERIFY2(found, button);
        QVERIFY2(found->isVisible() && found->isEnabled(), qPrintable(QLatin1String(button) + found->toolTip()));
        found->click();
        QCoreApplication::processEvents();
    }
    QString text(const char* label) const {
        const auto* found = find<QLabel>(label);
        return found && found->isVisible() ? found->text() : QString();
    }
    QString said(const char* banner) const { return find<ui::Banner>(banner)->sentence(); }
    void agree(const char* purpose = "漏えいの調査") const {
        auto* line = visible<QLineEdit>("consent.purpose");
        QVERIFY(line);
        line->insert(QString::fromUtf8(purpose));
        auto* button = visible<QAbstractButton>("consent.agree");
        QVERIFY2(button && button->isEnabled(), "consent.agree");
        button->click();
        QTRY_VERIFY(desk.agreed.given);
    }
    // The one of several of that name that is seen.
    template<class T>
    T* visible(const char* name) const {
        for (T* one : fixture.shown->findChildren<T*>(QLatin1String(name)))
            if (one->isVisible()) return one;
        return nullptr;
    }
    ui::StatePage::Look look(const char* page) const { return find<ui::StatePage>(page)->look(); }
};

} // namespace sekisho::tests
