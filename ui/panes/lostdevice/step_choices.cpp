#include "ui/panes/lostdevice/step_choices.h"

#include "models/commands/cut_off_texts.h"
#include "ui/panes/lostdevice/parts.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>

namespace sekisho::ui::lostdevice {

namespace {
constexpr int kBoxWidth = 250; // a longer name of a device is elided in the middle
}

StepChoices::StepChoices(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(space::kWide);
    grid_->setVerticalSpacing(space::kTight);
    grid_->setColumnStretch(1, 1);
    grid_->setColumnMinimumWidth(0, 200);
}

void StepChoices::present(const std::vector<policy::ProposedStep>& steps) {
    steps_ = steps;
    lay(steps_.size());
    fill();
}

// Lines are kept where there are enough of them: the focus stays where it is while the service proposes anew.
void StepChoices::lay(std::size_t lines) {
    while (lines_.size() > lines) {
        lines_.back().box->deleteLater();
        lines_.back().reason->deleteLater();
        lines_.back().box->hide();
        lines_.back().reason->hide();
        lines_.pop_back();
    }
    while (lines_.size() < lines) {
        const int row = static_cast<int>(lines_.size());
        Line line{new QCheckBox(this), new WrappedLabel(this)};
        line.box->setObjectName(QStringLiteral("lost.step.%1").arg(row));
        line.reason->setObjectName(QStringLiteral("lost.reason.%1").arg(row));
        connect(line.box, &QCheckBox::toggled, this, [this, row](bool on) {
            if (!filling_) Q_EMIT ticked(row, on);
        });
        grid_->addWidget(line.box, row, 0, Qt::AlignTop);
        grid_->addWidget(line.reason, row, 1, Qt::AlignVCenter);
        lines_.push_back(line);
    }
}

void StepChoices::fill() {
    filling_ = true;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const policy::ProposedStep& step = steps_[i];
        const Line& line = lines_[i];
        const QString text = commands::stepNameText(step);
        const bool destroys = needsDevice(step.kind);
        const QString reason = commands::stepReasonText(step);
        line.box->setText(line.box->fontMetrics().elidedText(text, Qt::ElideMiddle, kBoxWidth));
        line.box->setIcon(destroys ? icon(QStringLiteral("edit-delete-shred")) : QIcon());
        line.box->setAccessibleName(text);
        line.box->setAccessibleDescription(reason);
        line.box->setToolTip(reason.isEmpty() ? text : reason);
        line.box->setProperty("stepKind", commands::fromUtf8(stepKindKey(step.kind)));
        line.box->setEnabled(step.possible);
        line.box->setChecked(step.chosen);
        line.reason->say(reason);
        if (destroys && step.chosen)
            setInk(line.reason, toneInk(Tone::Danger, palette()));
        else
            setPale(line.reason);
    }
    filling_ = false;
}

void StepChoices::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) fill();
}

} // namespace sekisho::ui::lostdevice

#include "moc_step_choices.cpp"
