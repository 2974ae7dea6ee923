#pragma once
// All that is at fault in a file that somebody chose, each with its place in it, to be read and copied. Opened without
// a nested loop; deletes itself. GUI thread.

#include "models/domain/error.h"

#include <QDialog>

#include <vector>

namespace sekisho::ui {

class FaultList final : public QDialog {
    Q_OBJECT
  public:
    // `sentence` says what has become of the file.
    FaultList(const QString& title, const QString& sentence, const std::vector<Error>& faults, QWidget* parent);
};

} // namespace sekisho::ui
