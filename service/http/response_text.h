#pragma once
// Answers as bytes: header block, chunks, events. Pure; thread-safe.

#include "service/http/message.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

struct HeadFacts {
    std::string_view requestId;
    bool keepAlive = true;
    bool chunked = false;
    bool untilClose = false; // HTTP/1.0 stream: the end of the connection is the end of the body
    std::size_t length = 0;  // of the body, when neither of the two above
};

std::string_view reasonPhrase(int status);
// Status line and header fields with the empty line. Adds what every answer carries: Date, request id, no-store,
// content type and the security fields; a handler's own field of the same name wins. Line ends in values are dropped.
std::string responseHead(const Response& response, const HeadFacts& facts);

std::string chunkText(std::string_view data);
inline constexpr std::string_view lastChunk = "0\r\n\r\n";
inline constexpr std::string_view heartbeatEvent = ": still here\n\n";
std::string eventText(std::uint64_t id, std::string_view event, std::string_view data); // id 0: without one

} // namespace sekishod
