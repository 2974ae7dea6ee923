#include "ui/panes/lostdevice/follow_page.h"

#include "models/commands/cut_off_texts.h"
#include "ui/panes/lostdevice/parts.h"
#include "ui/panes/lostdevice/password_box.h"
#include "ui/panes/lostdevice/person_head.h"
#include "ui/panes/lostdevice/record_fields.h"
#include "ui/panes/lostdevice/step_line.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::lostdevice {

using commands::CutOffFollower;
using commands::fromUtf8;

namespace {

constexpr int kFollowPhoto = 56;
constexpr int kAgeMillis = 1'000;
constexpr std::size_t kMostLinesShown = 200; // an order for a whole list is counted, not read

Tone toneOf(const CutOff& cutOff) {
    const StepCounts counts = countsOf(cutOff);
    if (counts.wrong > 0) return Tone::Danger;
    switch (stateOf(cutOff)) {
    case CutOffState::Verified:
        return Tone::Good;
    case CutOffState::Held:
        return Tone::Warning;
    case CutOffState::Incomplete:
        return Tone::Danger;
    case CutOffState::Open:
        return counts.unreachable > 0 ? Tone::Warning : Tone::Information;
    case CutOffState::FoundAgain:
    case CutOffState::Withdrawn:
        break;
    }
    return Tone::Neutral;
}

bool isDone(const CutOffStep& step) {
    return step.state == StepState::Acknowledged || step.state == StepState::Verified;
}

template<class Is>
bool isAnyPassword(const CutOff& cutOff, Is is) {
    return std::ranges::any_of(cutOff.steps,
                               [&is](const CutOffStep& step) { return step.kind == StepKind::Password && is(step); });
}

QPushButton* followButton(const char* name, QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    return button;
}

} // namespace

FollowPage::FollowPage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), follower_(new CutOffFollower(cutOffParts(services), this)),
      age_(new QTimer(this)) {
    setObjectName(QStringLiteral("lost.follow"));
    age_->setInterval(kAgeMillis);
    build();
    connectParts();
    retranslate();
}

QWidget* FollowPage::buildSteps() {
    auto* steps = new QWidget(this);
    auto* column = new QVBoxLayout(steps);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* heads = new QHBoxLayout;
    heads->setContentsMargins(StepLine::kToggleWidth + space::kSmall, 0, 0, space::kTight);
    heads->setSpacing(0);
    const int station = Track::widthFor(QFontMetrics(sized(font(), TextSize::Small))) / Track::kStations;
    for (int i = 0; i < 2 + Track::kStations; ++i) {
        auto* head = new QLabel(steps);
        setTextSize(head, TextSize::Small);
        if (i > 0 && i <= Track::kStations) head->setFixedWidth(station);
        if (i > Track::kStations) head->setFixedWidth(StepLine::kChipWidth);
        heads->addWidget(head, i == 0 ? 1 : 0);
        if (i == Track::kStations) heads->addSpacing(space::kSmall);
        if (i == 0) heads->addSpacing(space::kSmall);
        heads_.push_back(head);
    }
    lines_ = new QVBoxLayout;
    lines_->setSpacing(0);
    more_ = new WrappedLabel(steps);
    column->addLayout(heads);
    column->addWidget(new Rule(steps));
    column->addLayout(lines_);
    column->addWidget(more_);
    return steps;
}

QWidget* FollowPage::buildFoot() {
    auto* foot = new QWidget(this);
    close_ = followButton("lost.follow.close", foot);
    member_ = followButton("lost.follow.member", foot);
    held_ = followButton("lost.follow.held", foot);
    receipt_ = followButton("lost.follow.receipt", foot);
    withdraw_ = followButton("lost.follow.withdraw", foot);
    found_ = followButton("lost.follow.found", foot);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    row->setSpacing(space::kSmall);
    row->addWidget(close_);
    row->addWidget(member_);
    row->addStretch(1);
    for (QPushButton* button : {held_, receipt_, withdraw_, found_})
        row->addWidget(button);
    return foot;
}

void FollowPage::build() {
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("lost.follow.banner"));
    auto* scroll = new ScrollPage(ScrollPage::Holds::Text, this);
    scroll->setObjectName(QStringLiteral("lost.follow.scroll"));
    auto* inside = new QWidget;
    person_ = new PersonHead(services_, QStringLiteral("lost.follow"), kFollowPhoto, inside);
    subject_ = new QLabel(inside);
    setTextSize(subject_, TextSize::Page);
    facts_ = new WrappedLabel(inside);
    facts_->setObjectName(QStringLiteral("lost.facts"));
    passwordNote_ = new WrappedLabel(inside);
    passwordNote_->setObjectName(QStringLiteral("lost.passwordNote"));
    state_ = new StateBand(inside);
    state_->setObjectName(QStringLiteral("lost.state"));
    password_ = new PasswordBox(inside);
    toldTitle_ = new QLabel(inside);
    told_ = new WrappedLabel(inside);
    told_->setObjectName(QStringLiteral("lost.told"));
    told_->setTextFormat(Qt::PlainText);
    recordTitle_ = new QLabel(inside);
    for (QLabel* title : {toldTitle_, recordTitle_})
        setTextSize(title, TextSize::Strong);
    record_ = new RecordFields(QStringLiteral("lost.follow"), RecordFields::Room::Wide, inside);
    saveRecord_ = followButton("lost.follow.saveRecord", inside);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    column->setSpacing(space::kNormal);
    for (QWidget* part : std::initializer_list<QWidget*>{person_, subject_, facts_, state_, password_, passwordNote_})
        column->addWidget(part);
    column->addWidget(buildSteps());
    column->addSpacing(space::kSmall);
    column->addWidget(toldTitle_);
    column->addWidget(told_);
    column->addWidget(recordTitle_);
    column->addWidget(record_);
    column->addWidget(saveRecord_, 0, Qt::AlignLeft);
    column->addStretch(1);
    scroll->setWidget(inside);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(banner_);
    outer->addWidget(scroll, 1);
    outer->addWidget(new Rule(this));
    outer->addWidget(buildFoot());
}

void FollowPage::connectParts() {
    connect(age_, &QTimer::timeout, this, &FollowPage::refresh);
    connect(follower_, &CutOffFollower::moved, this, &FollowPage::refresh);
    connect(follower_, &CutOffFollower::arrived, this, [this] {
        unseen_ = true;
        banner_->announce(Banner::Kind::Success, tr("The order that waited here has arrived at the service."));
    });
    connect(follower_, &CutOffFollower::withdrawn, this, &FollowPage::closed);
    connect(follower_, &CutOffFollower::completed, this, [this] {
        recordTouched_ = false;
        Q_EMIT draftChanged();
        banner_->announce(Banner::Kind::Success, tr("The note and the identity check were saved."));
        refresh();
    });
    connect(follower_, &CutOffFollower::receiptReady, this, &FollowPage::showReceipt);
    connect(follower_, &CutOffFollower::failed, this, [this](const Error& error) { banner_->tell(error); });
    connect(record_, &RecordFields::edited, this, [this] {
        recordTouched_ = true;
        Q_EMIT draftChanged();
        refreshButtons();
    });
    connect(saveRecord_, &QPushButton::clicked, this, &FollowPage::saveRecord);
    connect(close_, &QPushButton::clicked, this, &FollowPage::closed);
    connect(member_, &QPushButton::clicked, this, [this] {
        const auto& now = follower_->now();
        if (now) Q_EMIT memberWanted(fromUtf8(now->user.value));
    });
    connect(held_, &QPushButton::clicked, this, &FollowPage::heldWanted);
    connect(receipt_, &QPushButton::clicked, follower_, &CutOffFollower::receipt);
    connect(withdraw_, &QPushButton::clicked, this, &FollowPage::askWithdraw);
    connect(found_, &QPushButton::clicked, this, &FollowPage::askFound);
}

void FollowPage::follow(const CutOff& cutOff, const QString& temporaryPassword) {
    leave();
    keptPassword_ = temporaryPassword;
    unseen_ = temporaryPassword.isEmpty();
    follower_->follow(cutOff);
}

void FollowPage::follow(const QString& cutOffId, const commands::CutOffRecord& record) {
    leave();
    recordTouched_ = record != commands::CutOffRecord{};
    record_->present(record.note, record.check);
    follower_->follow(CutOffId(commands::toUtf8(cutOffId)));
    refresh();
}

commands::CutOffRecord FollowPage::record() const {
    return {commands::toUtf8(record_->note()), record_->check()};
}

void FollowPage::leave() {
    follower_->stop();
    password_->present({});
    keptPassword_.clear();
    banner_->dismiss();
    stale_ = false;
    unseen_ = false;
    shownPassword_ = false;
    dropLines(0);
    if (std::exchange(recordTouched_, false)) Q_EMIT draftChanged();
    record_->present({}, {});
}

void FollowPage::linkChanged() {
    person_->linkChanged();
    follower_->linkChanged();
    refresh();
}

void FollowPage::copyChanged() {
    follower_->copyChanged();
}

// --- what is shown -------------------------------------------------------------------------------------------------

StepLine* FollowPage::line(std::size_t place) {
    while (shownLines_.size() <= place) {
        shownLines_.push_back(new StepLine(this));
        lines_->addWidget(shownLines_.back());
        shownLines_.back()->setObjectName(QStringLiteral("lost.line.%1").arg(shownLines_.size()));
        shownLines_.back()->show();
    }
    return shownLines_[place];
}

void FollowPage::dropLines(std::size_t from) {
    while (shownLines_.size() > from) {
        shownLines_.back()->hide();
        shownLines_.back()->deleteLater();
        shownLines_.pop_back();
    }
}

void FollowPage::refresh() {
    const auto& now = follower_->now();
    const auto waiting = follower_->waiting();
    if (waiting) {
        refreshQueued(*waiting);
    } else if (now) {
        showPassword();
        refreshHead();
        refreshSteps();
        state_->say(toneOf(*now), commands::overallText(*now));
        if (!recordTouched_) record_->present(now->note, now->check);
    } else {
        refreshUnknown();
    }
    sayIfStale(now.has_value() && !waiting);
    for (QLabel* head : heads_)
        head->setVisible(now.has_value());
    refreshButtons();
    Q_EMIT moved();
}

// Nothing of the order before, and of nobody.
void FollowPage::refreshUnknown() {
    const QString why = follower_->refusal() ? commands::errorText(*follower_->refusal())
                        : services_.online()
                            ? tr("The service is being asked …")
                            : tr("The service cannot be reached. How far the order is will be seen when it is "
                                 "there again.");
    state_->say(follower_->refusal() ? Tone::Danger : Tone::Information, why);
    person_->hide();
    subject_->hide();
    for (WrappedLabel* words : {facts_, passwordNote_, more_, told_})
        words->say({});
    toldTitle_->hide();
    dropLines(0);
    if (!recordTouched_) record_->present({}, {});
}

// What is shown may not be so any more; said once, and no longer than it is true.
void FollowPage::sayIfStale(bool shown) {
    const std::optional<Error>& refusal = follower_->refusal();
    const bool stale = shown && (refusal || !services_.online());
    if (stale == std::exchange(stale_, stale)) return;
    const bool answered = refusal && (refusal->kind == ErrorKind::Forbidden || refusal->kind == ErrorKind::NotFound);
    if (stale && answered)
        banner_->announce(Banner::Kind::Warning,
                          commands::inARow({commands::errorText(*refusal),
                                            tr("This is how far the order was when it was last seen.")}));
    else if (stale)
        banner_->announce(Banner::Kind::Warning,
                          tr("The service does not answer. This is how far the order was when it was last seen."));
    else
        banner_->dismiss();
}

void FollowPage::refreshHead() {
    const CutOff& now = *follower_->now();
    const bool one = !now.user.empty();
    commands::CutOffPerson who = commands::cutOffPerson(services_.cache, now.user);
    if (!who.known) {
        who.name = fromUtf8(now.userName);
        who.loginId = fromUtf8(now.loginId);
        who.organization = fromUtf8(now.orgUnit);
    }
    if (one) person_->present(who);
    person_->setVisible(one);
    subject_->setVisible(!one);
    subject_->setText(commands::lossText(now));
    QStringList facts;
    facts << tr("Lost: %1").arg(commands::lossText(now));
    if (!one) facts.clear();
    facts << tr("Ordered %1 by %2").arg(commands::exactTimeText(now.orderedAt), fromUtf8(now.actorName));
    if (now.queued)
        facts << tr("It waited without a connection and arrived %1").arg(commands::exactTimeText(now.receivedAt));
    facts_->say(facts.join(QStringLiteral("  ·  ")));
    facts_->setToolTip(commands::timeTooltip(now.orderedAt));
    passwordNote_->say(passwordText());
}

// It is one only when the step was done: what the brake holds has changed nothing yet. Of an order that waited in this
// console it came when the order was sent, and is shown to whoever looks first.
void FollowPage::showPassword() {
    const CutOff& now = *follower_->now();
    if (!isAnyPassword(now, [](const CutOffStep& step) { return !isFinal(step.state) || isDone(step); }))
        keptPassword_.clear(); // it will never be one
    if (!isAnyPassword(now, isDone)) return;
    const QString queued = fromUtf8(services_.cutOffQueue.takePassword(now.id));
    shownPassword_ = shownPassword_ || !queued.isEmpty();
    const QString password = queued.isEmpty() ? std::exchange(keptPassword_, {}) : queued;
    if (!password.isEmpty()) password_->present(password);
}

// It came with the first answer only: who ordered without a connection, or again because no answer came, has none.
QString FollowPage::passwordText() const {
    const CutOff& now = *follower_->now();
    if (!keptPassword_.isEmpty())
        return tr("The password has not been changed yet. The temporary one is shown here once the step is released "
                  "and done, as long as this page stays open.");
    const bool others =
        std::ranges::any_of(now.steps, [](const CutOffStep& step) { return step.reason == "justDone"; });
    return isAnyPassword(now, isDone) && !others && !shownPassword_ && (now.queued || unseen_)
               ? tr("The password was changed when the order arrived, and the temporary one is shown nowhere. Set "
                    "another one when the member is to sign in again.")
               : QString();
}

void FollowPage::refreshSteps() {
    const CutOff& now = *follower_->now();
    const std::size_t shown = std::min(now.steps.size(), kMostLinesShown);
    for (std::size_t i = 0; i < shown; ++i)
        line(i)->present(now.steps[i], now.orderedAt);
    dropLines(shown);
    const auto rest = static_cast<int>(now.steps.size() - shown);
    more_->say(rest > 0 ? tr("and %n more step(s)", nullptr, rest) : QString());
    QStringList told;
    for (const CutOffNotice& notice : now.notices)
        told << commands::noticeText(notice);
    told_->say(told.join(QLatin1Char('\n')));
    toldTitle_->setVisible(!told.isEmpty());
}

void FollowPage::refreshQueued(const ports::QueuedCutOff& one) {
    commands::CutOffPerson who = commands::cutOffPerson(services_.cache, one.order.user);
    if (!who.known) who.name = fromUtf8(one.userName);
    person_->present(who);
    person_->setVisible(true);
    subject_->setVisible(false);
    const QString age = commands::agoText(one.queuedAt, services_.clock.now());
    facts_->say(tr("Lost: %1").arg(commands::lostText(one.order.lost)) + QStringLiteral("  ·  ") +
                tr("Ordered %1 without a connection").arg(commands::exactTimeText(one.order.orderedAt)));
    if (one.refused)
        state_->say(Tone::Danger, commands::inARow({tr("The service did not take the order that waited here."),
                                                    commands::errorText(*one.refused)}));
    else
        state_->say(Tone::Warning,
                    tr("Waiting in this console since %1 (%2). Nothing is cut off yet. It is sent before "
                       "anything else as soon as the service can be reached.")
                        .arg(commands::exactTimeText(one.queuedAt), age));
    for (std::size_t i = 0; i < one.order.steps.size(); ++i)
        line(i)->present(one.order.steps[i], one.refused ? tr("Refused") : tr("Waiting here"));
    dropLines(one.order.steps.size());
    more_->say({});
    told_->say({});
    passwordNote_->say({});
    toldTitle_->hide();
    record_->present(one.order.note, one.order.check);
}

void FollowPage::refreshButtons() {
    const auto judge = [](QPushButton* button, const QString& why, const QString& help) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why.isEmpty() ? help : why);
    };
    judge(withdraw_, follower_->whyNotWithdraw(), tr("Takes back what is not done yet; what is done stays done."));
    judge(found_, follower_->whyNotFound(), tr("Lifts what can be lifted, so that the member can work again."));
    judge(receipt_, follower_->whyNoReceipt(), tr("Times, evidence and who ordered it, to read, print or keep."));
    const QString why = follower_->whyNotComplete();
    record_->setReadOnly(why);
    judge(saveRecord_, !why.isEmpty() ? why : recordTouched_ ? QString() : tr("Nothing was changed."), {});
    const auto& now = follower_->now();
    member_->setVisible(now && !now->user.empty());
    held_->setVisible(now && countsOf(*now).held > 0);
    const bool waits = follower_->waiting().has_value();
    if (waits && isVisible())
        age_->start();
    else
        age_->stop();
}

void FollowPage::saveRecord() {
    follower_->complete(record_->note(), record_->check());
}

// --- the rest ------------------------------------------------------------------------------------------------------

void FollowPage::retranslate() {
    const QStringList stations = Track::heads();
    const QStringList heads{tr("Step"), stations[0], stations[1], stations[2], tr("State")};
    for (std::size_t i = 0; i < heads_.size(); ++i) {
        heads_[i]->setText(heads[static_cast<qsizetype>(i)]);
        setPale(heads_[i]);
    }
    toldTitle_->setText(tr("Who was told"));
    recordTitle_->setText(tr("Record"));
    saveRecord_->setText(tr("Save the record"));
    close_->setText(tr("Back to the list"));
    member_->setText(tr("Page of the member"));
    held_->setText(tr("Held orders"));
    receipt_->setText(tr("Receipt…"));
    withdraw_->setText(tr("Withdraw…"));
    found_->setText(tr("Found again…"));
    findChild<QWidget*>(QStringLiteral("lost.follow.scroll"))->setAccessibleName(tr("How far the order is"));
    setPale(facts_);
    setPale(told_);
    setPale(passwordNote_);
    refresh();
}

void FollowPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

void FollowPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    follower_->setWatched(true);
    refreshButtons();
}

void FollowPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    follower_->setWatched(false);
    age_->stop();
}

} // namespace sekisho::ui::lostdevice

#include "moc_follow_page.cpp"
