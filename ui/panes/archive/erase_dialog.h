#pragma once
// Which records are to be erased, and why. Says how many they are before anything is asked for good. Opened without a
// nested loop; deletes itself. GUI thread.

#include "ui/widgets/pane.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace sekisho::ui {
class DateField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::archive {

class EraseDialog final : public QDialog {
    Q_OBJECT
  public:
    EraseDialog(const PaneServices& services, QWidget* parent);

  Q_SIGNALS:
    void chosen(const sekisho::LogQuery& query, const QString& reason, std::int64_t count);

  private:
    QFormLayout* form();
    std::optional<LogQuery> query() const; // none: a date is not one
    QString fault() const;                 // a sentence; empty: the conditions are right
    void changed();
    void count();
    void update();

    PaneServices services_;
    ports::CallHandle counting_;
    std::optional<std::int64_t> count_;
    std::optional<Error> error_;
    QTimer* typing_;
    QComboBox* log_;
    DateField* from_;
    DateField* until_;
    QLineEdit* party_;
    QLineEdit* words_;
    QPlainTextEdit* reason_;
    WrappedLabel* says_;
    QPushButton* go_;
};

} // namespace sekisho::ui::archive
