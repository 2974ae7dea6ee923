#pragma once
// Exports of logs that one has asked for (ログダウンロード), newest first. All of them come at once. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/logs.h"

#include <functional>

namespace sekisho::items {

class LogExportModel final : public PagedRows<LogExport> {
    Q_OBJECT
  public:
    enum Column {
        CreatedColumn,
        WhatColumn,
        FormatColumn,
        StateColumn,
        RecordsColumn,
        SizeColumn,
        ExpiryColumn,
        FetchedColumn,
        DigestColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const LogExport&, Column)> cell;
        std::function<QString(const LogExport&, Column)> tooltip;
    };
    LogExportModel(ports::Logs& logs, ports::Executor& on, Words words, QObject* parent = nullptr);
    bool unfinished() const; // something is still being made

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const LogExport& row) const override { return row.id; }

  private:
    ports::Logs& logs_;
    ports::Executor& on_;
    Words words_;
};

} // namespace sekisho::items
