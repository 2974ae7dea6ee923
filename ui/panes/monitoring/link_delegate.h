#pragma once
// A cell that leads somewhere when it is clicked: underlined in the colour of links, with the hand over it. GUI thread.

#include "ui/delegates/cell_delegate.h"

namespace sekisho::ui::monitoring {

class LinkDelegate final : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sekisho::ui::monitoring
