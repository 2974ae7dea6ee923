// The field management with the real window and the real service: a property is made and made compulsory, a member
// cannot be added without it, and a sheet with a wrong option is corrected where it stands.
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/forms/form_field.h"
#include "ui/forms/member_form.h"
#include "ui/panes/imports/import_pane.h"
#include "ui/panes/members/add_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>

namespace sekisho::tests::test_console_fields {

class TestConsoleFields : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;

    template<class Widget>
    Widget* part(const char* name) {
        return console_->window->findChild<Widget*>(QLatin1String(name));
    }
    std::string valuesOf(const QString& login) {
        std::string values = "?";
        auto call =
            console_->cache()->member(UserId(idOf(*console_, login)), console_->gui, [&](const Result<Member>& found) {
                values = found ? found->customPropertiesJson : found.error().code;
            });
        static_cast<void>(QTest::qWaitFor([&] { return values != "?"; }, 5'000));
        return values;
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(60, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void aPropertyIsMadeCompulsory() {
        console_->window->openScreen(QStringLiteral("members.fields"));
        auto* tabs = console_->await<QTabWidget>("fields.tabs");
        QVERIFY(tabs);
        tabs->setCurrentIndex(1);
        QVERIFY(console_->click("fields.properties.add"));
        QTRY_VERIFY(console_->dialog());
        QDialog* dialog = console_->dialog();
        QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("control.displayName")), QStringLiteral("Shirt"));
        QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("control.propertyName")),
                         QStringLiteral("shirt"));
        auto* kind = dialog->findChild<QComboBox*>(QStringLiteral("control.propertyType"));
        kind->setCurrentIndex(1);
        Q_EMIT kind->activated(1);
        dialog->findChild<QPlainTextEdit*>(QStringLiteral("control.options"))
            ->setPlainText(QStringLiteral("S = Small\nL = Large"));
        dialog->findChild<QCheckBox*>(QStringLiteral("control.mandatory"))->click();
        dialog->findChild<QPushButton*>(QStringLiteral("property.go"))->click();
        QTRY_VERIFY(!console_->dialog());
        QTRY_VERIFY_WITH_TIMEOUT(console_->cache()->fields().property("shirt"), 10'000);
        QVERIFY(console_->cache()->fields().property("shirt")->mandatory);
    }

    void aMemberIsAddedWithIt() {
        console_->window->openScreen(QStringLiteral("members.members"));
        QVERIFY(console_->click("members.add"));
        auto* page = console_->await<ui::members::AddPage>("members.addPage");
        QVERIFY(page);
        auto* form = page->findChild<ui::MemberForm*>();
        const auto type = [form](const char* key, const char* text) {
            QTest::keyClicks(form->field(key)->findChild<QLineEdit*>(), QString::fromLatin1(text));
        };
        type("userName.lastName", "Field");
        type("email", "field.one");
        page->findChild<QPushButton*>(QStringLiteral("add.save"))->click();
        ui::FormField* shirt = form->field("customProperties.shirt");
        QVERIFY(shirt);
        QVERIFY(!shirt->error().isEmpty());
        QVERIFY(idOf(*console_, QStringLiteral("field.one@sakura")).empty());
        auto* box = shirt->control()->findChild<QComboBox*>();
        box->setCurrentIndex(2);
        Q_EMIT box->activated(2);
        page->findChild<QPushButton*>(QStringLiteral("add.save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!idOf(*console_, QStringLiteral("field.one@sakura")).empty(), 15'000);
        QCOMPARE(valuesOf(QStringLiteral("field.one@sakura")), std::string(R"({"shirt":"L"})"));
        if (QDialog* told = console_->dialog()) told->reject(); // the temporary password
    }

    void aSheetWithAWrongOptionIsCorrectedInPlace() {
        const QString path = console_->home.filePath(QStringLiteral("shirts.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("ID,姓,名,個人メール,Shirt\r\nfield.two,Sheet,One,one@example.org,XXL\r\n"
                   "field.three,Sheet,Two,two@example.org,Small\r\n");
        file.close();
        console_->window->openScreen(QStringLiteral("members.import"));
        auto* pane = qobject_cast<ui::ImportPane*>(console_->window->pane(QStringLiteral("members.import")));
        QVERIFY(pane);
        pane->openFile(path);
        QVERIFY(console_->await<QWidget>("import.columnsPage"));
        QVERIFY(console_->click("import.next"));
        auto* faults = console_->await<QTableView>("import.faults");
        QVERIFY(faults);
        QTRY_COMPARE(faults->model()->rowCount(), 1);
        int wrong = -1;
        for (int column = 0; column < faults->model()->columnCount(); ++column)
            if (faults->model()->index(0, column).data().toString() == QLatin1String("XXL")) wrong = column;
        QVERIFY(wrong > 0);
        QVERIFY(faults->model()->setData(faults->model()->index(0, wrong), QStringLiteral("L")));
        QTRY_COMPARE(faults->model()->rowCount(), 0);
        QVERIFY(console_->click("import.next"));
        QVERIFY(console_->await<QTableView>("diff.rows", 20'000));
        QVERIFY(console_->click("diff.apply", 20'000));
        QTRY_VERIFY_WITH_TIMEOUT(!idOf(*console_, QStringLiteral("field.three@sakura")).empty(), 20'000);
        QCOMPARE(valuesOf(QStringLiteral("field.two@sakura")), std::string(R"({"shirt":"L"})"));
        QCOMPARE(valuesOf(QStringLiteral("field.three@sakura")), std::string(R"({"shirt":"S"})"));
    }
};

} // namespace sekisho::tests::test_console_fields

SEKISHO_QTEST_MAIN(test_console_fields, TestConsoleFields)
#include "test_console_fields.moc"
