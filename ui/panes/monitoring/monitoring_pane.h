#pragma once
// モニタリング > トーク and > Drive (menu keys "monitoring.talk", "monitoring.drive"): the policies with how much each
// has found, a draft with its trial, and 検知履歴. Read from the service; a draft stays while one looks elsewhere, and
// beside the local copy while the console is locked or ended. GUI thread.

#include "models/domain/monitoring.h"
#include "ui/widgets/pane.h"

#include <optional>
#include <string>
#include <vector>

class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace sekisho::items {
class MonitorPolicyModel;
}
namespace sekisho::policy {
struct MonitorPolicy;
}
namespace sekisho::ui {
class Banner;
class CommandBar;
class KeptDraft;
class PagedList;
} // namespace sekisho::ui
namespace sekisho::ui::monitoring {
class ConsentDesk;
class DetectionsPage;
class PolicyDetail;
class PolicyPage;
} // namespace sekisho::ui::monitoring

namespace sekisho::ui {

class MonitoringPane final : public Pane {
    Q_OBJECT
  public:
    MonitoringPane(PaneServices services, MonitorService service, QWidget* parent = nullptr);
    ~MonitoringPane() override;
    static bool keptDraft(const ports::Cache& cache, MonitorService service);

    QString menuKey() const override;
    QString title() const override;
    commands::Selection selection() const override; // members of the chosen detections
    void focusFilter() override;
    void editCurrent() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    bool giveUpDraft() override;
    bool hasDraft() const override;
    // A policy's id; "detections?policy=ID" or "detections?member=ID": the history, filtered.
    void showResource(const QString& resource) override;
    void linkChanged() override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void build();
    QWidget* buildPolicies();
    void connectParts();
    void connectCommands();
    void offerCommands();
    void tabChosen();
    void shownChanged();
    std::vector<policy::MonitorPolicy> chosen() const;
    void openDetections(const QString& policyId);
    void addNew();
    void copyCurrent();
    void begin(policy::MonitorPolicy base, bool copied);
    void save();
    void saved(Result<policy::MonitorPolicy> outcome);
    void overtaken(const std::string& id);
    void endDraft();
    static std::string draftNote(MonitorService service); // under which it is kept
    std::string draftText() const;
    void restoreDraft();
    void trigger(const QString& key);
    QString refusal() const;
    void refreshHead();
    void refreshRights();
    void retranslate();
    bool atDetections() const;

    MonitorService service_;
    items::MonitorPolicyModel* model_;
    monitoring::ConsentDesk* consent_;
    QLabel* heading_;
    QLabel* number_;
    QToolButton* add_;
    QToolButton* export_;
    QToolButton* refresh_;
    QTabBar* tabs_;
    Banner* banner_;
    QStackedWidget* stack_;
    QSplitter* body_;
    PagedList* list_;
    CommandBar* bar_;
    monitoring::PolicyDetail* detail_;
    monitoring::PolicyPage* page_;
    monitoring::DetectionsPage* detections_;
    QMenu* menu_;
    KeptDraft* kept_;
    std::string wanted_; // policy to be chosen as soon as it is there
    ports::CallHandle saving_;
    ports::CallHandle reading_;
};

} // namespace sekisho::ui
