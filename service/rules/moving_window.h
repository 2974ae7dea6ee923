#pragma once
// Lists whose rows move up with every use, last use first, in memory for whoever sees a part of them (F11): a window
// (list_window.h) that follows the moves which the store writes down (0029_list_moves.sql). Where a row stood before
// stays in the window, and what has ended too: what a page comes to is looked at in the store, and counts only where it
// stands there now. Works in the caller's view of the store. Thread-safe.

#include "models/sql/database.h"
#include "service/rules/scope_members.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

enum class MovingList { Sessions, Devices, TrustedDevices }; // numbers of table list_move

struct MovedRow { // the order of the list: last first, then by id (of sessions: the greater first)
    std::int64_t at = 0;
    std::string id;
    std::int64_t row = 0; // rowid
};
struct MovingQuestion {
    MovingList list = MovingList::Sessions;
    sekisho::DomainId domain = 0;
    std::span<const ScopeMembersPtr> within; // a row's member is in each of them; not empty
    std::optional<MovedRow> after{};         // its `row` does not count
    std::size_t most = 0;
};
// The row's id if it stands at this time and is shown; nothing: it does not, or is not.
using StandsThere = std::function<sekisho::Result<std::optional<std::string>>(std::int64_t row, std::int64_t at)>;

// The first ones, in the order of the list. Nothing: what is in memory does not reach that far, so that the store is to
// be gone through; the next one comes farther.
sekisho::Result<std::optional<std::vector<MovedRow>>>
throughMovingWindow(sekisho::sql::Database& db, const MovingQuestion& question, const StandsThere& stands);

} // namespace sekishod
