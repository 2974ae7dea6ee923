// Pictures: what commands ask. A command that asks something in a dialog nobody has looked at fails.
#include "models/commands/member_session_commands.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "tests/ui/full_member.h"

#include <QMenu>
#include <QToolButton>

#include <set>

namespace sekisho::tests::test_screens_questions {

class TestScreensQuestions : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensQuestions()
        : EveryScreen({"ask-member.suspend", "ask-member.unsuspend", "ask-member.leave.set", "ask-member.leave.clear",
                       "ask-member.delete", "ask-member.undelete", "ask-member.forceDelete", "ask-member.forceLogout",
                       "ask-member.password.force", "ask-member.password.request", "ask-member.changeId",
                       "ask-member.invite", "ask-member.session.end", "ask-member.photo.delete", "ask-member.appStop",
                       "ask-many-deleted", "ask-company.workgroup"}) {}

  private Q_SLOTS:
    void questions_data() { looks(); }
    void questions() {
        wear();
        ConsoleFixture f(600);
        f.show();
        f.signInAndLoad();
        const UserId id = fullMember(f);
        const int leaver = f.rowWhere([](const auto& c) { return c.status == MemberStatus::InUse && c.onLeave; });
        QVERIFY(leaver >= 0);
        const QString onLeave = f.model()->idAt(leaver);
        openMember(f, id);
        f.find<QToolButton>("members.filter")
            ->menu()
            ->findChild<QAbstractButton*>(QStringLiteral("members.filter.%1").arg(ports::ShowDeleted))
            ->click();
        std::set<int> rows{f.model()->rowOf(QString::fromStdString(id.value)), f.model()->rowOf(onLeave)};
        for (const MemberStatus status : {MemberStatus::Suspended, MemberStatus::Deleted, MemberStatus::Awaiting})
            rows.insert(f.rowWhere([&](const auto& cells) { return cells.status == status; }));
        auto& registry = f.window->registry();
        qobject_cast<commands::EndSession*>(registry.find(QStringLiteral("member.session.end")))
            ->aim(id, f.gateway.tenant.sessions().front().id, QStringLiteral("iPhone 15, iOS 18, 203.0.113.7"));
        std::set<QString> asked;
        for (const int row : rows) {
            QVERIFY(row >= 0);
            f.choose(row);
            for (commands::Command* command : registry.all()) {
                if (asked.contains(command->key()) || !command->applicability(registry.context()).applies) continue;
                const commands::Plan plan = command->plan(registry.context());
                if (!plan.confirm && plan.asks.empty()) continue;
                asked.insert(command->key());
                registry.trigger(command->key());
                QVERIFY2(f.dialog(), qPrintable(command->key()));
                take(*f.dialog(), qPrintable(QStringLiteral("ask-") + command->key()));
                closeDialog(f);
            }
        }
        f.table()->selectionModel()->select(QItemSelection(f.model()->index(0, 0), f.model()->index(90, 0)),
                                            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCoreApplication::processEvents();
        QVERIFY(registry.trigger(QStringLiteral("member.delete")).applies);
        take(*f.dialog(), "ask-many-deleted");
        closeDialog(f);
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_questions

SEKISHO_QTEST_MAIN(test_screens_questions, TestScreensQuestions)
#include "test_screens_questions.moc"
