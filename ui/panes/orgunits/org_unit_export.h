#pragma once
// The list of organizations into a file: asks for form and place, then writes. GUI thread.

#include "models/ports/import.h"

#include <QDialog>

#include <functional>

namespace sekisho::ui::orgunits {

// Opened without a nested loop; `agreed` runs once or never, with a path. Deletes itself.
class OrgUnitExportDialog final : public QDialog {
    Q_OBJECT
  public:
    OrgUnitExportDialog(std::size_t number, std::function<void(ports::OrgUnitExport)> agreed, QWidget* parent);
};

} // namespace sekisho::ui::orgunits
