#include "service/changesets/planner.h"

#include "models/api/changeset_wire.h"
#include "service/http/error_response.h"
#include "service/store/before_images.h"
#include "service/store/uid.h"

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::Operation;
using sekisho::Result;
using sekisho::Verdict;

namespace {

constexpr std::int64_t kMostRooms = 200; // that are named

std::vector<std::string> drawn(std::int64_t count, sekisho::Instant now) {
    std::vector<std::string> uids;
    uids.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i)
        uids.push_back(orderedUid(now));
    std::ranges::reverse(uids); // taken from the end
    return uids;
}

// An undo brings erased things back under the ids they had; everything else that is created gets a fresh one.
bool draws(const Operation& operation) {
    return operation.action == "create";
}

} // namespace

StoredRow refusedRow(const Operation& operation, const Error& error) {
    StoredRow row;
    row.no = operation.no;
    row.uid = operation.id;
    row.verdict = Verdict::Refused;
    Error told = error;
    if (told.description.empty()) told.description = errorSentence(error);
    row.error = sekisho::api::rowErrorText(told);
    return row;
}

Planner::Planner(Work& work, std::int64_t creates) : work_(work), uids_(drawn(creates, work.now)) {}

Result<std::vector<StoredRow>> Planner::plan(std::span<const Operation> operations) {
    std::vector<StoredRow> rows;
    rows.reserve(operations.size());
    SEKISHO_CHECK(captureImages(work_.db, {.no = 1, .images = false, .rooms = true}));
    for (const Operation& operation : operations) {
        SEKISHO_TRY(row, planOne(operation));
        ++counts_[static_cast<std::size_t>(row.verdict)];
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<StoredRow> Planner::planOne(const Operation& operation) {
    std::string uid;
    if (draws(operation)) {
        if (uids_.empty()) uids_.push_back(orderedUid(work_.now));
        uid = std::move(uids_.back());
        uids_.pop_back();
    }
    SEKISHO_CHECK(work_.db.execOften("SAVEPOINT planned_row"));
    auto outcome = work_.run(operation, std::move(uid));
    if (!outcome && !isRefusal(outcome.error())) return std::move(outcome).error();
    if (!outcome) {
        SEKISHO_CHECK(work_.db.execOften("ROLLBACK TO planned_row"));
        SEKISHO_CHECK(work_.db.execOften("RELEASE planned_row"));
        work_.remember(operation, {}, true);
        return refusedRow(operation, outcome.error());
    }
    SEKISHO_CHECK(work_.db.execOften("RELEASE planned_row"));
    work_.remember(operation, outcome->uid, false);
    SEKISHO_CHECK(note(operation, *outcome));
    StoredRow row;
    row.no = operation.no;
    row.uid = std::move(outcome->uid);
    row.name = std::move(outcome->name);
    row.verdict = outcome->verdict;
    row.changes = changesOf(*outcome);
    row.before = outcome->before;
    row.after = outcome->after;
    row.digest = outcome->digest;
    return row;
}

Done Planner::note(const Operation& operation, const Outcome& outcome) {
    for (const auto& [what, count] : work_.lost)
        lost_[what] += count;
    for (const sekisho::RoomChange& room : work_.moved)
        noteGroupRoom(room);
    impact_.loggedOut += work_.endedByPolicy;
    if (operation.kind != "member") return {};
    impact_.membersAdded += outcome.verdict == Verdict::Added ? 1 : 0;
    if (invites_ && operation.action == "create") ++impact_.invitations;
    impact_.membersRemoved += outcome.verdict == Verdict::Removed ? 1 : 0;
    if (!work_.ended.empty() || !work_.cuts.empty()) loggedOut_.insert(outcome.uid);
    for (const ChangeNote& changed : work_.effects.changes) // others are touched only when they lose a post
        impact_.headsUnseated += changed.kind == "member" && changed.uid != outcome.uid ? 1 : 0;
    if (work_.roomsBy() == 0) return {};
    SEKISHO_CHECK(
        work_.db.execOften("INSERT INTO temp.kept_room SELECT s.orgunit_id, s.member_id, :by FROM member m JOIN "
                           "member_scope s ON s.member_id = m.id WHERE m.uid = :uid",
                           work_.roomsBy(), outcome.uid));
    return {};
}

// A later row may move the readers of the same room again: the numbers add up.
void Planner::noteGroupRoom(const sekisho::RoomChange& room) {
    const auto known = std::ranges::find(groupRooms_, room.id, &sekisho::RoomChange::id);
    if (known == groupRooms_.end()) {
        groupRooms_.push_back(room);
        return;
    }
    known->joining += room.joining;
    known->leaving += room.leaving;
}

// An organization's room holds everybody below it. Who leaves and comes back has not moved.
Done Planner::readRooms(sekisho::Impact& impact) {
    SEKISHO_TRY(
        rows,
        (work_.db.rows<std::string, std::string, std::int64_t, std::int64_t>(
            "SELECT o.uid, o.name, sum(CASE WHEN k.by > 0 THEN 1 ELSE 0 END) AS joining, sum(CASE WHEN k.by < 0 "
            "THEN 1 ELSE 0 END) AS leaving FROM (SELECT orgunit_id, member_id, sum(by) AS by FROM temp.kept_room "
            "GROUP BY orgunit_id, member_id HAVING sum(by) <> 0) k JOIN orgunit o ON o.id = k.orgunit_id GROUP BY "
            "o.id ORDER BY joining + leaving DESC, o.uid")));
    impact.roomsChanged = static_cast<std::int64_t>(rows.size());
    for (auto& [uid, name, joining, leaving] : rows) {
        if (static_cast<std::int64_t>(impact.rooms.size()) == kMostRooms) break;
        impact.rooms.push_back({"orgUnit", std::move(uid), std::move(name), joining, leaving});
    }
    impact.roomsChanged += static_cast<std::int64_t>(groupRooms_.size());
    for (const sekisho::RoomChange& room : groupRooms_)
        impact.rooms.push_back(room);
    std::ranges::stable_sort(impact.rooms, std::greater<>(),
                             [](const sekisho::RoomChange& room) { return room.joining + room.leaving; });
    if (impact.rooms.size() > kMostRooms) impact.rooms.resize(kMostRooms);
    return {};
}

Result<sekisho::Impact> Planner::impact() {
    sekisho::Impact impact = impact_;
    impact.loggedOut += static_cast<std::int64_t>(loggedOut_.size());
    for (const auto& [what, count] : lost_)
        impact.lost.push_back({what, count});
    SEKISHO_CHECK(readRooms(impact));
    SEKISHO_CHECK(dropImages(work_.db));
    return impact;
}

} // namespace sekishod
