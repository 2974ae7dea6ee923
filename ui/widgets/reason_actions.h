#pragma once
// What rights say of a row, in the menu of every list: who reaches the member it is about, whether oneself may do what
// its screen is for, and who can (R5). GUI thread.

#include "models/domain/explanation.h"

#include <functional>

class QAbstractItemView;
class QMenu;
class QWidget;

namespace sekisho::commands {
class Registry;
}

namespace sekisho::ui {

class Pane;

Pane* paneOf(const QWidget* widget); // the one it is a part of; null: none

// Of a row about a member, and of one about the tenant; an empty id: not exactly one row is chosen.
inline RightObject memberObject(const UserId& user) {
    return {"member", user.value, {}};
}
inline RightObject tenantObject() {
    return {"tenant", {}, {}};
}
// Opens the answers by openWanted() of the pane that `menu` belongs to. `access`: what the screen is for.
void addReasonActions(QMenu& menu, const commands::Registry& registry, const RightObject& object,
                      Access access = Access::Operate);
// For a list without a menu of its own: one of these, for the row that is chosen.
void giveReasonMenu(QAbstractItemView* list, const commands::Registry& registry,
                    std::function<RightObject(int row)> object, Access access = Access::Operate);

} // namespace sekisho::ui
