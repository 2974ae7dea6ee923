#pragma once
// What members look like in a file: the list as it is shown, or all that an import takes back. GUI thread.

#include "models/ports/cache.h"
#include "ui/widgets/list_export.h"

#include <QDialog>

#include <functional>
#include <string>
#include <vector>

namespace sekisho::ui::members {

struct ExportChoice {
    bool selectionOnly = false;
    bool allFields = false; // else the visible columns
};

// What goes into the file. `agreed` runs once or never; deletes itself.
class ExportDialog final : public QDialog {
    Q_OBJECT
  public:
    ExportDialog(qint64 shown, qint64 selected, std::function<void(ExportChoice)> agreed, QWidget* parent);
};

struct ShownMembers {
    std::vector<ports::RowNo> rows; // of the list, in the order shown
    std::vector<ports::MemberColumn> columns;
    std::vector<std::string> properties; // keys of member fields that are columns too (custom properties)
};
// Whoever is deleted for good before his turn is left out. The copy must outlive the job.
ListTable memberListTable(ports::Cache& cache, ports::Executor& gui, ShownMembers shown);
ports::SheetRequest memberSheet(const ports::MemberList& list, const std::vector<ports::RowNo>& rows, Instant now);

} // namespace sekisho::ui::members
