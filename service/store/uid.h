#pragma once
// New resource ids (36 characters, UUID version 4 form) and secrets (base64url of random bytes).

#include "models/domain/clock.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sekishod {
std::string newUid();
std::string uidOf(std::span<const std::uint8_t, 16> bytes); // the same form of given bytes
std::string
orderedUid(sekisho::Instant at); // the same form; later ones are greater, so that they lie together in an index
std::string newSecret(std::size_t bytes = 32);
std::string sha256Hex(std::string_view text);
bool equalConstantTime(std::string_view a, std::string_view b);
} // namespace sekishod
