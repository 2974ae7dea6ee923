// 申請: what waits for whom, exactly what would be changed, a plan that became another one, what cannot be done and
// why; and what the window tells of it while somebody works elsewhere.
#include "models/commands/approval_commands.h"
#include "models/items/approval_list_model.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/panes/approvals/plan_tree.h"
#include "ui/panes/approvals/request_detail.h"
#include "ui/panes/approvals/requests_pane.h"
#include "ui/shell/my_rights_page.h"
#include "ui/shell/nav_panel.h"
#include "ui/shell/request_watch.h"
#include "ui/shell/sealed_box.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/state_page.h"

#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QTreeWidget>

namespace sekisho::tests::test_requests_pane {

using ui::approvals::comparedPlans;
using ui::approvals::PlanMark;

namespace {

const fakes::FakeSelf kSato{UserId("u-sato"), "佐藤 花子"};

PlannedChange planOf(std::string name, std::string to) {
    return {"member.update", "member", "id-" + name, name, "{\"location\":{\"from\":\"東京\",\"to\":\"" + to + "\"}}"};
}

const fakes::FakeSelf kMe{UserId("00000000-0000-4000-8000-000000000001"), "管理 太郎"};

QTableView* list(PaneFixture& f) {
    return f.find<QTableView>("requests.table");
}
QPushButton* requestButton(PaneFixture& f, const char* key) {
    return f.find<QPushButton>(qPrintable(QStringLiteral("requests.") + QLatin1String(key)));
}
QString said(PaneFixture& f, const char* label) {
    return f.find<QLabel>(label)->text();
}

} // namespace

class TestRequestsPane : public QObject {
    Q_OBJECT

    static std::unique_ptr<ui::RequestsPane> open(PaneFixture& f) {
        auto pane = f.open<ui::RequestsPane>();
        static_cast<void>(QTest::qWaitFor([&] { return list(f)->isVisible(); }, 2'000));
        return pane;
    }
    static void tell(PaneFixture& f) { f.gateway.tenant.noteUnseen(); }

  private Q_SLOTS:
    void initTestCase() { ui::applyLanguage(QStringLiteral("en")); }

    void plansAreComparedChangeByChange() {
        const auto marked = comparedPlans({planOf("a", "大阪"), planOf("b", "大阪"), planOf("c", "大阪")},
                                          {planOf("b", "京都"), planOf("c", "大阪"), planOf("d", "奈良")});
        QCOMPARE(marked.size(), 4U);
        QCOMPARE(marked[0].mark, PlanMark::Altered);
        QCOMPARE(marked[1].mark, PlanMark::Same);
        QCOMPARE(marked[2].mark, PlanMark::Added);
        QCOMPARE(marked[3].mark, PlanMark::Gone);
        QCOMPARE(marked[3].change.targetName, std::string("a"));
    }

    void whatWaitsForMeIsSeenAndApproved() {
        PaneFixture f(30);
        f.load();
        auto& request = f.gateway.approvalDesk.add("memberDelete", kSato, "山田 太郎", "退職", {planOf("a", "大阪")});
        const std::string id = request.id;
        auto pane = open(f);
        QTRY_COMPARE(list(f)->model()->rowCount(), 1);
        QVERIFY(f.find<QTabBar>("requests.tabs")->tabText(0).contains(QLatin1Char('1')));
        list(f)->selectRow(0);
        QTRY_VERIFY(f.find<QLabel>("requests.title")->isVisible());
        QVERIFY(said(f, "requests.title").contains(QStringLiteral("山田 太郎")));
        QCOMPARE(said(f, "requests.fact.reason"), QStringLiteral("退職"));
        QVERIFY(said(f, "requests.fact.requester").contains(QStringLiteral("佐藤 花子")));
        auto* plan = f.find<QTreeWidget>("requests.plan");
        QCOMPARE(plan->topLevelItemCount(), 1);
        QCOMPARE(plan->topLevelItem(0)->childCount(), 1);
        QCOMPARE(plan->topLevelItem(0)->child(0)->text(2), QStringLiteral("大阪"));
        QVERIFY(requestButton(f, "approval.approve")->isEnabled());
        list(f)->setFocus();
        QTest::keyClick(list(f), Qt::Key_Return); // on to what would be changed
        QTRY_VERIFY(plan->hasFocus());
        requestButton(f, "approval.approve")->click();
        const commands::Plan& asked = f.plans.back(); // says what is agreed to
        QCOMPARE(asked.subjects.size(), 2);
        QVERIFY(asked.subjects.back().endsWith(QStringLiteral("東京 → 大阪")));
        QCOMPARE(asked.sentence, QStringLiteral("It is carried out as soon as you approve."));
        QCOMPARE(asked.effects.size(), 1);
        QTRY_COMPARE(f.gateway.approvalDesk.find(id)->state, ApprovalState::Applied);
        QTRY_COMPARE(list(f)->model()->rowCount(), 0);
        QVERIFY(f.find<QLabel>("requests.title")->isVisible()); // how it went is still to be seen
        QVERIFY(!requestButton(f, "approval.approve")->isVisible());
    }

    void whatIsDecidedHandsTheChoiceToNoOther() {
        PaneFixture f(30);
        f.load();
        const std::string first = f.gateway.approvalDesk.add("memberDelete", kSato, "一人目", "退職").id;
        f.gateway.approvalDesk.add("memberDelete", kSato, "二人目", "退職");
        f.gateway.approvalDesk.add("memberDelete", kSato, "三人目", "退職");
        auto pane = open(f);
        QTRY_COMPARE(list(f)->model()->rowCount(), 3);
        list(f)->selectRow(0);
        QTRY_VERIFY(said(f, "requests.title").contains(QStringLiteral("一人目")));
        requestButton(f, "approval.approve")->click();
        QTRY_COMPARE(f.gateway.approvalDesk.find(first)->state, ApprovalState::Applied);
        QTRY_COMPARE(list(f)->model()->rowCount(), 2);
        QVERIFY(list(f)->selectionModel()->selectedRows().empty());
        QVERIFY(said(f, "requests.title").contains(QStringLiteral("一人目"))); // how it went
        QVERIFY(!requestButton(f, "approval.approve")->isVisible());
        list(f)->selectRow(1);
        f.gateway.approvalDesk.all[2].state = ApprovalState::Withdrawn; // by whoever asked
        tell(f);
        QTRY_COMPARE(list(f)->model()->rowCount(), 1);
        QVERIFY(list(f)->selectionModel()->selectedRows().empty());
    }

    void aRejectionNeedsAReason() {
        PaneFixture f(30);
        f.load();
        const std::string id = f.gateway.approvalDesk.add("memberDelete", kSato, "山田 太郎", "退職").id;
        auto pane = open(f);
        QTRY_COMPARE(list(f)->model()->rowCount(), 1);
        list(f)->selectRow(0);
        f.agree = false;
        requestButton(f, "approval.reject")->click();
        QVERIFY(f.plans.back().check && !f.plans.back().check({}).isEmpty());
        f.agree = true;
        f.arguments = {{QStringLiteral("reason"), QStringLiteral("まだ在籍しています")}};
        requestButton(f, "approval.reject")->click();
        QTRY_COMPARE(f.gateway.approvalDesk.find(id)->state, ApprovalState::Rejected);
        f.find<QTabBar>("requests.tabs")->setCurrentIndex(3);
        QTRY_COMPARE(list(f)->model()->rowCount(), 1);
        list(f)->selectRow(0);
        QTRY_VERIFY(said(f, "requests.fact.votes").contains(QStringLiteral("まだ在籍しています")));
        QVERIFY(pane->hasList());
    }

    void onesOwnSaysWhyNotAndCanBeWithdrawn() {
        PaneFixture f(30);
        f.load();
        const std::string id = f.gateway.approvalDesk.add("memberDelete", kMe, "山田 太郎", "退職").id;
        auto pane = open(f);
        f.find<QTabBar>("requests.tabs")->setCurrentIndex(1);
        QTRY_COMPARE(list(f)->model()->rowCount(), 1);
        list(f)->selectRow(0);
        QTRY_VERIFY(requestButton(f, "approval.withdraw")->isVisible());
        QVERIFY(!requestButton(f, "approval.approve")->isEnabled());
        QVERIFY(!requestButton(f, "approval.approve")->toolTip().isEmpty());
        QVERIFY(f.find<QLabel>("requests.whyNot")->isVisible());
        QVERIFY(requestButton(f, "approval.withdraw")->isEnabled());
        requestButton(f, "approval.withdraw")->click();
        QTRY_COMPARE(f.gateway.approvalDesk.find(id)->state, ApprovalState::Withdrawn);
        QTRY_COMPARE(list(f)->model()->rowCount(), 0);
    }

    void anotherPlanIsShownAndWhatDiffersIsMarked() {
        PaneFixture f(30);
        f.load();
        const std::string id =
            f.gateway.approvalDesk
                .add("templateSave", kSato, "標準", "見直し", {planOf("a", "大阪"), planOf("b", "大阪")})
                .id;
        f.gateway.approvalDesk.plannedAnew[id] = {planOf("b", "京都"), planOf("c", "奈良")};
        auto pane = open(f);
        QTRY_COMPARE(list(f)->model()->rowCount(), 1);
        list(f)->selectRow(0);
        QTRY_COMPARE(f.find<QTreeWidget>("requests.plan")->topLevelItemCount(), 2);
        QVERIFY(!f.find<QLabel>("requests.changed")->isVisible());
        requestButton(f, "approval.approve")->click();
        QTRY_VERIFY(f.find<QLabel>("requests.changed")->isVisible());
        auto* plan = f.find<QTreeWidget>("requests.plan");
        QCOMPARE(plan->topLevelItemCount(), 3);
        QVERIFY(plan->topLevelItem(0)->text(0).startsWith(QStringLiteral("Other than before")));
        QVERIFY(plan->topLevelItem(1)->text(0).startsWith(QStringLiteral("New")));
        QVERIFY(plan->topLevelItem(2)->text(0).startsWith(QStringLiteral("Not any more")));
        QVERIFY(requestButton(f, "approval.approve")->isEnabled()); // asked anew
    }

    void whatFailedSaysWhyAndWhatToDo() {
        PaneFixture f(30);
        f.load();
        const std::string id = f.gateway.approvalDesk.add("memberDelete", kSato, "山田 太郎", "退職").id;
        f.gateway.approvalDesk.failsWith.emplace(id, Error(ErrorKind::NotFound, "USER_NOT_EXIST"));
        auto pane = open(f);
        QTRY_COMPARE(list(f)->model()->rowCount(), 1);
        list(f)->selectRow(0);
        requestButton(f, "approval.approve")->click();
        QTRY_COMPARE(f.gateway.approvalDesk.find(id)->state, ApprovalState::Failed);
        QTRY_VERIFY(
            said(f, "requests.status").contains(commands::errorText(Error(ErrorKind::NotFound, "USER_NOT_EXIST"))));
    }

    void theFeedWakesTheListAndKeepsTheChoice() {
        PaneFixture f(30);
        f.load();
        f.gateway.approvalDesk.add("memberDelete", kSato, "一人目", "退職");
        auto pane = open(f);
        QTRY_COMPARE(list(f)->model()->rowCount(), 1);
        list(f)->selectRow(0);
        f.gateway.approvalDesk.add("memberDelete", kSato, "二人目", "退職");
        tell(f);
        QTRY_COMPARE_WITH_TIMEOUT(list(f)->model()->rowCount(), 2, 1'000);
        QCOMPARE(list(f)->selectionModel()->selectedRows().size(), 1);
    }

    void looksWhenThereIsNothing() {
        PaneFixture f(30);
        f.load();
        auto pane = open(f);
        auto* state = f.find<ui::StatePage>("requests.state");
        QTRY_VERIFY(state->isVisible() && state->look() == ui::StatePage::Look::Empty);
        f.setOnline(false);
        QTRY_COMPARE(state->look(), ui::StatePage::Look::Offline);
        f.setOnline(true);
        f.gateway.failNext("approvals", Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE"));
        f.find<QToolButton>("requests.refresh")->click();
        QTRY_COMPARE(state->look(), ui::StatePage::Look::Failed);
        f.gateway.failNext("approvals", Error(ErrorKind::Forbidden, "FORBIDDEN"));
        f.find<QToolButton>("requests.refresh")->click();
        QTRY_COMPARE(state->look(), ui::StatePage::Look::Forbidden);
    }

    // --- what the window tells ---

    void theWindowTellsWithinASecondThatSomethingWaits() {
        ConsoleFixture f(30);
        f.show();
        f.signInAndLoad();
        auto* below = f.find<QToolButton>("status.requests");
        QVERIFY(!below->isVisible());
        f.gateway.approvalDesk.add("memberDelete", kSato, "山田 太郎", "退職");
        f.gateway.tenant.noteUnseen();
        QTRY_VERIFY_WITH_TIMEOUT(below->isVisible(), 1'000);
        QVERIFY(below->text().contains(QLatin1Char('1')));
        QVERIFY(f.window->banner().isVisible());
        QCOMPARE(f.window->banner().kind(), ui::Banner::Kind::Information);
        f.window->banner().dismiss();
        auto* watch = f.window->findChild<ui::RequestWatch*>();
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        watch->refresh();
        QVERIFY(!below->isVisible());
        f.gateway.setOffline(false);
        QTRY_VERIFY(f.window->session().online());
        watch->refresh();
        QTRY_VERIFY(below->isVisible());
        QVERIFY(!f.window->banner().isVisible()); // announced once is enough
        below->click();
        QCOMPARE(f.find<ui::NavPanel>("")->currentKey(), QStringLiteral("security.requests"));
        f.gateway.approvalDesk.all.clear();
        f.gateway.tenant.noteUnseen();
        QTRY_VERIFY(!below->isVisible());
    }

    void whatBecameOfMineIsTold() {
        ConsoleFixture f(30);
        f.show();
        f.signInAndLoad();
        auto& request = f.gateway.approvalDesk.add("memberDelete", kMe, "山田 太郎", "退職");
        f.gateway.tenant.noteUnseen();
        const std::size_t asked = f.gateway.callsOf("approvals");
        QTRY_VERIFY(f.gateway.callsOf("approvals") >= asked + 2);
        QTest::qWait(50);
        request.state = ApprovalState::Applied;
        request.endedAt = f.clock.now();
        f.gateway.tenant.noteUnseen();
        QTRY_VERIFY_WITH_TIMEOUT(f.window->banner().sentence().contains(QStringLiteral("山田 太郎")), 1'000);
        QCOMPARE(f.window->banner().kind(), ui::Banner::Kind::Success);
    }

    void aCommandThatWaitsIsNews() {
        ConsoleFixture f(30);
        f.show();
        f.signInAndLoad();
        const int row = f.rowWhere([](const ports::MemberCells& cells) {
            return cells.status == MemberStatus::InUse && !cells.administrator;
        });
        QVERIFY(row >= 0);
        f.choose(row);
        f.gateway.failNext("deleteMember", Error(ErrorKind::Conflict, "APPROVAL_WAITING"));
        f.window->registry().trigger(QStringLiteral("member.delete"));
        QTRY_VERIFY(f.dialog());
        for (QPushButton* each : f.dialog()->findChildren<QPushButton*>())
            if (each->property("danger").toBool()) each->click();
        QTRY_VERIFY(!f.window->banner().sentence().isEmpty());
        QCOMPARE(f.window->banner().kind(), ui::Banner::Kind::Information);
        f.window->banner().findChild<QPushButton*>()->click();
        QCOMPARE(f.find<ui::NavPanel>("")->currentKey(), QStringLiteral("security.requests"));
    }

    void anActivationHasAClockAndEndsByItself() {
        ConsoleFixture f(30);
        f.show();
        f.signInAndLoad();
        auto* clock = f.find<QToolButton>("status.activation");
        QVERIFY(!clock->isVisible());
        auto& role = f.gateway.roleDesk.addRole("ポリシー担当", {{"services", Access::Operate}});
        const std::string id = f.gateway.roleDesk.run(kMe.user, role.role.id, 30, "点検").id;
        f.gateway.accounts["admin@demo"].name = "管理 花子"; // the identity is another one now
        f.gateway.tenant.noteUnseen();
        QTRY_VERIFY_WITH_TIMEOUT(clock->isVisible(), 7'000);
        QVERIFY(clock->accessibleName().contains(QStringLiteral("30")));
        f.clock.advance(std::chrono::minutes(26));
        QTRY_VERIFY(f.window->banner().sentence().contains(QStringLiteral("ポリシー担当")));
        clock->click(); // opens the rights; the role goes on
        QTRY_VERIFY(f.window->findChild<ui::MyRightsPage*>() && f.window->findChild<ui::MyRightsPage*>()->isVisible());
        QTRY_VERIFY(f.find<QPushButton>("rights.end"));
        QCOMPARE(f.gateway.callsOf("endActivation"), 0);
        Q_UNUSED(id)
    }

    void aRoleThatEndsClosesItsScreens() {
        ConsoleFixture f(30);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("security.account"));
        f.gateway.accounts["admin@demo"].builtInRole = "operator";
        f.gateway.tenant.noteUnseen();
        QTRY_COMPARE_WITH_TIMEOUT(f.find<ui::NavPanel>("")->currentKey(), QStringLiteral("members.members"), 7'000);
        f.gateway.accounts["admin@demo"].builtInRole.clear();
        f.gateway.tenant.noteUnseen();
        auto* rights = f.window->findChild<ui::MyRightsPage*>();
        QTRY_VERIFY_WITH_TIMEOUT((rights = f.window->findChild<ui::MyRightsPage*>()) && rights->isVisible(), 7'000);
    }

    void whoHoldsNothingSeesWhatHeMayActivate() {
        ConsoleFixture f(30);
        f.gateway.accounts["admin@demo"].builtInRole.clear();
        f.show();
        f.signIn();
        ui::MyRightsPage* page = nullptr;
        QTRY_VERIFY((page = f.window->findChild<ui::MyRightsPage*>()) && page->isVisible());
        QVERIFY(!f.find<QPushButton>("rights.activateOne"));
        auto& role = f.gateway.roleDesk.addRole("ヘルプデスク", {{"security.lostDevice", Access::Operate}});
        RoleHolder& eligible = f.gateway.roleDesk.addHolder(kMe.user, role.role.id);
        eligible.eligible = true;
        eligible.maxMinutes = 60;
        f.window->session().lock();
        f.window->session().unlock(QString::fromLatin1(kAdminPassword));
        QTRY_VERIFY(f.find<QPushButton>("rights.activateOne"));
        f.find<QPushButton>("rights.activateOne")->click();
        QTRY_VERIFY(f.dialog());
        QVERIFY(f.dialog()->findChild<QLineEdit*>(QStringLiteral("ask.reason")));
    }

    void theSealedAccountFindsItsEnvelope() {
        ConsoleFixture f(30);
        f.gateway.accounts["admin@demo"].builtInRole.clear();
        f.gateway.roleDesk.account.state = BreakGlassState::Sealed;
        f.gateway.roleDesk.account.delayMinutes = 30;
        f.show();
        f.signIn();
        f.gateway.roleDesk.account.user = kMe.user;
        f.window->session().lock();
        f.window->session().unlock(QString::fromLatin1(kAdminPassword));
        QTRY_VERIFY(f.find<QLineEdit>("envelope.code") && f.find<QLineEdit>("envelope.code")->isVisible());
        auto* open = f.find<QPushButton>("envelope.open");
        QVERIFY(!open->isEnabled() && !open->toolTip().isEmpty());
        f.find<QLineEdit>("envelope.code")->setText(QStringLiteral("WRONG"));
        f.find<QPushButton>("envelope.drill")->click();
        QTRY_VERIFY(f.find<QLabel>("envelope.fault")->isVisible());
        QVERIFY(f.find<QLineEdit>("envelope.code")->text().isEmpty());
        f.find<QLineEdit>("envelope.code")->setText(QString::fromStdString(f.gateway.roleDesk.code));
        f.find<QLineEdit>("envelope.reason")->setText(QStringLiteral("管理者が全員不在"));
        QVERIFY(open->isEnabled());
        open->click();
        QTRY_COMPARE(f.gateway.roleDesk.account.state, BreakGlassState::Opening);
        QTRY_VERIFY(!f.find<QPushButton>("envelope.open")->isVisible());
        QVERIFY(!f.find<QPushButton>("envelope.close")->isVisible()); // there is nothing to close yet
        QTRY_VERIFY(f.find<QLabel>("rights.lead")->text().contains(QStringLiteral("being opened")));
    }

    void theOpeningIsLoudAndCanBeRefused() {
        ConsoleFixture f(30);
        f.show();
        f.signInAndLoad();
        auto* alarm = f.find<ui::Banner>("alarm");
        QVERIFY(!alarm->isVisible());
        BreakGlass& account = f.gateway.roleDesk.account;
        account.state = BreakGlassState::Opening;
        account.user = UserId("sealed");
        account.userName = "緊急用";
        account.reason = "管理者が全員不在";
        account.opensAt = f.clock.now() + std::chrono::minutes(30);
        f.gateway.tenant.noteUnseen();
        QTRY_VERIFY_WITH_TIMEOUT(alarm->isVisible(), 7'000);
        QCOMPARE(alarm->kind(), ui::Banner::Kind::Error);
        QVERIFY(!alarm->findChild<QToolButton*>()->isVisible()); // it goes on: nobody closes it
        const QString before = alarm->sentence();
        f.clock.advance(std::chrono::minutes(7));
        QTRY_VERIFY_WITH_TIMEOUT(alarm->sentence() != before, 3'000);
        f.window->banner().announce(ui::Banner::Kind::Success, QStringLiteral("Saved"));
        QVERIFY(alarm->isVisible()); // nothing takes its place
        alarm->findChild<QPushButton*>()->click();
        QTRY_VERIFY(f.dialog());
        QVERIFY(alarm->isVisible());
        f.dialog()->reject();
        account.state = BreakGlassState::Sealed;
        f.gateway.tenant.noteUnseen();
        QTRY_VERIFY_WITH_TIMEOUT(!alarm->isVisible(), 7'000);
    }

    void anOfferedOfficeIsToldOnceAndAnswered() {
        ConsoleFixture f(30);
        f.show();
        f.signInAndLoad();
        Delegation offer;
        offer.id = "d1";
        offer.from = UserId("chief");
        offer.fromName = "最高 一郎";
        offer.to = kMe.user;
        offer.toName = kMe.name;
        offer.createdAt = f.clock.now();
        offer.expiresAt = f.clock.now() + std::chrono::hours(24 * 14);
        f.gateway.roleDesk.handOver = offer;
        f.gateway.tenant.noteUnseen();
        QTRY_VERIFY_WITH_TIMEOUT(f.window->banner().sentence().contains(QStringLiteral("最高 一郎")), 7'000);
        f.window->banner().findChild<QPushButton*>()->click();
        QTRY_VERIFY(f.find<QPushButton>("rights.accept") && f.find<QPushButton>("rights.accept")->isVisible());
        f.find<QPushButton>("rights.decline")->click();
        QTRY_VERIFY(f.dialog()); // what it means is confirmed
        for (QPushButton* each : f.dialog()->findChildren<QPushButton*>())
            if (each->isDefault()) each->click();
        QTRY_VERIFY(f.gateway.roleDesk.handOver->state == DelegationState::Declined);
    }
};

} // namespace sekisho::tests::test_requests_pane

SEKISHO_QTEST_MAIN(test_requests_pane, TestRequestsPane)
#include "test_requests_pane.moc"
