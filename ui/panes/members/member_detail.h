#pragma once
// The page of one member beside the list: head, blocks in read mode, or the draft in their place (admin-screens.md
// §2.4, §2.5). Reads the local copy; sessions, operations and photo come from the service when there is one. GUI
// thread.

#include "ui/panes/members/draft_store.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace sekisho::ui {
class Avatar;
class Banner;
class ChartBlock;
class StatePage;
class StatusChip;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::members {

class DevicesBlock;
class EditPage;
class HistoryBlock;
class InfoBlock;
class OrganizationsBlock;
class RolesBlock;
class SecurityBlock;
class SessionsBlock;
class StatusBlock;
class TemplateBlock;

class MemberDetail final : public QWidget {
    Q_OBJECT
  public:
    MemberDetail(const PaneServices& services, DraftStore& drafts, QWidget* parent = nullptr);
    ~MemberDetail() override;

    void showMember(const QString& id); // empty: nobody
    QString memberId() const { return id_; }
    const std::optional<Member>& member() const { return member_; }
    void copyChanged(); // the local copy may know a newer version
    void edit();
    bool editing() const;
    EditPage& editPage(); // made when it is needed for the first time; only while a member is shown
    void linkChanged();
    void showRights(); // scrolls to the roles of the member, as soon as he is here
    std::optional<commands::SelectedMember> selected() const;
    void choosePhoto();
    std::optional<ListTable> listForFile() const; // the list with the focus; nothing: none of the page's has it

  Q_SIGNALS:
    void triggered(const QString& commandKey); // for the member shown
    void loaded();                             // the record of the member is here
    void openWanted(const QString& menuKey, const QString& resourceId);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void buildPage();
    QWidget* buildHead();
    void present();
    void fetch();
    void loadRemote();
    void loadDevices();
    void refreshHead();
    void retranslate();
    void photoChosen(const QString& path);
    void showSaved(const Member& before, const Member& after);
    void undo(const Member& before, const Member& after);

    const PaneServices& services_;
    DraftStore& drafts_;
    QString id_;
    std::optional<Member> member_;
    Version photoVersion_ = -1;
    bool rightsWanted_ = false;

    QStackedWidget* stack_;
    StatePage* nobody_;
    QTimer* remoteTimer_;
    // The page of a member, made with the first one; edit_ with the first draft.
    QWidget* page_ = nullptr;
    QStackedWidget* modes_ = nullptr;
    QScrollArea* read_ = nullptr;
    EditPage* edit_ = nullptr;
    Avatar* avatar_ = nullptr;
    WrappedLabel* name_ = nullptr;
    WrappedLabel* reading_ = nullptr;
    WrappedLabel* login_ = nullptr;
    StatusChip* status_ = nullptr;
    StatusChip* leave_ = nullptr;
    QToolButton* editButton_ = nullptr;
    QToolButton* logout_ = nullptr;
    QToolButton* lost_ = nullptr;
    QToolButton* more_ = nullptr;
    Banner* banner_ = nullptr;
    InfoBlock* info_ = nullptr;
    SecurityBlock* security_ = nullptr;
    OrganizationsBlock* organizations_ = nullptr;
    SessionsBlock* sessions_ = nullptr;
    DevicesBlock* devices_ = nullptr;
    RolesBlock* roles_ = nullptr;
    HistoryBlock* history_ = nullptr;
    StatusBlock* profileStatus_ = nullptr;
    TemplateBlock* template_ = nullptr;
    ChartBlock* chart_ = nullptr;
    ports::CallHandle call_;
    ports::CallHandle photoCall_;
    ports::CallHandle undoCall_;
};

} // namespace sekisho::ui::members
