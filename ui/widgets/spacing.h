#pragma once
// The distances and text sizes of the console, in logical pixels; one scale for all screens, so that edges line up.

#include <QFont>
#include <QWidget>

namespace sekisho::ui {

namespace space {
inline constexpr int kHair = 2;    // between lines that belong together
inline constexpr int kTight = 4;   // between an icon and its word
inline constexpr int kSmall = 8;   // between controls of a row
inline constexpr int kNormal = 12; // between fields, left edge of bars
inline constexpr int kWide = 16;   // edge of pages
inline constexpr int kLarge = 24;  // edge of dialogs, between groups
} // namespace space

enum class TextSize { Small, Strong, Section, Dialog, Page };

inline QFont sized(QFont font, TextSize size) {
    constexpr double kFactor[] = {0.92, 1.0, 1.1, 1.2, 1.3};
    if (font.pointSizeF() > 0) font.setPointSizeF(font.pointSizeF() * kFactor[static_cast<int>(size)]);
    if (size != TextSize::Small) font.setWeight(QFont::DemiBold);
    return font;
}

inline void setTextSize(QWidget* widget, TextSize size) {
    widget->setFont(sized(widget->font(), size));
}

} // namespace sekisho::ui
