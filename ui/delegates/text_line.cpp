#include "ui/delegates/text_line.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>
#include <QtMath>

namespace sekisho::ui {

namespace {
constexpr int kMostKept = 1'000; // a few screens full; about a kilobyte each
}

TextLine::TextLine(const QString& text, const QFont& font, int width) {
    const QFontMetricsF metrics(font);
    fontHeight_ = metrics.height();
    fontAscent_ = metrics.ascent();
    layOut(text, font);
    if (layout_.lineCount() > 0 && layout_.lineAt(0).naturalTextWidth() > width)
        layOut(metrics.elidedText(text, Qt::ElideRight, width), font);
}

void TextLine::layOut(const QString& text, const QFont& font) {
    shown_ = text;
    layout_.setText(text);
    layout_.setFont(font);
    layout_.setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout_.setTextOption(option);
    layout_.beginLayout();
    if (QTextLine line = layout_.createLine(); line.isValid()) line.setPosition({0, 0});
    layout_.endLayout();
}

int TextLine::xOf(int character) const {
    return layout_.lineCount() > 0 ? qRound(layout_.lineAt(0).cursorToX(character)) : 0;
}

int TextLine::width() const {
    return layout_.lineCount() > 0 ? qCeil(layout_.lineAt(0).naturalTextWidth()) : 0;
}

void TextLine::paint(QPainter* painter, const QRect& area, Qt::LayoutDirection direction) const {
    if (layout_.lineCount() == 0) return;
    const QTextLine line = layout_.lineAt(0);
    const double room = area.width() - line.naturalTextWidth();
    const double x = area.left() + (direction == Qt::RightToLeft ? room : 0);
    // By the font's own height, so that letters of another font in the text do not move the base line.
    const double y = area.top() + (area.height() - fontHeight_) / 2 + fontAscent_ - line.ascent();
    layout_.draw(painter, QPointF(x, qRound(y)));
}

TextLines::TextLines() : lines_(kMostKept) {}

const TextLine& TextLines::line(const QString& text, const QFont& font, int width) {
    if (font != font_) {
        lines_.clear();
        font_ = font;
    }
    const Key key(text, width);
    if (const TextLine* known = lines_.object(key)) return *known;
    auto* made = new TextLine(text, font, width);
    lines_.insert(key, made);
    return *made;
}

} // namespace sekisho::ui
