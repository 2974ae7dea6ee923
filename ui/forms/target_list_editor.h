#pragma once
// Members and organizations as a control of a policy's field, by their ids; an organization stands for all below it.
// Shown from the local copy, and what is not there any more is said. GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"
#include "ui/widgets/pane.h"

#include <map>
#include <string>
#include <vector>

class QAction;
class QLabel;
class QListWidget;
class QPushButton;

namespace sekisho::ui {

class WrappedLabel;

class TargetListEditor final : public ValueEditor {
    Q_OBJECT
  public:
    TargetListEditor(const policy::Field& field, const PaneServices& services, QWidget* parent = nullptr);
    ~TargetListEditor() override;

    policy::Value value() const override { return ids_; }
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void add(const std::string& id);
    void pickMember();
    void pickOrgUnit();
    void removeChosen();
    void fill();
    void refresh();
    void retranslate();

    const policy::Field& field_;
    const PaneServices services_;
    std::vector<std::string> ids_;
    std::map<int, QString> faults_;
    bool readOnly_ = true;
    WrappedLabel* empty_;
    QListWidget* list_;
    WrappedLabel* note_;
    QWidget* actions_;
    QPushButton* member_;
    QPushButton* orgUnit_;
    QPushButton* remove_;
    QLabel* count_;
    QAction* removeAction_;
    ports::CallHandle watch_;
};

} // namespace sekisho::ui
