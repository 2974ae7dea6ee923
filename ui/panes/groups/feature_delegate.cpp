#include "ui/panes/groups/feature_delegate.h"

#include "models/commands/room_words.h"
#include "models/items/roles.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/tones.h"

#include <QPainter>

namespace sekisho::ui::groups {

namespace {
constexpr int kIcon = 14;
constexpr int kStep = kIcon + 6;
constexpr int kDot = 3;
constexpr int kFeatures = 5;
} // namespace

int FeatureDelegate::widthFor() {
    return kFeatures * kStep + 16;
}

void FeatureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option(given);
    QRect area = paintGround(painter, option, index);
    const int bits = index.data(items::FlagsRole).toInt();
    const bool selected = option.state & QStyle::State_Selected;
    const QColor ink = selected ? inkOf(option) : faded(option.palette);
    int bit = 1;
    painter->save();
    for (const commands::RoomFeature& feature : commands::roomFeatures()) {
        const QRect place(area.left(), area.top() + (area.height() - kIcon) / 2, kIcon, kIcon);
        if (bits & bit) {
            const qreal ratio = painter->device()->devicePixelRatioF();
            painter->drawPixmap(place, iconPixmap(QLatin1String(feature.icon), kIcon, inkOf(option), ratio));
        } else {
            painter->setPen(Qt::NoPen);
            painter->setBrush(ink);
            painter->setOpacity(0.5);
            painter->drawEllipse(place.center(), kDot / 2, kDot / 2);
            painter->setOpacity(1.0);
        }
        area.setLeft(area.left() + kStep);
        bit <<= 1;
    }
    painter->restore();
}

} // namespace sekisho::ui::groups

#include "moc_feature_delegate.cpp"
