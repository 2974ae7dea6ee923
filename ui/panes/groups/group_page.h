#pragma once
// One group beside the list: its data, its direct members and its talk room in read mode, or the form with a draft. GUI
// thread.

#include "models/domain/group.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>

class QFormLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTreeWidget;
class QVBoxLayout;

namespace sekisho::ui {
class DraftFrame;
class SearchField;
class StatePage;
class WrappedLabel;
} // namespace sekisho::ui
namespace sekisho::ui::rooms {
class RoomPanel;
}

namespace sekisho::ui::groups {

class GroupForm;
class GroupPhoto;

class GroupPage final : public QWidget {
    Q_OBJECT
  public:
    explicit GroupPage(const PaneServices& services, QWidget* parent = nullptr);
    ~GroupPage() override;

    // Read mode. Nothing while a draft is open: it stays until saved or discarded.
    void present(const std::optional<Group>& group);
    void edit(const Group& group);                         // a draft of what is there
    void add(const Group& fresh);                          // a draft of a new one
    void resume(const Group& before, const Group& edited); // a draft of before; without an id: a new one
    bool drafting() const;
    const Group& base() const { return before_; } // of the draft
    bool dirty() const;
    void discard();
    void setWorkgroup(const QString& workgroup);
    void setMayChange(const QString& whyNot); // empty: it may
    GroupForm& form() { return *form_; }
    rooms::RoomPanel& room() { return *room_; }
    GroupPhoto& photo() { return *photo_; }

  Q_SIGNALS:
    void saveWanted(const sekisho::Group& before, const sekisho::Group& after); // before.id empty: a new one
    void triggered(const QString& commandKey);
    void draftChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildRead();
    DraftFrame* buildDraft();
    void refresh();
    void refreshFacts();
    void refreshMembers();
    void filterMembers();
    void refreshDraft();
    void retranslate();
    void addFact(const QString& name, const QString& value);

    const PaneServices& services_;
    std::optional<Group> group_;
    Group before_;
    QString whyNot_;
    QStackedWidget* pages_;
    StatePage* nothing_;
    QWidget* read_;
    DraftFrame* draft_;
    GroupPhoto* photo_;
    QLabel* title_;
    WrappedLabel* note_;
    QPushButton* edit_;
    QPushButton* delete_;
    QTabWidget* tabs_;
    QWidget* facts_ = nullptr;
    QVBoxLayout* factsHome_;
    SearchField* search_;
    QTreeWidget* members_;
    rooms::RoomPanel* room_;
    GroupForm* form_;
};

} // namespace sekisho::ui::groups
