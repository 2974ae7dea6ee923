// What somebody has typed and not saved is there again after the program was killed, on every screen with such a form;
// once saved or given up it stays away; and a full disk is told.
#include "models/items/rank_list_model.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/roles_fixture.h"
#include "tests/ui/screenshots.h"
#include "ui/panes/fields/fields_pane.h"
#include "ui/panes/groups/groups_pane.h"
#include "ui/panes/imports/import_pane.h"
#include "ui/panes/lostdevice/lost_device_pane.h"
#include "ui/panes/orgunits/org_units_pane.h"
#include "ui/panes/ranks/rank_table.h"
#include "ui/panes/ranks/ranks_pane.h"
#include "ui/panes/roles/holding_dialog.h"
#include "ui/panes/templates/templates_pane.h"
#include "ui/widgets/dialog_draft.h"
#include "ui/widgets/kept_draft.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDialog>
#include <QFile>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>

namespace sekisho::tests::test_kept_drafts {

namespace {

using MadePane = std::unique_ptr<ui::Pane>;

struct Screen {
    const char* menu;
    const char* control; // of its form: a line, a text or a box
    std::function<MadePane(const ui::PaneServices&)> make;
    std::function<void(PaneFixture&, ui::Pane&)> begin; // as a person opens a draft
};

template<class T>
MadePane made(const ui::PaneServices& services) {
    return std::make_unique<T>(services);
}
MadePane positions(const ui::PaneServices& services) {
    return std::make_unique<ui::RanksPane>(services, RankKind::Position);
}
void press(PaneFixture& f, const char* name) {
    QTRY_VERIFY2(f.find<QAbstractButton>(name) && f.find<QAbstractButton>(name)->isEnabled(), name);
    f.find<QAbstractButton>(name)->click();
}
void editFirst(ui::Pane& pane, const std::string& id) {
    pane.showResource(QString::fromStdString(id));
    pane.editCurrent();
}
void editRole(PaneFixture& f, ui::Pane&) {
    QTRY_VERIFY(f.find<QTableView>("roles.table")->model()->rowCount() > 0);
    chooseRole(f, kNurses);
    press(f, "roles.edit");
}
void editTemplate(PaneFixture& f, ui::Pane&) {
    auto* list = f.find<QTreeWidget>("templates.list");
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    list->setCurrentItem(list->topLevelItem(1));
    press(f, "templates.edit");
}
void editNumbering(PaneFixture& f, ui::Pane&) {
    press(f, "fields.edit");
    press(f, "fields.automatic");
}
void writeOnTheTelephone(PaneFixture& f, ui::Pane& pane) {
    pane.showResource(QString::fromStdString(f.gateway.tenant.members().begin()->second.id.value));
    QTRY_VERIFY(f.find<QWidget>("lost.note")->isVisible());
}

const std::vector<Screen>& screens() {
    static const std::vector<Screen> kAll{
        {"security.roles", "roles.name", made<ui::RolesPane>, editRole},
        {"security.services", "templates.board.browser", made<ui::TemplatesPane>, editTemplate},
        {"members.groups", "control.groupName", made<ui::GroupsPane>,
         [](PaneFixture& f, ui::Pane&) { press(f, "groups.add"); }},
        {"members.orgUnits", "control.orgUnitName", made<ui::OrgUnitsPane>,
         [](PaneFixture& f, ui::Pane& pane) { editFirst(pane, f.cache->orgTree().front().id.value); }},
        {"members.positions", "control.positionName", positions,
         [](PaneFixture& f, ui::Pane& pane) { editFirst(pane, f.cache->ranks(RankKind::Position).front().id); }},
        {"members.fields", "control.employeeNumber.prefix", made<ui::FieldsPane>, editNumbering},
        {"security.lostDevice", "lost.note", made<ui::LostDevicePane>, writeOnTheTelephone},
    };
    return kAll;
}

// Dialogs of a screen, which are kept as well.
struct Asked {
    const char* dialog;
    const char* control;
    MadePane (*make)(const ui::PaneServices&);
    std::function<void(PaneFixture&)> begin;
};
void selectFirst(PaneFixture& f, int tab, const char* list) {
    f.find<QTabWidget>("fields.tabs")->setCurrentIndex(tab);
    auto* table = f.find<QTableWidget>(list);
    QTRY_VERIFY(table->rowCount() > 0);
    table->selectRow(0);
}
const std::vector<Asked>& asked() {
    static const std::vector<Asked> kAll{
        {"fields.propertyDialog", "control.displayName", made<ui::FieldsPane>,
         [](PaneFixture& f) {
             selectFirst(f, 1, "fields.properties.table");
             press(f, "fields.properties.edit");
         }},
        {"fields.statusDialog", "control.useDefaultStatus", made<ui::FieldsPane>,
         [](PaneFixture& f) {
             selectFirst(f, 2, "fields.statuses.table");
             press(f, "fields.statuses.edit");
         }},
        {"roles.holdingDialog", "holding.eligible", made<ui::RolesPane>,
         [](PaneFixture& f) {
             QTRY_VERIFY(f.find<QTableView>("roles.table")->model()->rowCount() > 0);
             chooseRole(f, kNurses);
             press(f, "roles.give");
         }},
    };
    return kAll;
}

QString stateOf(const QWidget* control) {
    if (const auto* line = qobject_cast<const QLineEdit*>(control)) return line->text();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(control)) return text->toPlainText();
    const auto* box = qobject_cast<const QAbstractButton*>(control);
    return box && box->isChecked() ? QStringLiteral("on") : QStringLiteral("off");
}

void change(QWidget* control) {
    control->setFocus();
    if (auto* line = qobject_cast<QLineEdit*>(control)) line->selectAll();
    if (auto* box = qobject_cast<QAbstractButton*>(control)) return box->click();
    QTest::keyClicks(control, QStringLiteral("Kept 7"));
}

} // namespace

class TestKeptDrafts : public QObject {
    Q_OBJECT

    static MadePane open(PaneFixture& f, const Screen& screen) {
        MadePane pane = screen.make(f.services());
        f.show(pane.get(), {1280, 800});
        return pane;
    }
    // Whether the copy has it: that is all that a killed program leaves.
    static bool kept(PaneFixture& f, const Screen& screen) {
        return ui::KeptDraft::isKept(*f.cache, QLatin1String(screen.menu));
    }

  private Q_SLOTS:
    void cleanup() { sql::Database::setFault(nullptr); }

    void whatWasTypedSurvivesAKill_data() {
        QTest::addColumn<int>("place");
        for (int place = 0; const Screen& screen : screens())
            QTest::newRow(screen.menu) << place++;
    }
    void whatWasTypedSurvivesAKill() {
        QFETCH(int, place);
        const Screen& screen = screens().at(static_cast<std::size_t>(place));
        PaneFixture f(40);
        f.gateway.templateDesk.add("Sales");
        f.load();
        f.gateway.roleDesk.fill();
        MadePane pane = open(f, screen);
        screen.begin(f, *pane);
        auto* control = f.find<QWidget>(screen.control);
        QTRY_VERIFY(control && control->isVisible() && control->isEnabled());
        QVERIFY(!kept(f, screen)); // nothing is changed yet
        const QString before = stateOf(control);
        change(control);
        const QString typed = stateOf(control);
        QVERIFY(typed != before);
        QTRY_VERIFY(kept(f, screen));
        pane.reset(); // nothing of it was saved
        f.load();     // the same copy, opened anew
        pane = open(f, screen);
        QTRY_VERIFY2(pane->hasDraft(), screen.menu);
        control = f.find<QWidget>(screen.control);
        QTRY_VERIFY2(control->isVisible(), screen.menu);
        QCOMPARE(stateOf(control), typed);
        QVERIFY(kept(f, screen));
        if (!pane->giveUpDraft()) {
            QTRY_VERIFY(planDialog());
            QVERIFY(agreeTo(planDialog()));
        }
        QTRY_VERIFY(!pane->hasDraft());
        QVERIFY2(!kept(f, screen), "at once: it must not come back after a kill");
        pane.reset();
        pane = open(f, screen);
        QVERIFY(!pane->hasDraft());
    }

    void whatWasTypedInADialogIsThereAgain_data() {
        QTest::addColumn<int>("place");
        for (int place = 0; const Asked& one : asked())
            QTest::newRow(one.dialog) << place++;
    }
    void whatWasTypedInADialogIsThereAgain() {
        QFETCH(int, place);
        const Asked& one = asked().at(static_cast<std::size_t>(place));
        PaneFixture f(40);
        CustomProperty grade;
        grade.id = CustomPropertyId("grade");
        grade.name = "grade";
        grade.displayName = "Grade";
        grade.version = 1;
        f.gateway.tenant.putSetting(grade);
        for (ProfileStatus& status : builtInStatuses(f.gateway.tenant.domain()))
            f.gateway.tenant.putSetting(status);
        f.load();
        f.gateway.roleDesk.fill();
        const auto note = [&] { return f.cache->note("draft.dialogs").value_or(""); };
        MadePane pane;
        QDialog* dialog = nullptr;
        QWidget* control = nullptr;
        const auto ask = [&] {
            one.begin(f);
            dialog = f.find<QDialog>(one.dialog);
            QTRY_VERIFY(dialog && dialog->isVisible());
            control = dialog->findChild<QWidget*>(QLatin1String(one.control));
            QVERIFY(control);
        };
        const auto told = [&] { return dialog->findChild<ui::Banner*>(QStringLiteral("draft.banner"))->isVisible(); };
        const auto open = [&] {
            pane = one.make(f.services());
            f.show(pane.get(), {1280, 800});
            ask();
        };
        open();
        const QString before = stateOf(control);
        QVERIFY(!told() && note().empty());
        change(control);
        const QString typed = stateOf(control);
        if (auto* holding = qobject_cast<ui::roles::HoldingDialog*>(dialog))
            holding->choosePerson(f.gateway.tenant.members().begin()->second.id);
        QTRY_VERIFY(!note().empty());
        ui::DialogDraft::leave(pane.get()); // as when the window is locked
        dialog->reject();
        QVERIFY(!note().empty());
        pane.reset();
        f.load();
        open();
        QCOMPARE(stateOf(control), typed);
        QVERIFY(told());
        for (int round = 0; round < 8; ++round) // one layout asks for the next
            QCoreApplication::processEvents();
        keepPicture(dialog->grab(), QStringLiteral("draft-") + QLatin1String(one.dialog));
        if (const auto* person = dialog->findChild<QLabel*>(QStringLiteral("holding.person")))
            QVERIFY(person->text().contains(
                QString::fromStdString(f.gateway.tenant.members().begin()->second.displayName())));
        dialog->findChild<ui::Banner*>(QStringLiteral("draft.banner"))->findChild<QPushButton*>()->click();
        QCOMPARE(stateOf(control), before);
        QVERIFY(!told());
        QTRY_VERIFY(note().empty());
        change(control);
        QTRY_VERIFY(!note().empty());
        dialog->reject(); // by the person
        QVERIFY(note().empty());
        QTRY_VERIFY(!f.find<QDialog>(one.dialog));
        ask();
        QCOMPARE(stateOf(control), before);
        QVERIFY(!told());
        dialog->reject();
    }

    // With the window locked in between; what is saved or secret is not kept.
    void aDialogOfALockedWindowComesBackUntilItIsSaved() {
        PaneFixture f(5);
        f.load();
        QWidget window;
        const auto note = [&] { return f.cache->note("draft.dialogs").value_or(""); };
        for (const bool later : {true, false}) { // what begins with agreeing may fail: then it is still there
            QPointer<ui::PlanDialog> dialog;
            const auto open = [&](const QString& base) {
                commands::Plan plan;
                plan.typedWord = QStringLiteral("Go");
                for (const auto& [key, kind] : {std::pair{"why", commands::Ask::Kind::Text},
                                                {"word", commands::Ask::Kind::Password},
                                                {"day", commands::Ask::Kind::Date}}) {
                    commands::Ask& made = plan.asks.emplace_back();
                    made.key = QLatin1String(key);
                    made.kind = kind;
                    if (made.kind == commands::Ask::Kind::Date) made.value = QDate(2026, 4, 1);
                }
                dialog = new ui::PlanDialog(
                    plan, commands::Danger::Changes, [](const QVariantMap&) {}, &window);
                new ui::DialogDraft(dialog, *f.cache, QStringLiteral("it"), base,
                                    later ? ui::DialogDraft::Ends::WithItsWork : ui::DialogDraft::Ends::WithTheDialog);
                dialog->open();
            };
            const auto part = [&](const char* name) { return dialog->findChild<QWidget*>(QLatin1String(name)); };
            open(QStringLiteral("1"));
            for (auto* line : dialog->findChildren<QLineEdit*>())
                if (qobject_cast<QDateEdit*>(line->parent()) == nullptr) line->setText(QStringLiteral("Go"));
            qobject_cast<QDateEdit*>(part("ask.day"))->setDate(QDate(2026, 10, 1));
            QTRY_VERIFY(note().find("2026-10-01") != std::string::npos);
            QCOMPARE(QString::fromStdString(note()).count(QStringLiteral("\"Go\"")), 1); // no secret, no typed word
            ui::DialogDraft::leave(&window);
            dialog->reject();
            open(QStringLiteral("2"));
            QCOMPARE(stateOf(part("ask.why")), QStringLiteral("Go"));
            QCOMPARE(qobject_cast<QDateEdit*>(part("ask.day"))->date(), QDate(2026, 10, 1));
            QVERIFY(dialog->findChild<ui::Banner*>()->sentence().contains(QStringLiteral("laid over")));
            dialog->accept();
            QCOMPARE(note().empty(), !later);
            ui::DialogDraft::forget(*f.cache, QStringLiteral("it"));
            QVERIFY(note().empty());
        }
    }

    void anOrderThatIsBeingMadeSurvivesToo() {
        PaneFixture f(40);
        f.load();
        MadePane pane = positions(f.services());
        f.show(pane.get(), {1180, 760});
        const auto first = [&] {
            return qobject_cast<items::RankListModel*>(f.find<ui::ranks::RankTable>("ranks.list")->model())->at(0).id;
        };
        const std::string highest = first();
        QVERIFY(qobject_cast<items::RankListModel*>(f.find<ui::ranks::RankTable>("ranks.list")->model())->move(0, 1));
        QVERIFY(first() != highest);
        pane.reset(); // what waited to be written is written
        f.load();
        pane = positions(f.services());
        f.show(pane.get(), {1180, 760});
        QVERIFY(pane->hasDraft());
        QVERIFY(first() != highest);
        pane->giveUpDraft();
        QCOMPARE(first(), highest);
        QVERIFY(!ui::KeptDraft::isKept(*f.cache, pane->menuKey()));
    }

    void correctionsOfASheetAreOfferedAgain() {
        PaneFixture f(10);
        f.load();
        const QString path = f.folder.filePath(QStringLiteral("april.csv"));
        QFile sheet(path);
        QVERIFY(sheet.open(QIODevice::WriteOnly));
        sheet.write("ID,姓,名,パスワード,電話番号\r\njoiner,四月,一郎,Start-1234,not a number\r\n");
        sheet.close();
        const auto faults = [&] { return f.find<QTableView>("import.faults")->model(); };
        const auto correct = [&](const char* from, const char* to) {
            for (int column = 0; column < faults()->columnCount(); ++column)
                if (const QModelIndex cell = faults()->index(0, column); cell.data().toString() == QLatin1String(from))
                    QVERIFY(faults()->setData(cell, QString::fromLatin1(to)));
        };
        auto pane = f.open<ui::ImportPane>();
        pane->openFile(path);
        press(f, "import.next");
        QTRY_COMPARE(faults()->rowCount(), 1);
        correct("Start-1234", "Secret-5678");
        QTRY_COMPARE(faults()->index(0, 4).data().toString(), QStringLiteral("Secret-5678"));
        correct("not a number", "03-9999-0002");
        QTRY_COMPARE(faults()->rowCount(), 0);
        const auto note = [&] { return f.cache->note(ui::KeptDraft::noteOf(pane->menuKey())).value_or(""); };
        QTRY_VERIFY(note().find("03-9999-0002") != std::string::npos);
        QVERIFY2(note().find("Secret-5678") == std::string::npos, "a password is never kept");
        pane.reset();
        f.identity.reset(); // signed in anew, which the sheets wait for
        f.load();
        pane = f.open<ui::ImportPane>();
        QVERIFY(pane->hasDraft());
        auto* banner = f.find<ui::Banner>("import.banner");
        QVERIFY(banner->sentence().contains(QStringLiteral("april.csv")));
        banner->findChild<QPushButton*>()->click();
        QTRY_VERIFY(button(f, "import.next")->isEnabled() &&
                    button(f, "import.next")->text() == QStringLiteral("See the changes"));
        QCOMPARE(faults()->rowCount(), 0);
        pane.reset();
        QVERIFY(sheet.open(QIODevice::Append));
        sheet.write("other,四月,二郎,Start-1234,\r\n");
        sheet.close();
        pane = f.open<ui::ImportPane>();
        banner = f.find<ui::Banner>("import.banner");
        banner->findChild<QPushButton*>()->click();
        QVERIFY(banner->sentence().contains(QStringLiteral("was changed")));
        QVERIFY(!pane->hasDraft());
        QVERIFY(note().empty());
    }

    void aFullDiskIsToldAndTheDraftIsKeptWhenThereIsRoomAgain() {
        PaneFixture f(10);
        f.load();
        const Screen& screen = screens().at(2);
        const MadePane pane = open(f, screen);
        screen.begin(f, *pane);
        sql::Database::setFault([]() -> std::optional<Error> { return Error(ErrorKind::DiskFull, "DISK_FULL"); });
        change(f.find<QWidget>(screen.control));
        QTRY_VERIFY(bannerOf(f, "groups.banner").contains(QStringLiteral("The disk is full.")));
        QVERIFY(bannerOf(f, "groups.banner").contains(QStringLiteral("in memory only")));
        QVERIFY(!kept(f, screen));
        sql::Database::setFault(nullptr);
        change(f.find<QWidget>(screen.control)); // or some seconds later by itself
        QTRY_VERIFY(kept(f, screen));
        QTRY_VERIFY(!f.find<ui::Banner>("groups.banner")->isVisible());
    }
};

} // namespace sekisho::tests::test_kept_drafts

SEKISHO_QTEST_MAIN(test_kept_drafts, TestKeptDrafts)
#include "test_kept_drafts.moc"
