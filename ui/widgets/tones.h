#pragma once
// The few colours that carry meaning, derived from the palette so that light, dark and high contrast all work.
// Colour never stands alone: a word or a shape says the same.

#include <QColor>
#include <QPalette>

namespace sekisho::ui {

enum class Tone { Neutral, Information, Good, Warning, Danger };

bool isDark(const QPalette& palette);
QColor toneInk(Tone tone, const QPalette& palette);    // text and lines on the base colour, contrast ≥ 4.5
QColor toneGround(Tone tone, const QPalette& palette); // soft background behind normal text
QColor faded(const QPalette& palette);                 // secondary text
QColor hairline(const QPalette& palette);              // lines between parts
QColor outline(const QPalette& palette);               // edge of what can be pressed or typed into, contrast ≥ 3
QColor mixed(const QColor& a, const QColor& b, double share); // share 0: a, 1: b

} // namespace sekisho::ui
