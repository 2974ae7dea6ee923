#pragma once
// The steps of a loss as boxes to tick, each with the reason beside it: why it is proposed, or why it cannot be done.
// What destroys says so by shape, word and colour. GUI thread.

#include "models/policy/cut_off_plan.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QGridLayout;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::lostdevice {

class StepChoices final : public QWidget {
    Q_OBJECT
  public:
    explicit StepChoices(QWidget* parent = nullptr);

    void present(const std::vector<policy::ProposedStep>& steps);

  Q_SIGNALS:
    void ticked(int step, bool chosen);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Line {
        QCheckBox* box;
        WrappedLabel* reason;
    };
    void lay(std::size_t lines);
    void fill();

    std::vector<policy::ProposedStep> steps_;
    std::vector<Line> lines_;
    QGridLayout* grid_;
    bool filling_ = false;
};

} // namespace sekisho::ui::lostdevice
