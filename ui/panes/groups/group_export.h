#pragma once
// What groups look like in a file: the list as it is shown, or all that an import takes back. GUI thread.

#include <QDialog>

#include <functional>

namespace sekisho::ui::groups {

// `agreed` runs once or never, with whether all fields are wanted; deletes itself.
class GroupExportDialog final : public QDialog {
    Q_OBJECT
  public:
    GroupExportDialog(std::function<void(bool allFields)> agreed, QWidget* parent);
};

} // namespace sekisho::ui::groups
