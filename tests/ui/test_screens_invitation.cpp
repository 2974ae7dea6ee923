// Pictures: invitations.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

namespace sekisho::tests::test_screens_invitation {

class TestScreensInvitation : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensInvitation()
        : EveryScreen({"invitation-empty", "invitation-applicants", "invitation-approve", "invitation-reject",
                       "invitation-refused", "invitation-links", "invitation-links-off", "invitation-make",
                       "invitation-new-link", "invitation-end", "invitation-settings", "invitation-settings-draft",
                       "invitation-settings-save", "invitation-settings-overtaken", "invitation-offline"}) {}

  private:
    static void people(ConsoleFixture& f) {
        f.gateway.door.addLink("佐藤 花子", 30);
        f.gateway.door.apply("hanako.m", "森 花子", "モリ ハナコ");
        f.gateway.door.apply("taro.y", "山田 太郎", "ヤマダ タロウ");
        f.clock.advance(std::chrono::hours(30));
        f.gateway.door.addLink("Anna Weber", 1, true);
        f.gateway.door.apply("maria", "Maria García", {}, true);
    }

    static void agree(ConsoleFixture& f) { // to the plan that is shown
        QVERIFY(f.dialog());
        auto* box = f.dialog()->findChild<QDialogButtonBox*>();
        for (QAbstractButton* button : box->buttons())
            if (box->buttonRole(button) == QDialogButtonBox::AcceptRole) return button->click();
    }

  private Q_SLOTS:
    void deciding_data() { looks(); }
    void deciding() {
        wear();
        ConsoleFixture f(60);
        f.gateway.door.set(true, false, false);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.invitation"));
        take(*f.window, "invitation-empty");
        people(f);
        auto* list = f.find<QTableView>("invitation.applicantList");
        QTRY_COMPARE(list->model()->rowCount(), 3);
        list->selectAll();
        take(*f.window, "invitation-applicants");
        press(f, "invitation.reject");
        take(*f.dialog(), "invitation-reject");
        closeDialog(f);
        press(f, "invitation.approve");
        take(*f.dialog(), "invitation-approve");
        f.gateway.door.refused.emplace(f.gateway.door.waiting[0].id.value,
                                       Error(ErrorKind::Conflict, "EMAIL_ALREADY_EXIST"));
        agree(f);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        take(*f.window, "invitation-refused");
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        take(*f.window, "invitation-offline");
        noFaults();
    }

    void links_data() { looks(); }
    void links() {
        wear();
        ConsoleFixture f(60);
        f.gateway.door.set(true, false, false);
        people(f);
        f.gateway.door.issued[0].revoked = f.clock.now();
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.invitation"));
        f.find<QTabWidget>("invitation.tabs")->setCurrentIndex(1);
        auto* list = f.find<QTableView>("invitation.linkList");
        QTRY_COMPARE(list->model()->rowCount(), 2);
        list->selectRow(0);
        take(*f.window, "invitation-links");
        press(f, "invitation.end");
        take(*f.dialog(), "invitation-end");
        closeDialog(f);
        press(f, "invitation.make");
        take(*f.dialog(), "invitation-make");
        agree(f);
        QTRY_VERIFY(f.dialog() && f.dialog()->objectName() == QStringLiteral("invitation.linkDialog"));
        take(*f.dialog(), "invitation-new-link");
        closeDialog(f);
        f.gateway.door.set(false, false, false);
        QTRY_VERIFY(!f.find<QPushButton>("invitation.make")->isEnabled());
        take(*f.window, "invitation-links-off");
        noFaults();
    }

    void settings_data() { looks(); }
    void settings() {
        wear();
        ConsoleFixture f(60);
        f.gateway.door.set(true, false, false);
        people(f);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.invitation"));
        f.find<QTabWidget>("invitation.tabs")->setCurrentIndex(2);
        auto* settings = f.find<QWidget>("policy.pane.invitation");
        const auto part = [&](const char* name) { return settings->findChild<QPushButton*>(QLatin1String(name)); };
        QTRY_VERIFY(part("policy.edit")->isEnabled());
        take(*f.window, "invitation-settings");
        part("policy.edit")->click();
        settings->findChild<QWidget*>(QStringLiteral("policyField.autoApproval"))
            ->findChild<QAbstractButton*>(QStringLiteral("value.switch"))
            ->click();
        QTRY_VERIFY(settings->findChild<QLabel*>(QStringLiteral("policy.previewStatus"))->text().isEmpty());
        take(*f.window, "invitation-settings-draft");
        part("policy.save")->click();
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "invitation-settings-save");
        closeDialog(f);
        f.gateway.door.set(false, false, false);
        QTRY_VERIFY(settings->findChild<QLabel*>(QStringLiteral("policy.note"))->isVisible());
        take(*f.window, "invitation-settings-overtaken");
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_invitation

SEKISHO_QTEST_MAIN(test_screens_invitation, TestScreensInvitation)
#include "test_screens_invitation.moc"
