// Bodies of the event intake: whatever comes, each place is an event that obeys the limits or says why it is none, and
// one place alone reads like the same place in a batch.
#include "models/api/event_wire.h"
#include "models/domain/client_facts.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace sekisho;
using namespace sekisho::api;

const Instant kNow = fromMillis(1'800'000'000'000);

void checkEvent(const Event& event) {
    if (!event.type || event.id.empty() || event.id.size() > 255 || event.source.empty() || event.source.size() > 255)
        std::abort();
    if (event.at < Instant{} || event.at > kNow + std::chrono::hours(1)) std::abort();
    if (event.text(event.type->actor).empty() || event.files.size() > 50) std::abort();
    for (const auto& [key, list] : event.lists)
        if (list.empty() || list.size() > 200) std::abort();
    if (event.content.find('\0') != std::string::npos) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view body(reinterpret_cast<const char*>(data), size);
    const auto events = eventsFromText(body, kNow);
    if (!events) {
        if (!errorFact(events.error().code)) std::abort();
        return 0;
    }
    if (events->size() > kMostEventsInBatch) std::abort();
    for (const auto& one : *events) {
        if (one)
            checkEvent(*one);
        else if (!errorFact(one.error().code) || one.error().description.empty())
            std::abort();
    }
    if (events->size() != 1 || body.starts_with("\xEF\xBB\xBF")) return 0;
    const auto inBatch = eventsFromText("[" + std::string(body) + "]", kNow);
    if (body.find('[') != std::string_view::npos && body.find('[') < body.find('{')) return 0; // a list itself
    if (!inBatch || inBatch->size() != 1 || static_cast<bool>(inBatch->front()) != static_cast<bool>(events->front()))
        std::abort();
    return 0;
}
