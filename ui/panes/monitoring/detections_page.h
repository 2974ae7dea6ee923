#pragma once
// 検知履歴 of a service: by policy, member and state; what is done with them, and the chosen one in detail. GUI thread.

#include "models/commands/selection.h"
#include "models/ports/monitoring.h"
#include "ui/panes/monitoring/consent_gate.h"

#include <vector>

class QComboBox;
class QMenu;
class QToolButton;

namespace sekisho::items {
class DetectionModel;
}
namespace sekisho::ui {
class CommandBar;
class PagedList;
} // namespace sekisho::ui

namespace sekisho::ui::monitoring {

class DetectionDetail;

class DetectionsPage final : public QWidget {
    Q_OBJECT
  public:
    DetectionsPage(MonitorService service, const PaneServices& services, ConsentDesk& consent,
                   QWidget* parent = nullptr);

    void setPolicies(const std::vector<policy::MonitorPolicy>& policies); // that can be chosen
    void showPolicy(const QString& id);                                   // its detections; empty: all
    void showMember(const QString& id);
    void look(); // it is seen now: asks unless it is there
    void refresh();
    void linkChanged();
    void focusFilter();
    void offer(); // to the commands
    std::vector<Detection> chosen() const;
    commands::Selection members() const; // of the chosen ones
    const items::DetectionModel& model() const { return *model_; }
    PagedList& list() const { return *list_; }
    ListTable listForFile(const QString& title) const;
    std::int64_t open() const;
    void openRecord();
    void openMember();

  Q_SIGNALS:
    void changed();
    void troubled(const sekisho::Error& error);
    void triggered(const QString& commandKey);
    void openWanted(const QString& menuKey, const QString& resourceId);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build(ConsentDesk& consent);
    void connectParts();
    ports::DetectionQuery wanted() const;
    bool filtered() const;
    void clearFilter();
    void refilter();
    void pickMember();
    void setMember(const QString& id);
    void shownChanged();
    void fillPolicies(const QString& kept);
    void retranslate();

    MonitorService service_;
    const PaneServices services_;
    std::vector<std::pair<QString, QString>> policies_; // id, name
    UserId memberId_;
    items::DetectionModel* model_;
    QComboBox* policy_;
    QToolButton* member_;
    QComboBox* state_;
    QToolButton* clear_;
    PagedList* list_;
    CommandBar* bar_;
    DetectionDetail* detail_;
    QMenu* menu_;
};

} // namespace sekisho::ui::monitoring
