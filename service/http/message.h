#pragma once
// Plain requests and answers: nothing of the transport shows here. Header names are compared without case.

#include "models/domain/clock.h"
#include "service/push/event_sink.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

enum class Method { Get, Post, Put, Patch, Delete, Head, Options };
std::string_view methodName(Method m);

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    Method method = Method::Get;
    std::string path;                  // decoded segments are in `segments`
    std::vector<std::string> segments; // percent-decoded
    std::vector<std::pair<std::string, std::string>>
        query;            // decoded; '+' is a plus sign in paths, a blank in forms only
    std::string rawQuery; // as sent; forms read it once more, with '+' as a blank
    Headers headers;
    std::string body;
    std::string remoteIp;
    std::string certificate; // SHA-256 of the certificate that the client has proven to hold, hex; empty: none
    std::string id;          // request id: taken from X-Request-Id when well-formed, else made
    bool resumed = false;    // runs again after a Deferral

    std::string_view header(std::string_view name) const; // empty when absent
    std::optional<std::string_view> queryValue(std::string_view name) const;
};

// A body produced piece by piece with back-pressure. `next` is called on a worker until it returns nothing.
using ChunkSource = std::function<std::optional<std::string>()>;

// A request that cannot be answered yet and holds no thread meanwhile. `start` arranges for `wake` (from any thread,
// only the first call counts) and returns how to give that up. When woken or after `timeout` the whole request, gates
// included, runs again with Request::resumed set.
struct Deferral {
    std::function<std::function<void()>(std::function<void()> wake)> start;
    std::chrono::milliseconds timeout{};
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;
    std::string contentType = "application/json";
    ChunkSource stream;                                     // set: chunked body instead of `body`
    std::function<void(std::shared_ptr<EventSink>)> events; // set: text/event-stream
    std::optional<Deferral> deferred;                       // set: nothing is sent yet

    static Response json(int status, std::string text);
    static Response empty(int status);
    Response&& with(std::string name, std::string value) &&;
};

} // namespace sekishod
