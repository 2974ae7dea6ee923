#include "models/domain/log_facts.h"

#include "facts/tables.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace sekisho {

namespace {

struct LogTables {
    std::vector<LogColumn> columns;
    std::vector<LogFact> logs;
};

LogTables makeLogTables() {
    LogTables out;
    std::size_t count = 0;
    for (const auto& row : facts::logs())
        count += row.columns.size();
    out.columns.reserve(count); // spans point into it
    for (const auto& row : facts::logs()) {
        const std::size_t first = out.columns.size();
        for (const auto& column : row.columns)
            out.columns.push_back({column.from, column.en, column.ja});
        out.logs.push_back({row.key, row.menu, row.en, row.ja, row.tabEn, row.tabJa, row.days, row.api, row.optional,
                            row.own, std::span(out.columns).subspan(first)});
    }
    return out;
}

struct EventTables {
    std::vector<EventField> fields;
    std::vector<EventType> types;
    std::unordered_map<std::string_view, const EventType*> byType, byAction;
};

EventTables makeEventTables() {
    EventTables out;
    std::size_t count = 0;
    for (const auto& row : facts::eventTypes())
        count += row.fields.size();
    out.fields.reserve(count);
    out.types.reserve(facts::eventTypes().size()); // pointers are handed out
    for (const auto& row : facts::eventTypes()) {
        const std::size_t first = out.fields.size();
        for (const auto& field : row.fields)
            out.fields.push_back({field.key, static_cast<EventFieldType>(field.type), field.required});
        out.types.push_back({row.type, row.log, row.action, row.en, row.ja, row.task, row.service, row.actor,
                             row.targetKind, row.targetId, row.targetName, std::span(out.fields).subspan(first)});
        out.byType.emplace(row.type, &out.types.back());
        out.byAction.emplace(row.action, &out.types.back());
    }
    return out;
}

const EventTables& eventTables() {
    static const EventTables tables = makeEventTables();
    return tables;
}

const EventType* eventIn(const std::unordered_map<std::string_view, const EventType*>& index, std::string_view key) {
    const auto found = index.find(key);
    return found != index.end() ? found->second : nullptr;
}

using LogTexts = std::unordered_map<std::string_view, std::string_view>;

const LogTexts& logVerbs() {
    static const LogTexts all = [] {
        LogTexts out;
        for (const auto& row : facts::logVerbs())
            out.emplace(row.verb, row.task);
        return out;
    }();
    return all;
}

bool isOneOf(std::string_view action, std::span<const std::string_view> wholeOrBegin) {
    return std::ranges::any_of(wholeOrBegin, [action](std::string_view one) {
        return one.ends_with('.') ? action.starts_with(one) : action == one;
    });
}

} // namespace

std::span<const LogFact> logFacts() {
    static const LogTables tables = makeLogTables();
    return tables.logs;
}

const LogFact* logFact(std::string_view key) {
    const auto all = logFacts();
    const auto found = std::ranges::find(all, key, &LogFact::key);
    return found != all.end() ? &*found : nullptr;
}

std::span<const EventType> eventTypes() {
    return eventTables().types;
}

const EventType* eventType(std::string_view type) {
    return eventIn(eventTables().byType, type);
}

const EventType* eventTypeOfAction(std::string_view action) {
    return eventIn(eventTables().byAction, action);
}

std::string_view logOfAction(std::string_view action) {
    static constexpr std::array<std::string_view, 9> signingIn{
        "signIn.",          "signOut",         "session.",           "token.",
        "member.password.", "member.twoStep.", "member.forceLogout", "device.trust",
        "device.untrust"};
    if (const EventType* type = eventTypeOfAction(action)) return type->log;
    if (isOneOf(action, signingIn)) return "auth";
    if (action.starts_with("client.")) return "developer";
    return action == "monitoring.detected" ? "detection" : "admin";
}

std::string_view taskOfAction(std::string_view action) {
    if (const EventType* type = eventTypeOfAction(action)) return type->task;
    const LogTexts& verbs = logVerbs();
    if (const auto whole = verbs.find(action); whole != verbs.end()) return whole->second;
    const auto verb = verbs.find(action.substr(action.rfind('.') + 1)); // without a dot: the whole
    return verb != verbs.end() ? verb->second : std::string_view("update");
}

std::string_view logWord(std::string_view key, bool japanese) {
    static const std::unordered_map<std::string_view, LogWord> words = [] {
        std::unordered_map<std::string_view, LogWord> out;
        for (const auto& row : facts::logWords())
            out.emplace(row.key, LogWord{row.key, row.en, row.ja});
        return out;
    }();
    const auto found = words.find(key);
    if (found == words.end()) return key;
    return japanese ? found->second.ja : found->second.en;
}

std::string_view actionWords(std::string_view action, bool japanese) {
    static const std::unordered_map<std::string_view, LogWord> words = [] {
        std::unordered_map<std::string_view, LogWord> out;
        for (const auto& row : facts::actions())
            out.emplace(row.key, LogWord{row.key, row.en, row.ja});
        return out;
    }();
    if (const EventType* type = eventTypeOfAction(action)) return japanese ? type->ja : type->en;
    const auto found = words.find(action);
    if (found == words.end()) return action;
    return japanese ? found->second.ja : found->second.en;
}

} // namespace sekisho
