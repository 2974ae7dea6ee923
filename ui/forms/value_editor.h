#pragma once
// What every control of a policy's field offers to its form (policy_form.h): a value in and out, read mode, and the
// faults of single entries shown where they are. An editor is made with (const policy::Field&, QWidget* parent), one
// that needs the directory also with what it asks; the field outlives it (tables of schema.h). GUI thread.

#include "models/domain/error.h"
#include "models/policy/values.h"

#include <QWidget>

#include <vector>

namespace sekisho::ui {

class ValueEditor : public QWidget {
    Q_OBJECT
  public:
    using QWidget::QWidget;

    // What stands in the control now, also when it is not possible: check() names what is wrong with it.
    virtual policy::Value value() const = 0;
    virtual void setValue(const policy::Value& value) = 0; // emits nothing
    // Read mode: no frame, no buttons, the value in words; copying stays possible.
    virtual void setReadOnly(bool readOnly) = 0;
    // Those of policy::check() for this field. Faults of one entry ("key[index]") are marked at the entry; the sentence
    // of the first is shown by the form beside the field, so an editor repeats at most those of single entries.
    virtual void showFaults(const std::vector<Error>& faults) = 0;

  Q_SIGNALS:
    void edited(); // by the person, after each change
};

} // namespace sekisho::ui
