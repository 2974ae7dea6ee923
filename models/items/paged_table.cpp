#include "models/items/paged_table.h"

namespace sekisho::items {

void PagedTable::refilter() {
    loaded_ = false;
    total_ = -1;
    all_ = false;
    start(0);
}

void PagedTable::refresh() {
    start(rowCount());
}

void PagedTable::start(int wanted) {
    error_.reset();
    wanted_ = wanted;
    fresh_ = true;
    asking_ = true;
    beginFresh();
    call_ = ask({});
}

void PagedTable::fetchAll() {
    all_ = true;
    if (canFetchMore({})) fetchMore({});
}

void PagedTable::stop() {
    call_.cancel();
    asking_ = false;
    all_ = false;
}

bool PagedTable::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && loaded_ && !asking_ && !cursor_.empty();
}

void PagedTable::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent)) return;
    error_.reset();
    fresh_ = false;
    asking_ = true;
    call_ = ask(cursor_);
}

void PagedTable::answer(std::string nextCursor, std::int64_t total) {
    if (total >= 0) total_ = total;
    const bool more = !nextCursor.empty();
    if (fresh_ && more && freshRows() < wanted_) {
        call_ = ask(nextCursor);
        return;
    }
    cursor_ = std::move(nextCursor);
    loaded_ = true;
    if (std::exchange(fresh_, false)) { // while it is shown, nobody asks for more
        Q_EMIT aboutToShow();
        showFresh();
    }
    asking_ = false;
    Q_EMIT answered();
    if (!more) all_ = false;
    if (all_) fetchMore({});
}

void PagedTable::refuse(const Error& error) {
    asking_ = false;
    fresh_ = false;
    all_ = false;
    if (error.kind == ErrorKind::Cancelled) return;
    error_ = error;
    Q_EMIT answered();
}

void PagedTable::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace sekisho::items

#include "moc_paged_table.cpp"
