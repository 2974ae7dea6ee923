// The models of changesets hold to Qt's rules while they fill, and the follower asks until the service is done.
#include "models/commands/changeset_follower.h"
#include "models/commands/changeset_words.h"
#include "models/items/changeset_list_model.h"
#include "models/items/planned_row_model.h"
#include "models/items/roles.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/manual_executor.h"
#include "tests/fakes/qt_suite.h"
#include "tests/fakes/synthetic_cache.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace sekisho::tests::test_changesets {

using Tester = QAbstractItemModelTester;

namespace {

items::PlannedRowModel::Words rowWords() {
    return {
        [](items::PlannedRowModel::Column column) { return QString::number(column); }, commands::verdictText,
        [](const PlannedRow& row) { return commands::operationText(row.kind, row.action, commands::Told::Planned); },
        [](const PlannedRow& row) { return QString::number(static_cast<int>(row.changes.size())); }};
}

items::ChangesetListModel::Words listWords() {
    return {[](items::ChangesetListModel::Column column) { return QString::number(column); }, commands::changesetTitle,
            commands::changesetToldText, [](Instant) { return QStringLiteral("then"); },
            [](Instant) { return QStringLiteral("exactly then"); }};
}

Operation operation(std::int64_t no, const char* action) {
    Operation one;
    one.no = no;
    one.kind = "orgUnit";
    one.action = action;
    one.id = "unit-" + std::to_string(no);
    return one;
}

Changeset named(const char* id, std::int64_t at) {
    Changeset one;
    one.id = ChangesetId(id);
    one.title = id;
    one.createdAt = fromMillis(at);
    return one;
}

} // namespace

class TestChangesets : public QObject {
    Q_OBJECT

    ManualClock clock_{*parseInstant("2026-11-22T09:00:00Z")};
    ports::InlineExecutor gui_;

    Changeset planned(fakes::FakeGateway& gateway, int rows) {
        NewChangeset wanted;
        wanted.title = "April";
        wanted.plan = true;
        for (int i = 1; i <= rows; ++i)
            wanted.operations.push_back(operation(i, i % 2 ? "create" : "update"));
        Changeset made;
        gateway.pipe.create(wanted, gui_, [&](Result<Changeset> outcome) { made = *outcome; }).detach();
        return made;
    }

  private Q_SLOTS:
    void rowsComePageByPage() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        gateway.pipe.rowsPerPage = 100;
        const Changeset changeset = planned(gateway, 250);
        items::PlannedRowModel model(gateway.pipe, gui_, rowWords());
        QSignalSpy loaded(&model, &items::PlannedRowModel::loaded);
        model.show(changeset.id, std::nullopt, 250);
        QCOMPARE(model.rowCount(), 100);
        QVERIFY(model.canFetchMore({}));
        while (model.canFetchMore({}))
            model.fetchMore({});
        QCOMPARE(model.rowCount(), 250);
        QCOMPARE(loaded.count(), 3);
        QVERIFY(model.complete());
        QCOMPARE(model.at(249).no, 250);
        QCOMPARE(model.index(0, items::PlannedRowModel::VerdictColumn).data(items::StatusRole).toInt(),
                 static_cast<int>(Verdict::Added));
    }

    // The tester asks for more rows by itself, as a view does: answers come from the event loop, as in the console.
    void holdsToTheRulesWhileItFills() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        gateway.pipe.rowsPerPage = 100;
        const Changeset changeset = planned(gateway, 250);
        fakes::ManualExecutor events;
        items::PlannedRowModel model(gateway.pipe, events, rowWords());
        Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.show(changeset.id, std::nullopt, 250);
        while (events.run() > 0 || model.canFetchMore({}))
            model.fetchMore({});
        QCOMPARE(model.rowCount(), 250);
        QVERIFY(model.complete());
    }

    void rowsOfOneVerdict() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        const Changeset changeset = planned(gateway, 9);
        items::PlannedRowModel model(gateway.pipe, gui_, rowWords());
        Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.show(changeset.id, Verdict::Changed, changeset.count(Verdict::Changed));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.at(0).no, 2);
        model.show(changeset.id, Verdict::Refused, 0);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.complete());
    }

    // A resource that is only planned is in no copy of the tenant: its row alone knows its name.
    void whatTheChangesetMakesIsKnownByName() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        const Changeset changeset = planned(gateway, 4);
        const std::string unit = "00000000-0000-4000-8000-000000000001";
        auto& rows = gateway.pipe.find(changeset.id)->rows;
        rows[0].id = unit;
        rows[0].name = "研究室";
        items::PlannedRowModel model(gateway.pipe, gui_, rowWords());
        model.show(changeset.id, std::nullopt, 4);
        const fakes::SyntheticCache cache(0);
        const auto said = [&](const std::string& value) {
            return commands::changeValueText(value, cache, model.namesMade());
        };
        const std::string membership = "[{\"orgUnits\":[{\"orgUnitId\":\"" + unit + "\"}]}]";
        QCOMPARE(said("\"" + unit + "\""), QStringLiteral("研究室"));
        QCOMPARE(said(membership), QStringLiteral("研究室"));
        model.show(changeset.id, Verdict::Changed, 2); // the row itself is not among these
        QCOMPARE(said(membership), QStringLiteral("研究室"));
        model.clear();
        QCOMPARE(said("\"" + unit + "\""), QString::fromStdString(unit));
    }

    void aPageThatFailsLeavesWhatIsThere() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        gateway.pipe.rowsPerPage = 10;
        const Changeset changeset = planned(gateway, 30);
        items::PlannedRowModel model(gateway.pipe, gui_, rowWords());
        QSignalSpy failed(&model, &items::PlannedRowModel::failed);
        model.show(changeset.id, std::nullopt, 30);
        gateway.failNext("changesets.rows", Error(ErrorKind::Timeout, "TIMEOUT"));
        model.fetchMore({});
        QCOMPARE(failed.count(), 1);
        QCOMPARE(model.rowCount(), 10);
        QVERIFY(!model.canFetchMore({}));
    }

    void theList() {
        items::ChangesetListModel model(listWords());
        Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.setChangesets({named("b", 2), named("a", 1)});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        Changeset newer = named("a", 1);
        newer.state = ChangesetState::Applied;
        model.put(newer);
        model.setChangesets({named("b", 2), newer});
        QCOMPARE(reset.count(), 0); // a choice in the view is kept
        QCOMPARE(model.index(1, items::ChangesetListModel::StateColumn).data().toString(),
                 commands::changesetStateText(ChangesetState::Applied));
        newer.undoneBy = ChangesetId("undo");
        model.put(newer);
        const QModelIndex state = model.index(1, items::ChangesetListModel::StateColumn);
        QCOMPARE(state.data().toString(), commands::takenBackText());
        QCOMPARE(state.data(items::StatusRole).toInt(), items::ChangesetListModel::kTakenBack);
        model.put(named("c", 3));
        QCOMPARE(model.rowOf(ChangesetId("c")), 0);
        model.append({named("a", 1), named("old", 0)}); // what is known is not shown twice
        QCOMPARE(model.rowCount(), 4);
        model.remove(ChangesetId("b"));
        QCOMPARE(model.rowOf(ChangesetId("b")), -1);
    }

    void followsUntilTheServiceIsDone() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        const Changeset changeset = planned(gateway, 5);
        gateway.pipe.slow = true;
        commands::ChangesetFollower follower(gateway.pipe, gui_);
        follower.follow(changeset);
        follower.apply(false);
        QCOMPARE(follower.now().state, ChangesetState::Applying);
        const auto asked = gateway.callsOf("changesets.fetch");
        QTRY_VERIFY(gateway.callsOf("changesets.fetch") > asked);
        gateway.pipe.advance();
        QTRY_COMPARE(follower.now().state, ChangesetState::Applied);
        const auto last = gateway.callsOf("changesets.fetch");
        QTest::qWait(300);
        QCOMPARE(gateway.callsOf("changesets.fetch"), last); // at rest
    }

    void aPlanThatMovedOnIsNotApplied() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        const Changeset changeset = planned(gateway, 2);
        commands::ChangesetFollower follower(gateway.pipe, gui_);
        QSignalSpy failed(&follower, &commands::ChangesetFollower::failed);
        follower.follow(changeset);
        gateway.pipe.find(changeset.id)->head.version += 1; // somebody planned it anew
        follower.apply(false);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(follower.now().state, ChangesetState::Planned);
        QCOMPARE(follower.now().version, changeset.version + 1); // shown as it is now
        follower.apply(false);
        QCOMPARE(follower.now().state, ChangesetState::Applied);
    }

    void goesOnWhenTheServiceComesBack() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        const Changeset changeset = planned(gateway, 2);
        gateway.pipe.slow = true;
        commands::ChangesetFollower follower(gateway.pipe, gui_);
        follower.follow(changeset);
        follower.apply(false);
        gateway.setOffline(true);
        QSignalSpy failed(&follower, &commands::ChangesetFollower::failed);
        QTRY_VERIFY(failed.count() > 0);
        QCOMPARE(follower.now().state, ChangesetState::Applying); // what was known stays
        gateway.pipe.advance();
        gateway.setOffline(false);
        QTRY_COMPARE_WITH_TIMEOUT(follower.now().state, ChangesetState::Applied, 6'000);
    }

    void takesBack() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        const Changeset changeset = planned(gateway, 3);
        commands::ChangesetFollower follower(gateway.pipe, gui_);
        QSignalSpy undone(&follower, &commands::ChangesetFollower::undone);
        follower.follow(changeset);
        follower.undo();
        QCOMPARE(undone.count(), 0); // not applied yet
        follower.apply(false);
        QVERIFY(commands::undoRefusal(follower.now()).isEmpty());
        follower.undo();
        QCOMPARE(undone.count(), 1);
        const auto back = undone.front().front().value<Changeset>();
        QCOMPARE(back.undoOf, std::optional(changeset.id));
        follower.follow(back);
        follower.apply(false);
        follower.follow(changeset.id);
        QTRY_COMPARE(follower.now().undoneBy, std::optional(back.id));
        QVERIFY(!commands::undoRefusal(follower.now()).isEmpty());
    }
};

} // namespace sekisho::tests::test_changesets

SEKISHO_QTEST_GUILESS_MAIN(test_changesets, TestChangesets)
#include "test_changesets.moc"
