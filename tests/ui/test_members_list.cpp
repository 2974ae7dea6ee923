// The list of members as people use it: filtering, sorting, selecting, columns, its five looks.
#include "models/domain/text_fold.h"
#include "models/items/roles.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/members_fixture.h"
#include "tests/ui/screenshots.h"
#include "ui/panes/members/filter_button.h"
#include "ui/panes/members/member_table.h"
#include "ui/panes/members/member_words.h"
#include "ui/panes/members/org_tree_panel.h"
#include "ui/panes/members/selection_bar.h"
#include "ui/widgets/state_page.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeView>

#include <set>

namespace sekisho::tests::test_members_list {

using Column = ports::MemberColumn;

class TestMembersList : public QObject {
    Q_OBJECT

    static std::vector<commands::SelectedMember> chosenMembers(MembersFixture& f) {
        const commands::Selection chosen = f.pane->selection();
        return chosen.first(chosen.count());
    }
    static std::set<QString> selectedIds(MembersFixture& f) {
        std::set<QString> ids;
        for (const auto& member : chosenMembers(f))
            ids.insert(commands::fromUtf8(member.id.value));
        return ids;
    }
    static ui::StatePage* look(MembersFixture& f) {
        auto* page = f.find<QTableView>("members.table")->parentWidget()->findChild<ui::StatePage*>();
        return page && page->isVisible() ? page : nullptr;
    }

  private Q_SLOTS:
    void everybodyIsThereByReading() {
        MembersFixture f(300);
        f.loadAndOpen();
        QCOMPARE(f.find<QLabel>("members.count")->text(), QStringLiteral("300"));
        const auto usual = ui::members::FilterState();
        int shown = 0;
        for (const auto& [id, member] : f.gateway.tenant.members())
            shown += member.statusAt(f.clock.now()) != MemberStatus::Deleted;
        QVERIFY2(shown < 300, "the sample has deleted members, or this shows nothing");
        QCOMPARE(usual.statuses & ports::ShowDeleted, 0U);
        QCOMPARE(f.model()->rowCount(), shown);
        for (int row = 1; row < f.model()->rowCount(); ++row) {
            const auto key = [&](int r) {
                const auto cells = f.model()->cellsAt(r);
                return sortKey(cells.reading, cells.name);
            };
            QVERIFY(key(row - 1) <= key(row));
        }
    }

    void modelHoldsToTheRules() {
        MembersFixture f(120);
        f.loadAndOpen();
        QAbstractItemModelTester tester(f.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTest::keyClicks(f.find<QLineEdit>("members.search"), QStringLiteral("ta"));
        f.table()->sortByColumn(static_cast<int>(Column::LoginId), Qt::DescendingOrder);
        f.gateway.tenant.edit(f.idAt(0), [](Member& m) { m.name.lastName = "和気"; });
        f.settle();
        f.find<QLineEdit>("members.search")->clear();
        QVERIFY(f.model()->rowCount() > 0);
    }

    void eachKeystrokeFilters() {
        MembersFixture f(400);
        f.loadAndOpen();
        auto* search = f.find<QLineEdit>("members.search");
        f.pane->focusFilter();
        int before = f.model()->rowCount();
        for (const QString& typed :
             {QStringLiteral("s"), QStringLiteral("a"), QStringLiteral("t"), QStringLiteral("o")}) {
            QTest::keyClicks(search, typed);
            QVERIFY(f.model()->rowCount() <= before);
            before = f.model()->rowCount();
        }
        QVERIFY(before > 0);
        for (int row = 0; row < f.model()->rowCount(); ++row) {
            const auto cells = f.model()->cellsAt(row);
            const QString all =
                commands::fromUtf8(cells.name) + commands::fromUtf8(cells.reading) + commands::fromUtf8(cells.loginId);
            QVERIFY2(all.contains(QStringLiteral("サト")) || all.contains(QStringLiteral("sato")), qPrintable(all));
        }
        auto* bar = f.find<ui::members::SelectionBar>("members.selectionBar");
        QTRY_VERIFY(bar->countText().contains(QStringLiteral(" of ")));
        search->setText(QStringLiteral("佐"));
        QVERIFY(f.model()->rowCount() > 0);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty());
    }

    void lettersInTheTableGoToTheFilter() {
        MembersFixture f(60);
        f.loadAndOpen();
        f.choose(0);
        QTest::keyClicks(f.table(), QStringLiteral("k"));
        QCOMPARE(f.find<QLineEdit>("members.search")->text(), QStringLiteral("k"));
    }

    void headClickSortsAndIsRemembered() {
        MembersFixture f(150);
        f.loadAndOpen({2000, 760});
        QHeaderView* head = f.table()->horizontalHeader();
        const int login = static_cast<int>(Column::LoginId);
        const auto click = [&] {
            QTest::mouseClick(head->viewport(), Qt::LeftButton, {},
                              QPoint(head->sectionViewportPosition(login) + 20, head->height() / 2));
        };
        click();
        QVERIFY(f.model()->query().sortBy == Column::LoginId);
        QVERIFY(f.model()->textAt(0, Column::LoginId) <= f.model()->textAt(1, Column::LoginId));
        click();
        QVERIFY(f.model()->query().descending);
        QVERIFY(f.model()->textAt(0, Column::LoginId) >= f.model()->textAt(1, Column::LoginId));
        f.openPane();
        QVERIFY(f.model()->query().sortBy == Column::LoginId);
        QVERIFY(f.model()->query().descending);
        head = f.table()->horizontalHeader();
        click(); // up, down, and back to the usual order
        QVERIFY(!f.model()->query().sortBy);
        QCOMPARE(head->sortIndicatorSection(), -1);
        f.openPane();
        QVERIFY(!f.model()->query().sortBy);
    }

    void anOrganizationIsShownByStanding() {
        MembersFixture f(300);
        f.loadAndOpen();
        const auto nodes = f.cache->orgTree();
        const auto most = std::ranges::max_element(nodes, {}, &ports::OrgNode::directMembers);
        std::vector<std::string> byReading;
        for (int row = 0; row < f.model()->rowCount(); ++row)
            byReading.emplace_back(f.model()->cellsAt(row).id);
        f.pane->findChild<ui::members::OrgTreePanel*>()->choose(commands::fromUtf8(most->id.value));
        QTRY_VERIFY(f.model()->rowCount() < static_cast<int>(byReading.size()));
        ports::MemberQuery query = f.model()->query();
        query.sortBy = Column::Reading;
        const auto sorted = f.cache->members().query(query);
        QCOMPARE(f.model()->rowCount(), static_cast<int>(sorted->size()));
        bool same = true;
        for (int row = 0; row < f.model()->rowCount(); ++row)
            same = same &&
                   f.model()->cellsAt(row).id == f.cache->members().cells((*sorted)[static_cast<std::size_t>(row)]).id;
        QVERIFY2(!same, "by standing, not by reading");
    }

    void selectionAndPlaceSurviveChangesOfOthers() {
        MembersFixture f(500);
        f.loadAndOpen();
        f.select({40, 41, 77});
        const auto chosen = selectedIds(f);
        QCOMPARE(chosen.size(), 3U);
        f.table()->verticalScrollBar()->setValue(30);
        const QString top = f.model()->idAt(f.table()->rowAt(0));
        // Somebody sorts to the very top now: all rows move by one.
        f.gateway.tenant.edit(f.idAt(300), [](Member& m) { m.name.phoneticLastName = "ア"; });
        f.settle();
        QTRY_COMPARE(f.model()->textAt(0, Column::Reading).left(1), QStringLiteral("ア"));
        QVERIFY(selectedIds(f) == chosen);
        QCOMPARE(f.model()->idAt(f.table()->rowAt(0)), top);
        // Sorting turns everything round; the same members stay selected.
        f.model()->sort(static_cast<int>(Column::EmployeeNumber), Qt::DescendingOrder);
        QVERIFY(selectedIds(f) == chosen);
        // What the filter hides is not acted upon.
        f.find<QLineEdit>("members.search")->setText(f.nameAt(f.rowWhere([&](const auto& cells) {
            return cells.id == chosen.begin()->toStdString();
        })));
        QVERIFY(selectedIds(f).size() <= 3);
        for (const auto& member : chosenMembers(f))
            QVERIFY(f.model()->rowOf(commands::fromUtf8(member.id.value)) >= 0);
    }

    void everythingThatMatchesIsSelectedAndActedOn() {
        MembersFixture f(200);
        f.loadAndOpen();
        f.find<QLineEdit>("members.search")->setText(QStringLiteral("kato"));
        QTRY_VERIFY(f.find<QToolButton>("members.selectAll")->isVisible());
        QTest::mouseClick(f.find<QToolButton>("members.selectAll"), Qt::LeftButton);
        auto* table = qobject_cast<ui::members::MemberTable*>(f.table());
        QCOMPARE(table->selectedCount(), f.model()->rowCount());
        QVERIFY(table->selectedCount() > 1);
        auto* suspend = f.find<QToolButton>("bar.member.suspend");
        QTRY_VERIFY(suspend->isVisible() && suspend->isEnabled());
        const auto wanted = chosenMembers(f);
        int inUse = 0;
        for (const auto& member : wanted)
            inUse += member.status == MemberStatus::InUse && !member.administrator;
        QTest::mouseClick(suspend, Qt::LeftButton);
        QCOMPARE(f.plans.size(), 1U);
        QTRY_COMPARE(f.gateway.callsOf("suspendMember"), static_cast<std::size_t>(inUse));
        QCOMPARE(f.jobs.jobs().size(), 1U);
        for (const auto& member : wanted)
            if (member.status == MemberStatus::InUse && !member.administrator) QVERIFY(f.memberOf(member.id).suspended);
        f.settle();
        QTRY_VERIFY(f.find<QToolButton>("bar.member.unsuspend")->isEnabled());
    }

    void statesAreFiltered() {
        MembersFixture f(400);
        f.loadAndOpen();
        const int usual = f.model()->rowCount();
        auto* deleted = f.find<QCheckBox>(qPrintable(QStringLiteral("members.filter.%1").arg(int(ports::ShowDeleted))));
        QVERIFY(deleted);
        deleted->setChecked(true);
        QCOMPARE(f.model()->rowCount(), 400);
        for (const auto bit : {ports::ShowInUse, ports::ShowPending, ports::ShowAwaiting, ports::ShowSuspended})
            f.find<QCheckBox>(qPrintable(QStringLiteral("members.filter.%1").arg(int(bit))))->setChecked(false);
        QCOMPARE(f.model()->rowCount(), 400 - usual);
        for (int row = 0; row < f.model()->rowCount(); ++row)
            QCOMPARE(f.model()->cellsAt(row).status, MemberStatus::Deleted);
        f.find<QPushButton>("members.filter.reset")->click();
        QCOMPARE(f.model()->rowCount(), usual);
        f.find<QCheckBox>("members.filter.onLeave")->setChecked(true);
        for (int row = 0; row < f.model()->rowCount(); ++row)
            QVERIFY(f.model()->cellsAt(row).onLeave);
        QVERIFY(f.model()->rowCount() < usual);
        f.find<QPushButton>("members.filter.reset")->click();
        f.find<QCheckBox>("members.filter.notSeen")->setChecked(true);
        auto* period = f.find<QComboBox>("members.filter.period");
        QCOMPARE(period->currentData().toInt(), 90);
        period->setCurrentIndex(period->findData(60));
        Q_EMIT period->activated(period->currentIndex());
        QVERIFY(f.model()->rowCount() > 0 && f.model()->rowCount() < usual);
        const auto limit = toMillis(f.clock.now() - std::chrono::hours(24 * 60));
        for (int row = 0; row < f.model()->rowCount(); ++row)
            QVERIFY(f.model()->cellsAt(row).lastAccess < limit);
        // It is remembered.
        const int rows = f.model()->rowCount();
        f.openPane();
        QCOMPARE(f.model()->rowCount(), rows);
        QVERIFY(f.find<ui::members::FilterButton>("members.filter")->text().contains(QStringLiteral("60")));
    }

    void organizationsNarrowTheList() {
        MembersFixture f(1600);
        f.loadAndOpen();
        auto* tree = f.find<QTreeView>("members.tree");
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Down); // the top organization: all but those who belong to none
        QTest::keyClick(tree, Qt::Key_Down); // its first child
        const int withBelow = f.model()->rowCount();
        QVERIFY(withBelow > 0 && withBelow < 1500);
        const auto query = f.model()->query();
        QVERIFY(query.orgUnit.has_value());
        auto* direct = f.find<QCheckBox>("members.directOnly");
        QVERIFY(direct->isEnabled());
        QTest::mouseClick(direct, Qt::LeftButton, {}, QPoint(8, direct->height() / 2));
        QVERIFY(f.model()->rowCount() < withBelow);
        // Open branches, chosen organization and the switch are there again.
        QTest::keyClick(tree, Qt::Key_Right);
        const QStringList open = f.pane->findChild<ui::members::OrgTreePanel*>()->openOrgUnits();
        QVERIFY(open.size() >= 2);
        const int rows = f.model()->rowCount();
        f.openPane();
        QCOMPARE(f.model()->rowCount(), rows);
        QVERIFY(f.find<QCheckBox>("members.directOnly")->isChecked());
        QCOMPARE(f.pane->findChild<ui::members::OrgTreePanel*>()->openOrgUnits(), open);
        QVERIFY(f.find<QTreeView>("members.tree")->isExpanded(f.find<QTreeView>("members.tree")->currentIndex()));
    }

    void columnsAreChosenMovedAndRemembered() {
        MembersFixture f(40);
        f.loadAndOpen();
        auto* columns = f.find<QToolButton>("members.columns");
        Q_EMIT columns->menu()->aboutToShow();
        const auto tick = [&](const char* key) {
            auto* action = columns->menu()->findChild<QAction*>(QStringLiteral("column.") + QLatin1String(key));
            QVERIFY(action);
            action->trigger();
        };
        QVERIFY(f.table()->isColumnHidden(static_cast<int>(Column::CellPhone)));
        tick("cellPhone");
        tick("reading");
        QVERIFY(!f.table()->isColumnHidden(static_cast<int>(Column::CellPhone)));
        QVERIFY(f.table()->columnWidth(static_cast<int>(Column::CellPhone)) > 40);
        QHeaderView* head = f.table()->horizontalHeader();
        head->moveSection(head->visualIndex(static_cast<int>(Column::CellPhone)), 0);
        head->resizeSection(static_cast<int>(Column::Name), 233);
        f.openPane();
        QVERIFY(f.table()->isColumnHidden(static_cast<int>(Column::Reading)));
        QCOMPARE(f.table()->horizontalHeader()->visualIndex(static_cast<int>(Column::CellPhone)), 0);
        QCOMPARE(f.table()->columnWidth(static_cast<int>(Column::Name)), 233);
        // The last column cannot go.
        auto* table = qobject_cast<ui::members::MemberTable*>(f.table());
        for (int i = 0; i < static_cast<int>(Column::Count); ++i)
            table->showColumn(static_cast<Column>(i), false);
        QCOMPARE(table->shownColumns().size(), 1U);
        table->resetColumns();
        QCOMPARE(table->shownColumns().front(), Column::Name);
    }

    void aBrokenMemoryGivesTheUsualView() {
        for (const char* text : {"", "{", "[]", R"({"columns":[{"key":"nothing"}],"statuses":0})",
                                 R"({"columns":[{"key":"name","shown":false}],"dividers":["x"]})"}) {
            const auto state = ui::members::ViewState::fromText(text);
            QCOMPARE(state.columns.size(), static_cast<std::size_t>(Column::Count));
            QVERIFY(std::any_of(state.columns.begin(), state.columns.end(), [](const auto& c) { return c.shown; }));
            QVERIFY(state.filter.statuses != 0);
        }
    }

    void fiveLooksAreNotTheSame() {
        MembersFixture f;
        f.openCopy();
        f.online = false;
        f.openPane();
        QVERIFY(look(f));
        QCOMPARE(look(f)->look(), ui::StatePage::Look::Offline);
        f.online = true;
        f.signIn();
        f.pane->linkChanged();
        QCOMPARE(look(f)->look(), ui::StatePage::Look::Loading);
        f.engine->start();
        QTRY_VERIFY(f.whole());
        QTRY_VERIFY(look(f) && look(f)->look() == ui::StatePage::Look::Empty);
        Member one;
        one.name.lastName = "佐藤";
        f.gateway.tenant.addMember(one);
        f.settle();
        QTRY_VERIFY(!look(f));
        f.find<QLineEdit>("members.search")->setText(QStringLiteral("nobody"));
        QVERIFY(look(f));
        QCOMPARE(look(f)->look(), ui::StatePage::Look::NoMatch);
        QTest::mouseClick(look(f)->findChild<QPushButton*>(), Qt::LeftButton);
        QVERIFY(!look(f));
        f.identity->roles.clear();
        f.pane->linkChanged();
        QCOMPARE(look(f)->look(), ui::StatePage::Look::Forbidden);
    }

    void offlineTheListWorksAndActionsSayWhyNot() {
        MembersFixture f(80);
        f.loadAndOpen();
        f.setOnline(false);
        f.choose(f.rowWhere([](const auto& cells) { return cells.status == MemberStatus::InUse; }));
        QTRY_VERIFY(f.find<QToolButton>("bar.member.suspend")->isVisible());
        auto* suspend = f.find<QToolButton>("bar.member.suspend");
        QTRY_VERIFY(!suspend->isEnabled());
        QVERIFY(suspend->toolTip().contains(QStringLiteral("local copy")));
        f.find<QLineEdit>("members.search")->setText(QStringLiteral("a"));
        QVERIFY(f.model()->rowCount() > 0);
        f.setOnline(true);
        QTRY_VERIFY(f.find<QToolButton>("bar.member.suspend")->isEnabled() || f.pane->selection().empty());
    }

    void everyControlHasANameAndTheKeyboardReachesIt() {
        MembersFixture f(60);
        f.loadAndOpen({1400, 900});
        f.choose(0);
        QTRY_VERIFY(f.find<QToolButton>("bar.member.suspend")->isVisible());
        QTRY_VERIFY(f.find<QToolButton>("detail.edit") && f.find<QToolButton>("detail.edit")->isVisible());
        QStringList nameless;
        for (QWidget* widget : f.pane->findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus) continue;
            const QAccessibleInterface* known = QAccessible::queryAccessibleInterface(widget);
            if (qobject_cast<QLabel*>(widget) || qobject_cast<QScrollBar*>(widget)) continue;
            if (!known || known->text(QAccessible::Name).isEmpty())
                nameless << QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                        widget->objectName());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
        // Tab walks through every one of them and comes round.
        auto* search = f.find<QLineEdit>("members.search");
        search->setFocus();
        std::set<QWidget*> seen;
        for (int i = 0; i < 200 && seen.insert(QApplication::focusWidget()).second; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        for (const char* name : {"members.search", "members.filter", "members.table", "members.add", "members.tree",
                                 "detail.edit", "bar.member.suspend"})
            QVERIFY2(seen.count(f.find<QWidget>(name)), name);
    }

    void looksInBothLanguages() {
        MembersFixture f(600);
        f.loadAndOpen({1100, 700});
        f.find<QLineEdit>("members.search")->setText(QStringLiteral("さと"));
        f.choose(0);
        f.table()->selectionModel()->select(f.model()->index(3, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTest::qWait(400); // the pictures are for people, nothing depends on it
        pictures(*f.pane, QStringLiteral("members-filtered-1100"));
        f.find<QLineEdit>("members.search")->clear();
        f.pane->resize(1500, 900);
        QTest::qWait(100);
        pictures(*f.pane, QStringLiteral("members-1500"));
        f.find<QLineEdit>("members.search")->setText(QStringLiteral("zzz"));
        pictures(*f.pane, QStringLiteral("members-no-match"));
    }
};

} // namespace sekisho::tests::test_members_list

SEKISHO_QTEST_MAIN(test_members_list, TestMembersList)
#include "test_members_list.moc"
