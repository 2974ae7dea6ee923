#pragma once
// What a person answers to the question before a command.

#include "ui/widgets/plan_dialog.h"

#include <QAbstractButton>
#include <QDialogButtonBox>

namespace sekisho::tests {

// Presses the button that does what is asked, which is not the default one where something is lost; false: it cannot be
// pressed.
inline bool agreeTo(const ui::PlanDialog* dialog) {
    const auto* buttons = dialog ? dialog->findChild<QDialogButtonBox*>() : nullptr;
    if (!buttons) return false;
    for (QAbstractButton* button : buttons->buttons())
        if (buttons->buttonRole(button) == QDialogButtonBox::AcceptRole && button->isEnabled()) {
            button->click();
            return true;
        }
    return false;
}

} // namespace sekisho::tests
