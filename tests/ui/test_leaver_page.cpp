// 退職手続き as people use it: what is in the way, choosing who takes over, handing over and deleting as one change,
// the way back, the record.
#include "models/commands/leaver_desk.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/members_fixture.h"
#include "ui/forms/pickers.h"
#include "ui/panes/members/leaver_page.h"
#include "ui/widgets/banner.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

namespace sekisho::tests::test_leaver_page {

using ui::members::LeaverPage;

class LeaverFixture : public MembersFixture {
  public:
    LeaverFixture() : MembersFixture(60) {
        sales = gateway.tenant.addOrgUnit("退職試験部");
        boss = person("黒田", true);
        next = person("白井", false);
        LeaverCheck check;
        check.soleMasterOf = {{"group-1", "夜勤"}};
        check.groupMemberships = 2;
        gateway.leaverChecks.extra[boss.value] = check;
        gateway.pipe.applier = [this](const fakes::FakeChangesets::Entry& entry) {
            applied = entry.operations;
            for (const Operation& operation : entry.operations)
                if (operation.action == "delete") QVERIFY(gateway.tenant.remove(UserId(operation.id)).has_value());
        };
    }
    UserId person(const char* name, bool head) {
        Member member;
        member.name.lastName = name;
        Organization own;
        own.domain = gateway.tenant.domain();
        OrgUnitMembership post;
        post.orgUnit = sales;
        post.primary = true;
        post.isManager = head;
        own.orgUnits.push_back(post);
        member.organizations.push_back(own);
        return gateway.tenant.addMember(member);
    }
    LeaverPage* page() const { return find<LeaverPage>("leaver.page"); }
    const commands::Leaver& leaver(std::size_t place = 0) const { return page()->desk().at(place); }
    void chooseMembers(const std::vector<UserId>& ids) {
        table()->setFocus();
        table()->clearSelection();
        for (const UserId& id : ids) {
            const int row = rowWhere([&](const auto& cells) { return cells.id == id.value; });
            table()->selectionModel()->select(model()->index(row, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    void openPage(const std::vector<UserId>& ids) {
        chooseMembers(ids);
        const auto verdict = registry.trigger(QStringLiteral("member.leaver"));
        QVERIFY2(verdict.applies, qPrintable(verdict.why));
        QTRY_VERIFY(leaver().check.has_value());
    }
    // The entry of a successor menu whose text begins so.
    void choose(int task, const QString& words) {
        auto* button = find<QToolButton>(qPrintable(QStringLiteral("leaver.task.%1").arg(task)));
        QVERIFY(button);
        Q_EMIT button->menu()->aboutToShow();
        for (QAction* action : button->menu()->actions())
            if (action->text().startsWith(words)) {
                action->trigger();
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
                return;
            }
        QFAIL(qPrintable(QStringLiteral("nobody is offered as %1").arg(words)));
    }
    void click(const char* name) const {
        auto* button = find<QPushButton>(name);
        QVERIFY(button && button->isEnabled());
        button->click();
    }
    QString steps() const {
        QStringList texts;
        for (const QLabel* label : page()->findChildren<QLabel*>())
            texts << label->text();
        return texts.join(QLatin1Char('\n'));
    }

    OrgUnitId sales;
    UserId boss, next;
    std::vector<Operation> applied;
};

class TestLeaverPage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void handingOverAndDeletingAreOneChange() {
        LeaverFixture f;
        f.loadAndOpen();
        f.openPage({f.boss});
        QCOMPARE(f.leaver().tasks.size(), std::size_t{2});
        QVERIFY(!f.find<QPushButton>("leaver.leave")->isEnabled());
        QVERIFY(f.page()->desk().obstacle(0).contains(QStringLiteral("2")));
        f.choose(0, QStringLiteral("白井")); // a member of the organization is offered first
        QVERIFY(f.find<QPushButton>("leaver.handOver")->isEnabled());
        f.choose(1, QStringLiteral("Nobody"));
        QVERIFY2(f.page()->desk().obstacle(0).isEmpty(), qPrintable(f.page()->desk().obstacle(0)));
        f.click("leaver.leave");
        QTRY_VERIFY(f.leaver().deleted);
        QCOMPARE(f.applied.size(), std::size_t{2});
        QCOMPARE(f.applied[0].kind, std::string("member"));
        QCOMPARE(f.applied[0].id, f.next.value);
        QVERIFY(f.applied[0].value.find("\"isManager\":true") != std::string::npos);
        QVERIFY(f.applied[0].base.has_value());
        QCOMPARE(f.applied[1].action, std::string("delete"));
        QCOMPARE(f.applied[1].id, f.boss.value);
        QCOMPARE(f.find<ui::Banner>("leaver.banner")->kind(), ui::Banner::Kind::Success);
        QVERIFY(!f.find<QPushButton>("leaver.leave")->isEnabled());
        QVERIFY(f.page()->desk().canUndo());
    }

    void aGroupGetsItsNewMaster() {
        LeaverFixture f;
        f.loadAndOpen();
        f.openPage({f.boss});
        f.choose(1, QStringLiteral("Another"));
        auto* picker = f.find<ui::MemberPicker>("memberPicker");
        QVERIFY(picker);
        picker->findChild<QLineEdit*>()->setText(QStringLiteral("白井"));
        Q_EMIT picker->findChild<QDialogButtonBox*>()->accepted();
        QTRY_COMPARE(f.leaver().tasks[1].successor.user, f.next);
        f.click("leaver.handOver"); // what is decided so far
        QTRY_VERIFY(f.leaver().tasks[1].done);
        QCOMPARE(f.applied.size(), std::size_t{1});
        QCOMPARE(f.applied[0].kind, std::string("group"));
        QCOMPARE(f.applied[0].id, std::string("group-1"));
        QVERIFY(f.applied[0].value.find(f.next.value) != std::string::npos);
        QVERIFY(!f.leaver().deleted);
    }

    void rolesStandInTheWay() {
        LeaverFixture f;
        auto& check = f.gateway.leaverChecks.extra[f.boss.value];
        check.soleMasterOf.clear();
        check.roles = {{RoleId("r"), "deputy", ""}};
        f.loadAndOpen();
        f.openPage({f.boss});
        f.choose(0, QStringLiteral("Nobody"));
        QVERIFY(!f.find<QPushButton>("leaver.leave")->isEnabled());
        QVERIFY(f.steps().contains(QStringLiteral("highest administrator")));
        QSignalSpy opened(f.pane.get(), &ui::Pane::openWanted);
        f.find<QToolButton>("leaver.role.r")->click(); // the way there
        QCOMPARE(opened.value(0), (QList<QVariant>{QStringLiteral("security.roles"), QStringLiteral("r")}));
        check.roles.clear();
        f.click("leaver.again");
        QTRY_VERIFY(f.find<QPushButton>("leaver.leave")->isEnabled());
        QVERIFY(f.leaver().tasks.front().successor.chosen); // what was chosen stays
    }

    void aRefusedRowSaysWhyAndNothingIsDone() {
        LeaverFixture f;
        f.gateway.leaverChecks.extra.clear();
        f.gateway.pipe.planner = [](const Operation& operation) {
            PlannedRow row;
            row.no = operation.no;
            row.kind = operation.kind;
            row.id = operation.id;
            row.name = "白井";
            row.verdict = Verdict::Refused;
            row.error = Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
            return row;
        };
        f.loadAndOpen();
        f.openPage({f.boss});
        f.choose(0, QStringLiteral("白井"));
        f.click("leaver.leave");
        auto* banner = f.find<ui::Banner>("leaver.banner");
        QTRY_COMPARE(banner->kind(), ui::Banner::Kind::Error);
        QVERIFY(banner->sentence().contains(QStringLiteral("白井")));
        QVERIFY(!f.leaver().deleted && f.applied.empty());
        QVERIFY(f.find<QPushButton>("leaver.leave")->isEnabled());
        QCOMPARE(f.memberOf(f.boss).statusAt(f.clock.now()), MemberStatus::InUse);
    }

    void severalLeaveTogetherAndTheOthersWait() {
        LeaverFixture f;
        f.gateway.leaverChecks.extra.clear();
        f.loadAndOpen();
        f.openPage({f.boss, f.next});
        auto* people = f.find<QListWidget>("leaver.people");
        QCOMPARE(people->count(), 2);
        QVERIFY(people->isVisibleTo(f.page()));
        QTRY_COMPARE(f.page()->desk().ready(), std::size_t{1}); // the head has something to decide
        f.click("leaver.leave");
        QTRY_COMPARE(f.applied.size(), std::size_t{1});
        QTRY_VERIFY(f.leaver(0).deleted != f.leaver(1).deleted);
    }

    void theHighestAdministratorIsToldAtOnce() {
        LeaverFixture f;
        f.gateway.tenant.edit(f.boss, [](Member& member) { member.administrator = true; });
        f.loadAndOpen();
        f.chooseMembers({f.boss});
        const auto verdict = f.registry.trigger(QStringLiteral("member.leaver"));
        QVERIFY(!verdict.applies);
        QVERIFY(verdict.why.contains(QStringLiteral("highest administrator")));
    }

    void theRecordIsAFile() {
        LeaverFixture f;
        f.loadAndOpen();
        f.openPage({f.boss});
        f.click("leaver.save");
        auto* dialog = f.find<QFileDialog>("export.file");
        QVERIFY(dialog);
        const QString path = f.folder.filePath(QStringLiteral("record.csv"));
        Q_EMIT dialog->fileSelected(path);
        dialog->reject();
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const char* wanted : {"黒田", "退職試験部", "夜勤", "open"})
            QVERIFY2(text.contains(QString::fromUtf8(wanted)), wanted);
    }

    void withoutAConnectionNothingIsOffered() {
        LeaverFixture f;
        f.gateway.leaverChecks.extra.clear();
        f.loadAndOpen();
        f.openPage({f.next});
        QTRY_VERIFY(f.find<QPushButton>("leaver.leave")->isEnabled());
        f.setOnline(false);
        QVERIFY(!f.find<QPushButton>("leaver.leave")->isEnabled());
        QVERIFY(!f.find<QPushButton>("leaver.leave")->toolTip().isEmpty());
    }
};

} // namespace sekisho::tests::test_leaver_page

SEKISHO_QTEST_MAIN(test_leaver_page, TestLeaverPage)
#include "test_leaver_page.moc"
