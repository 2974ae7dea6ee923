#pragma once
// The controls of a policy's simple fields: switch, choice, number, line of text, fixed value, several of a few. In
// read mode each is its value in words. GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"

#include <functional>

class QVBoxLayout;

namespace sekisho::ui {

class WrappedLabel;

class PlainEditor final : public ValueEditor {
    Q_OBJECT
  public:
    PlainEditor(const policy::Field& field, QWidget* parent = nullptr);

    policy::Value value() const override { return value_; }
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildSwitch();
    QWidget* buildRadios();
    QWidget* buildList();
    QWidget* buildNumber();
    QWidget* buildText();
    QWidget* buildChecks();
    void take(policy::Value value);
    void refresh();

    const policy::Field& field_;
    policy::Value value_;
    bool readOnly_ = false;
    QWidget* control_ = nullptr;  // null: nothing to change
    std::function<void()> load_;  // value_ into the control
    std::function<void()> words_; // in the language of the moment
    WrappedLabel* text_;
};

} // namespace sekisho::ui
