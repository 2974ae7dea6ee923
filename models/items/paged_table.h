#pragma once
// Tables whose rows the service gives by pages: the first one at once, more as somebody scrolls. What is shown stays
// while it is asked again, and a row that is in the old and the new answer keeps its persistent indexes, so selection
// and place outlive a refresh. An answer to an older question is dropped. GUI thread.

#include "models/domain/error.h"
#include "models/ports/call.h"

#include <QAbstractTableModel>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace sekisho::items {

class PagedTable : public QAbstractTableModel {
    Q_OBJECT
  public:
    using QAbstractTableModel::QAbstractTableModel;

    void refilter(); // another question: its first page replaces what is shown
    void refresh();  // the same question: as many rows again as are shown
    void fetchAll(); // goes on to the last page
    void stop();     // nothing is asked any more; what is shown stays
    void languageChanged();

    bool loaded() const { return loaded_; } // the first page of the present question is here
    bool asking() const { return asking_; }
    bool whole() const { return loaded_ && cursor_.empty(); }
    std::int64_t total() const { return total_; } // of the question; -1: not told yet
    const std::optional<Error>& error() const { return error_; }

    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

  Q_SIGNALS:
    void aboutToShow(); // other rows, or the same in another order
    void answered();    // a page has come, or the service refused

  protected:
    // Calls answer() or refuse() later on, once, unless the handle is gone.
    virtual ports::CallHandle ask(const std::string& cursor) = 0;
    virtual void beginFresh() = 0; // rows to come replace the present ones with showFresh()
    virtual void showFresh() = 0;  // now
    virtual int freshRows() const = 0;
    bool fresh() const { return fresh_; }
    void answer(std::string nextCursor, std::int64_t total);
    void refuse(const Error& error);

  private:
    void start(int wanted);

    bool loaded_ = false;
    bool asking_ = false;
    bool fresh_ = false;
    bool all_ = false;
    int wanted_ = 0; // rows that a refresh is to bring
    std::int64_t total_ = -1;
    std::string cursor_;
    std::optional<Error> error_;
    ports::CallHandle call_;
};

// The rows themselves, told apart by keyOf().
template<class Row>
class PagedRows : public PagedTable {
  public:
    using PagedTable::PagedTable;

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(rows_.size());
    }
    const Row& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    const std::vector<Row>& rows() const { return rows_; }
    int rowOf(const std::string& key) const { // -1: not there
        const auto found = std::ranges::find_if(rows_, [&](const Row& row) { return keyOf(row) == key; });
        return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
    }
    // These instead of what is shown, without the service.
    void exchange(std::vector<Row> fresh) {
        withoutDoubles(fresh);
        std::unordered_map<std::string, int> place;
        for (std::size_t i = 0; i < fresh.size(); ++i)
            place.emplace(keyOf(fresh[i]), static_cast<int>(i));
        const auto stays = static_cast<std::size_t>(
            std::ranges::count_if(rows_, [&](const Row& row) { return place.contains(keyOf(row)); }));
        if (stays == 0) {
            beginResetModel();
            rows_ = std::move(fresh);
            endResetModel();
            return;
        }
        arrange(place);
        if (stays < rows_.size()) {
            beginRemoveRows({}, static_cast<int>(stays), static_cast<int>(rows_.size()) - 1);
            rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(stays), rows_.end());
            endRemoveRows();
        }
        if (fresh.size() > stays) {
            beginInsertRows({}, static_cast<int>(stays), static_cast<int>(fresh.size()) - 1);
            std::unordered_set<std::string> known;
            for (const Row& row : rows_)
                known.insert(keyOf(row));
            for (const Row& row : fresh)
                if (!known.contains(keyOf(row))) rows_.push_back(row);
            endInsertRows();
            arrange(place);
        }
        rows_ = std::move(fresh);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

  protected:
    virtual std::string keyOf(const Row& row) const = 0;
    void take(std::vector<Row> page) {
        if (fresh()) {
            std::ranges::move(page, std::back_inserter(fresh_));
            return;
        }
        std::unordered_set<std::string> known;
        for (const Row& row : rows_)
            known.insert(keyOf(row));
        std::erase_if(page, [&](const Row& row) { return !known.insert(keyOf(row)).second; });
        if (page.empty()) return;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(page.size()) - 1);
        std::ranges::move(page, std::back_inserter(rows_));
        endInsertRows();
    }
    void beginFresh() override { fresh_.clear(); }
    void showFresh() override { exchange(std::exchange(fresh_, {})); }
    int freshRows() const override { return static_cast<int>(fresh_.size()); }

  private:
    void withoutDoubles(std::vector<Row>& rows) const {
        std::unordered_set<std::string> known;
        std::erase_if(rows, [&](const Row& row) { return !known.insert(keyOf(row)).second; });
    }
    // The order of `place`; rows that are not in it go to the end.
    void arrange(const std::unordered_map<std::string, int>& place) {
        std::vector<int> rank(rows_.size());
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto found = place.find(keyOf(rows_[i]));
            rank[i] = found == place.end() ? std::numeric_limits<int>::max() : found->second;
        }
        if (std::ranges::is_sorted(rank)) return;
        std::vector<std::size_t> order(rows_.size()); // by new row: the old one
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {}, [&](std::size_t old) { return rank[old]; });
        Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        std::vector<int> now(rows_.size()); // by old row: the new one
        std::vector<Row> moved;
        moved.reserve(rows_.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            now[order[i]] = static_cast<int>(i);
            moved.push_back(std::move(rows_[order[i]]));
        }
        rows_ = std::move(moved);
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex& one : before)
            after << index(now[static_cast<std::size_t>(one.row())], one.column());
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    }

    std::vector<Row> rows_;
    std::vector<Row> fresh_;
};

} // namespace sekisho::items
