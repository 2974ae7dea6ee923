#include "ui/widgets/calm_style.h"

#include "ui/widgets/tones.h"

#include <QAbstractItemView>
#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace sekisho::ui {

namespace {

constexpr double kCorner = 4.0;
constexpr int kArrowRoom = 16; // right of the words of a button with a menu
constexpr int kScrollExtent = 12;
constexpr int kLeastSlider = 28;

bool byKeyboard(const QStyleOption& option) {
    return (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
}

// The icons have the ink of the window, which cannot be seen on the ground of a primary button.
QIcon inked(const QIcon& icon, const QSize& size, const QColor& ink, qreal deviceRatio) {
    if (icon.isNull()) return icon;
    QPixmap picture = icon.pixmap(size, deviceRatio);
    QPainter painter(&picture);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(picture.rect(), ink);
    painter.end();
    return QIcon(picture);
}

// A flat box whose outline lies on whole pixels.
void box(QPainter& painter, const QRect& rect, const QColor& ground, const QColor& edge, double width = 1.0) {
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
    const QColor accent = palette.color(QPalette::Active, QPalette::Highlight);
    QColor ground = palette.color(QPalette::Button), edge = outline(palette);
    if (primary && enabled) {
        ground = down ? accent.darker(125) : hover ? accent.lighter(112) : accent;
        edge = ground;
    } else if (down) {
        ground = mixed(ground, palette.color(QPalette::Text), 0.16);
    } else if (hover) {
        ground = mixed(ground, palette.color(QPalette::Text), 0.06);
    }
    if (danger && enabled) edge = toneInk(Tone::Danger, palette);
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

bool hasPopup(const QStyleOptionToolButton& option) {
    return (option.features & QStyleOptionToolButton::HasMenu) &&
           !(option.features & (QStyleOptionToolButton::MenuButtonPopup | QStyleOptionToolButton::PopupDelay));
}

} // namespace

CalmStyle::CalmStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

int CalmStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_SplitterWidth:
        return 1; // a line, not a gap; Qt widens the place to take hold of it
    case PM_ScrollBarExtent:
        return kScrollExtent;
    case PM_HeaderMargin:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int CalmStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returned) const {
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
        return 0;
    case SH_FormLayoutLabelAlignment:
        return Qt::AlignLeft | Qt::AlignVCenter;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize CalmStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const {
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int line = option ? option->fontMetrics.height() : 0;
    switch (type) {
    case CT_PushButton:
        return {std::max(wanted.width() + 8, 72), std::max(wanted.height(), line + 10)};
    case CT_ToolButton: {
        const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (!tool || tool->text.isEmpty() || tool->toolButtonStyle == Qt::ToolButtonIconOnly) {
            const int side = std::max({wanted.width(), wanted.height(), tool && tool->text.isEmpty() ? 0 : line + 10});
            return {side, side};
        }
        return {wanted.width() + 10 + (hasPopup(*tool) ? kArrowRoom - 4 : 0), std::max(wanted.height(), line + 10)};
    }
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        return {wanted.width() + (type == CT_ComboBox ? 8 : 0), std::max(wanted.height(), line + 10)};
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator) return {wanted.width(), 9};
        return {wanted.width() + 16, std::max(wanted.height(), line + 8)};
    }
    case CT_HeaderSection:
        return {wanted.width(), std::max(wanted.height(), line + 10)};
    case CT_ItemViewItem:
        return {wanted.width(), std::max(wanted.height(), line + 8)};
    default:
        return wanted;
    }
}

QRect CalmStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar) return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect slider = sliderOf(*bar);
    const bool flat = bar->orientation == Qt::Horizontal;
    QRect place = bar->rect;
    switch (part) { // no arrows at the ends: the whole length is the groove
    case SC_ScrollBarSlider:
        place = slider;
        break;
    case SC_ScrollBarGroove:
        break;
    case SC_ScrollBarSubPage:
        flat ? place.setRight(slider.left() - 1) : place.setBottom(slider.top() - 1);
        break;
    case SC_ScrollBarAddPage:
        flat ? place.setLeft(slider.right() + 1) : place.setTop(slider.bottom() + 1);
        break;
    default:
        return {};
    }
    return visualRect(bar->direction, bar->rect, place);
}

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto* push = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool flat = push && (push->features & QStyleOptionButton::Flat);
        if (flat && !(option->state & (State_MouseOver | State_Sunken | State_On)) && !byKeyboard(*option)) return;
        const bool primary = push && (push->features & QStyleOptionButton::DefaultButton) && !flat;
        button(*painter, *option, primary, widget && widget->property("danger").toBool());
        return;
    }
    case PE_PanelButtonTool:
        button(*painter, *option, false, false);
        return;
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth <= 0) {
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
            return;
        }
        field(*painter, *option, widget);
        return;
    }
    case PE_FrameLineEdit:
        return; // drawn with its ground
    case PE_Frame:
        painter->save();
        painter->setPen(hairline(option->palette));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        tick(*painter, *option, false);
        return;
    case PE_IndicatorRadioButton:
        tick(*painter, *option, true);
        return;
    case PE_FrameFocusRect:
        if (!byKeyboard(*option) && !(option->state & State_KeyboardFocusChange)) return;
        box(*painter, option->rect, {}, option->palette.color(QPalette::Active, QPalette::Highlight), 1.0);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void CalmStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
    switch (element) {
    case CE_Splitter:
        painter->fillRect(option->rect, hairline(option->palette));
        return;
    case CE_HeaderEmptyArea:
    case CE_HeaderSection: {
        const QColor ground = option->palette.color(QPalette::Window);
        const bool hover = element == CE_HeaderSection && (option->state & State_MouseOver);
        painter->fillRect(option->rect, hover ? mixed(ground, option->palette.color(QPalette::Text), 0.05) : ground);
        const QColor line = hairline(option->palette);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), line);
        if (element == CE_HeaderSection)
            painter->fillRect(QRect(option->rect.right(), option->rect.top() + 6, 1, option->rect.height() - 12), line);
        return;
    }
    case CE_PushButtonLabel:
        if (const auto* push = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton copy(*push);
            const bool primary = (push->features & QStyleOptionButton::DefaultButton) &&
                                 !(push->features & QStyleOptionButton::Flat) && (push->state & State_Enabled);
            if (primary) {
                const QColor ink = push->palette.color(QPalette::Active, QPalette::HighlightedText);
                copy.palette.setColor(QPalette::ButtonText, ink);
                copy.icon = inked(push->icon, push->iconSize, ink, painter->device()->devicePixelRatioF());
            } else if (widget && widget->property("danger").toBool() && (push->state & State_Enabled))
                copy.palette.setColor(QPalette::ButtonText, toneInk(Tone::Danger, push->palette));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_ProgressBarGroove:
        box(*painter, option->rect, hairline(option->palette), {});
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
            bar && bar->maximum > bar->minimum) {
            const double share = static_cast<double>(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
            QRect done = bar->rect;
            done.setWidth(std::max(0, static_cast<int>(done.width() * share)));
            if (done.width() > 0) box(*painter, done, bar->palette.color(QPalette::Active, QPalette::Highlight), {});
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void CalmStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const {
    const bool enabled = option->state & State_Enabled;
    const QColor ink = option->palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            scrollBar(*painter, *bar, subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
            return;
        }
    }
    if (control == CC_ToolButton) {
        const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (tool &&
            !(tool->features & (QStyleOptionToolButton::MenuButtonPopup | QStyleOptionToolButton::PopupDelay))) {
            QStyleOptionToolButton copy(*tool);
            const bool popup = hasPopup(*tool);
            if ((copy.state & State_AutoRaise) && !((copy.state & State_MouseOver) && enabled))
                copy.state &= ~State_Raised;
            if ((copy.state & (State_Sunken | State_On | State_Raised)) || byKeyboard(copy)) {
                if (!(copy.state & (State_Sunken | State_On | State_Raised)))
                    box(*painter, copy.rect, {}, copy.palette.color(QPalette::Active, QPalette::Highlight), 2.0);
                else
                    button(*painter, copy, false, false);
            }
            const bool words = !tool->text.isEmpty() && tool->toolButtonStyle != Qt::ToolButtonIconOnly;
            copy.features &= ~QStyleOptionToolButton::HasMenu;
            copy.rect = tool->rect.adjusted(words ? 6 : 3, 3, -(words ? 4 : 3) - (popup ? kArrowRoom - 4 : 0), -3);
            QProxyStyle::drawControl(CE_ToolButtonLabel, &copy, painter, widget);
            if (popup)
                chevron(*painter,
                        QRectF(tool->rect.right() - kArrowRoom - 2, tool->rect.top(), kArrowRoom, tool->rect.height()),
                        false, ink);
            return;
        }
    }
    if (control == CC_ComboBox) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (combo && combo->frame) {
            if (combo->editable) {
                field(*painter, *combo, widget);
            } else {
                QStyleOption plain(*combo);
                plain.state &= ~(State_Sunken | State_On);
                field(*painter, plain, widget);
            }
            const QRect arrow = subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget);
            chevron(*painter, QRectF(arrow).translated(-1, 0), false, ink);
            return;
        }
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        if (spin && spin->frame) {
            field(*painter, *spin, widget);
            for (const auto& [part, up] : {std::pair{SC_SpinBoxUp, true}, std::pair{SC_SpinBoxDown, false}})
                if (spin->subControls & part)
                    chevron(*painter, QRectF(subControlRect(CC_SpinBox, spin, part, widget)), up, ink);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace sekisho::ui
