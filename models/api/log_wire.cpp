#include "models/api/log_wire.h"

#include "models/api/json_reader.h"
#include "models/api/json_text.h"
#include "models/api/value_writer.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>

namespace sekisho::api {

namespace json = boost::json;

namespace {

// A record is a line in files: what stands in it was written by the service and holds line ends between values only.
void appendDetails(std::string& out, std::string_view details) {
    const std::size_t begin = out.size();
    out += details.empty() ? std::string_view("{}") : details;
    for (const char end : {'\n', '\r'})
        for (std::size_t at = out.find(end, begin); at != std::string::npos; at = out.find(end, at))
            out[at] = ' ';
}

void readLogRecord(JsonReader& r, std::string_view key, od::value v, AuditRecord& to) {
    switch (keyHash(key)) {
    case "seq"_key:
        return r.number(v, to.seq);
    case "log"_key:
        return r.text(v, to.log);
    case "at"_key:
        return r.instant(v, to.at);
    case "recordedAt"_key:
        return r.instant(v, to.recorded);
    case "actorId"_key:
        return r.text(v, to.actorId);
    case "actorName"_key:
        return r.text(v, to.actorName);
    case "action"_key:
        return r.text(v, to.action);
    case "targetKind"_key:
        return r.text(v, to.targetKind);
    case "targetId"_key:
        return r.text(v, to.targetId);
    case "targetName"_key:
        return r.text(v, to.targetName);
    case "result"_key:
        return r.text(v, to.result);
    case "reason"_key:
        return r.text(v, to.reason);
    case "ip"_key:
        return r.text(v, to.ip);
    case "client"_key:
        return r.text(v, to.client);
    case "requestId"_key:
        return r.text(v, to.requestId);
    case "changes"_key:
        return r.object(v, to.changesJson);
    case "removed"_key:
        return r.flag(v, to.removed);
    case "content"_key:
        return r.text(v, to.content);
    case "hash"_key:
        return r.text(v, to.hash);
    default:
        return;
    }
}

Error badLogMember(std::string_view name, std::string_view what) {
    return badInput(std::string(name), "INVALID_PARAMETER", std::string(name) + ' ' + std::string(what));
}

Result<bool> logFlag(std::string_view name, std::string_view value) {
    if (value == "true") return true;
    if (value == "false") return false;
    return badLogMember(name, "must be true or false.");
}

std::vector<std::string> logNames(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        std::string name(list.substr(0, comma));
        if (!name.empty() && std::ranges::find(out, name) == out.end()) out.push_back(std::move(name));
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return out;
}

Done takeLogTime(std::string_view name, std::string_view value, std::optional<Instant>& to) {
    to = parseInstant(value);
    if (to) return {};
    return badLogMember(name, "must be a time with its offset, like 2026-11-22T14:00:00+09:00.");
}

std::string* logTextMember(LogQuery& query, std::string_view name) {
    const std::pair<std::string_view, std::string*> members[] = {
        {"party", &query.party}, {"actor", &query.actor},   {"action", &query.action}, {"target", &query.target},
        {"ip", &query.ip},       {"result", &query.result}, {"text", &query.text}};
    for (const auto& [key, text] : members)
        if (key == name) return text;
    return nullptr;
}

// False: no member of a query.
Result<bool> takeLogMember(LogQuery& query, std::string_view name, const std::string& value) {
    if (name == "logs") {
        query.logs = logNames(value);
    } else if (name == "from" || name == "until") {
        SEKISHO_CHECK(takeLogTime(name, value, name == "from" ? query.from : query.until));
    } else if (name == "bot") {
        SEKISHO_TRY(flag, logFlag(name, value));
        query.bot = flag;
    } else if (name == "oldestFirst") {
        SEKISHO_TRY(flag, logFlag(name, value));
        query.oldestFirst = flag;
    } else if (std::string* text = logTextMember(query, name)) {
        *text = value;
    } else {
        return false;
    }
    return true;
}

std::string joinedLogs(const std::vector<std::string>& logs) {
    std::string out;
    for (const std::string& log : logs)
        out += (out.empty() ? "" : ",") + log;
    return out;
}

std::string* contentTextMember(ContentQuery& query, std::string_view name) {
    const std::pair<std::string_view, std::string*> members[] = {
        {"sender", &query.sender}, {"receiver", &query.receiver}, {"channel", &query.channel}, {"text", &query.text}};
    for (const auto& [key, text] : members)
        if (key == name) return text;
    return nullptr;
}

// As it would stand in a parameter; nothing for what cannot.
std::optional<std::string> logMemberText(std::string_view name, const json::value& value) {
    const auto* list = value.if_array();
    if (list && name == "logs") {
        std::vector<std::string> logs;
        for (const json::value& item : *list) {
            const auto* text = item.if_string();
            if (!text || text->find(',') != json::string::npos) return std::nullopt;
            logs.emplace_back(*text);
        }
        return joinedLogs(logs);
    }
    if (name == "logs") return std::nullopt;
    if (value.is_bool()) return value.get_bool() ? "true" : "false";
    const auto* text = value.if_string();
    return text && name != "bot" && name != "oldestFirst" ? std::optional(std::string(*text)) : std::nullopt;
}

} // namespace

void appendLogRecord(std::string& out, const AuditRecord& record) {
    JsonText text(384);
    text.begin().key("seq").number(record.seq).key("log").text(record.log).key("at").instant(record.at);
    if (record.recorded != Instant{}) text.key("recordedAt").instant(record.recorded);
    text.key("actorId").text(record.actorId).key("actorName").text(record.actorName);
    text.key("action").text(record.action).key("targetKind").text(record.targetKind);
    text.key("targetId").text(record.targetId).key("targetName").text(record.targetName);
    text.key("result").text(record.result);
    text.some("reason", record.reason);
    text.key("ip").text(record.ip).key("client").text(record.client).key("requestId").text(record.requestId);
    text.flagUnless(false, "removed", record.removed);
    text.some("content", record.content);
    text.some("hash", record.hash);
    out += text.take();
    out += ",\"changes\":";
    appendDetails(out, record.changesJson);
    out += '}';
}

Result<AuditRecord> logRecordFromText(std::string_view text) {
    return parsed<AuditRecord>(text, readLogRecord);
}

std::string logPageText(const LogPageText& page) {
    std::string out = "{\"records\":[";
    for (const AuditRecord& record : page.records) {
        if (out.back() != '[') out += ',';
        appendLogRecord(out, record);
    }
    out += ']';
    JsonText tail(128);
    tail.begin();
    tail.some("searchedTo", page.searchedTo);
    tail.key("responseMetaData").begin().nullable("nextCursor", page.nextCursor);
    tail.end().end();
    const std::string rest = tail.take();
    out += ',';
    return out.append(rest, 1, std::string::npos);
}

Result<LogPageText> logPageFromText(std::string_view text) {
    bool there = false;
    auto page = parsed<LogPageText>(text, [&](JsonReader& r, std::string_view key, od::value v, LogPageText& to) {
        if (key == "records") {
            there = true;
            r.list(v, to.records, [&r](od::value item, AuditRecord& record) {
                r.fields(item, [&](std::string_view name, od::value value) { readLogRecord(r, name, value, record); });
            });
        } else if (key == "searchedTo") {
            r.instant(v, to.searchedTo);
        } else if (key == "responseMetaData") {
            r.fields(v, [&](std::string_view name, od::value value) {
                if (name == "nextCursor") r.text(value, to.nextCursor);
            });
        }
    });
    if (page && !there) return malformedAnswer("an answer without records");
    return page;
}

std::vector<std::pair<std::string, std::string>> logQueryParameters(const LogQuery& query) {
    std::vector<std::pair<std::string, std::string>> out;
    const auto add = [&out](std::string_view name, std::string value) {
        if (!value.empty()) out.emplace_back(name, std::move(value));
    };
    add("logs", joinedLogs(query.logs));
    if (query.from) add("from", formatUtc(*query.from));
    if (query.until) add("until", formatUtc(*query.until));
    add("party", query.party);
    add("actor", query.actor);
    add("action", query.action);
    add("target", query.target);
    add("ip", query.ip);
    add("result", query.result);
    add("text", query.text);
    if (query.bot) add("bot", *query.bot ? "true" : "false");
    if (query.oldestFirst) add("oldestFirst", "true");
    return out;
}

Result<LogQuery> logQueryFromParameters(const std::vector<std::pair<std::string, std::string>>& parameters) {
    LogQuery query;
    for (const auto& [name, value] : parameters)
        if (!value.empty()) SEKISHO_CHECK(takeLogMember(query, name, value));
    SEKISHO_CHECK(checkQuery(query));
    return query;
}

json::value logQueryValue(const LogQuery& query) {
    json::object out;
    if (!query.logs.empty()) {
        json::array& logs = out["logs"].emplace_array();
        for (const std::string& log : query.logs)
            logs.emplace_back(log);
    }
    putSome(out, "from", query.from);
    putSome(out, "until", query.until);
    putSome(out, "party", query.party);
    putSome(out, "actor", query.actor);
    putSome(out, "action", query.action);
    putSome(out, "target", query.target);
    putSome(out, "ip", query.ip);
    putSome(out, "result", query.result);
    putSome(out, "text", query.text);
    if (query.bot) out["bot"] = *query.bot;
    if (query.oldestFirst) out["oldestFirst"] = true;
    return out;
}

Result<LogQuery> logQueryFrom(const json::value& value) {
    const auto* object = value.if_object();
    if (!object) return badLogMember("query", "must be an object.");
    LogQuery query;
    for (const auto& [name, member] : *object) {
        if (member.is_null()) continue;
        const auto text = logMemberText(name, member);
        if (!text) return badLogMember(name, "has not the form that it needs.");
        SEKISHO_TRY(known, takeLogMember(query, name, *text));
        if (!known) return badLogMember(name, "is no part of a query.");
    }
    SEKISHO_CHECK(checkQuery(query));
    return query;
}

json::value contentQueryValue(const ContentQuery& query) {
    json::object out;
    putSome(out, "from", query.from);
    putSome(out, "until", query.until);
    putSome(out, "sender", query.sender);
    putSome(out, "receiver", query.receiver);
    putSome(out, "channel", query.channel);
    putSome(out, "text", query.text);
    if (query.bot) out["bot"] = *query.bot;
    return out;
}

Result<ContentQuery> contentQueryFrom(const json::value& value) {
    const auto* object = value.if_object();
    if (!object) return badLogMember("contents", "must be an object.");
    ContentQuery query;
    for (const auto& [name, member] : *object) {
        if (member.is_null()) continue;
        const auto text = logMemberText(name, member);
        if (!text) return badLogMember(name, "has not the form that it needs.");
        if (name == "from" || name == "until") {
            SEKISHO_CHECK(takeLogTime(name, *text, name == "from" ? query.from : query.until));
        } else if (name == "bot") {
            SEKISHO_TRY(flag, logFlag(name, *text));
            query.bot = flag;
        } else if (std::string* to = contentTextMember(query, name)) {
            *to = *text;
        } else {
            return badLogMember(name, "is no part of a query.");
        }
    }
    return query;
}

} // namespace sekisho::api
