#pragma once
// Secrets of the console: the key of the local copy and the refresh token, in the system's keychain or, where there is
// none, wrapped by a passphrase (Argon2id 64 MiB, t=3). Replies on the executor; never blocks the GUI thread.

#include "models/ports/call.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace sekisho::ports {

class Secrets {
  public:
    virtual ~Secrets() = default;
    // Absent entry: success with an empty optional. Errors: KEYCHAIN_UNAVAILABLE.
    virtual CallHandle read(std::string name, Executor& on, Reply<std::optional<std::string>> reply) = 0;
    virtual CallHandle write(std::string name, std::string secret, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle remove(std::string name, Executor& on, Reply<std::monostate> reply) = 0;
};

} // namespace sekisho::ports
