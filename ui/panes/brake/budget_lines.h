#pragma once
// What of each budget is used up, one line a kind: a bar, the numbers, and whether the next order holds. GUI thread.

#include "models/domain/brake.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace sekisho::ui::brake {

class BudgetBar final
    : public QWidget { // all of the tenant's budget; the caller's share in full colour, his limit a mark
    Q_OBJECT
  public:
    explicit BudgetBar(QWidget* parent = nullptr);
    void present(const BrakeUse& use);
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    BrakeUse use_;
};

class BudgetLines final : public QWidget {
    Q_OBJECT
  public:
    explicit BudgetLines(QWidget* parent = nullptr);
    void present(std::vector<BrakeUse> uses); // what destroys comes first

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    void addLine(int row);

    std::vector<BrakeUse> uses_;
    QGridLayout* grid_;
    std::vector<QWidget*> parts_; // of all lines, made once and filled anew
};

} // namespace sekisho::ui::brake
