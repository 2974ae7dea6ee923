#include "ui/panes/monitoring/detection_detail.h"

#include "models/commands/monitor_words.h"
#include "models/commands/words.h"
#include "ui/panes/monitoring/fact_grid.h"
#include "ui/panes/monitoring/marked_text.h"
#include "ui/panes/monitoring/monitoring_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::monitoring {

using commands::fromUtf8;

DetectionDetail::DetectionDetail(const PaneServices& services, ConsentDesk& consent, QWidget* parent)
    : QWidget(parent), services_(services), consent_(consent), stack_(new QStackedWidget(this)),
      none_(new StatePage(stack_)), page_(new QWidget(stack_)) {
    setObjectName(QStringLiteral("detections.detail"));
    none_->setIconName(QStringLiteral("view-visible"));
    policy_ = new WrappedLabel(page_);
    policy_->setObjectName(QStringLiteral("detections.policy"));
    setTextSize(policy_, TextSize::Section);
    state_ = new StatusChip(page_);
    auto* inside = new QWidget;
    facts_ = new FactGrid(inside);
    member_ = new QPushButton(inside);
    member_->setObjectName(QStringLiteral("detections.member"));
    record_ = new QPushButton(inside);
    record_->setObjectName(QStringLiteral("detections.record"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    for (QPushButton* button : {member_, record_}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(facts_);
    column->addLayout(buttons);
    column->addWidget(new Rule(inside));
    column->addWidget(buildFound(inside));
    column->addStretch(1);
    layOutDetail(this, stack_, none_, page_, {policy_, state_}, inside, ScrollPage::Holds::Controls);
    connect(member_, &QPushButton::clicked, this, [this] {
        if (shown_) Q_EMIT memberWanted(fromUtf8(shown_->member.value));
    });
    connect(record_, &QPushButton::clicked, this, &DetectionDetail::recordWanted);
    connect(read_, &QPushButton::clicked, this, &DetectionDetail::read);
    connect(&consent_, &ConsentDesk::changed, this, &DetectionDetail::refreshFound);
    refresh();
}

QWidget* DetectionDetail::buildFound(QWidget* inside) {
    auto* box = new QWidget(inside);
    foundTitle_ = new QLabel(box);
    setTextSize(foundTitle_, TextSize::Section);
    gate_ = new ConsentGate(consent_, box);
    read_ = new QPushButton(box);
    read_->setObjectName(QStringLiteral("detections.read"));
    read_->setAutoDefault(false);
    busy_ = new QProgressBar(box);
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    fault_ = new WrappedLabel(box);
    fault_->setObjectName(QStringLiteral("detections.fault"));
    note_ = new WrappedLabel(box);
    note_->setObjectName(QStringLiteral("detections.note"));
    excerptsHome_ = new QVBoxLayout;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(foundTitle_);
    column->addWidget(gate_);
    column->addWidget(read_, 0, Qt::AlignLeft);
    column->addWidget(busy_);
    column->addWidget(fault_);
    column->addLayout(excerptsHome_);
    column->addWidget(note_);
    return box;
}

void DetectionDetail::present(std::optional<Detection> detection, int chosen) {
    if (detection == shown_ && chosen == chosen_) return;
    const bool other = !detection || !shown_ || detection->id != shown_->id;
    shown_ = std::move(detection);
    chosen_ = chosen;
    if (other) {
        call_.cancel();
        readOne_.reset();
        error_.reset();
        fillExcerpts();
    }
    if (shown_) consent_.ask();
    refresh();
}

void DetectionDetail::read() {
    if (!shown_ || readOne_ || call_.running() || !services_.online()) return;
    if (consent_.state() == ConsentDesk::State::Needed) return;
    error_.reset();
    call_ = services_.gateway.monitoring().detection(
        shown_->id, services_.gui, [this](Result<Detection> detection) { came(std::move(detection)); });
    refreshFound();
}

void DetectionDetail::came(Result<Detection> detection) {
    call_ = {};
    if (detection) {
        readOne_ = std::move(*detection);
        fillExcerpts();
    } else if (detection.error().code == "CONSENT_REQUIRED") {
        consent_.needed();
    } else if (detection.error().kind != ErrorKind::Cancelled) {
        error_ = detection.error();
    }
    refreshFound();
}

void DetectionDetail::linkChanged() {
    refreshFound();
}

void DetectionDetail::fillExcerpts() {
    delete std::exchange(excerpts_, nullptr);
    if (!readOne_) return;
    excerpts_ = new QWidget(page_);
    auto* column = new QVBoxLayout(excerpts_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    for (const Excerpt& excerpt : readOne_->excerpts) {
        if (column->count() > 0) column->addSpacing(space::kSmall);
        auto* where = new QLabel(commands::excerptWhereText(excerpt.where), excerpts_);
        QPalette pale = palette();
        pale.setColor(QPalette::WindowText, faded(palette()));
        where->setPalette(pale);
        auto* text = new MarkedText(excerpts_);
        text->setObjectName(QStringLiteral("detections.excerpt"));
        text->say(excerpt.text, excerpt.hits);
        column->addWidget(where);
        column->addWidget(text);
    }
    excerptsHome_->addWidget(excerpts_);
    excerpts_->show();
}

void DetectionDetail::refresh() {
    if (!shown_) {
        none_->present(StatePage::Look::Empty,
                       chosen_ > 1 ? tr("%n detections are chosen", nullptr, chosen_) : tr("No detection is chosen"),
                       chosen_ > 1 ? tr("What can be done with them stands below the list.")
                                   : tr("Choose a detection in the list to see what is known of it."));
        return stack_->setCurrentWidget(none_);
    }
    const Detection& one = *shown_;
    policy_->say(fromUtf8(one.policyName));
    state_->setChip(detectionChip(one.state));
    facts_->clear();
    facts_->add(tr("When it happened"), commands::timeText(one.at));
    facts_->add(tr("Found at"), commands::timeText(one.found));
    facts_->add(tr("Member"), commands::detectionMemberText(one), "detections.fact.member");
    facts_->add(one.service == MonitorService::Talk ? tr("Talk room") : tr("File"), fromUtf8(one.target));
    if (!one.note.empty()) facts_->add(tr("Note"), fromUtf8(one.note), "detections.fact.note");
    if (one.changedAt)
        facts_->add(tr("Looked at by"),
                    tr("%1, %2", "name, time").arg(fromUtf8(one.changedBy), commands::timeText(*one.changedAt)));
    member_->setText(tr("Open the member"));
    member_->setIcon(icon(QStringLiteral("user")));
    member_->setEnabled(!one.member.value.empty());
    member_->setToolTip(one.member.value.empty() ? tr("Nobody of this tenant did it.") : QString());
    record_->setText(tr("Open the record"));
    record_->setIcon(icon(QStringLiteral("view-list-details")));
    stack_->setCurrentWidget(page_);
    refreshFound();
}

void DetectionDetail::refreshFound() {
    if (!shown_) return;
    const bool needed = consent_.state() == ConsentDesk::State::Needed;
    const bool given = consent_.state() == ConsentDesk::State::Given;
    const bool running = call_.running();
    foundTitle_->setText(tr("What was found"));
    gate_->setVisible(needed && !readOne_);
    gate_->setOnline(services_.online());
    read_->setVisible(!needed && !readOne_ && !running);
    read_->setText(tr("Show what was found"));
    read_->setIcon(icon(QStringLiteral("view-visible")));
    read_->setEnabled(services_.online() && given);
    read_->setToolTip(!services_.online() ? needsConnectionText() : QString());
    busy_->setVisible(running || (!given && !needed && consent_.busy()));
    const std::optional<Error>& error = error_ ? error_ : !needed ? consent_.error() : error_;
    fault_->say(error ? commands::errorText(*error) : QString());
    QPalette wrong = palette();
    wrong.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    fault_->setPalette(wrong);
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    note_->setPalette(pale);
    note_->say(readOne_ && readOne_->excerpts.empty() ? tr("The text is not kept any more.")
               : given                                ? consentLine(consent_.consent())
                                                      : QString());
}

void DetectionDetail::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        fillExcerpts();
        refresh();
    }
}

} // namespace sekisho::ui::monitoring

#include "moc_detection_detail.cpp"
