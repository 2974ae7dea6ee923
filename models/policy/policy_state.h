#pragma once
// What service and console tell each other about policies and permission templates. Value types.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/policy/policy_check.h"
#include "models/policy/policy_effects.h"
#include "models/policy/service_template.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

struct PolicyState {
    std::string key;
    std::int64_t revision = 0; // 0: never saved, the defaults
    Values values;             // every field
    std::optional<Instant> updatedAt;
    UserId updatedBy;
    std::string updatedByName;
    std::string reason;
};

struct PolicyRevision {
    std::int64_t revision = 0;
    Instant at{};
    UserId by;
    std::string byName;
    std::string reason;
    std::vector<ValueChange> changes;
    std::int64_t revertedTo = 0; // 0: no revert
};
struct RevisionPage {
    std::vector<PolicyRevision> revisions; // newest first
    std::string nextCursor;                // empty: the last page
};

struct EndedByPolicy {
    std::int64_t sessions = 0;
    std::int64_t tokens = 0; // of API clients
};
struct PolicySaved {
    PolicyState state;
    EndedByPolicy ended;
    std::vector<std::string> leftOut; // of a revert: fields that the schema has no more
};

struct Touched {
    std::int64_t members = 0;
    std::int64_t events = 0; // sessions, sign-ins or file events
    bool operator==(const Touched&) const = default;
};
struct PreviewEntry { // a member in one of the lists
    UserId user;
    std::string name;
    std::string email;
    std::int64_t events = 0;
    std::vector<std::string> reasons; // error codes, each once
    std::optional<Instant> last;
};
// Lists of a preview by their names on the wire: loggedOut, blocked, freed, mustChangePassword, bannedUploads.
enum class PreviewList { LoggedOut, Blocked, Freed, MustChangePassword, BannedUploads };
std::string_view previewListKey(PreviewList list);
std::optional<PreviewList> previewListOf(std::string_view key);

struct PolicyPreview {
    std::int64_t revision = 0;           // that the draft was held against
    Touched loggedOut;                   // live sessions that saving ends, or whose next request is refused
    Touched blocked;                     // of the recorded sign-ins: would be refused now and were not before
    Touched freed;                       // the other way round
    std::int64_t mustChangePassword = 0; // at their next sign-in, and need not now
    Touched bannedUploads;
    std::int64_t unaffected = 0; // members with live sessions or recorded sign-ins whom nothing of it touches
    Ends ends = Ends::Nothing;   // what saving ends by itself
    bool apiTokensEnd = false;
    bool selfLoggedOut = false;
    bool selfBlocked = false; // the editor's next request would be refused
    std::string selfAddress;  // the address he comes from
    bool highestBlocked = false;
    int days = 90; // how far back was looked
};
struct PreviewPage {
    std::vector<PreviewEntry> entries;
    std::string nextCursor;
};

} // namespace sekisho::policy
