#pragma once
// Beside the list of monitoring policies: the chosen one with all conditions that count. GUI thread.

#include "models/commands/policy_words.h"
#include "models/policy/monitor_policy.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QStackedWidget;

namespace sekisho::ui {
class StatePage;
class StatusChip;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::monitoring {

class FactGrid;

class PolicyDetail final : public QWidget {
    Q_OBJECT
  public:
    PolicyDetail(commands::NameOfMember name, QWidget* parent = nullptr);
    void present(std::optional<policy::MonitorPolicy> policy, int chosen);

  Q_SIGNALS:
    void detectionsWanted(const QString& policyId);
    void editWanted();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();

    commands::NameOfMember nameOf_;
    std::optional<policy::MonitorPolicy> policy_;
    int chosen_ = 0;
    QStackedWidget* stack_;
    StatePage* none_;
    QWidget* page_;
    WrappedLabel* name_;
    StatusChip* use_;
    FactGrid* facts_;
    QPushButton* detections_;
    QPushButton* edit_;
};

} // namespace sekisho::ui::monitoring
