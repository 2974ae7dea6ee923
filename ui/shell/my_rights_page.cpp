#include "ui/shell/my_rights_page.h"

#include "models/commands/role_commands.h"
#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/shell/rights_watch.h"
#include "ui/shell/sealed_box.h"
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
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::ui {

namespace {

constexpr int kRightsWidth = 760;

QWidget* rightsList(QWidget* parent) {
    auto* list = new QWidget(parent);
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    return list;
}

QPushButton* rightsButton(const char* name, QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    return button;
}

QString sealedLead(BreakGlassState state) {
    if (state == BreakGlassState::Opening)
        return MyRightsPage::tr("This is the sealed account. It is being opened and holds no rights yet.");
    if (state == BreakGlassState::Open) return MyRightsPage::tr("This is the sealed account. It is open.");
    return MyRightsPage::tr("This is the sealed account. It holds no rights until it is opened.");
}

bool livesNow(const RoleHolder& holder, Instant now) {
    return !holder.expiresAt || *holder.expiresAt > now;
}

} // namespace

MyRightsPage::MyRightsPage(const Clock& clock, QWidget* parent)
    : QWidget(parent), clock_(clock), activate_(new commands::ActivateRole), end_(new commands::EndActivation) {
    for (commands::Command* own : std::initializer_list<commands::Command*>{activate_, end_})
        own->setParent(this);
    setObjectName(QStringLiteral("rights.page"));
    build();
    offerCommands();
    refresh();
}

QWidget* MyRightsPage::card(QWidget* inside) {
    auto* made = new Card(this);
    auto* column = new QVBoxLayout(made);
    column->setContentsMargins(space::kLarge, space::kWide, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(inside);
    return made;
}

void MyRightsPage::build() {
    heading_ = new QLabel(this);
    heading_->setObjectName(QStringLiteral("rights.heading"));
    setTextSize(heading_, TextSize::Page);
    lead_ = new WrappedLabel(this);
    lead_->setObjectName(QStringLiteral("rights.lead"));
    offline_ = new WrappedLabel(this);
    offline_->setObjectName(QStringLiteral("rights.offline"));
    offer_ = new WrappedLabel(this);
    accept_ = rightsButton("rights.accept", this);
    accept_->setProperty("danger", true);
    decline_ = rightsButton("rights.decline", this);
    auto* offerInside = new QWidget(this);
    auto* answers = new QHBoxLayout;
    answers->setSpacing(space::kSmall);
    answers->addWidget(accept_);
    answers->addWidget(decline_);
    answers->addStretch(1);
    auto* offerColumn = new QVBoxLayout(offerInside);
    offerColumn->setContentsMargins(0, 0, 0, 0);
    offerColumn->setSpacing(space::kNormal);
    offerColumn->addWidget(offer_);
    offerColumn->addLayout(answers);
    offerCard_ = card(offerInside);
    sealed_ = new SealedBox(clock_, this);
    sealedCard_ = card(sealed_);
    active_ = rightsList(this);
    activeCard_ = card(active_);
    eligibleList_ = rightsList(this);
    eligibleCard_ = card(eligibleList_);
    held_ = rightsList(this);
    heldCard_ = card(held_);
    state_ = new StatePage(this);
    state_->setIconName(QStringLiteral("user-available"));

    auto* inner = new QWidget(this);
    inner->setMaximumWidth(kRightsWidth);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kLarge);
    column->setSpacing(space::kWide);
    column->addWidget(heading_);
    column->addWidget(offline_);
    column->addWidget(lead_);
    for (QWidget* each : {offerCard_, sealedCard_, activeCard_, eligibleCard_, heldCard_})
        column->addWidget(each);
    column->addStretch(1);
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(inner, 1);
    row->addStretch(0);
    scroll_ = new ScrollPage(ScrollPage::Holds::Controls, this);
    scroll_->setWidget(page);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll_, 1);
    whole->addWidget(state_, 1);
    connect(accept_, &QPushButton::clicked, this, [this] { Q_EMIT triggered(QStringLiteral("delegation.accept")); });
    connect(decline_, &QPushButton::clicked, this, [this] { Q_EMIT triggered(QStringLiteral("delegation.decline")); });
    connect(sealed_, &SealedBox::closeWanted, this, [this] { Q_EMIT triggered(QStringLiteral("sealed.close")); });
}

void MyRightsPage::offerCommands() {
    activate_->eligible.offer(this, [this]() -> std::vector<RoleHolder> {
        if (chosen_) return {*chosen_};
        return eligible_.size() == 1 ? eligible_ : std::vector<RoleHolder>();
    });
    end_->activations.offer(this, [this]() -> std::vector<Activation> {
        if (ended_) return {*ended_};
        const Activation* running = watch_ ? watch_->running() : nullptr;
        return running ? std::vector<Activation>{*running} : std::vector<Activation>();
    });
}

commands::Command& MyRightsPage::activation() const {
    return *activate_;
}

commands::Command& MyRightsPage::ending() const {
    return *end_;
}

const std::vector<RoleHolder>& MyRightsPage::eligible() const {
    return eligible_;
}

void MyRightsPage::follow(RightsWatch* watch, ports::Gateway* gateway, ports::Executor* gui) {
    watch_ = watch;
    listed_.reset();
    eligible_.clear();
    chosen_.reset();
    ended_.reset();
    sealed_->setGateway(gateway, gui);
    if (!gateway) sealed_->forget();
    if (watch_) connect(watch_, &RightsWatch::changed, this, &MyRightsPage::refresh);
    refresh();
}

void MyRightsPage::setSelf(const ports::Identity* self, bool online) {
    self_ = self ? std::optional(*self) : std::nullopt;
    online_ = online;
    sealed_->setOnline(online);
    refresh();
}

void MyRightsPage::focusSealed() {
    sealed_->focusCode();
}

void MyRightsPage::tick() {
    if (!isVisible()) return;
    refreshClocks();
    if (sealedCard_->isVisible()) sealed_->timePassed();
}

void MyRightsPage::clearList(QWidget* list) const {
    while (QLayoutItem* item = list->layout()->takeAt(0)) {
        if (QWidget* gone = item->widget()) {
            gone->hide();
            gone->deleteLater(); // perhaps the button that was pressed
        }
        delete item;
    }
}

void MyRightsPage::addHeading(QWidget* list, const QString& text) const {
    auto* label = new QLabel(text, list);
    setTextSize(label, TextSize::Section);
    list->layout()->addWidget(label);
}

QPushButton* MyRightsPage::addLine(QWidget* list, const QString& name, const QString& detail, const QString& verb,
                                   const char* buttonName) const {
    auto* line = new QWidget(list);
    auto* title = new WrappedLabel(line);
    title->setTextFormat(Qt::PlainText);
    setTextSize(title, TextSize::Strong);
    title->say(name);
    auto* below = new WrappedLabel(line);
    below->setTextFormat(Qt::PlainText);
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    below->setPalette(pale);
    below->setObjectName(QStringLiteral("detail"));
    below->say(detail);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::kHair);
    words->addWidget(title);
    words->addWidget(below);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kWide);
    row->addLayout(words, 1);
    QPushButton* button = nullptr;
    if (!verb.isEmpty()) {
        button = rightsButton(buttonName, line);
        button->setText(verb);
        button->setAccessibleName(tr("%1: %2", "verb, role").arg(verb, name));
        row->addWidget(button, 0, Qt::AlignTop);
    }
    list->layout()->addWidget(line);
    line->show(); // now, not with the next event: it may be given the focus at once
    return button;
}

MyRightsPage::Listed MyRightsPage::toList() const {
    Listed out;
    if (!watch_) return out;
    const Instant now = clock_.now();
    const ports::MyRights& mine = watch_->mine();
    std::ranges::copy_if(mine.active, std::back_inserter(out.active),
                         [now](const Activation& one) { return !one.endedAt && one.until > now; });
    std::ranges::copy_if(mine.eligible, std::back_inserter(out.eligible),
                         [now](const RoleHolder& one) { return livesNow(one, now); });
    std::ranges::copy_if(mine.held, std::back_inserter(out.held),
                         [now](const RoleHolder& one) { return livesNow(one, now) && one.activation.empty(); });
    return out;
}

void MyRightsPage::fillLists() {
    Listed now = toList();
    if (listed_ == now) return refreshClocks();
    listed_ = std::move(now);
    // Whoever stands on the button of a role stays there when the lists are made anew.
    const auto* stood = qobject_cast<QPushButton*>(focusWidget());
    const bool there = stood && stood->hasFocus();
    const QString name = there ? stood->objectName() : QString();
    const QString about = there ? stood->accessibleName() : QString();
    for (QWidget* list : {active_, eligibleList_, held_})
        clearList(list);
    clocks_.clear();
    eligible_ = listed_->eligible;
    if (!watch_) return;
    addActive();
    addEligible();
    addHeld();
    if (about.isEmpty() || !online_) return;
    for (const QWidget* list : {active_, eligibleList_})
        for (QPushButton* button : list->findChildren<QPushButton*>(name))
            if (!button->parentWidget()->isHidden() && button->accessibleName() == about)
                return button->setFocus(Qt::OtherFocusReason);
}

void MyRightsPage::addActive() {
    addHeading(active_, tr("Running for a time"));
    for (const Activation& one : listed_->active) {
        QPushButton* end = addLine(active_, commands::roleNameText(one.builtIn, one.roleName),
                                   commands::activationStateText(one, clock_.now()), tr("End now…"), "rights.end");
        clocks_.emplace_back(one, end->parentWidget()->findChild<WrappedLabel*>(QStringLiteral("detail")));
        connect(end, &QPushButton::clicked, this, [this, one] {
            ended_ = one;
            Q_EMIT commandWanted(end_);
            ended_.reset();
        });
    }
}

void MyRightsPage::addEligible() {
    addHeading(eligibleList_, tr("You may activate"));
    for (const RoleHolder& one : listed_->eligible) {
        const QStringList facts{commands::scopeText(one.scope, one.units),
                                commands::holderStateText(one, clock_.now())};
        QPushButton* go = addLine(eligibleList_, commands::roleNameText(one.builtIn, one.roleName),
                                  facts.join(QStringLiteral("  ·  ")), tr("Activate…"), "rights.activateOne");
        go->setIcon(icon(QStringLiteral("media-playback-start")));
        connect(go, &QPushButton::clicked, this, [this, one] {
            chosen_ = one;
            Q_EMIT commandWanted(activate_);
            chosen_.reset();
        });
    }
}

void MyRightsPage::addHeld() {
    addHeading(held_, tr("You hold"));
    for (const RoleHolder& one : listed_->held)
        addLine(
            held_, commands::roleNameText(one.builtIn, one.roleName),
            QStringList{commands::scopeText(one.scope, one.units), commands::holderStateText(one, clock_.now())}.join(
                QStringLiteral("  ·  ")),
            {}, "");
}

void MyRightsPage::refreshClocks() {
    for (const auto& [one, label] : clocks_)
        if (label) label->say(commands::activationStateText(one, clock_.now()));
}

void MyRightsPage::refresh() {
    heading_->setText(tr("My rights"));
    accept_->setText(tr("Accept…"));
    accept_->setIcon(icon(QStringLiteral("dialog-ok-apply")));
    decline_->setText(tr("Decline…"));
    decline_->setIcon(icon(QStringLiteral("dialog-cancel")));
    fillLists();
    const Instant now = clock_.now();
    const bool known = watch_ && watch_->known();
    const auto lines = [](const QWidget* list) { return list->layout()->count() - 1; }; // without the heading
    activeCard_->setVisible(known && lines(active_) > 0);
    eligibleCard_->setVisible(known && lines(eligibleList_) > 0);
    heldCard_->setVisible(known && lines(held_) > 0);
    const Delegation* offered = watch_ ? watch_->offered() : nullptr;
    offerCard_->setVisible(offered != nullptr);
    if (offered) offer_->say(commands::delegationText(*offered, now));
    const bool sealed = watch_ && watch_->isSealedAccount();
    sealedCard_->setVisible(sealed);
    if (sealed) sealed_->present(watch_->sealed());
    QList<QPushButton*> orders{accept_, decline_};
    orders << active_->findChildren<QPushButton*>() << eligibleList_->findChildren<QPushButton*>();
    for (QPushButton* button : orders) {
        button->setEnabled(online_);
        button->setToolTip(online_ ? QString() : tr("This needs a connection to the service."));
    }
    const bool anything =
        known && (offered || sealed || lines(active_) > 0 || lines(eligibleList_) > 0 || lines(held_) > 0);
    scroll_->setVisible(anything);
    state_->setVisible(!anything);
    using Look = StatePage::Look;
    if (!online_)
        state_->present(Look::Offline, tr("Rights are kept by the service"),
                        tr("They can be seen as soon as there is a connection."));
    else if (!known && watch_ && watch_->error())
        state_->present(Look::Failed, tr("Your rights could not be fetched"), commands::errorText(*watch_->error()),
                        tr("Try again"), [this] {
                            if (watch_) watch_->refresh(true);
                        });
    else if (!known)
        state_->present(Look::Loading, tr("Fetching your rights"));
    else
        state_->present(Look::Empty, tr("You hold no administrator rights"),
                        tr("Whoever administers the rights of this tenant can give you some, for good or to be "
                           "activated when you need them. This window notices it by itself."));
    const bool holds = known && (lines(active_) > 0 || lines(held_) > 0);
    offline_->say(anything && !online_ ? tr("Without a connection; this is what was known last.") : QString());
    lead_->say(
        sealed ? sealedLead(watch_->sealed().state)
        : !holds && lines(eligibleList_) > 0
            ? tr("You hold no administrator rights at the moment. What you may activate opens its screens for the "
                 "time that you choose, and ends by itself.")
            : QString());
}

void MyRightsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        listed_.reset(); // other words, other colours
        refresh();
    }
}

} // namespace sekisho::ui

#include "moc_my_rights_page.cpp"
