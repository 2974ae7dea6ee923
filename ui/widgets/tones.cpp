#include "ui/widgets/tones.h"

namespace sekisho::ui {

namespace {

QColor mix(const QColor& a, const QColor& b, double share) {
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - share) + b.redF() * share),
                            static_cast<float>(a.greenF() * (1 - share) + b.greenF() * share),
                            static_cast<float>(a.blueF() * (1 - share) + b.blueF() * share));
}

} // namespace

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
    return tone == Tone::Neutral ? mix(base, palette.color(QPalette::Text), 0.08)
                                 : mix(base, toneInk(tone, palette), isDark(palette) ? 0.24 : 0.13);
}

QColor faded(const QPalette& palette) {
    return mix(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.38);
}

} // namespace sekisho::ui
