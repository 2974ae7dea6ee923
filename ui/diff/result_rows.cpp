#include "ui/diff/result_rows.h"

#include <utility>

namespace sekisho::ui::diff {

ResultRows::ResultRows(ports::Changesets& pipe, ports::Executor& gui, QObject* parent)
    : QObject(parent), pipe_(pipe), gui_(gui),
      rows_(std::make_shared<std::unordered_map<std::int64_t, ports::RowResult>>()) {}

void ResultRows::collect(const ChangesetId& changeset) {
    query_.changeset = changeset;
    ask();
}

void ResultRows::ask() {
    call_ = pipe_.rows(query_, gui_, [this](Result<ports::RowPage> page) {
        if (!page) {
            Q_EMIT failed(page.error());
            return;
        }
        for (PlannedRow& row : page->rows) {
            ports::RowResult result;
            result.verdict = verdictKey(row.verdict);
            result.error = std::move(row.error);
            for (FieldChange& change : row.changes)
                result.changed.push_back(std::move(change.field));
            rows_->emplace(row.no, std::move(result));
        }
        query_.cursor = page->nextCursor;
        if (query_.cursor.empty())
            Q_EMIT complete();
        else
            ask();
    });
}

std::function<std::optional<ports::RowResult>(std::int64_t)> ResultRows::lookUp() const {
    return [rows = rows_](std::int64_t operation) -> std::optional<ports::RowResult> {
        const auto it = rows->find(operation);
        return it == rows->end() ? std::nullopt : std::optional(it->second);
    };
}

} // namespace sekisho::ui::diff

#include "moc_result_rows.cpp"
