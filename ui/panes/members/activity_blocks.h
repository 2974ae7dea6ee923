#pragma once
// What only the service knows of a member: access status of the last 90 days with forced log-out, and recent operations
// of administrators. Loaded when shown; offline and errors are said, never an empty list. GUI thread.

#include "ui/panes/members/detail_blocks.h"

class QListView;
class QPushButton;
class QTimer;
class QToolButton;

namespace sekisho::ui::members {

// A block whose list comes from the service, page by page.
class RemoteBlock : public Block {
    Q_OBJECT
  public:
    RemoteBlock(const PaneServices& services, QWidget* parent);
    void showMember(const UserId& member); // forgets what was shown and loads
    void reload();
    bool loaded() const { return loaded_; }
    QListView* list() const { return list_; }
    virtual ListTable listForFile() const = 0; // all that the service has, not only what is loaded

  Q_SIGNALS:
    void exportRequested();

  protected:
    virtual ports::CallHandle ask(const UserId& member, const std::string& cursor) = 0;
    virtual void clear() = 0;
    virtual QString emptyText() const = 0;
    void answered(bool more, std::string nextCursor, int rows);
    void failed(const Error& error);
    void retranslate();
    void changeEvent(QEvent* event) override;
    void fitList();
    const UserId& member() const { return member_; }
    bool firstPage() const { return cursor_.empty(); }

    const PaneServices& services_;

  private:
    void load();
    void say(const QString& text, const QString& action = {});

    UserId member_;
    std::string cursor_;
    bool loaded_ = false;
    std::optional<Error> error_;
    ports::CallHandle call_;
    QListView* list_;
    WrappedLabel* note_;
    QPushButton* again_;
    QPushButton* older_;
    QToolButton* export_;
};

// While it can be seen it asks again every few seconds: a sign-in is nothing that the feed tells, and "nobody is signed
// in" must not be an old answer.
class SessionsBlock final : public RemoteBlock {
    Q_OBJECT
  public:
    SessionsBlock(const PaneServices& services, QWidget* parent = nullptr);
    void setRefusal(const QString& why); // why no session can be ended now; empty: it can
    items::SessionModel& model() { return *model_; }
    std::optional<Session> current() const;
    ListTable listForFile() const override;

  Q_SIGNALS:
    void endRequested(const sekisho::Session& session, const QString& words);
    void endAllRequested();

  protected:
    ports::CallHandle ask(const UserId& member, const std::string& cursor) override;
    void clear() override;
    QString emptyText() const override;
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    void lookAgain();
    void bringUpToDate(std::vector<Session> newest);
    items::SessionModel* model_;
    QTimer* timer_;
    ports::CallHandle look_;
    QPushButton* end_;
    QPushButton* endAll_;
    QString refusal_;
};

class HistoryBlock final : public RemoteBlock {
    Q_OBJECT
  public:
    HistoryBlock(const PaneServices& services, QWidget* parent = nullptr);
    items::HistoryModel& model() { return *model_; }
    ListTable listForFile() const override;

  Q_SIGNALS:
    void logsWanted(const QString& menuKey); // everything in the logs about the member

  protected:
    ports::CallHandle ask(const UserId& member, const std::string& cursor) override;
    void clear() override;
    QString emptyText() const override;
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    QString logMenu() const; // that the person may open; empty: none
    items::HistoryModel* model_;
    QPushButton* logs_;
};

} // namespace sekisho::ui::members
