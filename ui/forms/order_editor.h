#pragma once
// All choices of a field in an order of the person's: dragged, moved with Alt+Up and Alt+Down, or with the two buttons.
// GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"

#include <string>
#include <vector>

class QListWidget;
class QToolButton;

namespace sekisho::ui {

class WrappedLabel;

class OrderEditor final : public ValueEditor {
    Q_OBJECT
  public:
    explicit OrderEditor(const policy::Field& field, QWidget* parent = nullptr);

    policy::Value value() const override { return order_; }
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void move(int steps);
    void takeDropped();
    void fill();
    void refresh();

    const policy::Field& field_;
    std::vector<std::string> order_;
    bool readOnly_ = true;
    QListWidget* list_;
    QWidget* row_;
    QToolButton* up_;
    QToolButton* down_;
    WrappedLabel* text_;
};

} // namespace sekisho::ui
