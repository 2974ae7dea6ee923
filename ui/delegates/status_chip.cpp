#include "ui/delegates/status_chip.h"

#include "models/commands/words.h"

#include <QCoreApplication>
#include <QPen>

#include <algorithm>

namespace sekisho::ui {

namespace {

constexpr int kPad = 7;
constexpr int kGap = 5;

struct ChipWords {
    Q_DECLARE_TR_FUNCTIONS(StatusChip)
};

int shapeSize(const QFontMetrics& metrics) {
    return std::max(8, metrics.ascent() * 2 / 3);
}

void paintShape(QPainter& painter, const QRectF& box, ChipShape shape, const QColor& ink) {
    QPen pen(ink, std::max(1.4, box.width() / 7.0));
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const QRectF inner = box.adjusted(1, 1, -1, -1);
    switch (shape) {
    case ChipShape::Disc:
        painter.setBrush(ink);
        painter.drawEllipse(inner);
        break;
    case ChipShape::Ring:
        painter.drawEllipse(inner);
        break;
    case ChipShape::Clock:
        painter.drawEllipse(inner);
        painter.drawLine(inner.center(), QPointF(inner.center().x(), inner.top() + inner.height() * 0.22));
        painter.drawLine(inner.center(), QPointF(inner.right() - inner.width() * 0.28, inner.center().y()));
        break;
    case ChipShape::Bars:
        painter.drawLine(QPointF(inner.left() + inner.width() * 0.28, inner.top()),
                         QPointF(inner.left() + inner.width() * 0.28, inner.bottom()));
        painter.drawLine(QPointF(inner.left() + inner.width() * 0.72, inner.top()),
                         QPointF(inner.left() + inner.width() * 0.72, inner.bottom()));
        break;
    case ChipShape::Cross:
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    case ChipShape::Dash:
        painter.drawLine(QPointF(inner.left(), inner.center().y()), QPointF(inner.right(), inner.center().y()));
        break;
    }
}

} // namespace

Chip statusChip(MemberStatus status) {
    const QString text = commands::statusText(status);
    switch (status) {
    case MemberStatus::Awaiting:
        return {text, ChipShape::Clock, Tone::Information};
    case MemberStatus::Pending:
        return {text, ChipShape::Ring, Tone::Information};
    case MemberStatus::InUse:
        return {text, ChipShape::Disc, Tone::Good};
    case MemberStatus::Suspended:
        return {text, ChipShape::Bars, Tone::Warning};
    case MemberStatus::Deleted:
        return {text, ChipShape::Cross, Tone::Danger};
    }
    return {text, ChipShape::Dash, Tone::Neutral};
}

Chip leaveChip() {
    return {ChipWords::tr("On leave"), ChipShape::Dash, Tone::Neutral};
}

ChipGround chipGround(const QStyleOptionViewItem& row, ChipGround usual) {
    const bool full = (row.state & QStyle::State_Selected) && (row.state & QStyle::State_Active);
    return full ? ChipGround::Highlight : usual;
}

QSize chipSize(const Chip& chip, const QFontMetrics& metrics) {
    return {2 * kPad + shapeSize(metrics) + kGap + metrics.horizontalAdvance(chip.text) + 1, metrics.height() + 4};
}

int paintChip(QPainter& painter, const QRect& area, const Chip& chip, const QPalette& palette, ChipGround ground) {
    const bool onHighlight = ground == ChipGround::Highlight;
    const QFontMetrics metrics = painter.fontMetrics();
    QSize size = chipSize(chip, metrics);
    size.setWidth(std::min(size.width(), area.width()));
    size.setHeight(std::min(size.height(), area.height()));
    const int shape = shapeSize(metrics);
    if (size.width() < 2 * kPad + shape) return 0;
    const QRect box(area.left(), area.top() + (area.height() - size.height()) / 2, size.width(), size.height());
    const QColor ink = onHighlight ? palette.color(QPalette::HighlightedText) : toneInk(chip.tone, palette);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (ground != ChipGround::None) {
        QColor soft = onHighlight ? ink : toneGround(chip.tone, palette);
        if (onHighlight) soft.setAlphaF(0.18F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(soft);
        painter.drawRoundedRect(box, box.height() / 2.0, box.height() / 2.0);
    }
    const QRectF mark(box.left() + kPad, box.top() + (box.height() - shape) / 2.0, shape, shape);
    paintShape(painter, mark, chip.shape, ink);
    const QRect words = box.adjusted(kPad + shape + kGap, 0, -kPad + 2, 0);
    painter.setPen(onHighlight ? ink : palette.color(QPalette::Text));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(chip.text, Qt::ElideRight, words.width()));
    painter.restore();
    return box.width();
}

StatusChip::StatusChip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusChip::setChip(const Chip& chip) {
    chip_ = chip;
    setAccessibleName(chip.text);
    setToolTip(chip.text);
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const {
    return chipSize(chip_, fontMetrics());
}

void StatusChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintChip(painter, rect(), chip_, palette(), ChipGround::Normal);
}

} // namespace sekisho::ui

#include "moc_status_chip.cpp"
