#pragma once
// Words and marks that the screens of devices share. GUI thread.

#include "models/items/device_table_model.h"
#include "ui/delegates/status_chip.h"

namespace sekisho::ui::devices {

QString stateText(items::DeviceState state);
Chip stateChip(items::DeviceState state);
items::DeviceTableModel::Words tableWords();
QString yesText(bool yes);

} // namespace sekisho::ui::devices
