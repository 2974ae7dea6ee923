#pragma once
// The pipe for changes as the console sees it (docs/decisions/0006-changesets.md). Same conventions as ports::Gateway:
// every call returns at once, its one reply runs on the executor given. The service plans and applies by itself;
// whoever wants to know how far it is asks again (ChangesetFollower of models/commands does).

#include "models/domain/changeset.h"
#include "models/domain/group.h"
#include "models/domain/member.h"
#include "models/domain/structure.h"
#include "models/ports/call.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sekisho::ports {

struct ChangesetQuery {
    std::optional<ChangesetState> state;
    bool mine = false;
    std::string text;   // words that each stand in title, reason, author, what was done, or a name of its rows
    std::string kinds;  // of what it is about, with commas: "member", "role,holding"; empty: any
    std::string cursor; // of the page before; empty: the newest
};
struct ChangesetPage {
    std::vector<Changeset> changesets; // newest first; of a search also none though there is a next page
    std::string nextCursor;            // empty: the last page
};

struct RowQuery {
    ChangesetId changeset;
    std::optional<Verdict> verdict;
    std::string text; // in the name, or the number of the row in its file; empty: all
    std::string cursor;
    int count = 1'000; // at most
};
struct RowPage {
    std::vector<PlannedRow> rows; // in the order of their numbers
    std::string nextCursor;
};

// What stands in Operation::value, for what a person edits on a screen. Pure.
class OperationValues {
  public:
    virtual ~OperationValues() = default;
    virtual std::string create(const OrgUnit& unit) const = 0;
    virtual std::string update(const OrgUnit& base, const OrgUnit& edited) const = 0; // "{}": nothing differs
    virtual std::string move(const std::optional<OrgUnitId>& parent, int displayOrder) const = 0;
    virtual std::string create(const Rank& rank) const = 0;
    virtual std::string update(const Rank& base, const Rank& edited) const = 0;
    virtual std::string update(const Member& base, const Member& edited) const = 0;
    virtual std::string create(const Group& group) const = 0;
    virtual std::string update(const Group& base, const Group& edited) const = 0;
};

class Changesets {
  public:
    virtual ~Changesets() = default;
    virtual const OperationValues& values() const = 0;
    virtual CallHandle create(const NewChangeset& wanted, Executor& on, Reply<Changeset> reply) = 0;
    // NDJSON lines numbered from `from` on, at most 8 MiB; the same lines again are harmless. How many the service has.
    virtual CallHandle send(const ChangesetId& id, std::int64_t from, std::string ndjson, Executor& on,
                            Reply<std::int64_t> reply) = 0;
    virtual CallHandle fetch(const ChangesetId& id, Executor& on, Reply<Changeset> reply) = 0;
    virtual CallHandle list(const ChangesetQuery& query, Executor& on, Reply<ChangesetPage> reply) = 0;
    virtual CallHandle rows(const RowQuery& query, Executor& on, Reply<RowPage> reply) = 0;

    virtual CallHandle plan(const ChangesetId& id, Executor& on, Reply<Changeset> reply) = 0;
    // `version` is that of the plan the person has seen: another one gives PRECONDITION_FAILED. CHANGESET_HAS_REFUSED,
    // CHANGESET_STALE.
    virtual CallHandle apply(const ChangesetId& id, Version version, bool skipRefused, Executor& on,
                             Reply<Changeset> reply) = 0;
    virtual CallHandle pause(const ChangesetId& id, Executor& on, Reply<Changeset> reply) = 0;
    virtual CallHandle resume(const ChangesetId& id, Executor& on, Reply<Changeset> reply) = 0;
    virtual CallHandle cancel(const ChangesetId& id, Executor& on, Reply<Changeset> reply) = 0; // rolls back
    // The planned changeset that takes this one back.
    virtual CallHandle undo(const ChangesetId& id, Executor& on, Reply<Changeset> reply) = 0;
    virtual CallHandle discard(const ChangesetId& id, Executor& on, Reply<std::monostate> reply) = 0;
};

} // namespace sekisho::ports
