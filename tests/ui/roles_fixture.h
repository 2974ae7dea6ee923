#pragma once
// What the tests of the screens of administrator rights have in common: buttons and dialogs as people find them, and
// roles as the scripted service has them.

#include "models/domain/role_admin.h"
#include "models/items/role_grants_model.h"
#include "tests/ui/pane_fixture.h"
#include "tests/ui/plan_answers.h"
#include "ui/forms/pickers.h"
#include "ui/panes/roles/access_delegate.h"
#include "ui/panes/roles/rights_view.h"
#include "ui/panes/roles/roles_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/state_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

namespace sekisho::tests {

inline QPushButton* button(PaneFixture& f, const char* name) {
    return f.find<QPushButton>(name);
}
inline QString bannerOf(PaneFixture& f, const char* name) {
    const auto* banner = f.find<ui::Banner>(name);
    return banner ? banner->sentence() : QString();
}
inline ui::PlanDialog* planDialog() {
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (auto* dialog = qobject_cast<ui::PlanDialog*>(window); dialog && dialog->isVisible()) return dialog;
        for (auto* dialog : window->findChildren<ui::PlanDialog*>())
            if (dialog->isVisible()) return dialog;
    }
    return nullptr;
}
inline QString wordsOf(const QWidget& dialog) {
    QStringList words;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        words << label->text();
    for (const QListWidget* list : dialog.findChildren<QListWidget*>())
        for (int row = 0; row < list->count(); ++row)
            words << list->item(row)->text();
    return words.join(QLatin1Char('\n'));
}
inline bool lookOf(const QWidget& pane, ui::StatePage::Look look) {
    return std::ranges::any_of(pane.findChildren<ui::StatePage*>(),
                               [&](const ui::StatePage* one) { return one->isVisible() && one->look() == look; });
}
inline RoleSheet* roleNamed(PaneFixture& f, const std::string& name) {
    const auto found = std::ranges::find(f.gateway.roleDesk.sheets, name,
                                         [](const RoleSheet& one) -> const std::string& { return one.role.name; });
    return found == f.gateway.roleDesk.sheets.end() ? nullptr : &*found;
}
inline Access granted(const RoleSheet& sheet, std::string_view menu) {
    return accessOf({RoleHolding{sheet.role, {}, {}}}, menu, Instant{});
}

using Grants = items::RoleGrantsModel;
using ui::roles::RightsTree;

inline std::unique_ptr<ui::RolesPane> openRoles(PaneFixture& f) {
    auto pane = f.open<ui::RolesPane>({1280, 800});
    static_cast<void>(
        QTest::qWaitFor([&] { return f.find<QTableView>("roles.table")->model()->rowCount() > 0; }, 5'000));
    QTest::qWait(20);
    return pane;
}

inline void chooseRole(PaneFixture& f, const std::string& name) {
    auto* table = f.find<QTableView>("roles.table");
    for (int row = 0; row < table->model()->rowCount(); ++row)
        if (table->model()->index(row, 0).data().toString().toStdString() == name) return table->selectRow(row);
    QFAIL(name.c_str());
}

inline QModelIndex lineOf(const RightsTree* tree, const char* menu, int column = Grants::MenuColumn) {
    const QModelIndexList found = tree->model()->match(tree->model()->index(0, 0), Grants::KeyRole, QLatin1String(menu),
                                                       1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.front().siblingAtColumn(column);
}

inline Access accessOn(const RightsTree* tree, const char* menu) {
    return static_cast<Access>(lineOf(tree, menu).data(Grants::AccessRole).toInt());
}

inline void goTo(RightsTree* tree, const char* menu) {
    const QModelIndex line = lineOf(tree, menu);
    QVERIFY2(line.isValid(), menu);
    tree->setCurrentIndex(line);
    tree->setFocus();
}

// A click on one of the three places of a line.
inline void clickOn(RightsTree* tree, const char* menu, Access access) {
    const QModelIndex line = lineOf(tree, menu, Grants::AccessColumn);
    QVERIFY2(line.isValid(), menu);
    tree->scrollTo(line);
    const QRect cell = tree->visualRect(line);
    for (int x = cell.left(); x < cell.right(); ++x) {
        const QPoint at(x, cell.center().y());
        if (ui::roles::AccessDelegate::placeAt(cell, at, tree->fontMetrics()) != access) continue;
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, at + QPoint(6, 0));
        return;
    }
    QFAIL("no such place");
}

inline const std::string kNurses = "看護部の名簿担当";

} // namespace sekisho::tests
