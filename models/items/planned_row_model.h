#pragma once
// The rows of a changeset as a table: fetched a thousand at a time as the view asks for more, so that 30,000 rows open
// as fast as three. GUI thread.

#include "models/domain/changeset.h"
#include "models/ports/changesets.h"

#include <QAbstractTableModel>

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace sekisho::items {

class PlannedRowModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { NumberColumn, VerdictColumn, KindColumn, NameColumn, WhatColumn, ColumnCount };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(Verdict)> verdict;
        std::function<QString(const PlannedRow&)> kind;
        std::function<QString(const PlannedRow&)> what; // its changes, or why it is refused
    };
    PlannedRowModel(ports::Changesets& pipe, ports::Executor& gui, Words words, QObject* parent = nullptr);

    // Forgets what is there and begins anew. `expected`: how many rows there may be. `text`: see ports::RowQuery.
    void show(const ChangesetId& changeset, std::optional<Verdict> verdict, std::int64_t expected,
              std::string text = {});
    void clear();
    const PlannedRow& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    // Names by resource id of what the changeset makes, as far as such rows were fetched, of whatever verdict is shown.
    const std::unordered_map<std::string, std::string>& namesMade() const { return namesMade_; }
    bool loading() const { return call_.running(); }
    bool complete() const { return complete_; }
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

  Q_SIGNALS:
    void loaded(); // one more page, or the end
    void failed(const sekisho::Error& error);

  private:
    void take(Result<ports::RowPage> page);

    ports::Changesets& pipe_;
    ports::Executor& gui_;
    Words words_;
    ports::RowQuery query_;
    std::vector<PlannedRow> rows_;
    std::unordered_map<std::string, std::string> namesMade_;
    bool complete_ = true;
    ports::CallHandle call_;
};

} // namespace sekisho::items
