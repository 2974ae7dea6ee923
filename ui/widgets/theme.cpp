#include "ui/widgets/theme.h"

#include "ui/widgets/calm_style.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/tones.h"

#include <QApplication>
#include <QFont>
#include <QPalette>

namespace sekisho::ui {

namespace {

struct Shades { // contrast of text on base ≥ 12:1 in both
    QColor window, base, alternate, text, button, mid, highlight, highlighted, link, tip;
};

const Shades kLight{{0xf4, 0xf5, 0xf7}, {0xff, 0xff, 0xff}, {0xf7, 0xf8, 0xfa}, {0x1f, 0x24, 0x2b}, {0xfb, 0xfb, 0xfc},
                    {0xc6, 0xca, 0xd1}, {0x2a, 0x6d, 0xb0}, {0xff, 0xff, 0xff}, {0x1a, 0x5f, 0xa8}, {0xff, 0xff, 0xff}};
const Shades kDark{{0x23, 0x26, 0x2b}, {0x1a, 0x1d, 0x21}, {0x1f, 0x22, 0x27}, {0xe6, 0xe8, 0xeb}, {0x30, 0x34, 0x3a},
                   {0x4a, 0x50, 0x58}, {0x3d, 0x83, 0xc6}, {0xff, 0xff, 0xff}, {0x7a, 0xb8, 0xf5}, {0x30, 0x34, 0x3a}};

QPalette paletteOf(const Shades& s) {
    QPalette p;
    p.setColor(QPalette::Window, s.window);
    p.setColor(QPalette::WindowText, s.text);
    p.setColor(QPalette::Base, s.base);
    p.setColor(QPalette::AlternateBase, s.alternate);
    p.setColor(QPalette::Text, s.text);
    p.setColor(QPalette::Button, s.button);
    p.setColor(QPalette::ButtonText, s.text);
    p.setColor(QPalette::BrightText, s.highlighted);
    p.setColor(QPalette::Mid, s.mid);
    p.setColor(QPalette::Midlight, s.mid.lighter(115));
    p.setColor(QPalette::Dark, s.mid.darker(130));
    p.setColor(QPalette::Shadow, s.mid.darker(180));
    p.setColor(QPalette::Light, s.base.lighter(105));
    p.setColor(QPalette::Highlight, s.highlight);
    p.setColor(QPalette::HighlightedText, s.highlighted);
    p.setColor(QPalette::Link, s.link);
    p.setColor(QPalette::LinkVisited, s.link);
    p.setColor(QPalette::ToolTipBase, s.tip);
    p.setColor(QPalette::ToolTipText, s.text);
    QColor grey = s.text;
    grey.setAlphaF(0.45F);
    p.setColor(QPalette::PlaceholderText, grey);
    const QColor off = QColor::fromRgb((s.text.red() + s.window.red()) / 2, (s.text.green() + s.window.green()) / 2,
                                       (s.text.blue() + s.window.blue()) / 2);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, off);
    p.setColor(QPalette::Disabled, QPalette::Highlight, s.mid);
    // A list that is not being worked in keeps its selection in sight without shouting.
    p.setColor(QPalette::Inactive, QPalette::Highlight, mixed(s.base, s.highlight, isDark(p) ? 0.34 : 0.17));
    p.setColor(QPalette::Inactive, QPalette::HighlightedText, s.text);
    return p;
}

} // namespace

void applyTheme(Theme theme) {
    // Named fallbacks: Japanese text keeps its weight instead of taking whatever face the system finds first.
    static const QStringList families = [] {
        QStringList list{QApplication::font().family()};
        for (const char* name : {"Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "TakaoPGothic", "Yu Gothic UI"})
            list << QLatin1String(name);
        return list;
    }();
    QFont font = QApplication::font();
    if (font.families() != families) {
        font.setFamilies(families);
        QApplication::setFont(font);
    }
    static const bool systemDark = QApplication::palette().color(QPalette::Window).lightnessF() < 0.5F;
    if (!qobject_cast<CalmStyle*>(QApplication::style())) QApplication::setStyle(new CalmStyle);
    const bool dark = theme == Theme::Dark || (theme == Theme::System && systemDark);
    iconsPaletteChanged();
    QApplication::setPalette(paletteOf(dark ? kDark : kLight));
}

} // namespace sekisho::ui
