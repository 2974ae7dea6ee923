#include "models/api/fields_picture.h"
#include "models/api/json_reader.h"

#include "models/api/json_text.h"
#include "models/api/record.h"
#include "models/domain/validation.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <utility>

namespace sekisho::api {

namespace json = boost::json;

namespace {

constexpr std::string_view kEditableByAdmin = "ADMIN";
constexpr std::string_view kEditableBySelf = "ADMIN_AND_SELF";

// A record with one more member behind those it has.
template<class T>
void writeHeld(JsonText& out, std::string_view key, const std::vector<Held<T>>& all) {
    out.key(key).beginArray();
    for (const Held<T>& one : all) {
        std::string record = recordText(one.value);
        record.pop_back();
        out.raw(record + ",\"members\":" + std::to_string(one.members) + '}');
    }
    out.endArray();
}

void writeFields(JsonText& out, const FieldSettings& settings, bool withRules) {
    out.key("fields").beginArray();
    for (const FieldRule& rule : memberFields()) {
        if (!rule.mayRequire && !rule.mayHide && !rule.mayOpen) continue;
        const FieldSetting setting = settings.of(rule.key);
        out.begin();
        out.key("key").text(rule.key);
        out.key("required").flag(setting.required);
        out.key("visible").flag(setting.visible);
        out.key("editable").text(setting.bySelf ? kEditableBySelf : kEditableByAdmin);
        if (withRules) {
            out.key("canRequire").flag(rule.mayRequire);
            out.key("canHide").flag(rule.mayHide);
            out.key("canOpen").flag(rule.mayOpen);
        }
        out.end();
    }
    out.endArray();
}

Result<std::int64_t> numberIn(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    if (!value || !value->is_int64()) return malformedAnswer("a number is missing");
    return value->get_int64();
}

template<class T, class Read>
Done readHeld(const json::object& object, std::string_view key, std::vector<Held<T>>& into, Read read) {
    const json::value* list = object.if_contains(key);
    if (!list || !list->is_array()) return malformedAnswer("a list is missing");
    for (const json::value& item : list->get_array()) {
        if (!item.is_object()) return malformedAnswer("an entry is not an object");
        SEKISHO_TRY(value, read(json::serialize(item)));
        SEKISHO_TRY(members, numberIn(item.get_object(), "members"));
        into.push_back({std::move(value), members});
    }
    return {};
}

Result<json::object> objectOf(std::string_view text) {
    boost::system::error_code failed;
    json::value value = json::parse(text, failed);
    if (failed || !value.is_object()) return malformedAnswer("the answer is not a JSON object");
    return std::move(value.as_object());
}

} // namespace

std::string fieldsPictureText(const FieldsPicture& picture) {
    JsonText out(8192);
    out.begin();
    out.key("version").number(picture.settings.version);
    writeFields(out, picture.settings, true);
    out.key("employeeNumber").begin();
    out.key("automatic").flag(picture.settings.numbering.automatic);
    out.key("prefix").text(picture.settings.numbering.prefix);
    out.key("digits").number(picture.settings.numbering.digits);
    out.key("next").number(picture.nextNumber);
    out.key("without").number(picture.withoutNumber);
    out.end();
    out.key("useProfileStatus").flag(picture.useProfileStatus);
    writeHeld(out, "customProperties", picture.properties);
    writeHeld(out, "profileStatuses", picture.statuses);
    out.end();
    return out.take();
}

Result<FieldsPicture> fieldsPictureFromText(std::string_view text) {
    SEKISHO_TRY(object, objectOf(text));
    FieldsPicture picture;
    SEKISHO_TRY(settings, fieldSettingsFromRecord(text));
    picture.settings = std::move(settings);
    std::erase_if(picture.settings.fields,
                  [](const FieldSetting& one) { return !one.required && one.visible && !one.bySelf; });
    const json::value* numbering = object.if_contains("employeeNumber");
    if (!numbering || !numbering->is_object()) return malformedAnswer("the numbering is missing");
    SEKISHO_TRY(next, numberIn(numbering->get_object(), "next"));
    SEKISHO_TRY(without, numberIn(numbering->get_object(), "without"));
    picture.nextNumber = next;
    picture.withoutNumber = without;
    const json::value* used = object.if_contains("useProfileStatus");
    picture.useProfileStatus = used && used->is_bool() && used->get_bool();
    SEKISHO_CHECK(readHeld(object, "customProperties", picture.properties, customPropertyFromRecord));
    SEKISHO_CHECK(readHeld(object, "profileStatuses", picture.statuses, profileStatusFromRecord));
    return picture;
}

std::string fieldSettingsInput(const FieldSettings& settings) {
    JsonText out(4096);
    out.begin();
    writeFields(out, settings, false);
    out.key("employeeNumber").begin();
    out.key("automatic").flag(settings.numbering.automatic);
    out.key("prefix").text(settings.numbering.prefix);
    out.key("digits").number(settings.numbering.digits);
    out.end();
    out.end();
    return out.take();
}

Result<NumbersGiven> numbersGivenFromText(std::string_view text) {
    SEKISHO_TRY(object, objectOf(text));
    SEKISHO_TRY(given, numberIn(object, "given"));
    SEKISHO_TRY(left, numberIn(object, "left"));
    return NumbersGiven{given, left};
}

} // namespace sekisho::api
