#pragma once
// The lines of an address list as a table: address, label, and what is wrong with a line. Texts stay as typed; a
// possible address takes its canonical form. GUI thread.

#include "models/policy/ip_range.h"
#include "models/policy/values.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <map>
#include <optional>
#include <vector>

namespace sekisho::ui {

class AddressTableModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { AddressColumn, LabelColumn, FaultColumn, ColumnCount };
    static constexpr int SortRole = Qt::UserRole + 1;
    static constexpr int FaultRole = Qt::UserRole + 2; // the sentence; empty: none
    using QAbstractTableModel::QAbstractTableModel;

    const std::vector<policy::AddressEntry>& entries() const { return entries_; }
    void setEntries(std::vector<policy::AddressEntry> entries);
    void append(const std::vector<policy::AddressEntry>& more);
    void remove(std::vector<int> rows);
    void setFaults(std::map<int, QString> sentences); // by row
    int faults() const { return static_cast<int>(faults_.size()); }
    void setEditable(bool editable) { editable_ = editable; }
    void languageChanged() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  Q_SIGNALS:
    void edited(); // by the person, in place

  private:
    static QByteArray sortKeyOf(const std::string& range);

    std::vector<policy::AddressEntry> entries_;
    std::map<int, QString> faults_;
    bool editable_ = false;
};

class AddressFilter final : public QSortFilterProxyModel {
    Q_OBJECT
  public:
    explicit AddressFilter(QObject* parent);
    // An address finds the ranges that hold it, any other text what contains it.
    void setText(const QString& text);
    void setOnlyFaults(bool only);

  protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

  private:
    QString text_;
    std::string folded_;
    std::optional<policy::IpAddress> address_;
    bool onlyFaults_ = false;
};

} // namespace sekisho::ui
