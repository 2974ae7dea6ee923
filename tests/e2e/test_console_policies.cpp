// "Only these IP addresses" with the real window and the real service: a deputy at home drafts it, sees how many people
// that logs out and that he himself would be refused, adds his address and the office, saves; the next request from
// outside is refused while the mobile app goes on; he signs in again, looks at the revisions and returns. The tenant
// has 200 members, or as many as SEKISHO_E2E_MEMBERS says; of many, how long the steps took is told.
#include "tests/e2e/console_fixture.h"
#include "tests/e2e/front.h"
#include "tests/e2e/member_phone.h"
#include "tests/fakes/qt_suite.h"
#include "ui/forms/policy_form.h"
#include "ui/panes/policies/policy_pane.h"

#include <QElapsedTimer>
#include <QRadioButton>
#include <QTableWidget>

namespace sekisho::tests::test_console_policies {

class TestConsolePolicies : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Front> home_, office_, outside_;
    std::unique_ptr<Console> console_;
    QString member_; // kept: the copy is closed while its administrator is logged out
    std::unique_ptr<MemberPhone> phone_, officePc_, outsidePc_;
    const int tenant_ = std::max(200, qEnvironmentVariableIntValue("SEKISHO_E2E_MEMBERS"));
    const int patience_ = tenant_ > 1'000 ? 120'000 : 20'000; // milliseconds
    QElapsedTimer watch_;

    void told(const char* step) {
        if (tenant_ > 1'000) qInfo("%d members, %s: %lld ms", tenant_, step, static_cast<long long>(watch_.restart()));
    }
    void start() {
        console_->home.setAutoRemove(true);
        ui::SignInPage::Place place;
        place.address = home_->url();
        place.caFile = home_->caFile();
        place.loginId = kDeputy;
        console_->window->start(&place);
    }
    QString sideText() {
        QStringList all;
        if (auto* side = console_->seen<QWidget>("policy.side"))
            for (const QLabel* label : side->findChildren<QLabel*>())
                if (label->isVisible()) all << label->text();
        return all.join(QLatin1Char('\n'));
    }
    void addAddress(const char* range, const char* label) {
        auto* line = console_->await<QLineEdit>("addresses.address");
        QVERIFY(line);
        QTest::keyClicks(line, QLatin1String(range));
        auto* words = console_->await<QLineEdit>("addresses.label");
        QTest::keyClicks(words, QLatin1String(label));
        QTest::keyClick(words, Qt::Key_Return);
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(tenant_, kMemberPassword));
        service_.serveWith = {QStringLiteral("--trusted-proxy"), QStringLiteral("127.0.0.1")};
        QVERIFY(service_.start());
        home_ = std::make_unique<Front>(service_.url, service_.caFile, "198.51.100.7");
        office_ = std::make_unique<Front>(service_.url, service_.caFile, "203.0.113.20");
        outside_ = std::make_unique<Front>(service_.url, service_.caFile, "192.0.2.99");
        console_ = std::make_unique<Console>();
        start();
        watch_.start();
        QVERIFY(console_->signIn(kMemberPassword));
        told("signed in, all members in the copy");
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void membersWork() {
        member_ = somebody(*console_);
        QVERIFY(!member_.isEmpty());
        phone_ = std::make_unique<MemberPhone>(outside_->url(), outside_->caFile());
        officePc_ = std::make_unique<MemberPhone>(office_->url(), office_->caFile());
        outsidePc_ = std::make_unique<MemberPhone>(outside_->url(), outside_->caFile());
        QVERIFY(phone_->signIn(member_, kMemberPassword));
        QVERIFY(officePc_->signIn(member_, kMemberPassword, QStringLiteral("browser")));
        QVERIFY(outsidePc_->signIn(member_, kMemberPassword, QStringLiteral("browser")));
        for (MemberPhone* one : {phone_.get(), officePc_.get(), outsidePc_.get()})
            QCOMPARE(one->ask(), 200);
    }

    void theDraftShowsWhomItWouldLogOut() {
        console_->window->openScreen(QStringLiteral("security.network"));
        QVERIFY(console_->click("policy.edit"));
        QVERIFY(console_->click("value.allowList"));
        watch_.restart();
        addAddress("203.0.113.0/24", "Office");
        auto* out = console_->await<QPushButton>("policy.list.loggedOut", patience_);
        QVERIFY2(out, qPrintable(sideText()));
        told("whom the draft logs out");
        QVERIFY2(sideText().contains(QStringLiteral("You yourself would be refused at your next action: you come from "
                                                    "198.51.100.7")),
                 qPrintable(sideText()));
        QVERIFY(console_->seen<QPushButton>("policy.addAddress"));
        const int people = out->text().section(QLatin1Char(' '), 0, 0).remove(QLatin1Char(',')).toInt();
        QVERIFY2(people >= tenant_ / 100, qPrintable(out->text()));
        QVERIFY(console_->click("policy.list.loggedOut"));
        auto* list = console_->await<QTableWidget>("policy.touchedList", patience_);
        QVERIFY(list);
        QTRY_VERIFY(list->rowCount() > 0);
        const int page = list->rowCount(); // of many, a second one
        while (console_->seen<QPushButton>("policy.moreTouched") && (tenant_ == 200 || list->rowCount() == page))
            QVERIFY(console_->click("policy.moreTouched"));
        if (tenant_ == 200) QTRY_COMPARE(list->rowCount(), people);
        QVERIFY(console_->click("policy.touched.back"));
    }

    void savingWithoutHisOwnAddressIsRefused() {
        QVERIFY(console_->click("policy.save"));
        QVERIFY(console_->click("policy.go", patience_));
        auto* banner = console_->await<ui::Banner>("policy.banner", patience_);
        QVERIFY(banner);
        QTRY_COMPARE(banner->kind(), ui::Banner::Kind::Error);
        QCOMPARE(outsidePc_->ask(), 200);
    }

    void withHisAddressItIsSavedAndHolds() {
        QVERIFY(console_->click("policy.addAddress"));
        QTRY_VERIFY_WITH_TIMEOUT(sideText().contains(QStringLiteral("can sign in again")), patience_);
        QVERIFY(console_->click("policy.save"));
        auto* reason = console_->await<QLineEdit>("policy.reason");
        QVERIFY(reason);
        QTest::keyClicks(reason, QStringLiteral("office and home only"));
        watch_.restart();
        QVERIFY(console_->click("policy.go", patience_));
        QTRY_VERIFY_WITH_TIMEOUT(outsidePc_->ask() != 200, patience_);
        told("saved, the next request from outside refused");
        QCOMPARE(phone_->ask(), 200); // the mobile app goes on
        QVERIFY(officePc_->ask() != 200);
        QVERIFY2(!outsidePc_->signIn(member_, kMemberPassword, QStringLiteral("browser")),
                 "from outside nobody comes in");
        QVERIFY(officePc_->signIn(member_, kMemberPassword, QStringLiteral("browser")));
        QCOMPARE(officePc_->ask(), 200);
    }

    void heSignsInAgainAndReturns() {
        QTRY_VERIFY_WITH_TIMEOUT(!console_->online(), patience_); // his own session ended with the others
        QVERIFY(console_->signIn(kMemberPassword));
        console_->window->openScreen(QStringLiteral("security.network"));
        auto* revision = console_->await<QLabel>("policy.revision");
        QTRY_VERIFY_WITH_TIMEOUT(revision->text().startsWith(QStringLiteral("Revision 1 (")), 10'000);
        QVERIFY(console_->click("policy.edit"));
        QVERIFY(console_->click("value.all"));
        QVERIFY(console_->click("policy.save"));
        QVERIFY(console_->click("policy.go", patience_));
        QTRY_VERIFY_WITH_TIMEOUT(revision->text().startsWith(QStringLiteral("Revision 2 (")), patience_);
        QVERIFY(outsidePc_->signIn(member_, kMemberPassword, QStringLiteral("browser")));
        QCOMPARE(outsidePc_->ask(), 200);

        QVERIFY(console_->click("policy.historyButton"));
        auto* list = console_->await<QTableWidget>("policy.revisions", 10'000);
        QVERIFY(list);
        QTRY_COMPARE(list->rowCount(), 3); // two revisions, and how it was before
        QCOMPARE(list->item(1, 3)->text(), QStringLiteral("office and home only"));
        list->selectRow(1);
        QVERIFY(console_->click("policy.return"));
        QVERIFY(console_->click("policy.go", patience_));
        QTRY_VERIFY_WITH_TIMEOUT(outsidePc_->ask() != 200, patience_);
        QCOMPARE(phone_->ask(), 200);
    }
};

} // namespace sekisho::tests::test_console_policies

SEKISHO_QTEST_MAIN(test_console_policies, TestConsolePolicies)
#include "test_console_policies.moc"
