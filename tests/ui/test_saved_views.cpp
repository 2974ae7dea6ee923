// Named views of the member list: those that come with the console, one's own, the one at the start.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/members_fixture.h"
#include "ui/panes/members/filter_button.h"
#include "ui/panes/members/saved_views.h"
#include "ui/panes/members/view_button.h"
#include "ui/widgets/plan_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>

namespace sekisho::tests::test_saved_views {

using ui::members::SavedViews;
using ui::members::ViewButton;
using Column = ports::MemberColumn;

class TestSavedViews : public QObject {
    Q_OBJECT

    static ViewButton* button(MembersFixture& f) { return f.find<ViewButton>("members.views"); }
    static QAction* entry(MembersFixture& f, const QString& name) {
        Q_EMIT button(f)->menu()->aboutToShow();
        return button(f)->menu()->findChild<QAction*>(name);
    }
    // Answers the dialog that is open with a name; what it says against it.
    static QString answer(MembersFixture& f, const QString& name) {
        QString fault;
        for (auto* dialog : f.pane->window()->findChildren<ui::PlanDialog*>())
            if (dialog->isVisible()) {
                if (auto* line = dialog->findChild<QLineEdit*>()) line->setText(name);
                auto* box = dialog->findChild<QDialogButtonBox*>();
                if (box->buttons().front()->isEnabled())
                    Q_EMIT box->accepted();
                else
                    fault = QStringLiteral("refused");
                dialog->close();
            }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return fault;
    }

  private Q_SLOTS:
    void presetsShowWhatTheyName() {
        MembersFixture f(400);
        f.loadAndOpen();
        const int usual = f.model()->rowCount();
        const auto rows = [&](const char* key) {
            QVERIFY(f.registry.trigger(QStringLiteral("members.view.") + QLatin1String(key)).applies);
            QCOMPARE(button(f)->chosen(), QLatin1String(key));
        };
        rows("suspended");
        QVERIFY(f.model()->rowCount() > 0);
        for (int row = 0; row < f.model()->rowCount(); ++row)
            QCOMPARE(f.model()->cellsAt(row).status, MemberStatus::Suspended);
        rows("deleted");
        for (int row = 0; row < f.model()->rowCount(); ++row)
            QCOMPARE(f.model()->cellsAt(row).status, MemberStatus::Deleted);
        rows("never");
        for (int row = 0; row < f.model()->rowCount(); ++row)
            QCOMPARE(f.model()->cellsAt(row).lastAccess, 0);
        rows("dormant");
        const auto limit = toMillis(f.clock.now() - std::chrono::hours(24 * 90));
        QCOMPARE(f.model()->query().sortBy, Column::LastAccess);
        for (int row = 0; row < f.model()->rowCount(); ++row) {
            const auto cells = f.model()->cellsAt(row);
            QVERIFY((cells.lastAccess ? cells.lastAccess : cells.createdAt) < limit);
        }
        rows("usual");
        QCOMPARE(f.model()->rowCount(), usual);
    }

    void ownViewsAreKeptRenamedAndDeleted() {
        MembersFixture f(100);
        f.loadAndOpen();
        QVERIFY(f.registry.trigger(QStringLiteral("members.view.suspended")).applies);
        f.table()->horizontalHeader()->setSectionHidden(static_cast<int>(Column::OrgUnit), true);
        QVERIFY(f.registry.trigger(QStringLiteral("members.view.save")).applies);
        QCOMPARE(answer(f, QStringLiteral(" ")), QStringLiteral("refused"));
        QVERIFY(f.registry.trigger(QStringLiteral("members.view.save")).applies);
        QCOMPARE(answer(f, QStringLiteral("止めた人")), QString());
        QCOMPARE(button(f)->text(), QStringLiteral("止めた人"));

        // It is there after the console was closed, and brings its columns back.
        f.registry.trigger(QStringLiteral("members.view.usual"));
        f.openPane();
        QAction* mine = entry(f, QStringLiteral("view.own/止めた人"));
        QVERIFY(mine);
        mine->trigger();
        QVERIFY(f.table()->isColumnHidden(static_cast<int>(Column::OrgUnit)));
        QCOMPARE(f.model()->query().show, static_cast<std::uint32_t>(ports::ShowSuspended));

        f.find<QCheckBox>("members.filter.onLeave")->setChecked(true);
        QTRY_VERIFY(button(f)->text().contains(QStringLiteral("changed")));
        entry(f, QStringLiteral("view.keep"))->trigger();
        QCOMPARE(button(f)->text(), QStringLiteral("止めた人"));

        entry(f, QStringLiteral("view.rename"))->trigger();
        QCOMPARE(answer(f, QStringLiteral("休職中")), QString());
        QCOMPARE(button(f)->chosen(), QStringLiteral("own/休職中"));
        QVERIFY(!entry(f, QStringLiteral("view.own/止めた人")));
        entry(f, QStringLiteral("view.remove"))->trigger();
        answer(f, {});
        QVERIFY(!entry(f, QStringLiteral("view.own/休職中")));
        QVERIFY(!entry(f, QStringLiteral("view.rename"))->isEnabled());
    }

    void oneIsShownAtTheStart() {
        MembersFixture f(100);
        f.loadAndOpen();
        f.registry.trigger(QStringLiteral("members.view.suspended"));
        entry(f, QStringLiteral("view.default"))->trigger();
        f.registry.trigger(QStringLiteral("members.view.usual"));
        f.openPane();
        QCOMPARE(button(f)->chosen(), QStringLiteral("suspended"));
        QCOMPARE(f.model()->query().show, static_cast<std::uint32_t>(ports::ShowSuspended));
        entry(f, QStringLiteral("view.default"))->trigger(); // off again
        f.registry.trigger(QStringLiteral("members.view.usual"));
        f.openPane();
        QCOMPARE(button(f)->chosen(), QStringLiteral("usual"));
    }

    void aTextThatCannotBeReadGivesTheUsualOnes() {
        MembersFixture f(10);
        f.load();
        QVERIFY(f.cache->setNote("members.views", "{\"views\":[{\"name\":\"\"},7],\"default\":3}").has_value());
        SavedViews views(*f.cache);
        QCOMPARE(views.all().size(), std::size_t{5});
        QVERIFY(views.defaultKey().isEmpty());
        QVERIFY(!views.nameFault(QStringLiteral("suspended")).isEmpty()); // the console's own names are taken
        QVERIFY(!views.nameFault(QString(61, QLatin1Char('x'))).isEmpty());
    }
};

} // namespace sekisho::tests::test_saved_views

SEKISHO_QTEST_MAIN(test_saved_views, TestSavedViews)
#include "test_saved_views.moc"
