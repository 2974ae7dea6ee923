#pragma once
// What a member, an organization or a user type may see of the organization chart, read from the service and changed
// here (admin-screens.md §7.11). For a member also what counts in the end and whose setting that is. Knows by itself
// what the role allows. GUI thread.

#include "models/ports/chart_restrictions.h"
#include "ui/widgets/pane.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sekisho::ui {

class WrappedLabel;

class ChartBlock final : public QWidget {
    Q_OBJECT
  public:
    // `services` outlive the block.
    explicit ChartBlock(const PaneServices& services, QWidget* parent = nullptr);
    void showTarget(const ports::ChartTarget& target, const QString& name); // asks the service once
    void linkChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void load();
    void save(const std::optional<ChartRestriction>& wanted);
    void saved(std::optional<Error> refused);
    void refresh();
    void openDialog();
    QString refusal() const;

    const PaneServices& services_;
    ports::ChartTarget target_;
    QString name_;
    bool known_ = false;       // what stands there came from the service
    bool effectKnown_ = false; // likewise
    std::optional<ChartRestriction> own_;
    std::optional<EffectiveRestriction> effective_;
    std::optional<Error> error_;   // of asking
    std::optional<Error> refused_; // of the last change
    QLabel* title_;
    WrappedLabel* effect_;
    WrappedLabel* units_;
    WrappedLabel* note_;
    QPushButton* change_;
    ports::CallHandle ownCall_;
    ports::CallHandle effectCall_;
    ports::CallHandle saveCall_;
};

} // namespace sekisho::ui
