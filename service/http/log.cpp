#include "service/http/log.h"

#include "models/domain/clock.h"
#include "service/http/json_text.h"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <atomic>
#include <iterator>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

struct ServiceLog::Impl {
    std::shared_ptr<spdlog::logger> logger;
    sekisho::SystemClock clock;
    bool access = true;
    std::atomic<std::int64_t> flushed{0}; // second of the last flush of access lines
};

namespace {

spdlog::level::level_enum levelOf(LogLevel level) {
    switch (level) {
    case LogLevel::Debug:
        return spdlog::level::debug;
    case LogLevel::Info:
        return spdlog::level::info;
    case LogLevel::Warning:
        return spdlog::level::warn;
    case LogLevel::Error:
        return spdlog::level::err;
    }
    return spdlog::level::info;
}

std::string_view levelName(LogLevel level) {
    switch (level) {
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Info:
        return "info";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        return "error";
    }
    return {};
}

} // namespace

ServiceLog::ServiceLog(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

ServiceLog::~ServiceLog() {
    flush();
}

Result<std::unique_ptr<ServiceLog>> ServiceLog::open(const std::filesystem::path& file, LogLevel least, bool access) {
    auto impl = std::make_unique<Impl>();
    try {
        spdlog::sink_ptr sink;
        if (file.empty())
            sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        else
            sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string());
        impl->logger = std::make_shared<spdlog::logger>("sekishod", std::move(sink));
        impl->logger->set_pattern("%v");
        impl->logger->set_level(levelOf(least));
    } catch (const std::exception& fault) {
        return Error(ErrorKind::Storage, "STORAGE_FAILED", "The log file cannot be opened.").because(fault.what());
    }
    impl->access = access;
    return std::unique_ptr<ServiceLog>(new ServiceLog(std::move(impl)));
}

void ServiceLog::access(const AccessEntry& entry) noexcept {
    if (!impl_->access || !impl_->logger->should_log(spdlog::level::info)) return;
    try {
        const sekisho::Instant now = impl_->clock.now();
        fmt::memory_buffer line;
        fmt::format_to(
            std::back_inserter(line),
            R"({{"at":"{}","level":"info","event":"request","method":"{}","route":"{}","status":{},"micros":{},)"
            R"("bytes":{},"requestId":"{}","caller":"{}"}})",
            sekisho::formatUtc(now), entry.method, entry.route, entry.status, entry.duration.count(), entry.bytes,
            entry.requestId, entry.caller);
        impl_->logger->log(spdlog::level::info, std::string_view(line.data(), line.size()));
        // Not for each line, which would cost more than the request; whoever follows the log waits a second at most.
        if (const std::int64_t second = sekisho::toSeconds(now); impl_->flushed.exchange(second) != second)
            impl_->logger->flush();
    } catch (...) {
        return; // a log line that cannot be formed must not end a request
    }
}

void ServiceLog::event(LogLevel level, std::string_view name, std::initializer_list<Field> fields) noexcept {
    if (!impl_->logger->should_log(levelOf(level))) return;
    try {
        std::string line = fmt::format(R"({{"at":"{}","level":"{}","event":)", sekisho::formatUtc(impl_->clock.now()),
                                       levelName(level));
        appendJson(line, name);
        for (const auto& [key, value] : fields) {
            line += ',';
            appendJson(line, key);
            line += ':';
            appendJson(line, value);
        }
        line += '}';
        impl_->logger->log(levelOf(level), std::string_view(line));
        impl_->logger->flush();
    } catch (...) {
        return;
    }
}

void ServiceLog::flush() noexcept {
    try {
        impl_->logger->flush();
    } catch (...) {
        return;
    }
}

} // namespace sekishod
