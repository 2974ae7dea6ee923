#pragma once
// Chooses how much of the organization chart somebody sees (admin-screens.md §7.11). Opened without a nested loop;
// `chosen` runs once with the restriction, or with nothing to lift it, or never. Deletes itself. GUI thread.

#include "models/domain/chart_restriction.h"
#include "models/ports/cache.h"

#include <QDialog>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QRadioButton;
class QTreeWidget;

namespace sekisho::ui {

class ChartDialog final : public QDialog {
    Q_OBJECT
  public:
    using Chosen = std::function<void(const std::optional<ChartRestriction>&)>;
    // `about` names whom it is for.
    ChartDialog(const ports::Cache& cache, const QString& about, const std::optional<ChartRestriction>& now,
                Chosen chosen, QWidget* parent);

  private:
    QWidget* buildChoices();
    QWidget* buildUnits();
    void addUnit(const ChartUnit& unit);
    void pick();
    void removeChosen();
    void refresh();
    std::optional<ChartRestriction> value() const;

    const ports::Cache& cache_;
    std::optional<ChartRestriction> now_;
    Chosen chosen_;
    QRadioButton* all_;
    QRadioButton* named_;
    QRadioButton* own_;
    QRadioButton* me_;
    QTreeWidget* units_;
    QPushButton* add_;
    QPushButton* remove_;
    QLabel* why_;
    QPushButton* go_;
};

} // namespace sekisho::ui
