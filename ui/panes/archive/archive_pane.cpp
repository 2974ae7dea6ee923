#include "ui/panes/archive/archive_pane.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "ui/panes/archive/check_section.h"
#include "ui/panes/archive/erase_section.h"
#include "ui/panes/archive/fetch_section.h"
#include "ui/panes/archive/find_section.h"
#include "ui/panes/archive/leftover_section.h"
#include "ui/panes/archive/status_section.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/paper_dialog.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace sekisho::ui {

namespace {

constexpr int kArchiveWidth = 820; // no line of words is longer

} // namespace

ArchivePane::ArchivePane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent), heading_(new QLabel(this)), banner_(new Banner(this)),
      stack_(new QStackedWidget(this)), page_(new StatePage(this)) {
    setObjectName(QStringLiteral("archive.pane"));
    content_ = build();
    setTextSize(heading_, TextSize::Page);
    stack_->addWidget(page_);
    stack_->addWidget(content_);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    head->addWidget(heading_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    retranslate();
}

QWidget* ArchivePane::build() {
    auto* inner = new QWidget;
    inner->setMaximumWidth(kArchiveWidth);
    status_ = new archive::StatusSection(services_, banner_, inner);
    fetch_ = new archive::FetchSection(services_, banner_, inner);
    find_ = new archive::FindSection(services_, banner_, inner);
    check_ = new archive::CheckSection(services_, banner_, inner);
    erase_ = new archive::EraseSection(services_, banner_, inner);
    leftovers_ = new archive::LeftoverSection(services_, banner_, inner);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kLarge);
    column->setSpacing(space::kLarge);
    for (QWidget* section :
         {static_cast<QWidget*>(status_), static_cast<QWidget*>(fetch_), static_cast<QWidget*>(find_),
          static_cast<QWidget*>(check_), static_cast<QWidget*>(erase_), static_cast<QWidget*>(leftovers_)})
        column->addWidget(section);
    column->addStretch(1);
    connect(find_, &archive::FindSection::evidenceWanted, this, &ArchivePane::makeEvidence);
    connect(check_, &archive::CheckSection::evidenceWanted, this, &ArchivePane::makeEvidence);
    connect(leftovers_, &archive::LeftoverSection::certified, erase_, &archive::EraseSection::load);
    auto* area = new ScrollPage(ScrollPage::Holds::Controls, this);
    area->setWidget(inner);
    return area;
}

QString ArchivePane::title() const {
    return commands::menuText(*menuItem("audit.archive"));
}

void ArchivePane::retranslate() {
    heading_->setText(title());
    status_->retranslate();
    fetch_->retranslate();
    find_->retranslate();
    check_->retranslate();
    erase_->retranslate();
    leftovers_->retranslate();
    update();
}

void ArchivePane::took(const ports::ArchiveState& state) {
    const bool fresh = !known_ || state_.closed != state.closed || state_.records != state.records;
    state_ = state;
    known_ = true;
    update();
    if (!fresh || state.closed) return;
    erase_->load();
    leftovers_->load();
}

void ArchivePane::presentClosed() {
    if (!known_ || (!state_.error && services_.identity() && services_.online())) {
        page_->present(StatePage::Look::Loading, tr("The archive is being opened."));
    } else if (state_.error) {
        page_->present(StatePage::Look::Failed, tr("The archive cannot be opened."),
                       commands::errorText(*state_.error));
    } else {
        page_->present(StatePage::Look::Empty, tr("There is no archive of this tenant on this machine yet."),
                       tr("It is made when somebody has signed in and the list of members is there."));
    }
}

void ArchivePane::update() {
    const bool open = known_ && !state_.closed;
    if (!open) presentClosed();
    stack_->setCurrentWidget(open ? content_ : page_);
    if (!open) return;
    status_->present(state_);
    fetch_->present(state_);
    find_->present(state_);
    check_->present(state_);
    erase_->present(state_);
    leftovers_->present(state_);
}

void ArchivePane::showResource(const QString& resourceId) {
    const QString number = resourceId.section(QLatin1Char(':'), -1);
    if (const std::int64_t seq = number.toLongLong(); seq > 0) makeEvidence(seq);
}

void ArchivePane::makeEvidence(std::int64_t seq) {
    evidence_ = services_.archive.evidence(seq, services_.gui, [this](const Result<ports::ArchiveEvidence>& made) {
        if (!made) return banner_->tell(made.error());
        logEvidenceDialog(*made, commands::logZone(services_.identity()), this)->open();
    });
}

void ArchivePane::linkChanged() {
    update();
}

void ArchivePane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    if (!watch_.running())
        watch_ = services_.archive.watch(services_.gui, [this](const ports::ArchiveState& state) { took(state); });
}

void ArchivePane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_archive_pane.cpp"
