// How the pane of the sealed account looks: facts, buttons, words.

#include "ui/panes/roles/break_glass_pane.h"

#include "models/commands/role_commands.h"
#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/panes/roles/role_changes.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/why_not.h"
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

QString orNever(const std::optional<Instant>& at) {
    return at ? commands::timeText(*at) : BreakGlassPane::tr("Never");
}

} // namespace

// --- looks ----------------------------------------------------------------------------------------------------------

QString BreakGlassPane::refusal() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    if (!identity->canOperate(commands::toUtf8(menuKey()), services_.clock.now()))
        return tr("Only the highest administrator seals the account. Your role may look here and refuse an opening.");
    if (acting_.running()) return tr("The last change is still being saved.");
    return {};
}

void BreakGlassPane::refreshFacts() {
    const BreakGlass& account = *account_;
    const Instant now = services_.clock.now();
    chip_->setChip(sealedChip(account.state, account.drillDue));
    const auto& end = account.state == BreakGlassState::Opening ? account.opensAt : account.until;
    const bool runs = account.state == BreakGlassState::Opening || account.state == BreakGlassState::Open;
    clock_->setVisible(runs && end);
    if (runs && end) {
        const QString left = commands::clockText(*end, now);
        clock_->setText(account.state == BreakGlassState::Opening ? tr("opens in %1").arg(left)
                                                                  : tr("open for another %1").arg(left));
    }
    line_->say(commands::breakGlassText(account, now));
}

void BreakGlassPane::refresh() {
    if (account_) {
        refreshFacts();
        delete facts_;
        facts_ = new QWidget;
        auto* grid = new QGridLayout(facts_);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(space::kWide);
        grid->setVerticalSpacing(space::kTight);
        grid->setColumnStretch(1, 1);
        if (account_->state != BreakGlassState::None) {
            roles::addFact(grid, tr("Account"),
                           QStringLiteral("%1  %2").arg(fromUtf8(account_->userName), fromUtf8(account_->loginId)));
            roles::addFact(grid, tr("Sealed on"), orNever(account_->sealedAt));
            roles::addFact(grid, tr("Last drill"),
                           account_->drillDue ? tr("%1; a drill is due").arg(orNever(account_->lastDrill))
                                              : orNever(account_->lastDrill));
            roles::addFact(grid, tr("Last used"), orNever(account_->lastUsed));
            roles::addFact(grid, tr("Opens after"), commands::minutesText(account_->delayMinutes));
            if (!account_->reason.empty())
                roles::addFact(grid, tr("Reason of the opening"), fromUtf8(account_->reason));
            if (!account_->refusedBy.empty())
                roles::addFact(grid, tr("Last refused by"), fromUtf8(account_->refusedBy));
        }
        factsHome_->addWidget(facts_);
        if (error_) banner_->tell(*error_);
    }
    refreshButtons();
    refreshLook();
}

void BreakGlassPane::refreshButtons() {
    const BreakGlassState state = account_ ? account_->state : BreakGlassState::None;
    const QString why = refusal();
    const bool runs = state == BreakGlassState::Opening || state == BreakGlassState::Open;
    seal_->setText(state == BreakGlassState::None ? tr("Seal an account…") : tr("Seal anew…"));
    seal_->setIcon(icon(QStringLiteral("system-lock-screen")));
    roles::offerPart(seal_, runs ? tr("It is being opened. Refuse or close it first.") : why);
    remove_->setText(tr("Remove…"));
    remove_->setIcon(icon(QStringLiteral("edit-delete")));
    remove_->setVisible(state != BreakGlassState::None);
    roles::offerPart(remove_, runs ? tr("It is being opened. Refuse or close it first.") : why);
    const commands::Context context = services_.registry.context();
    for (const auto& [button, shown] :
         {std::pair{refuse_, state == BreakGlassState::Opening}, {close_, state == BreakGlassState::Open}}) {
        const commands::Command* command = services_.registry.find(button->objectName());
        button->setVisible(command && shown);
        if (!command) continue;
        button->setText(command->text());
        button->setIcon(icon(command->iconName()));
        showVerdict(button, *command, context);
    }
}

void BreakGlassPane::refreshLook() {
    using Look = StatePage::Look;
    const ports::Identity* identity = services_.identity();
    const bool forbidden = identity && !identity->canSee(commands::toUtf8(menuKey()), services_.clock.now());
    if (forbidden)
        state_->present(Look::Forbidden, tr("Your role may not open this screen."),
                        tr("The missing right is “%1” (%2). The highest administrator and deputies have it.")
                            .arg(title(), commands::accessText(Access::View)));
    else if (!account_ && error_)
        state_->present(error_->kind == ErrorKind::Forbidden ? Look::Forbidden : Look::Failed,
                        tr("The state of the sealed account could not be fetched"), commands::errorText(*error_),
                        tr("Try again"), [this] { load(); });
    else if (!account_ && (!services_.online() || !identity))
        state_->present(Look::Offline, tr("The state of the sealed account is known to the service only"),
                        tr("It can be shown as soon as there is a connection."));
    else
        state_->present(Look::Loading, tr("Asking for the sealed account"));
    stack_->setCurrentWidget(account_ && !forbidden ? body_ : state_);
}

void BreakGlassPane::retranslate() {
    heading_->setText(title());
    titles_[0]->setText(tr("How it works"));
    titles_[1]->setText(tr("What it may do while it is open"));
    how_->say(
        tr("For the day on which no administrator can sign in: an account that holds nothing, with its password and an "
           "opening code in a closed envelope. Whoever opens it signs in, types the code and says why. All "
           "administrators are told at once, and each of them can refuse before it opens. Once used, the code is "
           "void until the account is sealed anew. A drill shows that envelope and telephone numbers are right, "
           "and opens nothing."));
    QStringList lines;
    const auto rescue = std::ranges::find(builtInRoles(), std::string("rescue"), &Role::builtIn);
    for (const Access access : {Access::Operate, Access::View}) {
        if (rescue == builtInRoles().end()) break;
        QStringList menus;
        for (const roles::MenuDifference& one : roles::menuDifferences({}, *rescue))
            if (one.after == access) menus << commands::menuPathText(*one.menu);
        if (menus.isEmpty()) continue;
        lines << tr("%1: %2").arg(commands::accessText(access), commands::locale().createSeparatedList(menus));
    }
    lines << tr("It may also set the password of the highest administrator, which nobody else may.");
    abilities_->say(lines.join(QLatin1Char('\n')));
    refresh();
}

void BreakGlassPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerCommands();
    load();
}

void BreakGlassPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui
