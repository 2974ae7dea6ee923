#include "ui/panes/invitation/invitation_pane.h"

#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "ui/panes/invitation/applicants_page.h"
#include "ui/panes/invitation/link_dialog.h"
#include "ui/panes/invitation/links_page.h"
#include "ui/panes/invitation/placing_form.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/dialog_draft.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <utility>

namespace sekisho::ui {

using namespace invitation;

namespace {

constexpr Permission kInvite{"members.invitation", Access::Operate};
constexpr auto kSwarm = std::chrono::milliseconds(250);
constexpr std::size_t kMostShown = 1'000; // as many as may wait
constexpr std::array kDays{1, 3, 7, 14, 30, kLongestInvitation};

// The choices of a draft, with the numbers of those who wait now.
InvitationSettings choicesIn(const policy::Values& values, const InvitationSettings& counted) {
    const auto isOn = [&values](std::string_view key) {
        const auto at = values.find(key);
        const auto* flag = at == values.end() ? nullptr : std::get_if<bool>(&at->second);
        return flag && *flag;
    };
    const auto at = values.find("inviters");
    const auto* inviters = at == values.end() ? nullptr : std::get_if<std::string>(&at->second);
    InvitationSettings out = counted;
    out.linkAllowed = isOn("linkAllowed");
    out.everybodyInvites = inviters && *inviters == "ALL_MEMBERS";
    out.autoApproval = isOn("autoApproval");
    return out;
}

} // namespace

InvitationPane::InvitationPane(PaneServices services, Pane* settings, QWidget* parent)
    : Pane(std::move(services), parent), heading_(new QLabel(this)), number_(new QLabel(this)),
      refresh_(new QToolButton(this)), banner_(new Banner(this)), stack_(new QStackedWidget(this)),
      state_(new StatePage(this)), tabs_(new QTabWidget(this)), applicants_(new ApplicantsPage(services_.clock, this)),
      links_(new LinksPage(services_.clock, this)), settings_(settings), soon_(new QTimer(this)) {
    setObjectName(QStringLiteral("invitation.pane"));
    build();
    connectParts();
    offerCommands();
    retranslate();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

InvitationPane::~InvitationPane() = default;

QString InvitationPane::title() const {
    return tr("Invitation");
}

void InvitationPane::build() {
    QFont large = heading_->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    heading_->setFont(large);
    number_->setFont(large);
    number_->setForegroundRole(QPalette::PlaceholderText);
    number_->setObjectName(QStringLiteral("invitation.count"));
    refresh_->setObjectName(QStringLiteral("invitation.refresh"));
    refresh_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    refresh_->setFocusPolicy(Qt::StrongFocus);
    banner_->setObjectName(QStringLiteral("invitation.banner"));
    tabs_->setObjectName(QStringLiteral("invitation.tabs"));
    tabs_->setDocumentMode(true);
    tabs_->addTab(applicants_, QString());
    tabs_->addTab(links_, QString());
    tabs_->addTab(settings_, QString());
    soon_->setSingleShot(true);
    soon_->setInterval(kSwarm);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    head->setSpacing(8);
    head->addWidget(heading_);
    head->addWidget(number_);
    head->addStretch(1);
    head->addWidget(refresh_);
    stack_->addWidget(tabs_);
    stack_->addWidget(state_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
}

void InvitationPane::connectParts() {
    connect(refresh_, &QToolButton::clicked, this, &InvitationPane::load);
    connect(soon_, &QTimer::timeout, this, &InvitationPane::load);
    connect(applicants_, &ApplicantsPage::approveWanted, this, [this] { decide(true); });
    connect(applicants_, &ApplicantsPage::rejectWanted, this, [this] { decide(false); });
    connect(applicants_, &ApplicantsPage::chosenChanged, this, [this] { services_.registry.contextChanged(); });
    connect(links_, &LinksPage::makeWanted, this, &InvitationPane::make);
    connect(links_, &LinksPage::endWanted, this, &InvitationPane::end);
    connect(links_, &LinksPage::moreWanted, this, [this] {
        if (!nextLinks_.empty() && !linksCall_.running()) loadLinks(nextLinks_);
    });
    connect(settings_, &Pane::openWanted, this, &Pane::openWanted);
    connect(settings_, &Pane::draftChanged, this, [this] {
        refresh();
        Q_EMIT draftChanged();
    });
}

// --- what is there --------------------------------------------------------------------------------------------------

void InvitationPane::load() {
    soon_->stop();
    cursor_ = services_.cache.status().cursor;
    if (!services_.online()) return refresh();
    error_.reset();
    settingsCall_ = services_.gateway.invitations().settings(services_.gui, [this](Result<InvitationSettings> came) {
        if (!took(came ? std::nullopt : std::optional(came.error()))) return;
        now_ = *came;
        refresh();
    });
    loadLinks({});
    loadApplicants({});
    refresh();
}

void InvitationPane::loadLinks(const std::string& cursor) {
    const bool more = !cursor.empty();
    linksCall_ =
        services_.gateway.invitations().links(cursor, services_.gui, [this, more](Result<ports::InvitationPage> page) {
            if (!took(page ? std::nullopt : std::optional(page.error()))) return;
            nextLinks_ = page->nextCursor;
            more ? links_->append(std::move(page->links), !nextLinks_.empty())
                 : links_->present(std::move(page->links), !nextLinks_.empty());
            refresh();
        });
}

void InvitationPane::loadApplicants(const std::string& cursor) {
    if (cursor.empty()) arriving_.clear();
    applicantsCall_ = services_.gateway.invitations().applicants(
        cursor, services_.gui, [this](Result<ports::ApplicantPage> page) { applicantsCame(std::move(page)); });
}

void InvitationPane::applicantsCame(Result<ports::ApplicantPage> page) {
    if (!took(page ? std::nullopt : std::optional(page.error()))) return;
    std::ranges::move(page->applicants, std::back_inserter(arriving_));
    if (!page->nextCursor.empty() && arriving_.size() < kMostShown) return loadApplicants(page->nextCursor);
    applicants_->present(std::exchange(arriving_, {}));
    refresh();
}

bool InvitationPane::took(const std::optional<Error>& error) {
    if (!error) return true;
    if (error->kind == ErrorKind::Cancelled) return false;
    error_ = error;
    refresh();
    return false;
}

// The feed says only that something has changed: what it was is asked for.
void InvitationPane::copyChanged() {
    if (!isVisible() || services_.cache.status().cursor == cursor_ || soon_->isActive()) return;
    soon_->start();
}

// --- links ----------------------------------------------------------------------------------------------------------

bool InvitationPane::mayMakeOperators() const {
    const ports::Identity* identity = services_.identity();
    return identity && std::ranges::any_of(identity->roles, [this](const RoleHolding& held) {
               const bool live = !held.expiresAt || *held.expiresAt > services_.clock.now();
               return live && (held.role.builtIn == "super" || held.role.builtIn == "deputy");
           });
}

void InvitationPane::make() {
    commands::Plan plan;
    plan.title = tr("Make an invitation link");
    plan.sentence = tr("Whoever has the link can apply. It is shown once, with its QR code.");
    plan.verb = tr("Make the link");
    QStringList choices;
    for (const int each : kDays)
        choices << tr("%n day(s)", nullptr, each);
    plan.asks.push_back({.key = QStringLiteral("days"),
                         .kind = commands::Ask::Kind::Choice,
                         .label = tr("Works for"),
                         .help = {},
                         .choices = choices,
                         .value = choices.at(2)});
    if (mayMakeOperators())
        plan.asks.push_back({.key = QStringLiteral("role"),
                             .kind = commands::Ask::Kind::Choice,
                             .label = tr("Who comes by it becomes"),
                             .help = tr("Operators have administrator rights and are never approved automatically."),
                             .choices = {roleText(false), roleText(true)},
                             .value = roleText(false)});
    auto* dialog = new PlanDialog(
        std::move(plan), commands::Danger::Changes,
        [this, choices](const QVariantMap& given) {
            const auto at = choices.indexOf(given.value(QStringLiteral("days")).toString());
            issue(given.value(QStringLiteral("role")).toString() == roleText(true),
                  kDays[static_cast<std::size_t>(std::max<qsizetype>(at, 0))]);
        },
        this);
    dialog->open();
}

void InvitationPane::issue(bool asOperator, int days) {
    actCall_ = services_.gateway.invitations().issue(
        asOperator, days, services_.gui, [this](Result<ports::IssuedInvitation> issued) {
            if (!issued) {
                say(issued.error());
                return load();
            }
            const ports::Identity* identity = services_.identity();
            auto* dialog =
                new LinkDialog(*issued, identity ? commands::fromUtf8(identity->tenantName) : QString(), this);
            dialog->open();
            load();
        });
}

void InvitationPane::end(const InvitationLink& link) {
    commands::Plan plan;
    plan.title = tr("End the invitation link");
    plan.sentence = tr("The link of %1, made on %2, stops working at once.")
                        .arg(commands::fromUtf8(link.inviterName), commands::timeText(link.created));
    if (link.waiting > 0)
        plan.effects << tr("%n person(s) who applied through it go on waiting.", nullptr,
                           static_cast<int>(link.waiting));
    plan.effects << tr("It cannot be opened again. A new one can be made.");
    plan.verb = tr("End the link");
    const auto agreed = [this, id = link.id](const QVariantMap&) {
        actCall_ = services_.gateway.invitations().revoke(id, services_.gui, [this](Result<std::monostate> done) {
            done ? banner_->announce(Banner::Kind::Success, tr("The link was ended.")) : say(done.error());
            load();
        });
    };
    auto* dialog = new PlanDialog(std::move(plan), commands::Danger::Changes, agreed, this);
    dialog->open();
}

// --- applicants -----------------------------------------------------------------------------------------------------

void InvitationPane::decide(bool approve) {
    std::vector<Applicant> chosen = applicants_->chosen();
    if (chosen.empty()) return;
    commands::Plan plan;
    const auto number = static_cast<int>(chosen.size());
    plan.title =
        approve ? tr("Approve %n applicant(s)", nullptr, number) : tr("Reject %n applicant(s)", nullptr, number);
    for (const Applicant& one : chosen)
        if (plan.subjects.size() < 20)
            plan.subjects << tr("%1 — %2").arg(commands::fromUtf8(one.name), commands::fromUtf8(one.email));
    if (number > 20) plan.subjects << tr("and %n more", nullptr, number - 20);
    const auto operators = static_cast<int>(std::ranges::count(chosen, true, &Applicant::asOperator));
    if (approve) {
        plan.effects << tr("They become members at once, count for the licence, and can log in with the password they "
                           "chose.");
        if (operators > 0)
            plan.effects << tr("%n of them become(s) operator(s) with administrator rights.", nullptr, operators);
    } else {
        plan.effects << tr("What they sent is deleted. They are not told; they can apply again as long as they have an "
                           "open link.");
        plan.asks.push_back({.key = QStringLiteral("reason"),
                             .label = tr("Reason"),
                             .help = tr("It is kept in the audit log and shown to nobody else."),
                             .choices = {},
                             .value = {},
                             .optional = true});
        plan.check = [](const QVariantMap& given) {
            const bool fits = given.value(QStringLiteral("reason")).toString().toUtf8().size() <= 500;
            return fits ? QString() : InvitationPane::tr("The reason is too long.");
        };
    }
    plan.verb = approve ? tr("Approve") : tr("Reject");
    const QString about = QStringLiteral("%1.%2.%3")
                              .arg(approve ? QStringLiteral("placing") : QStringLiteral("rejection"),
                                   chosen.empty() ? QString() : commands::fromUtf8(chosen.front().id.value))
                              .arg(number);
    PlacingForm* placing = approve ? new PlacingForm(services_, chosen) : nullptr;
    auto* dialog = new PlanDialog(
        std::move(plan), commands::Danger::Changes,
        [this, approve, placing, chosen = std::move(chosen)](const QVariantMap& given) {
            if (approve)
                runApproval(chosen, placing->placing());
            else
                runRejection(chosen, given.value(QStringLiteral("reason")).toString().trimmed());
        },
        this);
    auto* draft = new DialogDraft(dialog, services_.cache, about);
    if (placing) {
        dialog->addForm(placing, [placing] { return placing->check(); });
        placing->keepIn(draft);
    }
    dialog->open();
}

void InvitationPane::runApproval(std::vector<Applicant> chosen, const ports::Placing& placing) {
    runDecision(true, std::move(chosen), [this, placing](const Applicant& one, ports::Reply<std::monostate> reply) {
        return services_.gateway.invitations().approve(one.id, placing, services_.gui, std::move(reply));
    });
}

void InvitationPane::runRejection(std::vector<Applicant> chosen, const QString& reason) {
    runDecision(false, std::move(chosen),
                [this, why = commands::toUtf8(reason)](const Applicant& one, ports::Reply<std::monostate> reply) {
                    return services_.gateway.invitations().reject(one.id, why, services_.gui, std::move(reply));
                });
}

void InvitationPane::runDecision(bool approve, std::vector<Applicant> chosen, commands::ApplicantBatch::Call call) {
    commands::ApplicantBatch::start(services_.jobs, approve ? tr("Approve applicants") : tr("Reject applicants"),
                                    std::move(chosen), std::move(call),
                                    [pane = QPointer(this), approve](const commands::ApplicantBatch::Outcome& outcome) {
                                        if (pane) pane->decided(approve, outcome);
                                    });
}

void InvitationPane::decided(bool approve, const commands::ApplicantBatch::Outcome& outcome) {
    const auto done = static_cast<int>(outcome.done.size());
    const auto refused = static_cast<int>(outcome.refused);
    const QString sentence = approve ? tr("%n person(s) became member(s).", nullptr, done)
                                     : tr("%n application(s) were rejected.", nullptr, done);
    if (outcome.firstError) {
        const QString why = tr("About %1: %2").arg(outcome.firstSubject, commands::errorText(*outcome.firstError));
        const QString rest =
            refused > 1 ? tr("%n more were refused; the activity view says why.", nullptr, refused - 1) : QString();
        QStringList parts{why};
        if (!rest.isEmpty()) parts << rest;
        if (done > 0) parts.prepend(sentence);
        banner_->announce(done > 0 ? Banner::Kind::Warning : Banner::Kind::Error, parts.join(QLatin1Char('\n')));
    } else if (done > 0) {
        banner_->announce(Banner::Kind::Success, sentence);
    }
    services_.sync.refreshNow(); // new members
    load();
}

// --- the whole ------------------------------------------------------------------------------------------------------

void InvitationPane::offerCommands() {
    const auto offer = [this](const char* key, std::function<void()> work, std::function<QString()> more) {
        auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key)));
        if (!command) return;
        command->offer(this, std::move(work), [this, more = std::move(more)](const commands::Context&) {
            QString why = refusal();
            if (why.isEmpty()) why = more();
            return why.isEmpty() ? commands::Applicability::yes() : commands::Applicability::no(why);
        });
    };
    const auto noneChosen = [this] {
        return applicants_->chosen().empty() ? tr("Choose applicants first.") : QString();
    };
    offer(
        "invitation.issue", [this] { make(); },
        [this] { return now_ && !now_->linkAllowed ? tr("Allow links in the settings first.") : QString(); });
    offer(
        "invitation.approve", [this] { decide(true); }, noneChosen);
    offer(
        "invitation.reject", [this] { decide(false); }, noneChosen);
}

void InvitationPane::say(const Error& error) {
    if (error.kind != ErrorKind::Cancelled) banner_->tell(error);
}

QString InvitationPane::refusal() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    if (!allows(identity->roles, kInvite, services_.clock.now())) return tr("Your role may only look here.");
    return {};
}

SettingsScene InvitationPane::scene() const {
    return {links_->openLinks(), links_->allKnown(), static_cast<qsizetype>(services_.cache.members().count())};
}

// With what is written here of links, members and those who wait.
DraftBesides InvitationPane::besides(const policy::Values& now, const policy::Values& draft) const {
    if (!now_) return {};
    const InvitationSettings before = choicesIn(now, *now_), after = choicesIn(draft, *now_);
    const bool lets = after.autoApproval && !before.autoApproval;
    return {consequences(before, after, scene()), lets ? QString::number(now_->waiting) : QString()};
}

void InvitationPane::editCurrent() {
    if (!now_) return;
    tabs_->setCurrentWidget(settings_);
    settings_->editCurrent();
}

bool InvitationPane::giveUpDraft() {
    return settings_->giveUpDraft();
}

bool InvitationPane::hasDraft() const {
    return settings_->hasDraft();
}

bool InvitationPane::hasList() const {
    const QWidget* shown = tabs_->currentWidget();
    return shown == settings_ ? settings_->hasList() : shown == links_ ? !links_->empty() : !applicants_->empty();
}

void InvitationPane::exportShown(const TellExport& tell) {
    const QWidget* shown = tabs_->currentWidget();
    if (shown == settings_) return settings_->exportShown(tell);
    exportList(exportServices(services_),
               shown == links_ ? links_->listForFile(title(), services_.gateway.invitations(), services_.gui)
                               : applicants_->listForFile(title()),
               this, tell);
}

void InvitationPane::linkChanged() {
    if (isVisible() && services_.online()) load();
    settings_->linkChanged();
    refresh();
}

void InvitationPane::refresh() {
    const QString why = refusal();
    applicants_->setMayChange(why.isEmpty(), why);
    links_->setMayChange(why.isEmpty(), why);
    refresh_->setEnabled(services_.online());
    refresh_->setToolTip(services_.online() ? QString() : tr("This needs a connection to the service."));
    if (now_) {
        links_->setAllowed(now_->linkAllowed);
        Q_EMIT besidesChanged();
    }
    const int waiting = now_ ? static_cast<int>(now_->waiting) : 0;
    number_->setText(now_ ? tr("%n waiting", nullptr, waiting) : QString());
    tabs_->setTabText(0, now_ ? tr("Applicants (%1)").arg(commands::locale().toString(waiting)) : tr("Applicants"));
    tabs_->setTabText(1, tr("Links"));
    tabs_->setTabText(2, settings_->hasDraft() ? tr("Settings (draft)") : tr("Settings"));
    services_.registry.contextChanged();
    if (now_ && services_.online() && !error_) return stack_->setCurrentWidget(tabs_);
    using Look = StatePage::Look;
    if (!services_.online())
        state_->present(Look::Offline, tr("Invitations are kept by the service"),
                        tr("They can be seen as soon as there is a connection."));
    else if (error_ && error_->kind == ErrorKind::Forbidden)
        state_->present(Look::Forbidden, tr("Your role may not open this screen."), commands::errorText(*error_));
    else if (error_)
        state_->present(Look::Failed, tr("The invitations could not be fetched"), commands::errorText(*error_),
                        tr("Try again"), [this] { load(); });
    else
        state_->present(Look::Loading, tr("Fetching the invitations"));
    stack_->setCurrentWidget(state_);
}

void InvitationPane::retranslate() {
    heading_->setText(title());
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    tabs_->setAccessibleName(title());
    refresh();
}

void InvitationPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    load();
}

void InvitationPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_invitation_pane.cpp"
