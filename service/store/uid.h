#pragma once
// New resource ids (36 characters, RFC 9562) and secrets (base64url of random bytes). An id is no secret.

#include "models/domain/clock.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sekishod {
std::string newUid();                                       // UUID version 4: nothing tells of it
std::string uidOf(std::span<const std::uint8_t, 16> bytes); // the same form of given bytes
// UUID version 7, greater than those made before in this process, so that what comes together lies together in every
// index. Made faster than 4,096 a millisecond they run ahead of `at`.
std::string orderedUid(sekisho::Instant at);
std::string orderedUidOf(std::int64_t millis, std::span<const std::uint8_t, 16> bytes); // given ones but for the time
std::string newSecret(std::size_t bytes = 32);
std::string sha256Hex(std::string_view text);
bool equalConstantTime(std::string_view a, std::string_view b);
} // namespace sekishod
