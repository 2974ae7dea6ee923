#pragma once
// One request: what it waits for, exactly what would be changed, who asks and why, who has agreed, and what can be done
// with it now. GUI thread.

#include "models/commands/registry.h"
#include "models/domain/approval.h"
#include "models/ports/cache.h"
#include "ui/panes/approvals/plan_tree.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace sekisho::ui {
class ScrollPage;
class StatePage;
class StatusChip;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::approvals {

class RequestDetail final : public QWidget {
    Q_OBJECT
  public:
    RequestDetail(commands::Registry& registry, const ports::Cache& cache, const Clock& clock,
                  QWidget* parent = nullptr);

    void present(std::optional<ApprovalRequest> request); // nothing: none is chosen
    const std::optional<ApprovalRequest>& shown() const { return request_; }
    void setMayOpenChangesets(bool may) { mayOpenChangesets_ = may; }
    void focusPlan();
    void timePassed();     // what is left has become less
    void refreshActions(); // rights, connection or the request may be others now

  Q_SIGNALS:
    void triggered(const QString& commandKey);
    void changesetWanted(const QString& changesetId);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    QWidget* buildPage();
    void refresh();
    void refreshNotices();
    void fillFacts();
    void addFact(QGridLayout* grid, const QString& name, const QString& value, const char* key);
    void fillPlans();
    void showPlan();
    const FormerPlan* chosenFormer() const; // null: the present plan

    struct Action {
        QString key;
        QPushButton* button;
    };
    commands::Registry& registry_;
    const ports::Cache& cache_;
    const Clock& clock_;
    std::optional<ApprovalRequest> request_;
    bool mayOpenChangesets_ = true;
    QStackedWidget* stack_;
    StatePage* nobody_;
    QWidget* page_;
    ScrollPage* scroll_;
    WrappedLabel* title_;
    StatusChip* chip_;
    WrappedLabel* status_;
    QWidget* changedBox_;
    WrappedLabel* changed_;
    QWidget* facts_;
    PlanTree* plan_;
    QLabel* planHead_;
    QComboBox* plans_; // the present one, and those before it
    QPushButton* changeset_;
    WrappedLabel* whyNot_;
    std::vector<Action> actions_;
};

} // namespace sekisho::ui::approvals
