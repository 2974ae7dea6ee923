#include "ui/widgets/calm_style.h"

#include "ui/widgets/calm_paint.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/tones.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPixmap>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>
#include <optional>

namespace sekisho::ui {

namespace {

constexpr int kArrowRoom = 16; // right of the words of a button with a menu
constexpr int kFieldPad = 4;   // between the edge of a field and what is typed in it, beside Qt's own 2
constexpr int kCellSide = 8;
constexpr int kScrollExtent = 12;

bool hasPopup(const QStyleOptionToolButton& option) {
    return (option.features & QStyleOptionToolButton::HasMenu) &&
           !(option.features & (QStyleOptionToolButton::MenuButtonPopup | QStyleOptionToolButton::PopupDelay));
}

// With a part of its own for the menu; Qt calls every button delayed, also those without a menu.
bool hasArrowPart(const QStyleOptionToolButton& option) {
    return (option.features & QStyleOptionToolButton::MenuButtonPopup) ||
           ((option.features & QStyleOptionToolButton::HasMenu) &&
            (option.features & QStyleOptionToolButton::PopupDelay));
}

// Opens and closes what stands below it.
bool isDisclosure(const QStyleOptionToolButton& option) {
    return (option.features & QStyleOptionToolButton::Arrow) && (option.state & QStyle::State_AutoRaise);
}

// The text of an entry that is chosen is in the colour for that; Fusion leaves its icon in the other one.
std::optional<QStyleOptionMenuItem> chosenEntry(const QStyleOption* option, int size, const QPainter& painter) {
    const auto* entry = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    constexpr auto chosen = QStyle::State_Selected | QStyle::State_Enabled;
    if (!entry || entry->icon.isNull() || (entry->state & chosen) != chosen) return std::nullopt;
    std::optional<QStyleOptionMenuItem> out(*entry);
    out->icon = entry->icon.pixmap(QSize(size, size), painter.device()->devicePixelRatioF(), QIcon::Selected);
    return out;
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
        return kCellSide;
    case PM_FocusFrameHMargin: // of items of lists, and Qt adds one: they begin where their heads do
        return kCellSide - 1;
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
    case SH_Menu_AllowActiveAndDisabled:
        return 1; // the keyboard comes to what is grey as well, which tells why (why_not.h)
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
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        const QRect usual = QProxyStyle::subControlRect(control, option, part, widget);
        return combo && combo->frame && !combo->editable ? usual.adjusted(kFieldPad - 1, 0, 0, 0) : usual;
    }
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar) return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect slider = calm::sliderOf(*bar);
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

QRect CalmStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    const QRect usual = QProxyStyle::subElementRect(element, option, widget);
    switch (element) {
    case SE_LineEditContents: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        return frame && frame->lineWidth > 0 ? usual.adjusted(kFieldPad, 0, -kFieldPad, 0) : usual;
    }
    default:
        return usual;
    }
}

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto* push = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool flat = push && (push->features & QStyleOptionButton::Flat);
        if (flat && !(option->state & (State_MouseOver | State_Sunken | State_On)) && !calm::byKeyboard(*option))
            return;
        const bool primary = push && (push->features & QStyleOptionButton::DefaultButton) && !flat;
        calm::button(*painter, *option, primary, widget && widget->property("danger").toBool());
        return;
    }
    case PE_PanelButtonTool:
        calm::button(*painter, *option, false, false);
        return;
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth <= 0) {
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
            return;
        }
        calm::field(*painter, *option, widget);
        return;
    }
    case PE_FrameLineEdit:
        return; // drawn with its ground
    case PE_Frame: {
        const bool focus = option->state & State_HasFocus;
        if (!focus && widget && widget->property("quietFrame").toBool()) return;
        painter->save();
        painter->setPen(focus ? option->palette.color(QPalette::Active, QPalette::Highlight)
                              : hairline(option->palette));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    }
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto* head = qstyleoption_cast<const QStyleOptionHeader*>(option))
            calm::chevron(*painter, QRectF(head->rect).translated(0, kCellSide - 5), // Qt places it above the middle
                          head->sortIndicator == QStyleOptionHeader::SortUp, option->palette.color(QPalette::Text));
        return;
    case PE_IndicatorItemViewItemCheck:
        calm::tick(*painter, *option, false);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
        painter->save();
        painter->translate(0, calm::belowMiddle(option->fontMetrics));
        calm::tick(*painter, *option, element == PE_IndicatorRadioButton);
        painter->restore();
        return;
    case PE_FrameFocusRect:
        if (!calm::byKeyboard(*option) && !(option->state & State_KeyboardFocusChange)) return;
        calm::box(*painter, option->rect, {}, option->palette.color(QPalette::Active, QPalette::Highlight), 1.0);
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
                copy.icon = calm::inked(push->icon, push->iconSize, ink, painter->device()->devicePixelRatioF());
            } else if (widget && widget->property("danger").toBool() && (push->state & State_Enabled))
                copy.palette.setColor(QPalette::ButtonText, toneInk(Tone::Danger, push->palette));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_MenuItem:
        if ((option->state & State_Selected) && !(option->state & State_Enabled)) // the place of the keyboard
            calm::box(*painter, option->rect.adjusted(2, 1, -2, -1), {},
                      option->palette.color(QPalette::Active, QPalette::Highlight), 1.0);
        if (const auto chosen = chosenEntry(option, pixelMetric(PM_SmallIconSize, option, widget), *painter)) {
            QProxyStyle::drawControl(element, &*chosen, painter, widget);
            return;
        }
        break;
    case CE_ProgressBarGroove:
        calm::box(*painter, option->rect, hairline(option->palette), {});
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
            bar && bar->maximum > bar->minimum) {
            const double share = static_cast<double>(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
            QRect done = bar->rect;
            done.setWidth(std::max(0, static_cast<int>(done.width() * share)));
            if (done.width() > 0)
                calm::box(*painter, done, bar->palette.color(QPalette::Active, QPalette::Highlight), {});
            return;
        } else if (bar) {
            painter->save(); // the style below keeps the time, and draws nothing
            painter->setClipRect(QRect(), Qt::ReplaceClip);
            QProxyStyle::drawControl(element, option, painter, widget);
            painter->restore();
            calm::box(*painter, calm::busyPart(bar->rect), bar->palette.color(QPalette::Active, QPalette::Highlight),
                      {});
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
            calm::scrollBar(*painter, *bar, subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
            return;
        }
    }
    if (control == CC_ToolButton) {
        const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (tool && !hasArrowPart(*tool)) {
            if (isDisclosure(*tool)) {
                calm::disclosure(*painter, *tool, *this);
                return;
            }
            QStyleOptionToolButton copy(*tool);
            const bool popup = hasPopup(*tool);
            if ((copy.state & State_AutoRaise) && !((copy.state & State_MouseOver) && enabled))
                copy.state &= ~State_Raised;
            if ((copy.state & (State_Sunken | State_On | State_Raised)) || calm::byKeyboard(copy)) {
                if (!(copy.state & (State_Sunken | State_On | State_Raised)))
                    calm::box(*painter, copy.rect, {}, copy.palette.color(QPalette::Active, QPalette::Highlight), 2.0);
                else
                    calm::button(*painter, copy, false, false);
            }
            const bool words = !tool->text.isEmpty() && tool->toolButtonStyle != Qt::ToolButtonIconOnly;
            copy.features &= ~QStyleOptionToolButton::HasMenu;
            copy.rect = tool->rect.adjusted(words ? 6 : 3, 3, -(words ? 4 : 3) - (popup ? kArrowRoom - 4 : 0), -3);
            const bool beside = words && tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon &&
                                !tool->icon.isNull() && !(tool->features & QStyleOptionToolButton::Arrow);
            if (beside)
                calm::iconAndWords(*painter, copy, copy.rect, widget && widget->property("startAligned").toBool(),
                                   *this);
            else
                QProxyStyle::drawControl(CE_ToolButtonLabel, &copy, painter, widget);
            if (popup)
                calm::chevron(
                    *painter,
                    QRectF(tool->rect.right() - kArrowRoom - 2, tool->rect.top(), kArrowRoom, tool->rect.height()),
                    false, ink);
            return;
        }
    }
    if (control == CC_ComboBox) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (combo && combo->frame) {
            if (combo->editable) {
                calm::field(*painter, *combo, widget);
            } else {
                QStyleOption plain(*combo);
                plain.state &= ~(State_Sunken | State_On);
                calm::field(*painter, plain, widget);
            }
            const QRect arrow = subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget);
            calm::chevron(*painter, QRectF(arrow).translated(-1, 0), false, ink);
            return;
        }
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        if (spin && spin->frame) {
            calm::field(*painter, *spin, widget);
            for (const auto& [part, up] : {std::pair{SC_SpinBoxUp, true}, std::pair{SC_SpinBoxDown, false}})
                if (spin->subControls & part)
                    calm::chevron(*painter, QRectF(subControlRect(CC_SpinBox, spin, part, widget)), up, ink);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon CalmStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const {
    if (which == SP_ToolBarHorizontalExtensionButton) return icon(QStringLiteral("overflow-menu"));
    // Qt's own is black in dark windows, too, and asks for every reader of pictures that is installed.
    if (which == SP_LineEditClearButton) return icon(QStringLiteral("window-close"));
    return QProxyStyle::standardIcon(which, option, widget);
}

} // namespace sekisho::ui

#include "moc_calm_style.cpp"
