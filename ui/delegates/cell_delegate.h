#pragma once
// Cells of a dense list: one line, elided, what matched the search is marked, a tooltip only where something is hidden
// or there is more to say. Numbers are written as the language does; Qt::AlignRight of the model puts them under each
// other. GUI thread.

#include "ui/delegates/text_line.h"

#include <QStyledItemDelegate>

#include <functional>
#include <optional>
#include <utility>

namespace sekisho::ui {

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    // Begin and length of the match in a shown text, in characters of the QString.
    using Matcher = std::function<std::optional<std::pair<int, int>>(const QString&)>;
    explicit CellDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}

    void setMatcher(Matcher matcher) { matcher_ = std::move(matcher); }
    // An icon at the right end of the cell, for example for rows with a draft. Empty: none.
    void setMark(std::function<QIcon(const QModelIndex&)> mark) { mark_ = std::move(mark); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

  protected:
    // Draws ground, selection and focus without content and returns the area for content. Of the model nothing is asked
    // but what the delegate shows: the base class asks for a dozen roles at each cell.
    static QRect paintGround(QPainter* painter, QStyleOptionViewItem& option, const QModelIndex& index);
    static QColor inkOf(const QStyleOptionViewItem& option);
    void paintText(QPainter* painter, const QStyleOptionViewItem& option, QRect area, const QString& text,
                   bool atRight = false) const;
    static QString textOf(const QModelIndex& index);

  private:
    mutable TextLines lines_;
    Matcher matcher_;
    std::function<QIcon(const QModelIndex&)> mark_;
};

// The state column: chip and, where it fits, the mark of a leave of absence.
class StatusDelegate final : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

// Tree lines with a number at the right end (items::CountRole).
class CountDelegate final : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sekisho::ui
