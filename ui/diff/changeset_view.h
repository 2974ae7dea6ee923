#pragma once
// One changeset from its plan to its undo: what it will do, row by row and to whom, how far it is, and the decisions a
// person can take. Used by every screen that changes more than one thing. GUI thread.

#include "models/commands/changeset_follower.h"
#include "models/commands/changeset_words.h"
#include "models/domain/clock.h"
#include "models/ports/cache.h"
#include "ui/widgets/list_export.h"

#include <QWidget>

#include <array>
#include <functional>
#include <optional>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTimer;
class QToolButton;

namespace sekisho::items {
class PlannedRowModel;
}
namespace sekisho::ui {
class Banner;
class SearchField;
class StatusChip;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::diff {

class ImpactPanel;
class RowDetail;

class ChangesetView final : public QWidget {
    Q_OBJECT
  public:
    ChangesetView(ports::Changesets& pipe, ports::Cache& cache, ports::Executor& gui, QWidget* parent = nullptr);
    ~ChangesetView() override;

    void present(const Changeset& changeset);
    void clear();
    commands::ChangesetFollower& follower() { return *follower_; }
    // Whether deciding is possible now; else why not (offline). Asked at each refresh.
    void setMayDecide(std::function<QString()> refusal) { refusal_ = std::move(refusal); }
    void refresh();
    ListTable rowsForFile() const; // all that the filter leaves, of the changeset shown

  Q_SIGNALS:
    void applied(const sekisho::Changeset& changeset); // it has just become so
    void undone(const sekisho::Changeset& back);       // planned; the caller shows it
    void discarded();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    QWidget* buildHead();
    QWidget* buildFilters();
    QWidget* buildFoot();
    void moved();
    void refreshHead();
    void refreshFilters();
    void refreshFoot();
    void showRows();
    void currentRow();
    void retranslate();
    std::optional<Verdict> chosenVerdict() const;

    ports::Changesets& pipe_;
    ports::Cache& cache_;
    ports::Executor& gui_;
    commands::ChangesetFollower* follower_;
    items::PlannedRowModel* model_;
    std::function<QString()> refusal_;
    Banner* banner_;
    QLabel* title_;
    StatusChip* chip_;
    WrappedLabel* facts_;
    QProgressBar* progress_;
    ImpactPanel* impact_;
    QButtonGroup* filters_;
    std::array<QToolButton*, kVerdicts + 1> filter_{}; // all, then by verdict
    SearchField* search_;                              // in a long list
    QTimer* typing_;
    QTableView* table_;
    RowDetail* detail_;
    QCheckBox* skip_;
    QCheckBox* accept_; // only where talk rooms lose what they hold
    QPushButton* apply_;
    QPushButton* plan_;
    QPushButton* pause_;
    QPushButton* resume_;
    QPushButton* cancel_;
    QPushButton* undo_;
    QPushButton* discard_;
    std::optional<ChangesetState> before_;
    commands::Told told_ = commands::Told::Planned; // what the rows say now
    std::optional<Instant> rowsOf_;                 // of which plan the rows are
};

} // namespace sekisho::ui::diff
