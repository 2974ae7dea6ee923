// What a person may do while the window is open: roles that come, run for a time and end, requests that wait for a
// second person, the office that is offered, the sealed account.

#include "models/commands/approval_commands.h"
#include "models/commands/approval_words.h"
#include "models/commands/company_commands.h"
#include "models/commands/cut_off_command.h"
#include "models/commands/explanation_words.h"
#include "models/commands/pane_command.h"
#include "models/commands/role_commands.h"
#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "models/ports/approvals.h"
#include "ui/shell/activity_view.h"
#include "ui/shell/assent_prompt.h"
#include "ui/shell/main_window.h"
#include "ui/shell/my_rights_page.h"
#include "ui/shell/nav_panel.h"
#include "ui/shell/request_watch.h"
#include "ui/shell/rights_watch.h"
#include "ui/shell/sealed_box.h"
#include "ui/shell/status_line.h"
#include "ui/shell/tenant_pulse.h"
#include "ui/widgets/banner.h"

#include <QStackedWidget>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

namespace sekisho::ui {

namespace {

const QString kRequestsPane = QStringLiteral("security.requests");
const QString kRightsScreen = QStringLiteral("rights");
const QString kActivityScreen = QStringLiteral("activity");
constexpr std::chrono::minutes kSoonOver{5};

bool holdsNothing(const ports::Identity* identity, Instant now) {
    return identity && std::ranges::none_of(identity->roles, [now](const RoleHolding& holding) {
               return !holding.expiresAt || *holding.expiresAt > now;
           });
}

} // namespace

// --- commands -------------------------------------------------------------------------------------------------------

void MainWindow::connectCommand(commands::Command* command) {
    if (auto* vote = qobject_cast<commands::ApprovalCommand*>(command))
        connectVote(vote);
    else
        connect(command, &commands::Command::done, this, &MainWindow::announceDone);
    connect(command, &commands::Command::failed, this, [this](const Error& error, const QString& subject) {
        if (error.kind == ErrorKind::Cancelled) return; // whoever gave up knows it
        if (commands::isNews(error)) {
            if (requests_) requests_->refresh(); // so that what becomes of it is told
            if (ports::heldByBrake(error))
                return banner_->tellNews(error, [this] { openScreen(QStringLiteral("security.heldOrders")); });
            return banner_->tellNews(error, [this, id = commands::waitingRequest(error)] {
                openResource(kRequestsPane, id.empty() ? QStringLiteral("mine") : commands::fromUtf8(id));
            });
        }
        QString sentence = commands::errorText(error);
        if (!subject.isEmpty()) sentence = tr("%1: %2").arg(subject, sentence);
        if (const auto why = commands::whyQuestion(error))
            return banner_->announce(Banner::Kind::Error, sentence, tr("Why?"), [this, why] {
                openResource(commands::fromUtf8(commands::kExplainMenu), commands::explainResource(*why));
            });
        banner_->announce(Banner::Kind::Error, sentence, tr("Details"), [this] { openScreen(kActivityScreen); });
    });
    if (auto* rename = qobject_cast<commands::ChangeWorkgroup*>(command)) // queued: the engines end, which still reply
        connect(rename, &commands::ChangeWorkgroup::renamed, session_, &SessionController::workgroupChanged,
                Qt::QueuedConnection);
    if (auto* cutting = qobject_cast<commands::CutOffCommand*>(command))
        connect(cutting, &commands::CutOffCommand::ordered, this, &MainWindow::announceOrdered);
}

// That a request has another plan now, or had lapsed before, is no success.
void MainWindow::connectVote(commands::ApprovalCommand* vote) {
    const auto fine = std::make_shared<bool>(true);
    connect(vote, &commands::ApprovalCommand::answered, this, [fine](const ApprovalRequest& request) {
        *fine = request.state != ApprovalState::Changed && request.state != ApprovalState::Expired;
    });
    connect(vote, &commands::Command::done, this, [this, fine](const QString& sentence) {
        banner_->announce(*fine ? Banner::Kind::Success : Banner::Kind::Warning, sentence);
    });
}

// As the registry does with its own.
void MainWindow::triggerOwn(commands::Command& command) {
    const commands::Context now = context();
    const commands::Applicability verdict = command.applicability(now);
    if (!verdict.applies) {
        if (!verdict.why.isEmpty()) banner_->announce(Banner::Kind::Warning, verdict.why);
        return;
    }
    const commands::Plan plan = command.plan(now);
    if (plan.confirm || !plan.asks.empty()) return planReady(&command, plan, now);
    command.run(now, {});
}

// One eligible role is asked about at once; among several somebody chooses on the page of his rights.
void MainWindow::activateRole() {
    if (myRights().eligible().size() == 1) return triggerOwn(myRights().activation());
    openScreen(kRightsScreen);
}

// --- screens --------------------------------------------------------------------------------------------------------

MyRightsPage& MainWindow::myRights() {
    if (myRights_) return *myRights_;
    myRights_ = new MyRightsPage(clock_, screens_);
    screens_->addWidget(myRights_);
    for (commands::Command* command : {&myRights_->activation(), &myRights_->ending()}) {
        connectCommand(command);
        connect(command, &commands::Command::done, this, [this] {
            if (rights_) rights_->refresh(true);
        });
    }
    connect(myRights_, &MyRightsPage::triggered, this, &MainWindow::trigger);
    connect(myRights_, &MyRightsPage::commandWanted, this,
            [this](commands::Command* command) { triggerOwn(*command); });
    connect(&myRights_->sealedBox(), &SealedBox::moved, this, [this](const BreakGlass& account, bool drill) {
        banner_->announce(Banner::Kind::Success, drill ? tr("The drill is done: the code is right, and all "
                                                            "administrators were told. Nothing was opened.")
                                                       : commands::breakGlassText(account, clock_.now()));
        if (rights_) rights_->refresh(true);
    });
    TenantLink* tenant = session_->tenant();
    if (rights_ && tenant) myRights_->follow(rights_, &tenant->gateway(), &tenant->gui());
    myRights_->setSelf(session_->identity(), session_->online());
    return *myRights_;
}

QWidget* MainWindow::screen(const QString& key) {
    if (key == kActivityScreen) return &activity();
    if (key == kRightsScreen) return &myRights();
    return pane(key);
}

QString MainWindow::startScreen() const {
    return holdsNothing(session_->identity(), clock_.now())
               ? kRightsScreen
               : firstScreen(factories_, session_->identity(), clock_.now());
}

// --- watching -------------------------------------------------------------------------------------------------------

void MainWindow::connectRights() {
    connect(session_, &SessionController::secondFactorAsked, assent_, [this] { assent_->expectCode(true); });
    connect(session_, &SessionController::linkChanged, this, [this] {
        if (myRights_) myRights_->setSelf(session_->identity(), session_->online());
    });
    connect(status_, &StatusLine::requestsWanted, this, [this] { openScreen(kRequestsPane); });
    connect(status_, &StatusLine::rightsWanted, this, [this] { openScreen(kRightsScreen); });
}

void MainWindow::watchRights(const PaneServices& services) {
    services.gateway.setAssentDesk(assent_);
    pulse_ = new TenantPulse(services, this);
    if (!requestMemory_) requestMemory_ = std::make_shared<RequestMemory>();
    requests_ = new RequestWatch(services, requestMemory_, this);
    rights_ = new RightsWatch(services, this);
    connect(pulse_, &TenantPulse::beat, requests_, &RequestWatch::refresh);
    connect(pulse_, &TenantPulse::slowBeat, rights_, [this] { rights_->refresh(); });
    connect(pulse_, &TenantPulse::beat, this, [this] { // of those whose role has no feed the list learns it here
        if (Pane* list = madePane(kRequestsPane); list && list->isVisible()) list->linkChanged();
    });
    connect(requests_, &RequestWatch::changed, this, &MainWindow::requestsChanged);
    connect(requests_, &RequestWatch::came, this, [this](int more) {
        if (currentPane() && currentPane()->menuKey() == kRequestsPane) return; // he sees it
        banner_->announce(Banner::Kind::Information, tr("%Ln request(s) wait for your decision.", nullptr, more),
                          tr("Open requests"), [this] { openScreen(kRequestsPane); });
    });
    connect(requests_, &RequestWatch::decided, this, &MainWindow::tellDecided);
    connect(rights_, &RightsWatch::identityWanted, session_, &SessionController::refreshIdentity);
    connect(rights_, &RightsWatch::expired, this, &MainWindow::rightsChanged);
    connect(rights_, &RightsWatch::changed, this, &MainWindow::tickRights);
    connect(rights_, &RightsWatch::endsSoon, this, [this](const Activation& activation) {
        banner_->announce(
            Banner::Kind::Warning,
            tr("%1 ends in %Ln minute(s). Finish what you have begun; afterwards its screens close.", nullptr,
               static_cast<int>(std::chrono::ceil<std::chrono::minutes>(activation.until - clock_.now()).count()))
                .arg(commands::roleNameText(activation.builtIn, activation.roleName)));
    });
    connect(rights_, &RightsWatch::delegationOffered, this, [this] {
        const Delegation* offered = rights_->offered();
        if (!offered) return;
        banner_->announce(Banner::Kind::Warning, commands::delegationText(*offered, clock_.now()), tr("Answer it…"),
                          [this] { openScreen(kRightsScreen); });
    });
    connect(rights_, &RightsWatch::sealedMoved, this, &MainWindow::tellSealed);
    for (const char* key : {"delegation.accept", "delegation.decline", "delegation.cancel"})
        if (auto* answer = qobject_cast<commands::DelegationCommand*>(registry_->find(QLatin1String(key))))
            connect(answer, &commands::DelegationCommand::answered, rights_, [this] { rights_->refresh(true); });
    for (const char* key : {"sealed.refuse", "sealed.close"})
        if (auto* act = qobject_cast<commands::SealedCommand*>(registry_->find(QLatin1String(key))))
            connect(act, &commands::SealedCommand::changed, rights_, [this] { rights_->refresh(); });
    for (const char* key : {"sealed.open", "sealed.drill"})
        if (auto* command = qobject_cast<commands::PaneCommand*>(registry_->find(QLatin1String(key))))
            command->offer(
                rights_,
                [this] {
                    openScreen(kRightsScreen);
                    myRights().focusSealed();
                },
                [this](const commands::Context&) {
                    return rights_ && rights_->isSealedAccount()
                               ? commands::Applicability::yes()
                               : commands::Applicability::no(tr("Only the sealed account itself can do this."));
                });
    if (myRights_) myRights_->follow(rights_, &services.gateway, &services.gui);
}

void MainWindow::forgetRights() {
    assent_->giveUpAll();
    if (TenantLink* tenant = session_->tenant()) tenant->gateway().setAssentDesk(nullptr);
    if (myRights_) myRights_->follow(nullptr, nullptr, nullptr);
    delete std::exchange(requests_, nullptr);
    delete std::exchange(rights_, nullptr);
    delete std::exchange(pulse_, nullptr);
    alarm_->dismiss();
    requestsChanged();
    tickRights();
}

// Rights came, changed or ended while the window is open: screens open and close, and the copy follows.
void MainWindow::rightsChanged() {
    if (rights_) rights_->identityChanged();
    if (requests_) requests_->refresh();
    if (myRights_) myRights_->setSelf(session_->identity(), session_->online());
    refreshNavigation();
    refreshStatus();
    registry_->contextChanged();
    for (const auto& [key, pane] : panes_)
        pane->linkChanged();
    const ports::Identity* identity = session_->identity();
    if (!identity || session_->state() != SessionController::State::Working) return;
    if (session_->online()) session_->tenant()->sync()->refreshNow();
    const Pane* shown = currentPane();
    const bool closed =
        shown && accessOf(identity->roles, commands::toUtf8(shown->menuKey()), clock_.now()) == Access::None;
    if (closed || (!shown && screens_->currentWidget() != activity_ && screens_->currentWidget() != myRights_))
        goTo(startScreen(), true);
}

void MainWindow::tickRights() {
    if (rights_) rights_->tick();
    const Activation* running = rights_ ? rights_->running() : nullptr;
    if (!running) {
        status_->setActivation({}, {}, {}, false);
    } else {
        const QString role = commands::roleNameText(running->builtIn, running->roleName);
        const auto left = running->until - clock_.now();
        status_->setActivation(role, commands::clockText(running->until, clock_.now()),
                               tr("%1 runs for %Ln more minute(s).", nullptr,
                                  static_cast<int>(std::chrono::ceil<std::chrono::minutes>(left).count()))
                                   .arg(role),
                               left <= kSoonOver);
    }
    if (rights_) tellSealed();
    if (myRights_) myRights_->tick();
}

void MainWindow::requestsChanged() {
    const int waiting = requests_ ? requests_->forMe() : 0;
    nav_->setCount(kRequestsPane, waiting);
    status_->setRequests(waiting);
}

void MainWindow::tellDecided(const ApprovalRequest& request) {
    const bool good = request.state == ApprovalState::Applied || request.state == ApprovalState::Approved;
    const QString sentence =
        tr("%1: %2", "title of a request, what became of it")
            .arg(commands::approvalTitleText(request), commands::approvalStatusText(request, clock_.now()));
    banner_->announce(good                                      ? Banner::Kind::Success
                      : request.state == ApprovalState::Changed ? Banner::Kind::Information
                                                                : Banner::Kind::Warning,
                      sentence, tr("Open it"),
                      [this, id = commands::fromUtf8(request.id)] { openResource(kRequestsPane, id); });
}

// Loud: it stays until it is over, and nothing else is shown in its place.
void MainWindow::tellSealed() {
    const BreakGlass& account = rights_->sealed();
    const bool opening = account.state == BreakGlassState::Opening, open = account.state == BreakGlassState::Open;
    if ((!opening && !open) || rights_->isSealedAccount()) return alarm_->dismiss();
    alarm_->announce(Banner::Kind::Error, commands::breakGlassText(account, clock_.now()),
                     opening ? tr("Refuse…") : tr("Close it now…"), [this, opening] {
                         trigger(opening ? QStringLiteral("sealed.refuse") : QStringLiteral("sealed.close"));
                         if (rights_) tellSealed(); // as long as it goes on, it stays
                     });
}

} // namespace sekisho::ui
