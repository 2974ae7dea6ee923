// The screen of changesets and the one of organizations: what is planned is shown, applied after a yes, and taken back.
#include "models/commands/changeset_words.h"
#include "models/items/planned_row_model.h"
#include "models/items/roles.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/pane_fixture.h"
#include "ui/diff/changeset_view.h"
#include "ui/panes/changes/changes_pane.h"
#include "ui/panes/orgunits/org_unit_form.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/panes/orgunits/org_units_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/state_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QTranslator>

#include <utility>

namespace sekisho::tests::test_changes_pane {

namespace {

PlannedRow row(std::int64_t no, Verdict verdict, const char* name) {
    PlannedRow one;
    one.no = no;
    one.kind = "member";
    one.action = "update";
    one.id = "member-" + std::to_string(no);
    one.name = name;
    one.verdict = verdict;
    if (verdict == Verdict::Changed) one.changes = {{"telephone", "\"03-1\"", "\"03-2\""}};
    if (verdict == Verdict::Refused) one.error = Error(ErrorKind::BadInput, "INVALID_PARAMETER").at("telephone");
    return one;
}

// Counts the words that are looked up. Every row that is drawn needs some.
class CountedWords final : public QTranslator {
  public:
    QString translate(const char*, const char*, const char*, int) const override {
        ++asked_;
        return {};
    }
    bool isEmpty() const override { return false; }
    int since() { return std::exchange(asked_, 0); }

  private:
    mutable int asked_ = 0;
};

} // namespace

class TestChangesPane : public QObject {
    Q_OBJECT

    void keep(PaneFixture& fixture, const char* name) {
        const QString folder = qEnvironmentVariable("SEKISHO_SCREENSHOTS");
        if (!folder.isEmpty()) fixture.shown->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name)));
    }

  private Q_SLOTS:
    void showsRowsImpactAndRefusals() {
        PaneFixture fixture(20);
        fixture.load();
        Changeset april;
        april.title = "April";
        april.state = ChangesetState::Planned;
        april.plannedAt = fixture.clock.now();
        april.impact.membersAdded = 3;
        april.impact.roomsChanged = 1;
        april.impact.rooms = {{"orgUnit", "u", "Sales", 4, 1}};
        fixture.gateway.pipe.add(april, {row(1, Verdict::Changed, "Aoki"), row(2, Verdict::Refused, "Baba"),
                                         row(3, Verdict::Added, "Chiba"), row(4, Verdict::Unchanged, "Doi")});
        auto pane = fixture.open<ui::ChangesPane>();
        auto* rows = fixture.find<QTableView>("diff.rows");
        QTRY_COMPARE(rows->model()->rowCount(), 1); // the refused ones come first
        QVERIFY(fixture.find<QPushButton>("diff.apply")->isVisible());
        QVERIFY(!fixture.find<QPushButton>("diff.apply")->isEnabled());
        QVERIFY(!fixture.find<QPushButton>("diff.apply")->toolTip().isEmpty());
        QVERIFY(fixture.find<QWidget>("diff.impact")->isVisible());
        QTest::mouseClick(fixture.find<QToolButton>("diff.filter.all"), Qt::LeftButton);
        QTRY_COMPARE(rows->model()->rowCount(), 4);
        QTest::mouseClick(fixture.find<QToolButton>("diff.filter.changed"), Qt::LeftButton);
        QTRY_COMPARE(rows->model()->rowCount(), 1);
        fixture.find<QCheckBox>("diff.skip")->click();
        QVERIFY(fixture.find<QPushButton>("diff.apply")->isEnabled());
        keep(fixture, "changes-en-light");
        fixture.find<QPushButton>("diff.apply")->click();
        QTRY_VERIFY(fixture.find<QPushButton>("diff.undo")->isVisible());
        QTRY_COMPARE(fixture.gateway.pipe.find(ChangesetId("changeset-1"))->head.state, ChangesetState::Applied);
    }

    void areFoundByWhomTheyChangedWhoDidItAndKind() {
        PaneFixture fixture(5);
        fixture.load();
        const auto add = [&](const char* title, const char* action, const char* author, const char* kind) {
            Changeset one;
            one.title = title;
            one.action = action;
            one.authorName = author;
            one.state = ChangesetState::Applied;
            one.appliedAt = fixture.clock.now(); // never planned, as single requests are not
            PlannedRow only = row(1, Verdict::Changed, title);
            only.kind = kind;
            fixture.gateway.pipe.add(one, {only});
        };
        add("Aoki", "member.suspend", "Tanaka", "member");
        add("Sales", "orgUnit.update", "Suzuki", "orgUnit");
        add("Baba", "member.update", "Suzuki", "member");
        auto pane = fixture.open<ui::ChangesPane>();
        const auto* list = fixture.find<QTableView>("changes.list")->model();
        auto* kind = fixture.find<QComboBox>("changes.kind");
        auto* search = fixture.find<QLineEdit>("changes.search");
        QTRY_COMPARE(list->rowCount(), 3);
        QCOMPARE(list->index(2, 0).data().toString(), QStringLiteral("Aoki — Suspended a member"));
        QTRY_COMPARE(fixture.find<QTableView>("diff.rows")->model()->rowCount(), 1); // what it did
        search->setText(QStringLiteral("Suzuki"));
        QTRY_COMPARE(list->rowCount(), 2);
        kind->setCurrentIndex(kind->findText(QStringLiteral("Organization")));
        QTRY_COMPARE(list->rowCount(), 1);
        QVERIFY(list->index(0, 0).data().toString().startsWith(QStringLiteral("Sales")));
        search->setText(QStringLiteral("Aoki"));
        auto* none = fixture.find<ui::StatePage>("changes.state");
        QTRY_VERIFY(none->isVisible() && list->rowCount() == 0);
        QVERIFY(!fixture.find<ui::diff::ChangesetView>("diff.view")->follower().shown());
        none->findChild<QPushButton*>()->click();
        QTRY_COMPARE(list->rowCount(), 3);
        QVERIFY(search->text().isEmpty() && kind->currentIndex() == 0);
        pane->focusFilter();
        QVERIFY(search->hasFocus());
    }

    // However many rows there are: a page of them is fetched when it is needed, and only what is seen is drawn.
    void thirtyThousandRowsOpenScrollAndFilterInPieces() {
        PaneFixture fixture(5);
        fixture.load();
        Changeset large;
        large.title = "Large";
        large.state = ChangesetState::Planned;
        large.plannedAt = fixture.clock.now();
        large.total = 30'000;
        std::vector<PlannedRow> all;
        for (int no = 1; no <= 30'000; ++no)
            all.push_back(row(no, no % 3 == 0 ? Verdict::Unchanged : Verdict::Changed, no == 25'001 ? "Baba" : "Aoki"));
        fixture.gateway.pipe.add(large, std::move(all));
        CountedWords words;
        QCoreApplication::installTranslator(&words);
        auto pane = fixture.open<ui::ChangesPane>();
        auto* rows = fixture.find<QTableView>("diff.rows");
        const auto pages = [&] { return static_cast<int>(fixture.gateway.callsOf("changesets.rows")); };
        QTRY_COMPARE(rows->model()->rowCount(), 1'000);
        QCoreApplication::processEvents();
        constexpr int kFew = 1'000; // words; a page has three a row
        const int seen = rows->viewport()->height() / rows->rowHeight(0) + 2;
        QVERIFY(seen < 60);
        words.since();
        const auto pieces = [&](int page) {
            QCoreApplication::processEvents();
            const int asked = words.since();
            if (asked > kFew || pages() > page) qWarning("%d words, %d pages", asked, pages());
            return asked <= kFew && pages() <= page;
        };
        QVERIFY(pieces(1));
        for (int page = 2; page <= 4; ++page) {
            rows->scrollToBottom();
            QTRY_COMPARE(rows->model()->rowCount(), page * 1'000);
            QVERIFY(pieces(page));
        }
        QTest::mouseClick(fixture.find<QToolButton>("diff.filter.changed"), Qt::LeftButton);
        QTRY_COMPARE(rows->model()->rowCount(), 1'000);
        QVERIFY(pieces(5));
        QCOMPARE(rows->model()->index(999, items::PlannedRowModel::NumberColumn).data().toInt(), 1'499);
        QTest::keyClicks(fixture.find<QLineEdit>("diff.search"), QStringLiteral("Baba"));
        QTRY_COMPARE(rows->model()->rowCount(), 1); // of thirty thousand
        QVERIFY(pieces(6));
        keep(fixture, "changes-large-en-light");
        QCoreApplication::removeTranslator(&words);
    }

    void whatIsBeingAppliedPausesAndGoesOn() {
        PaneFixture fixture(5);
        fixture.load();
        fixture.gateway.pipe.slow = true;
        Changeset large;
        large.title = "Large";
        large.state = ChangesetState::Applying;
        large.done = 1;
        large.toDo = large.total = 3;
        fixture.gateway.pipe.add(large, {row(1, Verdict::Changed, "Aoki"), row(2, Verdict::Changed, "Baba"),
                                         row(3, Verdict::Changed, "Chiba")});
        auto pane = fixture.open<ui::ChangesPane>();
        const auto state = [&] { return fixture.gateway.pipe.find(ChangesetId("changeset-1"))->head.state; };
        const auto press = [&](const char* name) {
            auto* button = fixture.find<QPushButton>(name);
            return QTest::qWaitFor([&] { return button->isVisible() && button->isEnabled(); }) &&
                   (button->click(), true);
        };
        QVERIFY(press("diff.pause"));
        QTRY_COMPARE(state(), ChangesetState::Paused);
        QVERIFY(press("diff.resume"));
        QTRY_COMPARE(state(), ChangesetState::Applying);
        QVERIFY(press("diff.cancel")); // stops and takes back what was done
        QTRY_COMPARE(state(), ChangesetState::RollingBack);
        fixture.gateway.pipe.advance();
        QCOMPARE(state(), ChangesetState::RolledBack);
    }

    void undoIsPlannedAndApplied() {
        PaneFixture fixture(5);
        fixture.load();
        Changeset done;
        done.title = "Done";
        done.state = ChangesetState::Applied;
        done.undo.possible = true;
        fixture.gateway.pipe.add(done, {row(1, Verdict::Added, "Aoki")});
        auto pane = fixture.open<ui::ChangesPane>();
        auto* undo = fixture.find<QPushButton>("diff.undo");
        QTRY_VERIFY(undo->isVisible() && undo->isEnabled());
        undo->click();
        auto* apply = fixture.find<QPushButton>("diff.apply");
        QTRY_VERIFY(apply->isVisible() && apply->isEnabled()); // the undo is shown as a plan of its own
        apply->click();
        QTRY_VERIFY(fixture.gateway.pipe.find(ChangesetId("changeset-1"))->head.undoneBy.has_value());
    }

    void emptyOfflineAndFailedLookDifferent() {
        PaneFixture fixture(5);
        fixture.load();
        auto pane = fixture.open<ui::ChangesPane>();
        auto* page = pane->findChild<ui::StatePage*>();
        QTRY_COMPARE(page->look(), ui::StatePage::Look::Empty);
        fixture.gateway.failNext("changesets.list", Error(ErrorKind::Timeout, "TIMEOUT"));
        fixture.find<QToolButton>("changes.refresh")->click();
        QTRY_COMPARE(page->look(), ui::StatePage::Look::Failed);
        fixture.setOnline(false);
        QTRY_COMPARE(page->look(), ui::StatePage::Look::Offline);
    }

    void aDragIsAskedBeforeItIsFinal() {
        PaneFixture fixture(60);
        fixture.load();
        auto pane = fixture.open<ui::OrgUnitsPane>();
        auto* tree = pane->findChild<ui::orgunits::OrgUnitTree*>();
        const std::vector<ports::OrgNode> nodes = fixture.cache->orgTree();
        const auto child = std::ranges::find_if(nodes, [](const auto& n) { return !n.parent.empty(); });
        const auto other =
            std::ranges::find_if(nodes, [&](const auto& n) { return n.parent.empty() && n.id != child->parent; });
        QVERIFY(child != nodes.end());
        const QString to = other == nodes.end() ? QString() : QString::fromStdString(other->id.value);
        Q_EMIT tree->moveWanted(QString::fromStdString(child->id.value), to, 1);
        QPushButton* apply = nullptr; // its dialog opens when the plan is there
        QTRY_VERIFY((apply = fixture.find<QPushButton>("diff.apply")) && apply->isVisible());
        QCOMPARE(fixture.gateway.pipe.count(), std::size_t{1});
        const auto* entry = fixture.gateway.pipe.find(ChangesetId("changeset-1"));
        QCOMPARE(entry->operations.front().action, std::string("move"));
        QCOMPARE(entry->head.state, ChangesetState::Planned); // nothing has moved yet
        apply->click();
        QTRY_COMPARE(entry->head.state, ChangesetState::Applied);
        QTRY_COMPARE(fixture.find<ui::Banner>("orgunits.banner")->kind(), ui::Banner::Kind::Success);
        keep(fixture, "orgunits-en-light");
    }

    void anOrganizationIsNeverDroppedIntoItself() {
        PaneFixture fixture(60);
        fixture.load();
        auto pane = fixture.open<ui::OrgUnitsPane>();
        auto* tree = pane->findChild<ui::orgunits::OrgUnitTree*>();
        QAbstractItemModel* model = tree->model();
        const std::vector<ports::OrgNode> nodes = fixture.cache->orgTree();
        const auto child = std::ranges::find_if(nodes, [](const auto& n) { return !n.parent.empty(); });
        QVERIFY(child != nodes.end());
        tree->choose(QString::fromStdString(child->id.value));
        const QModelIndex below = tree->currentIndex();
        QMimeData parent;
        parent.setData(QStringLiteral("application/x-sekisho-orgunit"), QByteArray::fromStdString(child->parent.value));
        QVERIFY(!model->canDropMimeData(&parent, Qt::MoveAction, -1, -1, below));
        QMimeData itself;
        itself.setData(QStringLiteral("application/x-sekisho-orgunit"), QByteArray::fromStdString(child->id.value));
        QVERIFY(!model->canDropMimeData(&itself, Qt::MoveAction, -1, -1, below));
        QVERIFY(model->canDropMimeData(&itself, Qt::MoveAction, -1, -1, QModelIndex()));
        QVERIFY(!model->canDropMimeData(nullptr, Qt::MoveAction, -1, -1, QModelIndex()));
    }

    void theFormRefusesAndWarns() {
        PaneFixture fixture(60);
        fixture.load();
        auto pane = fixture.open<ui::OrgUnitsPane>();
        auto* tree = pane->findChild<ui::orgunits::OrgUnitTree*>();
        tree->choose(QString::fromStdString(fixture.cache->orgTree().front().id.value));
        pane->editCurrent();
        auto* name = fixture.find<QLineEdit>("control.orgUnitName");
        auto* save = fixture.find<QPushButton>("orgunits.save");
        QVERIFY(name && name->isVisible());
        QVERIFY(!save->isEnabled()); // nothing is changed yet
        name->selectAll();
        QTest::keyClicks(name, QString(101, QLatin1Char('x')));
        QVERIFY(save->isEnabled());
        save->click();
        QCOMPARE(fixture.gateway.pipe.count(), std::size_t{0});
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Head office"));
        QVERIFY(pane->hasDraft());
        save->click();
        QTRY_COMPARE(fixture.gateway.pipe.count(), std::size_t{1});
        const auto* entry = fixture.gateway.pipe.find(ChangesetId("changeset-1"));
        QVERIFY(entry->operations.front().value.find("Head office") != std::string::npos);
        QVERIFY(entry->operations.front().base.has_value());
    }

    void aScreenThatMayOnlyBeLookedAt() {
        PaneFixture fixture(10);
        fixture.load();
        for (RoleHolding& holding : fixture.identity->roles) {
            holding.role.builtIn.clear();
            holding.role.grants = {{"members", Access::View}};
        }
        auto pane = fixture.open<ui::OrgUnitsPane>();
        auto* add = fixture.find<QToolButton>("orgunits.addTop");
        QVERIFY(!add->isEnabled());
        QVERIFY(!add->toolTip().isEmpty());
    }

    void inJapanese() {
        PaneFixture fixture(60);
        fixture.load();
        ui::applyLanguage(QStringLiteral("ja"));
        auto pane = fixture.open<ui::OrgUnitsPane>();
        pane->findChild<ui::orgunits::OrgUnitTree*>()->choose(
            QString::fromStdString(fixture.cache->orgTree().front().id.value));
        QCOMPARE(pane->title(), QStringLiteral("組織"));
        keep(fixture, "orgunits-ja-light");
        ui::applyLanguage(QStringLiteral("en"));
        QCOMPARE(pane->title(), QStringLiteral("Organizations"));
    }
};

} // namespace sekisho::tests::test_changes_pane

SEKISHO_QTEST_MAIN(test_changes_pane, TestChangesPane)
#include "test_changes_pane.moc"
