#include "ui/panes/roles/delegation_pane.h"

#include "models/commands/pane_command.h"
#include "models/commands/role_commands.h"
#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/forms/pickers.h"
#include "ui/panes/roles/history_page.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/why_not.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr std::string_view kDelegationMenu = "security.delegation";
constexpr int kDelegationAskMillis = 400; // many changes of the copy ask the service once
constexpr int kOfficeHistoryHeight = 240;

struct DelegationWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(DelegationWords)
};

QString delegationPickerHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return DelegationWords::tr("Name");
    case ports::MemberColumn::Reading:
        return DelegationWords::tr("Reading");
    case ports::MemberColumn::OrgUnit:
        return DelegationWords::tr("Organization");
    default:
        return {};
    }
}

QVBoxLayout* officeCard(QWidget* card, QLabel* title) {
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kWide);
    column->setSpacing(space::kSmall);
    setTextSize(title, TextSize::Section);
    column->addWidget(title);
    return column;
}

} // namespace

DelegationPane::DelegationPane(PaneServices services, QWidget* parent) : Pane(std::move(services), parent) {
    setObjectName(QStringLiteral("delegation.pane"));
    build();
    connectParts();
    retranslate();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

DelegationPane::~DelegationPane() = default;

QString DelegationPane::title() const {
    return commands::menuText(*menuItem(kDelegationMenu));
}

void DelegationPane::build() {
    heading_ = new QLabel(this);
    setTextSize(heading_, TextSize::Page);
    heading_->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("delegation.banner"));
    auto* inner = new QWidget;
    auto* cards = new QVBoxLayout(inner);
    cards->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    cards->setSpacing(space::kWide);
    for (QLabel*& label : titles_)
        label = new QLabel(inner);
    cards->addWidget(buildHolder());
    cards->addWidget(buildState());
    cards->addWidget(buildStart());
    auto* past = new Card;
    history_ = new roles::HistoryPage(services_, QStringLiteral("delegation"));
    history_->setFixedHeight(kOfficeHistoryHeight);
    officeCard(past, titles_[3])->addWidget(history_);
    cards->addWidget(past);
    cards->addStretch(1);
    auto* area = new ScrollPage(ScrollPage::Holds::Controls, this);
    area->setWidget(inner);
    body_ = area;
    state_ = new StatePage(this);
    state_->setIconName(QStringLiteral("security-high"));
    stack_ = new QStackedWidget(this);
    stack_->addWidget(body_);
    stack_->addWidget(state_);
    asker_ = new QTimer(this);
    asker_->setSingleShot(true);
    asker_->setInterval(kDelegationAskMillis);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(heading_);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
}

QWidget* DelegationPane::buildHolder() {
    auto* card = new Card;
    holderLine_ = new WrappedLabel(card);
    holderLine_->setObjectName(QStringLiteral("delegation.holder"));
    holderLine_->setTextFormat(Qt::PlainText);
    setTextSize(holderLine_, TextSize::Strong);
    meaning_ = new WrappedLabel(card);
    meaning_->setObjectName(QStringLiteral("delegation.meaning"));
    QVBoxLayout* column = officeCard(card, titles_[0]);
    column->addWidget(holderLine_);
    column->addWidget(meaning_);
    return card;
}

QWidget* DelegationPane::buildState() {
    stateCard_ = new Card;
    stateLine_ = new WrappedLabel(stateCard_);
    stateLine_->setObjectName(QStringLiteral("delegation.state"));
    stateLine_->setTextFormat(Qt::PlainText);
    cancel_ = roles::partButton("delegation.cancel", stateCard_);
    accept_ = roles::partButton("delegation.accept", stateCard_);
    decline_ = roles::partButton("delegation.decline", stateCard_);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    for (QPushButton* each : {cancel_, accept_, decline_})
        row->addWidget(each);
    row->addStretch(1);
    QVBoxLayout* column = officeCard(stateCard_, titles_[1]);
    column->addWidget(stateLine_);
    column->addLayout(row);
    return stateCard_;
}

QWidget* DelegationPane::buildStart() {
    startCard_ = new Card;
    person_ = new WrappedLabel(startCard_);
    person_->setObjectName(QStringLiteral("delegation.person"));
    person_->setTextFormat(Qt::PlainText);
    pick_ = roles::partButton("delegation.pick", startCard_);
    keptLabel_ = new QLabel(startCard_);
    kept_ = new QComboBox(startCard_);
    kept_->setObjectName(QStringLiteral("delegation.kept"));
    kept_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    keptLabel_->setBuddy(kept_);
    comesTo_ = new WrappedLabel(startCard_);
    comesTo_->setObjectName(QStringLiteral("delegation.comesTo"));
    start_ = roles::partButton("delegation.start", startCard_);
    auto* who = new QHBoxLayout;
    who->setSpacing(space::kNormal);
    who->addWidget(pick_);
    who->addWidget(person_, 1);
    auto* keeps = new QHBoxLayout;
    keeps->setSpacing(space::kNormal);
    keeps->addWidget(keptLabel_);
    keeps->addWidget(kept_);
    keeps->addStretch(1);
    auto* go = new QHBoxLayout;
    go->addWidget(start_);
    go->addStretch(1);
    QVBoxLayout* column = officeCard(startCard_, titles_[2]);
    column->addLayout(who);
    column->addLayout(keeps);
    column->addWidget(comesTo_);
    column->addLayout(go);
    return startCard_;
}

void DelegationPane::connectParts() {
    connect(asker_, &QTimer::timeout, this, &DelegationPane::load);
    connect(pick_, &QPushButton::clicked, this, &DelegationPane::choosePerson);
    connect(kept_, &QComboBox::currentIndexChanged, this, &DelegationPane::refreshStart);
    connect(start_, &QPushButton::clicked, this, &DelegationPane::start);
    for (const auto& [button, key] :
         {std::pair{cancel_, "delegation.cancel"}, {accept_, "delegation.accept"}, {decline_, "delegation.decline"}}) {
        const QString command = QLatin1String(key);
        connect(button, &QPushButton::clicked, this, [this, command] {
            const commands::Applicability verdict = services_.registry.trigger(command);
            if (!verdict.applies && !verdict.why.isEmpty()) banner_->announce(Banner::Kind::Warning, verdict.why);
        });
        if (auto* known = qobject_cast<commands::DelegationCommand*>(services_.registry.find(command)))
            connect(known, &commands::DelegationCommand::answered, this, [this] {
                if (isVisible()) load();
            });
    }
}

void DelegationPane::offerCommands() {
    auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QStringLiteral("delegation.start")));
    if (!command) return;
    command->offer(
        this, [this] { to_.empty() ? choosePerson() : start(); },
        [this](const commands::Context&) {
            const QString why = refusal();
            return why.isEmpty() ? commands::Applicability::yes() : commands::Applicability::no(why);
        });
    services_.registry.contextChanged();
}

// --- what is there --------------------------------------------------------------------------------------------------

void DelegationPane::load() {
    asker_->stop();
    cursor_ = services_.cache.status().cursor;
    if (!services_.online() || !services_.identity()) return refreshLook();
    delegationCall_ =
        services_.gateway.roles().delegation(services_.gui, [this](Result<std::optional<Delegation>> found) {
            error_.reset();
            if (found) {
                loaded_ = true;
                delegation_ = std::move(*found);
                commands::knowDelegation(services_.registry, delegation_);
            } else {
                error_ = found.error();
            }
            refresh();
        });
    rolesCall_ = services_.gateway.roles().roles(false, services_.gui, [this](Result<std::vector<RoleSheet>> found) {
        rolesError_.reset();
        if (!found) {
            rolesError_ = found.error();
            return refresh();
        }
        roles_ = std::move(*found);
        fillKept();
        const auto office =
            std::ranges::find(roles_, std::string("super"), [](const RoleSheet& one) { return one.role.builtIn; });
        if (office != roles_.end()) loadHolder(office->role.id);
        refresh();
    });
    refreshLook();
}

void DelegationPane::loadHolder(const RoleId& role) {
    history_->present(role);
    history_->reload();
    holderCall_ = services_.gateway.roles().holders(role, {}, services_.gui, [this](Result<ports::HolderPage> page) {
        if (page)
            holder_ = page->holders.empty() ? std::nullopt : std::optional(page->holders.front());
        else
            rolesError_ = page.error();
        refresh();
    });
}

void DelegationPane::copyChanged() {
    if (isVisible() && services_.cache.status().cursor != cursor_ && !asker_->isActive()) asker_->start();
}

void DelegationPane::linkChanged() {
    if (isVisible() && services_.online()) load();
    refreshLook();
}

bool DelegationPane::hasList() const {
    return stack_->currentWidget() == body_ && history_->hasRows();
}

void DelegationPane::exportShown(const TellExport& tell) {
    exportList(exportServices(services_), history_->listForFile(), this, tell);
}

bool DelegationPane::waiting() const {
    return delegation_ && delegation_->state == DelegationState::Waiting;
}

// --- handing over ---------------------------------------------------------------------------------------------------

void DelegationPane::choosePerson() {
    auto* picker = new MemberPicker(
        services_.cache, {delegationPickerHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString&) { chosen(id); }, window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void DelegationPane::chosen(const UserId& user) {
    to_ = user;
    refreshStart();
    if (start_->isEnabled()) start_->setFocus(Qt::OtherFocusReason);
}

QString DelegationPane::personText(const UserId& user) const {
    const ports::MemberList& members = services_.cache.members();
    const auto row = members.find(user.value);
    if (!row) return fromUtf8(user.value);
    const ports::MemberCells cells = members.cells(*row);
    return QStringLiteral("%1  %2").arg(fromUtf8(cells.name), fromUtf8(cells.loginId));
}

void DelegationPane::start() {
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    if (to_.empty()) return choosePerson();
    const QString name = personText(to_);
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Ask %1 to become the highest administrator").arg(name);
    plan.sentence = tr("Nothing changes before the other accepts. There are %n days for it, and you can take it back "
                       "until then.",
                       nullptr, kDelegationDays);
    plan.effects << tr("With the acceptance %1 is the highest administrator, and you are not any more.").arg(name)
                 << (kept_->currentData().toString().isEmpty()
                         ? tr("You keep no administrator role from this office.")
                         : tr("You have the role %1 in the whole tenant instead.").arg(kept_->currentText()))
                 << tr("All other administrators are told.");
    plan.verb = tr("Ask");
    auto* dialog = new PlanDialog(
        std::move(plan), commands::Danger::LogsOut, [this](const QVariantMap&) { send(); }, window());
    dialog->setObjectName(QStringLiteral("delegation.ask"));
    dialog->open();
}

void DelegationPane::send() {
    const RoleId kept(toUtf8(kept_->currentData().toString()));
    acting_ = services_.gateway.roles().delegate(to_, kept, services_.gui, [this](Result<Delegation> made) {
        if (made) {
            delegation_ = *made;
            loaded_ = true;
            to_ = {};
            commands::knowDelegation(services_.registry, delegation_);
            banner_->announce(Banner::Kind::Success, tr("%1 was asked.").arg(fromUtf8(made->toName)));
            services_.sync.refreshNow();
            history_->reload();
        } else {
            banner_->tell(made.error());
        }
        refresh();
    });
    refresh();
}

// --- looks ----------------------------------------------------------------------------------------------------------

QString DelegationPane::refusal() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    if (holder_ && holder_->user != identity->user)
        return tr("Only the highest administrator can hand the office over.");
    if (waiting()) return tr("Somebody has been asked already. Take that back first.");
    if (acting_.running()) return tr("The last change is still being saved.");
    return {};
}

void DelegationPane::fillKept() {
    const QSignalBlocker quiet(kept_);
    const QString before = kept_->currentData().toString();
    const bool first = kept_->count() <= 1; // no role was known yet
    kept_->clear();
    kept_->addItem(tr("Nothing: you are no administrator by this office any more"), QString());
    for (const RoleSheet& one : roles_)
        if (one.role.builtIn != "super" && one.role.builtIn != "rescue")
            kept_->addItem(commands::roleNameText(one), fromUtf8(one.role.id.value));
    int at = kept_->findData(before);
    if (first || at < 0) { // what most want
        const auto deputy =
            std::ranges::find(roles_, std::string("deputy"), [](const RoleSheet& one) { return one.role.builtIn; });
        at = deputy == roles_.end() ? 0 : kept_->findData(fromUtf8(deputy->role.id.value));
    }
    kept_->setCurrentIndex(std::max(0, at));
}

void DelegationPane::refreshState() {
    stateCard_->setVisible(delegation_.has_value());
    if (!delegation_) return;
    titles_[1]->setText(waiting() ? tr("Waiting for an answer") : tr("The last handing over"));
    stateLine_->say(commands::delegationText(*delegation_, services_.clock.now()));
    const commands::Context context = services_.registry.context();
    const ports::Identity* identity = services_.identity();
    const bool asked = identity && identity->user == delegation_->to;
    for (const auto& [button, shown] : {std::pair{cancel_, !asked}, {accept_, asked}, {decline_, asked}}) {
        const commands::Command* command = services_.registry.find(button->objectName());
        button->setVisible(command && shown && waiting());
        if (!command) continue;
        button->setText(command->text());
        button->setIcon(icon(command->iconName()));
        showVerdict(button, *command, context);
    }
}

void DelegationPane::refreshStart() {
    const QString why = refusal();
    startCard_->setVisible(!waiting());
    person_->say(to_.empty() ? tr("Nobody is chosen yet.") : personText(to_));
    roles::offerPart(pick_, why);
    const QString noRoles = !roles_.empty() ? QString()
                            : rolesError_   ? tr("The list of roles could not be loaded.")
                                            : tr("The roles are still being fetched.");
    const QString whyNot = why.isEmpty() ? noRoles : why;
    roles::offerPart(kept_, whyNot);
    roles::offerPart(start_, !whyNot.isEmpty() ? whyNot : to_.empty() ? tr("Choose a member first.") : QString());
    comesTo_->say(to_.empty() ? QString()
                  : kept_->currentData().toString().isEmpty()
                      ? tr("When %1 accepts, you hold no administrator role from this office.").arg(personText(to_))
                      : tr("When %1 accepts, you hold the role %2 in the whole tenant.")
                            .arg(personText(to_), kept_->currentText()));
}

void DelegationPane::refreshLook() {
    using Look = StatePage::Look;
    const ports::Identity* identity = services_.identity();
    const bool forbidden = identity && !identity->canSee(kDelegationMenu, services_.clock.now());
    if (forbidden)
        state_->present(Look::Forbidden, tr("Your role may not open this screen."),
                        tr("The missing right is “%1” (%2). Only the highest administrator has it.")
                            .arg(title(), commands::accessText(Access::View)));
    else if (!loaded_ && error_)
        state_->present(error_->kind == ErrorKind::Forbidden ? Look::Forbidden : Look::Failed,
                        tr("The state of the office could not be fetched"), commands::errorText(*error_),
                        tr("Try again"), [this] { load(); });
    else if (!loaded_ && (!services_.online() || !identity))
        state_->present(Look::Offline, tr("Who holds the office is known to the service only"),
                        tr("It can be shown as soon as there is a connection."));
    else
        state_->present(Look::Loading, tr("Asking who holds the office"));
    stack_->setCurrentWidget(loaded_ && !forbidden ? body_ : state_);
}

void DelegationPane::refresh() {
    if (loaded_ && (error_ || rolesError_)) banner_->tell(error_ ? *error_ : *rolesError_);
    holderLine_->say(holder_ ? QStringLiteral("%1  %2").arg(fromUtf8(holder_->userName), fromUtf8(holder_->loginId))
                             : tr("Not known yet."));
    refreshState();
    refreshStart();
    refreshLook();
    services_.registry.contextChanged();
}

void DelegationPane::retranslate() {
    heading_->setText(title());
    titles_[0]->setText(tr("The highest administrator now"));
    titles_[2]->setText(tr("Hand the office over"));
    titles_[3]->setText(tr("What happened to the office"));
    meaning_->say(
        tr("There is always exactly one highest administrator. The office leaves its holder only when "
           "somebody else accepts it: then it moves in one step, so that there is never nobody and never two. "
           "Until then the holder keeps everything and can take the question back."));
    history_->setEmptyText(tr("The office has never been handed over"));
    pick_->setText(tr("Choose a member…"));
    pick_->setIcon(icon(QStringLiteral("user")));
    keptLabel_->setText(tr("What you keep"));
    kept_->setAccessibleName(tr("What the former holder keeps"));
    start_->setText(tr("Ask…"));
    start_->setIcon(icon(QStringLiteral("go-next")));
    fillKept();
    refresh();
}

void DelegationPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerCommands();
    load();
}

void DelegationPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_delegation_pane.cpp"
