// Groups with external users on the screen of groups, and the photo of a group.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/groups_fixture.h"
#include "ui/forms/group_picker.h"
#include "ui/panes/groups/group_form.h"
#include "ui/panes/groups/group_photo.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/banner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QListWidget>
#include <QMenu>
#include <QTemporaryDir>
#include <QToolButton>

namespace sekisho::tests::test_groups_external {

class TestGroupsExternal : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aGroupWithExternalUsersIsMadeAndChanged() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.external);
        QVERIFY(f.find<QPushButton>("groups.edit")->isEnabled());
        pane->editCurrent();
        QVERIFY(f.page()->drafting());
        auto* kind = f.find<QComboBox>("groups.kind");
        QVERIFY(!kind->isEnabled()); // it stays what it is
        QCOMPARE(kind->currentIndex(), 1);
        pane->giveUpDraft();
        f.find<QToolButton>("groups.add")->click();
        QVERIFY(kind->isEnabled());
        QVERIFY(f.find<QCheckBox>("groups.visible")->isChecked());
        kind->setCurrentIndex(1);
        Q_EMIT kind->activated(1);
        QVERIFY(!f.find<QCheckBox>("groups.visible")->isChecked()); // private unless one says otherwise
        Group group = f.page()->form().group();
        group.name = "Partners";
        group.administrators = {f.master};
        f.page()->form().setGroup(f.page()->base(), group);
        Q_EMIT f.page()->form().edited();
        f.find<QPushButton>("groups.save")->click();
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        const std::string value = f.lastOperation().value;
        QVERIFY2(value.find("\"groupType\":\"external\"") != std::string::npos, value.c_str());
        QVERIFY2(value.find("\"visible\"") == std::string::npos, value.c_str());
    }

    void aGroupWithExternalUsersIsNotPutIntoAnother() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.find<QToolButton>("groups.add")->click();
        f.find<QPushButton>("groups.members.addGroup")->click();
        ui::GroupPicker* picker = nullptr;
        QTRY_VERIFY((picker = f.find<ui::GroupPicker>("groupPicker")));
        auto* list = picker->findChild<QListWidget*>();
        list->setCurrentItem(list->findItems(QStringLiteral("Partner"), Qt::MatchExactly).value(0));
        QVERIFY(!picker->findChildren<QPushButton*>().first()->isEnabled());
        picker->reject();
    }

    void aGroupHasAPhoto() {
        GroupsFixture f;
        f.load();
        auto pane = f.open<ui::GroupsPane>();
        f.choose(f.outer);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("photo.png"));
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QVERIFY(image.save(path));
        f.page()->photo().take(folder.filePath(QStringLiteral("none.png")));
        QTRY_COMPARE(f.find<ui::Banner>("groups.banner")->kind(), ui::Banner::Kind::Error);
        f.page()->photo().take(path);
        QTRY_COMPARE(f.find<ui::Banner>("groups.banner")->kind(), ui::Banner::Kind::Success);
        QVERIFY(!f.gateway.rooming.photos[f.outer.value].empty());
        QTRY_VERIFY(f.page()->findChild<ui::Avatar*>()->hasPicture());
        f.find<QToolButton>("groups.photo")->menu()->popup({});
        QAction* remove = nullptr;
        QTRY_VERIFY((remove = f.find<QAction>("groups.photo.delete")) && remove->isEnabled());
        remove->trigger();
        f.find<QToolButton>("groups.photo")->menu()->close();
        ui::PlanDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = f.planDialog("groups.photoDialog")));
        QVERIFY(agreeTo(dialog));
        QTRY_VERIFY(f.gateway.rooming.photos.empty());
        QTRY_VERIFY(!f.page()->findChild<ui::Avatar*>()->hasPicture());
    }
};

} // namespace sekisho::tests::test_groups_external

SEKISHO_QTEST_MAIN(test_groups_external, TestGroupsExternal)
#include "test_groups_external.moc"
