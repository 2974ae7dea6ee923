#pragma once
// Planning: the operations are run one after the other, each in a savepoint of its own, and what each gave is kept. The
// caller rolls everything back (or throws the copy away). A row that is refused does not stop the others.

#include "service/changesets/changeset_store.h"
#include "service/changesets/work.h"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

namespace sekishod {

class Planner {
  public:
    // `creates`: how many operations may make something. Their resource ids are drawn here, in ascending order: then a
    // hundred thousand new rows lie side by side in every index of ids, which writes a tenth of the pages.
    Planner(Work& work, std::int64_t creates);

    // Whoever is added gets an invitation by mail.
    void countInvitations() { invites_ = true; }
    // In the order of their numbers; the errors are those of the store, never of a row.
    sekisho::Result<std::vector<StoredRow>> plan(std::span<const sekisho::Operation> operations);
    sekisho::Result<sekisho::Impact> impact(); // once, at the end
    const std::array<std::int64_t, sekisho::kVerdicts>& counts() const { return counts_; }

  private:
    sekisho::Result<StoredRow> planOne(const sekisho::Operation& operation);
    sekisho::Done note(const sekisho::Operation& operation, const Outcome& outcome);
    void noteGroupRoom(const sekisho::RoomChange& room);
    sekisho::Done readRooms(sekisho::Impact& impact);

    Work& work_;
    std::vector<std::string> uids_; // the next one last
    std::array<std::int64_t, sekisho::kVerdicts> counts_{};
    sekisho::Impact impact_;
    bool invites_ = false;
    std::unordered_set<std::string> loggedOut_;
    std::map<std::string, std::int64_t> lost_;
    std::vector<sekisho::RoomChange> groupRooms_;
};

// A row as it is kept when its operation was refused.
StoredRow refusedRow(const sekisho::Operation& operation, const sekisho::Error& error);

} // namespace sekishod
