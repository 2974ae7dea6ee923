#pragma once
// Who changed a role, gave it or took it away, newest first, and beside it what that change was in words. GUI thread.

#include "models/domain/audit_record.h"
#include "models/domain/role_admin.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>

class QListView;
class QPushButton;
class QStackedWidget;

namespace sekisho::items {
class HistoryModel;
}
namespace sekisho::ui {
class ScrollPage;
class StatePage;
} // namespace sekisho::ui

namespace sekisho::ui::roles {

class HistoryPage final : public QWidget {
    Q_OBJECT
  public:
    // `name` begins the object names of its parts: NAME.records, NAME.record.
    HistoryPage(const PaneServices& services, const QString& name, QWidget* parent = nullptr);
    ~HistoryPage() override;

    void setEmptyText(const QString& sentence); // instead of the one about a role
    void present(const RoleId& role);           // asked when it is seen
    void reload();
    void linkChanged();
    ListTable listForFile() const;
    bool hasRows() const;

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void fetch(const std::string& cursor);
    void showDetail();
    void refresh();
    void retranslate();

    const PaneServices services_;
    RoleId role_;
    QString emptyText_;
    bool asked_ = false; // for this role
    bool loaded_ = false;
    std::string next_;
    std::optional<Error> error_;
    items::HistoryModel* model_;
    QListView* list_;
    QPushButton* older_;
    ScrollPage* detail_;
    QWidget* body_;
    StatePage* state_;
    QStackedWidget* stack_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::roles
