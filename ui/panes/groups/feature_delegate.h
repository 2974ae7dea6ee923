#pragma once
// The features of a talk room as five small icons in their fixed places: what is off is only a dot. Reads
// items::FlagsRole. GUI thread.

#include "ui/delegates/cell_delegate.h"

namespace sekisho::ui::groups {

class FeatureDelegate final : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;
    static int widthFor();
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sekisho::ui::groups
