#pragma once
// What the brake holds: on the left what each administrator waits for, beside it the orders of one of them or of all.
// Rows that are selected are what a decision is about; without a selection it is the whole group. GUI thread.

#include "models/commands/brake_commands.h"
#include "models/items/held_order_model.h"
#include "models/ports/cache.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QSplitter;
class QTableView;
class QTreeWidget;

namespace sekisho::ui {
class KeptColumns;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::brake {

struct HeldGroupKey {
    UserId actor;
    BrakeKind kind = BrakeKind::Wipe;
    bool operator==(const HeldGroupKey&) const = default;
};

class HeldPage final : public QWidget {
    Q_OBJECT
  public:
    HeldPage(const Clock& clock, ports::Cache& cache, QWidget* parent = nullptr);

    void setSelf(const UserId& self); // whose own orders cannot be decided here
    // Gives up the chosen group when it is gone; true: the rows of all are wanted instead.
    bool presentGroups(std::vector<HeldGroup> groups);
    void presentOrders(std::vector<HeldOrder> orders); // of the chosen group; what is selected stays so
    void appendOrders(std::vector<HeldOrder> more);
    void setMayDecide(const QString& whyNot); // empty: he may
    void timePassed();
    void chooseGroup(const std::optional<HeldGroupKey>& key);

    const std::optional<HeldGroupKey>& group() const { return key_; }
    commands::HeldChoice choice() const;
    std::int64_t total() const; // held, of everybody
    const items::HeldOrderModel& model() const { return *model_; }
    QTableView* table() const { return table_; }

  Q_SIGNALS:
    void groupChosen();   // other rows are wanted
    void choiceChanged(); // another decision is meant
    void moreWanted();
    void releaseWanted();
    void rejectWanted();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void fillGroups();
    void groupRowChosen();
    void refresh();
    void retranslate();
    QString nameOf(const UserId& actor, const std::string& name) const;
    QString headline() const;

    const Clock& clock_;
    UserId self_;
    std::vector<HeldGroup> groups_;
    std::optional<HeldGroupKey> key_; // nothing: all
    QString whyNot_;
    items::HeldOrderModel* model_;
    QSplitter* body_;
    QTreeWidget* list_;
    WrappedLabel* headline_;
    WrappedLabel* own_;
    QPushButton* release_;
    QPushButton* reject_;
    QTableView* table_;
    KeptColumns* columns_ = nullptr;
};

} // namespace sekisho::ui::brake
