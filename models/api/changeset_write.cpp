#include "models/api/changeset_wire.h"
#include "models/api/json_text.h"

namespace sekisho::api {

namespace {

void writeError(JsonText& json, const Error& error) {
    json.begin();
    json.key("code").text(error.code);
    json.some("field", error.field);
    json.some("description", error.description);
    if (!error.params.empty()) {
        json.key("params").begin();
        for (const auto& param : error.params)
            json.escapedKey(param.name).text(param.value);
        json.end();
    }
    json.end();
}

void writeChanges(JsonText& json, const std::vector<FieldChange>& changes) {
    json.begin();
    for (const auto& change : changes) {
        json.escapedKey(change.field).begin();
        json.key("from").raw(change.from.empty() ? "null" : change.from);
        json.key("to").raw(change.to.empty() ? "null" : change.to);
        json.end();
    }
    json.end();
}

void writeImpact(JsonText& json, const Impact& impact) {
    json.begin();
    json.key("membersAdded").number(impact.membersAdded);
    json.key("membersRemoved").number(impact.membersRemoved);
    json.key("loggedOut").number(impact.loggedOut);
    json.key("headsUnseated").number(impact.headsUnseated);
    if (impact.invitations > 0) json.key("invitations").number(impact.invitations);
    json.key("roomsChanged").number(impact.roomsChanged);
    json.key("rooms").beginArray();
    for (const auto& room : impact.rooms) {
        json.begin();
        json.key("kind").text(room.kind);
        json.key("id").text(room.id);
        json.key("name").text(room.name);
        json.key("joining").number(room.joining);
        json.key("leaving").number(room.leaving);
        json.end();
    }
    json.endArray();
    json.key("lost").beginArray();
    for (const auto& loss : impact.lost) {
        json.begin();
        json.key("what").text(loss.what);
        json.key("count").number(loss.count);
        json.end();
    }
    json.endArray();
    json.end();
}

void writeSource(JsonText& json, std::int64_t row, const std::string& sheet) {
    if (row == 0 && sheet.empty()) return;
    json.key("source").begin();
    if (row != 0) json.key("row").number(row);
    json.some("sheet", sheet);
    json.end();
}

void writeWork(JsonText& json, const Changeset& c) {
    json.key("total").number(c.total);
    json.key("received").number(c.total);
    json.key("counts").begin();
    for (std::size_t i = 0; i < kVerdicts; ++i)
        json.key(verdictKey(static_cast<Verdict>(i))).number(c.counts[i]);
    json.end();
    json.key("progress").begin();
    json.key("done").number(c.done);
    json.key("total").number(c.toDo);
    json.end();
    json.key("impact");
    json.raw(impactText(c.impact));
    if (c.error) json.key("error").raw(rowErrorText(*c.error));
    if (c.undoOf) json.key("undoOf").text(c.undoOf->value);
    if (c.undoneBy) json.key("undoneBy").text(c.undoneBy->value);
    json.key("undo").begin();
    json.key("possible").flag(c.undo.possible);
    json.some("why", c.undo.why);
    json.some("until", c.undo.until);
    json.end();
}

void writeOperation(JsonText& json, const Operation& operation) {
    json.begin();
    json.key("no").number(operation.no);
    json.key("kind").text(operation.kind);
    json.key("action").text(operation.action);
    json.some("id", operation.id);
    if (operation.base) json.key("base").number(*operation.base);
    if (!operation.value.empty()) json.key("value").raw(operation.value);
    writeSource(json, operation.sourceRow, operation.sourceSheet);
    json.end();
}

} // namespace

std::string rowErrorText(const Error& error) {
    JsonText json(256);
    writeError(json, error);
    return json.take();
}

std::string changesText(const std::vector<FieldChange>& changes) {
    JsonText json(512);
    writeChanges(json, changes);
    return json.take();
}

std::string impactText(const Impact& impact) {
    JsonText json(512);
    writeImpact(json, impact);
    return json.take();
}

std::string changesetText(const Changeset& c) {
    JsonText json(1024);
    json.begin();
    json.key("changesetId").text(c.id.value);
    json.key("title").text(c.title);
    json.key("reason").text(c.reason);
    json.key("origin").text(changesetOriginKey(c.origin));
    json.some("action", c.action);
    json.key("author").begin();
    json.key("id").text(c.authorId);
    json.key("name").text(c.authorName);
    json.end();
    json.key("state").text(changesetStateKey(c.state));
    json.key("version").number(c.version);
    json.key("createdAt").instant(c.createdAt);
    json.some("plannedAt", c.plannedAt);
    json.some("appliedAt", c.appliedAt);
    writeWork(json, c);
    json.end();
    return json.take();
}

std::string rowText(const PlannedRow& row) {
    JsonText json(512);
    json.begin();
    json.key("no").number(row.no);
    json.key("kind").text(row.kind);
    json.key("action").text(row.action);
    json.key("id").text(row.id);
    json.key("name").text(row.name);
    json.key("verdict").text(verdictKey(row.verdict));
    json.key("changes");
    writeChanges(json, row.changes);
    if (row.error) {
        json.key("error");
        writeError(json, *row.error);
    }
    writeSource(json, row.sourceRow, row.sourceSheet);
    json.end();
    return json.take();
}

std::string createText(const NewChangeset& wanted) {
    JsonText json(1024);
    json.begin();
    json.key("title").text(wanted.title);
    json.some("reason", wanted.reason);
    json.key("origin").text(changesetOriginKey(wanted.origin));
    if (!wanted.operations.empty()) {
        json.key("operations").beginArray();
        for (const auto& operation : wanted.operations)
            writeOperation(json, operation);
        json.endArray();
    }
    if (wanted.plan) json.key("plan").flag(true);
    json.flagUnless(false, "sendInvitations", wanted.sendInvitations);
    json.end();
    return json.take();
}

void appendOperation(std::string& out, const Operation& operation) {
    JsonText json(256 + operation.value.size());
    writeOperation(json, operation);
    out += json.take();
    out += '\n';
}

} // namespace sekisho::api
