#pragma once
// The log of the service: one JSON object a line, to stderr or to a file. Nothing in it is a secret: no tokens, bodies,
// query values or raw paths. Thread-safe; never throws.

#include "models/domain/error.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace sekishod {

enum class LogLevel { Debug, Info, Warning, Error };

struct AccessEntry {
    std::string_view method;
    std::string_view route; // template, "/v1.0/users/{userId}"; empty when no endpoint was found
    int status = 0;         // 0: the peer left before it was answered
    std::chrono::microseconds duration{};
    std::uint64_t bytes = 0; // of the body sent
    std::string_view requestId;
    std::string_view caller; // member, serviceAccount, none
};

class ServiceLog {
  public:
    // An empty path logs to stderr. STORAGE_FAILED when the file cannot be opened.
    static sekisho::Result<std::unique_ptr<ServiceLog>> open(const std::filesystem::path& file, LogLevel least,
                                                             bool access);
    ~ServiceLog();

    void access(const AccessEntry& entry) noexcept;
    using Field = std::pair<std::string_view, std::string_view>;
    void event(LogLevel level, std::string_view name, std::initializer_list<Field> fields = {}) noexcept;
    void flush() noexcept;

  private:
    struct Impl;
    explicit ServiceLog(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace sekishod
