#pragma once
// The roles of a tenant, or the deleted ones that can be brought back: built-in first, then by name. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/roles.h"

#include <functional>

namespace sekisho::items {

class RoleListModel final : public PagedRows<RoleSheet> {
  public:
    enum Column {
        NameColumn,
        KindColumn,
        HoldersColumn,
        EligibleColumn,
        NoteColumn,
        DeletedColumn, // the last two: of deleted ones only
        DeleterColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const RoleSheet&)> name;
        std::function<QString(const RoleSheet&)> kind;
        std::function<QString(std::int64_t)> number;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    RoleListModel(ports::Roles& roles, ports::Executor& on, Words words, QObject* parent = nullptr);

    bool deleted() const { return deleted_; }
    void setDeleted(bool deleted);                    // asks at once
    const RoleSheet* sheet(const RoleId& role) const; // null: not there

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override; // FlagsRole: 1 = built in
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const RoleSheet& row) const override { return row.role.id.value; }

  private:
    QString textOf(const RoleSheet& sheet, int column) const;
    ports::Roles& roles_;
    ports::Executor& on_;
    Words words_;
    bool deleted_ = false;
};

} // namespace sekisho::items
