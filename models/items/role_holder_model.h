#pragma once
// Who holds or may activate a role, or which roles one person has: a page at a time from whatever source. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/roles.h"

#include <functional>

namespace sekisho::items {

enum class HolderState { Holds, Temporary, Ended, Eligible }; // ended: its end is past
HolderState holderStateOf(const RoleHolder& holder, Instant now);

class RoleHolderModel final : public PagedRows<RoleHolder> {
  public:
    enum Column {
        MemberColumn,
        LoginColumn,
        OrgUnitColumn,
        RoleColumn,
        ScopeColumn,
        StateColumn,
        ExpiresColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const RoleHolder&)> role;
        std::function<QString(const RoleHolder&)> scope;
        std::function<QString(const RoleHolder&, HolderState)> state;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    // Replies later on, once, unless the handle is gone.
    using Source = std::function<ports::CallHandle(const std::string& cursor, ports::Reply<ports::HolderPage> reply)>;
    RoleHolderModel(const Clock& clock, Words words, QObject* parent = nullptr);

    void setSource(Source source); // asks at once; empty: nothing to show

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override; // StatusRole: int(HolderState)
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const RoleHolder& row) const override;

  private:
    QString textOf(const RoleHolder& holder, int column) const;
    const Clock& clock_;
    Words words_;
    Source source_;
};

} // namespace sekisho::items
