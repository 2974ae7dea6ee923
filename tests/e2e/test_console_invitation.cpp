// Somebody is invited, with the real window and the real service: links are allowed, one is made, a person applies on
// the page behind it, appears in the list by himself, is let in, stands among the members and signs in.
#include "tests/e2e/console_fixture.h"
#include "tests/e2e/join_browser.h"
#include "tests/e2e/member_phone.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/screenshots.h"
#include "ui/widgets/qr_code.h"

#include <QCheckBox>
#include <QTabWidget>

namespace sekisho::tests::test_console_invitation {

class TestConsoleInvitation : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;
    QString url_;

    QTabWidget* tabs() { return console_->seen<QTabWidget>("invitation.tabs"); }
    QTableView* people() {
        return console_->window->findChild<QTableView*>(QStringLiteral("invitation.applicantList"));
    }
    static QList<std::pair<QString, QString>> answers(const QString& id, const QString& password) {
        return {{QStringLiteral("lastName"), QStringLiteral("招待")},
                {QStringLiteral("firstName"), QStringLiteral("花子")},
                {QStringLiteral("phoneticLastName"), QStringLiteral("ショウタイ")},
                {QStringLiteral("phoneticFirstName"), QStringLiteral("ハナコ")},
                {QStringLiteral("email"), id},
                {QStringLiteral("privateEmail"), QStringLiteral("hanako@example.org")},
                {QStringLiteral("password"), password},
                {QStringLiteral("passwordAgain"), password}};
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(60, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
        console_->window->openScreen(QStringLiteral("members.invitation"));
        QVERIFY(console_->await<QTabWidget>("invitation.tabs"));
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void linksAreAllowedAndOneIsMade() {
        tabs()->setCurrentIndex(2);
        QVERIFY(console_->click("policy.edit", 15'000));
        QTest::mouseClick(console_->await<QWidget>("policyField.linkAllowed")->findChild<QCheckBox*>(), Qt::LeftButton,
                          {}, {8, 8});
        QVERIFY(console_->click("policy.save"));
        QVERIFY(console_->click("policy.go", 15'000));
        auto* revision = console_->await<QLabel>("policy.revision");
        QTRY_VERIFY2_WITH_TIMEOUT(revision->text().startsWith(QStringLiteral("Revision 1")),
                                  qPrintable(revision->text()), 15'000);
        tabs()->setCurrentIndex(1);
        QVERIFY(console_->click("invitation.make"));
        QVERIFY(console_->confirm());
        auto* address = console_->await<QLineEdit>("invitation.url");
        QVERIFY(address);
        url_ = address->text();
        QVERIFY2(url_.startsWith(service_.url + QStringLiteral("/join/")), "the place where the console itself is");
        QVERIFY(console_->seen<ui::QrCode>("invitation.qr"));
        pictures(*console_->dialog(), QStringLiteral("invitation-link"));
        QVERIFY(console_->confirm());
    }

    void aPersonAppliesOnThePage() {
        JoinBrowser browser(service_.caFile);
        QVERIFY2(browser.open(url_), qPrintable(browser.page));
        QVERIFY(browser.page.contains(QStringLiteral("<html lang=\"ja\">")));
        browser.send(answers(QStringLiteral("hanako.new"), QStringLiteral("short")));
        QCOMPARE(browser.status, 400);
        QVERIFY(browser.page.contains(QStringLiteral("value=\"招待\""))); // nothing is to be typed twice
        browser.send(answers(QStringLiteral("hanako.new"), QStringLiteral("Plum-Blossom72")));
        QVERIFY2(browser.status == 200, qPrintable(browser.page));
        QVERIFY(browser.page.contains(QStringLiteral("申請を送信しました")));
        QVERIFY(browser.page.contains(QStringLiteral("hanako.new@sakura")));
    }

    void whatIsNoFormIsRefused() {
        JoinBrowser browser(service_.caFile, "en");
        QVERIFY(browser.open(url_));
        browser.post(QByteArray(20'000, 'x'), "application/x-www-form-urlencoded");
        QCOMPARE(browser.status, 413);
        browser.post("{}", "application/json");
        QCOMPARE(browser.status, 415);
        QVERIFY(!browser.open(url_ + QStringLiteral("x")));
        QCOMPARE(browser.status, 404);
        QVERIFY(browser.page.contains(QStringLiteral("Ask whoever invited you")));
    }

    void heAppearsByHimselfAndIsLetIn() {
        tabs()->setCurrentIndex(0);
        QTRY_COMPARE_WITH_TIMEOUT(people()->model()->rowCount(), 1, 10'000); // nobody pressed anything
        QCOMPARE(people()->model()->index(0, 0).data().toString(), QStringLiteral("招待 花子"));
        pictures(*console_->window, QStringLiteral("invitation-applicant"));
        people()->selectRow(0);
        QVERIFY(console_->click("invitation.approve"));
        QVERIFY(console_->confirm());
        QTRY_COMPARE_WITH_TIMEOUT(people()->model()->rowCount(), 0, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(!idOf(*console_, QStringLiteral("hanako.new@sakura")).empty(), 10'000);
    }

    void heSignsInWithThePasswordHeChose() {
        MemberPhone phone(service_.url, service_.caFile);
        QVERIFY(phone.signIn(QStringLiteral("hanako.new@sakura"), QStringLiteral("Plum-Blossom72")));
        QCOMPARE(phone.ask(), 200);
    }

    void aLinkThatIsEndedOpensNothing() {
        tabs()->setCurrentIndex(1);
        auto* links = console_->await<QTableView>("invitation.linkList");
        QVERIFY(links);
        links->selectRow(0);
        QVERIFY(console_->click("invitation.end"));
        QVERIFY(console_->confirm());
        QTRY_COMPARE(links->model()->index(0, 0).data().toString(), QStringLiteral("Ended"));
        JoinBrowser browser(service_.caFile);
        QVERIFY(!browser.open(url_));
        QCOMPARE(browser.status, 404);
    }
};

} // namespace sekisho::tests::test_console_invitation

SEKISHO_QTEST_MAIN(test_console_invitation, TestConsoleInvitation)
#include "test_console_invitation.moc"
