#pragma once
// The rows of a sheet that cannot be taken, with what is wrong at which cell; a cell can be corrected in place. Fetched
// some hundred at a time. GUI thread.

#include "models/ports/import.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace sekisho::items {

class ImportRowModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    struct Words {
        std::function<QString()> line;
        std::function<QString()> faults;
        std::function<QString(const ports::CellFault&)> sentence;
    };
    ImportRowModel(ports::ImportDesk& desk, ports::Executor& gui, Words words, QObject* parent = nullptr);

    // `headings` are the names of the file's columns that are in use, with their numbers in the file.
    struct Column {
        int number = 0;
        QString heading;
    };
    void show(std::size_t part, std::vector<Column> columns, bool withWarnings);
    void clear();
    void reload() { show(part_, columns_, warnings_); }
    const ports::ImportRow& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

  Q_SIGNALS:
    void edited(int row, int fileColumn, const QString& text); // a wish: the desk is asked by whoever hears it
    void loaded();
    void failed(const sekisho::Error& error);

  private:
    const ports::CellFault* faultAt(const ports::ImportRow& row, int section) const;
    QString cellText(const ports::ImportRow& row, int section) const;

    ports::ImportDesk& desk_;
    ports::Executor& gui_;
    Words words_;
    std::size_t part_ = 0;
    bool warnings_ = false;
    std::vector<Column> columns_;
    std::vector<ports::ImportRow> rows_;
    bool complete_ = true;
    ports::CallHandle call_;
};

} // namespace sekisho::items
