#pragma once
// 保留中の指示 (menu key "security.heldOrders"): how much of each budget is used, what the brake holds and who asks for
// it, what was decided; releasing, rejecting, and cancelling everything pending. Read from the service. GUI thread.

#include "models/domain/brake.h"
#include "ui/widgets/pane.h"

#include <QElapsedTimer>

#include <optional>
#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTableView;
class QTimer;
class QToolButton;

namespace sekisho::items {
class HeldOrderModel;
}
namespace sekisho::ui {
class Banner;
class KeptColumns;
class StatePage;
} // namespace sekisho::ui
namespace sekisho::ui::brake {
class BudgetLines;
class HeldPage;
} // namespace sekisho::ui::brake

namespace sekisho::ui {

class HeldOrdersPane final : public Pane {
    Q_OBJECT
  public:
    explicit HeldOrdersPane(PaneServices services, QWidget* parent = nullptr);
    ~HeldOrdersPane() override;

    QString menuKey() const override { return QStringLiteral("security.heldOrders"); }
    QString title() const override;
    void linkChanged() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void build();
    void buildDecided();
    void connectParts();
    void load();
    void loadHeld(const std::string& cursor);
    void heldCame(Result<ports::HeldPage> page, bool more);
    void loadDecided(const std::string& cursor);
    void decidedCame(Result<ports::HeldPage> page, bool more);
    void copyChanged();
    bool took(const std::optional<Error>& error);
    void aim(); // tells the commands what is meant
    void refreshLook();
    void refreshButtons();
    void retranslate();
    bool onDecided() const;
    ports::HeldQuery heldQuery(const std::string& cursor) const;

    std::vector<BrakeUse> uses_;
    std::vector<HeldOrder> arriving_; // pages of a refresh, until as much is there as was shown before
    std::vector<HeldOrder> arrivingDecided_;
    QElapsedTimer fed_; // since the feed made it ask
    std::string nextHeld_;
    std::string nextDecided_;
    std::optional<Error> error_;
    bool loaded_ = false;
    std::int64_t cursor_ = -1; // of the copy, when the orders were asked for
    QLabel* heading_;
    QPushButton* cancelAll_;
    QToolButton* budgets_;
    QToolButton* refresh_;
    Banner* banner_;
    brake::BudgetLines* lines_;
    QStackedWidget* stack_;
    QWidget* body_;
    QTabWidget* tabs_;
    QStackedWidget* heldStack_;
    brake::HeldPage* held_;
    StatePage* nothingHeld_;
    QStackedWidget* decidedStack_;
    items::HeldOrderModel* decidedModel_;
    QTableView* decided_;
    KeptColumns* decidedColumns_ = nullptr;
    StatePage* nothingDecided_;
    StatePage* state_;
    QTimer* asker_;
    QTimer* minute_;
    ports::CallHandle brakeCall_;
    ports::CallHandle heldCall_;
    ports::CallHandle decidedCall_;
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui
