// Who works with the keyboard sees where he is: on these screens each control that Tab reaches looks different while it
// has the focus, and Tab goes through the controls of a row from left to right and through the rows from top to bottom.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/full_member.h"
#include "tests/ui/look_checks.h"
#include "ui/panes/imports/import_pane.h"
#include "ui/panes/orgunits/org_unit_tree.h"

#include <QFile>
#include <QPointer>

namespace sekisho::tests::test_focus {

class TestFocus : public QObject {
    Q_OBJECT

    QStringList faults_;

    static bool reachable(const QWidget& widget, const QWidget& shown) {
        return widget.isVisibleTo(&shown) && widget.isEnabled() && !widget.focusProxy() &&
               (widget.focusPolicy() & Qt::TabFocus) && !widget.visibleRegion().isEmpty();
    }
    static QImage lookOf(QWidget& shown, const QWidget& widget) {
        constexpr int kAround = 3;
        const QRect place(widget.mapTo(&shown, QPoint(0, 0)), widget.size());
        QCoreApplication::processEvents();
        return shown.grab(place.adjusted(-kAround, -kAround, kAround, kAround)).toImage();
    }
    void judge(QWidget& shown, const char* screen) {
        QTest::qWait(20);
        shown.window()->activateWindow();
        shown.window()->setAttribute(Qt::WA_KeyboardFocusChange); // as after Tab
        QList<QPointer<QWidget>> widgets;                         // one that has the focus may make others anew
        for (QWidget* widget : shown.findChildren<QWidget*>())
            widgets << widget;
        for (const QPointer<QWidget>& widget : widgets) {
            if (!widget || !reachable(*widget, shown)) continue;
            if (QWidget* before = QApplication::focusWidget()) before->clearFocus();
            const QImage without = lookOf(shown, *widget);
            widget->setFocus(Qt::TabFocusReason);
            if (!widget) continue;
            const QImage with = lookOf(shown, *widget);
            if (QApplication::focusWidget() == widget && with == without)
                faults_ << QStringLiteral("%1: %2 looks the same with and without the focus")
                               .arg(QLatin1String(screen), whereIs(*widget));
        }
        judgeOrder(shown, screen);
    }
    // Within one parent: what comes earlier in the order of Tab does not stand below or right of what comes later.
    void judgeOrder(QWidget& shown, const char* screen) {
        const QWidget* last = nullptr;
        QWidget* first = shown.window();
        int steps = 0;
        for (QWidget* widget = first->nextInFocusChain(); widget != first && ++steps < 10'000;
             widget = widget->nextInFocusChain()) {
            if (!shown.isAncestorOf(widget) || !reachable(*widget, shown)) continue;
            if (last && last->parentWidget() == widget->parentWidget()) {
                const QRect earlier = last->geometry(), later = widget->geometry();
                const bool sameRow = earlier.top() < later.bottom() && later.top() < earlier.bottom();
                if (sameRow ? later.left() < earlier.left() : later.top() < earlier.top())
                    faults_ << QStringLiteral("%1: %2 comes before %3")
                                   .arg(QLatin1String(screen), whereIs(*last), whereIs(*widget));
            }
            last = widget;
        }
    }
    void noFaults() { QVERIFY2(faults_.isEmpty(), qPrintable(QLatin1Char('\n') + faults_.join(QLatin1Char('\n')))); }
    static void press(ConsoleFixture& f, const char* button) {
        auto* found = f.find<QAbstractButton>(button);
        QVERIFY2(found && found->isEnabled(), button);
        found->click();
        QTest::qWait(20);
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
    }
    void init() { faults_.clear(); }

    void signingIn() {
        ConsoleFixture f(20);
        f.show();
        auto& page = f.window->signInPage();
        judge(page, "sign-in");
        page.askSecondFactor();
        judge(page, "second factor");
        ports::SignInEnrolSecondFactor factor;
        factor.uri = "otpauth://totp/Sekisho:admin%40demo?secret=JBSWY3DPEHPK3PXP&issuer=Sekisho";
        factor.secret = "JBSWY3DPEHPK3PXP";
        page.askEnrolment(factor);
        judge(page, "enrolment");
        page.askNewPassword({8, 20, true});
        judge(page, "new password");
        noFaults();
    }

    void members() {
        ConsoleFixture f(200);
        f.show();
        f.signInAndLoad();
        judge(*f.find<QWidget>("members.pane"), "members");
        openMember(f, fullMember(f));
        judge(*f.find<QWidget>("members.detail"), "member");
        f.window->registry().trigger(QStringLiteral("member.edit"));
        QTRY_VERIFY(f.find<QWidget>("members.edit")->isVisible());
        judge(*f.find<QWidget>("members.edit"), "member-edit");
        press(f, "edit.discard");
        QVERIFY(f.window->registry().trigger(QStringLiteral("member.add")).applies);
        judge(*f.find<QWidget>("members.addPage"), "add");
        noFaults();
    }

    void lostDevices() {
        ConsoleFixture f(40);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("security.lostDevice"));
        judge(*f.find<QWidget>("lost.pane"), "lost-list");
        for (const auto& [id, member] : f.gateway.tenant.members())
            if (!member.administrator)
                f.window->pane(QStringLiteral("security.lostDevice"))->showResource(QString::fromStdString(id));
        QTRY_VERIFY(f.find<QAbstractButton>("lost.order")->isEnabled());
        judge(*f.find<QWidget>("lost.pane"), "lost-response");
        press(f, "lost.order");
        QTRY_VERIFY(f.find<QWidget>("lost.follow")->isVisible());
        QTest::qWait(50);
        judge(*f.find<QWidget>("lost.pane"), "lost-follow");
        noFaults();
    }

    void administratorRights() {
        ConsoleFixture f(40);
        f.show();
        f.signInAndLoad();
        f.gateway.roleDesk.fill();
        f.window->openScreen(QStringLiteral("security.roles"));
        auto* table = f.find<QTableView>("roles.table");
        QTRY_VERIFY(table->model()->rowCount() > 5);
        table->selectRow(table->model()->rowCount() - 1);
        QTest::qWait(50);
        judge(*f.find<QWidget>("roles.pane"), "roles");
        press(f, "roles.edit");
        judge(*f.find<QWidget>("roles.pane"), "role-draft");
        press(f, "roles.cancel");
        press(f, "roles.give");
        QTRY_VERIFY(f.dialog());
        judge(*f.dialog(), "role-give");
        f.dialog()->reject();
        f.window->openScreen(QStringLiteral("security.delegation"));
        QTRY_VERIFY(f.find<QAbstractButton>("delegation.pick")->isEnabled());
        judge(*f.find<QWidget>("delegation.pane"), "delegation");
        f.window->openScreen(QStringLiteral("security.breakGlass"));
        QTRY_VERIFY(f.find<QAbstractButton>("sealed.seal")->isEnabled());
        judge(*f.find<QWidget>("sealed.pane"), "sealed");
        noFaults();
    }

    void organizationsImportsChangesActivity() {
        ConsoleFixture f(200);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.orgUnits"));
        auto* tree = f.find<ui::orgunits::OrgUnitTree>("orgunits.tree");
        tree->expandAll();
        tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(1, 0)));
        judge(*f.find<QWidget>("orgunits.pane"), "orgunits");
        press(f, "orgunits.edit");
        judge(*f.find<QWidget>("orgunits.pane"), "orgunit-edit");
        press(f, "orgunits.cancel");

        f.window->openScreen(QStringLiteral("members.import"));
        auto* pane = f.find<ui::ImportPane>("import.pane");
        judge(*pane, "import");
        QFile file(f.folder.filePath(QStringLiteral("april.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("ID,姓,名,電話番号\r\napril.joiner1,四月,一郎,not a number\r\napril.joiner2,四月,二郎,03-1\r\n");
        file.close();
        pane->openFile(file.fileName());
        QTRY_VERIFY(f.find<QWidget>("import.columnsPage")->isVisible());
        QTest::qWait(50);
        judge(*pane, "import-columns");
        press(f, "import.next");
        QTRY_VERIFY(f.find<QTableView>("import.faults")->isVisible() &&
                    f.find<QTableView>("import.faults")->model()->rowCount() > 0);
        judge(*pane, "import-check");

        f.window->openScreen(QStringLiteral("members.changes"));
        Changeset april;
        april.title = "April";
        april.state = ChangesetState::Planned;
        april.plannedAt = f.clock.now();
        PlannedRow row;
        row.no = 1;
        row.kind = "member";
        row.action = "update";
        row.id = "member-1";
        row.name = "Aoki";
        row.verdict = Verdict::Changed;
        row.changes = {{"telephone", "\"03-1\"", "\"03-2\""}};
        f.gateway.pipe.add(april, {row});
        press(f, "changes.refresh");
        auto* list = f.find<QTableView>("changes.list");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        list->selectRow(0);
        QTest::qWait(50);
        judge(*f.find<QWidget>("changes.pane"), "changes");

        f.window->openScreen(QStringLiteral("activity"));
        f.window->jobs().start({"Job", true, true, [](const std::shared_ptr<ports::JobControl>& job) {
                                    job->line({"somebody", {}});
                                    job->line({"another", Error(ErrorKind::Conflict, "PRECONDITION_FAILED")});
                                    job->finish({});
                                }});
        judge(*f.find<QTableView>("activity.jobs")->window(), "activity");
        noFaults();
    }

    void requestsAndRights() {
        ConsoleFixture f(40);
        f.show();
        f.signInAndLoad();
        f.gateway.approvalDesk.add("memberDelete", {UserId("u-sato"), "佐藤 花子"}, "山田 太郎", "退職",
                                   {{"member.delete", "member", "id-1", "山田 太郎", ""}});
        f.window->openScreen(QStringLiteral("security.requests"));
        auto* list = f.find<QTableView>("requests.table");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        list->selectRow(0);
        QTRY_VERIFY(f.find<QWidget>("requests.plan")->isVisible());
        judge(*f.find<QWidget>("requests.pane"), "requests");
        f.window->openScreen(QStringLiteral("rights"));
        judge(*f.find<QWidget>("rights.page"), "rights");
        const auto nothing = [](const std::optional<ports::Assent>&) {};
        f.gateway.assentDesk->ask(
            {ports::AssentNeed::Kind::StepUp, "roleGrant", Error(ErrorKind::Unauthenticated, "SECOND_FACTOR_REQUIRED")},
            nothing);
        QTRY_VERIFY(f.dialog());
        judge(*f.dialog(), "confirmation");
        f.dialog()->reject();
        f.gateway.assentDesk->ask({ports::AssentNeed::Kind::Reason, "memberDelete", {}}, nothing);
        QTRY_VERIFY(f.find<QWidget>("assent.reason"));
        judge(*f.dialog(), "reason");
        noFaults();
    }
};

} // namespace sekisho::tests::test_focus

SEKISHO_QTEST_MAIN(test_focus, TestFocus)
#include "test_focus.moc"
