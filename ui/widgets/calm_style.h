#pragma once
// Fusion with flat surfaces: one outline, one corner, one accent, all from the palette, so that dark colours, high
// contrast and scaling work by themselves. A push button with the property "danger" is outlined in red, a field with
// "faulty" too; the words of a tool button with "startAligned" begin at its edge. GUI thread.

#include <QProxyStyle>

namespace sekisho::ui {

class CalmStyle final : public QProxyStyle {
    Q_OBJECT
  public:
    CalmStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    // Qt's own for what a menu bar has no room for is a bitmap, and looking for it loads a reader for every picture
    // format there is, at each start.
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
};

} // namespace sekisho::ui
