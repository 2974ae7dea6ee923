#include "ui/panes/monitoring/trial_panel.h"

#include "models/commands/monitor_words.h"
#include "models/commands/words.h"
#include "ui/panes/monitoring/marked_text.h"
#include "ui/panes/monitoring/monitoring_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::monitoring {

using commands::fromUtf8;

namespace {

constexpr int kTrialDays[] = {7, 30, 90};
constexpr int kUsualPeriod = 1; // 30 days
constexpr int kMembersSeen = 6; // rows before the list scrolls

void inInk(QWidget* widget, const QColor& ink) {
    QPalette palette = widget->parentWidget()->palette();
    palette.setColor(QPalette::WindowText, ink);
    widget->setPalette(palette);
}

} // namespace

TrialPanel::TrialPanel(const PaneServices& services, ConsentDesk& consent, QWidget* parent)
    : QWidget(parent), services_(services), consent_(consent) {
    setObjectName(QStringLiteral("trial.panel"));
    auto* inside = new QWidget;
    title_ = new QLabel(inside);
    setTextSize(title_, TextSize::Section);
    about_ = new WrappedLabel(inside);
    period_ = new QComboBox(inside);
    period_->setObjectName(QStringLiteral("trial.period"));
    for (std::size_t i = 0; i < std::size(kTrialDays); ++i)
        period_->addItem(QString());
    period_->setCurrentIndex(kUsualPeriod);
    go_ = new QPushButton(inside);
    go_->setObjectName(QStringLiteral("trial.go"));
    stop_ = new QPushButton(inside);
    stop_->setObjectName(QStringLiteral("trial.stop"));
    for (QPushButton* button : {go_, stop_})
        button->setAutoDefault(false);
    busy_ = new QProgressBar(inside);
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    fault_ = new WrappedLabel(inside);
    fault_->setObjectName(QStringLiteral("trial.fault"));
    staleNote_ = new WrappedLabel(inside);
    staleNote_->setObjectName(QStringLiteral("trial.stale"));
    result_ = new QWidget(inside);
    found_ = new WrappedLabel(result_);
    found_->setObjectName(QStringLiteral("trial.found"));
    setTextSize(found_, TextSize::Strong);
    incomplete_ = new WrappedLabel(result_);
    incomplete_->setObjectName(QStringLiteral("trial.incomplete"));
    membersTitle_ = new QLabel(result_);
    setTextSize(membersTitle_, TextSize::Strong);
    members_ = new QTreeWidget(result_);
    members_->setObjectName(QStringLiteral("trial.members"));
    members_->setRootIsDecorated(false);
    members_->setUniformRowHeights(true);
    members_->setColumnCount(2);
    members_->header()->setStretchLastSection(false);
    members_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    members_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    members_->setTabKeyNavigation(false);
    moreMembers_ = new WrappedLabel(result_);
    samplesTitle_ = new QLabel(result_);
    setTextSize(samplesTitle_, TextSize::Strong);
    gate_ = new ConsentGate(consent_, result_);
    recorded_ = new WrappedLabel(result_);
    recorded_->setObjectName(QStringLiteral("trial.recorded"));
    samplesHome_ = new QVBoxLayout;
    auto* results = new QVBoxLayout(result_);
    results->setContentsMargins(0, space::kSmall, 0, 0);
    results->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{found_, incomplete_, membersTitle_, members_, moreMembers_,
                                                         samplesTitle_, gate_, recorded_})
        results->addWidget(part);
    results->addLayout(samplesHome_);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(period_);
    row->addWidget(stop_);
    row->addStretch(1);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kWide);
    column->setSpacing(space::kSmall);
    column->addWidget(title_);
    column->addWidget(about_);
    column->addLayout(row);
    column->addWidget(go_, 0, Qt::AlignLeft);
    for (QWidget* part : std::initializer_list<QWidget*>{busy_, fault_, staleNote_, result_})
        column->addWidget(part);
    column->addStretch(1);
    auto* scroll = new ScrollPage(ScrollPage::Holds::Controls, this);
    scroll->setWidget(inside);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    connect(go_, &QPushButton::clicked, this, &TrialPanel::run);
    connect(stop_, &QPushButton::clicked, this, [this] {
        call_.cancel();
        refresh();
    });
    connect(period_, &QComboBox::currentIndexChanged, this, [this] {
        if (trial_) stale_ = true;
        retranslate();
    });
    connect(members_, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        if (const QString id = item->data(0, Qt::UserRole).toString(); !id.isEmpty()) Q_EMIT memberWanted(id);
    });
    // What was found is shown as soon as it may be read.
    connect(&consent_, &ConsentDesk::changed, this, [this] {
        if (trial_ && consent_.state() == ConsentDesk::State::Given && !trial_->samples.empty() &&
            std::ranges::all_of(trial_->samples, [](const Detection& one) { return one.excerpts.empty(); }) && !stale_)
            run();
        refresh();
    });
    retranslate();
}

void TrialPanel::setSource(std::function<policy::MonitorPolicy()> draft, std::function<QString()> whyNot) {
    draft_ = std::move(draft);
    whyNot_ = std::move(whyNot);
    refresh();
}

int TrialPanel::days() const {
    return kTrialDays[std::max(0, period_->currentIndex())];
}

void TrialPanel::draftChanged() {
    if (trial_ && draft_) stale_ = draft_().values != tried_.values;
    refresh();
}

void TrialPanel::clear() {
    call_.cancel();
    trial_.reset();
    error_.reset();
    stale_ = false;
    fillSamples();
    refresh();
}

void TrialPanel::run() {
    if (!draft_ || call_.running() || (whyNot_ && !whyNot_().isEmpty())) return;
    consent_.ask();
    error_.reset();
    tried_ = draft_();
    const Instant from = services_.clock.now() - std::chrono::days(days());
    call_ = services_.gateway.monitoring().trial(tried_, from, services_.gui,
                                                 [this](Result<ports::Trial> trial) { came(std::move(trial)); });
    refresh();
}

void TrialPanel::came(Result<ports::Trial> trial) {
    call_ = {};
    if (trial) {
        trial_ = std::move(*trial);
        stale_ = draft_().values != tried_.values;
        fillMembers();
        fillSamples();
    } else if (trial.error().kind != ErrorKind::Cancelled) {
        error_ = trial.error();
        if (!trial.error().field.empty()) Q_EMIT refused(trial.error());
    }
    refresh();
}

void TrialPanel::fillMembers() {
    members_->clear();
    for (const ports::TrialMember& one : trial_->members) {
        auto* item = new QTreeWidgetItem(
            {commands::trialMemberText(one), commands::locale().toString(static_cast<qlonglong>(one.count))});
        item->setData(0, Qt::UserRole, fromUtf8(one.member.value));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        members_->addTopLevelItem(item);
    }
    const int rowHeight = std::max(members_->sizeHintForRow(0), fontMetrics().height() + space::kTight);
    const int rows = std::clamp(members_->topLevelItemCount(), 1, kMembersSeen);
    members_->setFixedHeight(members_->header()->sizeHint().height() + rows * rowHeight + 2 * members_->frameWidth() +
                             space::kHair);
}

void TrialPanel::fillSamples() {
    delete std::exchange(samples_, nullptr);
    if (!trial_) return;
    samples_ = new QWidget(result_);
    auto* column = new QVBoxLayout(samples_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    for (const Detection& one : trial_->samples) {
        if (column->count() > 0) column->addWidget(new Rule(samples_));
        auto* head = new WrappedLabel(samples_);
        QStringList parts{commands::timeText(one.at), commands::detectionMemberText(one)};
        if (!one.target.empty()) parts << fromUtf8(one.target);
        head->say(parts.join(QStringLiteral("  ")));
        inInk(head, faded(palette()));
        column->addWidget(head);
        for (const Excerpt& excerpt : one.excerpts) {
            auto* text = new MarkedText(samples_);
            text->setObjectName(QStringLiteral("trial.sample"));
            text->say(excerpt.text, excerpt.hits);
            text->setToolTip(commands::excerptWhereText(excerpt.where));
            column->addWidget(text);
        }
    }
    samplesHome_->addWidget(samples_);
    samples_->show();
}

void TrialPanel::refresh() {
    const bool running = call_.running();
    const QString why = whyNot_ ? whyNot_() : QString();
    go_->setEnabled(!running && why.isEmpty());
    go_->setToolTip(running ? tr("The trial is running.") : why);
    stop_->setVisible(running);
    busy_->setVisible(running);
    fault_->say(error_ ? commands::errorText(*error_) : QString());
    inInk(fault_, toneInk(Tone::Danger, palette()));
    staleNote_->say(trial_ && stale_ && !running
                        ? tr("The conditions or the period have changed since. Try it again to "
                             "see what the policy finds now.")
                        : QString());
    inInk(staleNote_, toneInk(Tone::Warning, palette()));
    inInk(about_, faded(palette()));
    result_->setVisible(trial_.has_value());
    if (!trial_) return;
    found_->say(commands::trialFoundText(*trial_));
    incomplete_->say(commands::trialIncompleteText(*trial_));
    inInk(incomplete_, toneInk(Tone::Warning, palette()));
    const auto shown = static_cast<std::int64_t>(trial_->members.size());
    membersTitle_->setVisible(shown > 0);
    members_->setVisible(shown > 0);
    moreMembers_->say(trial_->memberCount > shown
                          ? tr("The %1 with the most of %2 members are shown.")
                                .arg(commands::locale().toString(static_cast<qlonglong>(shown)),
                                     commands::locale().toString(static_cast<qlonglong>(trial_->memberCount)))
                          : QString());
    const bool samples = !trial_->samples.empty();
    const bool needed = consent_.state() == ConsentDesk::State::Needed;
    samplesTitle_->setVisible(samples);
    gate_->setVisible(samples && needed);
    gate_->setOnline(services_.online());
    recorded_->say(samples && consent_.state() == ConsentDesk::State::Given ? consentLine(consent_.consent())
                                                                            : QString());
    inInk(recorded_, faded(palette()));
}

void TrialPanel::retranslate() {
    title_->setText(tr("Trial"));
    about_->say(tr("Shows what these conditions would have found in what is recorded, before the policy is saved. It "
                   "changes nothing, and nobody is notified."));
    for (int i = 0; i < period_->count(); ++i)
        period_->setItemText(i, tr("Last %n day(s)", nullptr, kTrialDays[i]));
    period_->setAccessibleName(tr("Period of the trial"));
    go_->setText(tr("Apply to the records of the last %n day(s)", nullptr, days()));
    go_->setIcon(icon(QStringLiteral("media-playback-start")));
    stop_->setText(tr("Stop the trial"));
    stop_->setIcon(icon(QStringLiteral("media-playback-stop")));
    membersTitle_->setText(tr("Whose"));
    members_->setHeaderLabels({tr("Member"), tr("Hits")});
    members_->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    members_->setAccessibleName(tr("Members and how much would have been found"));
    samplesTitle_->setText(tr("Newest samples"));
    if (trial_) fillMembers();
    fillSamples();
    refresh();
}

void TrialPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::monitoring

#include "moc_trial_panel.cpp"
