#include "service/logs/log_forwarder.h"

#include "service/http/unit_of_work.h"
#include "service/logs/log_settings.h"
#include "service/rules/notices.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <limits>
#include <mutex>

#include <unistd.h>

namespace sekishod {

using sekisho::AuditRecord;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
using ForwardClock = std::chrono::steady_clock;

namespace {

constexpr int kRecordsAtOnce = 500;
// What was sent counts as handed over when the connection still stands so long after: TLS tells no sooner that nobody
// reads.
constexpr std::chrono::seconds kSettleTime{3};
constexpr std::chrono::seconds kFirstPause{5};
constexpr std::chrono::seconds kLongestPause{300};

std::string hostText() {
    char name[256] = {};
    if (::gethostname(name, sizeof name - 1) != 0) return "-";
    std::string out(name);
    if (out.empty() || !std::ranges::all_of(out, [](char c) { return c > 32 && c < 127; })) return "-";
    return out;
}

} // namespace

struct LogForwarder::Line {
    DomainId domain = 0;
    LogSettings settings;
    SyslogTarget target;
    std::unique_ptr<SyslogChannel> channel;
    std::int64_t confirmed = -1; // in the table; -1: not read yet
    std::int64_t sent = 0;
    ForwardClock::time_point sentAt{};
    ForwardClock::time_point notBefore{};
    std::chrono::seconds pause = kFirstPause;
    std::string fault; // code that was told
    bool forgotten = false;
};

LogForwarder::LogForwarder(Services& services)
    : services_(services), origin_{hostText(), std::to_string(::getpid()), services.settings.version, {}} {}
LogForwarder::~LogForwarder() = default;

Result<std::int64_t> LogForwarder::pass(const std::stop_token& stopped) {
    SEKISHO_TRY(tenants, services_.store.read([](Database& db) {
        return db.rows<std::int64_t>("SELECT domain_id FROM tenant ORDER BY domain_id");
    }));
    std::int64_t handed = 0;
    for (const auto& [id] : tenants) {
        if (stopped.stop_requested()) break;
        const auto domain = static_cast<DomainId>(id);
        auto& line = lines_[domain];
        if (!line) line = std::make_unique<Line>();
        line->domain = domain;
        SEKISHO_TRY(settings, services_.store.read([&](Database& db) { return logSettings(db, domain); }));
        line->settings = std::move(settings);
        const auto& policy = line->settings.policy;
        SyslogTarget target{policy.forwardHost, policy.forwardPort, services_.store.dir().root};
        if (!(target == line->target)) {
            line->channel.reset();
            line->notBefore = {};
            line->target = std::move(target);
        }
        if (!policy.forward || policy.forwardHost.empty()) {
            SEKISHO_CHECK(forget(*line));
            continue;
        }
        SEKISHO_CHECK(serve(*line, stopped, handed));
    }
    return handed;
}

// Turned off: what comes meanwhile is not handed over when it is turned on again.
Done LogForwarder::forget(Line& line) {
    line.channel.reset();
    if (line.forgotten) return {};
    SEKISHO_CHECK(services_.store.write([&](Database& db) -> Done {
        SEKISHO_CHECK(db.exec("DELETE FROM log_forward WHERE domain_id = :domain", line.domain));
        return {};
    }));
    line.forgotten = true;
    line.confirmed = -1;
    line.fault.clear();
    return {};
}

// The first time it begins with the record that says that it was turned on.
Done LogForwarder::begin(Line& line) {
    SEKISHO_CHECK(services_.store.write([&](Database& db) -> Done {
        SEKISHO_TRY(head, auditHead(db, line.domain));
        SEKISHO_CHECK(
            db.exec("INSERT INTO log_forward(domain_id, seq) SELECT :domain, coalesce(max(seq) - 1, :head) FROM "
                    "audit INDEXED BY audit_target WHERE domain_id = :of AND target_id = 'logs' ON CONFLICT DO NOTHING",
                    line.domain, head.seq, line.domain));
        SEKISHO_TRY(row, (db.first<std::int64_t, std::string>(
                             "SELECT seq, fault FROM log_forward WHERE domain_id = :domain", line.domain)));
        line.confirmed = row ? std::get<0>(*row) : head.seq;
        if (row) line.fault = std::get<1>(*row);
        return {};
    }));
    line.forgotten = false;
    line.sent = line.confirmed;
    return {};
}

Done LogForwarder::serve(Line& line, const std::stop_token& stopped, std::int64_t& handed) {
    if (ForwardClock::now() < line.notBefore) return {};
    if (line.confirmed < 0) SEKISHO_CHECK(begin(line));
    SEKISHO_CHECK(confirm(line));
    while (!stopped.stop_requested()) {
        std::string frames;
        std::int64_t last = line.sent;
        std::int64_t records = 0;
        origin_.tenant = line.settings.workgroup;
        SEKISHO_CHECK(services_.store.read([&](Database& db) {
            int looked = 0;
            return eachAudit(db, line.domain, line.sent, std::numeric_limits<std::int64_t>::max(),
                             [&](const AuditRecord& record) {
                                 last = record.seq;
                                 const auto* log = sekisho::logFact(record.log);
                                 if (log && sekisho::policy::isForwarded(line.settings.policy, *log)) {
                                     appendSyslogFrame(frames, origin_, record);
                                     ++records;
                                 }
                                 return ++looked < kRecordsAtOnce;
                             });
        }));
        if (last == line.sent) return {};
        if (!frames.empty()) {
            if (!line.channel) {
                auto connected = SyslogChannel::connect(line.target, stopped);
                if (!connected) return failed(line, connected.error());
                line.channel = std::move(*connected);
            }
            if (const Done done = line.channel->send(frames, stopped); !done) return failed(line, done.error());
        }
        line.sent = last;
        line.sentAt = ForwardClock::now();
        handed += records;
    }
    return {};
}

Done LogForwarder::confirm(Line& line) {
    if (line.channel && !line.channel->open())
        return failed(line, Error(ErrorKind::Unavailable, "FORWARD_CLOSED").with("host", line.target.host));
    if (line.sent == line.confirmed || ForwardClock::now() - line.sentAt < kSettleTime) return {};
    UnitOfWork unit;
    unit.domain = line.domain;
    const bool restored = !line.fault.empty() && line.channel;
    SEKISHO_CHECK(runUnit(services_, unit, [&](Database& db, UnitOfWork& work) -> Done {
        if (restored)
            work.audits.push_back({.action = "log.forward.restored",
                                   .targetKind = "server",
                                   .targetId = {},
                                   .targetName = line.target.host,
                                   .changesJson = {}});
        SEKISHO_CHECK(db.exec(
            "UPDATE log_forward SET seq = :seq, at = :at, fault = :fault, fault_at = CASE WHEN :keep THEN "
            "fault_at END WHERE domain_id = :domain",
            line.sent, sekisho::toMillis(work.now), restored ? std::string() : line.fault, !restored, line.domain));
        return {};
    }));
    line.confirmed = line.sent;
    line.pause = kFirstPause;
    if (restored) line.fault.clear();
    return {};
}

// Sent again from what is known to have arrived, after a pause that grows. Each kind of fault is recorded and told
// once.
Done LogForwarder::failed(Line& line, const Error& error) {
    line.channel.reset();
    line.sent = line.confirmed;
    if (error.kind == ErrorKind::Cancelled) return {};
    line.notBefore = ForwardClock::now() + line.pause;
    line.pause = std::min(line.pause * 2, kLongestPause);
    if (services_.log)
        services_.log->event(LogLevel::Warning, "forwarding",
                             {{"code", error.code}, {"host", line.target.host}, {"detail", error.detail}});
    if (line.fault == error.code) return {};
    UnitOfWork unit;
    unit.domain = line.domain;
    SEKISHO_CHECK(runUnit(services_, unit, [&](Database& db, UnitOfWork& work) -> Done {
        SEKISHO_CHECK(db.exec("UPDATE log_forward SET fault = :fault, fault_at = :at WHERE domain_id = :domain",
                              error.code, sekisho::toMillis(work.now), line.domain));
        work.audits.push_back({.action = "log.forward.failed",
                               .targetKind = "server",
                               .targetId = {},
                               .targetName = line.target.host,
                               .changesJson = {},
                               .result = "failed",
                               .reason = error.code});
        return tellHolders(db, line.domain, {"audit.settings", sekisho::Access::Operate}, {},
                           {.key = "log.forward.failed", .params = {{"host", line.target.host}}}, work.now);
    }));
    line.fault = error.code;
    return {};
}

void LogForwarder::run(const std::stop_token& stopped) {
    std::mutex mutex;
    std::condition_variable_any due;
    std::unique_lock lock(mutex);
    std::string said;
    while (!stopped.stop_requested()) {
        const auto handed = pass(stopped);
        const std::string code = handed ? std::string() : handed.error().code;
        if (!code.empty() && code != said && services_.log)
            services_.log->event(LogLevel::Error, "forwarding", {{"code", code}, {"detail", handed.error().detail}});
        said = code;
        due.wait_for(lock, stopped, std::chrono::seconds(1), [] { return false; });
    }
}

} // namespace sekishod
