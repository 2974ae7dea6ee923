// What the endpoints ask for, in the transaction of the request.

#include "models/api/changeset_wire.h"
#include "service/auth/role_rows.h"
#include "service/changesets/changesets.h"
#include "service/changesets/invitation_mails.h"
#include "service/changesets/kinds.h"
#include "service/changesets/planner.h"
#include "service/http/unit_of_work.h"
#include "service/rules/changeset_brake.h"
#include "service/rules/changeset_needs.h"
#include "service/store/before_images.h"
#include "service/store/uid.h"

#include <boost/json/object.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::Changeset;
using sekisho::ChangesetState;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t kAll = sekisho::kMostOperations + 1;

Error wrongState(const ChangesetHead& head) {
    return Error(ErrorKind::Conflict, "CHANGESET_STATE").with("state", std::string(changesetStateKey(head.set.state)));
}

bool isDraft(const ChangesetHead& head) {
    switch (head.set.state) {
    case ChangesetState::Open:
    case ChangesetState::Planned:
    case ChangesetState::Failed:
    case ChangesetState::RolledBack:
        return head.set.action.empty();
    default:
        return false;
    }
}

void addMenus(ChangesetHead& head, std::span<const Operation> operations) {
    for (const Operation& operation : operations) {
        const std::string menu(menuOf(operation));
        if (menu.empty()) continue;
        if (std::ranges::find(head.menus, menu) == head.menus.end()) head.menus.push_back(menu);
    }
}

Error inLine(Error error, std::int64_t line) {
    return std::move(error).with("line", std::to_string(line));
}

// An undo acts with the rights of its author; whoever else sees it need not hold what it would give or take.
Done checkWhoseRights(Database& db, const Caller& caller, const ChangesetHead& head) {
    if (!head.set.undoOf || head.set.authorId == caller.actorId()) return {};
    SEKISHO_TRY(kinds, db.rows<std::string>("SELECT DISTINCT kind FROM changeset_operation WHERE id BETWEEN :first AND "
                                            ":last",
                                            rowIdOf(head.row, 1), rowIdOf(head.row, head.set.total)));
    const bool rights = std::ranges::any_of(kinds, [](const auto& kind) { return givesRights(std::get<0>(kind)); });
    return rights ? Done(Error(ErrorKind::Forbidden, "CHANGESET_RIGHTS_OF_AUTHOR")) : Done();
}

// It must not even be kept: it would lie there readable.
Done checkNoPassword(const Operation& operation, std::int64_t line) {
    if (operation.value.find("\"password\"") == std::string::npos) return {};
    const auto body = bodyOf(operation);
    const auto* config = body ? body->get_object().if_contains("passwordConfig") : nullptr;
    const auto* object = config ? config->if_object() : nullptr;
    const auto* password = object ? object->if_contains("password") : nullptr;
    if (!password || password->is_null()) return {};
    return inLine(sekisho::badInput("passwordConfig.password", "OPERATION_PASSWORD", {}), line);
}

// Numbered from `first` on, without gaps.
Done checkOperation(const Operation& operation, std::int64_t expected, std::int64_t line) {
    if (operation.no > sekisho::kMostOperations)
        return sekisho::badInput("operations", "CHANGESET_TOO_LARGE", {})
            .with("max", std::to_string(sekisho::kMostOperations));
    if (operation.no != expected)
        return inLine(sekisho::badInput("operations", "OPERATION_NUMBER", {})
                          .with("found", std::to_string(operation.no))
                          .with("expected", std::to_string(expected)),
                      line);
    if (operation.action == "restore") // what an undo brings back is not for others to name
        return Error(ErrorKind::BadInput, "OPERATION_UNKNOWN")
            .with("kind", operation.kind)
            .with("action", operation.action);
    return checkNoPassword(operation, line);
}

void clearPlan(Changeset& set) {
    set.plannedAt.reset();
    set.counts = {};
    set.impact = {};
    set.error.reset();
    set.done = 0;
    set.toDo = 0;
}

// Agrees to lock oneself out: the own login ID.
std::string confirmIn(const Call& call) {
    const auto* body = call.body.if_object();
    const auto* text = body ? body->if_contains("confirm") : nullptr;
    return text && text->is_string() ? std::string(text->get_string()) : std::string();
}

std::vector<Obstacle> obstaclesAt(const std::vector<std::int64_t>& rows, std::string_view code) {
    std::vector<Obstacle> out;
    out.reserve(rows.size());
    for (const std::int64_t no : rows)
        out.push_back({no, Error(ErrorKind::Conflict, std::string(code))});
    return out;
}

} // namespace

// --- drafts
// -----------------------------------------------------------------------------------------------------------

Result<ChangesetHead> Changesets::create(Call& call, const sekisho::NewChangeset& wanted) {
    if (!call.caller.isServiceAccount() && !isAdministrator(call.caller.roles, call.now))
        return Error(ErrorKind::Forbidden, "FORBIDDEN");
    ChangesetHead head;
    head.domain = call.caller.domain;
    head.client = call.caller.client.value;
    Changeset& set = head.set;
    set.id = sekisho::ChangesetId(orderedUid(call.now));
    set.title = wanted.title;
    set.reason = wanted.reason;
    set.origin = wanted.origin;
    set.authorId = call.caller.actorId();
    set.authorName = call.caller.name;
    set.createdAt = call.now;
    if (wanted.sendInvitations) head.inviteUrl = call.baseUrl;
    for (std::size_t i = 0; i < wanted.operations.size(); ++i) {
        const auto line = static_cast<std::int64_t>(i) + 1;
        SEKISHO_CHECK(checkOperation(wanted.operations[i], line, line));
    }
    set.total = static_cast<std::int64_t>(wanted.operations.size());
    addMenus(head, wanted.operations);
    SEKISHO_CHECK(insertChangeset(*call.db, head));
    SEKISHO_CHECK(storeOperations(*call.db, head.row, wanted.operations));
    SEKISHO_CHECK(store(call, head, "changeset.create"));
    if (!wanted.plan) return head;
    if (set.total == 0) return Error(ErrorKind::Conflict, "CHANGESET_EMPTY");
    SEKISHO_CHECK(planNow(call, head));
    return head;
}

Result<std::int64_t> Changesets::receive(Call& call, std::string_view uid, std::int64_t from, std::string_view ndjson) {
    std::vector<Operation> operations;
    sekisho::api::OperationReader reader(ndjson);
    for (Operation operation;;) {
        SEKISHO_TRY(more, reader.next(operation));
        if (!more) break;
        SEKISHO_CHECK(checkOperation(operation, from + static_cast<std::int64_t>(operations.size()), reader.line()));
        operations.push_back(std::move(operation));
    }
    std::int64_t received = 0;
    for (std::size_t at = 0; at == 0 || at < operations.size(); at += kStep) {
        const auto part = std::span(operations).subspan(at, std::min<std::size_t>(kStep, operations.size() - at));
        const auto done = services_.store.write([&](Database& db) -> Result<std::int64_t> {
            SEKISHO_TRY(head, visible(db, call.caller, uid, call.now));
            if (!isDraft(head) || head.set.undoOf) return wrongState(head);
            if (part.empty()) return head.set.total;
            if (part.front().no > head.set.total + 1)
                return Error(ErrorKind::Conflict, "CHANGESET_GAP").with("expected", std::to_string(head.set.total + 1));
            SEKISHO_CHECK(storeOperations(db, head.row, part));
            head.set.total = std::max(head.set.total, part.back().no);
            head.set.state = ChangesetState::Open;
            clearPlan(head.set);
            addMenus(head, part);
            SEKISHO_CHECK(storeChangeset(db, head));
            return head.set.total;
        });
        SEKISHO_TRY(total, done);
        received = total;
        services_.store.letOthersWrite();
    }
    return received;
}

Done Changesets::discard(Call& call, std::string_view uid) {
    SEKISHO_TRY(head, handled(call, uid));
    if (!isDraft(head)) return wrongState(head);
    head.set.state = ChangesetState::Discarded;
    if (head.set.total <= kPlannedAtOnce) { // of a large one the rows go bit by bit: keepHouse()
        SEKISHO_CHECK(eraseRows(*call.db, head.row, kAll));
        SEKISHO_CHECK(eraseOperations(*call.db, head.row, kAll));
        head.set.total = 0;
    }
    return store(call, head, "changeset.discard");
}

// --- plan
// -------------------------------------------------------------------------------------------------------------

Result<ChangesetHead> Changesets::plan(Call& call, std::string_view uid) {
    SEKISHO_TRY(head, handled(call, uid));
    if (!isDraft(head)) return wrongState(head);
    const bool unfilled = head.set.total == 0 && head.set.undoOf; // a large undo whose operations were not made yet
    if (head.set.total == 0 && !unfilled) return Error(ErrorKind::Conflict, "CHANGESET_EMPTY");
    if (head.set.total <= kPlannedAtOnce && !unfilled) {
        SEKISHO_CHECK(planNow(call, head));
        return head;
    }
    clearPlan(head.set);
    head.set.state = ChangesetState::Planning;
    head.set.toDo = head.set.total;
    SEKISHO_CHECK(store(call, head, "changeset.plan"));
    call.afterCommit([this] { wake(); });
    return head;
}

Done Changesets::planNow(Call& call, ChangesetHead& head) const {
    Database& db = *call.db;
    SEKISHO_TRY(author, authorOf(db, head, call.now));
    SEKISHO_TRY(operations, loadOperations(db, head.row, 1, head.set.total));
    SEKISHO_TRY(creates, countCreates(db, head.row));
    SEKISHO_CHECK(db.execOften("SAVEPOINT planning"));
    SEKISHO_TRY(work, workOn(db, head, std::move(author), Work::Mode::Planning, call.now));
    Planner planner(*work, creates);
    if (!head.inviteUrl.empty()) planner.countInvitations();
    SEKISHO_TRY(rows, planner.plan(operations));
    SEKISHO_TRY(impact, planner.impact());
    SEKISHO_CHECK(db.execOften("ROLLBACK TO planning"));
    SEKISHO_CHECK(db.execOften("RELEASE planning"));
    SEKISHO_CHECK(eraseRows(db, head.row, kAll));
    SEKISHO_CHECK(eraseImages(db, head.row, kAll)); // of an attempt that was rolled back
    SEKISHO_CHECK(storeRows(db, head.row, rows));
    clearPlan(head.set);
    head.images = 0;
    head.set.counts = planner.counts();
    head.set.impact = std::move(impact);
    head.set.plannedAt = call.now;
    head.set.state = ChangesetState::Planned;
    return store(call, head, "changeset.plan");
}

// --- apply
// ------------------------------------------------------------------------------------------------------------

Result<ChangesetHead> Changesets::apply(Call& call, std::string_view uid, bool skipRefused, sekisho::Version version) {
    SEKISHO_TRY(head, handled(call, uid));
    if (version != 0 && version != head.set.version)
        return Error(ErrorKind::Conflict, "PRECONDITION_FAILED").with("etag", fmt::format("\"{}\"", head.set.version));
    if (head.set.state != ChangesetState::Planned) return wrongState(head);
    SEKISHO_CHECK(checkWhoseRights(*call.db, call.caller, head));
    const std::int64_t refused = head.set.count(sekisho::Verdict::Refused);
    if (refused > 0 && !skipRefused)
        return Error(ErrorKind::Conflict, "CHANGESET_HAS_REFUSED").with("count", std::to_string(refused));
    SEKISHO_CHECK(countLeavers(*call.db, call, head.row));
    head.skipRefused = skipRefused;
    head.set.error.reset();
    head.set.done = 0;
    head.set.toDo = head.set.total;
    if (head.set.total <= kAppliedAtOnce) {
        SEKISHO_CHECK(applyNow(call, head));
        return head;
    }
    head.set.state = ChangesetState::Applying;
    SEKISHO_CHECK(store(call, head, "changeset.apply"));
    call.afterCommit([this] { wake(); });
    return head;
}

Done Changesets::applyNow(Call& call, ChangesetHead& head) const {
    Database& db = *call.db;
    SEKISHO_TRY(author, authorOf(db, head, call.now));
    const ChangesetHead before = head;
    const Error stale(ErrorKind::Conflict, "CHANGESET_STALE");
    SEKISHO_TRY(changed, staleRows(db, head, {}, 1, head.set.total));
    if (!changed.empty()) return refuse(call, head, obstaclesAt(changed, "CHANGED_SINCE"), stale);
    SEKISHO_CHECK(db.execOften("SAVEPOINT applying"));
    SEKISHO_TRY(work, workOn(db, head, std::move(author), Work::Mode::Applying, call.now));
    work->visitor = visitorOf(services_, call, confirmIn(call));
    StepEffects effects;
    std::vector<Obstacle> obstacles;
    while (obstacles.empty() && head.set.done < head.set.toDo) {
        SEKISHO_TRY(step, applyStep(*work, head, kStep, {}, effects));
        head.set.done += step.rows;
        obstacles = std::move(step.obstacles);
    }
    Error why = stale;
    if (obstacles.empty()) {
        SEKISHO_TRY(wrong, Verifier(head).differing(db, 1, head.set.total));
        if (!wrong.empty()) why = Error(ErrorKind::Conflict, "CHANGESET_VERIFY_FAILED");
        obstacles = obstaclesAt(wrong, "CHANGESET_VERIFY_FAILED");
    }
    if (!obstacles.empty()) {
        if (obstacles.front().error.code == "POLICY_LOCKS_OUT") why = obstacles.front().error;
        SEKISHO_CHECK(db.execOften("ROLLBACK TO applying"));
        SEKISHO_CHECK(db.execOften("RELEASE applying"));
        head = before;
        return refuse(call, head, obstacles, std::move(why));
    }
    SEKISHO_CHECK(db.execOften("RELEASE applying"));
    effects.moveTo(call);
    call.afterCommit([this, domain = head.domain, effects = std::move(effects)] { announce(domain, effects); });
    head.set.state = ChangesetState::Applied;
    head.set.appliedAt = call.now;
    SEKISHO_CHECK(inviteAdded(db, head, head.set.total + 1, call.now, call.audits));
    if (head.set.undoOf)
        SEKISHO_CHECK(db.execOften("UPDATE changeset SET undone_by = :by, version = version + 1 WHERE uid = :uid",
                                   head.set.id.value, head.set.undoOf->value));
    return store(call, head, "changeset.apply");
}

// Nothing of it remains but what stood in the way.
Done Changesets::refuse(Call& call, ChangesetHead& head, const std::vector<Obstacle>& obstacles, Error why) const {
    for (const Obstacle& obstacle : obstacles)
        SEKISHO_CHECK(storeRowError(*call.db, head.row, obstacle.no, obstacle.error));
    why.params.push_back({"rows", std::to_string(obstacles.size())});
    head.set.state = ChangesetState::RolledBack;
    head.set.done = 0;
    head.set.toDo = 0;
    head.set.error = why;
    SEKISHO_CHECK(store(call, head, "changeset.rollBack"));
    call.audits.back().result = "failure";
    call.commitOnError = true;
    return why;
}

Result<ChangesetHead> Changesets::pause(Call& call, std::string_view uid) {
    SEKISHO_TRY(head, handled(call, uid));
    if (head.set.state != ChangesetState::Applying) return wrongState(head);
    head.set.state = ChangesetState::Paused;
    SEKISHO_CHECK(store(call, head, "changeset.pause"));
    return head;
}

Result<ChangesetHead> Changesets::resume(Call& call, std::string_view uid) {
    SEKISHO_TRY(head, handled(call, uid));
    if (head.set.state != ChangesetState::Paused) return wrongState(head);
    head.set.state = ChangesetState::Applying;
    SEKISHO_CHECK(store(call, head, "changeset.resume"));
    call.afterCommit([this] { wake(); });
    return head;
}

Result<ChangesetHead> Changesets::cancel(Call& call, std::string_view uid) {
    SEKISHO_TRY(head, handled(call, uid));
    switch (head.set.state) {
    case ChangesetState::Planning:
        clearPlan(head.set);
        head.set.state = ChangesetState::Open;
        break;
    case ChangesetState::Applying:
    case ChangesetState::Paused:
        head.set.state = head.images > 0 ? ChangesetState::RollingBack : ChangesetState::RolledBack;
        head.set.done = 0;
        head.set.toDo = head.images;
        break;
    default:
        return wrongState(head);
    }
    SEKISHO_CHECK(store(call, head, "changeset.cancel"));
    call.afterCommit([this] { wake(); });
    return head;
}

// --- undo
// -------------------------------------------------------------------------------------------------------------

Result<ChangesetHead> Changesets::undo(Call& call, std::string_view uid) {
    SEKISHO_TRY(done, handled(call, uid));
    const auto offer = undoOffer(done, call.now);
    if (!offer.possible && offer.why.empty()) return wrongState(done);
    if (!offer.possible) return Error(ErrorKind::Conflict, offer.why).with("days", "30");
    ChangesetHead head;
    head.domain = done.domain;
    head.client = call.caller.client.value;
    head.menus = done.menus;
    head.set.id = sekisho::ChangesetId(orderedUid(call.now));
    head.set.title = done.set.title;
    head.set.origin = sekisho::ChangesetOrigin::Undo;
    head.set.authorId = call.caller.actorId();
    head.set.authorName = call.caller.name;
    head.set.createdAt = call.now;
    head.set.undoOf = done.set.id;
    const bool large = done.images > kPlannedAtOnce;
    if (large) {
        head.set.state = ChangesetState::Planning; // its operations are made by the planning thread
        head.set.toDo = done.images;
    }
    SEKISHO_CHECK(insertChangeset(*call.db, head));
    SEKISHO_CHECK(store(call, head, "changeset.undo"));
    if (large) {
        call.afterCommit([this] { wake(); });
        return head;
    }
    std::unordered_set<std::string> seen;
    SEKISHO_TRY(page, undoOperations(*call.db, done.row, done.images + 1, 1, kAll, seen));
    SEKISHO_CHECK(storeOperations(*call.db, head.row, page.operations));
    head.set.total = static_cast<std::int64_t>(page.operations.size());
    addMenus(head, page.operations);
    SEKISHO_CHECK(planNow(call, head));
    return head;
}

// --- shared
// -----------------------------------------------------------------------------------------------------------

Result<ChangesetHead> Changesets::visible(Database& db, const Caller& caller, std::string_view uid,
                                          sekisho::Instant now) {
    SEKISHO_TRY(head, loadChangeset(db, caller.domain, uid));
    if (!couldMake(caller, head, now)) return Error(ErrorKind::NotFound, "CHANGESET_NOT_EXIST");
    return std::move(head);
}

Result<ChangesetHead> Changesets::handled(Call& call, std::string_view uid) const {
    return visible(*call.db, call.caller, uid, call.now);
}

Done Changesets::store(Call& call, ChangesetHead& head, std::string_view action) const {
    SEKISHO_CHECK(storeChangeset(*call.db, head));
    call.audit(
        {.action = std::string(action),
         .targetKind = "changeset",
         .targetId = head.set.id.value,
         .targetName = head.set.title,
         .changesJson = fmt::format(R"({{"state":{{"from":null,"to":"{}"}}}})", changesetStateKey(head.set.state))});
    call.changed({"changeset", head.set.id.value, "put"});
    return {};
}

Result<std::unique_ptr<Work>> Changesets::workOn(Database& db, const ChangesetHead& head, Caller author,
                                                 Work::Mode mode, sekisho::Instant now) const {
    SEKISHO_TRY(tenant, loadTenant(db, head.domain));
    auto work =
        std::make_unique<Work>(services_.subjects, db, std::move(tenant), std::move(author), now, head.row, mode);
    if (head.set.undoOf || head.set.state == ChangesetState::RollingBack) work->allowRestore();
    return work;
}

} // namespace sekishod
