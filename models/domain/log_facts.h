#pragma once
// The logs (A1; admin-screens.md §10), what they show, and the events that members' doings come in as (V4). Tables made
// of resources/logs.json, event_types.json and log_words.json.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sekisho {

struct LogColumn {         // of a log as the source shows and downloads it
    std::string_view from; // time, actor, target, task, event, status, client, ip, service, or detail.KEY
    std::string_view en, ja;
};
struct LogFact {
    std::string_view key;  // also the service id of the public API's download
    std::string_view menu; // whose right is needed; several logs of a menu are its tabs
    std::string_view en, ja;
    std::string_view tabEn, tabJa; // empty: the only one of its menu
    int days;                      // kept so long with a paid plan
    bool api;                      // of the public API's download
    bool optional;                 // only kept after it was turned on
    bool own;                      // not one of the source's
    std::span<const LogColumn> columns;
};
std::span<const LogFact> logFacts();          // in the order of the menus
const LogFact* logFact(std::string_view key); // null

enum class EventFieldType {
    Id,
    Name,
    Number,
    Flag,
    Person,
    People,
    Address,
    Content,
    Files,
    Client,
    Ip,
    Result,
    Service
};
struct EventField {
    std::string_view key;
    EventFieldType type;
    bool required;
};
struct EventType {
    std::string_view type;                             // CloudEvents "type": "sekisho.talk.message.sent"
    std::string_view log;                              // of logs.json
    std::string_view action;                           // "talk.message.sent"
    std::string_view en, ja;                           // as done
    std::string_view task;                             // "send": log_words.json "task.send"
    std::string_view service;                          // empty: as the field "service" says
    std::string_view actor;                            // field that names who did it
    std::string_view targetKind, targetId, targetName; // the kind, and the fields that name it; empty: none
    std::span<const EventField> fields;
};
std::span<const EventType> eventTypes();
const EventType* eventType(std::string_view type);           // by CloudEvents type; null
const EventType* eventTypeOfAction(std::string_view action); // null: an administrator's action, see client_facts.h

// The log in which an action of resources/audit_actions.json stands: "auth" for sign-ins, passwords and sessions,
// "developer" for API apps, else "admin".
std::string_view logOfAction(std::string_view action);
// "create", "update" …: word task.KEY. Of either kind of action.
std::string_view taskOfAction(std::string_view action);
struct LogWord {
    std::string_view key; // "task.create", "client.browser", "result.denied"
    std::string_view en, ja;
};
std::string_view logWord(std::string_view key, bool japanese); // the key itself when there is none
// "Sent a message": of an action of either kind; the action itself when it is unknown.
std::string_view actionWords(std::string_view action, bool japanese);

} // namespace sekisho
