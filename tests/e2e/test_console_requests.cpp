// Two administrators with a window each against the real service: one deletes a member and must ask, the other hears it
// within a second and agrees; a confirmation that has lapsed is asked for in the middle of a command; and a role that
// is activated for a time opens the screens, shows its clock, and closes them again by itself.
#include "models/sql/key_file.h"
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/shell/nav_panel.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QToolButton>

namespace sekisho::tests::test_console_requests {

class TestConsoleRequests : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> chief_, deputy_, lent_;

    // What time does, without waiting for it; while the service does not run.
    bool inStore(std::string_view statement) {
        const std::filesystem::path folder = service_.data().toStdString();
        const auto key = sql::readKeyFile(folder / "store.key");
        if (!key) return false;
        auto db = sql::Database::open(folder / "store.db", *key, {.create = false});
        return db && db->exec(statement).value_or(0) > 0;
    }
    bool restartWith(std::string_view statement) {
        service_.stop();
        return inStore(statement) && service_.start();
    }
    static bool backOnline(Console& console) {
        return QTest::qWaitFor([&] { return console.online(); }, 30'000);
    }
    static ports::Gateway& gateway(Console& console) { return console.session().tenant()->gateway(); }
    static bool isGone(Console& console, const std::string& id) {
        const auto row = console.members().find(id);
        return !row || console.members().cells(*row).status == MemberStatus::Deleted;
    }
    static Result<RoleHolder> give(Console& console, const HoldingWish& wish) {
        std::optional<Result<RoleHolder>> got;
        const auto call =
            gateway(console).roles().give(wish, console.gui, [&](Result<RoleHolder> held) { got = std::move(held); });
        static_cast<void>(QTest::qWaitFor([&] { return got.has_value(); }, 10'000));
        return got ? std::move(*got) : Error(ErrorKind::Timeout, "TIMEOUT");
    }
    static QString navKey(Console& console) { return console.window->findChild<ui::NavPanel*>()->currentKey(); }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(60, kMemberPassword));
        QVERIFY(service_.setPolicy("approvals", R"({"memberDelete":"second"})"));
        QVERIFY(service_.start());
        chief_ = std::make_unique<Console>();
        chief_->start(service_, kAdmin);
        QVERIFY(chief_->signIn(service_.setupPassword, kAdminPassword));
        deputy_ = std::make_unique<Console>();
        deputy_->start(service_, kDeputy);
        QVERIFY(deputy_->signIn(kMemberPassword));
    }
    void cleanupTestCase() {
        lent_.reset();
        deputy_.reset();
        chief_.reset();
        service_.stop();
    }

    void oneAsksTheOtherHearsItAtOnceAndAgrees() {
        const QString login = somebody(*chief_);
        const std::string id = idOf(*chief_, login);
        QVERIFY(chief_->selectOnly(login));
        QVERIFY(chief_->window->registry().trigger(QStringLiteral("member.delete")).applies);
        QVERIFY(QTest::qWaitFor([&] { return chief_->dialog() != nullptr; }, 5'000));
        for (QPushButton* button : chief_->dialog()->findChildren<QPushButton*>())
            if (button->property("danger").toBool()) QTest::mouseClick(button, Qt::LeftButton);
        auto* reason = chief_->await<QPlainTextEdit>("assent.reason");
        QVERIFY2(reason, "the reason is asked for");
        QTest::keyClicks(reason, QStringLiteral("Left the company"));
        QVERIFY(!isGone(*chief_, id));

        QElapsedTimer since;
        QVERIFY(chief_->click("assent.go"));
        since.start();
        QToolButton* news = deputy_->await<QToolButton>("status.requests", 3'000);
        const qint64 heard = since.elapsed();
        QVERIFY2(news, "the other one is told");
        qInfo("told after %lld ms", static_cast<long long>(heard));
        QVERIFY2(heard < 1'000, qPrintable(QString::number(heard)));
        QTRY_VERIFY(!chief_->window->banner().sentence().isEmpty());
        QCOMPARE(chief_->window->banner().kind(), ui::Banner::Kind::Information); // news, no failure
        QVERIFY(!isGone(*chief_, id));

        QTest::mouseClick(news, Qt::LeftButton);
        auto* list = deputy_->await<QTableView>("requests.table");
        QVERIFY(list);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        const QRect cell = list->visualRect(list->model()->index(0, 1));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, cell.center());
        QVERIFY(deputy_->await<QLabel>("requests.fact.reason"));
        QCOMPARE(deputy_->seen<QLabel>("requests.fact.reason")->text(), QStringLiteral("Left the company"));
        QVERIFY(deputy_->click("requests.approval.approve"));
        QVERIFY(deputy_->confirm());
        for (Console* console : {chief_.get(), deputy_.get()})
            QTRY_VERIFY_WITH_TIMEOUT(isGone(*console, id), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(chief_->window->banner().kind(), ui::Banner::Kind::Success, 5'000);
        QTRY_VERIFY(!deputy_->seen<QToolButton>("status.requests"));
    }

    void nobodyDecidesHisOwn() {
        const QString login = somebody(*chief_, 1);
        QVERIFY(chief_->selectOnly(login));
        QVERIFY(chief_->window->registry().trigger(QStringLiteral("member.delete")).applies);
        QVERIFY(QTest::qWaitFor([&] { return chief_->dialog() != nullptr; }, 5'000));
        for (QPushButton* button : chief_->dialog()->findChildren<QPushButton*>())
            if (button->property("danger").toBool()) QTest::mouseClick(button, Qt::LeftButton);
        auto* reason = chief_->await<QPlainTextEdit>("assent.reason");
        QVERIFY(reason);
        QTest::keyClicks(reason, QStringLiteral("By mistake"));
        QVERIFY(chief_->click("assent.go"));
        chief_->window->openScreen(QStringLiteral("security.requests"));
        auto* tabs = chief_->await<QTabBar>("requests.tabs");
        QVERIFY(tabs);
        tabs->setCurrentIndex(1);
        auto* list = chief_->await<QTableView>("requests.table");
        QVERIFY(list);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        list->selectRow(0);
        auto* approve = chief_->await<QPushButton>("requests.approval.approve");
        QVERIFY(approve);
        QTRY_VERIFY(!approve->isEnabled() && !approve->toolTip().isEmpty());
        QVERIFY(chief_->click("requests.approval.withdraw"));
        if (chief_->dialog()) QVERIFY(chief_->confirm());
        QTRY_COMPARE(list->model()->rowCount(), 0);
        chief_->window->openScreen(QStringLiteral("members.members"));
        QVERIFY(!isGone(*chief_, idOf(*chief_, login)));
    }

    void aLapsedConfirmationIsAskedForInTheMiddle() {
        QVERIFY(restartWith("UPDATE session SET started = started - 3600000, verified = NULL WHERE ended IS NULL"));
        QVERIFY(backOnline(*chief_));
        const QString login = somebody(*chief_, 2);
        HoldingWish wish;
        wish.user = UserId(idOf(*chief_, login));
        wish.role = RoleId("operator:" + std::to_string(chief_->session().identity()->domain));
        wish.eligible = true;
        wish.maxMinutes = 30;
        std::optional<Result<RoleHolder>> got;
        const auto call =
            gateway(*chief_).roles().give(wish, chief_->gui, [&](Result<RoleHolder> held) { got = std::move(held); });
        QVERIFY2(chief_->await<QLineEdit>("assent.password"), "he is asked to confirm");
        chief_->type("assent.password", QStringLiteral("not-my-password-1"));
        QVERIFY2(chief_->await<QLabel>("assent.password.fault"), "a wrong one is said beside the field");
        QVERIFY(!got.has_value());
        chief_->type("assent.password", kAdminPassword);
        QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), 10'000);
        QVERIFY2(got->has_value(), got->has_value() ? "" : got->error().code.c_str());
        QVERIFY((*got)->eligible);
        const Result<RoleHolder> again = give(*chief_, wish); // confirmed a moment ago: not asked again
        QVERIFY(!chief_->dialog());
        QVERIFY(again.has_value() || again.error().code != "STEP_UP_REQUIRED");
        lentTo_ = login;
    }

    // A role without members and lost devices has no feed: its holder hears by the push alone, and as soon.
    void whoseRoleHasNoMembersHearsToo() {
        RoleSheet officer;
        officer.role.name = "Officer of the network";
        officer.role.grants = {{"security.brake", Access::Operate}};
        std::optional<Result<RoleSheet>> made;
        const auto saving = gateway(*chief_).roles().saveRole(officer, chief_->gui,
                                                              [&](Result<RoleSheet> got) { made = std::move(got); });
        QVERIFY(QTest::qWaitFor([&] { return made.has_value(); }, 10'000) && made->has_value());
        QString login;
        for (int place = 3; login.isEmpty() || login == lentTo_; ++place)
            login = somebody(*chief_, place);
        HoldingWish wish;
        wish.user = UserId(idOf(*chief_, login));
        wish.role = (**made).role.id;
        const Result<RoleHolder> given = give(*chief_, wish);
        QVERIFY2(given, given ? "" : given.error().code.c_str());
        QVERIFY(
            restartWith(R"(UPDATE policy SET value = '{"memberDelete":"second","policySave":"second"}', revision = )"
                        R"(revision + 1 WHERE key = 'approvals')"));
        QVERIFY(backOnline(*chief_));

        Console desk;
        desk.start(service_, login);
        desk.type("signIn.password", kMemberPassword);
        QTRY_VERIFY_WITH_TIMEOUT(desk.working(), 15'000);
        QVERIFY(!desk.whole());
        QTest::qWait(1'500); // it listens
        std::optional<Result<policy::PolicyState>> known;
        const auto fetching = gateway(*chief_).policies().fetch(
            "brake", chief_->gui, [&](Result<policy::PolicyState> got) { known = std::move(got); });
        QVERIFY(QTest::qWaitFor([&] { return known.has_value(); }, 10'000) && known->has_value());
        ports::PolicyEdit edit;
        edit.key = "brake";
        edit.values = (**known).values;
        edit.revision = (**known).revision;
        edit.values["windowMinutes"] = std::int64_t{30};
        std::optional<Result<policy::PolicySaved>> answer;
        const auto asking = gateway(*chief_).policies().save(
            edit, chief_->gui, [&](Result<policy::PolicySaved> got) { answer = std::move(got); });
        auto* reason = chief_->await<QPlainTextEdit>("assent.reason");
        QVERIFY2(reason, answer && !answer->has_value() ? answer->error().code.c_str() : "no question");
        QTest::keyClicks(reason, QStringLiteral("Fewer at once"));
        QElapsedTimer since;
        QVERIFY(chief_->click("assent.go"));
        since.start();
        QVERIFY(desk.await<QToolButton>("status.requests", 5'000));
        const qint64 heard = since.elapsed();
        qInfo("told after %lld ms", static_cast<long long>(heard));
        QVERIFY2(heard < 1'000, qPrintable(QString::number(heard)));
        QTRY_VERIFY(answer.has_value());
        QVERIFY(!answer->has_value() && ports::waitsForApproval(answer->error()));
    }

    void aRoleForATimeOpensScreensAndEndsByItself() {
        QVERIFY(!lentTo_.isEmpty());
        lent_ = std::make_unique<Console>();
        lent_->start(service_, lentTo_);
        lent_->type("signIn.password", kMemberPassword);
        QTRY_VERIFY_WITH_TIMEOUT(lent_->working(), 15'000);
        QVERIFY2(lent_->await<QPushButton>("rights.activateOne"), "he sees what he may activate");
        QVERIFY(!lent_->whole());
        QVERIFY(lent_->click("rights.activateOne"));
        auto* why = lent_->await<QLineEdit>("ask.reason");
        QVERIFY(why);
        QTest::keyClicks(why, QStringLiteral("Counter is open"));
        QVERIFY(lent_->confirm());
        QVERIFY2(lent_->await<QToolButton>("status.activation"), "a clock runs");
        QVERIFY(!lent_->seen<QToolButton>("status.activation")->accessibleName().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(lent_->whole(), 20'000); // the members have come
        lent_->window->openScreen(QStringLiteral("members.members"));
        QCOMPARE(navKey(*lent_), QStringLiteral("members.members"));

        const std::string soon = std::to_string(QDateTime::currentMSecsSinceEpoch() + 12'000);
        service_.stop();
        QVERIFY(inStore("UPDATE activation SET until = " + soon + " WHERE ended IS NULL"));
        QVERIFY(inStore("UPDATE role_holding SET expires = " + soon + " WHERE activation IS NOT NULL"));
        QVERIFY(service_.start());
        QVERIFY(backOnline(*lent_));
        QTRY_VERIFY_WITH_TIMEOUT(!lent_->seen<QToolButton>("status.activation"), 40'000);
        QTRY_VERIFY_WITH_TIMEOUT(lent_->seen<QPushButton>("rights.activateOne"), 10'000);
        QVERIFY(navKey(*lent_) != QStringLiteral("members.members"));
        QVERIFY(lent_->working());
        service_.stop();
        QVERIFY(service_.auditHolds());
        QVERIFY(service_.start());
    }

  private:
    QString lentTo_;
};

} // namespace sekisho::tests::test_console_requests

SEKISHO_QTEST_MAIN(test_console_requests, TestConsoleRequests)
#include "test_console_requests.moc"
