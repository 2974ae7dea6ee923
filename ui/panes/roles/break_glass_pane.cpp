#include "ui/panes/roles/break_glass_pane.h"

#include "models/commands/pane_command.h"
#include "models/commands/role_commands.h"
#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/forms/pickers.h"
#include "ui/panes/roles/role_changes.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/panes/roles/sealed_code_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/wrapped_label.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;

namespace {

constexpr std::string_view kSealedMenu = "security.breakGlass";
constexpr int kSealedAskMillis = 400;
constexpr int kSealedTickMillis = 1'000;

struct SealedAccountWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(SealedAccountWords)
};

// An order to seal whose code nobody is known to have read. It outlasts the pane, which a lock takes away, and belongs
// to its window.
struct SealedOrder final : QObject {
    explicit SealedOrder(QObject* window) : QObject(window) { setObjectName(QStringLiteral("sealed.order")); }
    UserId user;
    std::optional<Instant> before; // when the account had been sealed until then
};

SealedOrder* sealedOrder(const commands::Registry& registry) {
    return dynamic_cast<SealedOrder*>(
        registry.findChild<QObject*>(QStringLiteral("sealed.order"), Qt::FindDirectChildrenOnly));
}

void forgetSealedOrder(const commands::Registry& registry) {
    delete sealedOrder(registry);
}

QString sealedPickerHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return SealedAccountWords::tr("Name");
    case ports::MemberColumn::Reading:
        return SealedAccountWords::tr("Reading");
    case ports::MemberColumn::OrgUnit:
        return SealedAccountWords::tr("Organization");
    default:
        return {};
    }
}

} // namespace

Chip sealedChip(BreakGlassState state, bool drillDue) {
    const QString text = commands::breakGlassStateText(state);
    switch (state) {
    case BreakGlassState::Sealed:
        return {text, drillDue ? ChipShape::Clock : ChipShape::Disc, drillDue ? Tone::Warning : Tone::Good};
    case BreakGlassState::Opening:
        return {text, ChipShape::Clock, Tone::Warning};
    case BreakGlassState::Open:
        return {text, ChipShape::Ring, Tone::Danger};
    case BreakGlassState::Used:
        return {text, ChipShape::Cross, Tone::Warning};
    case BreakGlassState::None:
        break;
    }
    return {text, ChipShape::Dash, Tone::Neutral};
}

BreakGlassPane::BreakGlassPane(PaneServices services, QWidget* parent) : Pane(std::move(services), parent) {
    setObjectName(QStringLiteral("sealed.pane"));
    build();
    connectParts();
    retranslate();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

// A locked window shows no code: what was not put away then has to be sealed anew.
BreakGlassPane::~BreakGlassPane() {
    if (!code_) return;
    disconnect(code_, nullptr, this, nullptr);
    code_->done(QDialog::Rejected);
}

QString BreakGlassPane::title() const {
    return commands::menuText(*menuItem(kSealedMenu));
}

void BreakGlassPane::build() {
    heading_ = new QLabel(this);
    setTextSize(heading_, TextSize::Page);
    heading_->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("sealed.banner"));
    auto* inner = new QWidget;
    auto* cards = new QVBoxLayout(inner);
    cards->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    cards->setSpacing(space::kWide);
    cards->addWidget(buildState());
    cards->addWidget(buildAbilities());
    cards->addStretch(1);
    auto* area = new ScrollPage(ScrollPage::Holds::Controls, this);
    area->setWidget(inner);
    body_ = area;
    state_ = new StatePage(this);
    state_->setIconName(QStringLiteral("system-lock-screen"));
    stack_ = new QStackedWidget(this);
    stack_->addWidget(body_);
    stack_->addWidget(state_);
    asker_ = new QTimer(this);
    asker_->setSingleShot(true);
    asker_->setInterval(kSealedAskMillis);
    ticker_ = new QTimer(this);
    ticker_->setInterval(kSealedTickMillis);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(heading_);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
}

QWidget* BreakGlassPane::buildState() {
    auto* card = new Card;
    chip_ = new StatusChip(card);
    clock_ = new QLabel(card);
    clock_->setObjectName(QStringLiteral("sealed.clock"));
    setTextSize(clock_, TextSize::Page);
    line_ = new WrappedLabel(card);
    line_->setObjectName(QStringLiteral("sealed.line"));
    line_->setTextFormat(Qt::PlainText);
    seal_ = roles::partButton("sealed.seal", card);
    refuse_ = roles::partButton("sealed.refuse", card);
    close_ = roles::partButton("sealed.close", card);
    remove_ = roles::partButton("sealed.remove", card);
    for (QPushButton* each : {refuse_, close_})
        each->setProperty("danger", true);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kNormal);
    head->addWidget(chip_);
    head->addWidget(clock_);
    head->addStretch(1);
    factsHome_ = new QVBoxLayout;
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    for (QPushButton* each : {refuse_, close_, seal_, remove_})
        row->addWidget(each);
    row->addStretch(1);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    column->setSpacing(space::kNormal);
    column->addLayout(head);
    column->addWidget(line_);
    column->addLayout(factsHome_);
    column->addLayout(row);
    return card;
}

QWidget* BreakGlassPane::buildAbilities() {
    auto* card = new Card;
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kWide);
    column->setSpacing(space::kSmall);
    for (QLabel*& title : titles_) {
        title = new QLabel(card);
        setTextSize(title, TextSize::Section);
    }
    how_ = new WrappedLabel(card);
    abilities_ = new WrappedLabel(card);
    abilities_->setObjectName(QStringLiteral("sealed.abilities"));
    column->addWidget(titles_[0]);
    column->addWidget(how_);
    column->addSpacing(space::kSmall);
    column->addWidget(titles_[1]);
    column->addWidget(abilities_);
    return card;
}

void BreakGlassPane::connectParts() {
    connect(asker_, &QTimer::timeout, this, &BreakGlassPane::load);
    connect(ticker_, &QTimer::timeout, this, &BreakGlassPane::tick);
    connect(seal_, &QPushButton::clicked, this, &BreakGlassPane::pickAndSeal);
    connect(remove_, &QPushButton::clicked, this, &BreakGlassPane::askRemove);
    for (QPushButton* button : {refuse_, close_}) {
        const QString key = button->objectName();
        connect(button, &QPushButton::clicked, this, [this, key] { trigger(key); });
        if (auto* command = qobject_cast<commands::SealedCommand*>(services_.registry.find(key)))
            connect(command, &commands::SealedCommand::changed, this, &BreakGlassPane::take);
    }
}

void BreakGlassPane::offerCommands() {
    using commands::Applicability;
    const auto offer = [this](const char* key, std::function<void()> work, std::function<QString()> whyNot) {
        auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key)));
        if (!command) return;
        command->offer(this, std::move(work), [whyNot = std::move(whyNot)](const commands::Context&) {
            const QString why = whyNot();
            return why.isEmpty() ? Applicability::yes() : Applicability::no(why);
        });
    };
    offer(
        "sealed.seal", [this] { pickAndSeal(); }, [this] { return refusal(); });
    offer(
        "sealed.remove", [this] { askRemove(); },
        [this] {
            if (QString why = refusal(); !why.isEmpty()) return why;
            return account_ && account_->state != BreakGlassState::None ? QString() : tr("There is no sealed account.");
        });
    services_.registry.contextChanged();
}

void BreakGlassPane::trigger(const QString& key) {
    if (account_) commands::knowSealed(services_.registry, *account_);
    const commands::Applicability verdict = services_.registry.trigger(key);
    if (!verdict.applies && !verdict.why.isEmpty()) banner_->announce(Banner::Kind::Warning, verdict.why);
}

// --- what is there --------------------------------------------------------------------------------------------------

void BreakGlassPane::load() {
    asker_->stop();
    cursor_ = services_.cache.status().cursor;
    if (!services_.online() || !services_.identity()) return refresh();
    reading_ = services_.gateway.roles().breakGlass(services_.gui, [this](Result<BreakGlass> found) {
        error_.reset();
        if (found) {
            take(*found);
            return tellLostCode();
        }
        error_ = found.error();
        refresh();
    });
    refresh();
}

void BreakGlassPane::take(const BreakGlass& account) {
    account_ = account;
    commands::knowSealed(services_.registry, account);
    const bool runs = account.state == BreakGlassState::Opening || account.state == BreakGlassState::Open;
    if (runs != ticker_->isActive()) runs ? ticker_->start() : ticker_->stop();
    refresh();
}

void BreakGlassPane::copyChanged() {
    if (isVisible() && services_.cache.status().cursor != cursor_ && !asker_->isActive()) asker_->start();
}

void BreakGlassPane::linkChanged() {
    if (isVisible() && services_.online()) return load();
    refresh();
}

// What comes at the end of a clock only the service knows.
void BreakGlassPane::tick() {
    if (!account_ || !isVisible()) return;
    const auto& end = account_->state == BreakGlassState::Opening ? account_->opensAt : account_->until;
    if (end && *end <= services_.clock.now() && !reading_.running()) return load();
    refreshFacts();
}

// --- sealing --------------------------------------------------------------------------------------------------------

// The first time somebody is chosen; later the same account is sealed anew.
void BreakGlassPane::pickAndSeal() {
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    if (account_ && account_->state != BreakGlassState::None) return askSeal(account_->user);
    auto* picker = new MemberPicker(
        services_.cache, {sealedPickerHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString&) { askSeal(id); }, window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void BreakGlassPane::askSeal(const UserId& user) {
    const ports::MemberList& members = services_.cache.members();
    const auto row = members.find(user.value);
    const QString name = row ? fromUtf8(members.cells(*row).name) : account_ ? fromUtf8(account_->userName) : QString();
    const bool anew = account_ && account_->state != BreakGlassState::None;
    commands::Plan plan;
    plan.confirm = true;
    plan.title = anew ? tr("Seal the account %1 anew").arg(name) : tr("Seal the account %1").arg(name);
    plan.sentence = tr("A new opening code is made and shown once. Have an envelope ready.");
    if (anew) plan.effects << tr("The code that was valid until now opens nothing any more. Destroy the old sheet.");
    plan.effects << tr("The account must be an ordinary member that holds no administrator role and is used by nobody.")
                 << tr("All administrators are told that it was sealed.");
    plan.verb = tr("Seal");
    auto* dialog = new PlanDialog(
        std::move(plan), commands::Danger::Changes, [this, user](const QVariantMap&) { seal(user); }, window());
    dialog->setObjectName(QStringLiteral("sealed.ask"));
    dialog->open();
}

void BreakGlassPane::seal(const UserId& user) {
    forgetSealedOrder(services_.registry);
    auto* order = new SealedOrder(&services_.registry);
    order->user = user;
    order->before = account_ && account_->user == user ? account_->sealedAt : std::nullopt;
    acting_ = services_.gateway.roles().seal(user, services_.gui, [this](Result<ports::SealedCode> sealed) {
        if (!sealed) {
            const ErrorKind kind = sealed.error().kind;
            banner_->tell(sealed.error());
            if (kind == ErrorKind::Timeout || kind == ErrorKind::Unavailable)
                return load(); // it may be sealed all the same
            forgetSealedOrder(services_.registry);
            return refresh();
        }
        take(sealed->state);
        banner_->announce(Banner::Kind::Success, tr("The account %1 is sealed.").arg(fromUtf8(sealed->state.userName)));
        showCode(fromUtf8(sealed->code));
        std::ranges::fill(sealed->code, '\0');
        services_.sync.refreshNow();
    });
    refresh();
}

void BreakGlassPane::showCode(const QString& code) {
    const ports::Identity* identity = services_.identity();
    const QString account = QStringLiteral("%1  %2").arg(fromUtf8(account_->userName), fromUtf8(account_->loginId));
    auto* dialog = new roles::SealedCodeDialog(code, account, identity ? fromUtf8(identity->tenantName) : QString(),
                                               account_->delayMinutes, window());
    connect(dialog, &QDialog::finished, this, [this] { forgetSealedOrder(services_.registry); });
    code_ = dialog;
    dialog->open();
}

// An answer that did not arrive took the code with it.
void BreakGlassPane::tellLostCode() {
    const SealedOrder* order = sealedOrder(services_.registry);
    if (!order || code_ || acting_.running() || account_->state != BreakGlassState::Sealed) return;
    if (account_->user != order->user || !account_->sealedAt || account_->sealedAt <= order->before) return;
    banner_->announce(Banner::Kind::Warning, tr("It was sealed, but its code could not be shown. Seal it anew."));
}

void BreakGlassPane::askRemove() {
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    if (!account_) return;
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Have no sealed account any more");
    plan.sentence = tr("The account %1 becomes an ordinary member, and its code opens nothing any more.")
                        .arg(fromUtf8(account_->userName));
    plan.effects << tr(
        "When the highest administrator can no longer sign in, only the service provider can help then.");
    plan.verb = tr("Remove account");
    auto* dialog = new PlanDialog(
        std::move(plan), commands::Danger::Destroys,
        [this](const QVariantMap&) {
            acting_ =
                services_.gateway.roles().unsealForGood(services_.gui, [this](const Result<std::monostate>& outcome) {
                    if (!outcome) {
                        banner_->tell(outcome.error());
                        return refresh();
                    }
                    banner_->announce(Banner::Kind::Success, tr("There is no sealed account any more."));
                    load();
                });
        },
        window());
    dialog->setObjectName(QStringLiteral("sealed.ask"));
    dialog->open();
}

} // namespace sekisho::ui

#include "moc_break_glass_pane.cpp"
