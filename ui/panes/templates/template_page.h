#pragma once
// One permission template: what it allows, which user types and members have it, and what counts for a member in the
// end. Read mode, or a draft that is saved as a whole. Shows and says what is wanted; the pane does it. GUI thread.

#include "models/commands/template_reach.h"
#include "ui/widgets/pane.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;

namespace sekisho::ui {
class MemberListField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::templates {

class EffectivePage;
class MatrixView;
class TypesTable;

class TemplatePage final : public QWidget {
    Q_OBJECT
  public:
    explicit TemplatePage(const PaneServices& services, QWidget* parent = nullptr);

    // `draft`: null in read mode. Both are of `all`, or a new state of one of them.
    void present(const commands::Templates& all, const policy::ServiceTemplate& now,
                 const policy::ServiceTemplate* draft);
    const policy::ServiceTemplate& shown() const { return shown_; } // the draft as it stands
    bool drafting() const { return drafting_; }
    void setMayChange(const QString& whyNot); // empty: it can be changed
    void setCounts(qsizetype members);        // for how many it counts at present
    void showFaults(const std::vector<Error>& faults);
    void showMeanwhile(const QStringList& theirs, const QStringList& mine); // both empty: nobody else saved
    void showMember(const UserId& member);                                  // on the last tab
    void reloadMember();

  Q_SIGNALS:
    void triggered(const char* command); // "edit", "copy", "rename", "delete"
    void edited();
    void saveWanted();
    void discardWanted();
    void templateWanted(const QString& id);
    void memberWanted(const QString& id);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* scrolled(QWidget* inner);
    void take();
    void refresh();
    void retranslate();

    commands::Templates all_;
    policy::ServiceTemplate now_;
    policy::ServiceTemplate shown_;
    bool drafting_ = false;
    QString whyNot_;
    qsizetype members_ = 0;
    bool faulty_ = false;
    QLabel* title_;
    QLabel* about_;
    QPushButton* edit_;
    QPushButton* copy_;
    QPushButton* rename_;
    QPushButton* delete_;
    QWidget* meanwhile_;
    WrappedLabel* theirs_;
    WrappedLabel* mine_;
    QTabWidget* tabs_;
    MatrixView* matrix_;
    TypesTable* types_;
    WrappedLabel* membersNote_;
    MemberListField* memberList_;
    EffectivePage* effective_;
    QWidget* foot_;
    QLabel* state_;
    QPushButton* save_;
    QPushButton* discard_;
};

} // namespace sekisho::ui::templates
