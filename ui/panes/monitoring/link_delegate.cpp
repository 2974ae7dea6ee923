#include "ui/panes/monitoring/link_delegate.h"

#include <QPainter>

namespace sekisho::ui::monitoring {

void LinkDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    const QRect area = paintGround(painter, option, index);
    QFont font = option.font;
    font.setUnderline(true);
    painter->save();
    painter->setFont(font);
    painter->setPen(option.state.testFlag(QStyle::State_Selected) ? inkOf(option)
                                                                  : option.palette.color(QPalette::Link));
    painter->drawText(area, int(Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine), textOf(index));
    painter->restore();
}

} // namespace sekisho::ui::monitoring

#include "moc_link_delegate.cpp"
