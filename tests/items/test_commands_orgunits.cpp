// Two administrators at one organization, or one group: what is merged by itself, what clashes, and what holds for any
// three states.
#include "models/commands/group_merge.h"
#include "models/commands/orgunit_merge.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

#include <random>

namespace sekisho::tests::test_commands_orgunits {

using namespace sekisho::commands;

namespace {

OrgUnit office() {
    OrgUnit unit;
    unit.id = OrgUnitId("unit");
    unit.name = "Sales";
    unit.email = "sales@demo";
    unit.parent = OrgUnitId("head");
    unit.displayOrder = 2;
    unit.useMessage = unit.useNote = true;
    unit.version = 3;
    return unit;
}

std::vector<std::string_view> clashes(const Merge<OrgUnit>& merge) {
    std::vector<std::string_view> keys;
    for (const MergeConflict& conflict : merge.conflicts)
        keys.push_back(conflict.key);
    return keys;
}

} // namespace

class TestCommandsOrgUnits : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void differentFieldsAreBothKept() {
        const OrgUnit base = office();
        OrgUnit mine = base, theirs = base;
        mine.name = "Sales East";
        theirs.description = "since April";
        theirs.parent = OrgUnitId("branch");
        theirs.displayOrder = 1;
        theirs.version = 4;
        const auto merge = mergeOrgUnits(base, mine, theirs);
        QVERIFY(merge.conflicts.empty());
        const OrgUnit both = resolvedOrgUnit(merge, mine, {});
        QCOMPARE(both.name, std::string("Sales East"));
        QCOMPARE(both.description, std::string("since April"));
        QVERIFY(both.parent == OrgUnitId("branch"));
        QCOMPARE(both.displayOrder, 1);
        QCOMPARE(both.version, Version{4});
    }

    void theSameFieldIsAsked() {
        const OrgUnit base = office();
        OrgUnit mine = base, theirs = base;
        mine.name = "Mine";
        theirs.name = "Theirs";
        const auto merge = mergeOrgUnits(base, mine, theirs);
        QCOMPARE(clashes(merge), std::vector<std::string_view>{"orgUnitName"});
        QCOMPARE(resolvedOrgUnit(merge, mine, {}).name, std::string("Theirs"));
        QCOMPARE(resolvedOrgUnit(merge, mine, {"orgUnitName"}).name, std::string("Mine"));
        theirs.name = mine.name; // both wanted the same
        QVERIFY(mergeOrgUnits(base, mine, theirs).conflicts.empty());
    }

    void theEntriesOfAGroupAreMergedOneByOne() {
        Group base;
        base.features = {true, true, true, false, false};
        base.members = {{GroupMemberKind::User, "a"}, {GroupMemberKind::OrgUnit, "a"}};
        base.administrators = {UserId("a")};
        Group mine = base, theirs = base;
        mine.members.push_back({GroupMemberKind::User, "b"});
        mine.features = {};
        theirs.members = {{GroupMemberKind::OrgUnit, "a"}, {GroupMemberKind::User, "c"}};
        theirs.administrators.push_back(UserId("c"));
        theirs.description = "theirs";
        const auto merge = mergeGroups(base, mine, theirs);
        QVERIFY(merge.conflicts.empty());
        const Group both = resolvedGroup(merge, mine, {});
        const std::vector<GroupMember> wanted{
            {GroupMemberKind::OrgUnit, "a"}, {GroupMemberKind::User, "c"}, {GroupMemberKind::User, "b"}};
        QVERIFY(both.members == wanted);
        QCOMPARE(both.administrators.size(), std::size_t{2});
        QCOMPARE(both.description, std::string("theirs"));
        QVERIFY(both.features == RoomFeatures{});
        theirs.features.task = true; // needs the talk that I turn off
        const auto clash = mergeGroups(base, mine, theirs);
        QCOMPARE(clash.conflicts.size(), std::size_t{1});
        QVERIFY(resolvedGroup(clash, mine, {"useMessage"}).features == RoomFeatures{});
        QVERIFY(resolvedGroup(clash, mine, {}).features.task);
        const GroupEntryKey entry = groupEntryOf("members.USER:b");
        QVERIFY(entry.list == "members" && entry.kind == "USER" && entry.entry == "b");
        QVERIFY(groupEntryOf("aliasEmails.x@y.z").entry == "x@y.z" && groupEntryOf("groupName").list.empty());
    }

    void twoMovesClashAndAPushedOrderDoesNot() {
        const OrgUnit base = office();
        OrgUnit mine = base, theirs = base;
        mine.parent = OrgUnitId("branch");
        mine.displayOrder = 1;
        theirs.displayOrder = 3; // a sibling was put before it
        auto merge = mergeOrgUnits(base, mine, theirs);
        QVERIFY(merge.conflicts.empty());
        QVERIFY(samePlace(merge.merged, mine));
        theirs.parent.reset(); // moved to the top
        merge = mergeOrgUnits(base, mine, theirs);
        QCOMPARE(clashes(merge), std::vector<std::string_view>{kOrgUnitPlace});
        QVERIFY(samePlace(resolvedOrgUnit(merge, mine, {}), theirs));
        QVERIFY(samePlace(resolvedOrgUnit(merge, mine, {std::string(kOrgUnitPlace)}), mine));
    }

    void talkOffAndWhatNeedsItClash() {
        const OrgUnit base = office();
        OrgUnit mine = base, theirs = base;
        mine.useMessage = mine.useNote = false;
        theirs.useTask = true;
        const auto merge = mergeOrgUnits(base, mine, theirs);
        QCOMPARE(clashes(merge), std::vector<std::string_view>{"useMessage"});
        const OrgUnit off = resolvedOrgUnit(merge, mine, {"useMessage"});
        QVERIFY(!off.useMessage && !off.useTask);
        const OrgUnit on = resolvedOrgUnit(merge, mine, {});
        QVERIFY(on.useMessage && on.useTask);
    }

    // Whatever three states: what one side left alone comes from the other, and nothing else appears.
    void everyFieldOfTheOutcomeIsSomebodys() {
        std::mt19937 random(20261125);
        const auto dice = [&](int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(random); };
        const auto changed = [&](OrgUnit unit) {
            static const std::vector<std::string_view> keys = orgUnitFields();
            OrgUnit other = office();
            other.name = "N" + std::to_string(dice(3));
            other.i18nNames = {{"en_US", "E" + std::to_string(dice(2))}};
            other.email = "m" + std::to_string(dice(2)) + "@demo";
            other.aliasEmails = {"a" + std::to_string(dice(2)) + "@demo"};
            other.description = std::to_string(dice(2));
            other.externalKey = "K" + std::to_string(dice(2));
            if (dice(2)) other.parent = OrgUnitId("p" + std::to_string(dice(2)));
            other.displayOrder = 1 + dice(3);
            other.visible = dice(2);
            other.useMessage = dice(2);
            other.useNote = other.useMessage && dice(2);
            other.useFolder = other.useMessage && dice(2);
            other.canReceiveExternalMail = dice(2);
            const auto merge = mergeOrgUnits(unit, other, unit);
            return dice(2) ? merge.merged : unit;
        };
        for (int round = 0; round < 2'000; ++round) {
            const OrgUnit base = changed(office()), mine = changed(base), theirs = changed(base);
            const auto merge = mergeOrgUnits(base, mine, theirs);
            std::vector<std::string> all;
            for (const std::string_view key : clashes(merge))
                all.emplace_back(key);
            for (const auto& keep : {std::vector<std::string>(), all}) {
                const OrgUnit out = resolvedOrgUnit(merge, mine, keep);
                for (const std::string_view key : orgUnitFields()) {
                    const std::string is = fieldAsText(out, key);
                    const bool needsTalk = key == "useNote" || key == "useFolder";
                    QVERIFY2(is == fieldAsText(mine, key) || is == fieldAsText(theirs, key) ||
                                 (needsTalk && !out.useMessage && is == "false"),
                             std::string(key).c_str());
                    if (fieldAsText(mine, key) == fieldAsText(theirs, key) && !needsTalk)
                        QCOMPARE(is, fieldAsText(mine, key));
                }
                QVERIFY(out.useMessage || !(out.useNote || out.useFolder));
            }
            QVERIFY(changesBetween(mergeOrgUnits(base, mine, base).merged, mine).empty());
            QVERIFY(changesBetween(mergeOrgUnits(base, base, theirs).merged, theirs).empty());
        }
    }
};

} // namespace sekisho::tests::test_commands_orgunits

SEKISHO_QTEST_GUILESS_MAIN(test_commands_orgunits, TestCommandsOrgUnits)
#include "test_commands_orgunits.moc"
