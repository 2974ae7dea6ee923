#pragma once
// 退職手続き (M11): what stands in the way of a member who leaves, who takes over what, and the deletion, as one list
// of steps that can be done right there. For several members a list at the left says how far each is. GUI thread.

#include "models/commands/leaver_desk.h"
#include "ui/widgets/pane.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QMenu;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace sekisho::ui {
class Banner;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::members {

class LeaverPage final : public QWidget {
    Q_OBJECT
  public:
    explicit LeaverPage(const PaneServices& services, QWidget* parent = nullptr);

    void open(const std::vector<commands::SelectedMember>& who);
    const commands::LeaverDesk& desk() const { return *desk_; }
    void checkAgain();
    void linkChanged();
    ListTable listForFile() const; // the record

  Q_SIGNALS:
    void closed();
    void roleWanted(const QString& roleId); // to be taken away there
    void logOutRequested(const sekisho::commands::SelectedMember& member);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    enum class State { Done, Open, Blocked, Told };
    struct Step {
        State state = State::Told;
        QString title;
        QString detail;
    };
    void build();
    void refresh();
    void refreshList();
    void refreshFoot();
    void retranslate();
    void showSteps();
    QVBoxLayout* addStep(const Step& step);
    void addRoles(const commands::Leaver& leaver);
    void addTasks(const commands::Leaver& leaver);
    void addTask(std::size_t place, std::size_t task);
    void addAccess(const commands::Leaver& leaver);
    void addLosses(const commands::Leaver& leaver);
    void addEnd(const commands::Leaver& leaver);
    void fillSuccessors(QMenu* menu, std::size_t place, std::size_t task);
    void pickSuccessor(std::size_t place, std::size_t task);
    void save();
    void finished(int handedOver, int deleted);
    void showUndo(const Changeset& back);
    QString highestName() const;
    std::size_t place() const;

    const PaneServices& services_;
    commands::LeaverDesk* desk_;
    QLabel* heading_;
    QLabel* lead_;
    Banner* banner_;
    QListWidget* people_;
    QScrollArea* scroll_;
    QWidget* steps_ = nullptr;
    QVBoxLayout* column_ = nullptr;
    QPushButton* close_;
    QPushButton* save_;
    QPushButton* again_;
    QPushButton* handOver_;
    QPushButton* leave_;
    WrappedLabel* why_;
};

} // namespace sekisho::ui::members
