// The models of groups and readers hold to Qt's rules while they are filtered and filled, and find whom one types.
#include "models/commands/room_words.h"
#include "models/domain/text_fold.h"
#include "models/items/group_table_model.h"
#include "models/items/reader_model.h"
#include "models/items/roles.h"
#include "tests/fakes/qt_suite.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace sekisho::tests::test_group_models {

using namespace sekisho::items;

namespace {

ports::GroupLine line(const char* id, const char* name, std::vector<UserId> masters, GroupKind kind) {
    ports::GroupLine made;
    made.id = GroupId(id);
    made.name = name;
    made.search = fold(name);
    made.masters = std::move(masters);
    made.kind = kind;
    made.users = 3;
    made.orgUnits = 1;
    made.features = {true, false, true, false, true};
    return made;
}

ports::GroupLines three() {
    return std::make_shared<std::vector<ports::GroupLine>>(std::vector{
        line("g1", "alpha press", {UserId("u1")}, GroupKind::Internal), line("g2", "beta", {}, GroupKind::Internal),
        line("g3", "alpha partners", {UserId("u1")}, GroupKind::External)});
}

GroupTableModel::Words words() {
    return {[](GroupTableModel::Column column) { return QString::number(column); }, commands::groupKindText,
            [](const std::vector<UserId>& users) { return QString::number(users.size()); },
            [](const ports::GroupLine&) { return QStringLiteral("tip"); }, commands::featuresText};
}

RoomReader reader(const char* id, const char* name, std::vector<ReaderPath> paths) {
    return {UserId(id), name, std::string(id) + "@demo", MemberStatus::InUse, std::move(paths)};
}

} // namespace

class TestGroupModels : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void groupsAreFilteredByWordsKindAndIds() {
        GroupTableModel model(words());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setGroups(three());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.textAt(0, GroupTableModel::MembersColumn), QStringLiteral("4"));
        QCOMPARE(model.index(0, 0).data(FlagsRole).toInt(), 1 | 4 | 16);
        GroupFilter filter;
        filter.text = "  ALPHA par ";
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowOf("g3"), 0);
        QCOMPARE(model.rowOf("g1"), -1);
        filter.text.clear();
        filter.show = GroupFilter::Show::WithoutMaster;
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0).id.value, std::string("g2"));
        filter.show = GroupFilter::Show::External;
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), 1);
        filter.show = GroupFilter::Show::All;
        filter.only = std::set<std::string>{"g1", "g2"};
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.total(), std::size_t{3});
    }

    void readersAreFoundByNameAndWay() {
        ReaderModel model(
            {[](ReaderModel::Column column) { return QString::number(column); }, commands::readerWayText});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const PathStep sales{GroupMemberKind::OrgUnit, "o1", "Sales"};
        model.append({reader("u1", "Aoki", {{true, {}}, {false, {sales}}}), reader("u2", "Baba", {{false, {}}})});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(0, ReaderModel::WayColumn).data().toString().contains(QStringLiteral("Sales")));
        model.setText("sales");
        QCOMPARE(model.rowCount(), 1);
        model.append({reader("u3", "Chiba", {{false, {sales}}}), reader("u4", "Doi", {{false, {}}})});
        QCOMPARE(model.rowCount(), 2); // who comes later is judged too
        model.setText({});
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.loaded(), std::size_t{4});
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void roomsSayWhatTheyHold() {
        QCOMPARE(commands::roomDataText({}), QStringLiteral("Nothing"));
        RoomData data;
        data.talk = 1'200;
        data.files = 1;
        const QString text = commands::roomDataText(data);
        QVERIFY2(text.contains(commands::locale().toString(1'200)), qPrintable(text));
        QCOMPARE(commands::featuresText({}), QStringLiteral("None"));
        QCOMPARE(commands::readerWayText({false, {}}), QStringLiteral("Directly"));
        QCOMPARE(commands::readerWayText({true, {{GroupMemberKind::Group, "g", "Inner"}}}),
                 QStringLiteral("Inner, as its group master"));
    }
};

} // namespace sekisho::tests::test_group_models

SEKISHO_QTEST_GUILESS_MAIN(test_group_models, TestGroupModels)
#include "test_group_models.moc"
