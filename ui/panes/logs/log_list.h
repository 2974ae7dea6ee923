#pragma once
// A list of records with everything about the chosen one beside it: from the service or from the local archive, as the
// columns of one log or as a history day by day; how far was looked, and going on from there. GUI thread.

#include "models/items/log_table_model.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/pane.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QLabel;
class QMenu;
class QPushButton;

namespace sekisho::ui {
class CommandBar;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::logs {

class LogDetail;

class LogList final : public QWidget {
    Q_OBJECT
  public:
    enum class Kind { OneLog, History };
    // `menu`: whose right is needed. Parts are named NAME.table, NAME.state …
    LogList(const PaneServices& services, const std::string& menu, Kind kind, const QString& name, QWidget* parent);

    items::LogTableModel& model() { return *model_; }
    const items::LogTableModel& model() const { return *model_; }
    PagedList* list() const { return list_; }
    LogDetail* detail() const { return detail_; }
    void setLog(const std::string& log);   // its columns; what was found of another is forgotten
    void setFromArchive(bool fromArchive); // takes effect with the next question
    bool fromArchive() const { return fromArchive_; }
    void ask(LogQuery query);
    void showRecord(std::int64_t seq); // is chosen as soon as it is found
    QTimeZone zone() const;
    void offerCommands(); // to whoever looks at the list now
    void retranslate();

  Q_SIGNALS:
    void changed();
    void orderWanted(bool oldestFirst);
    void historyWanted(const QString& id, const QString& name);
    void memberWanted(const QString& id);
    void told(const QString& sentence);    // what was done
    void refused(const QString& sentence); // why something was not done

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build(const QString& name);
    void connectParts();
    void shownChanged();
    void refreshMore();
    void refreshCount();
    void markDays();
    void showOrder();
    void findWanted();
    void copyRows();
    void copyJson();
    void openHistory(bool ofActor);
    void openMember();
    void openMenu(const QPoint& at);
    bool isMember(const std::string& id) const;
    std::optional<AuditRecord> one() const; // the only one that is chosen
    commands::Applicability needsOne(const std::string AuditRecord::*id, const QString& none) const;

    const PaneServices& services_;
    Kind kind_;
    bool fromArchive_ = false;
    std::string log_;
    std::int64_t wanted_ = 0;
    int wantedPages_ = 0;
    items::LogTableModel* model_;
    PagedList* list_;
    LogDetail* detail_;
    CommandBar* bar_;
    QWidget* more_;
    WrappedLabel* searched_;
    QPushButton* goOn_;
    QMenu* menu_;
};

} // namespace sekisho::ui::logs
