// Somebody else saves, changes or deletes the group or the rank that is being edited: it is told and merged, nothing is
// overwritten.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/groups_fixture.h"
#include "ui/diff/merge_dialog.h"
#include "ui/panes/groups/group_form.h"
#include "ui/panes/ranks/rank_table.h"
#include "ui/panes/ranks/ranks_pane.h"
#include "ui/widgets/banner.h"

#include <QLineEdit>
#include <QRadioButton>

namespace sekisho::tests::test_draft_merges {

namespace {

// The service refuses what stands on an older version, as the real one does.
struct MergeFixture : GroupsFixture {
    MergeFixture() {
        gateway.pipe.planner = [this](const Operation& operation) {
            PlannedRow row = planned(operation);
            if (operation.action == "create") return row;
            const auto group = gateway.tenant.groups().find(operation.id);
            const auto rank = gateway.tenant.ranks().find(operation.id);
            const Version present = group != gateway.tenant.groups().end() ? group->second.version
                                    : rank != gateway.tenant.ranks().end() ? rank->second.version
                                                                           : 0;
            if (present == operation.base.value_or(present)) return row;
            row.verdict = Verdict::Refused;
            row.error = Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
            return row;
        };
    }
    Version versionOf(const GroupId& id) { return cache->group(id)->version; }
    void theyEdit(const std::function<void(Group&)>& change, bool told = true) {
        gateway.holdPush(!told);
        gateway.tenant.editGroup(outer, change);
        if (!told) return;
        engine->refreshNow();
        QTRY_COMPARE(versionOf(outer), gateway.tenant.groups().at(outer.value).version);
    }
    void write(const std::function<void(Group&)>& change) {
        Group group = page()->form().group();
        change(group);
        page()->form().setGroup(page()->base(), group);
        Q_EMIT page()->form().edited();
    }
    ui::Banner* banner(const char* name = "groups.banner") const { return find<ui::Banner>(name); }
    ui::diff::MergeDialog* merge(const char* name = "groups.merge") const { return find<ui::diff::MergeDialog>(name); }
    void keepMine(const char* dialog, const char* field) const {
        merge(dialog)->findChild<QRadioButton*>(QLatin1String(field))->click();
        merge(dialog)->findChild<QPushButton*>(QStringLiteral("merge.save"))->click();
    }
};

} // namespace

class TestDraftMerges : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void whoAddsAndWhoTakesOutOfAGroupDoNotClash() {
        MergeFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        pane->editCurrent();
        f.write([&f](Group& group) { group.members.push_back({GroupMemberKind::User, f.master.value}); });
        f.theyEdit([&f](Group& group) {
            group.description = "theirs";
            std::erase(group.members, GroupMember{GroupMemberKind::User, f.member.value});
        });
        QTRY_COMPARE(f.banner()->kind(), ui::Banner::Kind::Warning);
        QCOMPARE(f.page()->form().group().description, std::string()); // the draft is untouched
        f.banner()->findChild<QPushButton*>()->click();                // compare now
        QTRY_COMPARE(f.banner()->kind(), ui::Banner::Kind::Information);
        QVERIFY(!f.merge());
        const Group both = f.page()->form().group();
        QCOMPARE(both.description, std::string("theirs"));
        QCOMPARE(both.members.size(), std::size_t{3});
        QCOMPARE(both.members.back().id, f.master.value);
        f.find<QPushButton>("groups.save")->click();
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        QCOMPARE(*f.lastOperation().base, f.versionOf(f.outer));
        QVERIFY(f.lastOperation().value.find("theirs") == std::string::npos);
        QVERIFY(f.lastOperation().value.find(f.member.value) == std::string::npos);
    }

    void whatOnlyTheServiceKnowsIsRefusedThereAndDecided() {
        MergeFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        pane->editCurrent();
        f.write([](Group& group) { group.name = "Mine"; });
        f.theyEdit([](Group& group) { group.name = "Theirs"; }, false);
        f.find<QPushButton>("groups.save")->click();
        QTRY_VERIFY(f.merge());
        QCOMPARE(f.gateway.pipe.find(ChangesetId("changeset-1"))->head.state, ChangesetState::Discarded);
        f.keepMine("groups.merge", "mine.groupName");
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{2});
        QVERIFY(f.lastOperation().value.find("Mine") != std::string::npos);
        QCOMPARE(*f.lastOperation().base, f.versionOf(f.outer));
    }

    void aDraftOfADeletedGroupCanBeAddedAsNew() {
        MergeFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.inner);
        pane->editCurrent();
        f.write([](Group& group) { group.name = "Mine"; });
        f.gateway.tenant.eraseGroup(f.inner);
        f.engine->refreshNow();
        QTRY_COMPARE(f.banner()->kind(), ui::Banner::Kind::Error);
        QVERIFY(pane->hasDraft());
        f.banner()->findChild<QPushButton*>()->click();
        f.find<QPushButton>("groups.save")->click();
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        QCOMPARE(f.lastOperation().action, std::string("create"));
        QVERIFY(!f.lastOperation().base);
    }

    void whatWasChangedMeanwhileIsNotDeleted() {
        MergeFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        f.theyEdit([](Group& group) { group.name = "Theirs"; }, false);
        f.find<QPushButton>("groups.delete")->click();
        QTRY_COMPARE(f.banner()->kind(), ui::Banner::Kind::Warning);
        QCOMPARE(f.gateway.pipe.find(ChangesetId("changeset-1"))->head.state, ChangesetState::Discarded);
    }

    void aRankIsMergedAndItsOrderStays() {
        MergeFixture f;
        f.load();
        ui::RanksPane pane(f.services(), RankKind::Position);
        f.show(&pane, {1180, 760});
        auto* table = f.find<ui::ranks::RankTable>("ranks.list");
        const std::string id = f.cache->ranks(RankKind::Position).front().id;
        table->selectRow(0);
        pane.editCurrent();
        auto* name = f.find<QLineEdit>("control.positionName");
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Mine"));
        f.gateway.tenant.editRank(id, [](Rank& rank) { rank.name = "Theirs", rank.externalKey = "P-1"; });
        f.engine->refreshNow();
        QTRY_COMPARE(f.banner("ranks.banner")->kind(), ui::Banner::Kind::Warning);
        f.find<QPushButton>("ranks.save")->click();
        QTRY_VERIFY(f.merge("ranks.merge"));
        f.keepMine("ranks.merge", "mine.name");
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        QVERIFY(f.lastOperation().value.find("Mine") != std::string::npos);
        QVERIFY(f.lastOperation().value.find("P-1") == std::string::npos);
        QPushButton* apply = nullptr;
        QTRY_VERIFY((apply = f.find<QPushButton>("diff.apply")) && apply->isVisible());
        apply->click();
        QTRY_VERIFY(!pane.hasDraft());

        table->selectRow(2);
        QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
        f.gateway.holdPush(true);
        for (const Rank& rank : f.cache->ranks(RankKind::Position))
            f.gateway.tenant.editRank(rank.id, [](Rank& edited) { edited.i18nNames = {{"en_US", "Chief"}}; });
        f.find<QPushButton>("ranks.orderSave")->click();
        QTRY_COMPARE(f.banner("ranks.banner")->kind(), ui::Banner::Kind::Warning);
        QVERIFY(pane.hasDraft());
        f.settle();
        const auto plans = f.gateway.pipe.count();
        f.find<QPushButton>("ranks.orderSave")->click(); // over what is there now
        QTRY_COMPARE(f.gateway.pipe.count(), plans + 1);
        QTRY_VERIFY((apply = f.find<QPushButton>("diff.apply")) && apply->isVisible() && apply->isEnabled());
    }
};

} // namespace sekisho::tests::test_draft_merges

SEKISHO_QTEST_MAIN(test_draft_merges, TestDraftMerges)
#include "test_draft_merges.moc"
