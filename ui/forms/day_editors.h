#pragma once
// A day and a time zone as controls of a policy's field. Both take what is typed; check() names what is wrong with it.
// GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"

class QComboBox;

namespace sekisho::ui {

class DateField;
class WrappedLabel;

class DateEditor final : public ValueEditor {
    Q_OBJECT
  public:
    explicit DateEditor(const policy::Field& field, QWidget* parent = nullptr);

    policy::Value value() const override;
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();

    const policy::Field& field_;
    bool readOnly_ = true;
    DateField* date_;
    WrappedLabel* text_;
};

class ZoneEditor final : public ValueEditor {
    Q_OBJECT
  public:
    explicit ZoneEditor(const policy::Field& field, QWidget* parent = nullptr);

    policy::Value value() const override;
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;

  private:
    void refresh();

    bool readOnly_ = true;
    QComboBox* box_;
    WrappedLabel* text_;
};

} // namespace sekisho::ui
