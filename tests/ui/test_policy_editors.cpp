// The controls of lists in policies: addresses, countries, extensions, members. What is pasted by the thousand is
// taken, what is wrong stays to be corrected, and nothing that was right is lost.
#include "models/policy/policy_check.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/pane_fixture.h"
#include "ui/forms/address_lines.h"
#include "ui/forms/address_list_editor.h"
#include "ui/forms/address_table_model.h"
#include "ui/forms/country_picker.h"
#include "ui/forms/extension_editor.h"
#include "ui/forms/member_list_field.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDialog>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

namespace sekisho::tests::test_policy_editors {

using Entries = std::vector<policy::AddressEntry>;
using Texts = std::vector<std::string>;

namespace {

const policy::Field& fieldWith(policy::Widget widget) {
    for (const policy::Schema& schema : policy::schemas())
        for (const policy::Field& field : schema.fields)
            if (field.widget == widget) return field;
    std::abort();
}

// As the form does: check() of the whole, the faults of this field to its editor.
void judge(ui::ValueEditor& editor, const policy::Field& field) {
    for (const policy::Schema& schema : policy::schemas()) {
        if (policy::fieldOf(schema, field.key) != &field) continue;
        policy::Values values = policy::defaultsOf(schema);
        if (!field.needs.key.empty()) values[std::string(field.needs.key)] = std::string(field.needs.values.front());
        values[std::string(field.key)] = editor.value();
        std::vector<Error> own;
        for (Error& fault : policy::check(schema, policy::normalized(schema, std::move(values))))
            if (fault.field.starts_with(field.key)) own.push_back(std::move(fault));
        editor.showFaults(own);
    }
}

template<class T>
std::unique_ptr<T> shown(const policy::Field& field, bool draft = true) {
    ui::applyLanguage(QStringLiteral("en"));
    auto editor = std::make_unique<T>(field);
    editor->setReadOnly(!draft);
    editor->resize(640, 480);
    editor->show();
    return editor;
}

template<class T>
T* part(QWidget& editor, const char* name) {
    return editor.findChild<T*>(QLatin1String(name));
}

QDialog* openDialog(const char* name) {
    for (QWidget* window : QApplication::topLevelWidgets())
        if (auto* dialog = qobject_cast<QDialog*>(window);
            dialog && dialog->isVisible() && dialog->objectName() == QLatin1String(name))
            return dialog;
    for (QWidget* window : QApplication::topLevelWidgets())
        for (QDialog* dialog : window->findChildren<QDialog*>(QLatin1String(name)))
            if (dialog->isVisible()) return dialog;
    return nullptr;
}

QString fiveThousandLines() { // of which 3 are wrong
    QStringList lines;
    for (int i = 0; i < 4'997; ++i)
        lines << QStringLiteral("198.20.%1.%2,branch %3").arg(i / 125).arg(2 * (i % 125)).arg(i);
    lines.insert(100, QStringLiteral("203.0.113.300, bad"));
    lines.insert(2'000, QStringLiteral("203.0.113.9-203.0.113.1 backwards"));
    lines.insert(4'000, QStringLiteral("1.2.3.4/33"));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestPolicyEditors : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void linesAreReadAsPeopleWriteThem_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("label");
        const auto row = [](const char* name, const char* line, const char* range, const char* label) {
            QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(range) << QString::fromUtf8(label);
        };
        row("one", "203.0.113.7", "203.0.113.7", "");
        row("comma", "203.0.113.0/24, 本社", "203.0.113.0/24", "本社");
        row("tab", "203.0.113.0/24\t本社 2F", "203.0.113.0/24", "本社 2F");
        row("blank", "  203.0.113.0/24   Head office ", "203.0.113.0/24", "Head office");
        row("comment", "203.0.113.0/24 # 本社", "203.0.113.0/24", "本社");
        row("range", "203.0.113.1-203.0.113.9 VPN", "203.0.113.1-203.0.113.9", "VPN");
        row("range with blanks", "203.0.113.1 - 203.0.113.9, VPN", "203.0.113.1-203.0.113.9", "VPN");
        row("range half", "203.0.113.1- 203.0.113.9", "203.0.113.1-203.0.113.9", "");
        row("full width", "２０３．０．１１３．１～２０３．０．１１３．９　支社", "203.0.113.1-203.0.113.9", "支社");
        row("quoted", "\"203.0.113.0/24\",\"Office, east\"", "203.0.113.0/24", "Office, east");
        row("six", "2001:db9::/32;six", "2001:db9::/32", "six");
        row("only a comment", "# 203.0.113.0/24", "", "");
        row("empty", "   ", "", "");
    }
    void linesAreReadAsPeopleWriteThem() {
        QFETCH(QString, line);
        QFETCH(QString, range);
        QFETCH(QString, label);
        const policy::AddressEntry entry = ui::splitAddressLine(line);
        QCOMPARE(QString::fromStdString(entry.range), range);
        QCOMPARE(QString::fromStdString(entry.label), label);
    }

    void eachWrongLineHasItsReason() {
        const auto codeOf = [](const char* line) {
            const auto read = ui::readAddresses(QString::fromUtf8(line), {{"203.0.113.0/24", ""}});
            return read.wrong.empty() ? std::string() : read.wrong.front().error.code;
        };
        QCOMPARE(codeOf("203.0.113.300"), std::string("ADDRESS_BAD"));
        QCOMPARE(codeOf("1.2.3.4/33"), std::string("ADDRESS_PREFIX"));
        QCOMPARE(codeOf("8.8.8.9-8.8.8.1"), std::string("ADDRESS_BACKWARDS"));
        QCOMPARE(codeOf("192.168.0.0/16"), std::string("ADDRESS_NOT_PUBLIC"));
        QCOMPARE(codeOf("203.0.113.7"), std::string("ADDRESS_OVERLAPS"));
        QCOMPARE(codeOf("8.8.8.0 255.255.255.0"), std::string("ADDRESS_BAD")); // not one address with a label
        QCOMPARE(codeOf(("8.8.8.8," + std::string(101, 'x')).c_str()), std::string("POLICY_TOO_LONG"));
        QCOMPARE(ui::readAddresses(QStringLiteral("203.0.113.0/24"), {{"203.0.113.0/24", ""}}).known, 1);
        const auto twice = ui::readAddresses(QStringLiteral("8.8.8.8\n8.8.8.8\n8.8.8.0/28"), {});
        QCOMPARE(twice.good.size(), std::size_t{1});
        QCOMPARE(twice.known, 1);
        QCOMPARE(twice.wrong.size(), std::size_t{1});
        QCOMPARE(twice.wrong.front().line, 3);
    }

    void thousandsOfLinesAreTakenAndTheWrongOnesStay() {
        const policy::Field& field = fieldWith(policy::Widget::Addresses);
        auto editor = shown<ui::AddressListEditor>(field);
        QSignalSpy edited(editor.get(), &ui::ValueEditor::edited);
        connect(editor.get(), &ui::ValueEditor::edited, editor.get(), [&] { judge(*editor, field); });
        QElapsedTimer clock;
        clock.start();
        editor->openPaste(fiveThousandLines());
        QDialog* dialog = openDialog("addresses.paste");
        QVERIFY(dialog);
        auto* wrong = part<QTreeWidget>(*dialog, "addresses.paste.wrong");
        QCOMPARE(wrong->topLevelItemCount(), 3);
        QCOMPARE(wrong->topLevelItem(0)->text(1), QStringLiteral("203.0.113.300, bad"));
        QVERIFY(!wrong->topLevelItem(0)->text(2).isEmpty());
        part<QPushButton>(*dialog, "addresses.paste.go")->click();
        const qint64 took = clock.elapsed();
        QVERIFY2(took < 2'000, qPrintable(QString::number(took))); // sanitizers and busy machines included
        QCOMPARE(std::get<Entries>(editor->value()).size(), std::size_t{4'997});
        QCOMPARE(edited.count(), 1);
        QVERIFY(dialog->isVisible()); // with what is left to do
        auto* text = part<QPlainTextEdit>(*dialog, "addresses.paste.text");
        QCOMPARE(text->toPlainText().count(QLatin1Char('\n')), 2);
        dialog->reject();
        auto* again = part<QPushButton>(*editor, "addresses.correct");
        QVERIFY(again->isVisible());
        again->click();
        dialog = openDialog("addresses.paste");
        QVERIFY(dialog);
        text = part<QPlainTextEdit>(*dialog, "addresses.paste.text");
        text->setPlainText(QStringLiteral("203.0.113.30, good\n203.0.113.1-203.0.113.9 turned\n1.2.3.4/32"));
        QTRY_VERIFY(part<QPushButton>(*dialog, "addresses.paste.go")->isEnabled()); // read while one types
        part<QPushButton>(*dialog, "addresses.paste.go")->click();
        QVERIFY(!dialog->isVisible());
        QVERIFY(!again->isVisible());
        const auto entries = std::get<Entries>(editor->value());
        QCOMPARE(entries.size(), std::size_t{5'000});
        QCOMPARE(entries.back().range, std::string("1.2.3.4"));
        QVERIFY(part<QLabel>(*editor, "addresses.count")->text().startsWith(QStringLiteral("5,000")));
        clock.restart();
        part<QLineEdit>(*editor, "addresses.filter")->setText(QStringLiteral("branch 4996"));
        QVERIFY(clock.elapsed() < 1'000);
        QCOMPARE(part<QTableView>(*editor, "addresses.table")->model()->rowCount(), 1);
    }

    void anAddressIsTypedMendedAndDeleted() {
        const policy::Field& field = fieldWith(policy::Widget::Addresses);
        auto editor = shown<ui::AddressListEditor>(field);
        auto* address = part<QLineEdit>(*editor, "addresses.address");
        auto* add = part<QPushButton>(*editor, "addresses.add");
        auto* fault = part<QLabel>(*editor, "addresses.typedFault");
        QVERIFY(!add->isEnabled());
        QTest::keyClicks(address, QStringLiteral("10.0.0.1"));
        QVERIFY(!add->isEnabled());
        QVERIFY(!fault->text().isEmpty());
        address->clear();
        QTest::keyClicks(address, QStringLiteral("203.0.113.77/24"));
        QTest::keyClicks(part<QLineEdit>(*editor, "addresses.label"), QStringLiteral("Office"));
        QVERIFY(add->isEnabled());
        QTest::keyClick(part<QLineEdit>(*editor, "addresses.label"), Qt::Key_Return);
        QCOMPARE(std::get<Entries>(editor->value()), (Entries{{"203.0.113.0/24", "Office"}}));
        QTest::keyClicks(address, QStringLiteral("203.0.113.5"));
        QVERIFY(fault->text().contains(QStringLiteral("203.0.113.0/24"))); // names what it overlaps
        auto* table = part<QTableView>(*editor, "addresses.table");
        const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(table->model()->setData(table->model()->index(0, 0), QStringLiteral("nonsense")));
        QCOMPARE(std::get<Entries>(editor->value()).front().range, std::string("nonsense")); // kept, to be corrected
        judge(*editor, field);
        auto* only = part<QToolButton>(*editor, "addresses.onlyFaults");
        QVERIFY(only->isVisible());
        only->click();
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(!table->model()->index(0, 2).data().toString().isEmpty());
        QVERIFY(table->model()->setData(table->model()->index(0, 0), QStringLiteral("8.8.8.8 - 8.8.8.9")));
        judge(*editor, field);
        QVERIFY(!only->isVisible());
        table->selectRow(0);
        table->setFocus();
        part<QPushButton>(*editor, "addresses.copy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("8.8.8.8/31\tOffice\n"));
        part<QPushButton>(*editor, "addresses.remove")->click();
        QVERIFY(std::get<Entries>(editor->value()).empty());
    }

    void aListInTheClipboardOpensTheDialog() {
        auto editor = shown<ui::AddressListEditor>(fieldWith(policy::Widget::Addresses));
        QGuiApplication::clipboard()->setText(QStringLiteral("8.8.8.8\n9.9.9.9"));
        auto* address = part<QLineEdit>(*editor, "addresses.address");
        address->setFocus();
        QTest::keySequence(address, QKeySequence::Paste);
        QDialog* dialog = openDialog("addresses.paste");
        QVERIFY(dialog);
        part<QPushButton>(*dialog, "addresses.paste.go")->click();
        QCOMPARE(std::get<Entries>(editor->value()).size(), std::size_t{2});
    }

    void readModeChangesNothing() {
        auto editor = shown<ui::AddressListEditor>(fieldWith(policy::Widget::Addresses), false);
        editor->setValue(Entries{{"8.8.8.8", "DNS"}});
        for (const char* name : {"addresses.add", "addresses.remove", "addresses.pasteList", "addresses.address"})
            QVERIFY2(!part<QWidget>(*editor, name)->isVisible(), name);
        auto* table = part<QTableView>(*editor, "addresses.table");
        QVERIFY(!(table->model()->flags(table->model()->index(0, 0)) & Qt::ItemIsEditable));
    }

    void countriesAreFoundInBothLanguages() {
        auto editor = shown<ui::CountryPicker>(fieldWith(policy::Widget::Countries));
        auto* search = part<QLineEdit>(*editor, "countries.filter");
        auto* tree = part<QTreeWidget>(*editor, "countries.tree");
        const auto found = [&](const QString& typed) {
            search->setText(typed);
            Texts codes;
            for (int g = 0; g < tree->topLevelItemCount(); ++g)
                for (int i = 0; i < tree->topLevelItem(g)->childCount(); ++i)
                    if (const auto* item = tree->topLevelItem(g)->child(i); !item->isHidden())
                        codes.push_back(item->text(1).toStdString());
            return codes;
        };
        for (const char* typed : {"japan", "JAPAN", "ＪＡＰＡＮ", "日本"})
            QCOMPARE(found(QString::fromUtf8(typed)), Texts{"JP"});
        for (const char* typed : {"ふらんす", "フランス", "ﾌﾗﾝｽ", "furansu"})
            QVERIFY2(std::ranges::count(found(QString::fromUtf8(typed)), "FR") == 1, typed);
        QVERIFY(found(QStringLiteral("zzzz")).empty());
        QVERIFY(!tree->isVisible());
        found(QStringLiteral("Japan"));
        QSignalSpy edited(editor.get(), &ui::ValueEditor::edited);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(edited.count(), 1);
        QCOMPARE(std::get<Texts>(editor->value()), Texts{"JP"});
        QCoreApplication::processEvents();
        search->clear();
        QCOMPARE(tree->topLevelItem(0)->childCount(), 1); // the chosen ones stand first
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), QStringLiteral("Japan"));
        ui::applyLanguage(QStringLiteral("ja"));
        QCoreApplication::processEvents();
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), QStringLiteral("日本"));
        tree->topLevelItem(0)->child(0)->setCheckState(0, Qt::Unchecked);
        QCoreApplication::processEvents();
        QVERIFY(std::get<Texts>(editor->value()).empty());
        editor->setReadOnly(true);
        editor->setValue(Texts{"JP", "US"});
        QVERIFY(part<QLabel>(*editor, "countries.text")->text().contains(QStringLiteral("日本")));
        ui::applyLanguage(QStringLiteral("en"));
    }

    void extensionsAreTakenInTheirOneForm() {
        const policy::Field& field = fieldWith(policy::Widget::Extensions);
        auto editor = shown<ui::ExtensionEditor>(field);
        QCOMPARE(ui::extensionsIn(QStringLiteral(" .EXE , *.bat;cmd\n.tar.gz　ｖｂｓ ")),
                 (Texts{"exe", "bat", "cmd", "tar.gz", "vbs"}));
        auto* typed = part<QLineEdit>(*editor, "extensions.typed");
        QTest::keyClicks(typed, QStringLiteral(".exe "));
        QTest::keyClick(typed, Qt::Key_Return);
        QTest::keyClicks(typed, QStringLiteral("EXE, bat"));
        part<QPushButton>(*editor, "extensions.add")->click();
        QCOMPARE(std::get<Texts>(editor->value()), (Texts{"bat", "exe"}));
        QVERIFY(part<QLabel>(*editor, "extensions.note")->text().contains(QStringLiteral("1")));
        QGuiApplication::clipboard()->setText(QStringLiteral("cmd\nvbs\na=b"));
        typed->setFocus();
        QTest::keySequence(typed, QKeySequence::Paste);
        judge(*editor, field);
        auto* list = part<QListWidget>(*editor, "extensions.list");
        QCOMPARE(list->count(), 5);
        QVERIFY(!list->item(0)->toolTip().isEmpty()); // a=b is none, and says why
        QVERIFY(list->item(1)->toolTip().isEmpty());
        list->item(0)->setSelected(true);
        part<QPushButton>(*editor, "extensions.remove")->click();
        QCOMPARE(std::get<Texts>(editor->value()), (Texts{"bat", "cmd", "exe", "vbs"}));
        QStringList many;
        for (int i = 0; i < 201; ++i)
            many << QStringLiteral("x%1").arg(i);
        typed->setText(many.join(QLatin1Char(' ')));
        part<QPushButton>(*editor, "extensions.add")->click();
        QCOMPARE(std::get<Texts>(editor->value()).size(), std::size_t{205}); // nothing is cut off; check() refuses it
        QVERIFY(part<QLabel>(*editor, "extensions.count")->text().contains(QStringLiteral("205")));
    }

    void membersAreNamedAlsoWhenTheyAreGone() {
        PaneFixture f(20);
        const UserId deleted = f.gateway.tenant.members().begin()->second.id;
        QVERIFY(f.gateway.tenant.remove(deleted).has_value());
        f.load();
        const auto& members = f.gateway.tenant.members();
        const Member& other = std::next(members.begin(), 3)->second;
        ui::MemberListField editor(fieldWith(policy::Widget::Members), f.services());
        editor.setReadOnly(false);
        editor.show();
        editor.setValue(Texts{other.id.value, deleted.value, "nobody"});
        auto* table = part<QTableWidget>(editor, "memberList.table");
        QCOMPARE(table->item(0, 1)->text(), QString::fromStdString(other.email));
        QVERIFY(table->item(1, 3)->text().startsWith(QStringLiteral("Deleted")));
        QVERIFY(table->item(2, 0)->text().contains(QStringLiteral("Unknown")));
        QCOMPARE(table->item(2, 1)->text(), QStringLiteral("nobody"));
        const Member& third = std::next(members.begin(), 5)->second;
        QGuiApplication::clipboard()->setText(QString::fromStdString(third.email + "\nno-such@demo, " + other.email));
        QSignalSpy edited(&editor, &ui::ValueEditor::edited);
        part<QPushButton>(editor, "memberList.paste")->click();
        QCOMPARE(edited.count(), 1);
        QCOMPARE(std::get<Texts>(editor.value()), (Texts{other.id.value, deleted.value, "nobody", third.id.value}));
        QVERIFY(part<QLabel>(editor, "memberList.note")->text().contains(QStringLiteral("no-such@demo")));
        part<QPushButton>(editor, "memberList.add")->click();
        QDialog* picker = openDialog("memberPicker");
        QVERIFY(picker);
        picker->reject();
        table->selectRow(2);
        part<QPushButton>(editor, "memberList.remove")->click();
        QCOMPARE(std::get<Texts>(editor.value()), (Texts{other.id.value, deleted.value, third.id.value}));
    }
};

} // namespace sekisho::tests::test_policy_editors

SEKISHO_QTEST_MAIN(test_policy_editors, TestPolicyEditors)
#include "test_policy_editors.moc"
