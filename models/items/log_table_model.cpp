#include "models/items/log_table_model.h"

#include "models/items/roles.h"

#include <algorithm>
#include <utility>

namespace sekisho::items {

namespace {
constexpr int kFirstLogPage = 100; // to be there at once
constexpr int kNextLogPage = 200;
} // namespace

LogTableModel::LogTableModel(Words words, QObject* parent) : PagedRows(parent), words_(std::move(words)) {}

std::vector<LogTableModel::Column> LogTableModel::columnsOf(std::string_view log) {
    std::vector<Column> columns;
    const LogFact* fact = logFact(log);
    bool result = false;
    if (fact)
        for (const LogColumn& column : fact->columns) {
            columns.push_back({column.from, false, column.en, column.ja});
            result = result || column.from == "status";
        }
    // Time first: whoever searches a log goes by it, whichever place the source gives it.
    std::stable_partition(columns.begin(), columns.end(), [](const Column& one) { return one.from == "time"; });
    if (!result) columns.insert(columns.begin() + 1, {"result", true, {}, {}}); // where it is seen at once
    const auto has = [&](std::string_view from) {
        return std::ranges::find(columns, from, &Column::from) != columns.end();
    };
    if (!has("event")) columns.push_back({"event", true, {}, {}});
    columns.push_back({"reason", true, {}, {}});
    if (!has("ip")) columns.push_back({"ip", true, {}, {}});
    columns.push_back({"requestId", true, {}, {}});
    columns.push_back({"seq", true, {}, {}});
    return columns;
}

std::vector<LogTableModel::Column> LogTableModel::timelineColumns() {
    return {{"clock", true, {}, {}},  {"log", true, {}, {}},    {"event", true, {}, {}}, {"actor", true, {}, {}},
            {"object", true, {}, {}}, {"result", true, {}, {}}, {"ip", true, {}, {}},    {"requestId", true, {}, {}}};
}

void LogTableModel::setSource(Ask ask) {
    ask_ = std::move(ask);
}

void LogTableModel::setColumns(std::vector<Column> columns) {
    beginResetModel();
    columns_ = std::move(columns);
    endResetModel();
}

void LogTableModel::setByDay(bool byDay) {
    byDay_ = byDay;
}

int LogTableModel::columnFrom(std::string_view from) const {
    const auto found = std::ranges::find(columns_, from, &Column::from);
    return found == columns_.end() ? -1 : static_cast<int>(found - columns_.begin());
}

void LogTableModel::setQuery(LogQuery query) {
    query_ = std::move(query);
    waits_ = false;
    searchedTo_.reset();
    refilter();
}

int LogTableModel::recordCount() const {
    if (!byDay_) return rowCount();
    return static_cast<int>(std::ranges::count(rows(), false, &LogRow::day));
}

void LogTableModel::goOn() {
    if (!std::exchange(waits_, false)) return;
    fetchMore({});
}

bool LogTableModel::canFetchMore(const QModelIndex& parent) const {
    return !waits_ && PagedTable::canFetchMore(parent);
}

ports::CallHandle LogTableModel::ask(const std::string& cursor) {
    if (!ask_) return {};
    return ask_(query_, cursor, cursor.empty() ? kFirstLogPage : kNextLogPage,
                [this](Result<ports::LogPage> page) { received(std::move(page)); });
}

void LogTableModel::received(Result<ports::LogPage> page) {
    if (!page) return refuse(page.error());
    searchedTo_ = page->searchedTo;
    waits_ = page->searchedTo && !page->nextCursor.empty();
    take(rowsOf(std::move(page->records)));
    answer(std::move(page->nextCursor), -1); // nobody counts a log: it may be long
}

std::vector<LogRow> LogTableModel::rowsOf(std::vector<AuditRecord> records) const {
    std::vector<LogRow> rows;
    rows.reserve(records.size());
    std::optional<int> day;
    for (AuditRecord& record : records) {
        // A day that went on from the page before names itself once more; its key is there already and drops it.
        if (byDay_ && day != words_.dayNumber(record.at)) {
            day = words_.dayNumber(record.at);
            LogRow& head = rows.emplace_back();
            head.day = true;
            head.record.at = record.at;
        }
        rows.push_back({std::move(record), false});
    }
    return rows;
}

std::string LogTableModel::keyOf(const LogRow& row) const {
    return row.day ? "day/" + std::to_string(words_.dayNumber(row.record.at)) : std::to_string(row.record.seq);
}

int LogTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

LogTableModel::Outcome LogTableModel::outcomeOf(const AuditRecord& record) {
    if (record.result == "success") return Outcome::Success;
    if (record.result == "denied") return Outcome::Denied;
    return record.result == "failed" ? Outcome::Failed : Outcome::Unknown;
}

QVariant LogTableModel::dayData(const LogRow& row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return column == 0 ? words_.day(row.record.at) : QString();
    case DayRole:
        return true;
    default:
        return {};
    }
}

QVariant LogTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const LogRow& row = at(index.row());
    if (row.day) return dayData(row, index.column(), role);
    const Column& column = columns_[static_cast<std::size_t>(index.column())];
    const bool time = column.from == "time" || column.from == "clock";
    const bool outcome = column.from == "result" || column.from == "status";
    switch (role) {
    case Qt::DisplayRole:
        return words_.cell(row.record, column);
    case Qt::ToolTipRole: // what people wrote is never taken for markup
        return words_.tooltip(row.record, column).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return outcome ? QVariant(words_.cell(row.record, column)) : QVariant();
    case IdRole:
        return QString::number(row.record.seq);
    case StatusRole:
        return static_cast<int>(outcomeOf(row.record));
    case InstantRole:
        return static_cast<qint64>(toMillis(row.record.at));
    case TimeRole:
        return time ? QVariant(static_cast<qint64>(toMillis(row.record.at))) : QVariant();
    case DayRole:
        return false;
    case RemovedRole:
        return row.record.removed;
    default:
        return {};
    }
}

QVariant LogTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount()) return {};
    return words_.head(columns_[static_cast<std::size_t>(section)]);
}

Qt::ItemFlags LogTableModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags usual = PagedRows::flags(index);
    return index.isValid() && at(index.row()).day ? usual & ~Qt::ItemIsSelectable : usual;
}

} // namespace sekisho::items

#include "moc_log_table_model.cpp"
