#pragma once
// Adding one member (admin-screens.md §2.2): the same form, and the initial password in one of three ways. A temporary
// password is shown once and kept nowhere. GUI thread.

#include "models/commands/member_commands.h"
#include "ui/panes/members/draft_store.h"
#include "ui/widgets/pane.h"

#include <QDialog>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QScrollArea;

namespace sekisho::ui {
class Banner;
class FormField;
class MemberForm;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::members {

// How the first password comes to be.
class InitialPasswordEditor final : public QWidget {
    Q_OBJECT
  public:
    explicit InitialPasswordEditor(QWidget* parent = nullptr);
    ports::InitialPassword password() const;
    void reset(); // automatic, nothing typed
    void clearTyped();
    bool check(const std::string& loginId); // shows the fault; false: not right
    void showFault(const Error& error);
    bool marksFault() const; // as it stands now

  Q_SIGNALS:
    void changed();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    QRadioButton* automatic_;
    QRadioButton* byAdministrator_;
    QRadioButton* byMember_;
    WrappedLabel* hint_;
    FormField* field_;
    QLineEdit* typed_;
    QCheckBox* change_;
};

// Shown once after adding: ID and temporary password with a button to copy.
class TemporaryPasswordDialog final : public QDialog {
    Q_OBJECT
  public:
    TemporaryPasswordDialog(const QString& name, const QString& loginId, const QString& password, QWidget* parent);
};

class AddPage final : public QWidget {
    Q_OBJECT
  public:
    AddPage(const PaneServices& services, DraftStore& drafts, QWidget* parent = nullptr);

    void open(const OrgUnitId& orgUnit); // empty: no organization to begin with
    bool dirty() const;
    void giveUp(); // asks when something would be lost
    void save(bool another);
    void linkChanged() { refresh(); }
    MemberForm& form() { return *form_; }

  Q_SIGNALS:
    void closed();
    void added(const sekisho::Member& member);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    Member blank() const;
    void edited();
    void settle(); // what the banner says of faults is not so any more
    void ended(const commands::SaveOutcome& outcome, bool another);
    void refresh();
    void retranslate();

    const PaneServices& services_;
    DraftStore& drafts_;
    OrgUnitId orgUnit_;
    Member base_;
    MemberForm* form_;
    InitialPasswordEditor* password_;
    QScrollArea* area_;
    Banner* banner_;
    QLabel* title_;
    QLabel* passwordTitle_;
    QPushButton* cancel_;
    QPushButton* another_;
    QPushButton* save_;
    ports::CallHandle call_;
    bool sending_ = false;
    bool faultsTold_ = false; // the banner says that fields are not right
};

} // namespace sekisho::ui::members
