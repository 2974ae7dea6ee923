#pragma once
// The real console as one person has it on one computer: settings, data folder, keychain, engines and window. Several
// of them are several people. Tests look at the window as people do: only what can be seen counts.

#include "app/console_host.h"
#include "app/executors.h"
#include "app/record_codec.h"
#include "models/commands/words.h"
#include "models/domain/clock.h"
#include "models/settings/settings.h"
#include "models/store/scheduler.h"
#include "tests/e2e/service_process.h"
#include "tests/fakes/net_fixture.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/language.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

namespace sekisho::tests {

inline const QString kMemberPassword = QStringLiteral("Member-4711x"); // of all invented members
inline const QString kAdminPassword = QStringLiteral("Sakura-2026-ok");
inline const QString kAdmin = QStringLiteral("admin@sakura");
inline const QString kDeputy = QStringLiteral("deputy1@sakura");

class Console {
  public:
    using State = ui::SessionController::State;

    Console() { openWindow(); }
    ~Console() { window.reset(); }
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    void openWindow() { // as when the program is started
        window.reset();
        window = std::make_unique<ui::MainWindow>(host_, clock);
        window->resize(1600, 900);
        window->show();
        window->activateWindow();
    }
    void start(const ServiceProcess& service, const QString& login, const QString& address = {}) {
        ui::SignInPage::Place place;
        place.address = address.isEmpty() ? service.url : address;
        place.caFile = service.caFile;
        place.loginId = login;
        window->start(&place);
    }
    // Types the password and, where one is asked for, a new one; true when the window works and all members are there.
    bool signIn(const QString& password, const QString& fresh = {}) {
        type("signIn.password", password);
        if (!fresh.isEmpty()) {
            auto* asked = window->findChild<QLineEdit*>(QStringLiteral("signIn.newPassword"));
            if (!QTest::qWaitFor([&] { return asked->isVisible(); }, 15'000)) return false;
            asked->clear();
            QTest::keyClicks(asked, fresh);
            type("signIn.again", fresh);
        }
        return QTest::qWaitFor([&] { return working() && whole(); }, 20'000);
    }
    void type(const char* field, const QString& text) { // and Enter
        QLineEdit* edit = nullptr; // the sign-in page is made once it is known that somebody has to sign in
        QTRY_VERIFY((edit = window->findChild<QLineEdit*>(QLatin1String(field))));
        edit->clear();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    ui::SessionController& session() { return window->session(); }
    bool working() { return session().state() == State::Working; }
    bool online() { return session().online(); }
    ports::Cache* cache() { return session().tenant() ? session().tenant()->cache() : nullptr; }
    ports::MemberList& members() { return cache()->members(); }
    bool whole() { return cache() && members().complete() && members().count() > 0; }
    ui::Pane* pane() { return window->pane(QStringLiteral("members.members")); }
    QTableView* table() { return pane()->findChild<QTableView*>(QStringLiteral("members.table")); }

    // The one that can be seen, in the window or in a dialog over it.
    template<class Widget>
    Widget* seen(const char* name) {
        for (auto* widget : window->findChildren<Widget*>(QLatin1String(name)))
            if (widget->isVisible()) return widget;
        return nullptr;
    }
    template<class Widget>
    Widget* await(const char* name, int millis = 10'000) {
        Widget* found = nullptr;
        static_cast<void>(QTest::qWaitFor([&] { return (found = seen<Widget>(name)) != nullptr; }, millis));
        return found;
    }
    QDialog* dialog() {
        for (auto* open : window->findChildren<QDialog*>())
            if (open->isVisible()) return open;
        return nullptr;
    }
    bool click(const char* button, int millis = 10'000) {
        auto* found = await<QAbstractButton>(button, millis);
        // One that has just appeared has no height until it is laid out, and a click on it hits nothing.
        const auto ready = [&] { return found->isEnabled() && !found->rect().isEmpty(); };
        if (!found || !QTest::qWaitFor(ready, millis)) return false;
        QTest::mouseClick(found, Qt::LeftButton);
        return true;
    }
    // Agrees to the plan that is shown.
    bool confirm() {
        if (!QTest::qWaitFor([&] { return dialog() != nullptr; }, 5'000)) return false;
        QDialog* shown = dialog();
        QPushButton* go = nullptr;
        for (QPushButton* button : shown->findChildren<QPushButton*>())
            if (button->isDefault()) go = button;
        for (QPushButton* button : shown->findChildren<QPushButton*>()) // Enter cancels what would destroy
            if (button->property("danger").toBool()) go = button;
        if (const auto* box = shown->findChild<QDialogButtonBox*>(); box && !go) // Enter agrees to nothing there
            for (QAbstractButton* button : box->buttons())
                if (box->buttonRole(button) == QDialogButtonBox::AcceptRole) go = qobject_cast<QPushButton*>(button);
        if (!go || !QTest::qWaitFor([&] { return go->isEnabled(); }, 5'000)) return false;
        QTest::mouseClick(go, Qt::LeftButton);
        return QTest::qWaitFor([&] { return dialog() != shown; }, 5'000);
    }

    // The list shows this member alone, and it is selected by a click.
    bool selectOnly(const QString& typed) {
        auto* field = pane()->findChild<ui::SearchField*>();
        field->clear();
        QTest::keyClicks(field, typed);
        if (!QTest::qWaitFor([&] { return table()->model()->rowCount() == 1; }, 5'000)) return false;
        const QRect cell = table()->visualRect(table()->model()->index(0, 0));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
        const commands::Selection chosen = window->registry().context().selection;
        return chosen.count() == 1 && chosen.front().loginId == typed;
    }

    QTemporaryDir home;
    SystemClock clock;
    app::GuiExecutor gui;
    app::WorkerExecutor worker;
    fakes::MemorySecrets secrets;
    app::RecordCodec codec;
    store::ThreadScheduler scheduler;

  private:
    settings::Settings settings_{home.filePath(QStringLiteral("sekisho.ini"))};
    app::ConsoleHost host_{settings_, home.filePath(QStringLiteral("tenants")).toStdString(),
                           app::Shared{clock, gui, worker, secrets, codec, scheduler}, [] {}};

  public:
    std::unique_ptr<ui::MainWindow> window;
};

// A member in use who administers nothing: the `place`th in the order of the list.
inline QString somebody(Console& console, int place = 0) {
    ports::MemberQuery query;
    query.show = ports::ShowInUse;
    const ports::RowSet rows = console.members().query(query);
    for (const ports::RowNo row : *rows) {
        const ports::MemberCells cells = console.members().cells(row);
        const QString login = commands::fromUtf8(cells.loginId);
        // Whose ID no other one contains, so that typing it finds him alone.
        ports::MemberQuery typed;
        typed.text = cells.loginId;
        if (cells.administrator || console.members().query(typed)->size() != 1) continue;
        if (place-- == 0) return login;
    }
    return {};
}
inline std::string idOf(Console& console, const QString& login) {
    const ports::RowSet rows = console.members().query({});
    for (const ports::RowNo row : *rows)
        if (commands::fromUtf8(console.members().cells(row).loginId) == login)
            return std::string(console.members().cells(row).id);
    return {};
}
inline MemberStatus statusOf(Console& console, const std::string& id) {
    return console.members().cells(*console.members().find(id)).status;
}

} // namespace sekisho::tests
