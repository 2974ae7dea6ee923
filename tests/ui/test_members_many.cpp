// The pane and its table with a million members: what is done at every key and every change of selection must not grow
// with them.
#include "tests/fakes/qt_suite.h"
#include "tests/fakes/synthetic_cache.h"
#include "tests/ui/members_fixture.h"
#include "ui/panes/members/member_table.h"
#include "ui/panes/members/member_words.h"
#include "ui/panes/members/selection_bar.h"

#include <QMenu>
#include <QToolButton>

namespace sekisho::tests::test_members_many {

using Column = ports::MemberColumn;

namespace {
constexpr std::size_t kMillion = 1'000'000;
}

class TestMembersMany : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aMillionRowsAreSelectedSortedAndExchanged() {
        ui::applyLanguage(QStringLiteral("en"));
        fakes::SyntheticMembers list(kMillion);
        items::MemberTableModel model(ui::members::tableWords());
        ui::members::MemberTable table(&model);
        table.applyColumns(ui::members::ViewState::defaults());
        table.resize(900, 600);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        model.setList(&list);
        table.selectAll();
        QCOMPARE(table.selectedCount(), static_cast<int>(kMillion));
        QVERIFY(table.allSelected());
        model.sort(static_cast<int>(Column::Name), Qt::DescendingOrder);
        QCOMPARE(table.selectedCount(), static_cast<int>(kMillion));
        ports::MemberQuery query = model.query();
        query.text = "999000";
        model.setQuery(query);
        QCOMPARE(table.selectedCount(), 1'000);
        table.clearSelection();
        query.text.clear();
        query.descending = false;
        model.setQuery(query);
        table.selectMember(QStringLiteral("m0700000"));
        QCOMPARE(table.currentIndex().row(), 700'000);
        const int offset = table.currentIndex().row() - table.rowAt(0);
        list.resize(1'000'100);
        QCOMPARE(table.currentId(), QStringLiteral("m0700000"));
        QCOMPARE(table.selectedCount(), 1);
        // The same member under another number: the list was loaded anew.
        list.exchange(500'000, 600'000);
        QCOMPARE(table.currentId(), QStringLiteral("m0700000"));
        QCOMPARE(table.currentIndex().row(), 100'000);
        QCOMPARE(table.selectedCount(), 1);
        QCOMPARE(table.currentIndex().row() - table.rowAt(0), offset);
        model.setList(nullptr);
    }

    void aMillionSelectedAreJudgedByTheirStates() {
        MembersFixture f;
        f.signIn();
        f.openCopy(); // for the sync, which rests
        fakes::SyntheticCache cache(kMillion);
        f.agree = false;
        const ui::PaneServices services{f.registry,
                                        cache,
                                        f.gateway,
                                        *f.engine,
                                        f.imports->desk(),
                                        f.imports->exports(),
                                        f.gateway.queue,
                                        f.gateway.archive,
                                        f.jobs,
                                        f.gui,
                                        f.clock,
                                        [&] { return &*f.identity; },
                                        [] { return true; }};
        f.pane = std::make_unique<ui::MembersPane>(services);
        f.show(f.pane.get(), {1180, 760});
        auto* all = f.find<QToolButton>("members.selectAll");
        QTRY_VERIFY(all->isVisible());
        QTest::mouseClick(all, Qt::LeftButton);
        auto* bar = f.find<ui::members::SelectionBar>("members.selectionBar");
        QTRY_VERIFY(bar->countText().contains(QStringLiteral("1,000,000 selected")));

        std::size_t before = cache.members().cellsMade();
        int applies = 0;
        for (int turn = 0; turn < 3; ++turn)
            for (const commands::Command* command : f.registry.all())
                applies += command->applicability(f.registry.context()).applies;
        auto* more = f.find<QToolButton>("members.more");
        Q_EMIT more->menu()->aboutToShow();
        QVERIFY(applies > 0);
        QVERIFY(more->menu()->findChild<QAction*>(QStringLiteral("member.suspend"))->isEnabled());
        QVERIFY(!more->menu()->findChild<QAction*>(QStringLiteral("member.undelete"))->isEnabled());
        QCOMPARE(f.registry.context().selection.count(), kMillion);
        QVERIFY2(
            cache.members().cellsMade() - before < 100,
            qPrintable(
                QStringLiteral("%1 rows were made to judge what applies").arg(cache.members().cellsMade() - before)));

        // Only what is about to be done is about each of them, and looks at each once.
        before = cache.members().cellsMade();
        QVERIFY(f.registry.trigger(QStringLiteral("member.forceLogout")).applies);
        QCOMPARE(f.plans.size(), 1U);
        QVERIFY(f.plans.back().title.contains(QStringLiteral("1000000")));
        QCOMPARE(f.plans.back().subjects.size(), 21);
        QVERIFY(cache.members().cellsMade() - before <= kMillion + 100);
        f.pane.reset(); // before its cache
    }
};

} // namespace sekisho::tests::test_members_many

SEKISHO_QTEST_MAIN(test_members_many, TestMembersMany)
#include "test_members_many.moc"
