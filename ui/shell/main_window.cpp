#include "ui/shell/main_window.h"

#include "models/commands/approval_commands.h"
#include "models/commands/company_commands.h"
#include "models/commands/explanation_words.h"
#include "models/commands/words.h"
#include "ui/shell/activity_view.h"
#include "ui/shell/assent_prompt.h"
#include "ui/shell/brake_watch.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/lock_page.h"
#include "ui/shell/nav_panel.h"
#include "ui/shell/status_line.h"
#include "ui/shell/tenant_pulse.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

namespace {
constexpr int kTickMillis = 1'000;
constexpr int kBlinkMillis = 100; // a start that takes longer shows where one signs in
const QString kActivity = QStringLiteral("activity");
} // namespace

MainWindow::MainWindow(ShellHost& host, const Clock& clock, QWidget* parent)
    : QMainWindow(parent), host_(host), clock_(clock), session_(new SessionController(host, this)),
      registry_(new commands::Registry(this)), jobs_(new commands::JobList(clock, this)),
      assent_(new AssentPrompt([this] { return session_->place().loginId; },
                               [this] { return session_->tenant() ? session_->tenant()->cache() : nullptr; }, this)),
      idle_(new QTimer(this)), tick_(new QTimer(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    registry_->setContextSource([this] { return context(); });
    registry_->setScreenOpener([this](std::string_view menu) { openScreen(commands::fromUtf8(menu)); });
    buildLayout();
    addShellCommands();
    commands::addMemberCommands(*registry_);
    commands::addChangeCommands(*registry_);
    commands::addOrgUnitCommands(*registry_);
    commands::addInvitationCommands(*registry_);
    commands::addGroupCommands(*registry_);
    commands::addRankCommands(*registry_);
    commands::addTemplateCommands(*registry_);
    commands::addPolicyCommands(*registry_);
    commands::addCompanyCommands(*registry_);
    commands::addCutOffCommands(*registry_);
    offerLostDevice();
    commands::addBrakeCommands(*registry_);
    commands::addDeviceCommands(*registry_);
    commands::addRoleCommands(*registry_);
    commands::addApprovalCommands(*registry_);
    commands::addLogCommands(*registry_);
    commands::addMonitorCommands(*registry_);
    offerReasons();
    connect(registry_, &commands::Registry::planReady, this, &MainWindow::planReady);
    for (commands::Command* command : registry_->all())
        connectCommand(command);
    buildMenus();
    connectSession();
    connect(jobs_, &commands::JobList::changed, this, [this] { status_->setJobs(*jobs_); });
    idle_->setObjectName(QStringLiteral("window.idle"));
    idle_->setSingleShot(true);
    connect(idle_, &QTimer::timeout, session_, &SessionController::lock);
    connect(tick_, &QTimer::timeout, this, &MainWindow::refreshStatus);
    connect(tick_, &QTimer::timeout, this, &MainWindow::tickRights);
    tick_->start(kTickMillis);
    qApp->installEventFilter(this);
    retranslate();
    resize(1280, 800);
    setMinimumSize(900, 560);
}

MainWindow::~MainWindow() {
    closePanes();
}

void MainWindow::buildLayout() {
    stages_ = new QStackedWidget(this);
    work_ = new QWidget(this);
    auto* column = new QVBoxLayout(work_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto* top = new QWidget(work_);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(space::kSmall, 6, space::kSmall, 6);
    search_ = new QToolButton(top);
    search_->setObjectName(QStringLiteral("top.search"));
    search_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    search_->setMinimumWidth(420);
    search_->setProperty("startAligned", true); // it looks like the field that it opens
    lostDevice_ = new QToolButton(top);
    lostDevice_->setObjectName(QStringLiteral("top.lostDevice"));
    lostDevice_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    lostDevice_->setFocusPolicy(Qt::StrongFocus);
    account_ = new QToolButton(top);
    account_->setObjectName(QStringLiteral("top.account"));
    account_->setAutoRaise(true);
    account_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    account_->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(search_);
    row->addSpacing(space::kSmall);
    row->addWidget(lostDevice_);
    row->addStretch(1);
    row->addWidget(account_);
    column->addWidget(top);
    column->addWidget(new Rule(work_));
    alarm_ = new Banner(work_);
    alarm_->setObjectName(QStringLiteral("alarm"));
    alarm_->setProperty("lasting", true); // a flag of the banner: no way to close it
    column->addWidget(alarm_);
    banner_ = new Banner(work_);
    column->addWidget(banner_);

    QStringList offered;
    for (const PaneFactory& factory : factories_)
        offered << factory.menuKey;
    nav_ = new NavPanel(offered, work_);
    screens_ = new QStackedWidget(work_);
    body_ = new QSplitter(Qt::Horizontal, work_);
    body_->addWidget(nav_);
    body_->addWidget(screens_);
    body_->setStretchFactor(1, 1);
    body_->setSizes({196, 1084});
    body_->setChildrenCollapsible(false);
    column->addWidget(body_, 1);
    status_ = new StatusLine(work_);
    column->addWidget(status_);
    stages_->addWidget(new QWidget(stages_)); // until it is known what there is to show
    stages_->addWidget(work_);
    setCentralWidget(stages_);

    connect(search_, &QToolButton::clicked, this, [this] { commandPalette().open(); });
    connect(lostDevice_, &QToolButton::clicked, this, [this] { trigger(QStringLiteral("lostDevice.open")); });
    connect(nav_, &NavPanel::opened, this, [this](const QString& key) { goTo(key, true); });
    connect(status_, &StatusLine::jobsWanted, this, [this] { openScreen(kActivity); });
    connect(status_, &StatusLine::connectionWanted, this, &MainWindow::showServiceLog);
    search_->setFocusPolicy(Qt::StrongFocus);
    connectRights();
}

ActivityView& MainWindow::activity() {
    if (activity_) return *activity_;
    activity_ = new ActivityView(*jobs_, screens_);
    screens_->addWidget(activity_);
    connect(activity_, &ActivityView::exportRequested, this, &MainWindow::writeList);
    return *activity_;
}

SignInPage& MainWindow::signInPage() {
    if (signIn_) return *signIn_;
    signIn_ = new SignInPage(this);
    signIn_->setPlaces(places_, place_);
    stages_->addWidget(signIn_);
    connect(session_, &SessionController::secondFactorAsked, signIn_, &SignInPage::askSecondFactor);
    connect(session_, &SessionController::enrolmentAsked, signIn_, &SignInPage::askEnrolment);
    connect(session_, &SessionController::newPasswordAsked, signIn_, &SignInPage::askNewPassword);
    connect(signIn_, &SignInPage::signIn, session_, &SessionController::signIn);
    connect(signIn_, &SignInPage::secondFactor, session_, &SessionController::sendSecondFactor);
    connect(signIn_, &SignInPage::enrolment, session_, &SessionController::enrolSecondFactor);
    connect(signIn_, &SignInPage::newPassword, session_, &SessionController::sendNewPassword);
    connect(signIn_, &SignInPage::openOffline, session_, &SessionController::openOffline);
    connect(signIn_, &SignInPage::cancelled, session_, &SessionController::cancelSignIn);
    return *signIn_;
}

void MainWindow::showSignIn() {
    stages_->setCurrentWidget(&signInPage());
    offerOffline();
}

// Without a connection there is still something to read.
void MainWindow::offerOffline() {
    if (!signIn_) return;
    const auto* tenant = session_->tenant();
    signIn_->offerOffline(session_->state() == SessionController::State::SignedOut && tenant && tenant->hasCopy());
}

LockPage& MainWindow::lockPage() {
    if (lock_) return *lock_;
    lock_ = new LockPage(this);
    stages_->addWidget(lock_);
    connect(session_, &SessionController::unlockFailed, lock_, &LockPage::showError);
    connect(lock_, &LockPage::unlock, session_, &SessionController::unlock);
    connect(lock_, &LockPage::signOut, session_, &SessionController::signOut);
    return *lock_;
}

void MainWindow::connectSession() {
    connect(session_, &SessionController::stateChanged, this, &MainWindow::stateChanged);
    connect(session_, &SessionController::aboutToClose, this, &MainWindow::closePanes);
    connect(session_, &SessionController::identityChanged, this, [this] {
        followLink();
        if (brake_) brake_->refresh();
        rightsChanged();
    });
    connect(session_, &SessionController::linkChanged, this, [this] {
        refreshStatus();
        registry_->contextChanged();
        if (brake_) brake_->refresh();
        if (pulse_) pulse_->linkChanged();
        for (const auto& [key, pane] : panes_)
            pane->linkChanged();
        offerOffline();
    });
    connect(session_, &SessionController::signInFailed, this, [this](const Error& error) {
        if (session_->state() == SessionController::State::SignedOut) stages_->setCurrentWidget(&signInPage());
        signInPage().showError(error);
        if (error.code == "CHALLENGE_EXPIRED") signIn_->askAccount();
        const auto* tenant = session_->tenant();
        const bool noConnection = error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Timeout;
        signIn_->offerOffline(noConnection && tenant && tenant->hasCopy());
    });
    connect(session_, &SessionController::signedOut, this, [this](const QString& why) {
        signInPage().setPlaces(host_.places(), host_.lastPlace());
        signIn_->askAccount();
        signIn_->showMessage(why);
    });
    connect(session_, &SessionController::warning, this,
            [this](const Error& error) { banner_->announce(Banner::Kind::Warning, commands::errorText(error)); });
}

void MainWindow::start(const SignInPage::Place* wanted) {
    std::vector<SignInPage::Place> places = host_.places();
    QString current = host_.lastPlace();
    if (wanted) {
        const auto known = std::find_if(places.begin(), places.end(), [&](const auto& p) {
            return p.address == wanted->address && p.loginId == wanted->loginId;
        });
        if (known == places.end()) {
            places.insert(places.begin(), *wanted);
            if (places.front().name.isEmpty()) places.front().name = wanted->address;
            current = wanted->id;
        } else {
            known->caFile = wanted->caFile;
            current = known->id;
        }
    }
    places_ = places;
    place_ = current;
    if (signIn_) signIn_->setPlaces(places_, place_);
    const auto place =
        std::find_if(places.begin(), places.end(), [&](const auto& p) { return !p.id.isEmpty() && p.id == current; });
    if (place == places.end()) return showSignIn();
    QTimer::singleShot(kBlinkMillis, this, [this] {
        if (session_->state() == SessionController::State::SignedOut) showSignIn();
    });
    session_->resume(*place);
}

void MainWindow::stateChanged() {
    switch (session_->state()) {
    case SessionController::State::Working:
        if (signIn_) signIn_->askAccount();
        openPanes();
        stages_->setCurrentWidget(work_);
        break;
    case SessionController::State::Locked: {
        const ports::Identity* identity = session_->identity();
        lockPage().present(identity ? commands::fromUtf8(identity->name) : session_->place().loginId,
                           session_->place().name);
        stages_->setCurrentWidget(lock_);
        break;
    }
    case SessionController::State::SignedOut:
        banner_->dismiss();
        jobs_->forgetRetries();
        stages_->setCurrentWidget(&signInPage());
        break;
    }
    menuBar()->setVisible(session_->state() == SessionController::State::Working);
    countIdle();
    refreshStatus();
    registry_->contextChanged();
}

// Counted from the sign-in on: whoever walks away at once is not there either.
void MainWindow::countIdle() {
    const int minutes = host_.preferences().lockMinutes;
    if (minutes > 0 && session_->state() == SessionController::State::Working)
        idle_->start(minutes * 60'000);
    else
        idle_->stop();
}

Pane* MainWindow::currentPane() const {
    return qobject_cast<Pane*>(screens_->currentWidget());
}

void MainWindow::openScreen(const QString& key) {
    goTo(key, true);
}

void MainWindow::goTo(const QString& key, bool remember) {
    QWidget* target = screen(key);
    if (!target) return;
    screens_->setCurrentWidget(target);
    nav_->setCurrentKey(key);
    if (remember && (trailAt_ < 0 || trail_.at(trailAt_) != key)) {
        trail_ = trail_.mid(0, trailAt_ + 1);
        trail_ << key;
        trailAt_ = trail_.size() - 1;
    }
    registry_->contextChanged();
}

void MainWindow::goBack(int by) {
    const qsizetype wanted = trailAt_ + by;
    if (wanted < 0 || wanted >= trail_.size()) return;
    trailAt_ = wanted;
    goTo(trail_.at(trailAt_), false);
}

commands::Context MainWindow::context() const {
    commands::Context now;
    TenantLink* tenant = session_->tenant();
    now.clock = &clock_;
    now.jobs = jobs_;
    if (tenant && session_->state() == SessionController::State::Working) {
        now.gateway = &tenant->gateway();
        now.cache = tenant->cache();
        now.sync = tenant->sync();
        now.gui = &tenant->gui();
        now.identity = session_->identity();
        now.online = session_->online();
        if (const Pane* shown = currentPane()) now.selection = shown->selection();
    }
    return now;
}

void MainWindow::planReady(commands::Command* command, const commands::Plan& plan, const commands::Context& asked) {
    auto* dialog = new PlanDialog(
        plan, command->danger(), [command, asked](const QVariantMap& arguments) { command->run(asked, arguments); },
        this);
    dialog->open();
    // Enter in the remark must not agree: that is pressed on purpose.
    if (command->key() == commands::approvalCommandKey(commands::ApprovalCommand::Kind::Approve))
        for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
            button->setAutoDefault(false);
            button->setDefault(false);
        }
}

void MainWindow::announceDone(const QString& sentence, const QString& undo, const commands::Selection& subjects) {
    if (undo.isEmpty()) {
        banner_->announce(Banner::Kind::Success, sentence);
        return;
    }
    banner_->announce(Banner::Kind::Success, sentence, tr("Undo"),
                      [this, undo, subjects] { runInverse(undo, subjects); });
}

void MainWindow::runInverse(const QString& key, const commands::Selection& subjects) {
    commands::Command* command = registry_->find(key);
    if (!command) return;
    commands::Context now = context();
    // The rows are those of the moment before the change; what they are now decides whether the way back is open.
    std::vector<commands::SelectedMember> present;
    subjects.each([&](commands::SelectedMember member) {
        if (const auto row = now.cache ? now.cache->members().find(member.id.value) : std::nullopt) {
            const ports::MemberState state = now.cache->members().state(*row);
            member.status = state.status;
            member.onLeave = state.onLeave;
        }
        present.push_back(std::move(member));
        return true;
    });
    now.selection = commands::Selection(present);
    if (const commands::Applicability verdict = command->applicability(now); !verdict.applies) {
        banner_->announce(Banner::Kind::Warning, verdict.why);
        return;
    }
    command->run(now, {});
}

void MainWindow::openResource(const QString& menuKey, const QString& resourceId) {
    goTo(menuKey, true);
    if (Pane* target = pane(menuKey)) target->showResource(resourceId);
}

void MainWindow::trigger(const QString& key) {
    const commands::Applicability verdict = registry_->trigger(key);
    if (verdict.applies || verdict.why.isEmpty()) return;
    const commands::Command* command = registry_->find(key);
    const auto why = command ? commands::whyQuestion(*command, context()) : std::nullopt;
    if (!why) return banner_->announce(Banner::Kind::Warning, verdict.why);
    banner_->announce(Banner::Kind::Warning, verdict.why, tr("Why?"), [this, why] {
        openResource(commands::fromUtf8(commands::kExplainMenu), commands::explainResource(*why));
    });
}

// It looks like the field it opens: pale words on the ground of fields.
void MainWindow::dressSearch() {
    search_->setIcon(icon(QStringLiteral("edit-find")));
    QPalette look = QApplication::palette(search_);
    look.setColor(QPalette::Button, look.color(QPalette::Base));
    look.setColor(QPalette::ButtonText, faded(look));
    if (search_->palette() != look) search_->setPalette(look);
}

void MainWindow::refreshNavigation() {
    dressLostDevice();
    QStringList drafts;
    for (const QString& key : keptDrafts_)
        if (!madePane(key)) drafts << key;
    for (const auto& [key, pane] : panes_)
        if (pane->hasDraft()) drafts << key;
    nav_->update(session_->identity(), clock_.now(), drafts);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (type == QEvent::KeyPress || type == QEvent::MouseButtonPress || type == QEvent::Wheel ||
        type == QEvent::MouseMove)
        countIdle();
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange) {
        dressSearch();
        for (const auto& [key, action] : actions_)
            if (const commands::Command* command = registry_->find(key)) action->setIcon(icon(command->iconName()));
        refreshStatus();
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (jobs_->running() > 0 && !property("closeAgreed").toBool()) {
        event->ignore();
        commands::Plan plan;
        plan.confirm = true;
        plan.title = tr("%n job(s) are still running", nullptr, jobs_->running());
        plan.sentence = tr("Rows that were not done yet stay as they are. What is done stays done.");
        plan.verb = tr("Close anyway");
        auto* dialog = new PlanDialog(
            plan, commands::Danger::Changes,
            [this](const QVariantMap&) {
                setProperty("closeAgreed", true);
                close();
            },
            this);
        dialog->open();
        return;
    }
    QMainWindow::closeEvent(event);
}

} // namespace sekisho::ui

#include "moc_main_window.cpp"
