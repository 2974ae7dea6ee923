#pragma once
// Verdicts and states of changesets as chips: a shape, a word and a soft ground. GUI thread.

#include "models/domain/changeset.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/delegates/status_chip.h"

namespace sekisho::ui::diff {

Chip verdictChip(Verdict verdict);
Chip changesetChip(ChangesetState state);
Chip takenBackChip(); // of one that was undone

// A column whose items::StatusRole is an int that `chipOf` turns into a chip.
class ChipDelegate final : public CellDelegate {
    Q_OBJECT
  public:
    ChipDelegate(std::function<Chip(int)> chipOf, QObject* parent) : CellDelegate(parent), chipOf_(std::move(chipOf)) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    std::function<Chip(int)> chipOf_;
};

} // namespace sekisho::ui::diff
