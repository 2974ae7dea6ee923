#pragma once
// The changeset pipe as a script. Operations are taken as they come; `planner` makes their rows, `applier` does what an
// applied changeset does to the tenant. With `slow` set, planning, applying and rolling back stay busy until advance().
// Not thread-safe; belongs to the test's thread.

#include "models/domain/clock.h"
#include "models/ports/changesets.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sekisho::fakes {

// Lets a call through or refuses it: signed in? offline? scripted failure? held back? Given by the gateway.
using Admit = std::function<void(std::string_view name, const std::shared_ptr<ports::CallState>& state,
                                 std::function<void(std::optional<Error>)> then)>;

class FakeValues final : public ports::OperationValues { // as on the wire
  public:
    std::string create(const OrgUnit& unit) const override;
    std::string update(const OrgUnit& base, const OrgUnit& edited) const override;
    std::string move(const std::optional<OrgUnitId>& parent, int displayOrder) const override;
    std::string create(const Rank& rank) const override;
    std::string update(const Rank& base, const Rank& edited) const override;
    std::string update(const Member& base, const Member& edited) const override;
    std::string create(const Group& group) const override;
    std::string update(const Group& base, const Group& edited) const override;
};

class FakeChangesets final : public ports::Changesets {
  public:
    FakeChangesets(const Clock& clock, Admit admit) : clock_(clock), admit_(std::move(admit)) {}

    struct Entry {
        Changeset head;
        std::vector<Operation> operations;
        std::vector<PlannedRow> rows;
    };
    std::function<PlannedRow(const Operation&)> planner; // empty: create adds, delete removes, all else changes
    std::function<void(const Entry&)> applier;
    bool slow = false;
    std::size_t rowsPerPage = 1'000;

    void advance(); // what is busy gets done
    Entry* find(const ChangesetId& id);
    std::size_t count() const { return entries_.size(); }
    Changeset& add(Changeset head, std::vector<PlannedRow> rows); // as if somebody had made it

    const ports::OperationValues& values() const override { return values_; }
    ports::CallHandle create(const NewChangeset& wanted, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle send(const ChangesetId& id, std::int64_t from, std::string ndjson, ports::Executor& on,
                           ports::Reply<std::int64_t> reply) override;
    ports::CallHandle fetch(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle list(const ports::ChangesetQuery& query, ports::Executor& on,
                           ports::Reply<ports::ChangesetPage> reply) override;
    ports::CallHandle rows(const ports::RowQuery& query, ports::Executor& on,
                           ports::Reply<ports::RowPage> reply) override;
    ports::CallHandle plan(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle apply(const ChangesetId& id, Version version, bool skipRefused, ports::Executor& on,
                            ports::Reply<Changeset> reply) override;
    ports::CallHandle pause(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle resume(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle cancel(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle undo(const ChangesetId& id, ports::Executor& on, ports::Reply<Changeset> reply) override;
    ports::CallHandle discard(const ChangesetId& id, ports::Executor& on, ports::Reply<std::monostate> reply) override;

  private:
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    ports::CallHandle onEntry(std::string_view name, const ChangesetId& id, ports::Executor& on,
                              ports::Reply<Changeset> reply, std::function<Result<Changeset>(Entry&)> work);
    void become(Entry& entry, ChangesetState state);
    void finish(Entry& entry);
    void planned(Entry& entry);

    const Clock& clock_;
    Admit admit_;
    FakeValues values_;
    std::map<std::string, Entry> entries_;
    int next_ = 1;
};

} // namespace sekisho::fakes
