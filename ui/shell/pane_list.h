#pragma once
// The screens of the console, in the order of the service's menu. A screen that is not listed does not exist.

#include "ui/widgets/pane.h"

#include <QString>

#include <functional>
#include <vector>

namespace sekisho::ui {

struct PaneFactory { // panes are made when their tenant is open
    QString menuKey;
    std::function<Pane*(const PaneServices&, QWidget* parent)> make;
};

std::vector<PaneFactory> paneList();
QString paneIcon(const QString& menuKey); // name of the icon of a screen

} // namespace sekisho::ui
