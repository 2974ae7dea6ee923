#pragma once
// The fields of one organization (admin-screens.md §4). Holds a working copy: what nobody touched stays as it came.
// Faults stand beside the field as one types, by the same rules as the service's. GUI thread.

#include "models/domain/error.h"
#include "models/domain/structure.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace sekisho::ui {
class FormField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::orgunits {

class OrgUnitForm final : public QWidget {
    Q_OBJECT
  public:
    explicit OrgUnitForm(QWidget* parent = nullptr);

    void setOrgUnit(const OrgUnit& unit); // fills the controls; faults are gone
    const OrgUnit& orgUnit() const { return value_; }
    void setWorkgroup(const QString& workgroup); // right of the @
    bool check();                                // shows all faults; true: none
    bool showFault(const Error& error);          // false: no such field here
    void focusFirst();

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Switch {
        QCheckBox* box;
        bool OrgUnit::*flag;
        std::function<QString()> text;
        bool needsTalk;
    };
    void addSwitch(QVBoxLayout* to, const char* name, bool OrgUnit::*flag, bool needsTalk,
                   std::function<QString()> text);
    void touched();
    void refreshSwitches();
    void retranslate();
    QString localPart() const;

    OrgUnit value_;
    OrgUnit before_;
    QString workgroup_;
    QLineEdit* name_;
    QLineEdit* mail_;
    QPlainTextEdit* description_;
    FormField* nameField_;
    FormField* mailField_;
    FormField* descriptionField_;
    std::vector<Switch> switches_;
    WrappedLabel* loss_;
    bool filling_ = false;
    bool allShown_ = false;
};

} // namespace sekisho::ui::orgunits
