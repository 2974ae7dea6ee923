"""The logs, what is written in them and the agreement to read it (docs/decisions/0013-logs.md): checked, and made into rows for facts.py."""

import re

from fact_text import Fault, check_members, literal, table

COLUMN_SOURCES = {"time", "actor", "target", "task", "event", "status", "client", "ip", "service"}
FIELD_TYPES = ("id", "name", "number", "flag", "person", "people", "address", "content", "files", "client", "ip", "result", "service")
WORD_LISTS = {"task", "client", "result", "service", "content"}
TARGET_FIELD_TYPES = {"id", "name"}


def check_log(path, row, menus):
    key = row["key"]
    if row["menu"] not in menus:
        raise Fault(f'{path}: "{key}" belongs to the menu "{row["menu"]}", which menus.json does not have.')
    if ("tabEn" in row) != ("tabJa" in row):
        raise Fault(f'{path}: "{key}" must have "tabEn" and "tabJa" together or none of them.')
    if row["days"] <= 0:
        raise Fault(f'{path}: "{key}" must be kept for at least a day.')
    if not row["columns"]:
        raise Fault(f'{path}: "{key}" must have at least one column.')
    seen = set()
    for column in row["columns"]:
        if not isinstance(column, dict):
            raise Fault(f'{path}: a column of "{key}" is not an object.')
        source = column.get("from", "")
        check_members(path, f"{key}.{source}", column, {"from": str, "en": str, "ja": str}, {})
        if source not in COLUMN_SOURCES and not re.fullmatch(r"detail\.[a-z][A-Za-z]*", source):
            raise Fault(f'{path}: the column "{source}" of "{key}" does not say where it comes from.')
        if source in seen:
            raise Fault(f'{path}: the column "{source}" stands twice in "{key}".')
        seen.add(source)


def read_logs(rows_of, root, menus):
    path = "logs.json"
    rows = rows_of(root, path, "key", {"key": str, "menu": str, "en": str, "ja": str, "days": int, "api": bool, "columns": list},
                   {"tabEn": str, "tabJa": str, "optional": bool, "own": bool})
    known = {menu["key"] for menu in menus}
    for row in rows:
        check_log(path, row, known)
    for menu in known:
        tabs = [row for row in rows if row["menu"] == menu]
        bare = [row["key"] for row in tabs if "tabEn" not in row]
        if len(tabs) > 1 and bare:
            raise Fault(f'{path}: "{bare[0]}" is one of several logs of "{menu}" and must name its tab.')
    return rows


def read_words(rows_of, root):
    """Words of a list and a value; a "verb" instead says which task the actions that end so are."""
    path = "log_words.json"
    rows = rows_of(root, path, "key", {"key": str}, {"en": str, "ja": str, "task": str})
    words = [row for row in rows if not row["key"].startswith("verb.")]
    verbs = [row for row in rows if row["key"].startswith("verb.")]
    for row in words:
        check_members(path, row["key"], row, {"key": str, "en": str, "ja": str}, {})
        if row["key"].partition(".")[0] not in WORD_LISTS or "." not in row["key"]:
            raise Fault(f'{path}: the key "{row["key"]}" must begin with one of {", ".join(sorted(WORD_LISTS))} and a dot.')
    keys = {row["key"] for row in words}
    for row in verbs:
        check_members(path, row["key"], row, {"key": str, "task": str}, {})
        if "task." + row["task"] not in keys:
            raise Fault(f'{path}: "{row["key"]}" is the task "{row["task"]}", which has no words.')
    return words, verbs


def check_fields(path, row):
    key, types = row["type"], {}
    for field in row["fields"]:
        if not isinstance(field, dict):
            raise Fault(f'{path}: a field of "{key}" is not an object.')
        name = field.get("key", "")
        check_members(path, f"{key}.{name}", field, {"key": str, "type": str}, {"required": bool})
        if not re.fullmatch(r"[a-z][A-Za-z]*", name):
            raise Fault(f'{path}: the field "{name}" of "{key}" must begin with a small letter and go on with letters.')
        if name in types:
            raise Fault(f'{path}: the field "{name}" stands twice in "{key}".')
        if field["type"] not in FIELD_TYPES:
            raise Fault(f'{path}: the field "{name}" of "{key}" has the unknown type "{field["type"]}".')
        types[name] = field["type"]
    for single in ("content", "files", "client", "ip", "result", "service"):
        if list(types.values()).count(single) > 1:
            raise Fault(f'{path}: "{key}" has more than one field of the type "{single}".')
    return types


def check_event(path, row, logs, words, actions):
    key = row["type"]
    if key != "sekisho." + row["action"]:
        raise Fault(f'{path}: the type "{key}" must be "sekisho." and its action.')
    if row["action"] in actions:
        raise Fault(f'{path}: the action of "{key}" is one of audit_actions.json.')
    if row["log"] not in logs:
        raise Fault(f'{path}: "{key}" stands in the log "{row["log"]}", which logs.json does not have.')
    if "task." + row["task"] not in words:
        raise Fault(f'{path}: "{key}" is the task "{row["task"]}", which log_words.json does not have.')
    types = check_fields(path, row)
    if types.get(row["actor"]) != "person" or not any(f["key"] == row["actor"] and f.get("required") for f in row["fields"]):
        raise Fault(f'{path}: the actor of "{key}" must be a required field of the type "person".')
    if row.get("service") and "service" in types.values():
        raise Fault(f'{path}: "{key}" says its service twice.')
    if row.get("service") and "service." + row["service"] not in words:
        raise Fault(f'{path}: "{key}" belongs to the service "{row["service"]}", which log_words.json does not have.')
    target = row.get("target")
    if target is None:
        return
    check_members(path, key, target, {"kind": str, "id": str, "name": str}, {})
    for place in ("id", "name"):
        if types.get(target[place]) not in TARGET_FIELD_TYPES:
            raise Fault(f'{path}: the "{place}" of the target of "{key}" must be a field of the type "id" or "name".')


def read_events(rows_of, root, logs, words, actions):
    path = "event_types.json"
    rows = rows_of(root, path, "type",
                   {"type": str, "log": str, "action": str, "en": str, "ja": str, "task": str, "actor": str, "fields": list},
                   {"service": str, "target": dict})
    log_keys = {row["key"] for row in logs}
    word_keys = {row["key"] for row in words}
    action_keys = {row["key"] for row in actions}
    for row in rows:
        check_event(path, row, log_keys, word_keys, action_keys)
    for log in logs:
        details = {field["key"] for row in rows if row["log"] == log["key"] for field in row["fields"]}
        for column in log["columns"]:
            name = column["from"].removeprefix("detail.")
            if details and name != column["from"] and name not in details:
                raise Fault(f'logs.json: the column "{column["from"]}" of "{log["key"]}" is no field of any event of that log.')
    return rows


def read_consent(rows_of, root):
    path = "consent.json"
    rows = {row["key"]: row for row in rows_of(root, path, "key", {"key": str, "en": str, "ja": str}, {"edition": int})}
    if set(rows) != {"text", "ground"}:
        raise Fault(f'{path}: the file must hold "text" and "ground" and nothing else.')
    if rows["text"].get("edition", 0) < 1 or "edition" in rows["ground"]:
        raise Fault(f'{path}: "text" and nothing else must have an edition from 1 on.')
    for key, row in rows.items():
        if not row["en"].endswith(".") or not row["ja"].endswith("。"):
            raise Fault(f'{path}: "{key}" must be whole sentences with a full stop.')
        if "!" in row["en"] or "！" in row["ja"]:
            raise Fault(f'{path}: "{key}" must not shout.')
    return rows


def read_all(rows_of, root, menus, actions):
    logs = read_logs(rows_of, root, menus)
    words, verbs = read_words(rows_of, root)
    return logs, words, verbs, read_events(rows_of, root, logs, words, actions), read_consent(rows_of, root)


ROWS = """struct LogColumnRow {
    std::string_view from;
    std::string_view en;
    std::string_view ja;
};
struct LogRow {
    std::string_view key;
    std::string_view menu;
    std::string_view en;
    std::string_view ja;
    std::string_view tabEn;
    std::string_view tabJa;
    int days;
    bool api;
    bool optional;
    bool own;
    std::span<const LogColumnRow> columns;
};
struct LogWordRow {
    std::string_view key; // "task.create"
    std::string_view en;
    std::string_view ja;
};
struct LogVerbRow {
    std::string_view verb; // what an action ends with, or the whole of it
    std::string_view task;
};
struct EventFieldRow {
    std::string_view key;
    int type; // place in EventFieldType
    bool required;
};
struct EventTypeRow {
    std::string_view type;
    std::string_view log;
    std::string_view action;
    std::string_view en;
    std::string_view ja;
    std::string_view task;
    std::string_view service;
    std::string_view actor;
    std::string_view targetKind;
    std::string_view targetId;
    std::string_view targetName;
    std::span<const EventFieldRow> fields;
};
struct ConsentRow {
    int edition;
    std::string_view en;
    std::string_view ja;
    std::string_view groundEn;
    std::string_view groundJa;
};
"""

LISTS = """std::span<const LogRow> logs();
std::span<const LogWordRow> logWords();
std::span<const LogVerbRow> logVerbs();
std::span<const EventTypeRow> eventTypes();
const ConsentRow& consent();
"""

DEFINITIONS = """std::span<const LogRow> logs() { return kLogs; }
std::span<const LogWordRow> logWords() { return kLogWords; }
std::span<const LogVerbRow> logVerbs() { return kLogVerbs; }
std::span<const EventTypeRow> eventTypes() { return kEventTypes; }
const ConsentRow& consent() { return kConsent; }
"""


def flag(value):
    return "true" if value else "false"


def tables_of(facts):
    logs, words, verbs, events, consent = facts
    out = []
    for number, row in enumerate(logs):
        out.append(table("LogColumnRow", f"kLogColumns{number}",
                         [f'{literal(c["from"])}, {literal(c["en"])}, {literal(c["ja"])}' for c in row["columns"]]))
    out.append(table("LogRow", "kLogs",
                     [", ".join([*(literal(row.get(name, "")) for name in ("key", "menu", "en", "ja", "tabEn", "tabJa")), str(row["days"]),
                                 *(flag(row.get(name)) for name in ("api", "optional", "own")), f"kLogColumns{number}"])
                      for number, row in enumerate(logs)]))
    out.append(table("LogWordRow", "kLogWords", [f'{literal(r["key"])}, {literal(r["en"])}, {literal(r["ja"])}' for r in words]))
    out.append(table("LogVerbRow", "kLogVerbs", [f'{literal(r["key"].removeprefix("verb."))}, {literal(r["task"])}' for r in verbs]))
    for number, row in enumerate(events):
        out.append(table("EventFieldRow", f"kEventFields{number}",
                         [f'{literal(f["key"])}, {FIELD_TYPES.index(f["type"])}, {flag(f.get("required"))}' for f in row["fields"]]))
    out.append(table("EventTypeRow", "kEventTypes",
                     [", ".join([*(literal(row.get(name, "")) for name in ("type", "log", "action", "en", "ja", "task", "service", "actor")),
                                 *(literal(row.get("target", {}).get(name, "")) for name in ("kind", "id", "name")),
                                 f"kEventFields{number}"]) for number, row in enumerate(events)]))
    text, ground = consent["text"], consent["ground"]
    out.append("constexpr ConsentRow kConsent{" + ", ".join([str(text["edition"]), *(literal(row[name]) for row in (text, ground)
                                                                                    for name in ("en", "ja"))]) + "};\n")
    return "".join(out)
