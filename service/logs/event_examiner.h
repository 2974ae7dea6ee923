#pragma once
// Who looks at events as they are taken in, in their transaction: monitoring (service/monitoring).

#include "models/api/event_wire.h"
#include "models/domain/audit_record.h"
#include "models/sql/database.h"

#include <span>
#include <string>
#include <vector>

namespace sekishod {

// Who is reached by an address or an id: a group of the tenant may have people from outside as well.
struct PartySides {
    bool members = false, external = true;
};
struct TakenParty {
    std::string address; // lower case; of a member his login
    std::string uid;     // empty: nobody of the tenant
    std::string name;
    PartySides sides{};
};
struct TakenEvent { // an event whose record was appended
    const sekisho::api::Event* event = nullptr;
    const sekisho::AuditRecord* record = nullptr;
    TakenParty actor;
    std::vector<TakenParty> receivers; // of a message
};

class EventExaminer {
  public:
    virtual ~EventExaminer() = default;
    // Called by the writer; what it appends comes after the records of `events`. An error takes the batch back.
    virtual sekisho::Done examine(sekisho::sql::Database& db, sekisho::DomainId domain,
                                  std::span<const TakenEvent> events, sekisho::Instant now) = 0;
};

} // namespace sekishod
