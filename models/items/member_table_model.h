#pragma once
// The members as rows over ports::MemberList: no proxy, one reset per query, strings made only for visible cells.
// Columns are those of ports::MemberColumn in their order; choosing and ordering them is the view's. GUI thread.

#include "models/ports/cache.h"
#include "models/ports/member_list.h"

#include <QAbstractTableModel>

#include <functional>
#include <string_view>
#include <vector>

namespace sekisho::items {

class MemberTableModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    // Words for a column's head and for a status: given by the caller, so that this folder speaks no language.
    struct Words {
        std::function<QString(ports::MemberColumn)> head;
        std::function<QString(MemberStatus)> status;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };

    // Columns of the tenant's own, behind the usual ones; the list knows nothing of them and does not sort by them.
    struct OwnColumn {
        QString key;
        QString head;
        bool operator==(const OwnColumn&) const = default;
    };
    using OwnText = std::function<QString(std::string_view memberId, const QString& key)>;

    explicit MemberTableModel(Words words, QObject* parent = nullptr);

    void setList(ports::MemberList* list); // null: none; not owned
    const ports::MemberQuery& query() const { return query_; }
    void setQuery(const ports::MemberQuery& query);
    void setOwnColumns(std::vector<OwnColumn> columns, OwnText text);
    const std::vector<OwnColumn>& ownColumns() const { return own_; }
    void ownTextsChanged();
    QString ownTextAt(int row, std::size_t own) const;
    void languageChanged(); // heads and words anew

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    QString idAt(int row) const;
    int rowOf(const QString& userId) const; // -1: not shown
    ports::MemberCells cellsAt(int row) const;
    ports::MemberState stateAt(int row) const { return list_->state(rowNoAt(row)); }
    ports::RowNo rowNoAt(int row) const { return (*rows_)[static_cast<std::size_t>(row)]; } // stable over requeries
    bool leavesList() const { return leaving_; }
    const ports::MemberList* list() const { return list_; }
    QString textAt(int row, ports::MemberColumn column) const;
    std::size_t total() const { return list_ ? list_->count() : 0; }
    bool complete() const { return list_ && list_->complete(); }

  Q_SIGNALS:
    void shownChanged(); // number of rows or their order
    // Before rows are exchanged and after it, so that the view can keep selection and place. While leavesList() holds,
    // row numbers will mean other members afterwards: keep them by id.
    void aboutToRequery();
    void requeried();

  private:
    void requery();
    void listChanged();
    void listLeaving();
    QString textOf(const ports::MemberCells& cells, ports::MemberColumn column) const;

    const OwnColumn* ownColumn(int column) const; // null: a usual one

    Words words_;
    std::vector<OwnColumn> own_;
    OwnText ownText_;
    ports::MemberList* list_ = nullptr;
    ports::MemberQuery query_;
    ports::RowSet rows_;
    ports::CallHandle watch_;
    ports::CallHandle exchange_;
    bool announced_ = false; // aboutToRequery was told for the exchange that is under way
    bool leaving_ = false;
};

} // namespace sekisho::items
