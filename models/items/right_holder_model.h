#pragma once
// Who can do this to that, or who reaches somebody: one line a person, with the way it comes to him. GUI thread.

#include "models/items/paged_table.h"
#include "models/ports/explanations.h"

#include <functional>
#include <optional>

namespace sekisho::items {

class RightHolderModel final : public PagedRows<RightHolder> {
  public:
    enum Column { NameColumn, LoginColumn, RoleColumn, MeansColumn, ScopeColumn, ColumnCount };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const RightPath&)> role;
        std::function<QString(const RightPath&)> scope;
        std::function<QString(const RightPath&)> means; // what he can do through it
    };
    RightHolderModel(ports::Explanations& explanations, ports::Executor& on, Words words, QObject* parent = nullptr);

    void askHolders(const ports::RightQuestion& question); // the next refilter() asks this
    void askReach(const UserId& member);                   // or this
    bool hasQuestion() const { return question_ || member_; }
    std::int64_t outside() const { return outside_; } // further ones that are not named

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    // One page of the question, for a file.
    ports::CallHandle page(const std::string& cursor, ports::Reply<ports::HolderAnswer> reply);
    QString textOf(const RightHolder& holder, int column) const;

  protected:
    ports::CallHandle ask(const std::string& cursor) override;
    std::string keyOf(const RightHolder& row) const override { return row.who.user.value; }

  private:
    ports::Explanations& explanations_;
    ports::Executor& on_;
    Words words_;
    std::optional<ports::RightQuestion> question_;
    std::optional<UserId> member_;
    std::int64_t outside_ = 0;
};

} // namespace sekisho::items
