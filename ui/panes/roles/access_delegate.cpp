#include "ui/panes/roles/access_delegate.h"

#include "models/commands/role_words.h"
#include "models/items/role_grants_model.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QPainter>

#include <algorithm>

namespace sekisho::ui::roles {

using items::RoleGrantsModel;

namespace {

constexpr Access kPlaces[] = {Access::None, Access::View, Access::Operate};
constexpr int kPlacePadding = 8;
constexpr int kDangerSign = 14;

int placeWidth(Access access, const QFontMetrics& metrics) {
    return metrics.horizontalAdvance(commands::accessText(access)) + 2 * kPlacePadding +
           space::kSmall; // what is filled is bold
}

QRect placeOf(const QRect& cell, Access access, const QFontMetrics& metrics) {
    int left = cell.left() + space::kTight;
    for (const Access before : kPlaces)
        if (before < access) left += placeWidth(before, metrics);
    const int height = metrics.height() + space::kTight;
    return {left, cell.top() + (cell.height() - height) / 2, placeWidth(access, metrics) - space::kHair, height};
}

bool isKeptBack(const QModelIndex& index) { // for built-in roles
    return index.data(RoleGrantsModel::ReservedRole).toBool() &&
           static_cast<Access>(index.data(RoleGrantsModel::AccessRole).toInt()) == Access::None;
}

// The most that any menu below allows.
Access mostBelow(const QModelIndex& index) {
    Access most = Access::None;
    const QModelIndex first = index.siblingAtColumn(0);
    for (int row = 0; row < index.model()->rowCount(first); ++row) {
        const QModelIndex child = index.model()->index(row, index.column(), first);
        most = std::max({most, static_cast<Access>(child.data(RoleGrantsModel::AccessRole).toInt()), mostBelow(child)});
    }
    return most;
}

} // namespace

int AccessDelegate::placesWidth(const QFontMetrics& metrics) {
    int width = space::kSmall;
    for (const Access access : kPlaces)
        width += placeWidth(access, metrics);
    return width;
}

std::optional<Access> AccessDelegate::placeAt(const QRect& cell, const QPoint& at, const QFontMetrics& metrics) {
    for (const Access access : kPlaces)
        if (placeOf(cell, access, metrics).contains(at)) return access;
    return std::nullopt;
}

QSize AccessDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    Q_UNUSED(index)
    return {placesWidth(option.fontMetrics), option.fontMetrics.height() + 10};
}

void AccessDelegate::paintPlace(QPainter* painter, const QStyleOptionViewItem& option, const QRect& place,
                                Access access, bool chosen, bool partly) const {
    const QPalette& palette = option.palette;
    const bool onSelection = option.state & QStyle::State_Selected && option.state & QStyle::State_Active;
    const QColor ink = inkOf(option);
    const QColor ground = onSelection ? palette.color(QPalette::Base)
                                      : mixed(palette.color(QPalette::Base), palette.color(QPalette::Text),
                                              access == Access::Operate ? 0.20
                                              : access == Access::View  ? 0.10
                                                                        : 0.05);
    painter->setBrush(chosen ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter->setPen(partly ? QPen(onSelection ? ink : faded(palette), 1, Qt::DashLine) : QPen(Qt::NoPen));
    if (chosen || partly)
        painter->drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), place.height() / 2.0,
                                 place.height() / 2.0);
    QFont font = option.font;
    if (chosen && access != Access::None) font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(chosen && onSelection   ? palette.color(QPalette::Text)
                    : chosen || onSelection ? ink
                                            : faded(palette));
    painter->drawText(place, Qt::AlignCenter, commands::accessText(access));
}

void AccessDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option(given);
    const auto access = static_cast<Access>(index.data(RoleGrantsModel::AccessRole).toInt());
    const auto base = static_cast<Access>(index.data(RoleGrantsModel::BaseRole).toInt());
    const bool changed = editable_ && access != base;
    if (changed && !(option.state & QStyle::State_Selected))
        painter->fillRect(option.rect, toneGround(Tone::Information, option.palette));
    paintGround(painter, option, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto source = static_cast<RoleGrantsModel::Source>(index.data(RoleGrantsModel::SourceRole).toInt());
    const bool reserved = isKeptBack(index);
    const Access below = index.data(RoleGrantsModel::SomeRole).toBool() ? mostBelow(index) : Access::None;
    for (const Access one : kPlaces) {
        const QRect place = placeOf(option.rect, one, option.fontMetrics);
        const bool chosen = one == access, partly = one != access && below > access && one == below;
        const bool offered =
            editable_ && !reserved && !(source == RoleGrantsModel::Source::Everyone && one == Access::None);
        if ((chosen && !reserved) || partly || offered) paintPlace(painter, option, place, one, chosen, partly);
    }
    painter->restore();
    if (!reserved) return;
    if (!(option.state & QStyle::State_Selected)) option.palette.setColor(QPalette::Text, faded(option.palette));
    paintText(painter, option, option.rect.adjusted(space::kNormal, 0, -space::kTight, 0), textOf(index));
}

void MenuDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option(given);
    if (isKeptBack(index) && !(option.state & QStyle::State_Selected))
        option.palette.setColor(QPalette::Text, faded(option.palette));
    CellDelegate::paint(painter, option, index);
}

void DangerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option(given);
    QRect area = paintGround(painter, option, index);
    if (index.data(RoleGrantsModel::DangerRole).toBool()) {
        const bool onSelection = option.state & QStyle::State_Selected && option.state & QStyle::State_Active;
        const QColor ink = onSelection ? inkOf(option) : toneInk(Tone::Warning, option.palette);
        painter->drawPixmap(
            QPoint(area.left(), area.top() + (area.height() - kDangerSign) / 2),
            iconPixmap(QStringLiteral("dialog-warning"), kDangerSign, ink, painter->device()->devicePixelRatioF()));
        area.setLeft(area.left() + kDangerSign + space::kTight);
    }
    if (!(option.state & QStyle::State_Selected)) option.palette.setColor(QPalette::Text, faded(option.palette));
    paintText(painter, option, area, textOf(index));
}

} // namespace sekisho::ui::roles

#include "moc_access_delegate.cpp"
