#pragma once
// The lines of an address list as a table: address, label, and what is wrong with a line. Filters and sorts by itself.
// Texts stay as typed; a possible address takes its canonical form. GUI thread.

#include "models/policy/values.h"

#include <QAbstractTableModel>

#include <map>
#include <string>
#include <vector>

namespace sekisho::ui {

class AddressTableModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { AddressColumn, LabelColumn, FaultColumn, ColumnCount };
    static constexpr int FaultRole = Qt::UserRole + 1; // the sentence; empty: none
    using QAbstractTableModel::QAbstractTableModel;

    const std::vector<policy::AddressEntry>& entries() const { return entries_; }
    std::size_t entryAt(int row) const { return shown_[static_cast<std::size_t>(row)]; } // place in entries()
    int rowOf(std::size_t entry) const;                                                  // -1: not shown
    void setEntries(std::vector<policy::AddressEntry> entries);
    void append(const std::vector<policy::AddressEntry>& more);
    void remove(std::vector<std::size_t> entries);    // their places
    void setFaults(std::map<int, QString> sentences); // by place in entries()
    int faults() const { return static_cast<int>(faults_.size()); }
    void setEditable(bool editable) { editable_ = editable; }
    // An address finds the ranges that hold it, any other text what contains it.
    void setFilter(const QString& text);
    void setOnlyFaults(bool only);
    void languageChanged() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override; // -1: as they were given

  Q_SIGNALS:
    void edited(); // by the person, in place

  private:
    void arrange();
    QString faultOf(std::size_t entry) const;
    std::string sortKey(std::size_t entry) const;

    std::vector<policy::AddressEntry> entries_;
    std::vector<std::size_t> shown_; // places in entries_, as they stand
    std::map<int, QString> faults_;
    QString filter_;
    bool onlyFaults_ = false;
    int sortColumn_ = -1;
    Qt::SortOrder order_ = Qt::AscendingOrder;
    bool editable_ = false;
};

} // namespace sekisho::ui
