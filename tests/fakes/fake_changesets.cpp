#include "tests/fakes/fake_changesets.h"

#include "models/api/changeset_wire.h"
#include "models/api/group_wire.h"
#include "models/api/user_wire.h"

#include <algorithm>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::CallState;
using ports::Executor;
using ports::Reply;

namespace {

Error wrongState() {
    return Error(ErrorKind::Conflict, "CHANGESET_STATE");
}

PlannedRow usualRow(const Operation& operation) {
    PlannedRow row;
    row.no = operation.no;
    row.kind = operation.kind;
    row.action = operation.action;
    row.id = operation.id;
    row.name = operation.id;
    row.sourceRow = operation.sourceRow;
    row.sourceSheet = operation.sourceSheet;
    row.verdict = operation.action == "create"   ? Verdict::Added
                  : operation.action == "delete" ? Verdict::Removed
                                                 : Verdict::Changed;
    return row;
}

bool isWanted(const FakeChangesets::Entry& entry, const ports::ChangesetQuery& query) {
    const auto in = [&](const std::string& text) { return text.find(query.text) != std::string::npos; };
    const auto isOf = [&](const std::string& kind) { return query.kinds.find(kind) != std::string::npos; };
    const bool named = in(entry.head.title) || in(entry.head.authorName) ||
                       std::ranges::any_of(entry.rows, [&](const PlannedRow& row) { return in(row.name); });
    return named && (query.kinds.empty() ||
                     std::ranges::any_of(entry.rows, [&](const PlannedRow& row) { return isOf(row.kind); }));
}

} // namespace

std::string FakeValues::create(const OrgUnit& unit) const {
    return api::createText(unit);
}
std::string FakeValues::update(const OrgUnit& base, const OrgUnit& edited) const {
    return api::patchText(base, edited);
}
std::string FakeValues::move(const std::optional<OrgUnitId>& parent, int displayOrder) const {
    return api::moveText(parent, displayOrder);
}
std::string FakeValues::create(const Rank& rank) const {
    return api::createText(rank);
}
std::string FakeValues::update(const Rank& base, const Rank& edited) const {
    return api::patchText(base, edited);
}
std::string FakeValues::update(const Member& base, const Member& edited) const {
    return api::patchText(base, edited);
}
std::string FakeValues::create(const Group& group) const {
    return api::createText(group);
}
std::string FakeValues::update(const Group& base, const Group& edited) const {
    return api::patchText(base, edited);
}

template<class T>
CallHandle FakeChangesets::answer(std::string_view name, Executor& on, Reply<T> reply,
                                  std::function<Result<T>()> work) {
    auto state = std::make_shared<CallState>();
    admit_(name, state, [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refused) {
        if (refused)
            ports::deliver<T>(state, on, reply, std::move(*refused));
        else
            ports::deliver<T>(state, on, reply, work());
    });
    return CallHandle(state);
}

CallHandle FakeChangesets::onEntry(std::string_view name, const ChangesetId& id, Executor& on, Reply<Changeset> reply,
                                   std::function<Result<Changeset>(Entry&)> work) {
    return answer<Changeset>(name, on, std::move(reply), [this, id, work = std::move(work)]() -> Result<Changeset> {
        Entry* entry = find(id);
        if (!entry) return Error(ErrorKind::NotFound, "CHANGESET_NOT_EXIST");
        return work(*entry);
    });
}

FakeChangesets::Entry* FakeChangesets::find(const ChangesetId& id) {
    const auto it = entries_.find(id.value);
    return it == entries_.end() ? nullptr : &it->second;
}

Changeset& FakeChangesets::add(Changeset head, std::vector<PlannedRow> rows) {
    if (head.id.empty()) head.id = ChangesetId("changeset-" + std::to_string(next_++));
    head.version = std::max<Version>(head.version, 1);
    head.total = std::max<std::int64_t>(head.total, static_cast<std::int64_t>(rows.size()));
    for (const PlannedRow& row : rows)
        ++head.counts[static_cast<std::size_t>(row.verdict)];
    Entry& entry = entries_[head.id.value];
    entry.head = std::move(head);
    entry.rows = std::move(rows);
    return entry.head;
}

void FakeChangesets::become(Entry& entry, ChangesetState state) {
    entry.head.state = state;
    ++entry.head.version;
    if (isBusy(state) && !slow) finish(entry);
}

void FakeChangesets::planned(Entry& entry) {
    entry.head.counts = {};
    entry.rows.clear();
    for (const Operation& operation : entry.operations) {
        entry.rows.push_back(planner ? planner(operation) : usualRow(operation));
        ++entry.head.counts[static_cast<std::size_t>(entry.rows.back().verdict)];
    }
    entry.head.plannedAt = clock_.now();
    become(entry, ChangesetState::Planned);
}

void FakeChangesets::finish(Entry& entry) {
    switch (entry.head.state) {
    case ChangesetState::Planning:
        planned(entry);
        break;
    case ChangesetState::Applying:
        if (applier) applier(entry);
        entry.head.appliedAt = clock_.now();
        entry.head.done = entry.head.toDo = entry.head.total;
        entry.head.undo = {.possible = true, .why = {}, .until = clock_.now() + std::chrono::hours(24 * 30)};
        if (entry.head.undoOf)
            if (Entry* of = find(*entry.head.undoOf)) of->head.undoneBy = entry.head.id;
        become(entry, ChangesetState::Applied);
        break;
    case ChangesetState::RollingBack:
        become(entry, ChangesetState::RolledBack);
        break;
    default:
        break;
    }
}

void FakeChangesets::advance() {
    for (auto& [id, entry] : entries_)
        finish(entry);
}

CallHandle FakeChangesets::create(const NewChangeset& wanted, Executor& on, Reply<Changeset> reply) {
    return answer<Changeset>("changesets.create", on, std::move(reply), [this, wanted]() -> Result<Changeset> {
        Changeset head;
        head.title = wanted.title;
        head.reason = wanted.reason;
        head.origin = wanted.origin;
        head.createdAt = clock_.now();
        head.total = static_cast<std::int64_t>(wanted.operations.size());
        const ChangesetId id = add(std::move(head), {}).id;
        Entry& entry = *find(id);
        entry.operations = wanted.operations;
        if (wanted.plan) become(entry, ChangesetState::Planning);
        return entry.head;
    });
}

CallHandle FakeChangesets::send(const ChangesetId& id, std::int64_t from, std::string ndjson, Executor& on,
                                Reply<std::int64_t> reply) {
    const auto work = [this, id, from, ndjson = std::move(ndjson)]() -> Result<std::int64_t> {
        Entry* entry = find(id);
        if (!entry) return Error(ErrorKind::NotFound, "CHANGESET_NOT_EXIST");
        if (entry->head.state != ChangesetState::Open) return wrongState();
        if (from > entry->head.total + 1) return sekisho::badInput("from", "OUT_OF_RANGE", "There is a gap.");
        api::OperationReader reader(ndjson);
        Operation operation;
        while (true) {
            SEKISHO_TRY(more, reader.next(operation));
            if (!more) break;
            if (operation.no <= entry->head.total) continue;
            entry->operations.push_back(operation);
            ++entry->head.total;
        }
        return entry->head.total;
    };
    return answer<std::int64_t>("changesets.send", on, std::move(reply), work);
}

CallHandle FakeChangesets::fetch(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return onEntry("changesets.fetch", id, on, std::move(reply),
                   [](Entry& entry) -> Result<Changeset> { return entry.head; });
}

CallHandle FakeChangesets::list(const ports::ChangesetQuery& query, Executor& on, Reply<ports::ChangesetPage> reply) {
    return answer<ports::ChangesetPage>(
        "changesets.list", on, std::move(reply), [this, query]() -> Result<ports::ChangesetPage> {
            ports::ChangesetPage page;
            for (const auto& [id, entry] : entries_)
                if ((!query.state || entry.head.state == *query.state) && isWanted(entry, query))
                    page.changesets.push_back(entry.head);
            std::ranges::stable_sort(page.changesets, [](const Changeset& a, const Changeset& b) {
                return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id.value > b.id.value;
            });
            return page;
        });
}

CallHandle FakeChangesets::rows(const ports::RowQuery& query, Executor& on, Reply<ports::RowPage> reply) {
    return answer<ports::RowPage>("changesets.rows", on, std::move(reply), [this, query]() -> Result<ports::RowPage> {
        const Entry* entry = find(query.changeset);
        if (!entry) return Error(ErrorKind::NotFound, "CHANGESET_NOT_EXIST");
        const std::int64_t after = query.cursor.empty() ? 0 : std::stoll(query.cursor);
        const std::size_t most = std::min(rowsPerPage, static_cast<std::size_t>(query.count));
        ports::RowPage page;
        for (const PlannedRow& row : entry->rows) {
            if (row.no <= after || (query.verdict && row.verdict != *query.verdict)) continue;
            if (row.name.find(query.text) == std::string::npos) continue;
            if (page.rows.size() == most) {
                page.nextCursor = std::to_string(page.rows.back().no);
                break;
            }
            page.rows.push_back(row);
        }
        return page;
    });
}

CallHandle FakeChangesets::plan(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return onEntry("changesets.plan", id, on, std::move(reply), [this](Entry& entry) -> Result<Changeset> {
        if (entry.head.state != ChangesetState::Open && entry.head.state != ChangesetState::Planned)
            return wrongState();
        become(entry, ChangesetState::Planning);
        return entry.head;
    });
}

CallHandle FakeChangesets::apply(const ChangesetId& id, Version version, bool skipRefused, Executor& on,
                                 Reply<Changeset> reply) {
    return onEntry("changesets.apply", id, on, std::move(reply),
                   [this, version, skipRefused](Entry& entry) -> Result<Changeset> {
                       if (entry.head.state != ChangesetState::Planned) return wrongState();
                       if (entry.head.version != version) return Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
                       if (entry.head.count(Verdict::Refused) > 0 && !skipRefused)
                           return Error(ErrorKind::Conflict, "CHANGESET_HAS_REFUSED");
                       entry.head.toDo = entry.head.total;
                       become(entry, ChangesetState::Applying);
                       return entry.head;
                   });
}

CallHandle FakeChangesets::pause(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return onEntry("changesets.pause", id, on, std::move(reply), [this](Entry& entry) -> Result<Changeset> {
        if (entry.head.state != ChangesetState::Applying) return wrongState();
        become(entry, ChangesetState::Paused);
        return entry.head;
    });
}

CallHandle FakeChangesets::resume(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return onEntry("changesets.resume", id, on, std::move(reply), [this](Entry& entry) -> Result<Changeset> {
        if (entry.head.state != ChangesetState::Paused) return wrongState();
        become(entry, ChangesetState::Applying);
        return entry.head;
    });
}

CallHandle FakeChangesets::cancel(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return onEntry("changesets.cancel", id, on, std::move(reply), [this](Entry& entry) -> Result<Changeset> {
        const ChangesetState state = entry.head.state;
        if (state != ChangesetState::Applying && state != ChangesetState::Paused && state != ChangesetState::Planning)
            return wrongState();
        become(entry, ChangesetState::RollingBack);
        return entry.head;
    });
}

CallHandle FakeChangesets::undo(const ChangesetId& id, Executor& on, Reply<Changeset> reply) {
    return onEntry("changesets.undo", id, on, std::move(reply), [this](Entry& entry) -> Result<Changeset> {
        if (entry.head.state != ChangesetState::Applied || entry.head.undoneBy) return wrongState();
        Changeset back;
        back.title = entry.head.title;
        back.origin = ChangesetOrigin::Undo;
        back.createdAt = clock_.now();
        back.plannedAt = clock_.now();
        back.undoOf = entry.head.id;
        back.state = ChangesetState::Planned;
        std::vector<PlannedRow> rows = entry.rows;
        for (PlannedRow& row : rows) {
            if (row.verdict == Verdict::Added)
                row.verdict = Verdict::Removed;
            else if (row.verdict == Verdict::Removed)
                row.verdict = Verdict::Added;
            for (FieldChange& change : row.changes)
                std::swap(change.from, change.to);
        }
        return add(std::move(back), std::move(rows));
    });
}

CallHandle FakeChangesets::discard(const ChangesetId& id, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("changesets.discard", on, std::move(reply), [this, id]() -> Result<std::monostate> {
        Entry* entry = find(id);
        if (!entry) return Error(ErrorKind::NotFound, "CHANGESET_NOT_EXIST");
        become(*entry, ChangesetState::Discarded);
        return std::monostate{};
    });
}

} // namespace sekisho::fakes
