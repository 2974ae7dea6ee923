// Choosing a member while the tenant changes: whoever was aimed at is who is chosen, or nobody.
#include "models/items/roles.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/pane_fixture.h"
#include "ui/forms/pickers.h"

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableView>

namespace sekisho::tests::test_member_picker {

class TestMemberPicker : public QObject {
    Q_OBJECT

    struct Scene {
        PaneFixture fixture{20};
        QPointer<ui::MemberPicker> picker;
        QString chosen, name;

        Scene() {
            fixture.load();
            picker = new ui::MemberPicker(
                *fixture.cache,
                {[](ports::MemberColumn) { return QString(); }, commands::statusText, commands::timeText,
                 commands::timeTooltip},
                [this](const UserId& id, const QString& who) {
                    chosen = commands::fromUtf8(id.value);
                    name = who;
                },
                nullptr);
            picker->open();
        }
        ~Scene() { delete picker; }
        QTableView* table() const { return picker->findChild<QTableView*>(); }
        QPushButton* go() const { return picker->findChild<QPushButton*>(); }
        QString aimedAt() const { return table()->currentIndex().data().toString(); }
        UserId userAt(int row) const {
            return UserId(table()->model()->index(row, 0).data(items::IdRole).toString().toStdString());
        }
    };

  private Q_SLOTS:
    void whoeverIsAimedAtStaysWhenTheListChanges() {
        Scene s;
        QTRY_COMPARE(s.aimedAt(), s.table()->model()->index(0, 0).data().toString());
        s.table()->setCurrentIndex(s.table()->model()->index(7, 0));
        const UserId wanted = s.userAt(7), before = s.userAt(0);
        const QString who = s.aimedAt();
        s.fixture.gateway.tenant.erase(before);
        s.fixture.settle();
        QTRY_VERIFY(s.userAt(0) != before);
        QCOMPARE(s.aimedAt(), who);
        s.go()->click();
        QCOMPARE(s.chosen, commands::fromUtf8(wanted.value));
        QCOMPARE(s.name, who);
    }

    void whoeverIsGoneIsReplacedByNobody() {
        Scene s;
        QTRY_VERIFY(s.table()->currentIndex().isValid());
        s.table()->setCurrentIndex(s.table()->model()->index(7, 0));
        s.fixture.gateway.tenant.erase(s.userAt(7));
        s.fixture.settle();
        QTRY_VERIFY(!s.go()->isEnabled());
        s.table()->setCurrentIndex(s.table()->model()->index(2, 0));
        QVERIFY(s.go()->isEnabled());
    }

    void typingAimsAtWhoFitsBestAndAtNobodyWhereNobodyDoes() {
        Scene s;
        QTRY_VERIFY(s.table()->currentIndex().isValid());
        s.table()->setCurrentIndex(s.table()->model()->index(7, 0));
        auto* field = s.picker->findChild<QLineEdit*>();
        const QString who = s.table()->model()->index(3, 0).data().toString();
        field->setText(who);
        QCOMPARE(s.aimedAt(), who);
        field->setText(QStringLiteral("nobody is called this"));
        QVERIFY(!s.go()->isEnabled());
        field->clear();
        QVERIFY(s.go()->isEnabled());
    }
};

} // namespace sekisho::tests::test_member_picker

SEKISHO_QTEST_MAIN(test_member_picker, TestMemberPicker)
#include "test_member_picker.moc"
