#pragma once
// The one window of a tenant: top line, navigation, panes, message bar, status line; sign-in and lock in its place when
// there is nothing to show. Everything a person does goes through the command registry. GUI thread.

#include "models/commands/job_list.h"
#include "models/commands/registry.h"
#include "models/domain/approval.h"
#include "ui/shell/pane_list.h"
#include "ui/shell/screen_link.h"
#include "ui/shell/session_controller.h"
#include "ui/shell/tenant_link.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/pane.h"

#include <QMainWindow>

#include <map>
#include <memory>
#include <optional>
#include <vector>

class QMenu;
class QSplitter;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace sekisho::commands {
class ApprovalCommand;
}
namespace sekisho::ui {

class ActivityView;
class AssentPrompt;
class BrakeWatch;
class CommandPalette;
class ConfigurationDesk;
class LockPage;
class MyRightsPage;
class NavPanel;
class WhyNot;
class RequestWatch;
struct RequestMemory;
class RightsWatch;
class StatusLine;
class TenantPulse;

class MainWindow final : public QMainWindow {
    Q_OBJECT
  public:
    MainWindow(ShellHost& host, const Clock& clock, QWidget* parent = nullptr);
    ~MainWindow() override;

    SessionController& session() { return *session_; }
    commands::Registry& registry() { return *registry_; }
    commands::JobList& jobs() { return *jobs_; }
    Banner& banner() { return *banner_; }
    void start(const SignInPage::Place* wanted); // shows sign-in, or resumes the last tenant
    void openScreen(const QString& key);         // menu key, "activity" or "rights"
    // Now, or as soon as somebody has signed in. A link of another workgroup is only told.
    void openLink(const ScreenLink& link);
    bool isAtHome(const ScreenLink& link) const; // signed in to its workgroup
    Pane* pane(const QString& menuKey); // made when it is asked for first; null: there is none, or no tenant is open
    SignInPage& signInPage();           // made when it is shown first: whoever resumes with his copy does not see it
    StatusLine& statusLine() { return *status_; }

    static QStringList languages() { return {QStringLiteral("ja"), QStringLiteral("en")}; }

  Q_SIGNALS:
    void languageWanted(const QString& language); // "ja", "en"; the application exchanges the translators
    void themeWanted(sekisho::ui::Theme theme);

  protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void buildLayout();
    void addShellCommands();
    void buildMenus();
    void retranslate();
    void connectSession();
    void showSignIn();
    void offerOffline();
    LockPage& lockPage();
    ActivityView& activity();
    CommandPalette& commandPalette();
    void stateChanged();
    void countIdle();
    void openPanes();
    void closePanes();
    Pane* madePane(const QString& menuKey) const;
    void followLink();
    void refreshStatus();
    void dressSearch();
    void refreshNavigation();
    void watchBrake(const PaneServices& services);
    void heldChanged();
    void watchRights(const PaneServices& services);
    void forgetRights();
    void connectRights();
    void rightsChanged();
    void tickRights();
    void requestsChanged();
    void tellDecided(const ApprovalRequest& request);
    void tellSealed();
    void activateRole();
    void connectCommand(commands::Command* command);
    void connectVote(commands::ApprovalCommand* vote);
    void triggerOwn(commands::Command& command);
    MyRightsPage& myRights();
    QWidget* screen(const QString& key);
    QString startScreen() const;
    void planReady(commands::Command* command, const commands::Plan& plan, const commands::Context& context);
    void announceDone(const QString& sentence, const QString& undo, const commands::Selection& subjects);
    void announceOrdered(const QString& sentence, const QString& cutOffId, int held);
    void runInverse(const QString& key, const commands::Selection& subjects);
    void paletteChosen(const struct PaletteEntry& entry);
    void offerLostDevice();
    void offerReasons();
    void showGrey(); // Shift+F1: what is grey here, and from there why
    void dressLostDevice();
    void openResource(const QString& menuKey, const QString& resourceId);
    void goTo(const QString& key, bool remember);
    void goBack(int by);
    void trigger(const QString& key);
    void applyShortcuts();
    void markChoices(); // which colours and language are on
    void setLanguage(const QString& language);
    void setTheme(Theme theme);
    void savePreferences(const Preferences& preferences);
    void showShortcuts();
    bool hasList() const;
    void exportShown();
    void writeList(const ListTable& table);
    void tellExport(Banner::Kind kind, const QString& sentence);
    void showServiceLog();
    ConfigurationDesk& configuration();
    commands::Context context() const;
    Pane* currentPane() const;
    QString shortcutOf(const QString& commandKey) const;

    ShellHost& host_;
    const Clock& clock_;
    SessionController* session_;
    commands::Registry* registry_;
    commands::JobList* jobs_;
    const std::vector<PaneFactory> factories_ = paneList();
    std::optional<PaneServices> paneServices_; // while a tenant is open
    std::map<QString, Pane*> panes_;           // those that somebody looked at
    QStringList keptDrafts_;                   // screens with a draft of before, looked at or not

    QStackedWidget* stages_;
    SignInPage* signIn_ = nullptr;
    std::vector<SignInPage::Place> places_; // of the start, for the sign-in
    QString place_;
    LockPage* lock_ = nullptr; // this and the next two: see lockPage() …
    QWidget* work_;
    NavPanel* nav_;
    QSplitter* body_;
    QStackedWidget* screens_;
    ActivityView* activity_ = nullptr;
    Banner* banner_;
    Banner* alarm_; // that the sealed account opens: no other message takes its place
    StatusLine* status_;
    CommandPalette* palette_ = nullptr;
    WhyNot* whyNot_ = nullptr;
    AssentPrompt* assent_;
    MyRightsPage* myRights_ = nullptr;
    BrakeWatch* brake_ = nullptr; // these: while a tenant is open
    TenantPulse* pulse_ = nullptr;
    RequestWatch* requests_ = nullptr;
    std::shared_ptr<RequestMemory> requestMemory_;
    RightsWatch* rights_ = nullptr;
    ConfigurationDesk* configuration_ = nullptr; // made when it is needed for the first time
    QToolButton* search_;
    QToolButton* lostDevice_;
    QToolButton* account_;
    std::map<QString, QAction*> actions_;
    std::vector<std::pair<QMenu*, const char*>> menus_;
    QTimer* idle_;
    QTimer* tick_;
    ports::CallHandle copyWatch_;
    std::optional<ScreenLink> link_; // to be opened
    QStringList trail_;
    qsizetype trailAt_ = -1;
};

} // namespace sekisho::ui
