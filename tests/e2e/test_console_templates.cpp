// サービス利用設定, アプリの利用停止, メニュー配置 and サードパーティ MDM with the real window and the real service:
// what an administrator sets is what members' apps then meet.
#include "tests/e2e/console_fixture.h"
#include "tests/e2e/member_phone.h"
#include "tests/fakes/qt_suite.h"
#include "ui/forms/pickers.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"

#include <QCheckBox>
#include <QJsonArray>
#include <QListWidget>
#include <QTabWidget>
#include <QTreeWidget>

namespace sekisho::tests::test_console_templates {

class TestConsoleTemplates : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;
    QString first_, second_;

    std::unique_ptr<MemberPhone> app() { return std::make_unique<MemberPhone>(service_.url, service_.caFile); }
    void picture(const char* name) {
        const QString folder = qEnvironmentVariable("SEKISHO_SCREENSHOTS");
        if (folder.isEmpty()) return;
        for (int round = 0; round < 8; ++round)
            QCoreApplication::processEvents();
        console_->window->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name)));
    }
    bool chooseTemplate(const QString& name) {
        auto* list = console_->await<QTreeWidget>("templates.list");
        if (!list) return false;
        const auto chosen = [&] {
            const QList<QTreeWidgetItem*> found = list->findItems(name, Qt::MatchExactly);
            if (!found.isEmpty()) list->setCurrentItem(found.front());
            return !found.isEmpty();
        };
        return QTest::qWaitFor(chosen, 10'000);
    }
    bool saved() { // after the agreement the draft is gone
        return console_->confirm() &&
               QTest::qWaitFor([&] { return console_->seen<QPushButton>("templates.edit") != nullptr; }, 15'000);
    }
    bool showMember(const QString& login) {
        console_->window->openScreen(QStringLiteral("members.members"));
        if (!console_->selectOnly(login)) return false;
        QTest::keyClick(console_->table(), Qt::Key_Return);
        return true;
    }
    bool stopApps(bool mobile, bool pc) {
        if (!console_->click("template.appStop", 15'000)) return false;
        if (!QTest::qWaitFor([&] { return console_->dialog() != nullptr; }, 5'000)) return false;
        const QList<QCheckBox*> boxes = console_->dialog()->findChildren<QCheckBox*>();
        if (boxes.size() != 2) return false;
        boxes[0]->setChecked(mobile);
        boxes[1]->setChecked(pc);
        return console_->confirm();
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(120, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
        first_ = somebody(*console_, 0);
        second_ = somebody(*console_, 1);
        QVERIFY(!first_.isEmpty() && !second_.isEmpty());
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void aTemplateWithoutTheMobileAppLogsItsMembersOut() {
        const auto phone = app(), browser = app(), other = app();
        QVERIFY(phone->signIn(first_, kMemberPassword));
        QVERIFY(browser->signIn(first_, kMemberPassword, QStringLiteral("browser")));
        QVERIFY(other->signIn(second_, kMemberPassword));
        console_->window->openScreen(QStringLiteral("security.services"));
        QVERIFY(console_->click("templates.add"));
        QTRY_VERIFY(console_->dialog());
        QTest::keyClicks(console_->dialog()->findChild<QLineEdit*>(), QStringLiteral("Field staff"));
        QVERIFY(console_->confirm());
        auto* whole = console_->await<QCheckBox>("templates.mobileApp", 15'000); // it is open as a draft
        QVERIFY(whole);
        QTest::mouseClick(whole, Qt::LeftButton, {}, {8, whole->height() / 2});
        QVERIFY(!whole->isChecked());
        console_->await<QTabWidget>("templates.tabs")->setCurrentIndex(2);
        QVERIFY(console_->click("memberList.add"));
        auto* picker = console_->await<ui::MemberPicker>("memberPicker");
        QVERIFY(picker);
        QTest::keyClicks(picker->findChild<ui::SearchField*>(), first_);
        auto* buttons = picker->findChild<QDialogButtonBox*>();
        for (QAbstractButton* button : buttons->buttons())
            if (buttons->buttonRole(button) == QDialogButtonBox::AcceptRole) QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!console_->dialog());
        QVERIFY(console_->click("templates.save"));
        QTRY_VERIFY(console_->dialog());
        QStringList named;
        const auto told = [&] { // once they are asked for
            named.clear();
            for (auto* list : console_->dialog()->findChildren<QListWidget*>())
                for (int row = 0; row < list->count(); ++row)
                    named << list->item(row)->text();
            return named.size() == 1;
        };
        const bool one = QTest::qWaitFor(told, 10'000);
        QStringList said{console_->dialog()->objectName()};
        for (const auto* label : console_->dialog()->findChildren<QLabel*>())
            said << label->text();
        QVERIFY2(one, qPrintable(said.join(QLatin1Char('|'))));
        QVERIFY2(named.front().contains(first_), qPrintable(named.front()));
        QCOMPARE(phone->ask(), 200); // nothing has happened yet
        QVERIFY(saved());
        QTRY_VERIFY(phone->ask() != 200);
        QCOMPARE(browser->ask(), 200);
        QCOMPARE(other->ask(), 200);
        QVERIFY(!phone->signIn(first_, kMemberPassword));
        QCOMPARE(phone->refusal, QStringLiteral("SERVICE_NOT_ALLOWED"));
        picture("templates-saved-en-light");
    }

    void itsMembersAreToldWhatCountsAndTheTemplateIsDeleted() {
        QVERIFY(showMember(first_));
        auto* name = console_->await<QLabel>("template.name", 15'000);
        QVERIFY(name);
        QTRY_VERIFY2(name->text().contains(QStringLiteral("Field staff")), qPrintable(name->text()));
        console_->window->openScreen(QStringLiteral("security.services"));
        QVERIFY(chooseTemplate(QStringLiteral("Field staff")));
        QVERIFY(console_->click("templates.delete"));
        QTRY_VERIFY(console_->dialog());
        QTest::keyClicks(console_->dialog()->findChild<QLineEdit*>(), QStringLiteral("Field staff"));
        QVERIFY(console_->confirm());
        auto* list = console_->await<QTreeWidget>("templates.list");
        const auto* banner = console_->await<ui::Banner>("templates.banner");
        QTRY_VERIFY2_WITH_TIMEOUT(list->topLevelItemCount() == 1, qPrintable(banner->sentence()), 15'000);
        const auto phone = app();
        QTRY_VERIFY_WITH_TIMEOUT(phone->signIn(first_, kMemberPassword), 15'000);
    }

    void oneMembersAppsAreStoppedAndLetGo() {
        const auto phone = app(), pc = app(), browser = app();
        QVERIFY(phone->signIn(second_, kMemberPassword));
        QVERIFY(pc->signIn(second_, kMemberPassword, QStringLiteral("pcApp")));
        QVERIFY(browser->signIn(second_, kMemberPassword, QStringLiteral("browser")));
        QVERIFY(showMember(second_));
        QVERIFY(stopApps(true, false));
        QTRY_VERIFY(phone->ask() != 200);
        QCOMPARE(pc->ask(), 200);
        QCOMPARE(browser->ask(), 200);
        QVERIFY(!app()->signIn(second_, kMemberPassword));
        auto* said = console_->await<QLabel>("template.stopped");
        QTRY_VERIFY2(said->text().contains(QStringLiteral("mobile app")), qPrintable(said->text()));
        picture("app-stop-en-light");
        QVERIFY(stopApps(false, true));
        QTRY_VERIFY(pc->ask() != 200);
        QVERIFY(app()->signIn(second_, kMemberPassword));
        QVERIFY(stopApps(false, false));
        QTRY_VERIFY(app()->signIn(second_, kMemberPassword, QStringLiteral("pcApp")));
    }

    void theMenuThatIsLaidOutIsTheOneOfTheApps() {
        const auto phone = app();
        QVERIFY(phone->signIn(second_, kMemberPassword));
        const auto services = [&] {
            return phone->appSettings()[QLatin1String("menu")][QLatin1String("services")].toArray();
        };
        QCOMPARE(services().at(0).toString(), QStringLiteral("talk"));
        console_->window->openScreen(QStringLiteral("basic.menus"));
        QVERIFY(console_->click("policy.edit", 15'000));
        auto* order = console_->await<QListWidget>("order.list");
        QVERIFY(order);
        order->setCurrentRow(1);
        QTest::keyClick(order, Qt::Key_Up, Qt::AltModifier);
        QVERIFY(console_->click("links.add"));
        QTest::keyClicks(console_->await<QLineEdit>("links.label"), QStringLiteral("Portal"));
        auto* url = console_->await<QLineEdit>("links.url");
        QTest::keyClicks(url, QStringLiteral("http://portal.example/"));
        QTRY_VERIFY2(url->toolTip().contains(QStringLiteral("https")), qPrintable(url->toolTip()));
        picture("menu-layout-fault-en-light");
        url->clear();
        QTest::keyClicks(url, QStringLiteral("https://portal.example/"));
        QVERIFY(console_->click("policy.save"));
        QVERIFY(console_->click("policy.go", 15'000));
        QTRY_COMPARE_WITH_TIMEOUT(services().at(0).toString(), QStringLiteral("board"), 15'000);
        const QJsonObject link =
            phone->appSettings()[QLatin1String("menu")][QLatin1String("links")].toArray().at(0).toObject();
        QCOMPARE(link.value(QLatin1String("label")).toString(), QStringLiteral("Portal"));
        picture("menu-layout-en-light");
    }

    void aThirdPartyMdmLetsInPhonesWithItsKey() {
        const auto phone = app();
        QVERIFY(phone->signIn(second_, kMemberPassword));
        console_->window->openScreen(QStringLiteral("security.mobile"));
        QVERIFY(console_->click("policy.edit", 15'000));
        QVERIFY(console_->click("value.thirdParty"));
        QVERIFY(console_->click("policy.save"));
        QVERIFY(console_->click("policy.go", 15'000));
        QTRY_VERIFY_WITH_TIMEOUT(phone->ask() != 200, 15'000);
        QVERIFY(!phone->signIn(second_, kMemberPassword));
        QCOMPARE(phone->refusal, QStringLiteral("MDM_KEY_MISSING"));
        console_->window->openScreen(QStringLiteral("members.members"));
        console_->window->openScreen(QStringLiteral("security.mobile"));
        auto* value = console_->await<QLineEdit>("mdmKey.value");
        QTRY_VERIFY_WITH_TIMEOUT(!value->text().isEmpty(), 15'000);
        QCOMPARE(value->echoMode(), QLineEdit::Password); // hidden until it is asked for
        QVERIFY(console_->click("mdmKey.reveal"));
        QCOMPARE(value->echoMode(), QLineEdit::Normal);
        picture("mdm-key-en-light");
        phone->mdmKey = value->text();
        QVERIFY(phone->signIn(second_, kMemberPassword));
        QCOMPARE(phone->ask(), 200);
        QVERIFY(console_->click("mdmKey.issue"));
        QVERIFY(console_->confirm());
        QTRY_VERIFY_WITH_TIMEOUT(value->text() != phone->mdmKey && !value->text().isEmpty(), 15'000);
        QVERIFY(phone->ask() != 200);
        QVERIFY(!phone->signIn(second_, kMemberPassword));
        phone->mdmKey = value->text();
        QVERIFY(phone->signIn(second_, kMemberPassword));
    }
};

} // namespace sekisho::tests::test_console_templates

SEKISHO_QTEST_MAIN(test_console_templates, TestConsoleTemplates)
#include "test_console_templates.moc"
