#pragma once
// One row of a changeset in full: why it is refused, or each field with what it was and what it becomes. GUI thread.

#include "models/commands/changeset_words.h"
#include "models/ports/cache.h"

#include <QWidget>

#include <optional>

class QLabel;
class QTreeWidget;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::diff {

class RowDetail final : public QWidget {
    Q_OBJECT
  public:
    // `made`: the names of what the changeset makes, as they become known; lives as long as this.
    RowDetail(const ports::Cache& cache, const commands::NamesMade& made, QWidget* parent = nullptr);
    void present(const PlannedRow& row, commands::Told told);
    void clear();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();

    const ports::Cache& cache_;
    const commands::NamesMade& made_;
    std::optional<PlannedRow> row_;
    commands::Told told_ = commands::Told::Planned;
    QLabel* title_;
    WrappedLabel* why_;
    QTreeWidget* fields_;
};

} // namespace sekisho::ui::diff
