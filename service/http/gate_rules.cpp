#include "service/http/gate_rules.h"

#include "service/http/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

std::string_view accessName(sekisho::Access access) {
    return access == sekisho::Access::Operate ? "operate" : "view";
}

} // namespace

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string joined(std::span<const std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) {
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

std::string_view callerKind(const Call& call) {
    if (call.caller.isServiceAccount()) return "serviceAccount";
    return call.caller.user.empty() ? "none" : "member";
}

bool hasScope(std::span<const std::string> held, std::span<const std::string_view> needed) {
    constexpr std::string_view suffix = ".read";
    if (needed.empty()) return true;
    return std::ranges::any_of(needed, [&](std::string_view scope) {
        const std::string_view whole = scope.ends_with(suffix) ? scope.substr(0, scope.size() - suffix.size()) : scope;
        return std::ranges::any_of(held, [&](const std::string& own) { return own == scope || own == whole; });
    });
}

Error missingRight(const sekisho::Permission& permission) {
    return Error(ErrorKind::Forbidden, "FORBIDDEN",
                 fmt::format("Your administrator rights do not allow this: {} ({}) is missing.", permission.menu,
                             accessName(permission.access)))
        .with("menu", std::string(permission.menu))
        .with("access", std::string(accessName(permission.access)));
}

void setPathValue(Call& call, std::string_view place, const std::string& value) {
    for (auto& [name, present] : call.path)
        if (name == place) present = value;
}

int rateLimit(const RateLimits& limits, RateClass rateClass) {
    switch (rateClass) {
    case RateClass::Directory:
        return limits.directory;
    case RateClass::Download:
        return limits.download;
    case RateClass::SignIn:
        return limits.signIn;
    case RateClass::Admin:
        return limits.admin;
    case RateClass::Push:
        return limits.push;
    case RateClass::Access:
        return limits.access;
    }
    return 0;
}

std::string rateKey(const Call& call) {
    // All steps of signing in are one count; photos that are sent or fetched do not use it up.
    if (call.endpoint.rate == RateClass::SignIn) return fmt::format("sign-in {}", call.request.remoteIp);
    if (call.endpoint.auth == AuthNeed::None)
        return fmt::format("ip {} {} {}", call.request.remoteIp, methodName(call.endpoint.method), call.endpoint.path);
    return fmt::format("{} {} {} {}", call.caller.domain, call.caller.client.value, methodName(call.endpoint.method),
                       call.endpoint.path);
}

void addRateHeaders(Response& response, const std::optional<RateState>& rate) {
    if (!rate || response.status == 302) return; // an answer that points to a download carries none
    response.headers.emplace_back("RateLimit-Limit", std::to_string(rate->limit));
    response.headers.emplace_back("RateLimit-Used", std::to_string(rate->used));
    response.headers.emplace_back("RateLimit-Remaining", std::to_string(rate->remaining));
    response.headers.emplace_back("RateLimit-Reset", std::to_string(rate->resetSeconds));
}

UnitOfWork unitOf(const Call& call) {
    UnitOfWork unit;
    unit.domain = call.caller.domain;
    unit.actorId = call.caller.actorId();
    unit.actorName = call.caller.name;
    unit.ip = call.request.remoteIp;
    if (call.endpoint.auth != AuthNeed::None) unit.client = sekisho::clientKindKey(call.caller.kind);
    unit.requestId = call.request.id;
    unit.now = call.now;
    unit.audits = call.audits;
    unit.changes = call.changes;
    return unit;
}

AuditEntry deniedEntry(const Call& call, const Error& error) {
    AuditEntry entry;
    entry.action = "access.denied";
    entry.targetKind = "endpoint";
    entry.targetId = fmt::format("{} {}", methodName(call.endpoint.method), call.endpoint.path);
    for (const auto& [place, value] : call.path) {
        if (!entry.targetName.empty()) entry.targetName += ' ';
        entry.targetName += value;
    }
    entry.changesJson = fmt::format(R"({{"code":{{"from":null,"to":{}}}}})", jsonString(error.code));
    entry.result = "denied";
    entry.reason = error.code;
    return entry;
}

Result<std::int64_t> changedRows(sekisho::sql::Database& db) {
    SEKISHO_TRY(row, db.first<std::int64_t>("select total_changes()"));
    return row ? std::get<0>(*row) : 0;
}

} // namespace sekishod
