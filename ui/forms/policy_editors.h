#pragma once
// Which control a field of a policy gets. GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"
#include "ui/widgets/pane.h"

namespace sekisho::ui {

ValueEditor* makePolicyEditor(const policy::Field& field, const PaneServices& services);

} // namespace sekisho::ui
