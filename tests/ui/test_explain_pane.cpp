// 権限の確認: the question as it is put together and as other screens put it, the answer with its chain, and the ways
// to it from a refusal, a closed screen, the palette, the navigation and a member.
#include "models/commands/explanation_commands.h"
#include "models/commands/explanation_words.h"
#include "tests/fakes/explanation_samples.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/forms/pickers.h"
#include "ui/panes/explain/explain_pane.h"
#include "ui/panes/explain/link_row.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/nav_panel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/state_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

namespace sekisho::tests::test_explain_pane {

using commands::ExplainQuestion;

namespace {

using Look = ui::StatePage::Look;

std::unique_ptr<ui::ExplainPane> openExplain(PaneFixture& f) {
    return f.open<ui::ExplainPane>({1180, 800});
}
QString text(PaneFixture& f, const char* label) {
    auto* found = f.find<QLabel>(label);
    return found && found->isVisible() ? found->text() : QString();
}
Look look(PaneFixture& f) {
    return f.find<ui::StatePage>("explain.state")->look();
}
bool pressLink(const QWidget& within, const QString& text) {
    for (auto* button : within.findChildren<QAbstractButton*>(QStringLiteral("explain.open")))
        if (button->text() == text && button->isVisible()) {
            button->click();
            return true;
        }
    return false;
}
Member someone(PaneFixture& f, int place) {
    auto it = f.gateway.tenant.members().begin();
    std::advance(it, place);
    return it->second;
}
QString ask(const char* resource) {
    return QString::fromUtf8(resource);
}
Error missing(const char* menu, const char* access) {
    return Error(ErrorKind::Forbidden, "FORBIDDEN").with("menu", menu).with("access", access);
}

} // namespace

class TestExplainPane : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { ui::applyLanguage(QStringLiteral("en")); }

    void aQuestionIsAResourceAndBack() {
        ExplainQuestion right;
        right.user = UserId("u 1&2");
        right.menu = "members.members";
        right.access = Access::Operate;
        right.object = {"orgUnit", "a:b", {}};
        QCOMPARE(*commands::explainQuestion(commands::explainResource(right)), right);
        ExplainQuestion use;
        use.kind = ExplainQuestion::Kind::Use;
        use.user = UserId("u");
        use.client = "pcApp";
        use.ip = "2001:db8::1";
        QCOMPARE(*commands::explainQuestion(commands::explainResource(use)), use);
        const auto short_ = commands::explainQuestion(QStringLiteral("reach?user=x"));
        QVERIFY(short_ && short_->kind == ExplainQuestion::Kind::Reach && short_->user.value == "x");
        QVERIFY(!commands::explainQuestion(QStringLiteral("mine")));
        QVERIFY(!commands::explainQuestion(QString()));
    }

    void onlyARefusalThatNamesARightIsAskedAbout() {
        const auto why = commands::whyQuestion(missing("security.roles", "operate"));
        QVERIFY(why && why->menu == "security.roles" && why->access == Access::Operate);
        QVERIFY(!commands::whyQuestion(Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED")));
        QVERIFY(!commands::whyQuestion(missing("no.such.menu", "view")));
        QVERIFY(!commands::whyQuestion(Error(ErrorKind::NotFound, "USER_NOT_EXIST").with("menu", "security.roles")));
    }

    void theFormAsksWhatItShows() {
        PaneFixture f(30);
        f.load();
        auto pane = openExplain(f);
        QCOMPARE(look(f), Look::Empty);
        f.gateway.explanationDesk.rightAnswer =
            fakes::sampleAllowed({f.identity->user, f.identity->name, {}}, {"tenant", {}, {}}, f.clock.now());
        auto* menu = f.find<QComboBox>("explain.menu");
        menu->setFocus();
        menu->lineEdit()->selectAll();
        QTest::keyClicks(menu->lineEdit(), QStringLiteral("lost dev"));
        QTest::keyClick(menu->lineEdit(), Qt::Key_Return); // settles what was typed
        f.find<QComboBox>("explain.access")->setCurrentIndex(1);
        QCOMPARE(menu->currentData().toString(), QStringLiteral("security.lostDevice"));
        QVERIFY(menu->currentText().contains(QStringLiteral("Lost devices")));
        f.find<QPushButton>("explain.ask")->click();
        QTRY_COMPARE(text(f, "explain.verdict"), QStringLiteral("It is allowed, under a condition"));
        const auto& asked = f.gateway.explanationDesk.rightsAsked.back();
        QCOMPARE(asked.menu, std::string("security.lostDevice"));
        QCOMPARE(asked.who, f.identity->user);
        QCOMPARE(asked.access, Access::Operate);
        QCOMPARE(asked.object.kind, std::string("tenant"));
        f.find<QComboBox>("explain.access")->setCurrentIndex(0); // an answer stands under its own question only
        QCOMPARE(look(f), Look::Empty);
        QVERIFY(text(f, "explain.verdict").isEmpty());
    }

    void whoeverAdministersAPartBeginsWithHisPart() {
        PaneFixture f(30);
        const OrgUnit head = f.gateway.tenant.orgUnits().begin()->second;
        f.gateway.accounts["admin@demo"].builtInRole = "deputy";
        f.gateway.accounts["admin@demo"].scope.orgUnits = {head.id};
        f.load();
        auto pane = openExplain(f);
        QCOMPARE(f.find<QComboBox>("explain.objectKind")->currentData().toString(), QStringLiteral("orgUnit"));
        QCOMPARE(f.find<QLineEdit>("explain.object")->text(), commands::fromUtf8(head.name));
        f.find<QPushButton>("explain.ask")->click();
        QTRY_VERIFY(!f.gateway.explanationDesk.rightsAsked.empty());
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.back().object.id, head.id.value);
    }

    void whatIsNotChosenIsSaid() {
        PaneFixture f(30);
        f.load();
        auto pane = openExplain(f);
        auto* button = f.find<QPushButton>("explain.ask");
        f.find<QComboBox>("explain.objectKind")->setCurrentIndex(2);
        QVERIFY(!button->isEnabled());
        QVERIFY(!button->toolTip().isEmpty());
        QCOMPARE(text(f, "explain.note"), button->toolTip());
        f.find<QPushButton>("explain.objectPick")->click();
        auto* picker = f.find<ui::MemberPicker>("memberPicker");
        QVERIFY(picker);
        QTest::keyClick(picker->findChild<QTableView*>(), Qt::Key_Return);
        QTRY_VERIFY(button->isEnabled());
        button->click();
        QTRY_VERIFY(!f.gateway.explanationDesk.rightsAsked.empty());
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.back().object.kind, std::string("member"));
    }

    void aDenialSaysWhatIsMissingAndWhoCouldGrantIt() {
        PaneFixture f(30);
        f.load();
        const Member about = someone(f, 3), who = someone(f, 5);
        f.gateway.explanationDesk.rightAnswer = fakes::sampleDenied(
            {who.id, who.displayName(), who.email}, {"member", about.id.value, about.displayName()}, f.clock.now());
        auto pane = openExplain(f);
        ExplainQuestion question;
        question.user = who.id;
        question.menu = "members.members";
        question.access = Access::Operate;
        question.object = {"member", about.id.value, {}};
        pane->showResource(commands::explainResource(question));
        QTRY_COMPARE(text(f, "explain.verdict"), QStringLiteral("It is not allowed"));
        const QString sentence = text(f, "explain.sentence");
        QVERIFY2(sentence.contains(QStringLiteral("Members (operate)")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("森 健一")), qPrintable(sentence));
        const auto rows = f.find<QWidget>("explain.chain")->findChildren<ui::explain::LinkRow*>();
        QCOMPARE(rows.size(), 3); // role, menu, scope
        QVERIFY(rows[1]->accessibleName().startsWith(QStringLiteral("Speaks for it")));
        QVERIFY(rows[2]->accessibleName().startsWith(QStringLiteral("Speaks against it")));
        QVERIFY(rows[2]->accessibleName().contains(QStringLiteral("大阪支社")));
        QVERIFY(!f.find<QWidget>("explain.otherPaths")->isVisible());
        f.find<QToolButton>("explain.others")->click();
        QVERIFY(f.find<QWidget>("explain.otherPaths")->isVisible());
        QSignalSpy opened(pane.get(), &ui::Pane::openWanted);
        QVERIFY(pressLink(*rows[1], QStringLiteral("Open the role")));
        QCOMPARE(opened.last().at(0).toString(), QStringLiteral("security.roles"));
        QCOMPARE(opened.last().at(1).toString(), QStringLiteral("r-hr"));
        const auto grantors = pane->findChildren<QLabel*>(QStringLiteral("explain.grantor"));
        QCOMPARE(grantors.size(), 2);
        QCOMPARE(pane->findChildren<QWidget*>(QStringLiteral("explain.removal")).size(), 0);
    }

    void whatIsAllowedSaysConditionsAndTheSmallestRemoval() {
        PaneFixture f(30);
        f.load();
        const Member who = someone(f, 5), about = someone(f, 3);
        f.gateway.explanationDesk.rightAnswer = fakes::sampleAllowed(
            {who.id, who.displayName(), who.email}, {"member", about.id.value, about.displayName()}, f.clock.now());
        auto pane = openExplain(f);
        pane->showResource(ask("right?menu=members.members&access=operate"));
        QTRY_COMPARE(text(f, "explain.verdict"), QStringLiteral("It is allowed, under a condition"));
        QCOMPARE(f.find<QWidget>("explain.conditions")->findChildren<ui::explain::LinkRow*>().size(), 2);
        QCOMPARE(f.find<QWidget>("explain.chain")->findChildren<ui::explain::LinkRow*>().size(), 4); // with its end
        const auto steps = pane->findChildren<QLabel*>(QStringLiteral("explain.step"));
        QCOMPARE(steps.size(), 2); // each of the two roles that give it
        const QString all = steps[0]->text() + steps[1]->text();
        QVERIFY2(all.contains(QStringLiteral("Nobody else is touched")), qPrintable(all));
        QSignalSpy opened(pane.get(), &ui::Pane::openWanted);
        QVERIFY(pressLink(*f.find<QWidget>("explain.conditions"), QStringLiteral("Open the setting")));
        QCOMPARE(opened.last().at(0).toString(), QStringLiteral("security.approvals"));
        f.find<QToolButton>("explain.whoElse")->click();
        QTRY_VERIFY(!f.gateway.explanationDesk.holdersAsked.empty());
        QCOMPARE(f.find<QTabBar>("explain.tabs")->currentIndex(), 2);
        QCOMPARE(f.gateway.explanationDesk.holdersAsked.back().menu, std::string("members.members"));
    }

    void whyAServiceCannotBeUsedLeadsToTheTemplate() {
        PaneFixture f(30);
        f.load();
        const Member who = someone(f, 4);
        f.gateway.explanationDesk.useAnswer = fakes::sampleUse({who.id, who.displayName(), who.email}, false);
        auto pane = openExplain(f);
        pane->showResource(
            QStringLiteral("use?user=%1&service=drive&client=mobileApp").arg(QString::fromStdString(who.id.value)));
        QTRY_COMPARE(text(f, "explain.verdict"), QStringLiteral("It is not allowed"));
        QVERIFY(text(f, "explain.sentence").contains(QStringLiteral("It does not allow Drive")));
        const auto rows = f.find<QWidget>("explain.chain")->findChildren<ui::explain::LinkRow*>();
        QCOMPARE(rows.size(), 6);
        QSignalSpy opened(pane.get(), &ui::Pane::openWanted);
        QVERIFY(pressLink(*rows[5], QStringLiteral("Open the template")));
        QCOMPARE(opened.last().at(0).toString(), QStringLiteral("security.services"));
        QCOMPARE(opened.last().at(1).toString(), QStringLiteral("t-1"));
        QVERIFY(pressLink(*rows[2], QStringLiteral("Open the setting")));
        QCOMPARE(opened.last().at(0).toString(), QStringLiteral("security.network"));
        const auto& asked = f.gateway.explanationDesk.usesAsked.back();
        QCOMPARE(asked.service, std::string("drive"));
        QCOMPARE(asked.client, std::string("mobileApp"));
    }

    void anAnswerIsCopiedAsData() {
        PaneFixture f(30);
        f.load();
        f.gateway.explanationDesk.rightAnswer =
            fakes::sampleAllowed({UserId("u"), "佐藤 花子", "sato@demo"}, {"tenant", {}, {}}, f.clock.now());
        auto pane = openExplain(f);
        QVERIFY(!f.find<QToolButton>("explain.copy")->isEnabled());
        pane->showResource(ask("right?menu=members.members"));
        QTRY_VERIFY(f.find<QToolButton>("explain.copy")->isEnabled());
        f.find<QToolButton>("explain.copy")->click();
        const QJsonObject data = QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).object();
        QCOMPARE(data.value(QStringLiteral("allowed")).toBool(), true);
        QCOMPARE(data.value(QStringLiteral("who")).toObject().value(QStringLiteral("name")).toString(),
                 QStringLiteral("佐藤 花子"));
        QVERIFY(!data.value(QStringLiteral("paths")).isUndefined());
        QVERIFY(!f.find<ui::Banner>("explain.banner")->sentence().isEmpty());
    }

    void holdersAreListedAndEachOpensItsChain() {
        PaneFixture f(30);
        f.load();
        auto& desk = f.gateway.explanationDesk;
        desk.holderList = fakes::sampleHolders(f.clock.now());
        desk.outside = 2;
        auto pane = openExplain(f);
        pane->showResource(ask("holders?menu=members.members&access=operate&object=tenant"));
        auto* table = f.find<QTableView>("explain.table");
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QVERIFY(text(f, "explain.outside").contains(QLatin1Char('2')));
        QVERIFY(pane->hasList());
        QVERIFY(f.find<QToolButton>("explain.export")->isVisible());
        table->selectRow(2);
        QTRY_COMPARE(text(f, "explain.holder"), QStringLiteral("伊藤 美咲"));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY(!desk.rightsAsked.empty());
        QCOMPARE(desk.rightsAsked.back().who, UserId("u-ito"));
        QCOMPARE(desk.rightsAsked.back().access, Access::Operate);
        QCOMPARE(f.find<QTabBar>("explain.tabs")->currentIndex(), 0);
    }

    void whoReachesAMemberSaysWhatItAllows() {
        PaneFixture f(30);
        f.load();
        auto& desk = f.gateway.explanationDesk;
        desk.reachList = fakes::sampleReach(f.clock.now());
        const Member about = someone(f, 3);
        auto pane = openExplain(f);
        pane->showResource(QStringLiteral("reach?user=%1").arg(QString::fromStdString(about.id.value)));
        auto* table = f.find<QTableView>("explain.table");
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QCOMPARE(desk.reachesAsked.back(), about.id);
        QVERIFY(!table->isColumnHidden(3));
        QCOMPARE(table->model()->index(0, 3).data().toString(), QStringLiteral("Operate"));
        QCOMPARE(table->model()->index(3, 3).data().toString(), QStringLiteral("Other menus only"));
        table->selectRow(2);
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY(!desk.rightsAsked.empty());
        QCOMPARE(desk.rightsAsked.back().object.id, about.id.value);
        QCOMPARE(desk.rightsAsked.back().access, Access::View); // what is most that he can do
    }

    void whoeverMayNotAskOfOthersAsksOfHimself() {
        PaneFixture f(30);
        f.gateway.accounts["admin@demo"].builtInRole = "operator";
        f.load();
        QVERIFY(!f.identity->canOperate("security.explain", f.clock.now()));
        f.gateway.explanationDesk.rightAnswer =
            fakes::sampleDenied({f.identity->user, f.identity->name, {}}, {"tenant", {}, {}}, f.clock.now());
        auto pane = openExplain(f);
        auto* person = f.find<QPushButton>("explain.pick");
        QVERIFY(!person->isEnabled());
        QVERIFY(person->toolTip().contains(QStringLiteral("yourself only")));
        QCOMPARE(text(f, "explain.note"), person->toolTip());
        pane->showResource(ask("right?menu=security.roles&access=operate"));
        QTRY_COMPARE(text(f, "explain.verdict"), QStringLiteral("It is not allowed"));
        const auto asked = f.gateway.explanationDesk.rightsAsked.size();
        pane->showResource(ask("right?user=somebody&menu=security.roles"));
        QCOMPARE(look(f), Look::Forbidden);
        f.find<QTabBar>("explain.tabs")->setCurrentIndex(2);
        QCOMPARE(look(f), Look::Forbidden);
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.size(), asked); // the service was not asked in vain
        for (auto* why : f.find<ui::StatePage>("explain.state")->findChildren<QPushButton*>())
            why->click(); // that too is a right like any other
        QTRY_COMPARE(f.gateway.explanationDesk.rightsAsked.size(), asked + 1);
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.back().menu, std::string("security.explain"));
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.back().access, Access::Operate);
    }

    void looksWhenThereIsNoAnswer() {
        PaneFixture f(30);
        f.load();
        auto pane = openExplain(f);
        f.gateway.failNext("explainRight", missing("security.explain", "operate"));
        pane->showResource(ask("right?menu=members.members"));
        QTRY_COMPARE(look(f), Look::Forbidden);
        f.gateway.failNext("explainRight", Error(ErrorKind::Timeout, "TIMEOUT"));
        pane->showResource(ask("right?menu=members.members"));
        QTRY_COMPARE(look(f), Look::Failed);
        for (auto* again : f.find<ui::StatePage>("explain.state")->findChildren<QPushButton*>())
            again->click();
        QTRY_VERIFY(!text(f, "explain.verdict").isEmpty());
        f.setOnline(false);
        QVERIFY(!text(f, "explain.verdict").isEmpty()); // what was answered stays
        pane->showResource(ask("right?menu=members.groups"));
        QCOMPARE(look(f), Look::Offline);
        f.setOnline(true);
        QTRY_VERIFY(!text(f, "explain.verdict").isEmpty()); // asked as soon as it can be
    }

    void theFormIsGoneThroughByTab() {
        PaneFixture f(30);
        f.load();
        auto pane = openExplain(f);
        pane->activateWindow();
        pane->focusFilter();
        QStringList names;
        for (int i = 0; i < 6 && QApplication::focusWidget(); ++i) {
            names << QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        names.removeAll(QString());
        QVERIFY2(names.startsWith(QStringLiteral("explain.pick")), qPrintable(names.join(QLatin1Char(' '))));
        const QStringList order{QStringLiteral("explain.pick"), QStringLiteral("explain.menu"),
                                QStringLiteral("explain.objectKind"), QStringLiteral("explain.access"),
                                QStringLiteral("explain.ask")};
        QCOMPARE(names.mid(0, 5), order);
    }

    // --- the ways to it -------------------------------------------------------------------------------------------

    void aRefusalInABannerOffersWhy() {
        PaneFixture f(10);
        f.load();
        auto pane = openExplain(f); // any pane
        QSignalSpy opened(pane.get(), &ui::Pane::openWanted);
        auto* banner = f.find<ui::Banner>("explain.banner");
        banner->tell(missing("members.groups", "operate"));
        auto* why = banner->findChild<QPushButton*>();
        QCOMPARE(why->text(), QStringLiteral("Why?"));
        why->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.last().at(0).toString(), QStringLiteral("security.explain"));
        const auto question = commands::explainQuestion(opened.last().at(1).toString());
        QVERIFY(question && question->menu == "members.groups" && question->access == Access::Operate);
        banner->tell(Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED"));
        QVERIFY(!why->isVisible());
    }

    void aClosedScreenOffersWhy() {
        PaneFixture f(10);
        f.load();
        auto pane = openExplain(f);
        QSignalSpy opened(pane.get(), &ui::Pane::openWanted);
        auto* state = new ui::StatePage(pane.get());
        state->present(Look::Forbidden, QStringLiteral("Closed"));
        auto* why = state->findChild<QPushButton*>();
        QCOMPARE(why->text(), QStringLiteral("Why?"));
        why->click();
        QCOMPARE(opened.last().at(1).toString(), commands::explainResource(commands::menuQuestion(pane->menuKey())));
        state->present(Look::Empty, QStringLiteral("Nothing here"));
        QVERIFY(why->isHidden());
        ui::StatePage outside;
        outside.present(Look::Forbidden, QStringLiteral("Closed"));
        QVERIFY(outside.findChild<QPushButton*>()->isHidden()); // nobody would hear it
    }

    void thePaletteSaysWhyNot() {
        ConsoleFixture f(20);
        f.gateway.accounts["admin@demo"].builtInRole = "operator";
        f.show();
        f.signInAndLoad();
        f.window->registry().trigger(QStringLiteral("view.palette"));
        auto* palette = f.find<ui::CommandPalette>("palette");
        auto* field = palette->findChild<QLineEdit*>();
        const commands::Command* denied = nullptr;
        for (const commands::Command* one : f.window->registry().all())
            if (!denied && commands::whyQuestion(*one, f.window->registry().context())) denied = one;
        QVERIFY(denied);
        field->setText(denied->text());
        auto* list = palette->findChild<QListView*>();
        for (int step = 0; step < list->model()->rowCount(); ++step) {
            if (list->currentIndex().data(ui::PaletteModel::KeyRole).toString() == denied->key()) break;
            QTest::keyClick(field, Qt::Key_Down);
        }
        QCOMPARE(list->currentIndex().data(ui::PaletteModel::KeyRole).toString(), denied->key());
        QVERIFY(!list->currentIndex().data(ui::PaletteModel::EnabledRole).toBool());
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(!f.gateway.explanationDesk.rightsAsked.empty());
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.back().menu, std::string(denied->permission().menu));
        QCOMPARE(f.window->findChild<ui::NavPanel*>()->currentKey(), QStringLiteral("security.explain"));
    }

    void aClosedEntryOfTheNavigationSaysWhy() {
        ConsoleFixture f(20);
        f.gateway.accounts["admin@demo"].builtInRole = "operator";
        f.show();
        f.signInAndLoad();
        auto* nav = f.window->findChild<ui::NavPanel*>();
        QVERIFY(!f.gateway.accounts.empty());
        const QList<QTreeWidgetItem*> found =
            nav->findItems(commands::menuText(*menuItem("security.roles")), Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        QVERIFY(!(found.front()->flags() & Qt::ItemIsSelectable));
        QVERIFY(!found.front()->toolTip(0).isEmpty());
        nav->setFocus(Qt::TabFocusReason);
        nav->setCurrentItem(found.front());
        QVERIFY(f.gateway.explanationDesk.rightsAsked.empty()); // coming by opens nothing
        QTest::keyClick(nav, Qt::Key_Return);
        QTRY_VERIFY(!f.gateway.explanationDesk.rightsAsked.empty());
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.back().menu, std::string("security.roles"));
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.back().access, Access::View);
    }

    void aRefusedCommandOffersWhyInTheWindow() {
        ConsoleFixture f(20);
        f.show();
        f.signInAndLoad();
        auto* command = f.window->registry().find(QStringLiteral("member.suspend"));
        Q_EMIT command->failed(missing("members.members", "operate"), QStringLiteral("佐藤 花子"));
        QVERIFY(f.window->banner().sentence().contains(QStringLiteral("佐藤 花子")));
        auto* why = f.window->banner().findChild<QPushButton*>();
        QCOMPARE(why->text(), QStringLiteral("Why?"));
        why->click();
        QTRY_COMPARE(f.gateway.explanationDesk.rightsAsked.size(), 1U);
        QCOMPARE(f.gateway.explanationDesk.rightsAsked.back().menu, std::string("members.members"));
    }

    void aMemberIsAskedAboutFromTheList() {
        ConsoleFixture f(20);
        f.show();
        f.signInAndLoad();
        const commands::Command* use = f.window->registry().find(QStringLiteral("member.explainUse"));
        QVERIFY(use);
        QVERIFY(!use->applicability(f.window->registry().context()).applies); // nobody is chosen
        f.choose(4);
        const commands::Context now = f.window->registry().context();
        QVERIFY(use->applicability(now).applies);
        const UserId chosen = now.selection.front().id;
        f.window->registry().trigger(QStringLiteral("member.explainUse"));
        QTRY_COMPARE(f.gateway.explanationDesk.usesAsked.size(), 1U);
        QCOMPARE(f.gateway.explanationDesk.usesAsked.back().user, chosen);
        f.window->openScreen(QStringLiteral("members.members"));
        f.window->registry().trigger(QStringLiteral("member.reachedBy"));
        QTRY_COMPARE(f.gateway.explanationDesk.reachesAsked.size(), 1U);
        QCOMPARE(f.gateway.explanationDesk.reachesAsked.back(), chosen);
    }
};

} // namespace sekisho::tests::test_explain_pane

SEKISHO_QTEST_MAIN(test_explain_pane, TestExplainPane)
#include "test_explain_pane.moc"
