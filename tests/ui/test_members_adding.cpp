// Adding one member: the three ways of a first password, and a draft that is kept.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/member_page.h"
#include "ui/panes/members/add_page.h"
#include "ui/panes/members/change_dialogs.h"

#include <QClipboard>
#include <QDateTimeEdit>
#include <QRadioButton>
#include <QToolButton>

namespace sekisho::tests::test_members_adding {

using ui::members::AddPage;

class TestMembersAdding : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void addingShowsTheTemporaryPasswordOnce() {
        MembersFixture f(30);
        f.loadAndOpen();
        QVERIFY(f.registry.trigger(QStringLiteral("member.add")).applies);
        auto* page = f.find<AddPage>("members.addPage");
        QVERIFY(page->isVisible());
        press(f, "add.save");
        QVERIFY(!page->form().field("userName.lastName")->error().isEmpty());
        QVERIFY(!page->form().field("email")->error().isEmpty());
        QCOMPARE(f.gateway.callsOf("createMember"), 0U);
        type(page->form(), "userName.lastName", QStringLiteral("新井"));
        type(page->form(), "userName.firstName", QStringLiteral("望"));
        type(page->form(), "userName.phoneticLastName", QStringLiteral("アライ"));
        type(page->form(), "email", QStringLiteral("nozomi..arai"));
        QVERIFY(!page->form().field("email")->error().isEmpty());
        type(page->form(), "email", QStringLiteral("nozomi.arai"));
        QVERIFY2(page->form().field("email")->error().isEmpty(), qPrintable(page->form().field("email")->error()));
        press(f, "add.save");
        QTRY_VERIFY(opened<ui::members::TemporaryPasswordDialog>(f, "members.temporaryPassword"));
        auto* dialog = opened<ui::members::TemporaryPasswordDialog>(f, "members.temporaryPassword");
        const QString secret = dialog->findChild<QLineEdit*>(QStringLiteral("temporary.password"))->text();
        QVERIFY(!secret.isEmpty());
        dialog->findChild<QPushButton*>(QStringLiteral("temporary.copy"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), secret);
        dialog->accept();
        QVERIFY(!page->isVisible());
        f.settle();
        f.find<QLineEdit>("members.search")->setText(QStringLiteral("nozomi.arai@demo"));
        QTRY_COMPARE(f.model()->rowCount(), 1);
        QVERIFY(!f.pane->hasDraft());
        for (const char* key : {"members.view", "draft.members.members"})
            QVERIFY2(f.cache->note(key).value_or("").find(secret.toStdString()) == std::string::npos, key);
    }

    void addingInTheOtherTwoWays() {
        MembersFixture f(30);
        f.loadAndOpen();
        QVERIFY(f.registry.trigger(QStringLiteral("member.add")).applies);
        auto* page = f.find<AddPage>("members.addPage");
        type(page->form(), "userName.lastName", QStringLiteral("Weber"));
        type(page->form(), "email", QStringLiteral("a.weber"));
        f.find<QRadioButton>("password.byMember")->click();
        press(f, "add.another");
        QVERIFY2(!page->form().field("privateEmail")->error().isEmpty(), "the invitation needs an address");
        type(page->form(), "privateEmail", QStringLiteral("anna@mail.example"));
        page->findChild<QRadioButton*>(QStringLiteral("start.later"))->click();
        page->findChild<QDateTimeEdit*>(QStringLiteral("start.when"))
            ->setDateTime(QDateTime::fromMSecsSinceEpoch(toMillis(f.clock.now())).addDays(9));
        press(f, "add.another");
        QTRY_COMPARE(f.gateway.callsOf("createMember"), 1U);
        QTRY_VERIFY(page->form().member().name.lastName.empty());
        QVERIFY(page->isVisible());
        QVERIFY(!opened<QDialog>(f, "members.temporaryPassword"));
        const auto weber = std::find_if(f.gateway.tenant.members().begin(), f.gateway.tenant.members().end(),
                                        [](const auto& entry) { return entry.second.email == "a.weber@demo"; });
        QVERIFY(weber != f.gateway.tenant.members().end());
        QCOMPARE(weber->second.statusAt(f.clock.now()), MemberStatus::Awaiting);

        type(page->form(), "userName.lastName", QStringLiteral("Brown"));
        type(page->form(), "email", QStringLiteral("e.brown"));
        f.find<QRadioButton>("password.byAdministrator")->click();
        press(f, "add.save");
        QCOMPARE(f.gateway.callsOf("createMember"), 1U);
        QTest::keyClicks(f.find<QLineEdit>("password.typed"), QStringLiteral("short"));
        press(f, "add.save");
        QCOMPARE(f.gateway.callsOf("createMember"), 1U);
        f.find<QLineEdit>("password.typed")->clear();
        QTest::keyClicks(f.find<QLineEdit>("password.typed"), QStringLiteral("Kaede-4711-x"));
        press(f, "add.save");
        QTRY_COMPARE(f.gateway.callsOf("createMember"), 2U);
        QTRY_VERIFY(!page->isVisible());
        QVERIFY(f.find<QLineEdit>("password.typed")->text().isEmpty());
    }

    void aHalfTypedNewMemberIsKept() {
        MembersFixture f(30);
        f.loadAndOpen();
        QVERIFY(f.registry.trigger(QStringLiteral("member.add")).applies);
        type(f.find<AddPage>("members.addPage")->form(), "userName.lastName", QStringLiteral("Half"));
        f.pane.reset();
        f.openPane();
        QVERIFY(f.pane->hasDraft());
        QVERIFY(f.find<QToolButton>("members.add")->text().contains(QStringLiteral("draft")));
        QVERIFY(f.registry.trigger(QStringLiteral("member.add")).applies);
        QCOMPARE(f.find<AddPage>("members.addPage")->form().member().name.lastName, "Half");
        QVERIFY(!f.pane->giveUpDraft());
        discardAgreed(f);
        QTRY_VERIFY(!f.pane->hasDraft());
    }
};

} // namespace sekisho::tests::test_members_adding

SEKISHO_QTEST_MAIN(test_members_adding, TestMembersAdding)
#include "test_members_adding.moc"
