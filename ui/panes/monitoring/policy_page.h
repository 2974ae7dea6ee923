#pragma once
// A monitoring policy as a draft: its name, whether it is in use, its conditions from the schema, and beside them the
// trial. Saves through its owner. GUI thread.

#include "models/policy/monitor_policy.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sekisho::ui {
class PolicyForm;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::monitoring {

class ConsentDesk;
class TrialPanel;

class PolicyPage final : public QWidget {
    Q_OBJECT
  public:
    PolicyPage(MonitorService service, const PaneServices& services, ConsentDesk& consent, QWidget* parent = nullptr);

    bool drafting() const { return base_.has_value(); }
    bool dirty() const;
    const policy::MonitorPolicy& base() const { return *base_; } // while drafting; without an id: a new one
    policy::MonitorPolicy draft() const;
    void begin(policy::MonitorPolicy base,
               bool copied = false); // `copied`: of another one, so there is something to save
    bool copied() const { return copied_; }
    void take(const policy::MonitorPolicy& draft); // while drafting: its name, whether it is in use, and its values
    void end();
    // Somebody else saved meanwhile: what was not touched here becomes theirs.
    void rebase(const policy::MonitorPolicy& theirs);
    void setSaving(bool saving, const QString& whyNot); // empty: it may be saved
    bool goToFault();                                   // true: there is one
    void showFault(const Error& fault);                 // of the service; at its field if it has one here

  Q_SIGNALS:
    void saveWanted();
    void discardWanted();
    void edited();
    void memberWanted(const QString& id);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void judge();
    void touched();
    void retranslate();
    std::vector<Error> faultsOf(const policy::Values& values) const;

    MonitorService service_;
    const PaneServices services_;
    std::optional<policy::MonitorPolicy> base_;
    bool copied_ = false;
    bool saving_ = false;
    QString whyNot_;
    std::optional<Error> nameFault_; // of the service
    QLabel* title_;
    QLabel* place_;
    QLabel* nameLabel_;
    QLineEdit* name_;
    WrappedLabel* nameFaultText_;
    QCheckBox* enabled_;
    PolicyForm* form_;
    TrialPanel* trial_;
    QLabel* state_;
    QPushButton* discard_;
    QPushButton* save_;
};

} // namespace sekisho::ui::monitoring
