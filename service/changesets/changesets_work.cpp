// What goes on by itself: large plans on a copy of the store, large applications and their roll-back step by step.

#include "models/sql/own_crypto.h"
#include "service/changesets/changesets.h"
#include "service/changesets/planner.h"
#include "service/http/error_response.h"
#include "service/http/log.h"
#include "service/http/unit_of_work.h"
#include "service/rules/policy_sessions.h"
#include "service/store/before_images.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <future>

namespace sekishod {

using sekisho::ChangesetState;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::chrono::seconds kRetry{5}; // after a fault of the store
constexpr std::int64_t kErasedAtOnce = 2'000;
constexpr std::chrono::days kDraftsKept{30};

// Taking back is the service's own act: it needs nobody's rights.
Caller serviceItself(sekisho::DomainId domain) {
    Caller caller;
    caller.domain = domain;
    caller.user = sekisho::UserId("system");
    caller.name = "system";
    std::vector<sekisho::RoleHolding> roles(1);
    for (const auto& role : sekisho::builtInRoles())
        if (role.builtIn == "super") roles.front().role = role;
    caller.roles = std::move(roles);
    return caller;
}

UnitOfWork unitFor(const ChangesetHead& head, Instant now) {
    UnitOfWork unit;
    unit.domain = head.domain;
    unit.actorId = head.set.authorId;
    unit.actorName = head.set.authorName;
    unit.requestId = head.set.id.value;
    unit.now = now;
    return unit;
}

AuditEntry entryOf(const ChangesetHead& head, std::string_view action) {
    return {.action = std::string(action),
            .targetKind = "changeset",
            .targetId = head.set.id.value,
            .targetName = head.set.title,
            .changesJson = fmt::format(R"({{"state":{{"from":null,"to":"{}"}}}})", changesetStateKey(head.set.state))};
}

void beginRollBack(ChangesetHead& head, std::optional<Error> why) {
    head.set.state = head.images > 0 ? ChangesetState::RollingBack : ChangesetState::RolledBack;
    head.set.done = 0;
    head.set.toDo = head.images;
    if (why) head.set.error = std::move(*why);
}

} // namespace

// --- threads ---

void Changesets::start() {
    services_.store.removeScratches();
    planning_ = std::jthread([this](const std::stop_token& stopped) { work(stopped, &Changesets::planOnce); });
    applying_ = std::jthread([this](const std::stop_token& stopped) {
        sekisho::sql::useOwnCrypto();
        work(stopped, &Changesets::applyOnce);
    });
}

void Changesets::stop() {
    stopping_ = true;
    for (std::jthread* thread : {&planning_, &applying_}) {
        thread->request_stop();
        if (thread->joinable()) thread->join();
    }
}

void Changesets::wake() {
    {
        const std::lock_guard lock(mutex_);
        ++wakes_;
    }
    due_.notify_all();
}

void Changesets::work(const std::stop_token& stopped, bool (Changesets::*once)()) {
    while (!stopped.stop_requested()) {
        std::uint64_t seen = 0;
        {
            const std::lock_guard lock(mutex_);
            seen = wakes_;
        }
        if ((this->*once)()) continue;
        std::unique_lock lock(mutex_);
        due_.wait_for(lock, stopped, kRetry, [&] { return wakes_ != seen; });
    }
}

void Changesets::announce(sekisho::DomainId domain, const StepEffects& effects) const {
    if (effects.policies) policiesChanged(services_, domain);
    effects.tellEnded(services_);
    for (const auto& user : effects.rights)
        services_.auth.forgetUser(user);
}

void Changesets::note(std::string_view what, const Error& error) const {
    if (services_.log)
        services_.log->event(LogLevel::Error, "changeset",
                             {{"what", what}, {"code", error.code}, {"detail", error.detail}});
}

Done Changesets::update(const ChangesetHead& head, const std::function<Result<bool>(Database&, ChangesetHead&)>& change,
                        UnitOfWork unit) const {
    std::int64_t seq = 0;
    {
        TenantStore::Writer writer(services_.store);
        Database& db = writer.database();
        SEKISHO_TRY(transaction, sekisho::sql::Transaction::begin(db));
        SEKISHO_TRY(present, loadChangesetRow(db, head.row));
        if (!present) return {};
        SEKISHO_TRY(wanted, change(db, *present));
        if (!wanted) return {};
        SEKISHO_CHECK(storeChangeset(db, *present));
        if (unit.domain == 0) unit = unitFor(*present, services_.clock.now());
        unit.changes.push_back({"changeset", present->set.id.value, "put"});
        SEKISHO_TRY(last, appendJournal(db, unit));
        SEKISHO_CHECK(transaction.commit());
        seq = last;
    }
    services_.push.publish(head.domain, seq);
    return {};
}

// --- planning ---

bool Changesets::planOnce() {
    const auto busy = services_.store.read([](Database& db) { return busyChangesets(db); });
    if (!busy) {
        note("plan", busy.error());
        return false;
    }
    const auto next =
        std::ranges::find(*busy, ChangesetState::Planning, [](const auto& head) { return head.set.state; });
    if (next == busy->end()) return false;
    const Done done = planLarge(*next);
    if (done || stopping_) return bool(done);
    note("plan", done.error());
    const Done failed = update(*next, [&](Database&, ChangesetHead& head) -> Result<bool> {
        if (head.set.state != ChangesetState::Planning) return false;
        head.set.state = ChangesetState::Failed;
        head.set.error = publicError(done.error());
        return true;
    });
    return bool(failed);
}

Done Changesets::clearOld(const ChangesetHead& head) const {
    for (const auto erase : {eraseRows, eraseImages})
        for (std::int64_t erased = kErasedAtOnce; erased == kErasedAtOnce;) {
            SEKISHO_TRY(count, services_.store.write([&](Database& db) { return erase(db, head.row, kErasedAtOnce); }));
            erased = count;
            services_.store.letOthersWrite();
        }
    return {};
}

// The operations of a large undo, page by page.
Done Changesets::fillUndo(const ChangesetHead& head) const {
    SEKISHO_TRY(original, services_.store.read(
                              [&](Database& db) { return loadChangeset(db, head.domain, head.set.undoOf->value); }));
    std::unordered_set<std::string> seen;
    std::int64_t below = original.images + 1;
    for (std::int64_t no = 1; !stopping_;) {
        SEKISHO_TRY(page, services_.store.read(
                              [&](Database& db) { return undoOperations(db, original.row, below, no, kStep, seen); }));
        if (page.lowest == 0) return {};
        below = page.lowest;
        no += static_cast<std::int64_t>(page.operations.size());
        Done stored = update(head, [&](Database& db, ChangesetHead& present) -> Result<bool> {
            if (present.set.state != ChangesetState::Planning) return false;
            SEKISHO_CHECK(storeOperations(db, head.row, page.operations));
            present.set.total = no - 1;
            return true;
        });
        if (!stored) return stored;
        services_.store.letOthersWrite();
    }
    return {};
}

Done Changesets::planLarge(const ChangesetHead& waiting) {
    SEKISHO_CHECK(clearOld(waiting));
    if (waiting.set.undoOf) SEKISHO_CHECK(fillUndo(waiting));
    SEKISHO_TRY(scratch, services_.store.scratchCopy());
    Database& db = scratch.database();
    SEKISHO_TRY(found, loadChangesetRow(db, waiting.row));
    if (!found || found->set.state != ChangesetState::Planning) return {};
    const ChangesetHead& head = *found;
    const Instant now = services_.clock.now();
    SEKISHO_TRY(author, authorOf(db, head, now));
    SEKISHO_TRY(creates, countCreates(db, head.row));
    SEKISHO_CHECK(db.begin());
    SEKISHO_TRY(work, workOn(db, head, std::move(author), Work::Mode::Planning, now));
    Planner planner(*work, creates);
    if (!head.inviteUrl.empty()) planner.countInvitations();
    std::atomic<bool> wanted = true;
    const auto store = [&](const std::vector<StoredRow>& rows, std::int64_t done) {
        Done stored = update(head, [&](Database& to, ChangesetHead& present) -> Result<bool> {
            wanted = present.set.state == ChangesetState::Planning;
            if (!wanted) return false; // somebody has thought better of it
            SEKISHO_CHECK(storeRows(to, head.row, rows));
            present.set.done = done;
            present.set.toDo = head.set.total;
            return true;
        });
        services_.store.letOthersWrite();
        return stored;
    };
    std::future<Done> storing; // while the next ones are planned
    for (std::int64_t first = 1; wanted && first <= head.set.total; first += kStep) {
        if (stopping_) return Error(ErrorKind::Cancelled, "CANCELLED");
        const std::int64_t count = std::min(kStep, head.set.total - first + 1);
        SEKISHO_TRY(operations, loadOperations(db, head.row, first, count));
        SEKISHO_TRY(rows, planner.plan(operations));
        if (storing.valid()) SEKISHO_CHECK(storing.get());
        storing = std::async(std::launch::async, store, std::move(rows), first + count - 1);
    }
    if (storing.valid()) SEKISHO_CHECK(storing.get());
    if (!wanted) return {};
    SEKISHO_TRY(impact, planner.impact());
    return update(head, [&](Database&, ChangesetHead& present) -> Result<bool> {
        if (present.set.state != ChangesetState::Planning) return false;
        present.set.state = ChangesetState::Planned;
        present.set.plannedAt = services_.clock.now();
        present.set.counts = planner.counts();
        present.set.impact = std::move(impact);
        present.set.done = 0;
        present.set.toDo = 0;
        present.images = 0;
        return true;
    });
}

// --- applying ---

bool Changesets::applyOnce() {
    auto busy = services_.store.read([](Database& db) { return busyChangesets(db); });
    if (!busy) {
        note("apply", busy.error());
        return false;
    }
    std::erase_if(*busy, [](const ChangesetHead& head) { return head.set.state == ChangesetState::Planning; });
    if (busy->empty()) return false;
    // By turns, so that a small one does not wait for a large one.
    const auto later = std::ranges::find_if(*busy, [&](const ChangesetHead& head) { return head.row > lastStepped_; });
    const ChangesetHead& next = later == busy->end() ? busy->front() : *later;
    lastStepped_ = next.row;
    const Done done = next.set.state == ChangesetState::RollingBack ? rollBackStep(next)
                      : next.set.state == ChangesetState::Applied   ? inviteStep(next)
                      : next.set.done == next.set.toDo              ? finishApply(next)
                                                                    : applyLarge(next);
    if (!done) note("apply", done.error()); // what could not be done now is tried again
    services_.store.letOthersWrite();
    return bool(done);
}

// Before the first step; nobody waits for it.
Result<std::vector<std::int64_t>> Changesets::staleBefore(const ChangesetHead& head) const {
    std::vector<std::int64_t> stale;
    SEKISHO_TRY(named, services_.store.read([&](Database& db) { return membersNamedSince(db, head); }));
    for (std::int64_t first = 1; first <= head.set.total && !stopping_; first += kStep) {
        SEKISHO_TRY(rows, services_.store.read([&](Database& db) { return staleRows(db, head, named, first, kStep); }));
        stale.insert(stale.end(), rows.begin(), rows.end());
    }
    return stale;
}

Done Changesets::giveUp(const ChangesetHead& head, const std::vector<Obstacle>& obstacles, Error why) const {
    why.params.push_back({"rows", std::to_string(obstacles.size())});
    UnitOfWork unit = unitFor(head, services_.clock.now());
    unit.audits.push_back(entryOf(head, "changeset.rollBack"));
    unit.audits.back().result = "failure";
    return update(
        head,
        [&](Database& db, ChangesetHead& present) -> Result<bool> {
            if (present.set.state != ChangesetState::Applying) return false;
            for (const Obstacle& obstacle : obstacles)
                SEKISHO_CHECK(storeRowError(db, head.row, obstacle.no, obstacle.error));
            beginRollBack(present, why);
            return true;
        },
        unit);
}

Done Changesets::applyLarge(const ChangesetHead& seen) {
    const Error stale(ErrorKind::Conflict, "CHANGESET_STALE");
    if (seen.set.done == 0) {
        SEKISHO_TRY(rows, staleBefore(seen));
        std::vector<Obstacle> obstacles;
        obstacles.reserve(rows.size());
        for (const std::int64_t no : rows)
            obstacles.push_back({no, Error(ErrorKind::Conflict, "CHANGED_SINCE")});
        if (!obstacles.empty()) return giveUp(seen, obstacles, stale);
    }
    UnitOfWork unit = unitFor(seen, services_.clock.now());
    StepEffects effects;
    std::vector<Obstacle> obstacles;
    std::int64_t seq = 0;
    {
        TenantStore::Writer writer(services_.store);
        Stretch stretch(services_.store, applyPaces_, stopping_);
        const Enough enough = [&stretch] { return stretch.isOver(); };
        Database& db = writer.database();
        SEKISHO_TRY(transaction, sekisho::sql::Transaction::begin(db));
        SEKISHO_TRY(present, loadAtWork(db, seen.row));
        if (!present || present->set.state != ChangesetState::Applying) return {};
        ChangesetHead& head = *present;
        auto author = authorOf(db, head, unit.now);
        if (!author && !isRefusal(author.error())) return std::move(author).error();
        if (author) {
            SEKISHO_TRY(work, workOn(db, head, std::move(*author), Work::Mode::Applying, unit.now));
            while (const auto most = obstacles.empty() ? stretch.next(head.set.toDo - head.set.done) : 0) {
                SEKISHO_TRY(step, applyStep(*work, head, most, enough, effects));
                SEKISHO_CHECK(effects.enter(db, unit));
                obstacles = std::move(step.obstacles);
                head.set.done += step.rows;
                stretch.took(step.rows);
            }
        } else {
            obstacles.push_back({0, author.error()});
        }
        if (obstacles.empty()) {
            stretch.ends();
            SEKISHO_CHECK(storeProgress(db, head));
            unit.changes.push_back({"changeset", head.set.id.value, "put"});
            SEKISHO_TRY(last, appendJournal(db, unit));
            SEKISHO_CHECK(transaction.commit());
            seq = last;
            stretch.committed();
        }
    }
    if (!obstacles.empty()) {
        const bool gone = obstacles.front().no == 0;
        return giveUp(seen, gone ? std::vector<Obstacle>() : obstacles, gone ? obstacles.front().error : stale);
    }
    announce(seen.domain, effects);
    services_.push.publish(seen.domain, seq);
    return {};
}

Done Changesets::finishApply(const ChangesetHead& head) const {
    SEKISHO_TRY(wrong, differingRows(services_.store, head, stopping_));
    if (stopping_) return {};
    std::vector<Obstacle> obstacles;
    obstacles.reserve(wrong.size());
    for (const std::int64_t no : wrong)
        obstacles.push_back({no, Error(ErrorKind::Conflict, "CHANGESET_VERIFY_FAILED")});
    if (!obstacles.empty()) return giveUp(head, obstacles, Error(ErrorKind::Conflict, "CHANGESET_VERIFY_FAILED"));
    const Instant now = services_.clock.now();
    UnitOfWork unit = unitFor(head, now);
    ChangesetHead finished = head;
    finished.set.state = ChangesetState::Applied;
    unit.audits.push_back(entryOf(finished, "changeset.apply"));
    return update(
        head,
        [&](Database& db, ChangesetHead& present) -> Result<bool> {
            if (present.set.state != ChangesetState::Applying) return false;
            present.set.state = ChangesetState::Applied;
            present.set.appliedAt = now;
            if (present.set.undoOf)
                SEKISHO_CHECK(
                    db.execOften("UPDATE changeset SET undone_by = :by, version = version + 1 WHERE uid = :uid",
                                 present.set.id.value, present.set.undoOf->value));
            return true;
        },
        unit);
}

Done Changesets::rollBackStep(const ChangesetHead& seen) {
    auto& state = rollBacks_.try_emplace(seen.row, seen.row, seen.domain).first->second;
    StepEffects effects;
    bool over = false;
    const Instant now = services_.clock.now();
    std::int64_t seq = 0;
    {
        TenantStore::Writer writer(services_.store);
        Stretch stretch(services_.store, backPaces_, stopping_);
        const Enough enough = [&stretch] { return stretch.isOver(); };
        Database& db = writer.database();
        SEKISHO_TRY(transaction, sekisho::sql::Transaction::begin(db));
        SEKISHO_TRY(present, loadChangesetRow(db, seen.row));
        if (!present || present->set.state != ChangesetState::RollingBack) return {};
        ChangesetHead& head = *present;
        UnitOfWork unit = unitFor(head, now);
        unit.actorId = unit.actorName = "system";
        SEKISHO_TRY(work, workOn(db, head, serviceItself(head.domain), Work::Mode::Applying, now));
        work->mayLockOut = true;
        over = head.set.done >= head.set.toDo;
        while (const auto most = over ? 0 : stretch.next(head.set.toDo - head.set.done)) {
            SEKISHO_TRY(step, state.step(*work, head, most, enough, effects));
            for (const Obstacle& obstacle : step.obstacles)
                SEKISHO_CHECK(storeRowError(db, head.row, obstacle.no, obstacle.error));
            SEKISHO_CHECK(effects.enter(db, unit));
            head.set.done += step.rows;
            stretch.took(step.rows);
            over = step.rows == 0 || head.set.done >= head.set.toDo;
        }
        stretch.ends();
        if (over) {
            head.set.state = ChangesetState::RolledBack;
            unit.audits.push_back(entryOf(head, "changeset.rollBack"));
        }
        unit.changes.push_back({"changeset", head.set.id.value, "put"});
        SEKISHO_CHECK(storeChangeset(db, head));
        SEKISHO_TRY(last, appendJournal(db, unit));
        SEKISHO_CHECK(transaction.commit());
        seq = last;
        stretch.committed();
    }
    if (over) rollBacks_.erase(seen.row);
    announce(seen.domain, effects);
    services_.push.publish(seen.domain, seq);
    return {};
}

// --- house ---

void Changesets::keepHouse() {
    const Instant now = services_.clock.now();
    const auto millis = [now](auto age) { return sekisho::toMillis(now - age); };
    struct Sweep {
        std::string_view name;
        std::string_view text;
        std::int64_t before;
    };
    // What belongs to a changeset is found by its id; one that is busy is never old.
    const std::array<Sweep, 5> sweeps{{
        {"drafts",
         "UPDATE changeset SET state = 'discarded', version = version + 1 WHERE id IN (SELECT id FROM changeset WHERE "
         "created < :before AND state IN ('open', 'planned', 'failed', 'rolledBack') LIMIT :most)",
         millis(kDraftsKept)},
        {"images",
         "DELETE FROM changeset_image WHERE id IN (SELECT i.id FROM changeset c JOIN changeset_image i ON i.id > c.id "
         "<< 24 "
         "AND i.id <= (c.id << 24 | 16777215) WHERE c.created < :before AND c.state IN ('applied', 'discarded') AND "
         "c.images > 0 LIMIT :most)",
         millis(kDraftsKept)},
        {"rows",
         "DELETE FROM changeset_row WHERE id IN (SELECT r.id FROM changeset c JOIN changeset_row r ON r.id > c.id << "
         "20 AND "
         "r.id <= (c.id << 20 | 1048575) WHERE +c.created < :before AND c.state = 'discarded' LIMIT :most)",
         sekisho::toMillis(now) + 1},
        {"operations",
         "DELETE FROM changeset_operation WHERE id IN (SELECT o.id FROM changeset c JOIN changeset_operation o ON o.id "
         "> "
         "c.id << 20 AND o.id <= (c.id << 20 | 1048575) WHERE +c.created < :before AND c.state = 'discarded' LIMIT "
         ":most)",
         sekisho::toMillis(now) + 1},
        {"heads",
         "DELETE FROM changeset WHERE id IN (SELECT id FROM changeset WHERE created < :before AND action <> '' LIMIT "
         ":most)",
         millis(kDraftsKept)},
    }};
    for (const Sweep& sweep : sweeps)
        for (std::int64_t erased = kErasedAtOnce; erased == kErasedAtOnce && !stopping_;) {
            const auto count =
                services_.store.write([&](Database& db) { return db.exec(sweep.text, sweep.before, kErasedAtOnce); });
            if (!count) return note(sweep.name, count.error());
            erased = *count;
            services_.store.letOthersWrite();
        }
}

} // namespace sekishod
