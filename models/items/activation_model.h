#pragma once
// Activations of roles: running ones first, then those of the last 90 days. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/roles.h"

#include <functional>

namespace sekisho::items {

class ActivationModel final : public PagedRows<Activation> {
  public:
    enum Column {
        MemberColumn,
        RoleColumn,
        ScopeColumn,
        StateColumn,
        StartedColumn,
        UntilColumn,
        ReasonColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const Activation&)> role;
        std::function<QString(const Activation&)> scope;
        std::function<QString(const Activation&)> state; // what is left, or how it ended
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    ActivationModel(ports::Roles& roles, ports::Executor& on, const Clock& clock, Words words,
                    QObject* parent = nullptr);

    bool runs(int row) const; // now
    int running() const;
    void timePassed(); // what is left has become less

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override; // LiveRole: runs; FlagsRole: 1 = sealed account
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const Activation& row) const override { return row.id; }

  private:
    QString textOf(const Activation& activation, int column) const;
    QVariant instantOf(const Activation& activation, int column) const; // invalid: no time

    ports::Roles& roles_;
    ports::Executor& on_;
    const Clock& clock_;
    Words words_;
};

} // namespace sekisho::items
