#pragma once
// The members of a tenant: organizations, list, detail side, page for adding (menu key "members.members"). Reads the
// local copy only and acts through the registry. GUI thread.

#include "ui/panes/members/view_state.h"
#include "ui/widgets/pane.h"

#include <optional>

class QHBoxLayout;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTimer;
class QToolButton;
class QMenu;

namespace sekisho::items {
class MemberTableModel;
}
namespace sekisho::ui {
class Banner;
class SearchField;
class StatePage;
} // namespace sekisho::ui

namespace sekisho::ui::members {
class AddPage;
class CustomCells;
class DraftStore;
struct ExportChoice;
class FilterButton;
class LeaverPage;
class MemberDetail;
class MemberTable;
class OrgTreePanel;
class SelectionBar;
class SavedViews;
class ThinProgress;
class ViewButton;
} // namespace sekisho::ui::members

namespace sekisho::ui {

class MembersPane final : public Pane {
    Q_OBJECT
  public:
    explicit MembersPane(PaneServices services, QWidget* parent = nullptr);
    ~MembersPane() override;

    QString menuKey() const override { return QStringLiteral("members.members"); }
    QString title() const override;
    commands::Selection selection() const override;
    void focusFilter() override;
    void editCurrent() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    bool giveUpDraft() override;
    bool hasDraft() const override;
    void showResource(const QString& resourceId) override;
    void linkChanged() override;

  protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void build();
    QWidget* buildHeader();
    QWidget* buildList();
    void connectParts();
    void offerCommands();
    void retranslate();
    void restoreView();
    void showView(const members::ViewState& state);
    members::ViewState presentView() const;
    void offerViews();
    void saveViewSoon();
    void saveView();

    ports::MemberQuery wantedQuery() const;
    void requery();
    void copyChanged();
    void refreshLook();
    void presentFailure(const ports::CacheStatus& status);
    void showList(QWidget* look, bool forbidden);
    void fitSide(); // shows the page of the member, or gives its room to the list
    void refreshBar();
    void chosen();
    void trigger(const QString& key);
    void triggerForDetail(const QString& key);
    void openDetail(const QString& id);
    void setDetailOpen(bool open);
    void editMember();
    void showRights();
    members::AddPage& addPage();
    void addMember();
    members::LeaverPage& leaverPage();
    void openLeavers();
    void askExport();
    void startExport(const members::ExportChoice& choice);
    void draftsChanged();
    void orderFocus();
    void fillColumnMenu(QMenu* menu);
    void showCustom(const QString& name, bool shown);
    void applyCustoms();
    void copyRows();
    void clearFilters();
    commands::Selection selectedRows() const;
    commands::SelectedMember selectedAt(int row) const;

    items::MemberTableModel* model_;
    members::MemberTable* table_;
    members::OrgTreePanel* tree_;
    members::FilterButton* filter_;
    members::SelectionBar* bar_;
    members::DraftStore* drafts_;
    members::CustomCells* customCells_;
    QStringList customs_; // custom properties that are columns, as remembered
    std::uint64_t customRevision_ = 0;
    members::MemberDetail* detail_;
    members::AddPage* addPage_ = nullptr;       // see addPage()
    members::LeaverPage* leaverPage_ = nullptr; // see leaverPage()
    QStackedWidget* pages_;                     // list and detail, or the page for adding
    QWidget* listPage_;
    SearchField* search_;
    StatePage* state_;
    Banner* banner_;
    Banner* draftBanner_; // above list and page alike
    QStackedWidget* listStack_;
    members::ThinProgress* progress_;
    QSplitter* divider_;
    QLabel* heading_;
    QLabel* number_;
    QToolButton* add_;
    QToolButton* import_;
    QToolButton* export_;
    QToolButton* columns_;
    members::SavedViews* savedViews_;
    members::ViewButton* views_;
    QToolButton* side_;
    QTimer* saveTimer_;
    QTimer* barTimer_;
    ports::CallHandle copyWatch_;
    bool restoring_ = false;
    bool selectionDirty_ = false;
    std::uint64_t revision_ = 0;
    QString editWhenLoaded_;
    QList<int> dividers_;
    std::optional<commands::SelectedMember> only_;         // a command of the detail side is about this one alone
    mutable std::optional<commands::Selection> selection_; // of the rows, until they or what is selected changes
};

} // namespace sekisho::ui
