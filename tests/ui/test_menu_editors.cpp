// メニュー配置: the order is moved with keys and buttons, links are typed and judged where they stand; and the key of a
// third-party MDM, which is hidden until somebody asks for it.
#include "models/policy/policy_check.h"
#include "models/policy/value_reading.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/forms/link_list_editor.h"
#include "ui/forms/mdm_key_box.h"
#include "ui/forms/order_editor.h"

#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

namespace sekisho::tests::test_menu_editors {

using Texts = std::vector<std::string>;
using Links = std::vector<policy::LinkEntry>;

namespace {

const policy::Field& menuField(const char* key) {
    return *policy::fieldOf(*policy::schemaOf("menus"), key);
}

template<class T>
T* inside(QWidget& widget, const char* name, int place = 0) {
    return widget.findChildren<T*>(QLatin1String(name)).value(place);
}

void judgeLinks(ui::LinkListEditor& editor) {
    const policy::Schema& schema = *policy::schemaOf("menus");
    policy::Values values = policy::defaultsOf(schema);
    values["links"] = editor.value();
    editor.showFaults(policy::check(schema, policy::normalized(schema, std::move(values))));
}

} // namespace

class TestMenuEditors : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { ui::applyLanguage(QStringLiteral("en")); }

    void theOrderIsMovedWithKeysAndButtons() {
        ui::OrderEditor editor(menuField("order"));
        QSignalSpy edited(&editor, &ui::ValueEditor::edited);
        editor.setValue(Texts{"talk", "board", "drive"});
        editor.setReadOnly(false);
        editor.show();
        QCOMPARE(edited.count(), 0);
        auto* list = inside<QListWidget>(editor, "order.list");
        auto* up = inside<QToolButton>(editor, "order.up");
        auto* down = inside<QToolButton>(editor, "order.down");
        QCOMPARE(list->count(), 3);
        QCOMPARE(list->item(1)->text(), QStringLiteral("Board"));
        QVERIFY(!up->isEnabled() && !up->toolTip().isEmpty()); // nothing is chosen
        list->setCurrentRow(2);
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(std::get<Texts>(editor.value()), (Texts{"talk", "drive", "board"}));
        QCOMPARE(list->currentRow(), 1); // the line that moved stays the chosen one
        up->click();
        QCOMPARE(std::get<Texts>(editor.value()), (Texts{"drive", "talk", "board"}));
        QVERIFY(!up->isEnabled());
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier); // nowhere to go
        down->click();
        QCOMPARE(std::get<Texts>(editor.value()), (Texts{"talk", "drive", "board"}));
        QCOMPARE(edited.count(), 3);
        editor.setReadOnly(true);
        QVERIFY(!list->isVisible());
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(edited.count(), 3);
    }

    void aDroppedLineIsTheNewOrder() {
        ui::OrderEditor editor(menuField("order"));
        editor.setValue(Texts{"talk", "board", "drive"});
        editor.setReadOnly(false);
        QSignalSpy edited(&editor, &ui::ValueEditor::edited);
        auto* list = inside<QListWidget>(editor, "order.list");
        QVERIFY(list->model()->moveRow({}, 0, {}, 3)); // as a drop behind the last one does
        QCOMPARE(std::get<Texts>(editor.value()), (Texts{"board", "drive", "talk"}));
        QCOMPARE(edited.count(), 1);
    }

    void linksAreTypedJudgedMovedAndRemoved() {
        ui::LinkListEditor editor(menuField("links"));
        QSignalSpy edited(&editor, &ui::ValueEditor::edited);
        editor.setReadOnly(false);
        editor.show();
        auto* add = inside<QPushButton>(editor, "links.add");
        add->click();
        QTest::keyClicks(inside<QLineEdit>(editor, "links.label"), QStringLiteral("Portal"));
        QTest::keyClicks(inside<QLineEdit>(editor, "links.url"), QStringLiteral("http://portal.example/"));
        judgeLinks(editor);
        QVERIFY(inside<QLineEdit>(editor, "links.url")->toolTip().contains(QStringLiteral("https")));
        QVERIFY(inside<QLabel>(editor, "links.fault")->text().isEmpty()); // the form says it below the field
        add->click();
        judgeLinks(editor);
        QVERIFY(inside<QLabel>(editor, "links.fault")->text().contains(QStringLiteral("https"))); // of several, each
        inside<QToolButton>(editor, "links.remove", 1)->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        inside<QLineEdit>(editor, "links.url")->clear();
        QTest::keyClicks(inside<QLineEdit>(editor, "links.url"), QStringLiteral("https://portal.example/"));
        judgeLinks(editor);
        QVERIFY(inside<QLineEdit>(editor, "links.url")->toolTip().isEmpty());
        add->click();
        QTest::keyClicks(inside<QLineEdit>(editor, "links.label", 1), QStringLiteral("Expenses"));
        QTest::keyClicks(inside<QLineEdit>(editor, "links.url", 1), QStringLiteral("https://pay.example/"));
        QVERIFY(!inside<QToolButton>(editor, "links.up")->isEnabled());
        inside<QToolButton>(editor, "links.up", 1)->click();
        QCOMPARE(std::get<Links>(editor.value()),
                 (Links{{"Expenses", "https://pay.example/"}, {"Portal", "https://portal.example/"}}));
        const auto typedSoFar = editor.value();
        editor.setValue(typedSoFar); // what the form gives back while somebody types takes nothing away
        QCOMPARE(editor.value(), typedSoFar);
        inside<QToolButton>(editor, "links.remove")->click();
        QCOMPARE(std::get<Links>(editor.value()).size(), std::size_t{1});
        QVERIFY(edited.count() > 4);
        for (int i = 1; i < 10; ++i)
            add->click();
        QVERIFY(!add->isEnabled() && !add->toolTip().isEmpty());
        editor.setValue(Links{{"A", "https://a.example/"}});
        editor.setReadOnly(true);
        QVERIFY(!add->isVisible());
    }

    void theKeyIsHiddenUntilAskedForCopiedAndIssuedAnew() {
        PaneFixture f(5);
        f.load();
        bool may = false;
        ui::MdmKeyBox box({f.gateway, f.gui, [&] { return may; }});
        box.show();
        auto* value = inside<QLineEdit>(box, "mdmKey.value");
        auto* issue = inside<QPushButton>(box, "mdmKey.issue");
        auto* copy = inside<QPushButton>(box, "mdmKey.copy");
        QVERIFY(!issue->isEnabled() && !issue->toolTip().isEmpty()); // without the right nothing is fetched
        may = true;
        box.refresh();
        QTRY_VERIFY(issue->isEnabled());
        QVERIFY(value->text().isEmpty() && !copy->isEnabled());
        issue->click(); // there was none: nothing is lost by it
        QTRY_COMPARE(value->text(), QString::fromStdString(f.gateway.companyDesk.key.value));
        QCOMPARE(value->echoMode(), QLineEdit::Password);
        copy->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), value->text());
        auto* reveal = inside<QPushButton>(box, "mdmKey.reveal");
        reveal->click();
        QCOMPARE(value->echoMode(), QLineEdit::Normal);
        issue->click();
        auto* question = box.findChild<QDialog*>(QStringLiteral("mdmKey.ask"));
        QVERIFY(question);
        QCOMPARE(f.gateway.companyDesk.keysIssued, 1);
        for (QPushButton* button : question->findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Issue a new key")) button->click();
        QTRY_COMPARE(f.gateway.companyDesk.keysIssued, 2);
        box.hide(); // and whoever comes later finds it hidden again
        box.show();
        QCOMPARE(value->echoMode(), QLineEdit::Password);
        f.gateway.failNext("mdmKey", Error(ErrorKind::Timeout, "TIMEOUT"));
        box.refresh();
        QTRY_VERIFY(!inside<QLabel>(box, "mdmKey.fault")->text().isEmpty());
    }
};

} // namespace sekisho::tests::test_menu_editors

SEKISHO_QTEST_MAIN(test_menu_editors, TestMenuEditors)
#include "test_menu_editors.moc"
