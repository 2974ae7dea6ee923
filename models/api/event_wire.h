#pragma once
// Events of members' doings as CloudEvents 1.0 JSON, single or in batches (application/cloudevents+json,
// application/cloudevents-batch+json), checked against resources/event_types.json.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/log_facts.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

inline constexpr std::size_t kMostEventsInBatch = 5'000;
// Each of them is a row of a timeline, and the writer is held while they are written.
inline constexpr std::size_t kMostPeopleInBatch = 50'000;
inline constexpr std::size_t kMostEventBytes = std::size_t{10} << 20; // of a batch

struct EventFile {
    std::string name;
    std::int64_t size = 0;
};
struct Event {
    std::string id, source;
    const EventType* type = nullptr;
    Instant at{};
    std::map<std::string, std::string, std::less<>> texts; // fields of all one-valued types, as text
    std::map<std::string, std::vector<std::string>, std::less<>> lists;
    std::vector<EventFile> files;
    std::string content;                                 // what a member wrote
    const std::string& text(std::string_view key) const; // empty when it is not there
    std::size_t people() const;                          // in all lists
};
// One place of a batch: an event, or why it is none: EVENT_FORMAT, EVENT_TYPE_UNKNOWN, EVENT_FIELD (param "field"),
// EVENT_TIME (not a time, or more than an hour from now in the future), EVENT_UTF8.
using EventOrFault = Result<Event>;
// Whole body; a body that is no JSON at all, or too many events, is an error of the whole: INVALID_JSON,
// EVENT_BATCH_SIZE.
Result<std::vector<EventOrFault>> eventsFromText(std::string_view body, Instant now);

struct IntakeAnswer { // 200: everything named as accepted or duplicate is on the disk
    std::int64_t accepted = 0, duplicates = 0;
    struct Refused {
        std::size_t index = 0;
        std::string id;
        Error error;
    };
    std::vector<Refused> refused;
};
std::string intakeAnswerText(const IntakeAnswer& answer);

} // namespace sekisho::api
