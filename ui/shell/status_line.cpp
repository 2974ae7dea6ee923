#include "ui/shell/status_line.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace sekisho::ui {

namespace {

QProgressBar* thinBar(QWidget* parent) {
    auto* bar = new QProgressBar(parent);
    bar->setFixedSize(96, 6);
    bar->setTextVisible(false);
    bar->hide();
    return bar;
}

// What keeps the copy from being true and no connection will mend.
bool ownFault(const ports::CacheStatus& status) {
    return status.error && (status.error->kind == ErrorKind::DiskFull || status.error->kind == ErrorKind::Storage);
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent), link_(new QToolButton(this)), queued_(new QLabel(this)), copy_(new QLabel(this)),
      loading_(thinBar(this)), activation_(new QToolButton(this)), requests_(new QToolButton(this)),
      held_(new QToolButton(this)), jobs_(new QToolButton(this)), jobProgress_(thinBar(this)),
      account_(new QLabel(this)), time_(new QLabel(this)) {
    link_->setObjectName(QStringLiteral("status.link"));
    queued_->setObjectName(QStringLiteral("status.queued"));
    queued_->hide();
    copy_->setObjectName(QStringLiteral("status.copy"));
    held_->setObjectName(QStringLiteral("status.held"));
    held_->hide();
    activation_->setObjectName(QStringLiteral("status.activation"));
    activation_->hide();
    requests_->setObjectName(QStringLiteral("status.requests"));
    requests_->hide();
    for (QToolButton* button : {link_, activation_, requests_, held_, jobs_}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize({16, 16});
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kSmall, space::kTight, space::kWide, 3);
    row->setSpacing(space::kNormal);
    row->addWidget(link_);
    row->addWidget(queued_);
    row->addWidget(copy_);
    row->addWidget(loading_);
    row->addStretch(1);
    row->addWidget(activation_);
    row->addWidget(requests_);
    row->addWidget(held_);
    row->addWidget(jobs_);
    row->addWidget(jobProgress_);
    row->addWidget(account_);
    row->addWidget(time_);
    connect(jobs_, &QToolButton::clicked, this, &StatusLine::jobsWanted);
    connect(link_, &QToolButton::clicked, this, &StatusLine::connectionWanted);
    connect(held_, &QToolButton::clicked, this, &StatusLine::heldWanted);
    connect(requests_, &QToolButton::clicked, this, &StatusLine::requestsWanted);
    connect(activation_, &QToolButton::clicked, this, &StatusLine::rightsWanted);
}

void StatusLine::setRequests(int waiting) {
    waitingRequests_ = waiting;
    requests_->setVisible(waiting > 0);
    if (waiting == 0) return;
    requests_->setIcon(
        iconPixmap(QStringLiteral("dialog-ok-apply"), 16, toneInk(Tone::Information, palette()), devicePixelRatioF()));
    requests_->setText(tr("%Ln request(s) for you", nullptr, waiting));
    requests_->setToolTip(tr("What other administrators asked for and you can decide"));
}

void StatusLine::setActivation(const QString& role, const QString& left, const QString& spoken, bool soon) {
    activation_->setVisible(!role.isEmpty());
    if (role.isEmpty()) return;
    activation_->setIcon(iconPixmap(QStringLiteral("chronometer"), 16,
                                    toneInk(soon ? Tone::Warning : Tone::Information, palette()), devicePixelRatioF()));
    activation_->setText(tr("%1: %2", "role, what is left").arg(role, left));
    activation_->setAccessibleName(spoken);
    activation_->setToolTip(tr("%1 Click to open your rights.").arg(spoken));
}

void StatusLine::setHeld(int orders) {
    heldOrders_ = orders;
    held_->setVisible(orders > 0);
    if (orders == 0) return;
    held_->setIcon(
        iconPixmap(QStringLiteral("dialog-warning"), 16, toneInk(Tone::Warning, palette()), devicePixelRatioF()));
    held_->setText(tr("%Ln order(s) held", nullptr, orders));
    held_->setToolTip(tr("What the brake holds waits for your decision or that of another administrator"));
}

void StatusLine::changeEvent(QEvent* event) { // what else stands here is told anew each second
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        setHeld(heldOrders_);
        setRequests(waitingRequests_);
    }
}

void StatusLine::setLink(const ports::LinkStatus& link, bool signedIn) {
    const bool online = link.state == ports::LinkState::Online && signedIn;
    const QColor ink = toneInk(online ? Tone::Good : Tone::Warning, palette());
    // Asked every second: drawn anew only when it looks different.
    if (const LinkLook look{online, ink.rgba(), devicePixelRatioF()}; linkLook_ != look) {
        linkLook_ = look;
        link_->setIcon(iconPixmap(online ? QStringLiteral("network-connect") : QStringLiteral("network-disconnect"), 16,
                                  ink, devicePixelRatioF()));
    }
    link_->setText(online                                                ? tr("Connected")
                   : link.state == ports::LinkState::Connecting          ? tr("Connecting…")
                   : signedIn || link.state == ports::LinkState::Offline ? tr("Offline – read only")
                                                                         : tr("Not signed in – read only"));
    link_->setToolTip(link.reason && !online ? commands::errorText(*link.reason)
                                             : tr("State of the connection to the service"));
}

QString StatusLine::connectionText() const {
    return link_->text();
}

void StatusLine::setCopy(const ports::CacheStatus& status, Instant now) {
    using Phase = ports::CacheStatus::Phase;
    loading_->setVisible(status.phase == Phase::Loading || status.phase == Phase::Rebuilding);
    loading_->setMaximum(status.expected > 0 ? 1000 : 0);
    if (status.expected > 0) loading_->setValue(static_cast<int>(1000 * status.loaded / status.expected));
    switch (status.phase) {
    case Phase::Empty:
        copy_->setText(tr("No local copy yet"));
        break;
    case Phase::Loading:
    case Phase::Rebuilding:
        copy_->setText(tr("Fetching the local copy: %L1 of %L2").arg(status.loaded).arg(status.expected));
        break;
    case Phase::Failed:
        copy_->setText(tr("The local copy cannot be used"));
        break;
    case Phase::Ready:
        copy_->setText(status.trueAt
                           ? (ownFault(status) ? tr("Local copy: %1, cannot be updated") : tr("Local copy: %1"))
                                 .arg(commands::agoText(*status.trueAt, now))
                           : tr("Local copy"));
        break;
    }
    copy_->setToolTip(status.error    ? commands::errorText(*status.error)
                      : status.trueAt ? tr("Equal to the service at %1").arg(commands::timeTooltip(*status.trueAt))
                                      : QString());
}

void StatusLine::setQueued(const std::vector<ports::QueuedCutOff>& waiting, Instant now) {
    queued_->setVisible(!waiting.empty());
    if (waiting.empty()) return;
    const auto oldest = std::ranges::min(waiting, {}, &ports::QueuedCutOff::queuedAt);
    queued_->setText(tr("%n order(s) waiting here, the oldest %1", nullptr, static_cast<int>(waiting.size()))
                         .arg(commands::agoText(oldest.queuedAt, now)));
    queued_->setToolTip(tr("Cut-offs that were ordered without a connection; they are sent first"));
}

void StatusLine::setJobs(const commands::JobList& list) {
    const int running = list.running();
    jobs_->setIcon(icon(QStringLiteral("view-list-details")));
    jobs_->setText(running > 0 ? tr("%n job(s) running", nullptr, running) : tr("Activity"));
    jobs_->setToolTip(tr("Running and finished jobs"));
    std::int64_t done = 0, total = 0;
    for (const ports::JobState& job : list.jobs())
        if (job.phase == ports::JobPhase::Running) {
            done += job.done;
            total += job.total;
        }
    jobProgress_->setVisible(running > 0);
    jobProgress_->setMaximum(total > 0 ? 1000 : 0);
    if (total > 0) jobProgress_->setValue(static_cast<int>(1000 * done / total));
}

void StatusLine::setTime(Instant now) {
    time_->setText(commands::zoneTimeText(now));
    time_->setToolTip(tr("Times are shown in this time zone: %1").arg(commands::timeTooltip(now)));
}

void StatusLine::paintEvent(QPaintEvent*) { // a line above, as below the menus
    QPainter(this).fillRect(0, 0, width(), 1, hairline(palette()));
}

void StatusLine::setAccount(const QString& tenant, const QString& account, const QString& role) {
    QStringList parts;
    for (const QString& part : {tenant, account, role})
        if (!part.isEmpty()) parts << part;
    account_->setText(parts.join(QStringLiteral("  ·  ")));
}

} // namespace sekisho::ui

#include "moc_status_line.cpp"
