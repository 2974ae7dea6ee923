#include "service/http/command_trial.h"

#include "service/http/request_text.h"
#include "service/store/uid.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <tuple>

namespace sekishod {

namespace json = boost::json;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::PlannedChange;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kLeftOut = "*";

// Records may come in the order of ids that were drawn.
std::vector<const AuditEntry*> inOrder(const std::vector<AuditEntry>& audits) {
    std::vector<const AuditEntry*> out;
    out.reserve(audits.size());
    for (const AuditEntry& entry : audits)
        out.push_back(&entry);
    std::ranges::stable_sort(
        out, {}, [](const AuditEntry* entry) { return std::tie(entry->action, entry->targetKind, entry->targetName); });
    return out;
}

// The value with everything left out in which the other differs.
json::value common(const json::value& one, const json::value& other) {
    if (one == other) return one;
    if (one.is_object() && other.is_object()) {
        json::object out;
        for (const auto& [key, value] : one.get_object()) {
            const auto* there = other.get_object().if_contains(key);
            out[key] = there ? common(value, *there) : json::value(kLeftOut);
        }
        return out;
    }
    if (one.is_array() && other.is_array() && one.get_array().size() == other.get_array().size()) {
        json::array out;
        for (std::size_t i = 0; i < one.get_array().size(); ++i)
            out.push_back(common(one.get_array()[i], other.get_array()[i]));
        return out;
    }
    return json::value(kLeftOut);
}

std::string commonChanges(const std::string& one, const std::string& other) {
    if (one == other) return one;
    boost::system::error_code failed, otherFailed;
    const json::value a = json::parse(one, failed), b = json::parse(other, otherFailed);
    return failed || otherFailed ? std::string(kLeftOut) : json::serialize(common(a, b));
}

std::string_view commonText(const std::string& one, const std::string& other) {
    return one == other ? std::string_view(one) : kLeftOut;
}

void appendPart(std::string& to, std::string_view part) {
    fmt::format_to(std::back_inserter(to), "{}:", part.size());
    to += part;
}

// What goes on by itself tells nothing yet of what it will do but its version (a large changeset).
std::string versionOfBusy(const HandlerResult& result) {
    if (!result || result->status != 202) return {};
    for (const auto& [name, value] : result->headers)
        if (name == "ETag") return value;
    return {};
}

void appendEscaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                           c == '.' || c == '_' || c == '~' || c == '@';
        if (plain)
            out.push_back(c);
        else
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
}

std::string pathOf(const Call& call) {
    std::string out;
    const std::string_view path = call.endpoint.path;
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t open = std::min(path.find('{', at), path.size());
        out += path.substr(at, open - at);
        if (open == path.size()) break;
        const std::size_t close = path.find('}', open);
        appendEscaped(out, call.pathValue(path.substr(open + 1, close - open - 1)));
        at = close + 1;
    }
    return out;
}

std::optional<Method> methodOf(std::string_view name) {
    constexpr std::array methods{Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete};
    const auto found = std::ranges::find(methods, name, methodName);
    return found == methods.end() ? std::nullopt : std::optional(*found);
}

} // namespace

PlannedChange plannedChangeOf(const AuditEntry& entry) {
    return {entry.action, entry.targetKind, entry.targetId, entry.targetName, entry.changesJson};
}

std::string planDigest(const std::vector<AuditEntry>& first, const std::vector<AuditEntry>& second,
                       std::string_view more) {
    const auto entries = inOrder(first), others = inOrder(second.size() == first.size() ? second : first);
    std::string text;
    appendPart(text, more);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const AuditEntry& one = *entries[i];
        const AuditEntry& other = *others[i];
        appendPart(text, one.action);
        appendPart(text, one.targetKind);
        appendPart(text, commonText(one.targetId, other.targetId));
        appendPart(text, commonText(one.targetName, other.targetName));
        appendPart(text, commonChanges(one.changesJson, other.changesJson));
    }
    return sha256Hex(text);
}

Result<Savepoint> Savepoint::set(Database& db) {
    SEKISHO_CHECK(db.execOften("SAVEPOINT trial"));
    return Savepoint(db);
}

Savepoint::~Savepoint() {
    if (db_) static_cast<void>(rollBack()); // a store that cannot roll back has ended the whole transaction
}

Done Savepoint::keep() {
    SEKISHO_CHECK(std::exchange(db_, nullptr)->execOften("RELEASE trial"));
    return {};
}

Done Savepoint::rollBack() {
    Database& db = *std::exchange(db_, nullptr);
    SEKISHO_CHECK(db.execOften("ROLLBACK TO trial"));
    SEKISHO_CHECK(db.execOften("RELEASE trial"));
    return {};
}

TrialRun runOnCopy(Database& db, const Call& like, Instant now) {
    TrialRun run{like, Error()};
    run.call.db = &db;
    run.call.now = now;
    run.result = run.call.endpoint.handler(run.call);
    run.call.db = nullptr;
    return run;
}

Result<TrialRun> tryOnCopy(Database& db, const Call& like, Instant now) {
    SEKISHO_TRY(point, Savepoint::set(db));
    TrialRun run = runOnCopy(db, like, now);
    SEKISHO_CHECK(point.rollBack());
    return run;
}

Planned plannedOf(const TrialRun& run, const TrialRun* again) {
    Planned out;
    const auto& audits = run.call.audits;
    out.changes.reserve(audits.size());
    for (const AuditEntry& entry : audits) {
        if (out.subject.empty()) out.subject = entry.targetName;
        out.changes.push_back(plannedChangeOf(entry));
    }
    const bool comparable = again && again->succeeded();
    out.digest = planDigest(audits, comparable ? again->call.audits : audits, versionOfBusy(run.result));
    return out;
}

KeptCommand keptCommandOf(const Call& call) {
    KeptCommand out;
    out.method = methodName(call.endpoint.method);
    out.path = pathOf(call);
    out.rawQuery = call.request.rawQuery;
    out.contentType = call.request.header("Content-Type");
    out.ifMatch = call.request.header("If-Match");
    // As it was read: what somebody wrote around it is nothing that has to be kept.
    const bool readAsJson = call.endpoint.body == BodyKind::Json || call.endpoint.body == BodyKind::JsonOrEmpty;
    out.body = !readAsJson ? call.request.body : call.body.is_null() ? std::string() : json::serialize(call.body);
    return out;
}

Result<Request> requestOf(const KeptCommand& command) {
    Request request;
    const auto method = methodOf(command.method);
    if (!method) return Error(ErrorKind::BadInput, "BAD_REQUEST");
    request.method = *method;
    SEKISHO_CHECK(readTarget(command.rawQuery.empty() ? command.path : command.path + '?' + command.rawQuery, request));
    if (!command.contentType.empty()) request.headers.emplace_back("Content-Type", command.contentType);
    if (!command.ifMatch.empty()) request.headers.emplace_back("If-Match", command.ifMatch);
    request.body = command.body;
    request.id = command.id;
    return request;
}

bool canBeKept(const Endpoint& endpoint) {
    return endpoint.effect == Effect::Write && endpoint.auth != AuthNeed::None && endpoint.keepsAnswer &&
           !endpoint.prepare && endpoint.body != BodyKind::Raw;
}

} // namespace sekishod
