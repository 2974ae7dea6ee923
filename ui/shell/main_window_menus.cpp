// The commands that belong to the window itself, and the menus made of the registry.

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "ui/shell/about_dialog.h"
#include "ui/shell/activity_view.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/nav_panel.h"
#include "ui/shell/pane_list.h"
#include "ui/shell/rights_watch.h"
#include "ui/shell/service_log_dialog.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/configuration_desk.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/why_not.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QToolButton>

namespace sekisho::ui {

using commands::ShellCommand;

namespace {

QStringList themeKeys() { // in the order of Theme
    return {QStringLiteral("theme.system"), QStringLiteral("theme.light"), QStringLiteral("theme.dark")};
}
QStringList languageKeys() {
    return {QStringLiteral("language.ja"), QStringLiteral("language.en")};
}
// Menus of logs are named after the services whose logs they are.
bool isLog(const MenuItem& menu) {
    return menu.parent == "audit" && !commands::logsOfMenu(menu.key).empty();
}

} // namespace

void MainWindow::addShellCommands() {
    const auto add = [this](ShellCommand::Spec spec) {
        registry_->add(std::make_unique<ShellCommand>(std::move(spec)));
    };
    const auto needsPane = [this](const commands::Context&) {
        return currentPane() ? commands::Applicability::yes()
                             : commands::Applicability::no(tr("There is no list here."));
    };
    add({QStringLiteral("tenant.another"), [] { return tr("Open another tenant"); }, QStringLiteral("list-add"),
         QStringLiteral("Ctrl+N"), [this] { host_.openAnotherWindow(); }});
    add({QStringLiteral("session.lock"), [] { return tr("Lock"); }, QStringLiteral("system-lock-screen"),
         QStringLiteral("Ctrl+L"), [this] { session_->lock(); }, false,
         [this](const commands::Context&) {
             return session_->state() == SessionController::State::Working
                        ? commands::Applicability::yes()
                        : commands::Applicability::no(tr("Sign in first."));
         }});
    add({QStringLiteral("session.signOut"), [] { return tr("Sign out"); }, QStringLiteral("network-disconnect"),
         QStringLiteral(""), [this] { session_->signOut(); }});
    add({QStringLiteral("app.quit"), [] { return tr("Quit"); }, QStringLiteral("application-exit"),
         QStringLiteral("Ctrl+Q"), [] { QApplication::closeAllWindows(); }});
    add({QStringLiteral("view.palette"), [] { return tr("Search or action"); }, QStringLiteral("edit-find"),
         QStringLiteral("Ctrl+K"), [this] { commandPalette().open(); }});
    add({QStringLiteral("view.filter"), [] { return tr("Filter this list"); }, QStringLiteral("view-filter"),
         QStringLiteral("Ctrl+F"), [this] { currentPane()->focusFilter(); }, false, needsPane});
    add({QStringLiteral("view.edit"), [] { return tr("Edit"); }, QStringLiteral("document-edit"), QStringLiteral("F2"),
         [this] { currentPane()->editCurrent(); }, false, needsPane});
    add({QStringLiteral("view.exportList"), [] { return tr("Export this list…"); }, QStringLiteral("document-export"),
         QStringLiteral("Ctrl+Shift+E"), [this] { exportShown(); }, true,
         [this](const commands::Context&) {
             return hasList() ? commands::Applicability::yes()
                              : commands::Applicability::no(tr("There is no list here that could be exported."));
         }});
    const auto online = [this](const commands::Context&) {
        return session_->online() ? commands::Applicability::yes()
                                  : commands::Applicability::no(tr("This needs a connection to the service."));
    };
    add({QStringLiteral("configuration.export"), [] { return tr("Export the configuration…"); },
         QStringLiteral("document-export"), QStringLiteral(""), [this] { configuration().exportFile(); }, true,
         online});
    add({QStringLiteral("configuration.import"), [] { return tr("Import a configuration…"); },
         QStringLiteral("document-import"), QStringLiteral(""), [this] { configuration().importFile(); }, true,
         online});
    add({QStringLiteral("view.refresh"), [] { return tr("Refresh"); }, QStringLiteral("view-refresh"),
         QStringLiteral("F5"), [this] { session_->tenant()->sync()->refreshNow(); }, true});
    add({QStringLiteral("view.rebuild"), [] { return tr("Fetch the local copy again"); }, QStringLiteral("edit-reset"),
         QStringLiteral(""), [this] { session_->tenant()->sync()->rebuild(); }, true});
    add({QStringLiteral("view.members"), [] { return tr("Go to members"); }, QStringLiteral("group"),
         QStringLiteral("Alt+1"), [this] { openScreen(QStringLiteral("members.members")); }});
    int place = 1;
    for (const PaneFactory& factory : factories_) {
        const MenuItem* menu = menuItem(commands::toUtf8(factory.menuKey));
        if (!menu || place++ == 1) continue; // the members have their command above
        add({QStringLiteral("view.screen.") + factory.menuKey,
             [menu] {
                 const QString name = commands::menuText(*menu);
                 if (menu->parent == "monitoring") return tr("Go to monitoring: %1").arg(name);
                 return isLog(*menu) ? tr("Go to the log of %1").arg(name) : tr("Go to %1").arg(name);
             },
             paneIcon(factory.menuKey), place <= 11 ? QStringLiteral("Alt+%1").arg((place - 1) % 10) : QString(),
             [this, key = factory.menuKey] { openScreen(key); }});
    }
    add({QStringLiteral("rights.mine"), [] { return tr("My rights"); }, QStringLiteral("user-available"),
         QStringLiteral(""), [this] { openScreen(QStringLiteral("rights")); }, true});
    add({QStringLiteral("rights.activate"), [] { return tr("Activate a role…"); },
         QStringLiteral("media-playback-start"), QStringLiteral(""), [this] { activateRole(); }, true,
         [this, online](const commands::Context& context) {
             commands::Applicability connected = online(context);
             if (!connected.applies) return connected;
             return !rights_ || rights_->mine().eligible.empty()
                        ? commands::Applicability::no(tr("No role can be activated by you at the moment."))
                        : commands::Applicability::yes();
         }});
    add({QStringLiteral("view.activity"), [] { return tr("Activity"); }, QStringLiteral("view-list-details"),
         QStringLiteral("Ctrl+J"), [this] { openScreen(QStringLiteral("activity")); }});
    add({QStringLiteral("view.back"), [] { return tr("Back"); }, QStringLiteral("go-previous"),
         QStringLiteral("Alt+Left"), [this] { goBack(-1); }});
    add({QStringLiteral("view.forward"), [] { return tr("Forward"); }, QStringLiteral("go-next"),
         QStringLiteral("Alt+Right"), [this] { goBack(1); }});
    add({QStringLiteral("view.navigation"), [] { return tr("Show or hide the navigation"); },
         QStringLiteral("sidebar-collapse"), QStringLiteral("Ctrl+B"),
         [this] { nav_->setVisible(!nav_->isVisible()); }});
    // The two languages name themselves, so that nobody is lost in the other one.
    add({QStringLiteral("language.ja"), [] { return QStringLiteral("日本語"); },
         QStringLiteral("preferences-desktop-locale"), QStringLiteral(""),
         [this] { setLanguage(QStringLiteral("ja")); }});
    add({QStringLiteral("language.en"), [] { return QStringLiteral("English"); },
         QStringLiteral("preferences-desktop-locale"), QStringLiteral(""),
         [this] { setLanguage(QStringLiteral("en")); }});
    add({QStringLiteral("theme.system"), [] { return tr("Colours of the system"); },
         QStringLiteral("preferences-desktop-color"), QStringLiteral(""), [this] { setTheme(Theme::System); }});
    add({QStringLiteral("theme.light"), [] { return tr("Light colours"); }, QStringLiteral("preferences-desktop-color"),
         QStringLiteral(""), [this] { setTheme(Theme::Light); }});
    add({QStringLiteral("theme.dark"), [] { return tr("Dark colours"); }, QStringLiteral("preferences-desktop-color"),
         QStringLiteral(""), [this] { setTheme(Theme::Dark); }});
    add({QStringLiteral("help.why"), [] { return tr("Why is something grey here…"); },
         QStringLiteral("help-contextual"), QStringLiteral("Shift+F1"), [this] { showGrey(); }, true, online});
    add({QStringLiteral("help.shortcuts"), [] { return tr("Keyboard shortcuts"); }, QStringLiteral("configure"),
         QStringLiteral("Ctrl+/"), [this] { showShortcuts(); }});
    add({QStringLiteral("help.serviceLog"), [] { return tr("Exchanges with the service"); },
         QStringLiteral("view-history"), QStringLiteral(""), [this] { showServiceLog(); }});
    add({QStringLiteral("help.about"), [] { return tr("About Sekisho"); }, QStringLiteral("help-about"),
         QStringLiteral(""), [this] { (new AboutDialog(this))->open(); }});
}

void MainWindow::buildMenus() {
    struct Menu {
        const char* title;
        QStringList keys; // empty: a separator
    };
    QStringList screens{QStringLiteral("view.members")};
    for (const PaneFactory& factory : factories_)
        if (const QString key = QStringLiteral("view.screen.") + factory.menuKey; registry_->find(key)) screens << key;
    const std::vector<Menu> layout = {
        {QT_TR_NOOP("&File"),
         {QStringLiteral("tenant.another"), QStringLiteral(""), QStringLiteral("view.exportList"),
          QStringLiteral("change.undoLast"), QStringLiteral(""), QStringLiteral("configuration.export"),
          QStringLiteral("configuration.import"), QStringLiteral(""), QStringLiteral("session.lock"),
          QStringLiteral("session.signOut"), QStringLiteral(""), QStringLiteral("app.quit")}},
        {QT_TR_NOOP("&Member"),
         {QStringLiteral("member.add"),
          QStringLiteral("view.edit"),
          QStringLiteral(""),
          QStringLiteral("member.suspend"),
          QStringLiteral("member.unsuspend"),
          QStringLiteral("member.leave.set"),
          QStringLiteral("member.leave.clear"),
          QStringLiteral(""),
          QStringLiteral("member.forceLogout"),
          QStringLiteral("member.password.force"),
          QStringLiteral("member.password.request"),
          QStringLiteral("member.invite"),
          QStringLiteral("member.changeId"),
          QStringLiteral("member.appStop"),
          QStringLiteral(""),
          QStringLiteral("member.lostDevice"),
          QStringLiteral("lostDevice.open"),
          QStringLiteral(""),
          QStringLiteral("member.leaver"),
          QStringLiteral("member.delete"),
          QStringLiteral("member.undelete"),
          QStringLiteral("member.forceDelete"),
          QStringLiteral(""),
          QStringLiteral("member.explainUse"),
          QStringLiteral("member.reachedBy"),
          QStringLiteral(""),
          QStringLiteral("member.copy")}},
        {QT_TR_NOOP("&View"),
         QStringList{QStringLiteral("view.palette"), QStringLiteral("view.filter"), QStringLiteral("view.refresh"),
                     QStringLiteral("view.rebuild"), QStringLiteral("")} +
             screens +
             QStringList{QStringLiteral("view.activity"), QStringLiteral("view.back"), QStringLiteral("view.forward"),
                         QStringLiteral("view.navigation"), QStringLiteral(""), QStringLiteral("theme.system"),
                         QStringLiteral("theme.light"), QStringLiteral("theme.dark"), QStringLiteral(""),
                         QStringLiteral("language.ja"), QStringLiteral("language.en")}},
        {QT_TR_NOOP("&Help"),
         {QStringLiteral("help.why"), QStringLiteral("help.shortcuts"), QStringLiteral("help.serviceLog"),
          QStringLiteral(""), QStringLiteral("help.about")}},
    };
    for (commands::Command* command : registry_->all()) {
        if (command->key() == QLatin1String("member.save")) continue;
        auto* action = new QAction(this);
        action->setObjectName(QStringLiteral("action.") + command->key());
        connect(action, &QAction::triggered, this, [this, key = command->key()] { trigger(key); });
        actions_[command->key()] = action;
        addAction(action);
    }
    for (const auto& keys : {themeKeys(), languageKeys()}) { // one of each is on
        auto* choice = new QActionGroup(this);
        for (const QString& key : keys) {
            actions_[key]->setCheckable(true);
            choice->addAction(actions_[key]);
        }
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
            markChoices();
            for (QAction* action : menu->actions()) {
                const commands::Command* command = registry_->find(action->objectName().mid(7));
                if (!command) continue;
                showVerdict(action, *command, now);
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
    accountMenu->setToolTipsVisible(true);
    for (const char* key : {"rights.mine", "rights.activate"})
        accountMenu->addAction(actions_[QLatin1String(key)]);
    connect(accountMenu, &QMenu::aboutToShow, this, [this] {
        const commands::Applicability verdict =
            registry_->find(QStringLiteral("rights.activate"))->applicability(context());
        QAction* activate = actions_[QStringLiteral("rights.activate")];
        activate->setEnabled(verdict.applies);
        activate->setToolTip(verdict.applies ? tr("For a time that you choose, with a reason") : verdict.why);
    });
    connect(accountMenu, &QMenu::aboutToHide, this,
            [this] { actions_[QStringLiteral("rights.activate")]->setEnabled(true); });
    accountMenu->addSeparator();
    for (const char* key : {"session.lock", "session.signOut", "tenant.another"})
        accountMenu->addAction(actions_[QLatin1String(key)]);
    account_->setMenu(accountMenu);
    menuBar()->hide();
    applyShortcuts();
}

void MainWindow::markChoices() {
    const auto theme = static_cast<qsizetype>(host_.preferences().theme);
    actions_[themeKeys().at(theme)]->setChecked(true);
    actions_[languageKeys().at(commands::language() == commands::Language::Japanese ? 0 : 1)]->setChecked(true);
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
        if (!action->isCheckable()) action->setIcon(icon(command->iconName())); // the mark stands in its place
    }
    search_->setText(tr("Search or action (%1)")
                         .arg(QKeySequence(shortcutOf(QStringLiteral("view.palette")), QKeySequence::PortableText)
                                  .toString(QKeySequence::NativeText)));
    dressSearch();
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

bool MainWindow::hasList() const {
    if (const Pane* shown = currentPane()) return shown->hasList();
    return activity_ && screens_->currentWidget() == activity_ && activity_->hasList();
}

void MainWindow::exportShown() {
    if (Pane* shown = currentPane())
        shown->exportShown([this](Banner::Kind kind, const QString& sentence) { tellExport(kind, sentence); });
    else
        writeList(activity_->listForFile());
}

void MainWindow::writeList(const ListTable& table) {
    TenantLink* tenant = session_->tenant();
    if (!tenant || !tenant->exportDesk()) return;
    exportList({*tenant->exportDesk(), *jobs_, tenant->gui()}, table, screens_,
               [this](Banner::Kind kind, const QString& sentence) { tellExport(kind, sentence); });
}

void MainWindow::tellExport(Banner::Kind kind, const QString& sentence) {
    banner_->announce(kind, sentence);
}

ConfigurationDesk& MainWindow::configuration() {
    if (configuration_) return *configuration_;
    configuration_ = new ConfigurationDesk(
        [this]() -> std::optional<ConfigurationServices> {
            TenantLink* tenant = session_->tenant();
            if (!tenant) return std::nullopt;
            return ConfigurationServices{tenant->gateway(), tenant->gui()};
        },
        this);
    connect(configuration_, &ConfigurationDesk::told, banner_,
            [this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
    connect(configuration_, &ConfigurationDesk::planned, this,
            [this](const QString& id) { openResource(QStringLiteral("members.changes"), id); });
    return *configuration_;
}

void MainWindow::showServiceLog() {
    auto* dialog = new ServiceLogDialog(session_->tenant() ? session_->tenant()->serviceLog() : QStringList(), this);
    dialog->open();
}

} // namespace sekisho::ui
