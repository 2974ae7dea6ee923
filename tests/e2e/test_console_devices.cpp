// 利用状況 and ログイン状況 with the real window, the real service and phones: what registers or signs in appears by
// itself; a blocked device gets nothing, a logged-out session is refused, an erase from the list is confirmed by the
// phone. In the end the audit chain holds.
#include "models/items/device_table_model.h"
#include "models/items/roles.h"
#include "tests/e2e/console_fixture.h"
#include "tests/e2e/member_phone.h"
#include "tests/e2e/phone_process.h"
#include "tests/fakes/qt_suite.h"

#include <QTableView>

namespace sekisho::tests::test_console_devices {

class TestConsoleDevices : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;

    QTableView* list(const char* screen, const char* name) {
        console_->window->openScreen(QLatin1String(screen));
        return console_->await<QTableView>(name, 5'000);
    }
    void filter(const char* field, const QString& text) {
        auto* line = console_->seen<QLineEdit>(field);
        QVERIFY(line);
        line->setText(text);
    }
    // The row of this name is chosen, alone.
    static bool choose(QTableView* table, const QString& name) {
        for (int row = 0; row < table->model()->rowCount(); ++row)
            for (int column = 0; column < table->model()->columnCount(); ++column)
                if (table->model()->index(row, column).data().toString().contains(name)) {
                    table->selectRow(row);
                    return true;
                }
        return false;
    }
    static int stateOf(const QTableView* table) { // of the chosen device
        const QModelIndexList rows = table->selectionModel()->selectedRows();
        return rows.isEmpty() ? -1 : rows.front().data(items::StatusRole).toInt();
    }
    bool order(const char* command) { return console_->window->registry().trigger(QLatin1String(command)).applies; }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(60, kMemberPassword));
        QVERIFY(service_.setPolicy("mobile", R"({"mdm":"lineworks"})"));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kDeputy);
        QVERIFY(console_->signIn(kMemberPassword));
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
        QVERIFY(service_.auditHolds());
    }

    void aPhoneAppearsIsBlockedAndErased() {
        const QString who = somebody(*console_, 3);
        QTableView* table = list("security.usage", "devices.table");
        QVERIFY(table);
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, 10'000);
        filter("devices.search", who);
        PhoneProcess phone;
        QVERIFY(phone.start(service_.url, service_.caFile, who, kMemberPassword));
        const QString name = QStringLiteral("iPhone of ");
        QTRY_VERIFY_WITH_TIMEOUT(choose(table, name), 15'000); // by itself
        QVERIFY(order("device.block"));
        QVERIFY(console_->confirm());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(table), static_cast<int>(items::DeviceState::Blocked), 10'000);
        QVERIFY(order("device.unblock"));
        QVERIFY(console_->confirm());
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(table) >= 0 && stateOf(table) != static_cast<int>(items::DeviceState::Blocked),
                                 10'000);
        const auto refusal = console_->window->registry().find(QStringLiteral("device.wipe"));
        QTRY_VERIFY2_WITH_TIMEOUT(refusal->applicability(console_->window->registry().context()).applies,
                                  qPrintable(refusal->applicability(console_->window->registry().context()).why),
                                  10'000);
        QVERIFY(order("device.wipe"));
        QVERIFY(console_->confirm());
        QVERIFY(phone.await("erased", 15'000));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(table), static_cast<int>(items::DeviceState::Erased), 15'000);
        QVERIFY(!console_->window->banner().sentence().isEmpty());
    }

    void aSessionAppearsAndIsLoggedOut() {
        const QString who = somebody(*console_, 7);
        QTableView* table = list("security.sessions", "sessions.table");
        QVERIFY(table);
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, 10'000);
        filter("sessions.search", who);
        const auto counted = [&] { return console_->seen<QLabel>("sessions.count")->text(); };
        const auto total = [&] { return console_->seen<QLabel>("sessions.total")->text(); };
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() < 10 && counted() != QStringLiteral("Fetching …"), 10'000);
        const int before = table->model()->rowCount(); // of long ago
        MemberPhone phone(service_.url, service_.caFile);
        QVERIFY(phone.signIn(who, kMemberPassword));
        QCOMPARE(phone.ask(), 200);
        QTRY_COMPARE_WITH_TIMEOUT(total(), QString::number(before + 1), 15'000); // by itself
        table->selectRow(0);                                                     // last use first
        QVERIFY(table->model()->index(0, 0).data().isValid());
        QVERIFY(order("sessions.end"));
        QVERIFY(console_->confirm());
        QTRY_COMPARE_WITH_TIMEOUT(total(), QString::number(before), 15'000);
        QCOMPARE(phone.ask(), 401);
        QVERIFY(phone.refresh() >= 400);
    }

    void allThatMatchAreLoggedOutButNotOneself() {
        const QString who = somebody(*console_, 8);
        MemberPhone phone(service_.url, service_.caFile), browser(service_.url, service_.caFile);
        QVERIFY(phone.signIn(who, kMemberPassword));
        QVERIFY(browser.signIn(who, kMemberPassword, QStringLiteral("browser")));
        QTableView* table = list("security.sessions", "sessions.table");
        QVERIFY(table);
        filter("sessions.search", who);
        QTRY_VERIFY_WITH_TIMEOUT(order("sessions.endMatching") && console_->dialog(), 15'000);
        QLineEdit* typed = console_->dialog()->findChildren<QLineEdit*>().back();
        typed->setText(QString::number(table->model()->rowCount()));
        QVERIFY(console_->confirm());
        QTRY_COMPARE_WITH_TIMEOUT(phone.ask(), 401, 10'000);
        QCOMPARE(browser.ask(), 401);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 0, 10'000);
        QVERIFY(console_->online());
    }
};

} // namespace sekisho::tests::test_console_devices

SEKISHO_QTEST_MAIN(test_console_devices, TestConsoleDevices)
#include "test_console_devices.moc"
