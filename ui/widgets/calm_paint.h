#pragma once
// How CalmStyle paints its parts: flat boxes, arrows, buttons, fields, ticks, scroll bars. GUI thread.

#include <QColor>
#include <QFontMetrics>
#include <QIcon>
#include <QRect>

class QPainter;
class QStyle;
class QStyleOption;
class QStyleOptionSlider;
class QStyleOptionToolButton;
class QWidget;

namespace sekisho::ui::calm {

inline constexpr int kIconGap = 6; // between an icon and its words

bool byKeyboard(const QStyleOption& option); // has the focus, and came to it by a key
// The icons have the ink of the window, which cannot be seen on the ground of a primary button.
QIcon inked(const QIcon& icon, const QSize& size, const QColor& ink, qreal deviceRatio);
// A flat box whose outline lies on whole pixels; an invalid colour leaves its part out.
void box(QPainter& painter, const QRect& rect, const QColor& ground, const QColor& edge, double width = 1.0);
void chevron(QPainter& painter, const QRectF& area, bool up, const QColor& ink);
void button(QPainter& painter, const QStyleOption& option, bool primary, bool danger);
void field(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void tick(QPainter& painter, const QStyleOption& option, bool round);
void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider);
QRect sliderOf(const QStyleOptionSlider& option);
// Icon and words side by side, in the middle of the room or at its beginning; Qt sets the icon at its edge and leaves
// the rest on the right.
void iconAndWords(QPainter& painter, const QStyleOptionToolButton& option, const QRect& room, bool atBeginning,
                  const QStyle& style);
// An arrow to the right or down and words, beginning at the left edge as the fields around do.
void disclosure(QPainter& painter, const QStyleOptionToolButton& option, const QStyle& style);
// A bar that is watched, not read: this part of it moves to and fro as long as something is under way.
QRect busyPart(const QRect& whole);
// By how much the middle of capital letters lies below the middle of their line: signs stand beside the letters.
int belowMiddle(const QFontMetrics& metrics);

} // namespace sekisho::ui::calm
