#include "models/api/record_parts.h"

namespace sekisho::api {

void writeTexts(JsonText& json, std::string_view key, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    json.key(key).beginArray();
    for (const auto& text : texts)
        json.text(text);
    json.endArray();
}

void writeI18n(JsonText& json, const std::vector<I18nText>& names, std::string_view key) {
    if (names.empty()) return;
    json.key(key).beginArray();
    for (const auto& name : names) {
        json.begin();
        json.key("language").text(name.language);
        json.key("name").text(name.name);
        json.end();
    }
    json.endArray();
}

void writeUsers(JsonText& json, std::string_view key, const std::vector<UserId>& users) {
    if (users.empty()) return;
    json.key(key).beginArray();
    for (const auto& user : users) {
        json.begin();
        json.key("userId").text(user.value);
        json.end();
    }
    json.endArray();
}

namespace {

void readI18nText(JsonReader& r, od::value v, I18nText& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "language")
            r.text(value, to.language);
        else if (key == "name")
            r.text(value, to.name);
    });
}

void readUserRef(JsonReader& r, od::value v, UserId& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "userId") r.id(value, to);
    });
}

} // namespace

void readI18nTexts(JsonReader& r, od::value v, std::vector<I18nText>& to) {
    r.list(v, to, [&](od::value item, I18nText& one) { readI18nText(r, item, one); });
}

void readUserRefs(JsonReader& r, od::value v, std::vector<UserId>& to) {
    r.list(v, to, [&](od::value item, UserId& one) { readUserRef(r, item, one); });
}

} // namespace sekisho::api
