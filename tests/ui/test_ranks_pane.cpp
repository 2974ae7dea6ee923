// The screens of positions, levels and user types, and the block that says what somebody sees of the organization
// chart.
#include "models/items/rank_list_model.h"
#include "models/items/roles.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/pane_fixture.h"
#include "ui/forms/chart_block.h"
#include "ui/panes/ranks/rank_table.h"
#include "ui/panes/ranks/ranks_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/state_page.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

#include <algorithm>

namespace sekisho::tests::test_ranks_pane {

using ui::StatePage;
using ui::ranks::RankTable;

namespace {

class RanksFixture : public PaneFixture {
  public:
    explicit RanksFixture(RankKind kind, std::size_t members = 80) : PaneFixture(members), kind_(kind) {
        gateway.pipe.applier = [this](const fakes::FakeChangesets::Entry& entry) { gateway.rankDesk.apply(entry); };
    }
    void openKind() {
        load();
        if (QTest::currentTestFailed()) return;
        pane = std::make_unique<ui::RanksPane>(services(), kind_);
        show(pane.get(), {1180, 760});
    }
    RankTable* table() const { return find<RankTable>("ranks.list"); }
    items::RankListModel* model() const { return qobject_cast<items::RankListModel*>(table()->model()); }
    QStringList names() const {
        QStringList out;
        for (int row = 0; row < model()->rowCount(); ++row)
            out << QString::fromStdString(model()->at(row).name);
        return out;
    }
    QAbstractButton* button(const char* name) const { return find<QAbstractButton>(name); }
    void agreeToPlan() { // of the changeset that is shown
        QPushButton* apply = nullptr;
        QTRY_VERIFY((apply = find<QPushButton>("diff.apply")) && apply->isVisible() && apply->isEnabled());
        apply->click();
        QTRY_VERIFY(!find<QPushButton>("diff.apply"));
        settle();
    }
    const fakes::FakeChangesets::Entry& lastPlan() {
        return *gateway.pipe.find(ChangesetId("changeset-" + std::to_string(gateway.pipe.count())));
    }

    std::unique_ptr<ui::RanksPane> pane;

  private:
    RankKind kind_;
};

} // namespace

class TestRanksPane : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void listsTheHighestFirstWithItsHolders() {
        RanksFixture f(RankKind::Position);
        f.openKind();
        QAbstractItemModelTester tester(f.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto ranks = f.cache->ranks(RankKind::Position);
        QCOMPARE(f.model()->rowCount(), static_cast<int>(ranks.size()));
        QCOMPARE(f.find<QLabel>("ranks.count")->text(), QString::number(ranks.size()));
        std::int64_t all = 0;
        for (int row = 0; row < f.model()->rowCount(); ++row) {
            QCOMPARE(f.model()->at(row).id, ranks[static_cast<std::size_t>(row)].id);
            const QModelIndex holders = f.model()->index(row, items::RankListModel::HoldersColumn);
            QVERIFY(holders.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
            all += holders.data().toLongLong();
            f.table()->selectRow(row);
            QCOMPARE(f.find<QTableView>("ranks.holders")->model()->rowCount(), holders.data().toInt());
        }
        QVERIFY(all > 10);
    }

    void aHolderIsOpened() {
        RanksFixture f(RankKind::Level);
        f.openKind();
        QSignalSpy opened(f.pane.get(), &ui::Pane::openWanted);
        auto* holders = f.find<QTableView>("ranks.holders");
        QVERIFY(holders->model()->rowCount() > 0);
        holders->setCurrentIndex(holders->model()->index(0, 0));
        QTest::keyClick(holders, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.front().at(0).toString(), QStringLiteral("members.members"));
        QCOMPARE(opened.front().at(1), holders->model()->index(0, 0).data(items::IdRole));
    }

    void keysMoveAndTheOrderIsSavedAsAPlan() {
        RanksFixture f(RankKind::Position);
        f.openKind();
        const QStringList before = f.names();
        QVERIFY(before.size() > 3);
        f.table()->selectRow(2);
        QTest::keyClick(f.table(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(f.table(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(f.table(), Qt::Key_Up, Qt::AltModifier); // there is no higher place
        QStringList wanted = before;
        wanted.move(2, 0);
        QCOMPARE(f.names(), wanted);
        QCOMPARE(f.table()->currentIndex().row(), 0);
        QVERIFY(f.pane->hasDraft());
        QCOMPARE(f.gateway.pipe.count(), std::size_t{0}); // nothing is sent before somebody says so
        QVERIFY(f.find<QWidget>("ranks.orderBar")->isVisible());
        f.button("ranks.orderSave")->click();
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        QCOMPARE(f.lastPlan().operations.size(), std::size_t{3}); // those between the two places
        f.agreeToPlan();
        QTRY_VERIFY(!f.pane->hasDraft());
        QCOMPARE(f.names(), wanted);
        QCOMPARE(QString::fromStdString(f.cache->ranks(RankKind::Position).front().name), wanted.front());
        QVERIFY(!f.find<QWidget>("ranks.orderBar")->isVisible());
    }

    void anOrderIsGivenUp() {
        RanksFixture f(RankKind::Level);
        f.openKind();
        const QStringList before = f.names();
        f.table()->selectRow(0);
        QTest::keyClick(f.table(), Qt::Key_Down, Qt::AltModifier);
        QVERIFY(f.names() != before);
        // Somebody adds one meanwhile: the draft stays, the new one stands at its end.
        f.gateway.tenant.addRank(RankKind::Level, "新級", 0);
        f.settle();
        QTRY_COMPARE(f.model()->rowCount(), static_cast<int>(before.size()) + 1);
        QCOMPARE(f.names().at(1), before.at(0));
        QCOMPARE(f.names().last(), QStringLiteral("新級"));
        f.button("ranks.orderForget")->click();
        QCOMPARE(f.names(), QStringList{QStringLiteral("新級")} + before);
    }

    void aLineIsDragged() {
        RanksFixture f(RankKind::Position);
        f.openKind();
        const QStringList before = f.names();
        auto* model = f.model();
        const std::unique_ptr<QMimeData> data(model->mimeData({model->index(3, 0)}));
        QVERIFY(model->canDropMimeData(data.get(), Qt::MoveAction, 1, 0, {}));
        QVERIFY(!model->canDropMimeData(data.get(), Qt::MoveAction, -1, -1, model->index(1, 0))); // not into a line
        model->dropMimeData(data.get(), Qt::MoveAction, 1, 0, {});
        QStringList wanted = before;
        wanted.move(3, 1);
        QTRY_COMPARE(f.names(), wanted);
        model->dropMimeData(data.get(), Qt::MoveAction, -1, -1, {}); // below the last line
        wanted.move(1, wanted.size() - 1);
        QTRY_COMPARE(f.names(), wanted);
    }

    void equalNumbersAreDealtOutAnew() {
        items::RankListModel model(
            {[](int) { return QString(); }, [](const Rank&) { return QString(); }, [] { return QString(); }});
        std::vector<Rank> ranks(4);
        for (std::size_t i = 0; i < ranks.size(); ++i) {
            ranks[i].id = std::to_string(i);
            ranks[i].displayOrder = static_cast<int>(i) / 2 * 10;
        }
        model.setRanks(ranks, {});
        model.setMovable(true);
        QVERIFY(model.move(3, 2));
        const auto moved = model.moved();
        QCOMPARE(moved.size(), std::size_t{4});
        QCOMPARE(moved[2].second.id, std::string("3"));
        QCOMPARE(moved[2].second.displayOrder, 3);
        model.forgetOrder();
        for (Rank& rank : ranks)
            rank.displayOrder = std::stoi(rank.id) * 10;
        model.setRanks(ranks, {});
        QVERIFY(model.move(0, 1));
        QCOMPARE(model.moved().size(), std::size_t{2});
        QCOMPARE(model.moved()[1].second.displayOrder, 10);
    }

    void addsWithNamesAndAKey() {
        RanksFixture f(RankKind::Level);
        f.openKind();
        f.button("ranks.add")->click();
        auto* name = f.find<QLineEdit>("control.levelName");
        auto* save = f.button("ranks.save");
        QVERIFY(name->isVisible() && !save->isEnabled());
        QTest::keyClicks(name, QStringLiteral("Board"));
        f.find<QLineEdit>("name.ja_JP")->setFocus();
        QTest::keyClicks(f.find<QLineEdit>("name.ja_JP"), QStringLiteral("board-ja"));
        f.find<QCheckBox>("control.executive")->click();
        auto* key = f.find<QLineEdit>("control.levelExternalKey");
        QTest::keyClicks(key, QStringLiteral("bad/key"));
        save->click();
        QCOMPARE(f.gateway.pipe.count(), std::size_t{0});
        key->clear();
        QTest::keyClicks(key, QStringLiteral("L-1"));
        QVERIFY(f.pane->hasDraft());
        save->click();
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        QCOMPARE(f.lastPlan().operations.front().action, std::string("create"));
        f.agreeToPlan();
        QTRY_COMPARE(f.names().last(), QStringLiteral("Board")); // the lowest at first
        const Rank made = f.model()->at(f.model()->rowCount() - 1);
        QVERIFY(made.executive);
        QCOMPARE(made.externalKey.value_or(""), std::string("L-1"));
        QCOMPARE(made.i18nNames.size(), std::size_t{1});
        QVERIFY(!f.pane->hasDraft());
    }

    void aFaultOfTheServiceStandsBesideTheField() {
        RanksFixture f(RankKind::Position);
        f.openKind();
        f.table()->selectRow(0);
        f.pane->editCurrent();
        auto* name = f.find<QLineEdit>("control.positionName");
        QTest::keyClicks(name, QStringLiteral("2"));
        f.gateway.failNext("changesets.create",
                           Error(ErrorKind::Conflict, "POSITION_ALREADY_EXIST").at("positionName"));
        f.button("ranks.save")->click();
        QTRY_VERIFY(f.find<QWidget>("field.positionName")->findChild<QLabel*>());
        QTRY_VERIFY(f.pane->hasDraft() && !f.find<ui::Banner>("ranks.banner")->isVisible());
        QVERIFY(f.pane->giveUpDraft());
        QVERIFY(!f.pane->hasDraft());
    }

    void whatTooManyHoldIsNotDeleted() {
        RanksFixture f(RankKind::UserType, 600);
        f.gateway.tenant.addRank(RankKind::UserType, "全員", 0);
        const std::string all = std::ranges::find_if(f.gateway.tenant.ranks(), [](const auto& r) {
                                    return r.second.name == "全員";
                                })->first;
        std::vector<UserId> ids;
        for (const auto& [id, member] : f.gateway.tenant.members())
            ids.push_back(member.id);
        for (const UserId& id : ids)
            f.gateway.tenant.edit(id, [&](Member& member) { member.userType = UserTypeId(all); });
        f.openKind();
        f.pane->showResource(QString::fromStdString(all));
        QVERIFY(!f.button("ranks.delete")->isEnabled());
        QVERIFY(!f.button("ranks.delete")->toolTip().isEmpty());
        QVERIFY(f.find<QLabel>("ranks.kept")->isVisible());
        QVERIFY(!f.registry.trigger(QStringLiteral("userType.delete")).applies);
    }

    void whoHoldsItGetsAnotherOne() {
        RanksFixture f(RankKind::Position);
        f.openKind();
        int held = -1;
        for (int row = 0; row < f.model()->rowCount() && held < 0; ++row)
            if (f.model()->holdersOf(f.model()->at(row).id) > 0) held = row;
        QVERIFY(held >= 0);
        f.table()->selectRow(held);
        const std::string id = f.model()->at(held).id;
        const std::uint32_t holders = f.model()->holdersOf(id);
        const Rank other = f.model()->at(held == 0 ? 1 : 0);
        f.button("ranks.delete")->click();
        auto* ask = f.pane->findChild<ui::PlanDialog*>();
        QVERIFY(ask);
        ask->findChild<QComboBox*>()->setCurrentText(QString::fromStdString(other.name));
        for (QPushButton* button : ask->findChildren<QPushButton*>())
            if (button->isDefault()) button->click();
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        const auto& operations = f.lastPlan().operations;
        QCOMPARE(operations.size(), std::size_t{holders} + 1);
        QCOMPARE(operations.front().kind, std::string("member"));
        QVERIFY(operations.front().value.find(other.id) != std::string::npos);
        QVERIFY(operations.front().value.find(id) == std::string::npos);
        QCOMPARE(operations.back().action, std::string("delete"));
        f.agreeToPlan();
        const std::string free = f.gateway.tenant.addRank(RankKind::Position, "係長", 99);
        f.settle();
        QTRY_VERIFY(f.model()->rowOf(QString::fromStdString(free)) >= 0);
        f.pane->showResource(QString::fromStdString(free));
        QVERIFY(f.button("ranks.delete")->isEnabled());
        f.button("ranks.delete")->click();
        f.agreeToPlan();
        QTRY_VERIFY(f.model()->rowOf(QString::fromStdString(free)) < 0);
    }

    void turningOffNamesTheLossAndWantsAWord() {
        RanksFixture f(RankKind::Position);
        f.openKind();
        QSignalSpy settings(f.pane.get(), &ui::Pane::settingsChanged);
        f.button("ranks.off")->click();
        ui::PlanDialog* guard = nullptr;
        QTRY_VERIFY((guard = f.pane->findChild<ui::PlanDialog*>()) && guard->isVisible());
        const int entries = f.model()->rowCount();
        QString words;
        for (const QLabel* label : guard->findChildren<QLabel*>())
            words += label->text() + QLatin1Char('\n');
        QVERIFY2(words.contains(QString::number(entries)), qPrintable(words));
        auto* typed = guard->findChild<QLineEdit*>();
        QVERIFY(typed);
        guard->accept();
        QCOMPARE(f.gateway.pipe.count(), std::size_t{0});
        typed = guard->findChild<QLineEdit*>();
        typed->setText(QString::number(entries));
        QPushButton* go = nullptr;
        for (QPushButton* button : guard->findChildren<QPushButton*>())
            if (!button->isDefault()) go = button; // Enter leaves everything as it is
        QVERIFY(go && go->isEnabled());
        go->click();
        QTRY_COMPARE(f.gateway.pipe.count(), std::size_t{1});
        QCOMPARE(f.lastPlan().operations.front().action, std::string("disable"));
        f.agreeToPlan();
        QTRY_COMPARE(f.model()->rowCount(), 0);
        auto* page = f.pane->findChild<StatePage*>();
        QTRY_VERIFY(page->isVisible());
        QCOMPARE(page->look(), StatePage::Look::Empty);
        QVERIFY(!f.button("ranks.add")->isVisible());
        QVERIFY(settings.count() >= 1);
        // On again: nothing comes back.
        QVERIFY(f.registry.trigger(QStringLiteral("position.enable")).applies);
        f.agreeToPlan();
        QTRY_VERIFY(f.button("ranks.add")->isVisible());
        QCOMPARE(f.model()->rowCount(), 0);
    }

    void aRoleThatMayOnlyLook() {
        RanksFixture f(RankKind::Position);
        f.load();
        for (RoleHolding& holding : f.identity->roles) {
            holding.role.builtIn.clear();
            holding.role.grants = {{"members", Access::View}};
        }
        f.pane = std::make_unique<ui::RanksPane>(f.services(), RankKind::Position);
        f.show(f.pane.get(), {1180, 760});
        QVERIFY(f.find<QLabel>("ranks.reason")->isVisible());
        for (const char* name : {"ranks.add", "ranks.off", "ranks.edit", "ranks.delete"}) {
            QVERIFY2(!f.button(name)->isEnabled(), name);
            QVERIFY2(!f.button(name)->toolTip().isEmpty(), name);
        }
        const QStringList before = f.names();
        f.table()->selectRow(1);
        QTest::keyClick(f.table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(f.names(), before);
    }

    void aRoleOfAPartOfTheTenantIsToldSo() {
        RanksFixture f(RankKind::Level);
        f.load();
        for (RoleHolding& holding : f.identity->roles)
            holding.scope.orgUnits = {f.cache->orgTree().front().id};
        f.pane = std::make_unique<ui::RanksPane>(f.services(), RankKind::Level);
        f.show(f.pane.get(), {1180, 760});
        QVERIFY(f.find<QLabel>("ranks.reason")->isVisible());
        QVERIFY(!f.button("ranks.add")->isEnabled());
    }

    void offlineItCanBeRead() {
        RanksFixture f(RankKind::UserType);
        f.openKind();
        f.setOnline(false);
        QVERIFY(f.model()->rowCount() > 0);
        QVERIFY(!f.button("ranks.add")->isEnabled());
        QVERIFY(!f.find<QPushButton>("chart.change")->isEnabled());
    }

    void everyCommandOfTheThreeKindsIsOffered() {
        for (const RankKind kind : {RankKind::Position, RankKind::Level, RankKind::UserType}) {
            RanksFixture f(kind);
            f.openKind();
            for (const char* act : {"add", "edit", "delete", "enable", "disable"}) {
                const QString key =
                    QString::fromUtf8(rankKey(kind).data()) + QLatin1Char('.') + QString::fromLatin1(act);
                const commands::Command* command = f.registry.find(key);
                QVERIFY2(command && !command->text().isEmpty(), qPrintable(key));
                const auto verdict = command->applicability(f.registry.context());
                QVERIFY2(verdict.applies || !verdict.why.isEmpty(), qPrintable(key));
            }
            QVERIFY(!f.registry.trigger(QString::fromUtf8(rankKey(kind).data()) + QStringLiteral(".enable")).applies);
            f.table()->selectRow(0);
            QVERIFY(f.registry.trigger(QString::fromUtf8(rankKey(kind).data()) + QStringLiteral(".edit")).applies);
            QVERIFY(f.find<QLineEdit>(kind == RankKind::Level      ? "control.levelName"
                                      : kind == RankKind::Position ? "control.positionName"
                                                                   : "control.userTypeName")
                        ->isVisible());
        }
    }

    void theViewOfTheChartIsRestrictedAndLifted() {
        RanksFixture f(RankKind::UserType);
        f.openKind();
        f.table()->selectRow(0);
        auto* effect = f.find<QLabel>("chart.effect");
        auto* change = f.find<QPushButton>("chart.change");
        QTRY_VERIFY(change->isEnabled());
        const QString free = effect->text();
        change->click();
        f.find<QRadioButton>("chart.me")->click();
        f.find<QPushButton>("chart.save")->click();
        QTRY_COMPARE(f.gateway.charts.kept.size(), std::size_t{1});
        QTRY_VERIFY(effect->text() != free);
        const QString mine = effect->text();
        QTRY_VERIFY(change->isEnabled());
        // Somebody else changes it meanwhile: refused, and what is there now is shown.
        f.gateway.charts.kept.begin()->second = {ChartAccess::OnlyMyOrgUnit, {}, 7};
        change->click();
        f.find<QRadioButton>("chart.all")->click();
        f.find<QPushButton>("chart.save")->click();
        QTRY_VERIFY(f.find<QLabel>("chart.note")->isVisible());
        QCOMPARE(f.gateway.charts.kept.size(), std::size_t{1});
        QTRY_VERIFY(effect->text() != mine);
        QTRY_VERIFY(change->isEnabled());
        change->click();
        f.find<QRadioButton>("chart.all")->click();
        f.find<QPushButton>("chart.save")->click();
        QTRY_VERIFY(f.gateway.charts.kept.empty());
        QTRY_COMPARE(effect->text(), free);
    }

    void organizationsAreNamed() {
        RanksFixture f(RankKind::UserType);
        f.openKind();
        f.table()->selectRow(0);
        auto* change = f.find<QPushButton>("chart.change");
        QTRY_VERIFY(change->isEnabled());
        change->click();
        f.find<QRadioButton>("chart.named")->click();
        QVERIFY(!f.find<QPushButton>("chart.save")->isEnabled()); // nobody is named yet
        f.find<QPushButton>("chart.add")->click();
        auto* tree = f.find<QDialog>("orgPicker")->findChild<QTreeView*>();
        QVERIFY(tree->currentIndex().isValid());
        QTest::keyClick(tree, Qt::Key_Return);
        QTRY_COMPARE(f.find<QTreeWidget>("chart.units")->topLevelItemCount(), 1);
        f.find<QPushButton>("chart.save")->click();
        QTRY_COMPARE(f.gateway.charts.kept.size(), std::size_t{1});
        QCOMPARE(f.gateway.charts.kept.begin()->second.units.size(), std::size_t{1});
        QVERIFY(f.gateway.charts.kept.begin()->second.units.front().includeSubOrgUnits);
    }

    void inJapanese() {
        RanksFixture f(RankKind::Position);
        f.openKind();
        ui::applyLanguage(QStringLiteral("ja"));
        QTRY_COMPARE(f.pane->title(), QStringLiteral("役職"));
        QTRY_VERIFY(f.button("ranks.off")->text().contains(QStringLiteral("役職")));
        ui::applyLanguage(QStringLiteral("en"));
        QCOMPARE(f.pane->title(), QStringLiteral("Positions"));
    }
};

} // namespace sekisho::tests::test_ranks_pane

SEKISHO_QTEST_MAIN(test_ranks_pane, TestRanksPane)
#include "test_ranks_pane.moc"
