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
class Banner;
class StatePage;
class StatusChip;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::members {

class Avatar;
class EditPage;
class HistoryBlock;
class InfoBlock;
class OrganizationsBlock;
class SecurityBlock;
class SessionsBlock;

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
    EditPage& editPage() { return *edit_; }
    void linkChanged();
    std::optional<commands::SelectedMember> selected() const;
    void choosePhoto();

  Q_SIGNALS:
    void triggered(const QString& commandKey); // for the member shown
    void loaded();                             // the record of the member is here

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildHead();
    void present();
    void fetch();
    void loadRemote();
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

    QStackedWidget* stack_;
    StatePage* nobody_;
    QWidget* page_;
    QStackedWidget* modes_;
    QScrollArea* read_;
    EditPage* edit_;
    Avatar* avatar_;
    WrappedLabel* name_;
    WrappedLabel* reading_;
    WrappedLabel* login_;
    StatusChip* status_;
    StatusChip* leave_;
    QToolButton* editButton_;
    QToolButton* logout_;
    QToolButton* more_;
    Banner* banner_;
    InfoBlock* info_;
    SecurityBlock* security_;
    OrganizationsBlock* organizations_;
    SessionsBlock* sessions_;
    HistoryBlock* history_;
    QTimer* remoteTimer_;
    ports::CallHandle call_;
    ports::CallHandle photoCall_;
    ports::CallHandle undoCall_;
};

} // namespace sekisho::ui::members
