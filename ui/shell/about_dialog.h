#pragma once
// What this program is, its version and its licence; the versions can be copied for a report. GUI thread.

#include <QDialog>

namespace sekisho::ui {

class AboutDialog final : public QDialog {
    Q_OBJECT
  public:
    explicit AboutDialog(QWidget* parent);
};

} // namespace sekisho::ui
