#include "models/api/changeset_wire.h"
#include "models/api/json_reader.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace sekisho::api {

namespace {

constexpr std::size_t kLongestTitle = 200;
constexpr std::size_t kLongestReason = 1000;

// The text of a value as it stands; its inside is not looked at.
void rawText(JsonReader& r, od::value v, std::string& to) {
    od::json_type type{};
    std::string_view text;
    bool good = v.type().get(type) == simdjson::SUCCESS;
    if (good && type == od::json_type::object) {
        od::object object;
        good = v.get_object().get(object) == simdjson::SUCCESS && object.raw_json().get(text) == simdjson::SUCCESS;
    } else if (good && type == od::json_type::array) {
        od::array array;
        good = v.get_array().get(array) == simdjson::SUCCESS && array.raw_json().get(text) == simdjson::SUCCESS;
    } else if (good) {
        text = v.raw_json_token();
        while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20)
            text.remove_suffix(1);
    }
    if (good)
        to = text;
    else
        r.ok = false;
}

void readSource(JsonReader& r, od::value v, std::int64_t& row, std::string& sheet) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "row")
            r.number(value, row);
        else if (key == "sheet")
            r.text(value, sheet);
    });
}

void readError(JsonReader& r, std::string_view key, od::value v, Error& to) {
    if (key == "code")
        r.text(v, to.code);
    else if (key == "field")
        r.text(v, to.field);
    else if (key == "description")
        r.text(v, to.description);
    else if (key == "params")
        r.fields(v, [&](std::string_view name, od::value value) {
            ErrorParam param;
            param.name = name;
            r.text(value, param.value);
            to.params.push_back(std::move(param));
        });
}

void readError(JsonReader& r, od::value v, std::optional<Error>& to) {
    if (r.isNull(v)) return;
    to = Error(ErrorKind::BadInput, {});
    r.fields(v, [&](std::string_view key, od::value value) { readError(r, key, value, *to); });
}

void readChange(JsonReader& r, std::string_view field, od::value v, std::vector<FieldChange>& to) {
    FieldChange change;
    change.field = field;
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "from")
            rawText(r, value, change.from);
        else if (key == "to")
            rawText(r, value, change.to);
    });
    to.push_back(std::move(change));
}

void readRoom(JsonReader& r, od::value v, RoomChange& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "kind") return r.text(value, to.kind);
        if (key == "id") return r.text(value, to.id);
        if (key == "name") return r.text(value, to.name);
        if (key == "joining") return r.number(value, to.joining);
        if (key == "leaving") return r.number(value, to.leaving);
    });
}

void readImpact(JsonReader& r, std::string_view key, od::value v, Impact& to) {
    if (key == "membersAdded") return r.number(v, to.membersAdded);
    if (key == "membersRemoved") return r.number(v, to.membersRemoved);
    if (key == "loggedOut") return r.number(v, to.loggedOut);
    if (key == "headsUnseated") return r.number(v, to.headsUnseated);
    if (key == "invitations") return r.number(v, to.invitations);
    if (key == "roomsChanged") return r.number(v, to.roomsChanged);
    if (key == "rooms") return r.list(v, to.rooms, [&](od::value item, RoomChange& room) { readRoom(r, item, room); });
    if (key == "lost")
        return r.list(v, to.lost, [&](od::value item, Loss& loss) {
            r.fields(item, [&](std::string_view name, od::value value) {
                if (name == "what") return r.text(value, loss.what);
                if (name == "count") return r.number(value, loss.count);
            });
        });
}

template<class E>
void word(JsonReader& r, od::value v, E& to, std::optional<E> (*of)(std::string_view)) {
    const auto known = of(r.view(v));
    if (known)
        to = *known;
    else
        r.ok = false;
}

void readCounts(JsonReader& r, od::value v, Changeset& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (const auto verdict = verdictOf(key)) r.number(value, to.counts[static_cast<std::size_t>(*verdict)]);
    });
}

void readWork(JsonReader& r, std::string_view key, od::value v, Changeset& to) {
    if (key == "total") return r.number(v, to.total);
    if (key == "counts") return readCounts(r, v, to);
    if (key == "progress")
        return r.fields(v, [&](std::string_view name, od::value value) {
            if (name == "done") return r.number(value, to.done);
            if (name == "total") return r.number(value, to.toDo);
        });
    if (key == "impact")
        return r.fields(v, [&](std::string_view name, od::value value) { readImpact(r, name, value, to.impact); });
    if (key == "error") return readError(r, v, to.error);
    if (key == "undoOf") return r.id(v, to.undoOf);
    if (key == "undoneBy") return r.id(v, to.undoneBy);
    if (key == "undo")
        return r.fields(v, [&](std::string_view name, od::value value) {
            if (name == "possible") return r.flag(value, to.undo.possible);
            if (name == "why") return r.text(value, to.undo.why);
            if (name == "until") return r.instant(value, to.undo.until);
        });
}

void readChangeset(JsonReader& r, std::string_view key, od::value v, Changeset& to) {
    if (key == "changesetId") return r.id(v, to.id);
    if (key == "title") return r.text(v, to.title);
    if (key == "reason") return r.text(v, to.reason);
    if (key == "origin") return word<ChangesetOrigin>(r, v, to.origin, changesetOriginOf);
    if (key == "action") return r.text(v, to.action);
    if (key == "author")
        return r.fields(v, [&](std::string_view name, od::value value) {
            if (name == "id") return r.text(value, to.authorId);
            if (name == "name") return r.text(value, to.authorName);
        });
    if (key == "state") return word<ChangesetState>(r, v, to.state, changesetStateOf);
    if (key == "version") return r.number(v, to.version);
    if (key == "createdAt") return r.instant(v, to.createdAt);
    if (key == "plannedAt") return r.instant(v, to.plannedAt);
    if (key == "appliedAt") return r.instant(v, to.appliedAt);
    readWork(r, key, v, to);
}

void readRow(JsonReader& r, std::string_view key, od::value v, PlannedRow& to) {
    if (key == "no") return r.number(v, to.no);
    if (key == "kind") return r.text(v, to.kind);
    if (key == "action") return r.text(v, to.action);
    if (key == "id") return r.text(v, to.id);
    if (key == "name") return r.text(v, to.name);
    if (key == "verdict") return word<Verdict>(r, v, to.verdict, verdictOf);
    if (key == "changes")
        return r.fields(v, [&](std::string_view field, od::value value) { readChange(r, field, value, to.changes); });
    if (key == "error") return readError(r, v, to.error);
    if (key == "source") return readSource(r, v, to.sourceRow, to.sourceSheet);
}

void readCursor(JsonReader& r, od::value v, std::string& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "nextCursor") r.text(value, to);
    });
}

void readOperation(JsonReader& r, std::string_view key, od::value v, Operation& to) {
    switch (keyHash(key)) {
    case "no"_key:
        return r.number(v, to.no);
    case "kind"_key:
        return r.text(v, to.kind);
    case "action"_key:
        return r.text(v, to.action);
    case "id"_key:
        return r.text(v, to.id);
    case "base"_key: {
        if (r.isNull(v)) return;
        Version base = 0;
        r.number(v, base);
        to.base = base;
        return;
    }
    case "value"_key: {
        if (r.isNull(v)) return;
        rawText(r, v, to.value);
        if (!to.value.starts_with('{')) r.ok = false;
        return;
    }
    case "source"_key:
        return readSource(r, v, to.sourceRow, to.sourceSheet);
    default:
        return;
    }
}

bool complete(const Operation& operation) {
    return operation.no > 0 && !operation.kind.empty() && !operation.action.empty() && operation.sourceRow >= 0;
}

Error malformed(std::int64_t line, std::string code = "OPERATION_MALFORMED") {
    return badInput("operations", std::move(code), {}).with("line", std::to_string(line));
}

std::size_t codePoints(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Result<std::string> textOf(const boost::json::object& body, std::string_view key, std::size_t longest) {
    const auto* value = body.if_contains(key);
    if (!value || value->is_null()) return std::string();
    if (!value->is_string())
        return badInput(std::string(key), "INVALID_PARAMETER", std::string(key) + " must be a text.");
    const std::string_view text = value->get_string();
    if (codePoints(text) > longest)
        return badInput(std::string(key), "TOO_LONG", {}).with("max", std::to_string(longest));
    return std::string(text);
}

Result<bool> flagOf(const boost::json::object& body, std::string_view key) {
    const auto* value = body.if_contains(key);
    if (!value || value->is_null()) return false;
    if (!value->is_bool())
        return badInput(std::string(key), "INVALID_PARAMETER", std::string(key) + " must be true or false.");
    return value->get_bool();
}

Result<std::vector<Operation>> operationsOf(const boost::json::array& list) {
    if (list.size() > kMostOperationsAtOnce)
        return badInput("operations", "CHANGESET_TOO_LARGE", {}).with("max", std::to_string(kMostOperationsAtOnce));
    std::vector<Operation> out(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto read = parsed<Operation>(boost::json::serialize(list[i]), readOperation);
        if (!read || !complete(*read)) return malformed(static_cast<std::int64_t>(i) + 1);
        out[i] = std::move(*read);
    }
    return out;
}

} // namespace

Result<Changeset> changesetFromText(std::string_view json) {
    return parsed<Changeset>(json, readChangeset);
}

Result<PlannedRow> rowFromText(std::string_view json) {
    return parsed<PlannedRow>(json, readRow);
}

Result<std::vector<FieldChange>> changesFromText(std::string_view json) {
    return parsed<std::vector<FieldChange>>(json, readChange);
}

Result<Impact> impactFromText(std::string_view json) {
    return parsed<Impact>(json, readImpact);
}

Result<Error> rowErrorFromText(std::string_view json) {
    auto read = parsed<Error>(json, [](JsonReader& r, std::string_view key, od::value v, Error& to) {
        readError(r, key, v, to);
        to.kind = ErrorKind::BadInput;
    });
    return read;
}

Result<ChangesetPage> changesetsFromText(std::string_view json) {
    return parsed<ChangesetPage>(json, [](JsonReader& r, std::string_view key, od::value v, ChangesetPage& page) {
        if (key == "changesets")
            r.list(v, page.changesets, [&](od::value item, Changeset& to) {
                r.fields(item, [&](std::string_view name, od::value value) { readChangeset(r, name, value, to); });
            });
        else if (key == "responseMetaData")
            readCursor(r, v, page.nextCursor);
    });
}

Result<RowPage> rowsFromText(std::string_view json) {
    return parsed<RowPage>(json, [](JsonReader& r, std::string_view key, od::value v, RowPage& page) {
        if (key == "rows")
            r.list(v, page.rows, [&](od::value item, PlannedRow& to) {
                r.fields(item, [&](std::string_view name, od::value value) { readRow(r, name, value, to); });
            });
        else if (key == "responseMetaData")
            readCursor(r, v, page.nextCursor);
    });
}

Result<std::int64_t> receivedFromText(std::string_view json) {
    return parsed<std::int64_t>(json, [](JsonReader& r, std::string_view key, od::value v, std::int64_t& to) {
        if (key == "received") r.number(v, to);
    });
}

Result<NewChangeset> newChangesetFromRequest(const boost::json::value& body) {
    const auto* object = body.if_object();
    if (!object) return Error(ErrorKind::BadInput, "INVALID_JSON", "The body must be a JSON object.");
    NewChangeset out;
    SEKISHO_TRY(title, textOf(*object, "title", kLongestTitle));
    if (title.empty()) return badInput("title", "MISSING_PARAMETER", "title is missing.");
    SEKISHO_TRY(reason, textOf(*object, "reason", kLongestReason));
    SEKISHO_TRY(word, textOf(*object, "origin", kLongestTitle));
    const auto origin = changesetOriginOf(word.empty() ? "import" : word);
    if (!origin || *origin == ChangesetOrigin::Undo)
        return badInput("origin", "INVALID_PARAMETER", "origin must be edit, api, import or move.");
    out.title = std::move(title);
    out.reason = std::move(reason);
    out.origin = *origin;
    SEKISHO_TRY(plan, flagOf(*object, "plan"));
    SEKISHO_TRY(invitations, flagOf(*object, "sendInvitations"));
    out.plan = plan;
    out.sendInvitations = invitations;
    if (const auto* list = object->if_contains("operations"); list && !list->is_null()) {
        if (!list->is_array()) return badInput("operations", "INVALID_PARAMETER", "operations must be a list.");
        SEKISHO_TRY(operations, operationsOf(list->get_array()));
        out.operations = std::move(operations);
    }
    return out;
}

struct OperationReader::Parts {
    od::parser parser;
    std::string padded; // the text with room behind it for the parser
    std::size_t size = 0;
    std::size_t at = 0;
    std::int64_t line = 0;

    bool read(std::size_t begin, std::size_t length, Operation& to) {
        od::document document;
        od::object object;
        const char* text = padded.data() + begin;
        if (!simdjson::validate_utf8(text, length)) return false;
        const simdjson::padded_string_view view(text, length, padded.size() - begin);
        if (parser.iterate(view).get(document) != simdjson::SUCCESS ||
            document.get_object().get(object) != simdjson::SUCCESS)
            return false;
        to = Operation{};
        JsonReader reader;
        reader.fields(object, [&](std::string_view key, od::value value) { readOperation(reader, key, value, to); });
        const char* end = nullptr;
        return reader.ok && document.current_location().get(end) == simdjson::OUT_OF_BOUNDS && complete(to);
    }
};

OperationReader::OperationReader(std::string_view ndjson) : parts_(std::make_unique<Parts>()) {
    parts_->padded.reserve(ndjson.size() + simdjson::SIMDJSON_PADDING);
    parts_->padded.assign(ndjson);
    parts_->padded.append(simdjson::SIMDJSON_PADDING, '\0');
    parts_->size = ndjson.size();
}

OperationReader::~OperationReader() = default;

std::int64_t OperationReader::line() const {
    return parts_->line;
}

Result<bool> OperationReader::next(Operation& to) {
    Parts& p = *parts_;
    while (p.at < p.size) {
        const std::size_t begin = p.at;
        const std::size_t stop = std::min(p.padded.find('\n', begin), p.size);
        p.at = stop + 1;
        ++p.line;
        std::size_t length = stop - begin;
        if (length > 0 && p.padded[begin + length - 1] == '\r') --length;
        if (length == 0) continue;
        if (length > kLongestOperation) return malformed(p.line, "OPERATION_TOO_LONG");
        if (!p.read(begin, length, to)) return malformed(p.line);
        return true;
    }
    return false;
}

} // namespace sekisho::api
