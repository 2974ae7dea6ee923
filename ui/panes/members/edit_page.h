#pragma once
// The draft of one member in place of its read mode: form, and a foot with save and discard. Saving shows the changes
// first; what somebody else saved in between is merged, never overwritten. GUI thread.

#include "models/commands/member_commands.h"
#include "ui/panes/members/draft_store.h"
#include "ui/widgets/pane.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;

namespace sekisho::ui {
class Banner;
class MemberForm;
} // namespace sekisho::ui

namespace sekisho::ui::members {

class EditPage final : public QWidget {
    Q_OBJECT
  public:
    EditPage(const PaneServices& services, DraftStore& drafts, QWidget* parent = nullptr);

    void open(const Member& present); // with the kept draft where there is one
    const Member& base() const { return base_; }
    bool dirty() const;
    void presentChanged(const Member& present); // the copy has a newer version now
    void giveUp();                              // asks when something would be lost
    void save();
    void linkChanged();
    MemberForm& form() { return *form_; }
    bool busy() const { return sending_; }

  Q_SIGNALS:
    void closed(); // draft gone
    void saved(const sekisho::Member& before, const sekisho::Member& after);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void edited();
    void send(const Member& base, const Member& wanted);
    void ended(const Member& base, const Member& wanted, const commands::SaveOutcome& outcome);
    void merge(const Member& theirs, bool thenSave);
    void takeOver(const Member& theirs, const Member& merged);
    void refresh();
    void retranslate();

    const PaneServices& services_;
    DraftStore& drafts_;
    Member base_;
    std::optional<Member> newer_; // what somebody else saved while this draft was open
    MemberForm* form_;
    QScrollArea* area_;
    Banner* banner_;
    QLabel* state_;
    QPushButton* save_;
    QPushButton* discard_;
    ports::CallHandle call_;
    bool sending_ = false;
    QPointer<QWidget> focused_; // when it was sent
    bool faultsTold_ = false;   // the banner says that fields are not right
};

// A context with the services of the pane and these members as the selection.
commands::Context contextOf(const PaneServices& services, commands::Selection selection = {});
commands::SelectedMember selectedOf(const Member& member, const ports::Cache& cache, Instant now);

} // namespace sekisho::ui::members
