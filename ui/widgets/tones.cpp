#include "ui/widgets/tones.h"

namespace sekisho::ui {

QColor mixed(const QColor& a, const QColor& b, double share) {
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - share) + b.redF() * share),
                            static_cast<float>(a.greenF() * (1 - share) + b.greenF() * share),
                            static_cast<float>(a.blueF() * (1 - share) + b.blueF() * share));
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Base).lightnessF() < 0.5F;
}

QColor toneInk(Tone tone, const QPalette& palette) {
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Neutral:
        return faded(palette);
    case Tone::Information:
        return dark ? QColor(0x7a, 0xb8, 0xf5) : QColor(0x1a, 0x5f, 0xa8);
    case Tone::Good:
        return dark ? QColor(0x7f, 0xcf, 0x8e) : QColor(0x1e, 0x6e, 0x34);
    case Tone::Warning:
        return dark ? QColor(0xf0, 0xc0, 0x60) : QColor(0x8a, 0x55, 0x00);
    case Tone::Danger:
        return dark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb3, 0x1b, 0x1b);
    }
    return palette.color(QPalette::Text);
}

QColor toneGround(Tone tone, const QPalette& palette) {
    const QColor base = palette.color(QPalette::Base);
    return tone == Tone::Neutral ? mixed(base, palette.color(QPalette::Text), 0.08)
                                 : mixed(base, toneInk(tone, palette), isDark(palette) ? 0.24 : 0.13);
}

QColor hairline(const QPalette& palette) {
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::Active, QPalette::Text), 0.14);
}

QColor outline(const QPalette& palette) {
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Active, QPalette::Text),
                 isDark(palette) ? 0.40 : 0.48);
}

QColor faded(const QPalette& palette) {
    return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.38);
}

} // namespace sekisho::ui
