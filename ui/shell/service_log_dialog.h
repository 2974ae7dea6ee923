#pragma once
// The last exchanges with the service as lines without secrets: for telling a colleague what went wrong. GUI thread.

#include <QDialog>
#include <QStringList>

namespace sekisho::ui {

class ServiceLogDialog final : public QDialog {
    Q_OBJECT
  public:
    ServiceLogDialog(const QStringList& lines, QWidget* parent);
};

} // namespace sekisho::ui
