// What the palette finds is opened; the way to 紛失対応 from anywhere, and from what somebody may not do to the reason.

#include "models/commands/cut_off_commands.h"
#include "models/commands/explanation_commands.h"
#include "models/commands/explanation_words.h"
#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/nav_panel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/why_not.h"

#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace sekisho::ui {

namespace {
const QString kLostDevicePane = QStringLiteral("security.lostDevice");
const QString kExplainPane = QStringLiteral("security.explain");
} // namespace

// What is not seen at the start is made when it is asked for: the list of members must not wait for it.
CommandPalette& MainWindow::commandPalette() {
    if (palette_) return *palette_;
    auto* model = new PaletteModel(
        *registry_, [this] { return session_->tenant() ? session_->tenant()->cache() : nullptr; },
        [this](const QString& key) { return shortcutOf(key); }, this);
    palette_ = new CommandPalette(*model, work_);
    connect(palette_, &CommandPalette::chosen, this, &MainWindow::paletteChosen);
    return *palette_;
}

void MainWindow::paletteChosen(const PaletteEntry& entry) {
    if (!entry.enabled) return openResource(kExplainPane, entry.question);
    switch (entry.kind) {
    case PaletteEntry::Kind::Command:
        return trigger(entry.key);
    case PaletteEntry::Kind::LostDevice:
        return openResource(kLostDevicePane, entry.key);
    case PaletteEntry::Kind::Member:
    case PaletteEntry::Kind::OrgUnit:
        break;
    }
    openResource(QStringLiteral("members.members"), entry.key);
}

void MainWindow::offerLostDevice() {
    if (auto* respond = qobject_cast<commands::RespondToLoss*>(registry_->find(QStringLiteral("member.lostDevice"))))
        connect(respond, &commands::RespondToLoss::wanted, this,
                [this](const QString& userId) { openResource(kLostDevicePane, userId); });
    if (auto* open = qobject_cast<commands::PaneCommand*>(registry_->find(QStringLiteral("lostDevice.open"))))
        open->offer(
            this, [this] { commandPalette().open(PaletteModel::Find::LostDevice); }, commands::mayRespond);
}

void MainWindow::offerReasons() {
    commands::addExplanationCommands(*registry_);
    for (const char* key : {"member.explainUse", "member.reachedBy"})
        if (auto* ask = qobject_cast<commands::ExplainMember*>(registry_->find(QLatin1String(key))))
            connect(ask, &commands::ExplainMember::wanted, this,
                    [this](const QString& question) { openResource(kExplainPane, question); });
    connect(nav_, &NavPanel::whyWanted, this, [this](const QString& menuKey) {
        openResource(kExplainPane, commands::explainResource(commands::menuQuestion(menuKey)));
    });
    whyNot_ = new WhyNot(this, *registry_);
    connect(whyNot_, &WhyNot::wanted, this, [this](const QString& question) { openResource(kExplainPane, question); });
}

// For the keyboard, which does not come to a grey button.
void MainWindow::showGrey() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("why.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const WhyNot::Grey& grey : whyNot_->greyOnes(*work_)) {
        QAction* action = menu->addAction(icon(QStringLiteral("help-contextual")), tr("Why not: %1").arg(grey.text));
        action->setToolTip(grey.why);
        connect(action, &QAction::triggered, this,
                [this, question = grey.question] { openResource(kExplainPane, question); });
    }
    if (menu->isEmpty()) {
        delete menu;
        return banner_->announce(Banner::Kind::Information,
                                 tr("Nothing is grey here because of a right. What a menu has in grey tells why at "
                                    "Enter."));
    }
    menu->popup(screens_->mapToGlobal(QPoint(space::kWide, space::kWide)));
    menu->setActiveAction(menu->actions().constFirst());
}

// How far it is proven stands on the page of the cut-off.
void MainWindow::announceOrdered(const QString& sentence, const QString& cutOffId, int held) {
    const Banner::Kind kind = held > 0 ? Banner::Kind::Warning : Banner::Kind::Success;
    const ports::Identity* identity = session_->identity();
    if (!identity || !identity->canSee(commands::toUtf8(kLostDevicePane), clock_.now()))
        return banner_->announce(kind, sentence);
    banner_->announce(kind, sentence, tr("Follow it"),
                      [this, cutOffId] { openResource(kLostDevicePane, QStringLiteral("cutOff:") + cutOffId); });
}

void MainWindow::dressLostDevice() {
    const commands::Command* open = registry_->find(QStringLiteral("lostDevice.open"));
    const MenuItem* menu = menuItem(commands::toUtf8(kLostDevicePane));
    if (!open || !menu) return;
    const commands::Applicability verdict = open->applicability(context());
    lostDevice_->setText(commands::menuText(*menu));
    lostDevice_->setIcon(icon(open->iconName()));
    lostDevice_->setEnabled(verdict.applies);
    setQuestion(lostDevice_, questionAbout(*open, context()));
    const QString keys =
        QKeySequence(shortcutOf(open->key()), QKeySequence::PortableText).toString(QKeySequence::NativeText);
    lostDevice_->setToolTip(!verdict.applies ? verdict.why
                            : keys.isEmpty() ? open->help()
                                             : tr("%1 (%2)", "what it does, its keys").arg(open->help(), keys));
}

} // namespace sekisho::ui
