#pragma once
// A set of changes to a tenant on its way through plan, apply and undo (docs/decisions/0006-changesets.md).
// Value types; JSON within them stays text, since its meaning belongs to the kind of resource.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/ids.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

inline constexpr std::int64_t kMostOperations = 1'000'000;   // of one changeset
inline constexpr std::size_t kMostOperationsAtOnce = 500;    // in the body that creates one
inline constexpr std::size_t kLongestOperation = 256 * 1024; // bytes of one line

enum class ChangesetState {
    Open,        // operations may come
    Planning,    // the service works on it
    Planned,     // rows and impact can be looked at
    Applying,    // the service works on it, step by step
    Paused,      // between two steps, until resumed or cancelled
    Applied,     //
    RollingBack, // the service takes back what was applied
    RolledBack,  // nothing is left of it; `error` says why unless somebody cancelled it
    Failed,      // could not be planned; `error` says why
    Discarded,
};
std::string_view changesetStateKey(ChangesetState state); // "open", "rollingBack" …
std::optional<ChangesetState> changesetStateOf(std::string_view key);
bool isBusy(ChangesetState state); // the service works on it by itself

enum class ChangesetOrigin { Edit, Api, Import, Move, Undo };
std::string_view changesetOriginKey(ChangesetOrigin origin);
std::optional<ChangesetOrigin> changesetOriginOf(std::string_view key);

enum class Verdict { Added, Changed, Removed, Unchanged, Refused };
inline constexpr std::size_t kVerdicts = 5;
std::string_view verdictKey(Verdict verdict);
std::optional<Verdict> verdictOf(std::string_view key);

struct Operation {
    std::int64_t no = 0;         // from 1, without gaps
    std::string kind;            // member, orgUnit, level, position, userType …
    std::string action;          // create, update, delete, move, suspend …
    std::string id;              // resource id, externalKey:…, an address, or new:LABEL (what a create names itself)
    std::optional<Version> base; // the version its author saw
    std::string value;           // object text: the body of the public API; empty: none
    std::int64_t sourceRow = 0;  // line of the file it came from; 0: none
    std::string sourceSheet;
    bool operator==(const Operation&) const = default;
};

struct FieldChange {
    std::string field; // as in the record of the resource
    std::string from;  // JSON text; "null": it was not set
    std::string to;
    bool operator==(const FieldChange&) const = default;
};

struct PlannedRow {
    std::int64_t no = 0;
    std::string kind;
    std::string action;
    std::string id;   // resource id; of a refused row the id as it was sent
    std::string name; // for people
    Verdict verdict = Verdict::Unchanged;
    std::vector<FieldChange> changes;
    std::optional<Error> error; // of a refused row; also of a row that stood in the way when it was applied
    std::int64_t sourceRow = 0;
    std::string sourceSheet;
};

struct RoomChange { // whose readers change
    std::string kind;
    std::string id;
    std::string name;
    std::int64_t joining = 0;
    std::int64_t leaving = 0;
    bool operator==(const RoomChange&) const = default;
};

// What an undo cannot bring back, or what goes away besides: "levelEntries", "passwords" … Of talk rooms:
// "archived.talk|notes|events|files" can be restored for 30 days, "erased.tasks" cannot, "hidden.notes|events|tasks|
// files" is out of reach until the feature is on again. "external.groups" end for other companies too.
struct Loss {
    std::string what;
    std::int64_t count = 0;
    bool operator==(const Loss&) const = default;
};

struct Impact {
    std::int64_t membersAdded = 0;
    std::int64_t membersRemoved = 0;
    std::int64_t loggedOut = 0; // members with live sessions that end
    std::int64_t headsUnseated = 0;
    std::int64_t invitations = 0;  // mails with the link to a first password, once it is applied
    std::int64_t roomsChanged = 0; // `rooms` names at most the 200 with the most people
    std::vector<RoomChange> rooms;
    std::vector<Loss> lost;
    bool operator==(const Impact&) const = default;
};

struct UndoOffer {
    bool possible = false;
    std::string why; // code of resources/errors.json when it is not possible
    std::optional<Instant> until;
};

struct Changeset {
    ChangesetId id;
    std::string title;
    std::string reason;
    ChangesetOrigin origin = ChangesetOrigin::Import;
    std::string action; // key of resources/audit_actions.json: what the one request did that left this changeset
    std::string authorId;
    std::string authorName;
    ChangesetState state = ChangesetState::Open;
    Version version = 0;
    Instant createdAt{};
    std::optional<Instant> plannedAt;
    std::optional<Instant> appliedAt;
    std::int64_t total = 0;                       // operations received so far
    std::array<std::int64_t, kVerdicts> counts{}; // by Verdict, once planned
    std::int64_t done = 0;                        // rows the present work has behind it …
    std::int64_t toDo = 0;                        // … of so many
    std::int64_t count(Verdict v) const { return counts[static_cast<std::size_t>(v)]; }
    Impact impact;
    std::optional<Error> error;
    std::optional<ChangesetId> undoOf;
    std::optional<ChangesetId> undoneBy;
    UndoOffer undo;
};

struct NewChangeset {
    std::string title;  // 1–200 characters
    std::string reason; // ≤ 1,000 characters
    ChangesetOrigin origin = ChangesetOrigin::Import;
    std::vector<Operation> operations; // ≤ kMostOperationsAtOnce
    bool plan = false;                 // at once
    bool sendInvitations = false;      // to the members it adds, once it is applied
};

} // namespace sekisho
