#pragma once
// All changes of the tenant that can still be looked at or taken back (menu key "members.changes"): one a line, newest
// first, with its rows beside it; found by whom they changed, who did it, and kind. Read from the service: without a
// connection there is nothing to decide. GUI thread.

#include "ui/widgets/pane.h"

#include <QStringList>

class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTimer;
class QToolButton;

namespace sekisho::items {
class ChangesetListModel;
}
namespace sekisho::ui {
class Banner;
class SearchField;
class StatePage;
} // namespace sekisho::ui
namespace sekisho::ui::diff {
class ChangesetView;
}

namespace sekisho::ui {

class ChangesPane final : public Pane {
    Q_OBJECT
  public:
    explicit ChangesPane(PaneServices services, QWidget* parent = nullptr);
    ~ChangesPane() override;

    QString menuKey() const override { return QStringLiteral("members.changes"); }
    QString title() const override;
    void showResource(const QString& changesetId) override;
    void linkChanged() override;
    void focusFilter() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void build();
    void connectParts();
    void offerCommands();
    void load();
    void loadMore();
    void taken(Result<ports::ChangesetPage> page, bool more);
    void chosen();
    ports::ChangesetQuery pageOf(std::string cursor) const; // of the list that is shown
    bool isFiltered() const;
    void clearFilter();
    void refreshLook();
    void retranslate();
    void undoLast();
    ListTable listForFile() const;
    void save(ListTable table);

    items::ChangesetListModel* model_;
    QTableView* table_;
    diff::ChangesetView* view_;
    QStackedWidget* stack_;
    QSplitter* body_;
    StatePage* state_;
    QLabel* heading_;
    SearchField* search_;
    QComboBox* kind_;
    QTimer* typing_;
    QToolButton* refresh_;
    QToolButton* export_;
    Banner* banner_;
    ports::CallHandle call_;
    ports::CallHandle undoCall_;
    ports::ChangesetQuery query_; // what the list that is shown was asked with
    std::string nextCursor_;
    std::optional<Error> error_;
    bool loaded_ = false;
    QString wanted_; // to be chosen as soon as it is there
};

} // namespace sekisho::ui
