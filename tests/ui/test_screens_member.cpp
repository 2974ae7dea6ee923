// Pictures: one member, read and edited, and adding one.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "tests/ui/full_member.h"
#include "ui/forms/form_field.h"
#include "ui/forms/member_form.h"
#include "ui/panes/members/add_page.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/member_detail.h"
#include "ui/widgets/banner.h"

#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

namespace sekisho::tests::test_screens_member {

using ui::members::AddPage;
using ui::members::EditPage;
using ui::members::MemberDetail;

namespace {

void type(ui::MemberForm& form, const char* key, const QString& text) {
    auto* line = form.field(key)->findChild<QLineEdit*>();
    QVERIFY2(line, key);
    line->selectAll();
    line->insert(text);
}

} // namespace

class TestScreensMember : public EveryScreen {
    Q_OBJECT

    static EditPage& draft(ConsoleFixture& f) { return *f.find<EditPage>("members.edit"); }
    static AddPage& adding(ConsoleFixture& f) { return *f.find<AddPage>("members.addPage"); }

  public:
    TestScreensMember()
        : EveryScreen({"member-page", "member-page-end", "member-page-offline", "member-gone", "member-more-menu",
                       "member-edit", "member-edit-faults", "member-diff", "member-changed-by-others", "member-merge",
                       "member-saved", "member-discard", "add-automatic", "add-automatic-end", "add-by-administrator",
                       "add-by-member", "add-faults", "add-temporary-password"}) {}

  private Q_SLOTS:
    void oneMember_data() { looks(); }
    void oneMember() {
        wear();
        ConsoleFixture f(600);
        f.window->resize(1400, 900);
        f.show();
        f.signInAndLoad();
        const UserId id = fullMember(f);
        openMember(f, id);
        take(*f.window, "member-page");
        auto* read = f.find<MemberDetail>("members.detail")->findChild<QScrollArea*>();
        read->verticalScrollBar()->setValue(read->verticalScrollBar()->maximum());
        take(*f.window, "member-page-end");
        auto* more = f.find<QToolButton>("detail.more");
        takeMenu(more->menu(), more, "member-more-menu");
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        read->verticalScrollBar()->setValue(0);
        take(*f.window, "member-page-offline");
        f.gateway.setOffline(false);
        QTRY_VERIFY(f.window->session().online());
        f.settle();

        f.window->registry().trigger(QStringLiteral("member.edit"));
        QTRY_VERIFY(f.find<MemberDetail>("members.detail")->editing());
        take(*f.window, "member-edit");
        type(draft(f).form(), "nickName", QStringLiteral("Hana"));
        type(draft(f).form(), "userName.phoneticLastName", QStringLiteral("sato"));
        press(f, "edit.save");
        take(*f.window, "member-edit-faults");
        type(draft(f).form(), "userName.phoneticLastName", QStringLiteral("サトウ"));
        press(f, "edit.save");
        QVERIFY(f.dialog());
        take(*f.dialog(), "member-diff");
        closeDialog(f);
        f.gateway.tenant.edit(id, [](Member& m) {
            m.nickName = "ハナ";
            m.location = "大阪";
        });
        f.settle();
        QTRY_VERIFY(!draft(f).findChild<ui::Banner*>()->sentence().isEmpty());
        take(*f.window, "member-changed-by-others");
        press(f, "edit.discard");
        QVERIFY(f.dialog());
        take(*f.dialog(), "member-discard");
        closeDialog(f);
        press(f, "edit.save");
        QVERIFY(f.dialog());
        take(*f.dialog(), "member-merge");
        f.dialog()->findChild<QRadioButton*>(QStringLiteral("mine.nickName"))->click();
        f.dialog()->findChild<QPushButton*>(QStringLiteral("merge.save"))->click();
        QTRY_VERIFY(!f.find<MemberDetail>("members.detail")->editing());
        f.settle();
        take(*f.window, "member-saved");
        f.gateway.tenant.erase(id);
        f.settle();
        take(*f.window, "member-gone");
        noFaults();
    }

    void adding_data() { looks(); }
    void adding() {
        wear();
        ConsoleFixture f(100);
        f.show();
        f.signInAndLoad();
        QVERIFY(f.window->registry().trigger(QStringLiteral("member.add")).applies);
        take(*f.window, "add-automatic");
        auto* area = adding(f).findChild<QScrollArea*>();
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        take(*f.window, "add-automatic-end");
        press(f, "password.byMember");
        QTest::qWait(10);
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        take(*f.window, "add-by-member");
        press(f, "password.byAdministrator");
        QTest::qWait(10);
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        take(*f.window, "add-by-administrator");
        press(f, "add.save");
        take(*f.window, "add-faults");
        press(f, "password.automatic");
        ui::MemberForm& form = adding(f).form();
        type(form, "userName.lastName", QStringLiteral("新井"));
        type(form, "userName.firstName", QStringLiteral("望"));
        type(form, "email", QStringLiteral("nozomi.arai"));
        press(f, "add.save");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "add-temporary-password");
        closeDialog(f);
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_member

SEKISHO_QTEST_MAIN(test_screens_member, TestScreensMember)
#include "test_screens_member.moc"
