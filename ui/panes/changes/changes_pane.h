#pragma once
// All changes of the tenant that can still be looked at or taken back (menu key "members.changes"): one a line, newest
// first, with its rows beside it. Read from the service: without a connection there is nothing to decide. GUI thread.

#include "ui/widgets/pane.h"

#include <QStringList>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace sekisho::items {
class ChangesetListModel;
}
namespace sekisho::ui {
class Banner;
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
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void build();
    void offerCommands();
    void load();
    void loadMore();
    void taken(Result<ports::ChangesetPage> page, bool more);
    void chosen();
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
    QToolButton* refresh_;
    QToolButton* export_;
    Banner* banner_;
    ports::CallHandle call_;
    ports::CallHandle undoCall_;
    std::string nextCursor_;
    std::optional<Error> error_;
    bool loaded_ = false;
    QString wanted_; // to be chosen as soon as it is there
};

} // namespace sekisho::ui
