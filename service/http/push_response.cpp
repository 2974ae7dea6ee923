#include "service/http/push_response.h"

#include <algorithm>
#include <charconv>

namespace sekishod {

namespace {

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

} // namespace

Response pushStream(const Call& call, PushHub& hub, std::int64_t lastInStore) {
    // A client that reconnects names the last event it saw; that is newer than the cursor of its first request.
    std::optional<std::int64_t> cursor = number(call.request.header("Last-Event-ID"));
    if (!cursor) cursor = number(call.query("cursor").value_or(""));
    Response response;
    response.contentType = "text/event-stream";
    response.events = [&hub, domain = call.caller.domain, session = call.caller.session,
                       from = cursor.value_or(lastInStore), lastInStore](const std::shared_ptr<EventSink>& sink) {
        hub.subscribe(domain, session, sink, from, lastInStore);
    };
    return response;
}

Response waitForChange(const Call& call, PushHub& hub, std::int64_t cursor, std::chrono::milliseconds timeout) {
    Response response;
    response.deferred =
        Deferral{[&hub, domain = call.caller.domain, session = call.caller.session,
                  cursor](std::function<void()> wake) { return hub.wait(domain, session, cursor, std::move(wake)); },
                 std::max(timeout, std::chrono::milliseconds(0))};
    return response;
}

} // namespace sekishod
