// A picture of every screen and dialog in both languages and both colour schemes, in the folder named by
// SEKISHO_SCREENSHOTS. Which screens there are stands in kScreens; one without a picture fails, and so does a command
// that asks something in a dialog nobody has looked at. What a machine can see of a picture is checked on the way.
#include "models/commands/member_session_commands.h"
#include "tests/ui/console_fixture.h"
#include "tests/ui/full_member.h"
#include "tests/ui/look_checks.h"
#include "ui/forms/form_field.h"
#include "ui/forms/member_form.h"
#include "ui/panes/members/add_page.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/member_detail.h"
#include "ui/widgets/banner.h"

#include <QDir>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

using namespace sekisho;
using namespace sekisho::tests;
using ui::members::AddPage;
using ui::members::EditPage;
using ui::members::MemberDetail;

namespace {

constexpr const char* kScreens[] = {
    // Signing in
    "sign-in", "sign-in-first-time", "sign-in-working", "sign-in-error", "sign-in-second-factor",
    "sign-in-second-factor-wrong", "sign-in-new-password", "sign-in-new-password-too-short", "sign-in-offline-offer",
    "lock", "lock-wrong-password",
    // The list and its looks
    "members", "members-small", "members-selection", "members-search", "members-organization", "members-empty",
    "members-loading", "members-no-match", "members-forbidden", "members-offline", "members-no-copy", "members-failed",
    // What opens over the list
    "members-columns", "members-filter", "members-context-menu", "members-export",
    // One member
    "member-page", "member-page-end", "member-page-offline", "member-gone", "member-more-menu", "member-edit",
    "member-edit-faults", "member-diff", "member-changed-by-others", "member-merge", "member-saved", "member-discard",
    // Adding
    "add-automatic", "add-automatic-end", "add-by-administrator", "add-by-member", "add-faults",
    "add-temporary-password",
    // What commands ask
    "ask-member.suspend", "ask-member.unsuspend", "ask-member.leave.set", "ask-member.leave.clear", "ask-member.delete",
    "ask-member.undelete", "ask-member.forceDelete", "ask-member.forceLogout", "ask-member.password.force",
    "ask-member.password.request", "ask-member.changeId", "ask-member.session.end", "ask-member.photo.delete",
    "ask-many-deleted",
    // The other screens of members
    "orgunits", "orgunit", "changes-empty", "changes", "import",
    // The window
    "menu-file", "menu-member", "menu-view", "menu-help", "account-menu", "palette", "palette-found", "palette-nothing",
    "activity", "activity-empty", "shortcuts", "shortcuts-clash", "service-log", "about", "banner-error",
    "close-with-jobs"};

struct Look {
    QString language;
    bool dark = false;
    QString name() const { return language + (dark ? QStringLiteral("-dark") : QStringLiteral("-light")); }
};

void type(ui::MemberForm& form, const char* key, const QString& text) {
    auto* line = form.field(key)->findChild<QLineEdit*>();
    QVERIFY2(line, key);
    line->selectAll();
    line->insert(text);
}

} // namespace

class TestEveryScreen : public QObject {
    Q_OBJECT

    Look look_;
    std::set<std::pair<QString, QString>> taken_; // screen, look
    QStringList faults_;

    static void looks() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        for (const QString& language : {QStringLiteral("ja"), QStringLiteral("en")})
            for (const bool dark : {false, true}) {
                const Look look{language, dark};
                QTest::newRow(qPrintable(look.name())) << language << dark;
            }
    }
    void wear() {
        QFETCH(QString, language);
        QFETCH(bool, dark);
        look_ = {language, dark};
        ui::applyLanguage(language);
        ui::applyTheme(dark ? ui::Theme::Dark : ui::Theme::Light);
        faults_.clear();
    }
    void take(QWidget& widget, const char* screen) {
        const QString name = QString::fromLatin1(screen);
        QVERIFY2(std::any_of(std::begin(kScreens), std::end(kScreens),
                             [&](const char* known) { return name == QLatin1String(known); }),
                 screen);
        QTest::qWait(30);
        for (int round = 0; round < 8; ++round) // one layout asks for the next
            QCoreApplication::processEvents();
        const QPixmap picture = widget.grab();
        QVERIFY2(!picture.isNull(), screen);
        taken_.emplace(name, look_.name());
        for (const QString& fault : faultsOf(widget, look_.language))
            faults_ << name + QStringLiteral(": ") + fault;
        const QString folder = qEnvironmentVariable("SEKISHO_SCREENSHOTS");
        if (folder.isEmpty()) return;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(picture.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, look_.name())));
    }
    void noFaults() {
        faults_.removeDuplicates();
        QVERIFY2(faults_.isEmpty(), qPrintable(QLatin1Char('\n') + faults_.join(QLatin1Char('\n'))));
    }
    static void closeDialog(ConsoleFixture& f) {
        QVERIFY(f.dialog());
        f.dialog()->reject();
        QTest::qWait(5);
        QVERIFY(!f.dialog());
    }
    static EditPage& draft(ConsoleFixture& f) { return *f.find<EditPage>("members.edit"); }
    static AddPage& adding(ConsoleFixture& f) { return *f.find<AddPage>("members.addPage"); }
    static void press(ConsoleFixture& f, const char* button) {
        auto* found = f.find<QAbstractButton>(button);
        QVERIFY2(found, button);
        QVERIFY2(found->isEnabled(), qPrintable(found->toolTip()));
        found->click();
    }
    void takeMenu(QMenu* menu, QWidget* at, const char* screen) {
        QVERIFY(menu);
        menu->popup(at->mapToGlobal(QPoint(0, at->height())));
        take(*menu, screen);
        menu->hide();
    }
    void openMember(ConsoleFixture& f, const UserId& id) {
        f.settle();
        const int row = f.model()->rowOf(QString::fromStdString(id.value));
        QVERIFY(row >= 0);
        f.choose(row);
        QTRY_VERIFY(f.find<QListView>("sessions.list")); // the page is made with the first member
        QTRY_COMPARE(f.find<QListView>("sessions.list")->model()->rowCount(), 5);
        QTest::qWait(50); // the photo is read beside
    }

  private Q_SLOTS:
    void initTestCase() { QApplication::setApplicationVersion(QStringLiteral("0.1.0")); } // main() sets it

    void signingIn_data() { looks(); }
    void signingIn() {
        wear();
        ConsoleFixture f(20);
        f.show();
        auto& page = f.window->signInPage();
        take(*f.window, "sign-in");
        f.gateway.hold();
        f.typePassword(QStringLiteral("Start-1234"));
        take(*f.window, "sign-in-working");
        f.gateway.release();
        QTRY_VERIFY(f.window->session().state() == ui::SessionController::State::Working);
        f.settle();
        f.window->session().signOut();
        f.typePassword(QStringLiteral("wrong"));
        QTRY_VERIFY(!f.find<QLabel>("signIn.message")->text().isEmpty());
        take(*f.window, "sign-in-error");
        page.askSecondFactor();
        take(*f.window, "sign-in-second-factor");
        page.showError(Error(ErrorKind::Unauthenticated, "SECOND_FACTOR_WRONG"));
        take(*f.window, "sign-in-second-factor-wrong");
        page.askNewPassword({8, 20, true});
        take(*f.window, "sign-in-new-password");
        f.find<QLineEdit>("signIn.newPassword")->setText(QStringLiteral("short"));
        take(*f.window, "sign-in-new-password-too-short");
        page.askAccount();
        page.showMessage({});
        f.gateway.setOffline(true);
        f.typePassword(QStringLiteral("Start-1234"));
        QTRY_VERIFY(f.find<QPushButton>("signIn.offline")->isVisible());
        take(*f.window, "sign-in-offline-offer");
        page.askAccount();
        page.showMessage({});
        page.offerOffline(false);
        page.setPlaces({}, {});
        take(*f.window, "sign-in-first-time");
        noFaults();
    }

    void locked_data() { looks(); }
    void locked() {
        wear();
        ConsoleFixture f(20);
        f.show();
        f.signInAndLoad();
        f.window->session().lock();
        take(*f.window, "lock");
        auto* password = f.find<QLineEdit>("lock.password");
        password->setText(QStringLiteral("wrong"));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(password->isEnabled());
        take(*f.window, "lock-wrong-password");
        noFaults();
    }

    void theList_data() { looks(); }
    void theList() {
        wear();
        ConsoleFixture f(1000);
        f.show();
        f.signInAndLoad();
        f.window->resize(1600, 1000);
        take(*f.window, "members");
        f.window->resize(1024, 640);
        take(*f.window, "members-small");
        f.window->resize(1280, 800);
        f.choose(3);
        f.table()->selectionModel()->select(QItemSelection(f.model()->index(6, 0), f.model()->index(11, 0)),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
        take(*f.window, "members-selection");
        f.table()->clearSelection();
        auto* search = f.find<QLineEdit>("members.search");
        search->setText(QStringLiteral("さと"));
        QTRY_VERIFY(f.model()->rowCount() < 200);
        take(*f.window, "members-search");
        search->setText(QStringLiteral("zzzz"));
        QTRY_COMPARE(f.model()->rowCount(), 0);
        take(*f.window, "members-no-match");
        search->clear();
        auto* tree = f.find<QTreeView>("members.tree");
        tree->setCurrentIndex(tree->model()->index(1, 0));
        tree->expand(tree->currentIndex());
        take(*f.window, "members-organization");
        tree->setCurrentIndex(tree->model()->index(0, 0));
        takeMenu(f.find<QToolButton>("members.columns")->menu(), f.find<QToolButton>("members.columns"),
                 "members-columns");
        takeMenu(f.find<QToolButton>("members.filter")->menu(), f.find<QToolButton>("members.filter"),
                 "members-filter");
        f.choose(4);
        Q_EMIT f.table()->customContextMenuRequested(QPoint(40, 40));
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        take(*menu, "members-context-menu");
        menu->close();
        QVERIFY(f.window->registry().trigger(QStringLiteral("member.export")).applies);
        take(*f.dialog(), "members-export");
        for (const char* choice : {"export.list", "export.visible"})
            QVERIFY2(f.dialog()->findChild<QRadioButton*>(QLatin1String(choice))->isChecked(), choice);
        closeDialog(f);
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        take(*f.window, "members-offline");
        noFaults();
    }

    void listsWithoutRows_data() { looks(); }
    void listsWithoutRows() {
        wear();
        {
            ConsoleFixture f;
            f.show();
            f.signInAndLoad();
            take(*f.window, "members-empty");
        }
        {
            ConsoleFixture f(300);
            f.show();
            f.gateway.failNext("snapshot", Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE"), 1000);
            f.signIn();
            QTest::qWait(50);
            take(*f.window, "members-loading");
            f.gateway.setOffline(true);
            QTRY_VERIFY(!f.window->session().online());
            take(*f.window, "members-no-copy");
        }
        {
            ConsoleFixture f(300);
            f.gateway.accounts["admin@demo"].builtInRole = "none";
            f.show();
            f.signIn();
            QTest::qWait(50);
            take(*f.window, "members-forbidden");
        }
        {
            ConsoleFixture f(300);
            f.show();
            f.gateway.failNext("snapshot", Error(ErrorKind::Forbidden, "FORBIDDEN"), 1000);
            f.signIn();
            QTRY_VERIFY(f.host.link->copy()->status().gaveUp);
            take(*f.window, "members-failed");
        }
        noFaults();
    }

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

    void otherScreens_data() { looks(); }
    void otherScreens() {
        wear();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.orgUnits"));
        take(*f.window, "orgunits");
        auto* tree = f.find<QWidget>("orgunits.pane")->findChild<QTreeView*>();
        QVERIFY(tree);
        tree->expandAll();
        tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(1, 0))); // below the whole tenant
        take(*f.window, "orgunit");
        f.window->openScreen(QStringLiteral("members.import"));
        take(*f.window, "import");
        f.window->openScreen(QStringLiteral("members.changes"));
        take(*f.window, "changes-empty");
        Changeset april;
        april.title = look_.language == QLatin1String("ja") ? "4 月の異動" : "April transfers";
        april.state = ChangesetState::Planned;
        april.createdAt = f.clock.now();
        april.plannedAt = f.clock.now();
        april.impact.membersAdded = 3;
        april.impact.roomsChanged = 1;
        april.impact.rooms = {{"orgUnit", "u", "営業部", 4, 1}};
        std::vector<PlannedRow> rows;
        for (const auto& [verdict, name] :
             {std::pair{Verdict::Changed, "青木 愛"}, {Verdict::Refused, "馬場 蓮"}, {Verdict::Added, "千葉 翔太"}}) {
            PlannedRow one;
            one.no = static_cast<std::int64_t>(rows.size()) + 1;
            one.kind = "member";
            one.action = verdict == Verdict::Added ? "create" : "update";
            one.id = "member-" + std::to_string(one.no);
            one.name = name;
            one.verdict = verdict;
            if (verdict == Verdict::Changed) one.changes = {{"telephone", "\"03-1234-5678\"", "\"03-1234-5679\""}};
            if (verdict == Verdict::Refused)
                one.error = Error(ErrorKind::BadInput, "INVALID_PARAMETER").at("telephone");
            rows.push_back(std::move(one));
        }
        f.gateway.pipe.add(april, rows);
        press(f, "changes.refresh");
        auto* list = f.find<QTableView>("changes.list");
        QTRY_COMPARE(list->model()->rowCount(), 1);
        list->selectRow(0);
        const auto* pane = f.find<QWidget>("changes.pane"); // the import has such a view too
        auto* planned = pane->findChild<QTableView*>(QStringLiteral("diff.rows"));
        QTRY_VERIFY(planned->model()->rowCount() > 0);
        pane->findChild<QToolButton*>(QStringLiteral("diff.filter.all"))->click();
        QTRY_COMPARE(planned->model()->rowCount(), 3);
        planned->selectRow(0);
        take(*f.window, "changes");
        noFaults();
    }

    void theWindow_data() { looks(); }
    void theWindow() {
        wear();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        constexpr std::array menus{"menu-file", "menu-member", "menu-view", "menu-help"};
        const auto bar = f.window->menuBar()->actions();
        QCOMPARE(bar.size(), qsizetype(menus.size()));
        for (std::size_t i = 0; i < menus.size(); ++i)
            takeMenu(bar[static_cast<qsizetype>(i)]->menu(), f.window->menuBar(), menus[i]);
        auto* account = f.find<QToolButton>("top.account");
        takeMenu(account->menu(), account, "account-menu");

        auto& registry = f.window->registry();
        registry.trigger(QStringLiteral("view.palette"));
        auto* field = f.find<QFrame>("palette")->findChild<QLineEdit*>();
        take(*f.window, "palette");
        field->setText(QStringLiteral("sato"));
        take(*f.window, "palette-found");
        field->setText(QStringLiteral("zzzz"));
        take(*f.window, "palette-nothing");
        QTest::keyClick(field, Qt::Key_Escape);

        f.window->openScreen(QStringLiteral("activity"));
        take(*f.window, "activity-empty");
        commands::JobList& jobs = f.window->jobs();
        const bool inJapanese = look_.language == QLatin1String("ja");
        std::shared_ptr<ports::JobControl> running;
        jobs.start({inJapanese ? "メンバーを強制ログアウト" : "Force log-out of members", true, true,
                    [](const std::shared_ptr<ports::JobControl>& job) {
                        job->line({"佐藤 花子", {}});
                        job->line({"鈴木 一郎", Error(ErrorKind::Conflict, "PRECONDITION_FAILED")});
                        job->line({"里見 亮", {}});
                        job->progress(3, 3);
                        job->finish({});
                    }});
        jobs.start({inJapanese ? "メンバーを一時停止" : "Suspend members", true, true,
                    [&running](std::shared_ptr<ports::JobControl> job) {
                        job->progress(31, 50);
                        running = std::move(job);
                    }});
        f.find<QTableView>("activity.jobs")->selectRow(1);
        take(*f.window, "activity");
        f.window->openScreen(QStringLiteral("members.members"));
        f.window->close();
        QVERIFY(f.dialog());
        take(*f.dialog(), "close-with-jobs");
        closeDialog(f);
        running->finish({});

        f.window->banner().announce(ui::Banner::Kind::Error,
                                    commands::errorText(Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE")));
        take(*f.window, "banner-error");
        f.window->banner().dismiss();
        registry.trigger(QStringLiteral("help.shortcuts"));
        take(*f.dialog(), "shortcuts");
        closeDialog(f);
        f.host.kept.shortcuts = {{QStringLiteral("view.members"), QStringLiteral("Ctrl+K")}};
        registry.trigger(QStringLiteral("help.shortcuts"));
        f.dialog()->findChild<QPushButton*>(QStringLiteral("shortcuts.none"))->click();
        take(*f.dialog(), "shortcuts-clash");
        closeDialog(f);
        f.host.link->log = {
            QStringLiteral("2026-11-22T08:59:58.120Z  GET /v1.0/admin/changes  200  4 ms  7b1d6f02"),
            QStringLiteral(
                "2026-11-22T08:59:59.031Z  PATCH /v1.0/users/{id}  412 PRECONDITION_FAILED  11 ms  0c94ae17")};
        registry.trigger(QStringLiteral("help.serviceLog"));
        take(*f.dialog(), "service-log");
        closeDialog(f);
        registry.trigger(QStringLiteral("help.about"));
        take(*f.dialog(), "about");
        closeDialog(f);
        noFaults();
    }

    void noScreenIsMissing() {
        QStringList missing;
        for (const char* screen : kScreens)
            for (const char* look : {"ja-light", "ja-dark", "en-light", "en-dark"})
                if (!taken_.contains({QString::fromLatin1(screen), QString::fromLatin1(look)}))
                    missing << QString::fromLatin1(screen) + QLatin1Char('-') + QString::fromLatin1(look);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral(", "))));
    }
};

QTEST_MAIN(TestEveryScreen)
#include "test_every_screen.moc"
