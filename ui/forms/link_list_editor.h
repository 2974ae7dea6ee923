#pragma once
// Entries of a menu that lead elsewhere, a line each: what members read, and the web address. In the order of the
// lines. GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"

#include <vector>

class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace sekisho::ui {

class WrappedLabel;

class LinkListEditor final : public ValueEditor {
    Q_OBJECT
  public:
    explicit LinkListEditor(const policy::Field& field, QWidget* parent = nullptr);

    policy::Value value() const override;
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Line {
        QWidget* row;
        QLineEdit* label;
        QLineEdit* url;
        QToolButton* up;
        QToolButton* remove;
        WrappedLabel* fault;
    };
    void addLine(const policy::LinkEntry& link);
    void removeLine(const QWidget* row);
    void moveUp(const QWidget* row);
    void refresh();

    const policy::Field& field_;
    bool readOnly_ = true;
    std::vector<Line> lines_;
    QWidget* body_;
    QVBoxLayout* column_;
    QPushButton* add_;
    WrappedLabel* text_;
};

} // namespace sekisho::ui
