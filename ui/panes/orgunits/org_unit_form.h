#pragma once
// The fields of one organization (admin-screens.md §4). Holds a working copy: what nobody touched stays as it came.
// Faults stand beside the field as one types, by the same rules as the service's. GUI thread.

#include "models/domain/error.h"
#include "models/domain/structure.h"
#include "models/ports/cache.h"

#include <QWidget>

#include <functional>
#include <set>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace sekisho::ui {
class FormField;
class ListEditor;
class LocalNamesEditor;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::orgunits {

class OrgUnitForm final : public QWidget {
    Q_OBJECT
  public:
    explicit OrgUnitForm(ports::Cache& cache, QWidget* parent = nullptr);

    // Fills the controls with `edited`; what it takes away from `before` is named. Faults are gone.
    void setOrgUnit(const OrgUnit& before, const OrgUnit& edited);
    const OrgUnit& orgUnit() const { return value_; }
    void setWorkgroup(const QString& workgroup); // right of the @
    bool check();                                // shows all faults; true: none
    bool showFault(const Error& error);          // false: no such field here
    void focusFirst();
    void moveTo(const std::optional<OrgUnitId>& parent); // behind those that are there

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
        bool inverted; // the box says the opposite of the flag
    };
    struct Kind {
        bool needsTalk = false;
        bool inverted = false;
    };
    void buildPlace();
    void addSwitch(QVBoxLayout* to, const char* name, bool OrgUnit::*flag, std::function<QString()> text, Kind kind);
    void touched();
    Done fault() const;
    QString localPart(const OrgUnit& unit) const;
    std::vector<std::string> aliases() const;
    QString ownerOf(const std::string& address) const; // somebody else's; empty: nobody's that is known here
    void lookForClash();
    void pickParent();
    std::set<std::string> unfitParents() const; // itself, what lies below it, and what is too deep
    int depthOf(const OrgUnitId& id) const;
    void refreshSwitches();
    void refreshPlace();
    void retranslate();

    ports::Cache& cache_;
    OrgUnit value_;
    OrgUnit before_;
    QString workgroup_;
    QLineEdit* name_;
    LocalNamesEditor* names_;
    QWidget* place_;
    QLabel* placeText_;
    QPushButton* changePlace_;
    QPushButton* toTop_;
    QLineEdit* mail_;
    ListEditor* aliases_;
    QPlainTextEdit* description_;
    FormField* nameField_;
    FormField* namesField_;
    FormField* placeField_;
    FormField* mailField_;
    FormField* aliasesField_;
    FormField* descriptionField_;
    std::vector<FormField*> fields_; // from top to bottom
    std::vector<Switch> switches_;
    QLabel* roomTitle_;
    WrappedLabel* loss_;
    QTimer* typing_;
    bool filling_ = false;
    bool allShown_ = false;
};

} // namespace sekisho::ui::orgunits
