#pragma once
// 申請 (menu key "security.requests"): what waits for a second person. Requests that I can decide, those that I asked
// for, all that I may see, and the ended ones; beside the list exactly what the chosen one would change. Read from the
// service. GUI thread.

#include "models/domain/approval.h"
#include "ui/widgets/pane.h"

#include <vector>

class QLabel;
class QTabBar;
class QTimer;
class QToolButton;

namespace sekisho::items {
class ApprovalListModel;
}
namespace sekisho::ui {
class Banner;
class PagedList;
} // namespace sekisho::ui
namespace sekisho::ui::approvals {
class RequestDetail;
}

namespace sekisho::ui {

class RequestsPane final : public Pane {
    Q_OBJECT
  public:
    explicit RequestsPane(PaneServices services, QWidget* parent = nullptr);
    ~RequestsPane() override;

    QString menuKey() const override { return QStringLiteral("security.requests"); }
    QString title() const override;
    void showResource(const QString& requestId) override; // "mine": the tab of one's own; an id: that one
    void linkChanged() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void build();
    void connectParts();
    void connectCommands();
    void tabChosen();
    void copyChanged();
    void rowChosen();
    void look(const std::string& requestId);
    void looked(Result<ApprovalRequest> request);
    void fitColumns();
    void refreshHead();
    void refreshTabs();
    void retranslate();
    std::vector<int> exportColumns() const;

    items::ApprovalListModel* model_;
    QLabel* heading_;
    QToolButton* rules_;
    QToolButton* export_;
    QToolButton* refresh_;
    QTabBar* tabs_;
    Banner* banner_;
    PagedList* list_;
    approvals::RequestDetail* detail_;
    QTimer* soon_;             // many changes of the copy ask once
    QTimer* minute_;           // what is left is said in minutes
    std::string chosen_;       // whose detail is shown
    std::string wanted_;       // to be chosen as soon as it is there
    std::int64_t cursor_ = -1; // of the copy, when it was asked
    ports::CallHandle lookCall_;
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui
