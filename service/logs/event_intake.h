#pragma once
// Takes in events of members' doings (V4): what is answered as accepted is on the disk. Batches that wait at the same
// time are committed together; only a few may wait, so that a flood is told to come again instead of filling memory or
// keeping the threads of everybody else. One for the service; thread-safe.

#include "models/api/event_wire.h"
#include "models/domain/error.h"
#include "service/http/services.h"
#include "service/logs/event_people.h"
#include "service/logs/event_records.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct EventBatch {
    sekisho::DomainId domain = 0;
    std::string requestId;
    std::string_view body; // as it was sent
    sekisho::Instant now{};
};

class EventIntake {
  public:
    explicit EventIntake(Services& services) : services_(services) {}
    EventIntake(const EventIntake&) = delete;
    EventIntake& operator=(const EventIntake&) = delete;

    // Nothing of the batch is taken when this is an error: RateLimited/EVENT_BACKPRESSURE when too many are inside,
    // those of api::eventsFromText(), and those of the store.
    sekisho::Result<sekisho::api::IntakeAnswer> take(const EventBatch& batch);

    static constexpr int kMostInside = 3; // of the threads of the service, one is left to the others
    static constexpr std::size_t kMostBytesInside = std::size_t{24} << 20;

  private:
    struct Waiting {
        const EventBatch* batch = nullptr;
        std::vector<const sekisho::api::Event*> events;
        bool done = false;
        sekisho::Result<EventsWritten> result{EventsWritten{}};
    };
    class Place;

    sekisho::Result<EventsWritten> commit(Waiting& mine);
    std::vector<Waiting*> nextGroup();
    void run(std::span<Waiting* const> group);
    void tell(std::span<Waiting* const> group);
    sekisho::Done writeAll(std::span<Waiting* const> group);
    sekisho::Result<EventsWritten> writeOne(sekisho::sql::Database& db, const Waiting& waiting);

    Services& services_;
    std::mutex mutex_;
    std::condition_variable changed_;
    int inside_ = 0;
    std::size_t bytesInside_ = 0;
    bool writing_ = false; // somebody is, for all of his group
    std::vector<Waiting*> waiting_;
    EventPeople people_; // of whoever is writing
};

} // namespace sekishod
