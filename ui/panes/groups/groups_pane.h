#pragma once
// The groups of a tenant (menu key "members.groups"): all of them from the local copy, filtered as one types, one group
// beside the list. Every change is planned first: who joins and leaves whose talk room is shown before it is final. GUI
// thread.

#include "models/items/group_table_model.h"
#include "ui/widgets/pane.h"

#include <memory>

class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace sekisho::ui {
class Banner;
class KeptDraft;
class SearchField;
class StatePage;
} // namespace sekisho::ui
namespace sekisho::ui::diff {
class ChangesetDesk;
template<typename T, typename P>
class DraftMerges;
} // namespace sekisho::ui::diff
namespace sekisho::ui::groups {
class GroupPage;
}

namespace sekisho::ui {

class GroupsPane final : public Pane {
    Q_OBJECT
  public:
    explicit GroupsPane(PaneServices services, QWidget* parent = nullptr);
    ~GroupsPane() override;

    QString menuKey() const override { return QStringLiteral("members.groups"); }
    QString title() const override;
    void focusFilter() override;
    void editCurrent() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    bool giveUpDraft() override;
    bool hasDraft() const override;
    void showResource(const QString& groupId) override;
    void linkChanged() override;

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void build();
    QWidget* buildList();
    void connectParts();
    void offerCommands();
    void copyChanged();
    void refilter();
    void chosen();
    void refreshLook();
    void refreshRights();
    void retranslate();
    QString refusal() const; // why nothing can be changed now; empty: it can
    std::optional<Group> current() const;
    Operation operationOn(const Group& group, const char* action) const;
    std::string draftText() const;
    void restoreDraft();
    void add();
    void remove();
    void makeMerges();
    void save(const Group& before, const Group& after);
    void setFeatures(const RoomFeatures& after);
    void applied(const Changeset& changeset, const QString& sentence);
    void trigger(const QString& key);
    void openMenu(const QPoint& at);
    void groupsOfMember();
    void restoreData();
    void askExport();
    void exportGroups(bool allFields);
    ListTable listForFile() const;
    void fitColumns();

    items::GroupTableModel* model_;
    groups::GroupPage* page_ = nullptr;
    diff::ChangesetDesk* desk_;
    std::unique_ptr<diff::DraftMerges<Group, groups::GroupPage>> merges_; // of what others do to the same one
    KeptDraft* kept_;
    Banner* banner_;
    SearchField* search_;
    QComboBox* show_;
    QToolButton* ofMember_;
    QTableView* table_;
    StatePage* state_;
    QStackedWidget* listStack_;
    QLabel* heading_;
    QLabel* number_;
    QToolButton* add_;
    QToolButton* export_;
    QToolButton* restore_;
    QSplitter* divider_;
    std::string wanted_;     // to be chosen as soon as it is there: an id,
    std::string wantedName_; // or the name of one that was just added
    std::string member_;     // whose groups are shown; empty: nobody's in particular
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui
