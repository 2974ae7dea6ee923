#include "models/api/feed_wire.h"

#include "models/api/json_reader.h"

#include <simdjson.h>

#include <algorithm>

namespace sekisho::api {

namespace ondemand = simdjson::ondemand;

namespace {

// Each reader returns false for a wrong type; the caller turns that into one error.
bool readText(ondemand::value value, std::string& into) {
    std::string_view text;
    if (value.get_string().get(text)) return false;
    into = text;
    return true;
}

bool readNumber(ondemand::value value, std::int64_t& into) {
    return !value.get_int64().get(into);
}

bool readObject(ondemand::value value, std::string& into) {
    ondemand::object object;
    if (value.get_object().get(object)) return false;
    std::string_view raw;
    if (object.raw_json().get(raw)) return false;
    into = raw;
    return true;
}

// Calls `each(key, value)` for every member; false when the text is no JSON object or `each` refuses.
template<class Each>
bool walk(ondemand::object object, Each each) {
    for (auto found : object) {
        ondemand::field field;
        std::string_view key;
        if (std::move(found).get(field) || field.unescaped_key().get(key)) return false;
        if (!each(key, field.value())) return false;
    }
    return true;
}

bool readChange(ondemand::value value, FeedChange& change) {
    ondemand::object object;
    std::string op;
    if (value.get_object().get(object)) return false;
    const bool read = walk(object, [&](std::string_view key, ondemand::value member) {
        if (key == "seq") return readNumber(member, change.seq);
        if (key == "kind") return readText(member, change.kind);
        if (key == "id") return readText(member, change.id);
        if (key == "op") return readText(member, op);
        if (key == "data") {
            bool null = false;
            if (!member.is_null().get(null) && null) return true;
            return readObject(member, change.data);
        }
        return true;
    });
    change.gone = op == "delete";
    return read && !change.kind.empty() && !change.id.empty() && (change.gone || (op == "put" && !change.data.empty()));
}

bool readChanges(ondemand::value value, std::vector<FeedChange>& into) {
    ondemand::array array;
    if (value.get_array().get(array)) return false;
    for (const auto found : array)
        if (found.error() || !readChange(found.value_unsafe(), into.emplace_back())) return false;
    return true;
}

} // namespace

struct FeedReader::Parts {
    ondemand::parser parser;
    std::string padded;
    ondemand::document document;

    bool open(std::string_view text, ondemand::object& object) {
        if (padded.capacity() < text.size() + simdjson::SIMDJSON_PADDING)
            padded.reserve(2 * text.size() + simdjson::SIMDJSON_PADDING);
        padded.assign(text);
        padded.append(simdjson::SIMDJSON_PADDING, '\0');
        const simdjson::padded_string_view view(padded.data(), text.size(), padded.size());
        if (!simdjson::validate_utf8(padded.data(), text.size())) return false;
        return !parser.iterate(view).get(document) && !document.get_object().get(object);
    }
    bool ended() {
        const char* at = nullptr;
        return document.current_location().get(at) == simdjson::OUT_OF_BOUNDS;
    }
};

FeedReader::FeedReader() : parts_(std::make_unique<Parts>()) {}
FeedReader::~FeedReader() = default;

Result<FeedLine> FeedReader::line(std::string_view text) {
    ondemand::object object;
    if (!parts_->open(text, object)) return malformedAnswer("a line of the snapshot is not a JSON object");
    FeedLine line;
    const bool read = walk(object, [&](std::string_view key, ondemand::value value) {
        if (key == "kind") return readText(value, line.record);
        if (key == "data") return readObject(value, line.data);
        if (key == "cursor") return readNumber(value, line.cursor);
        if (key == "members") return readNumber(value, line.members);
        if (key == "orgUnits") return readNumber(value, line.orgUnits);
        if (key == "count") return readNumber(value, line.count);
        return true;
    });
    if (!read || !parts_->ended() || line.record.empty()) return malformedAnswer("a line of the snapshot is malformed");
    if (line.record == "begin") {
        line.kind = FeedLine::Kind::Begin;
    } else if (line.record == "end") {
        line.kind = FeedLine::Kind::End;
    } else if (line.data.empty()) {
        return malformedAnswer("a record of the snapshot has no data");
    }
    return line;
}

std::optional<std::string_view> usualMember(std::string_view line) {
    constexpr std::string_view before = R"({"kind":"member","data":)", after = "}}";
    if (!line.starts_with(before) || !line.ends_with(after)) return std::nullopt;
    return line.substr(before.size(), line.size() - before.size() - 1);
}

Result<FeedChanges> FeedReader::changes(std::string_view body) {
    ondemand::object object;
    if (!parts_->open(body, object)) return malformedAnswer("the changes are not a JSON object");
    FeedChanges page;
    bool hasChanges = false, hasCursor = false;
    const bool read = walk(object, [&](std::string_view key, ondemand::value value) {
        if (key == "changes") return hasChanges = readChanges(value, page.changes);
        if (key == "nextCursor") return hasCursor = readNumber(value, page.nextCursor);
        if (key == "more") return !value.get_bool().get(page.more);
        return true;
    });
    if (!read || !parts_->ended() || !hasChanges || !hasCursor) return malformedAnswer("the changes are malformed");
    return page;
}

} // namespace sekisho::api
