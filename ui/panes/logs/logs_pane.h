#pragma once
// The logs of one menu of 監査, each as a tab: what is searched for, what was found, what one record says, and from
// there the history of whom and what it is about. From the service, or from the local archive, which is there without a
// connection and reaches further back. Nothing is built before it is looked at. GUI thread.

#include "models/ports/archive.h"
#include "models/ports/logs.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/pane.h"

#include <QTimeZone>

#include <map>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace sekisho::ui {
class Banner;
class WrappedLabel;
} // namespace sekisho::ui
namespace sekisho::ui::logs {
class LogFilterRow;
class LogList;
class SavedSearches;
class SearchButton;
class HistoryPage;
} // namespace sekisho::ui::logs

namespace sekisho::ui {

class LogsPane final : public Pane {
    Q_OBJECT
  public:
    LogsPane(PaneServices services, std::string menu, QWidget* parent = nullptr);
    ~LogsPane() override;

    QString menuKey() const override;
    QString title() const override;
    void focusFilter() override;
    // "seq:123": that record. "log:KEY": its tab. Else the history of a member or an object: its id.
    void showResource(const QString& resource) override;
    void linkChanged() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    bool giveUpDraft() override; // back from a history

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void ensure(); // builds it, once
    void build();
    void connectParts();
    void offerCommands();
    void retranslate();
    const std::string& log() const; // of the tab
    bool online() const;
    bool archiveHolds() const;
    bool readsArchive() const; // now: as chosen, or because there is no connection
    void search();
    void sourceChanged();
    void openRecord(std::int64_t seq);
    void recordCame(const AuditRecord& record);
    void showRecord(const AuditRecord& record);
    void openHistory(const QString& id, const QString& name);
    void closeHistory();
    void useSearch(const QString& name);
    void askStandings();
    void refreshLook();
    QString noteText() const;
    PagedList::Words listWords() const;
    void widen(); // what is offered where nothing was found
    Banner& shownBanner();
    void tell(const QString& sentence);
    void refuse(const QString& why);
    QString nameOf(const std::string& id) const;

    std::string menu_;
    std::vector<std::string> logs_; // of the tabs
    std::map<std::string, ports::LogStanding> standings_;
    ports::ArchiveState archive_;
    std::optional<LogQuery> asked_;
    bool askedArchive_ = false;
    QStackedWidget* stack_ = nullptr; // null: not built yet
    QLabel* heading_ = nullptr;
    QTabBar* tabs_ = nullptr;
    QComboBox* source_ = nullptr;
    QToolButton* export_ = nullptr;
    QToolButton* refresh_ = nullptr;
    logs::SavedSearches* searches_ = nullptr;
    logs::SearchButton* kept_ = nullptr;
    logs::LogFilterRow* filter_ = nullptr;
    WrappedLabel* note_ = nullptr;
    Banner* banner_ = nullptr;
    logs::LogList* list_ = nullptr;
    logs::HistoryPage* history_ = nullptr;
    ports::CallHandle recordCall_;
    ports::CallHandle standingsCall_;
    ports::CallHandle archiveWatch_;
};

} // namespace sekisho::ui
