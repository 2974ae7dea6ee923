#include "models/api/event_wire.h"

#include "models/api/json_text.h"
#include "models/domain/session.h"
#include "models/domain/shown_text.h"
#include "models/policy/ip_range.h"
#include "models/policy/service_template.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>

namespace sekisho::api {

namespace dom = simdjson::dom;

namespace {

constexpr std::size_t kLongestEventId = 255; // bytes; of sources, people and ids of things as well
constexpr std::size_t kLongestEventName = 1'000;
constexpr std::size_t kLongestEventContent = 20'000;
constexpr std::size_t kMostEventReceivers = 200;
constexpr std::size_t kMostEventFiles = 50;
constexpr std::int64_t kLargestEventNumber = std::int64_t{1} << 53; // what every reader of JSON holds exactly
constexpr std::chrono::hours kFurthestEvent{1};                     // in the future: clocks differ

Error eventFault(std::string code, std::string_view field, std::string sentence) {
    return Error(ErrorKind::BadInput, std::move(code), std::move(sentence)).at(std::string(field));
}

Error fieldFault(std::string_view field, std::string_view what) {
    return eventFault("EVENT_FIELD", field, "The field " + std::string(field) + " " + std::string(what) + ".");
}

Error formatFault(std::string_view attribute, std::string_view what) {
    return eventFault("EVENT_FORMAT", attribute,
                      "The attribute " + std::string(attribute) + " " + std::string(what) + ".");
}

std::size_t charactersOf(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool hasControls(std::string_view text) {
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7F; });
}

// Addresses are compared in small letters; ids keep theirs.
std::string personText(std::string_view text) {
    std::string out(text);
    if (text.find('@') != std::string_view::npos)
        std::ranges::transform(out, out.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

bool isShortText(std::string_view text) {
    return !text.empty() && text.size() <= kLongestEventId && !hasControls(text);
}

// ---- the fields of one event ---------------------------------------------------------------------------------------

class EventFields {
  public:
    explicit EventFields(Event& event) : event_(event) {}
    Done read(const dom::object& data);

  private:
    Done take(const EventField& field, const dom::element& value);
    Done takeText(const EventField& field, std::string_view text);
    Done takeNumber(const EventField& field, const dom::element& value);
    Done takePeople(const EventField& field, const dom::element& value);
    Done takeFiles(const EventField& field, const dom::element& value);
    void keep(const EventField& field, std::string text) { event_.texts.emplace(field.key, std::move(text)); }

    Event& event_;
};

Done EventFields::read(const dom::object& data) {
    const auto fields = event_.type->fields;
    std::array<bool, 64> seen{};
    for (const auto [key, value] : data) {
        const auto found = std::ranges::find(fields, std::string_view(key), &EventField::key);
        const auto place = static_cast<std::size_t>(found - fields.begin());
        if (found == fields.end() || place >= seen.size())
            return fieldFault(shownText(key), "does not belong to events of this type");
        if (seen[place]) return fieldFault(found->key, "stands there twice");
        if (value.is_null()) continue;
        SEKISHO_CHECK(take(*found, value));
        seen[place] = true;
    }
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].required && !seen[i]) return fieldFault(fields[i].key, "is missing");
    return {};
}

Done EventFields::take(const EventField& field, const dom::element& value) {
    switch (field.type) {
    case EventFieldType::Number:
        return takeNumber(field, value);
    case EventFieldType::People:
        return takePeople(field, value);
    case EventFieldType::Files:
        return takeFiles(field, value);
    case EventFieldType::Flag: {
        bool flag = false;
        if (value.get_bool().get(flag) != simdjson::SUCCESS) return fieldFault(field.key, "must be true or false");
        keep(field, flag ? "true" : "false");
        return {};
    }
    default: {
        std::string_view text;
        if (value.get_string().get(text) != simdjson::SUCCESS) return fieldFault(field.key, "must be a text");
        return takeText(field, text);
    }
    }
}

Done EventFields::takeText(const EventField& field, std::string_view text) {
    if (text.find('\0') != std::string_view::npos) return fieldFault(field.key, "must not hold U+0000");
    if (field.type == EventFieldType::Content) {
        if (charactersOf(text) > kLongestEventContent) return fieldFault(field.key, "is longer than 20,000 characters");
        event_.content = text;
        return {};
    }
    if (text.empty()) return field.required ? Done(fieldFault(field.key, "must not be empty")) : Done();
    switch (field.type) {
    case EventFieldType::Name:
        if (charactersOf(text) > kLongestEventName) return fieldFault(field.key, "is longer than 1,000 characters");
        keep(field, std::string(text));
        return {};
    case EventFieldType::Address:
        if (text.find('@') == std::string_view::npos) return fieldFault(field.key, "must be a mail address");
        [[fallthrough]];
    case EventFieldType::Person:
        if (!isShortText(text)) return fieldFault(field.key, "must have at most 255 bytes and no control characters");
        keep(field, personText(text));
        return {};
    case EventFieldType::Client:
        if (!clientKindOf(text)) return fieldFault(field.key, "is no kind of client");
        break;
    case EventFieldType::Service:
        if (!policy::serviceOf(text)) return fieldFault(field.key, "is no service");
        break;
    case EventFieldType::Result:
        if (text != "success" && text != "denied" && text != "failed")
            return fieldFault(field.key, "must be success, denied or failed");
        break;
    case EventFieldType::Ip: {
        const auto address = policy::ipAddressOf(text);
        if (!address) return fieldFault(field.key, "must be an IP address");
        keep(field, policy::ipText(*address));
        return {};
    }
    default: // an id
        if (!isShortText(text)) return fieldFault(field.key, "must have at most 255 bytes and no control characters");
        break;
    }
    keep(field, std::string(text));
    return {};
}

Done EventFields::takeNumber(const EventField& field, const dom::element& value) {
    std::int64_t number = 0;
    if (value.get_int64().get(number) != simdjson::SUCCESS || number < 0 || number > kLargestEventNumber)
        return fieldFault(field.key, "must be a whole number from 0 to 2^53");
    keep(field, std::to_string(number));
    return {};
}

Done EventFields::takePeople(const EventField& field, const dom::element& value) {
    dom::array people;
    if (value.get_array().get(people) != simdjson::SUCCESS) return fieldFault(field.key, "must be a list");
    if (people.size() > kMostEventReceivers) return fieldFault(field.key, "names more than 200 people");
    if (people.size() == 0 && field.required) return fieldFault(field.key, "must not be empty");
    std::vector<std::string> list;
    list.reserve(people.size());
    for (const dom::element one : people) {
        std::string_view text;
        if (one.get_string().get(text) != simdjson::SUCCESS || !isShortText(text))
            return fieldFault(field.key, "must hold user ids or mail addresses");
        std::string person = personText(text);
        if (std::ranges::find(list, person) == list.end()) list.push_back(std::move(person));
    }
    if (!list.empty()) event_.lists.emplace(field.key, std::move(list));
    return {};
}

Done EventFields::takeFiles(const EventField& field, const dom::element& value) {
    dom::array files;
    if (value.get_array().get(files) != simdjson::SUCCESS) return fieldFault(field.key, "must be a list");
    if (files.size() > kMostEventFiles) return fieldFault(field.key, "names more than 50 files");
    for (const dom::element one : files) {
        dom::object object;
        if (one.get_object().get(object) != simdjson::SUCCESS) return fieldFault(field.key, "must hold objects");
        EventFile file;
        for (const auto [key, part] : object) {
            std::string_view name;
            if (key == "name" && part.get_string().get(name) == simdjson::SUCCESS && !name.empty() &&
                charactersOf(name) <= kLongestEventName && name.find('\0') == std::string_view::npos)
                file.name = name;
            else if (key != "size" || part.get_int64().get(file.size) != simdjson::SUCCESS || file.size < 0 ||
                     file.size > kLargestEventNumber)
                return fieldFault(field.key, "must hold files with a name of 1 to 1,000 characters and a size");
        }
        if (file.name.empty()) return fieldFault(field.key, "holds a file without a name");
        event_.files.push_back(std::move(file));
    }
    return {};
}

// ---- CloudEvents ---------------------------------------------------------------------------------------------------

enum Attribute : std::size_t { kSpecVersion, kId, kSource, kType, kTime, kContentType, kAttributes };
constexpr std::array<std::string_view, kAttributes> kAttributeNames{"specversion", "id",   "source",
                                                                    "type",        "time", "datacontenttype"};

struct Envelope {
    std::array<std::optional<std::string_view>, kAttributes> texts;
    std::optional<dom::object> data;
};

// What belongs to the format itself; extension attributes are nobody's business here.
Result<Envelope> envelopeOf(const dom::element& element) {
    dom::object object;
    if (element.get_object().get(object) != simdjson::SUCCESS)
        return eventFault("EVENT_FORMAT", "", "An event must be a JSON object.");
    Envelope out;
    for (const auto [key, value] : object) {
        if (key == "data_base64") return formatFault("data_base64", "is not understood; data must be a JSON object");
        if (key == "data") {
            dom::object data;
            if (out.data) return formatFault("data", "stands there twice");
            if (value.get_object().get(data) != simdjson::SUCCESS) return formatFault("data", "must be a JSON object");
            out.data = data;
            continue;
        }
        const auto* name = std::ranges::find(kAttributeNames, std::string_view(key));
        if (name == kAttributeNames.end() || value.is_null()) continue;
        auto& place = out.texts[static_cast<std::size_t>(name - kAttributeNames.begin())];
        std::string_view text;
        if (place) return formatFault(*name, "stands there twice");
        if (value.get_string().get(text) != simdjson::SUCCESS) return formatFault(*name, "must be a text");
        place = text;
    }
    return out;
}

bool isJsonType(std::string_view contentType) {
    const std::string_view type = contentType.substr(0, contentType.find(';'));
    return type == "application/json" || type == "text/json" || type.ends_with("+json");
}

Done checkEnvelope(const Envelope& envelope) {
    for (const Attribute needed : {kSpecVersion, kId, kSource, kType}) {
        const auto& text = envelope.texts[needed];
        if (!text || text->empty()) return formatFault(kAttributeNames[needed], "is missing");
    }
    if (*envelope.texts[kSpecVersion] != "1.0") return formatFault("specversion", "must be 1.0");
    for (const Attribute name : {kId, kSource})
        if (!isShortText(*envelope.texts[name]))
            return formatFault(kAttributeNames[name], "must have at most 255 bytes and no control characters");
    const auto& contentType = envelope.texts[kContentType];
    if (contentType && !isJsonType(*contentType)) return formatFault("datacontenttype", "must be application/json");
    if (!envelope.data) return formatFault("data", "is missing");
    return {};
}

Result<Instant> eventTime(const std::optional<std::string_view>& text, Instant now) {
    const auto fault = [](std::string sentence) { return eventFault("EVENT_TIME", "time", std::move(sentence)); };
    if (!text) return fault("The attribute time is missing.");
    const auto at = parseInstant(*text);
    if (!at || *at < Instant{}) return fault("The attribute time must be RFC 3339 with an offset, after 1970.");
    if (*at > now + kFurthestEvent) return fault("The event is more than an hour in the future.");
    return *at;
}

Result<Event> readEvent(const Envelope& envelope, Instant now) {
    SEKISHO_CHECK(checkEnvelope(envelope));
    Event event;
    event.type = eventType(*envelope.texts[kType]);
    if (!event.type)
        return eventFault("EVENT_TYPE_UNKNOWN", "type",
                          "There is no event type " + shownText(*envelope.texts[kType]) + ".");
    event.id = *envelope.texts[kId];
    event.source = *envelope.texts[kSource];
    SEKISHO_TRY(at, eventTime(envelope.texts[kTime], now));
    event.at = at;
    SEKISHO_CHECK(EventFields(event).read(*envelope.data));
    return event;
}

// With the id in params, as far as there is one, so that the sender finds the event.
EventOrFault eventOf(const dom::element& element, Instant now) {
    auto envelope = envelopeOf(element);
    if (!envelope) return std::move(envelope).error();
    auto event = readEvent(*envelope, now);
    if (event) return event;
    const auto& id = envelope->texts[kId];
    return std::move(event).error().with("id", id ? shownText(*id) : std::string());
}

// ---- bodies --------------------------------------------------------------------------------------------------------

Error noJson() {
    return Error(ErrorKind::BadInput, "INVALID_JSON", "The body must be one event or a list of events as JSON.");
}

Error tooManyEvents() {
    return Error(ErrorKind::TooLarge, "EVENT_BATCH_SIZE", "A batch holds at most 5,000 events.")
        .with("max", std::to_string(kMostEventsInBatch));
}

// Events that are refused by themselves count nothing.
Result<std::vector<EventOrFault>> withinBounds(std::vector<EventOrFault> events) {
    std::size_t people = 0;
    for (const EventOrFault& event : events)
        if (event) people += event->people();
    if (people <= kMostPeopleInBatch) return events;
    return Error(ErrorKind::TooLarge, "EVENT_BATCH_PEOPLE", "The events of a batch name at most 50,000 people.")
        .with("max", std::to_string(kMostPeopleInBatch));
}

constexpr std::string_view kJsonBlanks = " \t\r\n";

std::string_view withoutBlanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kJsonBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kJsonBlanks) - first + 1);
}

// Where the entries of a list begin and end, by brackets and quotes alone: one of them that cannot be read must not
// spoil the others. Nothing when it is no list as a whole; one more than a batch may have when it has more.
std::optional<std::vector<std::string_view>> entriesOf(std::string_view body) {
    if (body.size() < 2 || body.front() != '[' || body.back() != ']') return std::nullopt;
    std::vector<std::string_view> out;
    std::size_t begin = 1;
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = 1; at + 1 < body.size(); ++at) {
        const char c = body[at];
        if (quoted) {
            if (c == '\\') ++at;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (--depth < 0) return std::nullopt;
        } else if (c == ',' && depth == 0) {
            if (out.size() <= kMostEventsInBatch) out.push_back(withoutBlanks(body.substr(begin, at - begin)));
            begin = at + 1;
        }
    }
    if (quoted || depth != 0) return std::nullopt;
    out.push_back(withoutBlanks(body.substr(begin, body.size() - 1 - begin)));
    return out;
}

// An empty text may point nowhere, from where simdjson would copy.
simdjson::error_code parsed(dom::parser& parser, std::string_view text, dom::element& element) {
    return text.empty() ? simdjson::EMPTY : parser.parse(text.data(), text.size()).get(element);
}

EventOrFault eventOfText(dom::parser& parser, std::string_view text, Instant now) {
    dom::element element;
    switch (parsed(parser, text, element)) {
    case simdjson::SUCCESS:
        return eventOf(element, now);
    case simdjson::UTF8_ERROR:
    case simdjson::STRING_ERROR: // half of a surrogate pair
        return eventFault("EVENT_UTF8", "", "The event holds text that is not valid UTF-8.");
    default:
        return eventFault("EVENT_FORMAT", "", "The event is not valid JSON.");
    }
}

Result<std::vector<EventOrFault>> eventsOneByOne(std::string_view body, Instant now) {
    dom::parser parser;
    std::vector<EventOrFault> out;
    const std::string_view whole = withoutBlanks(body);
    if (whole.starts_with('{') && whole.ends_with('}')) {
        // What is no entry of a list is no event by itself either, whatever else is wrong with it.
        const std::string list = "[" + std::string(whole) + "]";
        if (const auto entries = entriesOf(list); !entries || entries->size() != 1) return noJson();
        out.push_back(eventOfText(parser, whole, now));
        if (!out.back() && out.back().error().code == "EVENT_FORMAT") return noJson();
        return out;
    }
    const auto entries = entriesOf(whole);
    if (!entries) return noJson();
    if (entries->size() > kMostEventsInBatch) return tooManyEvents();
    out.reserve(entries->size());
    for (const std::string_view entry : *entries)
        out.push_back(eventOfText(parser, entry, now));
    return withinBounds(std::move(out));
}

} // namespace

const std::string& Event::text(std::string_view key) const {
    static const std::string none;
    const auto found = texts.find(key);
    return found != texts.end() ? found->second : none;
}

std::size_t Event::people() const {
    std::size_t count = 0;
    for (const auto& [key, list] : lists)
        count += list.size();
    return count;
}

Result<std::vector<EventOrFault>> eventsFromText(std::string_view body, Instant now) {
    dom::parser parser;
    dom::element root;
    if (parsed(parser, body, root) != simdjson::SUCCESS) return eventsOneByOne(body, now);
    std::vector<EventOrFault> out;
    dom::array list;
    if (root.get_array().get(list) != simdjson::SUCCESS) {
        if (!root.is_object()) return noJson();
        out.push_back(eventOf(root, now));
        return out;
    }
    if (list.size() > kMostEventsInBatch) return tooManyEvents();
    out.reserve(list.size());
    for (const dom::element element : list)
        out.push_back(eventOf(element, now));
    return withinBounds(std::move(out));
}

std::string intakeAnswerText(const IntakeAnswer& answer) {
    JsonText out;
    out.begin();
    out.key("accepted").number(answer.accepted);
    out.key("duplicates").number(answer.duplicates);
    out.key("refused").beginArray();
    for (const auto& refused : answer.refused) {
        out.begin();
        out.key("index").number(static_cast<std::int64_t>(refused.index));
        out.some("id", refused.id);
        out.key("code").text(refused.error.code);
        out.some("field", refused.error.field);
        out.key("message").text(refused.error.description);
        out.end();
    }
    out.endArray();
    out.end();
    return out.take();
}

} // namespace sekisho::api
