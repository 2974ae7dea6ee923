#pragma once
// A custom property to be added or changed. Name, kind and multiplicity are fixed once it exists. Faults stand beside
// the field as one types; the service's own come back to the dialog, which stays open until it is saved. GUI thread.

#include "models/domain/custom_property.h"
#include "models/domain/error.h"

#include <QDialog>

#include <functional>
#include <set>
#include <string>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace sekisho::ui {
class FormField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::fields {

class PropertyDialog final : public QDialog {
    Q_OBJECT
  public:
    // `before`: without an id a new one. `save` is called for each try.
    PropertyDialog(const CustomProperty& before, std::function<void(const CustomProperty&)> save, QWidget* parent);

    void showFault(const Error& error); // after a try; the dialog can be used again
    const CustomPropertyId& id() const { return before_.id; }
    // Somebody else saved it: what was not touched here becomes theirs, and that is said.
    void rebase(const CustomProperty& theirs);

  private:
    CustomProperty typed() const;
    void touched(const std::string& key);
    void refresh();
    FormField* fieldOf(const Error& error) const;

    CustomProperty before_;
    std::function<void(const CustomProperty&)> save_;
    QLineEdit* label_;
    QLineEdit* name_;
    QComboBox* kind_;
    QCheckBox* several_;
    QPlainTextEdit* options_;
    QCheckBox* mandatory_;
    QComboBox* readers_;
    QComboBox* editor_;
    FormField* labelField_;
    FormField* nameField_;
    FormField* kindField_;
    FormField* optionsField_;
    WrappedLabel* fault_;
    QPushButton* go_;
    std::set<std::string> touched_;
};

} // namespace sekisho::ui::fields
