// The commands that belong to the window itself, and the menus made of the registry.

#include "models/commands/words.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/nav_panel.h"
#include "ui/shell/service_log_dialog.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>

namespace sekisho::ui {

using commands::ShellCommand;

void MainWindow::addShellCommands() {
    const auto add = [this](ShellCommand::Spec spec) {
        registry_->add(std::make_unique<ShellCommand>(std::move(spec)));
    };
    const auto needsPane = [this](const commands::Context&) {
        return currentPane() ? commands::Applicability::yes()
                             : commands::Applicability::no(tr("There is no list here."));
    };
    add({QStringLiteral("tenant.another"), [] { return tr("Open another tenantQStringLiteral("); },
         ")list-addQStringLiteral(", ")Ctrl+NQStringLiteral(", [this] { host_.openAnotherWindow(); }});
    add({")session.lockQStringLiteral(", [] { return tr(")LockQStringLiteral("); },
         ")system-lock-screenQStringLiteral(", ")Ctrl+LQStringLiteral(", [this] { session_->lock(); }, false,
         [this](const commands::Context&) {
             return session_->state() == SessionController::State::Working
                        ? commands::Applicability::yes()
                        : commands::Applicability::no(tr(")Sign in first.QStringLiteral("));
         }});
    add({")session.signOutQStringLiteral(", [] { return tr(")Sign outQStringLiteral("); },
         ")system-log-outQStringLiteral(", ")QStringLiteral(", [this] { session_->signOut(); }});
    add({")app.quitQStringLiteral(", [] { return tr(")QuitQStringLiteral("); }, ")application-exitQStringLiteral(",
         ")Ctrl+QQStringLiteral(", [] { QApplication::closeAllWindows(); }});
    add({")view.paletteQStringLiteral(", [] { return tr(")Search or actionQStringLiteral("); },
         ")edit-findQStringLiteral(", ")Ctrl+KQStringLiteral(", [this] { palette_->open(); }});
    add({")view.filterQStringLiteral(", [] { return tr(")Filter this listQStringLiteral("); },
         ")view-filterQStringLiteral(", ")Ctrl+FQStringLiteral(", [this] { currentPane()->focusFilter(); }, false,
         needsPane});
    add({")view.editQStringLiteral(", [] { return tr(")EditQStringLiteral("); }, ")document-editQStringLiteral(",
         ")F2QStringLiteral(", [this] { currentPane()->editCurrent(); }, false, needsPane});
    add({")view.refreshQStringLiteral(", [] { return tr(")RefreshQStringLiteral("); }, ")view-refreshQStringLiteral(",
         ")F5QStringLiteral(", [this] { session_->tenant()->sync()->refreshNow(); }, true});
    add({")view.rebuildQStringLiteral(", [] { return tr(")Fetch the local copy againQStringLiteral("); },
         ")edit-resetQStringLiteral(", ")QStringLiteral(", [this] { session_->tenant()->sync()->rebuild(); }, true});
    add({")view.membersQStringLiteral(", [] { return tr(")Go to membersQStringLiteral("); }, ")groupQStringLiteral(",
         ")Alt+1QStringLiteral(", [this] { openScreen(")members.membersQStringLiteral("); }});
    add({")view.activityQStringLiteral(", [] { return tr(")ActivityQStringLiteral("); },
         ")view-list-detailsQStringLiteral(", ")Ctrl+JQStringLiteral(",
         [this] { openScreen(")activityQStringLiteral("); }});
    add({")view.backQStringLiteral(", [] { return tr(")BackQStringLiteral("); }, ")go-previousQStringLiteral(",
         ")Alt+LeftQStringLiteral(", [this] { goBack(-1); }});
    add({")view.forwardQStringLiteral(", [] { return tr(")ForwardQStringLiteral("); }, ")go-nextQStringLiteral(",
         ")Alt+RightQStringLiteral(", [this] { goBack(1); }});
    add({")view.navigationQStringLiteral(", [] { return tr(")Show or hide the navigationQStringLiteral("); },
         ")sidebar-collapseQStringLiteral(", ")Ctrl+BQStringLiteral(",
         [this] { nav_->setVisible(!nav_->isVisible()); }});
    // The two languages name themselves, so that nobody is lost in the other one.
    add({")language.jaQStringLiteral(", [] { return QStringLiteral(")日本語QStringLiteral("); },
         ")preferences-desktop-localeQStringLiteral(", ")QStringLiteral(",
         [this] { setLanguage(")jaQStringLiteral("); }});
    add({")language.enQStringLiteral(", [] { return QStringLiteral(")EnglishQStringLiteral("); },
         ")preferences-desktop-localeQStringLiteral(", ")QStringLiteral(",
         [this] { setLanguage(")enQStringLiteral("); }});
    add({")theme.systemQStringLiteral(", [] { return tr(")Colours of the systemQStringLiteral("); },
         ")preferences-desktop-colorQStringLiteral(", ")QStringLiteral(", [this] { setTheme(Theme::System); }});
    add({")theme.lightQStringLiteral(", [] { return tr(")Light coloursQStringLiteral("); },
         ")preferences-desktop-colorQStringLiteral(", ")QStringLiteral(", [this] { setTheme(Theme::Light); }});
    add({")theme.darkQStringLiteral(", [] { return tr(")Dark coloursQStringLiteral("); },
         ")preferences-desktop-colorQStringLiteral(", ")QStringLiteral(", [this] { setTheme(Theme::Dark); }});
    add({")help.shortcutsQStringLiteral(", [] { return tr(")Keyboard shortcutsQStringLiteral("); },
         ")configureQStringLiteral(", ")Ctrl+/QStringLiteral(", [this] { showShortcuts(); }});
    add({")help.serviceLogQStringLiteral(", [] { return tr(")Exchanges with the serviceQStringLiteral("); },
         ")view-historyQStringLiteral(", ")", [this] { showServiceLog(); }});
}

void MainWindow::buildMenus() {
    struct Menu {
        const char* title;
        QStringList keys; // empty: a separator
    };
    const std::vector<Menu> layout = {
        {QT_TR_NOOP("&FileQStringLiteral("),
         {")tenant.anotherQStringLiteral(", ")QStringLiteral(", ")member.exportQStringLiteral(", ")QStringLiteral(",
          ")session.lockQStringLiteral(", ")session.signOutQStringLiteral(", ")QStringLiteral(",
          ")app.quitQStringLiteral("}},
        {QT_TR_NOOP(")&MemberQStringLiteral("),
         {")member.addQStringLiteral(", ")view.editQStringLiteral(", ")QStringLiteral(",
          ")member.suspendQStringLiteral(", ")member.unsuspendQStringLiteral(", ")member.leave.setQStringLiteral(",
          ")member.leave.clearQStringLiteral(", ")QStringLiteral(", ")member.forceLogoutQStringLiteral(",
          ")member.password.forceQStringLiteral(", ")member.password.requestQStringLiteral(",
          ")member.changeIdQStringLiteral(", ")QStringLiteral(", ")member.deleteQStringLiteral(",
          ")member.undeleteQStringLiteral(", ")member.forceDeleteQStringLiteral(", ")QStringLiteral(",
          ")member.copyQStringLiteral("}},
        {QT_TR_NOOP(")&ViewQStringLiteral("),
         {")view.paletteQStringLiteral(", ")view.filterQStringLiteral(", ")view.refreshQStringLiteral(",
          ")view.rebuildQStringLiteral(", ")QStringLiteral(", ")view.membersQStringLiteral(",
          ")view.activityQStringLiteral(", ")view.backQStringLiteral(", ")view.forwardQStringLiteral(",
          ")view.navigationQStringLiteral(", ")QStringLiteral(", ")theme.systemQStringLiteral(",
          ")theme.lightQStringLiteral(", ")theme.darkQStringLiteral(", ")QStringLiteral(",
          ")language.jaQStringLiteral(", ")language.enQStringLiteral("}},
        {QT_TR_NOOP(")&HelpQStringLiteral("), {")help.shortcutsQStringLiteral(", ")help.serviceLog"}},
    };
    for (commands::Command* command : registry_->all()) {
        if (command->key() == QLatin1String("member.save")) continue;
        auto* action = new QAction(this);
        action->setObjectName(QStringLiteral("action.") + command->key());
        connect(action, &QAction::triggered, this, [this, key = command->key()] { trigger(key); });
        actions_[command->key()] = action;
        addAction(action);
    }
    for (const Menu& wanted : layout) {
        QMenu* menu = menuBar()->addMenu(QString());
        menu->setToolTipsVisible(true);
        for (const QString& key : wanted.keys) {
            if (key.isEmpty())
                menu->addSeparator();
            else if (actions_.count(key))
                menu->addAction(actions_[key]);
        }
        // What does not apply is grey and says why; asked at the moment of opening.
        connect(menu, &QMenu::aboutToShow, this, [this, menu] {
            const commands::Context now = context();
            for (QAction* action : menu->actions()) {
                const commands::Command* command = registry_->find(action->objectName().mid(7));
                if (!command) continue;
                const commands::Applicability verdict = command->applicability(now);
                action->setEnabled(verdict.applies);
                action->setToolTip(verdict.applies ? command->help() : verdict.why);
            }
        });
        // A shortcut must work without the menu having been opened, and then say why it does not.
        connect(menu, &QMenu::aboutToHide, this, [menu] {
            for (QAction* action : menu->actions())
                action->setEnabled(true);
        });
        menus_.emplace_back(menu, wanted.title);
    }
    auto* accountMenu = new QMenu(account_);
    for (const char* key : {"session.lock", "session.signOut", "tenant.another"})
        accountMenu->addAction(actions_[QLatin1String(key)]);
    account_->setMenu(accountMenu);
    menuBar()->hide();
    applyShortcuts();
}

QString MainWindow::shortcutOf(const QString& commandKey) const {
    const auto changed = host_.preferences().shortcuts;
    if (changed.contains(commandKey)) return changed.value(commandKey);
    const commands::Command* command = registry_->find(commandKey);
    return command ? command->defaultShortcut() : QString();
}

void MainWindow::applyShortcuts() {
    for (const auto& [key, action] : actions_)
        action->setShortcut(QKeySequence(shortcutOf(key), QKeySequence::PortableText));
}

void MainWindow::retranslate() {
    for (const auto& [menu, title] : menus_)
        menu->setTitle(tr(title));
    for (const auto& [key, action] : actions_) {
        const commands::Command* command = registry_->find(key);
        action->setText(command->text());
        action->setToolTip(command->help().isEmpty() ? command->text() : command->help());
        action->setIcon(icon(command->iconName()));
    }
    search_->setText(tr("Search or action (%1)")
                         .arg(QKeySequence(shortcutOf(QStringLiteral("view.palette")), QKeySequence::PortableText)
                                  .toString(QKeySequence::NativeText)));
    search_->setIcon(icon(QStringLiteral("edit-find")));
    search_->setAccessibleName(tr("Search or action"));
    account_->setAccessibleName(tr("Account"));
    refreshNavigation();
    refreshStatus();
}

void MainWindow::setLanguage(const QString& language) {
    Preferences preferences = host_.preferences();
    preferences.language = language;
    savePreferences(preferences);
    Q_EMIT languageWanted(language);
}

void MainWindow::setTheme(Theme theme) {
    Preferences preferences = host_.preferences();
    preferences.theme = theme;
    savePreferences(preferences);
    Q_EMIT themeWanted(theme);
}

void MainWindow::savePreferences(const Preferences& preferences) {
    if (const Done saved = host_.setPreferences(preferences); !saved)
        banner_->announce(Banner::Kind::Warning, commands::errorText(saved.error()));
}

void MainWindow::showShortcuts() {
    auto* dialog = new ShortcutsDialog(*registry_, host_.preferences().shortcuts, this);
    connect(dialog, &ShortcutsDialog::agreed, this, [this](const QMap<QString, QString>& changed) {
        Preferences preferences = host_.preferences();
        preferences.shortcuts = changed;
        savePreferences(preferences);
        applyShortcuts();
        retranslate();
    });
    dialog->open();
}

void MainWindow::showServiceLog() {
    auto* dialog = new ServiceLogDialog(host_.serviceLog(), this);
    dialog->open();
}

} // namespace sekisho::ui
