#include "ui/panes/lostdevice/parts.h"

#include "models/commands/cut_off_texts.h"
#include "models/items/cut_off_list_model.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace sekisho::ui::lostdevice {

using items::CutOffListModel;

commands::CutOffParts cutOffParts(const PaneServices& services) {
    return {services.gateway, services.cache,  services.cutOffQueue, services.gui,
            services.clock,   services.online, services.identity};
}

QString listStateText(int status) {
    if (status == CutOffListModel::kWaits) return StateBand::tr("Waiting here");
    if (status == CutOffListModel::kRefused) return StateBand::tr("Refused");
    return commands::cutOffStateText(static_cast<CutOffState>(status));
}

Chip listChip(int status) {
    const QString text = listStateText(status);
    if (status == CutOffListModel::kWaits) return {text, ChipShape::Clock, Tone::Warning};
    if (status == CutOffListModel::kRefused) return {text, ChipShape::Cross, Tone::Danger};
    switch (static_cast<CutOffState>(status)) {
    case CutOffState::Open:
        return {text, ChipShape::Clock, Tone::Information};
    case CutOffState::Held:
        return {text, ChipShape::Bars, Tone::Warning};
    case CutOffState::Verified:
        return {text, ChipShape::Disc, Tone::Good};
    case CutOffState::Incomplete:
        return {text, ChipShape::Cross, Tone::Danger};
    case CutOffState::FoundAgain:
        return {text, ChipShape::Ring, Tone::Neutral};
    case CutOffState::Withdrawn:
        break;
    }
    return {text, ChipShape::Dash, Tone::Neutral};
}

Chip stepChip(StepState state) {
    const QString text = commands::stepStateText(state);
    switch (state) {
    case StepState::Verified:
        return {text, ChipShape::Disc, Tone::Good};
    case StepState::Requested:
    case StepState::Acknowledged:
        return {text, state == StepState::Requested ? ChipShape::Clock : ChipShape::Ring, Tone::Information};
    case StepState::Held:
        return {text, ChipShape::Bars, Tone::Warning};
    case StepState::Unreachable:
        return {text, ChipShape::Clock, Tone::Warning};
    case StepState::Failed:
    case StepState::Contradicted:
        return {text, ChipShape::Cross, Tone::Danger};
    case StepState::Expired:
        return {text, ChipShape::Dash, Tone::Warning};
    case StepState::Rejected:
    case StepState::Withdrawn:
    case StepState::Reversed:
        break;
    }
    return {text, ChipShape::Dash, Tone::Neutral};
}

void setInk(QWidget* words, const QColor& ink) {
    QPalette look = words->palette();
    look.setColor(QPalette::WindowText, ink);
    words->setPalette(look);
}

void setPale(QWidget* words) {
    setInk(words, faded(words->parentWidget() ? words->parentWidget()->palette() : words->palette()));
}

StateBand::StateBand(QWidget* parent) : QWidget(parent), sign_(new QLabel(this)), words_(new WrappedLabel(this)) {
    sign_->setFixedWidth(22);
    sign_->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    setTextSize(words_, TextSize::Strong);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kNormal, space::kSmall, space::kNormal, space::kSmall);
    row->setSpacing(space::kSmall);
    row->addWidget(sign_);
    row->addWidget(words_, 1);
    hide();
}

void StateBand::say(Tone tone, const QString& sentence) {
    tone_ = tone;
    words_->say(sentence);
    words_->setAccessibleName(sentence);
    dress();
    setVisible(!sentence.isEmpty());
}

QString StateBand::sentence() const {
    return words_->text();
}

void StateBand::dress() {
    static constexpr const char* kSigns[] = {"dialog-information", "dialog-information", "dialog-ok", "dialog-warning",
                                             "dialog-error"};
    sign_->setPixmap(
        iconPixmap(QLatin1String(kSigns[static_cast<int>(tone_)]), 16, toneInk(tone_, palette()), devicePixelRatioF()));
    update();
}

void StateBand::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneGround(tone_, palette()));
    painter.drawRoundedRect(rect(), 4, 4);
}

void StateBand::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) dress();
}

} // namespace sekisho::ui::lostdevice

#include "moc_parts.cpp"
