#include "ui/widgets/calm_paint.h"

#include "ui/widgets/tones.h"

#include <QDateTime>
#include <QPainter>
#include <QPixmap>
#include <QStyleOption>
#include <QWidget>
#include <QtMath>

#include <algorithm>

namespace sekisho::ui::calm {

namespace {

constexpr double kCorner = 4.0;
constexpr int kLeastSlider = 28;

} // namespace

bool byKeyboard(const QStyleOption& option) {
    return (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
}

QIcon inked(const QIcon& icon, const QSize& size, const QColor& ink, qreal deviceRatio) {
    if (icon.isNull()) return icon;
    QPixmap picture = icon.pixmap(size, deviceRatio);
    QPainter painter(&picture);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(picture.rect(), ink);
    painter.end();
    return QIcon(picture);
}

void box(QPainter& painter, const QRect& rect, const QColor& ground, const QColor& edge, double width) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    const double half = edge.isValid() ? width / 2 : 0.0;
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), kCorner, kCorner);
    painter.restore();
}

void chevron(QPainter& painter, const QRectF& area, bool up, const QColor& ink) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(ink, 1.4);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    const QPointF middle = area.center();
    const double wide = 3.5, high = up ? -2.0 : 2.0;
    painter.drawPolyline(
        QPolygonF({QPointF(middle.x() - wide, middle.y() - high), QPointF(middle.x(), middle.y() + high),
                   QPointF(middle.x() + wide, middle.y() - high)}));
    painter.restore();
}

void button(QPainter& painter, const QStyleOption& option, bool primary, bool danger) {
    const QPalette& palette = option.palette;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    QColor accent = palette.color(QPalette::Active, QPalette::Highlight);
    // What destroys and is pressed by Enter is red all over; white words stand on it in both schemes.
    if (primary && danger) accent = isDark(palette) ? QColor(0xb3, 0x26, 0x2e) : toneInk(Tone::Danger, palette);
    QColor ground = palette.color(QPalette::Button), edge = outline(palette);
    if (primary && enabled) {
        ground = down ? accent.darker(125) : hover ? accent.lighter(112) : accent;
        edge = ground;
    } else if (down) {
        ground = mixed(ground, palette.color(QPalette::Text), 0.16);
    } else if (hover) {
        ground = mixed(ground, palette.color(QPalette::Text), 0.06);
    }
    if (danger && !primary && enabled) edge = toneInk(Tone::Danger, palette);
    if (!enabled) edge = hairline(palette);
    box(painter, option.rect, ground, edge);
    if (byKeyboard(option)) // inside, so that neighbours do not cut it
        box(painter, primary ? option.rect.adjusted(2, 2, -2, -2) : option.rect, {},
            primary ? palette.color(QPalette::Active, QPalette::HighlightedText) : accent, primary ? 1.0 : 2.0);
}

void field(QPainter& painter, const QStyleOption& option, const QWidget* widget) {
    const QPalette& palette = option.palette;
    const bool focus = option.state & QStyle::State_HasFocus;
    const bool faulty = widget && widget->property("faulty").toBool();
    const bool enabled = option.state & QStyle::State_Enabled;
    const QColor ground = palette.color(enabled ? QPalette::Base : QPalette::Window);
    const QColor edge = faulty    ? toneInk(Tone::Danger, palette)
                        : focus   ? palette.color(QPalette::Active, QPalette::Highlight)
                        : enabled ? outline(palette)
                                  : hairline(palette);
    box(painter, option.rect, ground, edge, focus || faulty ? 2.0 : 1.0);
}

void tick(QPainter& painter, const QStyleOption& option, bool round) {
    const QPalette& palette = option.palette;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On, partly = option.state & QStyle::State_NoChange;
    const QColor accent = enabled ? palette.color(QPalette::Active, QPalette::Highlight) : outline(palette);
    const QColor ground = on || partly ? accent : palette.color(enabled ? QPalette::Base : QPalette::Window);
    const QColor edge = on || partly                             ? accent
                        : option.state & QStyle::State_MouseOver ? palette.color(QPalette::Active, QPalette::Highlight)
                        : enabled                                ? outline(palette)
                                                                 : hairline(palette);
    const double side = std::min(option.rect.width(), option.rect.height()) - 1.0;
    const QRectF place(option.rect.center().x() + 0.5 - side / 2, option.rect.center().y() + 0.5 - side / 2, side,
                       side);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1.2));
    painter.setBrush(ground);
    if (round)
        painter.drawEllipse(place);
    else
        painter.drawRoundedRect(place, 3, 3);
    const QColor sign = palette.color(QPalette::Active, QPalette::HighlightedText);
    if (round && on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(sign);
        painter.drawEllipse(place.center(), side * 0.2, side * 0.2);
    } else if (on || partly) {
        QPen pen(sign, side * 0.13);
        pen.setCapStyle(Qt::RoundCap);
        pen.setJoinStyle(Qt::RoundJoin);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        const auto at = [&](double x, double y) { return QPointF(place.left() + x * side, place.top() + y * side); };
        if (partly)
            painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
        else
            painter.drawPolyline(QPolygonF({at(0.25, 0.53), at(0.43, 0.70), at(0.75, 0.33)}));
    }
    painter.restore();
}

void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider) {
    painter.fillRect(option.rect, option.palette.color(QPalette::Window));
    if (option.maximum <= option.minimum) return;
    const bool held = option.state & QStyle::State_Sunken, hover = option.state & QStyle::State_MouseOver;
    const QRectF handle = QRectF(slider).adjusted(3, 3, -3, -3);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(option.palette.color(QPalette::Window), option.palette.color(QPalette::Text),
                           held    ? 0.55
                           : hover ? 0.42
                                   : 0.30));
    const double round = std::min(handle.width(), handle.height()) / 2;
    painter.drawRoundedRect(handle, round, round);
    painter.restore();
}

QRect sliderOf(const QStyleOptionSlider& option) {
    const bool flat = option.orientation == Qt::Horizontal;
    const int length = flat ? option.rect.width() : option.rect.height();
    const qint64 range = static_cast<qint64>(option.maximum) - option.minimum;
    int size = length;
    if (range > 0) {
        size = static_cast<int>(static_cast<qint64>(option.pageStep) * length / (range + option.pageStep));
        size = std::clamp(size, std::min(kLeastSlider, length), length);
    }
    const int from = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                     length - size, option.upsideDown);
    return flat ? QRect(option.rect.left() + from, option.rect.top(), size, option.rect.height())
                : QRect(option.rect.left(), option.rect.top() + from, option.rect.width(), size);
}

void iconAndWords(QPainter& painter, const QStyleOptionToolButton& option, const QRect& room, bool atBeginning,
                  const QStyle& style) {
    const bool enabled = option.state & QStyle::State_Enabled;
    const int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic;
    const int words = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int sign = option.iconSize.width();
    const int middle = std::max(0, (room.width() - sign - kIconGap - words) / 2);
    const int left = room.left() + (atBeginning ? 2 : middle);
    const QRect signPlace = QStyle::visualRect(option.direction, room, QRect(left, room.top(), sign, room.height()));
    option.icon.paint(&painter, signPlace, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    const int from = left + sign + kIconGap;
    const QRect wordsPlace = QStyle::visualRect(
        option.direction, room, QRect(from, room.top(), std::max(0, room.right() + 1 - from), room.height()));
    const QString shown = option.fontMetrics.elidedText(option.text, Qt::ElideRight, wordsPlace.width(), flags);
    style.drawItemText(&painter, wordsPlace, flags, option.palette, enabled, shown, QPalette::ButtonText);
}

void disclosure(QPainter& painter, const QStyleOptionToolButton& option, const QStyle& style) {
    constexpr int kArrow = 12;
    const bool enabled = option.state & QStyle::State_Enabled;
    const QPalette& palette = option.palette;
    const QColor ink = palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    const QRect arrow = QStyle::visualRect(option.direction, option.rect,
                                           QRect(option.rect.left(), option.rect.top(), kArrow, option.rect.height()));
    painter.save();
    painter.translate(QRectF(arrow).center());
    if (option.arrowType != Qt::DownArrow) painter.rotate(option.direction == Qt::RightToLeft ? 90 : -90);
    chevron(painter, QRectF(-6, -6, 12, 12), false, ink);
    painter.restore();
    const QRect words =
        QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(kArrow + kIconGap, 0, 0, 0));
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    QPalette colours = palette;
    if (hover) colours.setColor(QPalette::ButtonText, palette.color(QPalette::Link));
    style.drawItemText(&painter, words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, colours, enabled,
                       option.text, QPalette::ButtonText);
    if (byKeyboard(option)) box(painter, option.rect, {}, palette.color(QPalette::Active, QPalette::Highlight), 2.0);
}

QRect busyPart(const QRect& whole) {
    constexpr qint64 kRound = 1600; // ms there and back
    const double phase = static_cast<double>(QDateTime::currentMSecsSinceEpoch() % kRound) / kRound;
    const double place = phase < 0.5 ? 2 * phase : 2 - 2 * phase;
    const int length = std::max(whole.height(), whole.width() * 3 / 10);
    return {whole.left() + static_cast<int>((whole.width() - length) * place), whole.top(), length, whole.height()};
}

int belowMiddle(const QFontMetrics& metrics) {
    return std::max(0, qCeil(metrics.ascent() - metrics.capHeight() / 2.0 - metrics.height() / 2.0));
}

} // namespace sekisho::ui::calm
