#include "ui/delegates/cell_delegate.h"

#include "models/commands/words.h"
#include "models/items/roles.h"
#include "ui/delegates/status_chip.h"
#include "ui/widgets/tones.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace sekisho::ui {

namespace {
constexpr int kSide = 8;
constexpr int kMarkSize = 14;
} // namespace

QRect CellDelegate::paintGround(QPainter* painter, QStyleOptionViewItem& option, const QModelIndex& index) {
    option.index = index;
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    if (option.state & QStyle::State_HasFocus)
        style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    else // the same without the layout of a content that is not there
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    return option.rect.adjusted(kSide, 0, -kSide, 0);
}

QColor CellDelegate::inkOf(const QStyleOptionViewItem& option) {
    const auto group = option.state & QStyle::State_Enabled
                           ? (option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive)
                           : QPalette::Disabled;
    return option.palette.color(group,
                                option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text);
}

QString CellDelegate::textOf(const QModelIndex& index) {
    const QVariant shown = index.data(Qt::DisplayRole);
    switch (shown.typeId()) {
    case QMetaType::Int:
    case QMetaType::LongLong:
        return commands::locale().toString(shown.toLongLong());
    default:
        return shown.toString();
    }
}

void CellDelegate::paintText(QPainter* painter, const QStyleOptionViewItem& option, QRect area, const QString& text,
                             bool atRight) const {
    if (text.isEmpty() || area.width() <= 0) return;
    const TextLine& line = lines_.line(text, option.font, area.width());
    if (atRight) area.setLeft(std::max(area.left(), area.right() + 1 - line.width()));
    const auto match = matcher_ ? matcher_(text) : std::nullopt;
    const int length = static_cast<int>(line.shown().size());
    if (match && match->first < length) {
        const int height = option.fontMetrics.height();
        const int from = line.xOf(match->first);
        const int upTo = line.xOf(std::min(match->first + match->second, length));
        const QRect mark(area.left() + from - 1, area.top() + (area.height() - height) / 2,
                         std::min(upTo - from + 2, area.width() - from + 1), height);
        if (option.state & QStyle::State_Selected) { // a line below: the ground is the selection's already
            painter->fillRect(mark.left(), mark.bottom(), mark.width(), 2, inkOf(option));
        } else {
            painter->fillRect(mark, toneGround(Tone::Warning, option.palette));
            painter->fillRect(mark.left(), mark.bottom(), mark.width(), 1, toneInk(Tone::Warning, option.palette));
        }
    }
    painter->setPen(inkOf(option));
    line.paint(painter, area, option.direction);
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option(given);
    QRect area = paintGround(painter, option, index);
    if (const QIcon mark = mark_ ? mark_(index) : QIcon(); !mark.isNull()) {
        const QRect place(area.right() - kMarkSize + 1, area.top() + (area.height() - kMarkSize) / 2, kMarkSize,
                          kMarkSize);
        mark.paint(painter, place, Qt::AlignCenter,
                   (option.state & QStyle::State_Selected) && (option.state & QStyle::State_Active) ? QIcon::Selected
                                                                                                    : QIcon::Normal);
        area.setRight(place.left() - 4);
    }
    paintText(painter, option, area, textOf(index), index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
}

bool CellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index) {
    if (event->type() != QEvent::ToolTip) return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString shown = textOf(index);
    const QString more = index.data(Qt::ToolTipRole).toString();
    const bool hidden = QFontMetrics(view->font()).horizontalAdvance(shown) > option.rect.width() - 2 * kSide;
    if (more.isEmpty() || (!hidden && more == shown))
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), more, view->viewport(), option.rect);
    return true;
}

void StatusDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option(given);
    QRect area = paintGround(painter, option, index).adjusted(-2, 2, 2, -2);
    painter->save();
    painter->setFont(option.font);
    option.palette.setCurrentColorGroup(option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive);
    const auto status = static_cast<MemberStatus>(index.data(items::StatusRole).toInt());
    // Nearly everybody is in use: only what is out of the ordinary stands out.
    const ChipGround usual = status == MemberStatus::InUse ? ChipGround::None : ChipGround::Normal;
    const int used = paintChip(*painter, area, statusChip(status), option.palette, chipGround(option, usual));
    area.setLeft(area.left() + used + 6);
    if (index.data(items::FlagsRole).toInt() & items::OnLeaveFlag) {
        const Chip leave = leaveChip();
        if (chipSize(leave, option.fontMetrics).width() <= area.width())
            paintChip(*painter, area, leave, option.palette, chipGround(option));
    }
    painter->restore();
}

void CountDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option(given);
    QRect area = paintGround(painter, option, index).adjusted(-kSide + 4, 0, 0, 0);
    const QString count = commands::locale().toString(index.data(items::CountRole).toInt());
    const int width = option.fontMetrics.horizontalAdvance(count);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(option.state & QStyle::State_Selected ? inkOf(option) : faded(option.palette));
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, count);
    painter->restore();
    area.setRight(area.right() - width - kSide);
    paintText(painter, option, area, index.data(Qt::DisplayRole).toString());
}

QSize CountDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    Q_UNUSED(index)
    return {80, option.fontMetrics.height() + 8};
}

} // namespace sekisho::ui

#include "moc_cell_delegate.cpp"
