#include "service/logs/event_intake.h"

#include "service/store/uid.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::api::Event;
using sekisho::api::IntakeAnswer;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kWorthGivingBack = std::size_t{1} << 20;

void giveBackMemory() {
#if defined(__GLIBC__)
    ::malloc_trim(0);
#endif
}

IntakeAnswer answerOf(const std::vector<sekisho::api::EventOrFault>& events, const EventsWritten& written) {
    IntakeAnswer answer;
    answer.accepted = written.accepted;
    answer.duplicates = written.duplicates;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i]) continue;
        IntakeAnswer::Refused refused{i, {}, events[i].error()};
        for (const auto& param : refused.error.params)
            if (param.name == "id") refused.id = param.value;
        answer.refused.push_back(std::move(refused));
    }
    return answer;
}

} // namespace

// A thread that is inside, with the bytes that it holds. What a large batch was taken apart into is freed before the
// place is, and given back to the system with it: each thread that ever had one would keep as much.
class EventIntake::Place {
  public:
    Place(EventIntake& intake, std::size_t bytes) : intake_(intake), bytes_(bytes) {
        const std::lock_guard lock(intake_.mutex_);
        taken_ = intake_.inside_ < kMostInside &&
                 (intake_.inside_ == 0 || intake_.bytesInside_ + bytes_ <= kMostBytesInside);
        if (!taken_) return;
        ++intake_.inside_;
        intake_.bytesInside_ += bytes_;
    }
    ~Place() {
        if (!taken_) return;
        if (bytes_ >= kWorthGivingBack) giveBackMemory();
        const std::lock_guard lock(intake_.mutex_);
        --intake_.inside_;
        intake_.bytesInside_ -= bytes_;
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    bool taken() const { return taken_; }

  private:
    EventIntake& intake_;
    std::size_t bytes_;
    bool taken_ = false;
};

Result<IntakeAnswer> EventIntake::take(const EventBatch& batch) {
    const Place place(*this, batch.body.size());
    if (!place.taken()) return Error(ErrorKind::RateLimited, "EVENT_BACKPRESSURE").with("seconds", "1");
    SEKISHO_TRY(events, sekisho::api::eventsFromText(batch.body, batch.now));
    Waiting mine;
    mine.batch = &batch;
    for (const auto& event : events)
        if (event) mine.events.push_back(&*event);
    if (mine.events.empty()) return answerOf(events, {});
    SEKISHO_TRY(written, commit(mine));
    return answerOf(events, written);
}

// Whoever finds nobody writing writes for all that wait.
Result<EventsWritten> EventIntake::commit(Waiting& mine) {
    std::unique_lock lock(mutex_);
    waiting_.push_back(&mine);
    while (!mine.done) {
        if (writing_) {
            changed_.wait(lock);
            continue;
        }
        writing_ = true;
        const std::vector<Waiting*> group = nextGroup();
        lock.unlock();
        run(group);
        lock.lock();
        writing_ = false;
        for (Waiting* one : group)
            one->done = true;
        changed_.notify_all();
    }
    return std::move(mine.result);
}

// The oldest ones, as many as make one large batch: nobody else waits longer for the writer because of it.
std::vector<EventIntake::Waiting*> EventIntake::nextGroup() {
    std::vector<Waiting*> group;
    std::size_t events = 0, people = 0;
    while (!waiting_.empty()) {
        Waiting* next = waiting_.front();
        std::size_t named = 0;
        for (const sekisho::api::Event* event : next->events)
            named += event->people();
        if (!group.empty() && (events + next->events.size() > sekisho::api::kMostEventsInBatch ||
                               people + named > sekisho::api::kMostPeopleInBatch))
            break;
        events += next->events.size();
        people += named;
        group.push_back(next);
        waiting_.erase(waiting_.begin());
    }
    return group;
}

// One that cannot be written must not take the others with it.
void EventIntake::run(std::span<Waiting* const> group) {
    const Done together = writeAll(group);
    if (together) return tell(group);
    people_ = EventPeople(); // what was read in a transaction that never was
    for (Waiting* const& one : group) {
        if (group.size() == 1) {
            one->result = together.error();
            continue;
        }
        const Done alone = writeAll(std::span(&one, 1));
        if (alone)
            tell(std::span(&one, 1));
        else
            one->result = alone.error();
    }
}

// Whoever waits for news of what was found in them.
void EventIntake::tell(std::span<Waiting* const> group) {
    for (const Waiting* one : group) {
        if (!one->result || one->result->change == 0) continue;
        people_.skip(one->batch->domain, one->result->change);
        services_.push.publish(one->batch->domain, one->result->change);
    }
}

Done EventIntake::writeAll(std::span<Waiting* const> group) {
    try {
        return services_.store.write([&](Database& db) -> Done {
            for (Waiting* one : group) {
                SEKISHO_TRY(written, writeOne(db, *one));
                one->result = written;
            }
            return {};
        });
    } catch (const std::exception& fault) { // the others would wait for ever
        return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because(fault.what());
    }
}

Result<EventsWritten> EventIntake::writeOne(Database& db, const Waiting& waiting) {
    EventWriting how;
    how.domain = waiting.batch->domain;
    // Not when it came: a report of what was found until now must not have been written before this is there.
    how.now = std::max(waiting.batch->now, services_.clock.now());
    how.requestId = waiting.batch->requestId;
    how.countries = services_.countries;
    how.salt = [] { return newSecret(16); };
    how.examiner = services_.examiner.get();
    return writeEvents(db, people_, waiting.events, how);
}

} // namespace sekishod
