// Pictures: groups with their talk rooms, what their form and pickers look like, and the archive of rooms.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/forms/group_picker.h"
#include "ui/forms/pickers.h"
#include "ui/panes/groups/group_page.h"
#include "ui/widgets/banner.h"

#include <QLabel>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>
#include <QTreeWidget>

namespace sekisho::tests::test_screens_groups {

namespace {

// A tenant with groups of all kinds, one within the other, and rooms that hold something.
struct GroupsTenant {
    explicit GroupsTenant(ConsoleFixture& f) {
        auto& tenant = f.gateway.tenant;
        std::vector<UserId> people;
        for (const auto& [id, member] : tenant.members())
            if (people.size() < 12) people.push_back(member.id);
        for (const auto& [id, found] : tenant.orgUnits())
            if (unit.empty() && !found.parent) unit = found.id;
        tenant.editOrgUnit(unit, [](OrgUnit& edited) { setFeatures(edited, {true, true, true, false, true}); });
        int at = 0;
        for (const char* name : {"安全衛生委員会", "営業企画", "開発レビュー", "広報チーム", "採用プロジェクト",
                                 "社内報編集", "朝礼当番", "Tokyo Office", "防災担当", "労働組合"}) {
            Group one;
            one.name = name;
            one.administrators = {people[static_cast<std::size_t>(at % 5)]};
            one.members = {{GroupMemberKind::User, people[static_cast<std::size_t>(at % 7) + 3].value}};
            one.features = {true, at % 2 == 0, at % 3 != 0, at % 4 == 0, true};
            if (at == 3) {
                one.description = "社外に出す文章と写真を扱います。";
                one.email = "press@demo";
                one.members.push_back({GroupMemberKind::OrgUnit, unit.value});
                one.members.push_back({GroupMemberKind::Group, inner.value});
                one.features = {true, true, true, true, true};
            }
            if (at == 6) one.administrators.clear();
            if (at == 8) one.kind = GroupKind::External;
            const GroupId id = tenant.addGroup(one);
            if (at == 0) inner = id;
            if (at == 3) chosen = id;
            if (at == 8) external = id;
            ++at;
        }
        f.gateway.rooming.held[chosen.value] = {1'250, 34, 12, 7, 86, 48'000'000};
        f.gateway.rooming.held[unit.value] = {4'210, 0, 3, 0, 5, 2'000};
        f.gateway.rooming.archiveOne({RoomKind::Group, "g-old"}, "旧プロジェクト", {88, 0, 1, 0, 4, 9'000}, people[1]);
        ArchivedRoom& back =
            f.gateway.rooming.archiveOne({RoomKind::OrgUnit, "o-old"}, "第二営業部", {310, 2, 0, 0, 0, 0}, people[2]);
        back.restorable = false;
        back.restoredAt = f.clock.now();
        f.gateway.rooming.archiveOne({RoomKind::OrgUnit, "o-new"}, "物流センター", {2'048, 5, 9, 0, 77, 1'500'000});
    }
    OrgUnitId unit;
    GroupId inner, chosen, external;
};

} // namespace

class TestScreensGroups : public EveryScreen {
    Q_OBJECT

    static ui::Pane* pane(ConsoleFixture& f) { return f.window->pane(QStringLiteral("members.groups")); }
    static void choose(ConsoleFixture& f, const GroupId& id) {
        pane(f)->showResource(QString::fromStdString(id.value));
    }

  public:
    TestScreensGroups()
        : EveryScreen({"groups-empty",       "groups",        "group",          "group-room",   "group-external",
                       "group-no-match",     "group-edit",    "group-edit-end", "group-faults", "group-meanwhile",
                       "group-merge",        "group-picker",  "group-plan",     "room-erase",   "room-archive",
                       "room-archive-empty", "room-as-group", "room-overwrite", "orgunit-room", "groups-offline"}) {}

    static void openGroups(ConsoleFixture& f) {
        f.window->resize(1400, 860);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.groups"));
    }

  private Q_SLOTS:
    void withoutGroups_data() { looks(); }
    void withoutGroups() {
        wear();
        ConsoleFixture f(40);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.groups"));
        take(*f.window, "groups-empty");
        QVERIFY(f.window->registry().trigger(QStringLiteral("room.restore")).applies);
        QTRY_COMPARE(f.gateway.callsOf("rooms.archive"), std::size_t{1});
        QTest::qWait(20);
        take(*f.dialog(), "room-archive-empty");
        closeDialog(f);
        noFaults();
    }

    void theListAndOneGroup_data() { looks(); }
    void theListAndOneGroup() {
        wear();
        ConsoleFixture f(120);
        const GroupsTenant tenant(f);
        openGroups(f);
        take(*f.window, "groups");
        choose(f, tenant.chosen);
        take(*f.window, "group");
        f.find<QTabWidget>("groups.tabs")->setCurrentIndex(1);
        // Organizations have a panel of the same kind.
        auto* erase = pane(f)->findChild<QPushButton*>(QStringLiteral("room.erase.useTask"));
        QVERIFY(erase);
        QTRY_VERIFY2(erase->isEnabled(), qPrintable(erase->toolTip()));
        QTRY_VERIFY(pane(f)->findChild<QTableView*>(QStringLiteral("room.readers"))->model()->rowCount() > 3);
        take(*f.window, "group-room");
        erase->click();
        take(*f.dialog(), "room-erase");
        closeDialog(f);
        f.find<QTabWidget>("groups.tabs")->setCurrentIndex(0);
        choose(f, tenant.external);
        take(*f.window, "group-external");
        auto* search = f.find<QLineEdit>("groups.search");
        search->setText(QStringLiteral("zzzz"));
        take(*f.window, "group-no-match");
        search->clear();
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        choose(f, tenant.chosen);
        take(*f.window, "groups-offline");
        noFaults();
    }

    void theForm_data() { looks(); }
    void theForm() {
        wear();
        ConsoleFixture f(120);
        const GroupsTenant tenant(f);
        openGroups(f);
        choose(f, tenant.chosen);
        QVERIFY(f.window->registry().trigger(QStringLiteral("group.edit")).applies);
        take(*f.window, "group-edit");
        f.find<QAbstractButton>("groups.useMessage")->click();
        auto* area = f.find<QScrollArea>("groups.draft");
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        take(*f.window, "group-edit-end");
        press(f, "groups.members.addGroup");
        take(*f.dialog(), "group-picker");
        closeDialog(f);
        auto* name = f.find<QLineEdit>("control.groupName");
        name->clear();
        Q_EMIT name->textEdited({});
        press(f, "groups.save");
        take(*f.window, "group-faults");
        name->setText(QStringLiteral("広報"));
        Q_EMIT name->textEdited(name->text());
        f.gateway.tenant.editGroup(tenant.chosen, [](Group& group) {
            group.name = "広報部会";
            group.description = "社外に出す文章と写真、社内報を扱います。";
            group.members.pop_back();
        });
        f.window->session().tenant()->sync()->refreshNow();
        auto* banner = pane(f)->findChild<ui::Banner*>(QStringLiteral("groups.banner"));
        QTRY_COMPARE(banner->kind(), ui::Banner::Kind::Warning);
        take(*f.window, "group-meanwhile");
        f.gateway.pipe.slow = true;
        press(f, "groups.save");
        QTRY_VERIFY(f.dialog() && f.dialog()->objectName() == QLatin1String("groups.merge"));
        take(*f.dialog(), "group-merge");
        f.dialog()->findChild<QRadioButton*>(QStringLiteral("mine.groupName"))->click();
        f.dialog()->findChild<QPushButton*>(QStringLiteral("merge.save"))->click();
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        auto* entry = f.gateway.pipe.find(ChangesetId("changeset-1"));
        entry->head.impact.lost = {{"archived.talk", 1'250}, {"archived.files", 86}, {"erased.tasks", 7}};
        entry->head.impact.roomsChanged = 1;
        entry->head.impact.rooms = {{"group", tenant.chosen.value, "広報チーム", 0, 42}};
        f.gateway.pipe.slow = false;
        f.gateway.pipe.advance();
        QTRY_VERIFY(f.dialog());
        auto* apply = f.dialog()->findChild<QPushButton*>(QStringLiteral("diff.apply"));
        QVERIFY(apply);
        QTRY_VERIFY(apply->isVisible());
        take(*f.dialog(), "group-plan");
        closeDialog(f);
        noFaults();
    }

    void theArchive_data() { looks(); }
    void theArchive() {
        wear();
        ConsoleFixture f(120);
        const GroupsTenant tenant(f);
        f.window->resize(1400, 860);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.orgUnits"));
        f.window->pane(QStringLiteral("members.orgUnits"))->showResource(QString::fromStdString(tenant.unit.value));
        f.find<QTabWidget>("orgunits.tabs")->setCurrentIndex(1);
        QTRY_VERIFY(f.find<QWidget>("orgunits.page")
                        ->findChild<QTableView*>(QStringLiteral("room.readers"))
                        ->model()
                        ->rowCount() > 0);
        take(*f.window, "orgunit-room");
        QVERIFY(f.window->registry().trigger(QStringLiteral("room.restore")).applies);
        QTreeWidget* list = nullptr;
        QTRY_VERIFY((list = f.find<QTreeWidget>("room.archiveList")) && list->topLevelItemCount() == 3);
        take(*f.dialog(), "room-archive");
        list->setCurrentItem(list->topLevelItem(2));
        press(f, "room.asGroup");
        QWidget* question = nullptr;
        QTRY_VERIFY((question = f.find<QWidget>("room.groupDialog")));
        take(*question, "room-as-group");
        qobject_cast<QDialog*>(question)->reject();
        press(f, "room.intoUnit");
        ui::OrgPicker* picker = nullptr;
        QTRY_VERIFY((picker = f.find<ui::OrgPicker>("orgPicker")));
        picker->findChild<QLineEdit*>()->setText(
            QString::fromStdString(f.gateway.tenant.orgUnits().at(tenant.unit.value).name));
        picker->findChildren<QPushButton*>().first()->click();
        QTRY_VERIFY((question = f.find<QWidget>("room.overwriteDialog")));
        take(*question, "room-overwrite");
        qobject_cast<QDialog*>(question)->reject();
        f.find<QDialog>("room.archive")->reject();
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_groups

SEKISHO_QTEST_MAIN(test_screens_groups, TestScreensGroups)
#include "test_screens_groups.moc"
