#pragma once
// What becomes of events in the store: their records in the chain of the tenant, what members wrote beside them, and
// the rows that the previews of policies read. The intake and the sample share it.
//
// Details of a record (AuditRecord::changesJson): each field of the event by its name but client, ip, result and
// reason, which have columns; people as their addresses (of a member his login), files as {"name","size"}. Of what a
// member wrote
// {"contentDigest","contentCharacters"}; the text itself with its salt is in message_content, which has a row for each
// message and for each file whose content was told.

#include "models/api/event_wire.h"
#include "models/domain/clock.h"
#include "models/policy/log_policy.h"
#include "models/sql/database.h"
#include "service/logs/event_examiner.h"
#include "service/logs/event_people.h"
#include "service/store/country_lookup.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace sekishod {

struct EventWriting {
    sekisho::DomainId domain = 0;
    sekisho::Instant now{}; // when they were taken
    std::string requestId;  // of all of them
    const CountryLookup* countries = nullptr;
    std::function<std::string()> salt; // a new one for each text
    EventExaminer* examiner = nullptr; // null: nobody looks
    bool invented = false;             // of the sample: come once, and files have rows for the previews already
};
struct EventsWritten {
    std::int64_t accepted = 0;
    std::int64_t duplicates = 0; // known already, or twice among these
    std::int64_t change = 0;     // the newest line of the feed, when the examiner has left some; to be published
};

// In the caller's transaction; on an error nothing of it may be committed. Events of an optional log that is not turned
// on are accepted and leave nothing.
sekisho::Result<EventsWritten> writeEvents(sekisho::sql::Database& db, EventPeople& people,
                                           std::span<const sekisho::api::Event* const> events, const EventWriting& how);

} // namespace sekishod
