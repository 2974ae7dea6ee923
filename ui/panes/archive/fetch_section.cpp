#include "ui/panes/archive/fetch_section.h"

#include "models/commands/words.h"
#include "models/ports/gateway.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace sekisho::ui::archive {

namespace {

constexpr int kRhythms[] = {5, 15, 30, 60, 180, 360, 720, 1440}; // minutes
constexpr int kBarWidth = 160;
constexpr int kPermitDays = 90;

QString rhythmText(int minutes) {
    if (minutes % 60 != 0) return FetchSection::tr("every %Ln minute(s)", nullptr, minutes);
    return FetchSection::tr("every %Ln hour(s)", nullptr, minutes / 60);
}

} // namespace

FetchSection::FetchSection(const PaneServices& services, Banner* banner, QWidget* parent)
    : Section(services, banner, parent), on_(new QCheckBox(this)), every_(new QComboBox(this)),
      everyTitle_(new QLabel(this)), now_(button("archive.fetch")), permit_(button("archive.permit")),
      progress_(new QProgressBar(this)), running_(new QLabel(this)), note_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("archive.fetching"));
    on_->setObjectName(QStringLiteral("archive.enabled"));
    every_->setObjectName(QStringLiteral("archive.every"));
    everyTitle_->setBuddy(every_);
    now_->setIcon(icon(QStringLiteral("view-refresh")));
    progress_->setObjectName(QStringLiteral("archive.progress"));
    progress_->setRange(0, 0);
    progress_->setTextVisible(false);
    progress_->setFixedWidth(kBarWidth);
    running_->setObjectName(QStringLiteral("archive.running"));
    auto* rhythm = new QHBoxLayout;
    rhythm->setSpacing(space::kSmall);
    rhythm->addWidget(on_);
    rhythm->addWidget(everyTitle_);
    rhythm->addWidget(every_);
    rhythm->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(now_);
    row->addWidget(permit_);
    row->addWidget(progress_);
    row->addWidget(running_);
    row->addStretch(1);
    column()->addLayout(rhythm);
    column()->addWidget(note_);
    column()->addLayout(row);
    connect(on_, &QCheckBox::toggled, this, &FetchSection::set);
    connect(every_, &QComboBox::activated, this, &FetchSection::set);
    connect(now_, &QPushButton::clicked, this, &FetchSection::fetch);
    connect(permit_, &QPushButton::clicked, this, &FetchSection::askPermit);
}

void FetchSection::fillRhythms() {
    const QSignalBlocker quiet(every_);
    std::vector<int> minutes(std::begin(kRhythms), std::end(kRhythms));
    if (std::ranges::find(minutes, state_.settings.everyMinutes) == minutes.end())
        minutes.push_back(state_.settings.everyMinutes);
    std::ranges::sort(minutes);
    every_->clear();
    for (const int one : minutes)
        every_->addItem(rhythmText(one), one);
    every_->setCurrentIndex(every_->findData(state_.settings.everyMinutes));
}

void FetchSection::retranslate() {
    setTitle(tr("Fetching"));
    on_->setText(tr("Fetch regularly"));
    everyTitle_->setText(tr("Rhythm"));
    every_->setAccessibleName(tr("Rhythm"));
    now_->setText(tr("Fetch now"));
    permit_->setText(tr("Ask for a permit…"));
    permit_->setToolTip(tr("Another administrator decides on it under “Requests”."));
    progress_->setAccessibleName(tr("Fetching"));
    note_->say(tr("While the console is closed or locked nothing is fetched. To fetch around the clock, run sekisho "
                  "--archive on a computer that is always on."));
    present(state_);
}

void FetchSection::present(const ports::ArchiveState& state) {
    const bool other = state.settings != state_.settings || every_->count() == 0;
    state_ = state;
    if (other || !setting_.running()) {
        const QSignalBlocker quiet(on_);
        on_->setChecked(state.settings.enabled);
        fillRhythms();
    }
    const QString why = isHeldElsewhere(state) ? heldElsewhereText() : whyNot();
    const QString offline = services_.online() ? QString() : tr("This needs a connection to the service.");
    on_->setEnabled(why.isEmpty());
    on_->setToolTip(why);
    every_->setEnabled(why.isEmpty() && state.settings.enabled);
    every_->setToolTip(why);
    now_->setEnabled(why.isEmpty() && offline.isEmpty() && !state.running);
    now_->setToolTip(!why.isEmpty() ? why : state.running ? tr("A run is under way.") : offline);
    permit_->setVisible(state.error && state.error->code == "LOG_ARCHIVE_PERMIT");
    permit_->setEnabled(why.isEmpty() && offline.isEmpty() && !permitting_.running());
    progress_->setVisible(state.running);
    running_->setVisible(state.running);
    running_->setText(tr("%Ln record(s) so far", nullptr, static_cast<int>(state.taken)));
}

void FetchSection::set() {
    ports::ArchiveSettings wanted{on_->isChecked(), every_->currentData().toInt()};
    every_->setEnabled(wanted.enabled);
    setting_ = services_.archive.setSettings(wanted, services_.gui, [this](const Result<std::monostate>& done) {
        if (done) return;
        banner_->tell(done.error());
        present(state_);
    });
}

void FetchSection::askPermit() {
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Ask to fetch the logs");
    plan.sentence = tr("Taking logs out of the service needs a second person. Once somebody has agreed, this archive "
                       "fetches them without asking again.");
    plan.effects = {tr("The permit is yours alone and ends after %Ln day(s).", nullptr, kPermitDays),
                    tr("That you asked for it, who agreed, and each fetch stand in the audit log.")};
    plan.verb = tr("Ask for it");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes,
        [this](const QVariantMap&) {
            permitting_ = services_.gateway.logs().askArchivePermit(
                kPermitDays, services_.gui, [this](const Result<std::monostate>& done) { permitAsked(done); });
            present(state_);
        },
        this);
    dialog->setObjectName(QStringLiteral("archive.permitDialog"));
    dialog->open();
}

void FetchSection::permitAsked(const Result<std::monostate>& done) {
    present(state_);
    if (!done) return banner_->tell(done.error());
    banner_->announce(Banner::Kind::Success, tr("The logs may be fetched now."));
}

void FetchSection::fetch() {
    const std::int64_t before = state_.records;
    fetching_ = services_.archive.fetchNow(services_.gui, [this, before](const Result<std::monostate>& done) {
        if (!done) return banner_->tell(done.error());
        const std::int64_t more = state_.records - before;
        banner_->announce(Banner::Kind::Success,
                          more > 0 ? tr("%Ln new record(s) were fetched.", nullptr, static_cast<int>(more))
                                   : tr("There was nothing new to fetch."));
    });
}

} // namespace sekisho::ui::archive

#include "moc_fetch_section.cpp"
