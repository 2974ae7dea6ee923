// The field management: drafts are seen before they are saved and laid over what somebody else saved, properties and
// statuses name what a deletion loses; and the member form obeys what was set.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/members_fixture.h"
#include "ui/forms/custom_value_editor.h"
#include "ui/forms/form_field.h"
#include "ui/forms/member_form.h"
#include "ui/panes/fields/fields_pane.h"
#include "ui/panes/members/add_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>

namespace sekisho::tests::test_fields_pane {

namespace {

constexpr int kRequired = 1, kVisible = 2;

CustomProperty grade(bool mandatory = false) {
    CustomProperty property;
    property.domain = 10'000'001;
    property.id = CustomPropertyId("grade-id");
    property.name = "grade";
    property.displayName = "Grade";
    property.options = {{"S", "Small", {}}, {"L", "Large", {}}};
    property.mandatory = mandatory;
    property.version = 1;
    return property;
}

void fieldSettings(fakes::FakeTenant& tenant, std::vector<FieldSetting> fields, EmployeeNumbering numbering = {}) {
    tenant.putSetting(FieldSettings{tenant.domain(), std::move(fields), numbering, 1});
}

int rowOf(const QTableWidget* table, const char* key) {
    for (int row = 0; row < table->rowCount(); ++row)
        if (table->item(row, 0)->data(Qt::UserRole).toString() == QLatin1String(key)) return row;
    return -1;
}

QPushButton* fieldsButton(PaneFixture& f, const char* name) {
    return f.find<QPushButton>(name);
}

// The yes of the dialog that asks.
bool agree(const QString& typed = {}) {
    ui::PlanDialog* dialog = nullptr;
    for (QWidget* window : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<ui::PlanDialog*>(window); found && found->isVisible()) dialog = found;
    if (!dialog) return false;
    if (!typed.isEmpty())
        for (QLineEdit* line : dialog->findChildren<QLineEdit*>())
            line->setText(typed);
    for (QPushButton* go : dialog->findChildren<QPushButton*>())
        if (go->text() != QLatin1String("Cancel") && go->isEnabled()) {
            go->click();
            return true;
        }
    return false;
}

} // namespace

class TestFieldsPane : public QObject {
    Q_OBJECT

    static std::unique_ptr<ui::FieldsPane> open(PaneFixture& f) {
        auto pane = f.open<ui::FieldsPane>();
        static_cast<void>(QTest::qWaitFor([&] { return fieldsButton(f, "fields.edit")->isEnabled(); }, 5'000));
        return pane;
    }
    static QString bannerOf(PaneFixture& f) { return f.find<ui::Banner>("fields.banner")->sentence(); }

  private Q_SLOTS:
    void aDraftIsSeenAndSaved() {
        PaneFixture f(5);
        fieldSettings(f.gateway.tenant, {{"location", false, false}});
        f.load();
        auto pane = open(f);
        auto* table = f.find<QTableWidget>("fields.table");
        const int phone = rowOf(table, "telephone"), place = rowOf(table, "location"), login = rowOf(table, "email");
        QVERIFY(phone > 0 && place > 0 && login >= 0);
        QCOMPARE(table->item(place, kVisible)->text(), QStringLiteral("Hidden"));
        QCOMPARE(table->item(login, kRequired)->text(), QStringLiteral("Required"));
        QVERIFY(!table->item(login, 4)->text().isEmpty()); // and why
        QVERIFY(!(table->item(phone, kRequired)->flags() & Qt::ItemIsUserCheckable));
        fieldsButton(f, "fields.edit")->click();
        QVERIFY(!fieldsButton(f, "fields.save")->isEnabled());
        QVERIFY(!(table->item(login, kRequired)->flags() & Qt::ItemIsUserCheckable));
        table->item(phone, kRequired)->setCheckState(Qt::Checked);
        QCOMPARE(table->item(phone, kRequired)->text(), QStringLiteral("Required"));
        QVERIFY(pane->hasDraft());
        fieldsButton(f, "fields.save")->click();
        QVERIFY(agree());
        QTRY_VERIFY(f.gateway.tenant.fields().settings.of("telephone").required);
        QVERIFY(!f.gateway.tenant.fields().settings.of("location").visible);
        QTRY_VERIFY(!pane->hasDraft());
        f.settle();
        QVERIFY(f.cache->fields().settings.of("telephone").required);
    }

    void somebodyElseSavedFirst() {
        PaneFixture f(5);
        fieldSettings(f.gateway.tenant, {});
        f.load();
        auto pane = open(f);
        fieldsButton(f, "fields.edit")->click();
        auto* table = f.find<QTableWidget>("fields.table");
        table->item(rowOf(table, "telephone"), kRequired)->setCheckState(Qt::Checked);
        f.gateway.hold(); // the news of it has not come yet
        FieldSettings theirs{f.gateway.tenant.domain(), {{"task", true}}, {}, 2};
        f.gateway.tenant.putSetting(theirs);
        fieldsButton(f, "fields.save")->click();
        QVERIFY(agree());
        f.gateway.release();
        QTRY_VERIFY(bannerOf(f).contains(QStringLiteral("Somebody else")));
        QVERIFY(pane->hasDraft());
        QTRY_COMPARE(table->item(rowOf(table, "task"), kRequired)->text(), QStringLiteral("Required"));
        QCOMPARE(table->item(rowOf(table, "telephone"), kRequired)->text(), QStringLiteral("Required"));
        fieldsButton(f, "fields.save")->click();
        QVERIFY(agree());
        QTRY_VERIFY(f.gateway.tenant.fields().settings.of("telephone").required);
        QVERIFY(f.gateway.tenant.fields().settings.of("task").required);
    }

    void numbersAreGivenToThoseWithout() {
        PaneFixture f(6);
        fieldSettings(f.gateway.tenant, {});
        int cleared = 0;
        for (const auto& [id, member] : std::map(f.gateway.tenant.members()))
            if (cleared++ < 3) f.gateway.tenant.edit(UserId(id), [](Member& m) { m.employeeNumber.clear(); });
        f.load();
        auto pane = open(f);
        QVERIFY(!fieldsButton(f, "fields.give")->isEnabled());
        fieldsButton(f, "fields.edit")->click();
        f.find<QCheckBox>("fields.automatic")->click();
        auto* prefix = f.find<QLineEdit>("control.employeeNumber.prefix");
        prefix->setFocus();
        QTest::keyClicks(prefix, QStringLiteral("MUCH-TOO-LONG"));
        QVERIFY(!f.find<ui::FormField>("field.employeeNumber.prefix")->error().isEmpty());
        QVERIFY(!fieldsButton(f, "fields.save")->isEnabled());
        prefix->clear();
        QTest::keyClicks(prefix, QStringLiteral("A-"));
        f.find<QSpinBox>("control.employeeNumber.digits")->setValue(4);
        QVERIFY(f.find<QLabel>("fields.preview")->text().contains(QStringLiteral("A-0001")));
        fieldsButton(f, "fields.save")->click();
        QVERIFY(agree());
        QTRY_VERIFY(fieldsButton(f, "fields.give")->isEnabled());
        QVERIFY(f.find<QLabel>("fields.without")->text().startsWith(QStringLiteral("3 ")));
        fieldsButton(f, "fields.give")->click();
        QVERIFY(agree());
        QTRY_VERIFY(bannerOf(f).startsWith(QStringLiteral("3 ")));
        for (const auto& [id, member] : f.gateway.tenant.members())
            QVERIFY(!member.employeeNumber.empty());
    }

    void propertiesAreMadeArrangedAndDeleted() {
        PaneFixture f(5);
        fieldSettings(f.gateway.tenant, {});
        f.gateway.tenant.putSetting(grade());
        f.gateway.tenant.edit(f.gateway.tenant.members().begin()->second.id,
                              [](Member& m) { m.customPropertiesJson = R"({"grade":"S"})"; });
        f.load();
        auto pane = open(f);
        f.find<QTabWidget>("fields.tabs")->setCurrentIndex(1);
        fieldsButton(f, "fields.properties.add")->click();
        auto* dialog = f.find<QDialog>("fields.propertyDialog");
        QVERIFY(dialog);
        auto* go = dialog->findChild<QPushButton*>(QStringLiteral("property.go"));
        QVERIFY(!go->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("control.propertyName")),
                         QStringLiteral("1size"));
        QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("control.displayName")), QStringLiteral("Size"));
        QVERIFY(!dialog->findChild<ui::FormField*>(QStringLiteral("field.propertyName"))->error().isEmpty());
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("control.propertyName"));
        name->clear();
        QTest::keyClicks(name, QStringLiteral("grade")); // is there already
        auto* kind = dialog->findChild<QComboBox*>(QStringLiteral("control.propertyType"));
        kind->setCurrentIndex(1);
        Q_EMIT kind->activated(1);
        dialog->findChild<QPlainTextEdit*>(QStringLiteral("control.options"))
            ->setPlainText(QStringLiteral("S = Small"));
        QVERIFY(!go->isEnabled()); // one option is none
        dialog->findChild<QPlainTextEdit*>(QStringLiteral("control.options"))
            ->setPlainText(QStringLiteral("S = Small\nL = Large"));
        QVERIFY(go->isEnabled());
        go->click();
        QTRY_VERIFY(!dialog->findChild<ui::FormField*>(QStringLiteral("field.propertyName"))->error().isEmpty());
        name->clear();
        QTest::keyClicks(name, QStringLiteral("size"));
        go->click();
        QTRY_VERIFY(f.gateway.tenant.fields().property("size"));
        QCOMPARE(f.gateway.tenant.fields().property("size")->options.front().displayName, std::string("Small"));
        auto* table = f.find<QTableWidget>("fields.properties.table");
        QTRY_COMPARE(table->rowCount(), 2);
        table->selectRow(1);
        fieldsButton(f, "fields.properties.up")->click();
        QTRY_COMPARE(f.gateway.tenant.fields().properties.front().name, std::string("size"));
        QTRY_COMPARE(table->item(1, 0)->text(), QStringLiteral("Grade"));
        table->selectRow(1);
        fieldsButton(f, "fields.properties.delete")->click();
        auto* ask = f.find<QDialog>("fields.ask");
        QVERIFY(ask);
        bool told = false;
        for (const QLabel* label : ask->findChildren<QLabel*>())
            told = told || label->text().startsWith(QStringLiteral("1 member"));
        QVERIFY(told);
        QVERIFY(agree(QStringLiteral("Grade")));
        QTRY_VERIFY(!f.gateway.tenant.fields().property("grade"));
    }

    void whatSomebodyElseSavedOfAPropertyIsNotOverwritten() {
        PaneFixture f(5);
        fieldSettings(f.gateway.tenant, {});
        f.gateway.tenant.putSetting(grade());
        f.load();
        auto pane = open(f);
        f.find<QTabWidget>("fields.tabs")->setCurrentIndex(1);
        f.find<QTableWidget>("fields.properties.table")->selectRow(0);
        fieldsButton(f, "fields.properties.edit")->click();
        auto* dialog = f.find<QDialog>("fields.propertyDialog");
        QVERIFY(dialog);
        auto* label = dialog->findChild<QLineEdit*>(QStringLiteral("control.displayName"));
        label->clear();
        QTest::keyClicks(label, QStringLiteral("Mine"));
        CustomProperty theirs = grade(true);
        theirs.displayName = "Theirs";
        theirs.version = 2;
        f.gateway.hold(); // the news of it has not come yet
        f.gateway.tenant.putSetting(theirs);
        auto* go = dialog->findChild<QPushButton*>(QStringLiteral("property.go"));
        go->click();
        f.gateway.release();
        auto* mandatory = dialog->findChild<QCheckBox*>(QStringLiteral("control.mandatory"));
        QTRY_VERIFY(mandatory->isChecked()); // theirs, where nobody has written
        QCOMPARE(label->text(), QStringLiteral("Mine"));
        QVERIFY(std::ranges::any_of(dialog->findChildren<QLabel*>(), [](const QLabel* one) {
            return one->text().contains(QStringLiteral("theirs would be overwritten: Name (“Theirs”)"));
        }));
        QTRY_VERIFY(go->isEnabled());
        go->click();
        QTRY_COMPARE(f.gateway.tenant.fields().property("grade")->displayName, std::string("Mine"));
        QVERIFY(f.gateway.tenant.fields().property("grade")->mandatory);
    }

    void statusesAreGuarded() {
        PaneFixture f(5);
        fieldSettings(f.gateway.tenant, {});
        for (ProfileStatus& status : builtInStatuses(f.gateway.tenant.domain()))
            f.gateway.tenant.putSetting(status);
        f.gateway.fieldDesk.shown["somebody"] = {{"s1", "BUSY", "Busy", {}, {}, {}, false}};
        f.load();
        auto pane = open(f);
        f.find<QTabWidget>("fields.tabs")->setCurrentIndex(2);
        auto* table = f.find<QTableWidget>("fields.statuses.table");
        QTRY_COMPARE(table->rowCount(), 4);
        table->selectRow(0);
        QVERIFY(!fieldsButton(f, "fields.statuses.delete")->isEnabled());
        QVERIFY(!fieldsButton(f, "fields.statuses.delete")->toolTip().isEmpty());
        fieldsButton(f, "fields.statuses.add")->click();
        auto* dialog = f.find<QDialog>("fields.statusDialog");
        QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("control.profileStatusName")),
                         QStringLiteral("Night shift"));
        dialog->findChild<QPushButton*>(QStringLiteral("status.go"))->click();
        QTRY_COMPARE(table->rowCount(), 5);
        f.find<QCheckBox>("fields.useStatuses")->click();
        QVERIFY(f.find<QCheckBox>("fields.useStatuses")->isChecked()); // only asked yet
        QVERIFY(agree());
        QTRY_VERIFY(!f.gateway.fieldDesk.useProfileStatus);
        QTRY_VERIFY(!f.find<QCheckBox>("fields.useStatuses")->isChecked());
        QVERIFY(!fieldsButton(f, "fields.statuses.add")->isEnabled());
    }

    void withoutAConnectionTheCopyShowsWhatItKnows() {
        PaneFixture f(5);
        fieldSettings(f.gateway.tenant, {{"telephone", true}});
        f.gateway.tenant.putSetting(grade());
        f.load();
        f.setOnline(false);
        auto pane = f.open<ui::FieldsPane>();
        auto* table = f.find<QTableWidget>("fields.table");
        QCOMPARE(table->item(rowOf(table, "telephone"), kRequired)->text(), QStringLiteral("Required"));
        QVERIFY(!fieldsButton(f, "fields.edit")->isEnabled());
        QCOMPARE(f.find<QTableWidget>("fields.properties.table")->rowCount(), 1);
    }

    void theFormObeys() {
        MembersFixture f(10);
        fieldSettings(f.gateway.tenant, {{"telephone", true}, {"location", false, false}, {"task", true, false}},
                      {true, "A", 4});
        f.gateway.tenant.putSetting(grade(true));
        f.loadAndOpen();
        f.find<QToolButton>("members.add")->click();
        auto* page = f.find<ui::members::AddPage>("members.addPage");
        QVERIFY(page);
        auto* form = page->findChild<ui::MemberForm*>();
        QVERIFY(form->field("location")->isHidden());
        QVERIFY2(!form->field("task")->isHidden(), "hidden, but nobody could be added without it");
        ui::FormField* own = form->field("customProperties.grade");
        QVERIFY(own);
        QCOMPARE(own->label(), QStringLiteral("Grade"));
        page->findChild<QPushButton*>(QStringLiteral("add.save"))->click();
        for (const char* key : {"telephone", "task", "customProperties.grade"})
            QVERIFY2(!form->field(key)->error().isEmpty(), key);
        QVERIFY2(form->field("employeeNumber")->error().isEmpty(), "it is given by itself");
        auto* box = own->control()->findChild<QComboBox*>();
        box->setCurrentIndex(2);
        Q_EMIT box->activated(2);
        QVERIFY(own->error().isEmpty());
        QCOMPARE(form->member().customPropertiesJson, std::string(R"({"grade":"L"})"));
        box->setCurrentIndex(0);
        Q_EMIT box->activated(0);
        QVERIFY(!own->error().isEmpty());
        QVERIFY(form->member().customPropertiesJson.empty());
    }

    void everyKindHasAControl() {
        Member member;
        member.customPropertiesJson =
            R"({"text":"x","day":"2026-01-02","count":3,"page":{"text":"T","link":"https://a"},"many":["a","b"],"picks":["S"]})";
        const auto check = [&](const char* name, PropertyType type, bool many, bool picks) {
            CustomProperty property = grade();
            property.name = name;
            property.type = type;
            property.multiValued = many;
            if (!picks) property.options.clear();
            ui::CustomValueEditor editor(property);
            const auto values = commands::customValues(member.customPropertiesJson, property);
            editor.setValues(values);
            QVERIFY2(!values.empty() && editor.values() == values, name);
            int edits = 0;
            connect(&editor, &ui::CustomValueEditor::edited, &editor, [&edits] { ++edits; });
            if (picks) {
                editor.findChild<QCheckBox*>(QStringLiteral("option.L"))->click();
                QCOMPARE(editor.values().size(), 2U);
            } else {
                auto* line = editor.findChild<QLineEdit*>();
                line->clear();
                QTest::keyClicks(line, QStringLiteral("2027-03-04"));
                QCOMPARE(editor.values().front().text, QStringLiteral("2027-03-04"));
            }
            QVERIFY2(edits > 0, name);
        };
        check("text", PropertyType::String, false, false);
        check("day", PropertyType::Date, false, false);
        check("count", PropertyType::Integer, false, false);
        check("page", PropertyType::Link, false, false);
        check("many", PropertyType::String, true, false);
        check("picks", PropertyType::String, true, true);
    }

    void theListShowsAndCopiesThem() {
        MembersFixture f(40);
        fieldSettings(f.gateway.tenant, {});
        f.gateway.tenant.putSetting(grade());
        for (const auto& [id, member] : std::map(f.gateway.tenant.members()))
            f.gateway.tenant.edit(UserId(id), [](Member& m) { m.customPropertiesJson = R"({"grade":"L"})"; });
        f.loadAndOpen();
        const int usual = static_cast<int>(ports::MemberColumn::Count);
        QCOMPARE(f.model()->columnCount(), usual);
        auto* button = f.find<QToolButton>("members.columns");
        Q_EMIT button->menu()->aboutToShow();
        QAction* column = nullptr;
        for (QAction* action : button->menu()->actions())
            if (action->objectName() == QLatin1String("column.custom.grade")) column = action;
        QVERIFY(column);
        column->trigger();
        QCOMPARE(f.model()->columnCount(), usual + 1);
        QCOMPARE(f.model()->headerData(usual, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Grade"));
        QTRY_COMPARE(f.model()->index(0, usual).data().toString(), QStringLiteral("Large"));
        f.table()->selectAll();
        QTest::keyClick(f.table(), Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text().count(QStringLiteral("Large")), f.model()->rowCount());
        const UserId first = f.idAt(0);
        f.gateway.tenant.edit(first, [](Member& m) { m.customPropertiesJson = R"({"grade":"S"})"; });
        f.settle();
        QTRY_COMPARE(f.model()->index(f.model()->rowOf(QString::fromStdString(first.value)), usual).data().toString(),
                     QStringLiteral("Small"));
        f.openPane(); // the column is remembered
        QCOMPARE(f.model()->columnCount(), usual + 1);
        f.gateway.tenant.eraseSetting("customProperty", "grade-id");
        f.settle();
        QTRY_COMPARE(f.model()->columnCount(), usual);
    }

    void thePageShowsThemAndTheProfileStatus() {
        MembersFixture f(10);
        fieldSettings(f.gateway.tenant, {{"telephone", false, false}});
        f.gateway.tenant.putSetting(grade());
        for (ProfileStatus& status : builtInStatuses(f.gateway.tenant.domain()))
            f.gateway.tenant.putSetting(status);
        f.loadAndOpen();
        const UserId id = f.idAt(0);
        f.gateway.tenant.edit(id, [](Member& m) {
            m.customPropertiesJson = R"({"grade":"L"})";
            m.telephone = "03-1";
        });
        f.settle();
        f.choose(0);
        QTRY_VERIFY(f.find<QLabel>("value.customProperties.grade"));
        QTRY_COMPARE(f.find<QLabel>("value.customProperties.grade")->text(), QStringLiteral("Large"));
        QVERIFY(!f.find<QLabel>("value.telephone"));
        QTRY_VERIFY(fieldsButton(f, "statuses.set.present") && fieldsButton(f, "statuses.set.present")->isVisible());
        fieldsButton(f, "statuses.set.present")->click();
        QVERIFY(agree());
        QTRY_COMPARE(f.gateway.fieldDesk.shown[id.value].size(), 1U);
        QTRY_COMPARE(f.find<QLabel>("statuses.present")->text(), QStringLiteral("Busy"));
        fieldsButton(f, "statuses.set.reserved")->click();
        QVERIFY(agree());
        QTRY_COMPARE(f.gateway.fieldDesk.shown[id.value].size(), 2U);
        fieldsButton(f, "statuses.clear.present")->click();
        QTRY_COMPARE(f.gateway.fieldDesk.shown[id.value].size(), 1U);
        f.gateway.fieldDesk.useProfileStatus = false;
        f.choose(1);
        QTRY_VERIFY(!fieldsButton(f, "statuses.set.present")->isVisible());
    }
};

} // namespace sekisho::tests::test_fields_pane

SEKISHO_QTEST_MAIN(test_fields_pane, TestFieldsPane)
#include "test_fields_pane.moc"
