#include "models/api/policy_json.h"
#include "models/api/policy_wire.h"
#include "models/api/request_fields.h"
#include "models/domain/shown_text.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include <utility>

namespace sekisho::api {

namespace json = boost::json;
using policy::AddressEntry;
using policy::Field;
using policy::LinkEntry;
using policy::Schema;
using policy::Value;
using policy::Values;
using policy::Widget;

namespace {

Error wrongPolicyValue(std::string field) {
    std::string sentence = field + " has a value of another kind than its schema says.";
    return badInput(std::move(field), "INVALID_PARAMETER", std::move(sentence));
}

std::string entryField(const Field& field, std::size_t index) {
    return std::string(field.key) + '[' + std::to_string(index) + ']';
}

Result<Value> readTextList(const Field& field, const json::value& value) {
    const auto* array = value.if_array();
    if (!array) return wrongPolicyValue(std::string(field.key));
    std::vector<std::string> out;
    out.reserve(array->size());
    for (const auto& item : *array) {
        if (!item.is_string()) return wrongPolicyValue(entryField(field, out.size()));
        out.emplace_back(item.get_string());
    }
    return Value(std::move(out));
}

bool readAddress(const json::value& value, AddressEntry& to) {
    if (value.is_string()) {
        to.range = value.get_string();
        return true;
    }
    const auto* object = value.if_object();
    if (!object || !object->contains("range")) return false;
    for (const auto& [key, member] : *object) {
        if (key == "label" && member.is_null()) continue;
        if ((key != "range" && key != "label") || !member.is_string()) return false;
        (key == "range" ? to.range : to.label) = member.get_string();
    }
    return true;
}

Result<Value> readAddressList(const Field& field, const json::value& value) {
    const auto* array = value.if_array();
    if (!array) return wrongPolicyValue(std::string(field.key));
    std::vector<AddressEntry> out;
    out.reserve(array->size());
    for (const auto& item : *array)
        if (!readAddress(item, out.emplace_back())) return wrongPolicyValue(entryField(field, out.size() - 1));
    return Value(std::move(out));
}

bool readLink(const json::value& value, LinkEntry& to) {
    const auto* object = value.if_object();
    if (!object || !object->contains("label") || !object->contains("url")) return false;
    for (const auto& [key, member] : *object) {
        if ((key != "label" && key != "url") || !member.is_string()) return false;
        (key == "label" ? to.label : to.url) = member.get_string();
    }
    return true;
}

Result<Value> readLinkList(const Field& field, const json::value& value) {
    const auto* array = value.if_array();
    if (!array) return wrongPolicyValue(std::string(field.key));
    std::vector<LinkEntry> out;
    for (const auto& item : *array)
        if (!readLink(item, out.emplace_back())) return wrongPolicyValue(entryField(field, out.size() - 1));
    return Value(std::move(out));
}

Result<Value> readSingle(const Field& field, const json::value& value) {
    if (field.widget == Widget::Switch) {
        if (value.is_bool()) return Value(value.get_bool());
    } else if (field.number) {
        if (const auto number = wholeNumber(value)) return Value(*number);
    } else if (value.is_string()) {
        return Value(std::string(value.get_string()));
    }
    return wrongPolicyValue(std::string(field.key));
}

Result<Value> readValue(const Field& field, const json::value& value) {
    if (value.is_null()) return policy::defaultOf(field);
    switch (field.widget) {
    case Widget::Addresses:
        return readAddressList(field, value);
    case Widget::Links:
        return readLinkList(field, value);
    case Widget::Checks:
    case Widget::Countries:
    case Widget::Extensions:
    case Widget::Members:
    case Widget::Targets:
    case Widget::Emails:
    case Widget::Order:
        return readTextList(field, value);
    case Widget::Switch:
    case Widget::Choice:
    case Widget::Number:
    case Widget::Text:
    case Widget::Fixed:
    case Widget::Date:
    case Widget::Zone:
        return readSingle(field, value);
    }
    return Value();
}

// Of a field that no schema has any more.
Value valueByLook(const json::value& value) {
    if (value.is_bool()) return value.get_bool();
    if (const auto number = wholeNumber(value)) return *number;
    if (value.is_string()) return std::string(value.get_string());
    const auto* array = value.if_array();
    if (!array) return {};
    std::vector<std::string> texts;
    std::vector<AddressEntry> addresses;
    std::vector<LinkEntry> links;
    for (const auto& item : *array) {
        if (LinkEntry link; readLink(item, link))
            links.push_back(std::move(link));
        else if (item.is_string())
            texts.emplace_back(item.get_string());
        else if (!readAddress(item, addresses.emplace_back()))
            return {};
    }
    if (!links.empty()) return links.size() == array->size() ? Value(std::move(links)) : Value();
    if (addresses.empty()) return texts;
    return texts.empty() ? Value(std::move(addresses)) : Value();
}

json::value parsedOrNull(std::string_view text) {
    boost::system::error_code failed;
    auto value = json::parse(text, failed);
    return failed ? json::value() : value;
}

Value changedValue(const Field* field, const json::object& change, std::string_view name) {
    const auto* value = change.if_contains(name);
    if (!value || value->is_null()) return {};
    if (field)
        if (auto read = readValue(*field, *value)) return std::move(*read);
    return valueByLook(*value);
}

} // namespace

void writePolicyValue(JsonText& json, const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) {
        json.flag(*flag);
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        json.number(*number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        json.text(*text);
    } else if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
        json.beginArray();
        for (const std::string& one : *texts)
            json.text(one);
        json.endArray();
    } else if (const auto* addresses = std::get_if<std::vector<AddressEntry>>(&value)) {
        json.beginArray();
        for (const AddressEntry& entry : *addresses)
            json.begin().key("range").text(entry.range).key("label").text(entry.label).end();
        json.endArray();
    } else if (const auto* links = std::get_if<std::vector<LinkEntry>>(&value)) {
        json.beginArray();
        for (const LinkEntry& link : *links)
            json.begin().key("label").text(link.label).key("url").text(link.url).end();
        json.endArray();
    } else {
        json.null();
    }
}

void writePolicyValues(JsonText& json, const Values& values) {
    json.begin();
    for (const auto& [key, value] : values)
        writePolicyValue(json.escapedKey(key), value);
    json.end();
}

void writePolicyChanges(JsonText& json, const std::vector<policy::ValueChange>& changes) {
    json.beginArray();
    for (const auto& change : changes) {
        json.begin().key("key").text(change.key);
        writePolicyValue(json.key("from"), change.from);
        writePolicyValue(json.key("to"), change.to);
        json.end();
    }
    json.endArray();
}

std::string policyValuesText(const Values& values) {
    JsonText json;
    writePolicyValues(json, values);
    return json.take();
}

Result<Values> policyValuesFromRequest(const Schema& schema, const json::value& values) {
    const auto* object = values.if_object();
    if (!object) return badInput("values", "INVALID_PARAMETER", "values must be an object.");
    Values out;
    for (const auto& [name, value] : *object) {
        const std::string key(name);
        const Field* field = policy::fieldOf(schema, key);
        if (!field) return badInput(shownText(key), "POLICY_UNKNOWN_FIELD", {}).with("text", shownText(key));
        SEKISHO_TRY(read, readValue(*field, value));
        out.insert_or_assign(key, std::move(read));
    }
    return out;
}

Values storedPolicyValues(const Schema& schema, std::string_view text) {
    Values out;
    const json::value stored = parsedOrNull(text);
    if (const auto* object = stored.if_object())
        for (const Field& field : schema.fields)
            if (const auto* value = object->if_contains(field.key))
                if (auto read = readValue(field, *value)) out.emplace(field.key, std::move(*read));
    return policy::completed(schema, std::move(out));
}

std::vector<std::string> unknownPolicyFields(const Schema& schema, std::string_view text) {
    std::vector<std::string> out;
    const json::value stored = parsedOrNull(text);
    if (const auto* object = stored.if_object())
        for (const auto& [key, value] : *object)
            if (!policy::fieldOf(schema, key)) out.emplace_back(key);
    return out;
}

std::string policyChangesText(const std::vector<policy::ValueChange>& changes) {
    JsonText json;
    writePolicyChanges(json, changes);
    return json.take();
}

Result<std::vector<policy::ValueChange>> policyChangesFromText(const Schema& schema, std::string_view text) {
    const Error malformed(ErrorKind::BadInput, "RESPONSE_MALFORMED", "The answer of the service could not be read.");
    const json::value parsed = parsedOrNull(text);
    const auto* array = parsed.if_array();
    if (!array) return malformed;
    std::vector<policy::ValueChange> out;
    for (const auto& item : *array) {
        const auto* change = item.if_object();
        const auto* key = change ? change->if_contains("key") : nullptr;
        if (!key || !key->is_string()) return malformed;
        const Field* field = policy::fieldOf(schema, std::string_view(key->get_string()));
        out.push_back(
            {std::string(key->get_string()), changedValue(field, *change, "from"), changedValue(field, *change, "to")});
    }
    return out;
}

} // namespace sekisho::api
