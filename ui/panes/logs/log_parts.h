#pragma once
// Words and marks that the screens of logs share. GUI thread.

#include "models/items/log_table_model.h"
#include "models/items/member_table_model.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/delegates/status_chip.h"

#include <QString>
#include <QTimeZone>

#include <functional>

class QTableView;
class QToolButton;

namespace sekisho::ui::logs {

using ZoneNow = std::function<QTimeZone()>;

items::LogTableModel::Words tableWords(const ZoneNow& zone);
items::MemberTableModel::Words pickerWords();
Chip outcomeChip(items::LogTableModel::Outcome outcome);
Chip exportChip(LogExportState state);
QToolButton* logTool(const char* name, QWidget* parent);
// Widths in which what is usual is seen in full.
void fitLogColumns(QTableView* table, const items::LogTableModel& model);
// The chosen records as lines of cells with tabs between, heads first, times in ISO 8601; for the clipboard.
QString copiedRows(const items::LogTableModel& model, const std::vector<int>& rows, const QTimeZone& zone);

// Rows of a history: those that name a day stand out over the whole width, what is removed is pale.
class LogDelegate final : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

// The result: a chip, quiet where all is well.
class OutcomeDelegate final : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sekisho::ui::logs
