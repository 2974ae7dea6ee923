#pragma once
// Time-based one-time codes (RFC 6238: SHA-1, 6 digits, 30 seconds) for authenticator apps.

#include "models/domain/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

std::string newTotpSecret(); // base32 of 160 random bits
// otpauth://totp/… as authenticator apps read it from a QR code.
std::string totpUri(std::string_view secret, std::string_view loginId, std::string_view issuer);
// The time step that the code belongs to, when it is right for the present step or one beside it and that step is later
// than `lastStep`: a code never passes twice.
std::optional<std::int64_t> matchTotp(std::string_view secret, std::string_view code, std::int64_t lastStep,
                                      sekisho::Instant now);
std::string totpCode(std::string_view secret, std::int64_t step); // empty: damaged secret

inline constexpr std::int64_t totpStepSeconds = 30;
inline constexpr std::string_view totpIssuer = "Sekisho"; // what authenticators show beside the login

} // namespace sekishod
