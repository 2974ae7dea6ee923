#pragma once
// The screens of the console, in the order of the service's menu. A screen that is not listed does not exist.

#include "ui/widgets/pane.h"

#include <QString>

#include <functional>
#include <vector>

namespace sekisho::ui {

struct PaneFactory { // a pane is made when it is wanted for the first time while its tenant is open
    QString menuKey;
    std::function<Pane*(const PaneServices&, QWidget* parent)> make;
    // Whether something begun there was kept beside the copy when the program ended. May be empty.
    std::function<bool(const ports::Cache&)> keptDraft = {};
};

std::vector<PaneFactory> paneList();
QString paneIcon(const QString& menuKey); // name of the icon of a screen

// The members come first, wherever the service's menu has them; whoever may not see them begins where his work is.
QString firstScreen(const std::vector<PaneFactory>& panes, const ports::Identity* identity, Instant now);

} // namespace sekisho::ui
