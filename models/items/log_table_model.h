#pragma once
// Records of the logs that a question finds, of the service or of the local archive: as columns of one log, or day by
// day as the history of somebody or something, where each day begins with a row that names it. When the answer says how
// far it was looked, nothing more is asked until goOn(). GUI thread.

#include "models/domain/log_facts.h"
#include "models/domain/log_query.h"
#include "models/items/paged_table.h"
#include "models/ports/logs.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::items {

struct LogRow {
    AuditRecord record; // of a row that names a day only its time matters
    bool day = false;
};

class LogTableModel final : public PagedRows<LogRow> {
    Q_OBJECT
  public:
    enum Role { DayRole = Qt::UserRole + 100, RemovedRole }; // bool; StatusRole of the result column is int(Outcome)
    enum class Outcome { Success, Denied, Failed, Unknown };
    struct Column {
        std::string_view from; // as LogColumn, or one of ours: result, reason, requestId, seq, log, object
        bool ours = false;
        std::string_view en, ja; // its head in the source; ours have none
    };
    struct Words {
        std::function<QString(const Column&)> head;
        std::function<QString(const AuditRecord&, const Column&)> cell;
        std::function<QString(const AuditRecord&, const Column&)> tooltip;
        std::function<QString(Instant)> day;   // names it
        std::function<int(Instant)> dayNumber; // the same for all instants of a day of the zone
    };
    // A page of the answer, on the GUI thread; ports::Logs::search, or the archive's.
    using Ask = std::function<ports::CallHandle(const LogQuery& query, std::string cursor, int count,
                                                ports::Reply<ports::LogPage> reply)>;
    explicit LogTableModel(Words words, QObject* parent = nullptr);

    static std::vector<Column> columnsOf(std::string_view log); // its own, then ours
    static std::vector<Column> timelineColumns();

    void setSource(Ask ask); // takes effect with the next question
    void setColumns(std::vector<Column> columns);
    void setByDay(bool byDay);
    const std::vector<Column>& columns() const { return columns_; }
    int columnFrom(std::string_view from) const; // -1: not there
    const LogQuery& query() const { return query_; }
    void setQuery(LogQuery query); // asks at once

    const AuditRecord& recordAt(int row) const { return at(row).record; }
    bool isDay(int row) const { return at(row).day; }
    int recordCount() const; // without rows that name days
    // Looked at all up to here, and waits for goOn(); nothing: it does not wait.
    std::optional<Instant> waitsAt() const { return waits_ ? searchedTo_ : std::nullopt; }
    std::optional<Instant> searchedTo() const { return searchedTo_; }
    void goOn();

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool canFetchMore(const QModelIndex& parent) const override;

    static Outcome outcomeOf(const AuditRecord& record);

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const LogRow& row) const override;

  private:
    void received(Result<ports::LogPage> page);
    std::vector<LogRow> rowsOf(std::vector<AuditRecord> records) const;
    QVariant dayData(const LogRow& row, int column, int role) const;

    Words words_;
    Ask ask_;
    std::vector<Column> columns_;
    LogQuery query_;
    bool byDay_ = false;
    bool waits_ = false;
    std::optional<Instant> searchedTo_;
};

} // namespace sekisho::items
