#pragma once
// "Who can reach this member" in the menu of a row, in every list whose rows are about a member (R5). GUI thread.

#include "models/domain/ids.h"

class QMenu;

namespace sekisho::commands {
class Registry;
}

namespace sekisho::ui {

class Pane;

// Opens the answer by `pane`'s openWanted(). `user` is empty when not exactly one row is chosen.
void addReachAction(QMenu& menu, Pane& pane, const commands::Registry& registry, const UserId& user);

} // namespace sekisho::ui
