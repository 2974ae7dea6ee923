#pragma once
// Talk rooms that can be restored for 30 days, and the two ways back: over an existing organization, or as a new group.
// Opened without a nested loop; deletes itself. GUI thread.

#include "models/domain/room.h"
#include "ui/widgets/pane.h"

#include <QDialog>

#include <optional>
#include <string>
#include <vector>

class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace sekisho::ui {
class Banner;
class StatePage;
class WrappedLabel;
struct ListTable;
} // namespace sekisho::ui

namespace sekisho::ui::rooms {

class ArchiveDialog final : public QDialog {
    Q_OBJECT
  public:
    ArchiveDialog(const PaneServices& services, QWidget* parent);

  Q_SIGNALS:
    // Where it went: an organization or a new group.
    void restored(const QString& name, const sekisho::RoomRef& where);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void load();
    void take(Result<ports::ArchivePage> page, bool first);
    const ArchivedRoom* current() const;
    QString refusal(bool intoUnit) const; // why the chosen one cannot be restored now; empty: it can
    void chooseUnit();
    void askOverwrite(const ArchivedRoom& room, const OrgUnit& unit);
    void askGroup();
    void askGroupName(const ArchivedRoom& room, const UserId& master);
    void finished(Result<ArchivedRoom> outcome);
    static QStringList heads();
    ListTable listForFile() const;
    void refresh();
    void retranslate();

    const PaneServices& services_;
    std::vector<ArchivedRoom> rooms_;
    std::optional<Error> error_;
    bool loaded_ = false;
    WrappedLabel* lead_;
    Banner* banner_;
    QStackedWidget* stack_;
    QTreeWidget* list_;
    StatePage* state_;
    QPushButton* export_;
    QPushButton* intoUnit_;
    QPushButton* asGroup_;
    QPushButton* close_;
    ports::CallHandle listCall_;
    ports::CallHandle roomCall_;
    ports::CallHandle restoreCall_;
};

} // namespace sekisho::ui::rooms
