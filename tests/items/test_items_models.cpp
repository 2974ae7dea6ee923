// Every item model of the members job holds to Qt's rules while it changes, and says what it should.
#include "models/commands/job_list.h"
#include "models/commands/words.h"
#include "models/items/history_model.h"
#include "models/items/job_model.h"
#include "models/items/member_table_model.h"
#include "models/items/org_tree_model.h"
#include "models/items/roles.h"
#include "models/items/session_model.h"
#include "tests/fakes/qt_suite.h"
#include "tests/fakes/synthetic_members.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace sekisho::tests::test_items_models {

using Tester = QAbstractItemModelTester;

namespace {

items::MemberTableModel::Words tableWords() {
    return {[](ports::MemberColumn column) { return QString::number(static_cast<int>(column)); }, commands::statusText,
            [](Instant) { return QStringLiteral("then"); }, [](Instant) { return QStringLiteral("exactly then"); }};
}

ports::OrgNode node(const char* id, const char* parent, int order, const char* name) {
    return {OrgUnitId(id), OrgUnitId(parent), name, order, 1, 2};
}

Session session(const char* id, bool live) {
    Session s;
    s.id = SessionId(id);
    s.deviceName = "iPhone";
    s.os = "iOS 18";
    s.ip = "203.0.113.7";
    if (!live) s.endedAt = s.startedAt;
    return s;
}

items::SessionModel::Words sessionWords() {
    return {[](items::SessionModel::Column column) { return QString::number(column); },
            [](const Session& s) { return s.live() ? QStringLiteral("live") : QStringLiteral("over"); },
            commands::clientKindText, [](Instant) { return QStringLiteral("then"); },
            [](Instant) { return QStringLiteral("exactly then"); }};
}

} // namespace

class TestItemModels : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void members() {
        fakes::SyntheticMembers list(50);
        items::MemberTableModel model(tableWords());
        Tester tester(&model, Tester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        QSignalSpy before(&model, &items::MemberTableModel::aboutToRequery);
        QSignalSpy after(&model, &items::MemberTableModel::requeried);
        model.setList(&list);
        QCOMPARE(model.rowCount(), 50);
        QCOMPARE(before.size(), after.size());
        QCOMPARE(model.data(model.index(3, int(ports::MemberColumn::Status)), items::StatusRole).toInt(),
                 int(MemberStatus::Suspended));
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("2"));
        ports::MemberQuery query;
        query.text = "40";
        model.setQuery(query);
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(model.idAt(0), QStringLiteral("m0000040"));
        QCOMPARE(model.rowOf(QStringLiteral("m0000045")), 5);
        QCOMPARE(model.rowOf(QStringLiteral("m0000001")), -1);
        QCOMPARE(model.idAt(99), QString());
        model.sort(int(ports::MemberColumn::Name), Qt::DescendingOrder);
        QVERIFY(model.query().descending);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        list.resize(50); // the same rows: cells only
        QCOMPARE(reset.size(), 0);
        list.resize(60);
        QCOMPARE(reset.size(), 1);
        model.languageChanged();
        model.setList(nullptr);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(before.size(), after.size());
    }

    void membersWhoseNumbersMeanOthersAreNotAskedByThem() {
        fakes::SyntheticMembers list(20);
        items::MemberTableModel model(tableWords());
        Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.setList(&list);
        QStringList told;
        connect(&model, &items::MemberTableModel::aboutToRequery, this, [&] {
            told << (model.leavesList() ? QStringLiteral("leaves ") : QStringLiteral("stays ")) + model.idAt(0);
        });
        connect(&model, &items::MemberTableModel::requeried, this, [&] { told << model.idAt(0); });
        list.exchange(30, 1000);
        QCOMPARE(told, (QStringList{QStringLiteral("leaves m0000000"), QStringLiteral("m0001000")}));
        QCOMPARE(model.rowCount(), 30);
    }

    void organizations() {
        items::OrgTreeModel model;
        Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.setAllText(QStringLiteral("All members"));
        QCOMPARE(model.rowCount(), 1);
        model.setNodes({node("a", "", 1, "本社"), node("b", "a", 1, "営業部"), node("c", "b", 1, "営業一課"),
                        node("d", "", 2, "支社")},
                       10);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.data(model.index(0, 0), items::CountRole).toInt(), 10);
        QCOMPARE(model.pathOf(QStringLiteral("c")), QStringLiteral("本社 > 営業部 > 営業一課"));
        const QModelIndex c = model.indexOf(QStringLiteral("c"));
        QVERIFY(c.isValid());
        QCOMPARE(c.parent().data().toString(), QStringLiteral("営業部"));
        QCOMPARE(c.parent().parent().data().toString(), QStringLiteral("本社"));
        QVERIFY(!c.parent().parent().parent().isValid());
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setNodes({node("a", "", 1, "本店"), node("b", "a", 1, "営業部"), node("c", "b", 1, "営業一課"),
                        node("d", "", 2, "支社")},
                       11);
        QCOMPARE(reset.size(), 0); // a name only: branches stay open
        QCOMPARE(model.indexOf(QStringLiteral("a")).data().toString(), QStringLiteral("本店"));
        model.setNodes({node("a", "", 1, "本店"), node("c", "gone", 1, "迷子"), node("e", "e", 1, "輪")}, 11);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 4); // whose parent is not there, or is itself, stands at the top
        QVERIFY(!model.indexOf(QStringLiteral("b")).isValid());
        model.setNodes({}, 0);
        QCOMPARE(model.rowCount(), 1);
    }

    void sessions() {
        items::SessionModel model(sessionWords());
        Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.setSessions({session("1", true), session("2", false)});
        model.append({session("3", true)});
        model.append({});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.liveCount(), 2);
        QCOMPARE(model.rowOf(SessionId("3")), 2);
        QCOMPARE(model.rowOf(SessionId("4")), -1);
        model.markEnded(SessionId("1"), Instant{}, "forced");
        QCOMPARE(model.liveCount(), 1);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("over"));
        QVERIFY(!model.index(0, 0).data(items::LiveRole).toBool());
        QVERIFY(model.index(2, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("iPhone (iOS 18)")));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.languageChanged();
        QCOMPARE(changed.size(), 1);
        model.setSessions({});
        QCOMPARE(model.rowCount(), 0);
    }

    void history() {
        items::HistoryModel model({[](const AuditRecord& r) { return commands::fromUtf8(r.action); },
                                   [](const AuditRecord& r) { return commands::fromUtf8(r.actorName); },
                                   [](const AuditRecord&) { return QStringLiteral("tip"); }});
        Tester tester(&model, Tester::FailureReportingMode::QtTest);
        AuditRecord good;
        good.action = "member.suspend";
        good.actorName = "田中";
        good.result = "success";
        AuditRecord refused = good;
        refused.result = "denied";
        model.setRecords({good});
        model.append({refused});
        model.append({});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.index(0).data(items::ErrorRole).toBool());
        QVERIFY(model.index(1).data(items::ErrorRole).toBool());
        QCOMPARE(model.index(0).data(items::SubtitleRole).toString(), QStringLiteral("田中"));
        model.languageChanged();
        model.setRecords({});
    }

    void jobs() {
        ManualClock clock(*parseInstant("2026-11-22T09:00:00Z"));
        commands::JobList jobs(clock);
        items::JobModel model(jobs,
                              {[](items::JobModel::Column column) { return QString::number(column); },
                               [](const ports::JobState& job) { return QString::number(static_cast<int>(job.phase)); },
                               [](Instant) { return QStringLiteral("then"); }});
        Tester tester(&model, Tester::FailureReportingMode::QtTest);
        connect(&jobs, &commands::JobList::changed, &model, &items::JobModel::jobChanged);
        std::shared_ptr<ports::JobControl> control;
        jobs.start(
            {"First", true, true, [&](std::shared_ptr<ports::JobControl> given) { control = std::move(given); }});
        jobs.start(
            {"Second", false, false, [](const std::shared_ptr<ports::JobControl>& given) { given->finish({}); }});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Second"));
        control->progress(1, 4);
        QCOMPARE(model.index(1, items::JobModel::ProgressColumn).data().toString(), QStringLiteral("1 / 4"));
        control->line({"somebody", Error(ErrorKind::Conflict, "CONFLICT")});
        control->line({"another", std::nullopt});
        control->finish({});
        QVERIFY(model.index(1, 0).data(items::ErrorRole).toBool());
        for (int i = 0; i < 260; ++i) // the oldest ones go
            jobs.start(
                {"More", false, false, [](const std::shared_ptr<ports::JobControl>& given) { given->finish({}); }});
        QCOMPARE(model.rowCount(), 200);
    }
};

} // namespace sekisho::tests::test_items_models

SEKISHO_QTEST_GUILESS_MAIN(test_items_models, TestItemModels)
#include "test_items_models.moc"
