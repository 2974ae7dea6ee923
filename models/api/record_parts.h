#pragma once
// Private to this folder: parts that records of several kinds share.

#include "models/api/json_reader.h"
#include "models/api/json_text.h"
#include "models/domain/structure.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

// Left out when empty.
void writeTexts(JsonText& json, std::string_view key, const std::vector<std::string>& texts);
void writeI18n(JsonText& json, const std::vector<I18nText>& names, std::string_view key = "i18nNames");
void writeUsers(JsonText& json, std::string_view key, const std::vector<UserId>& users); // [{"userId"}]

void readI18nTexts(JsonReader& r, od::value v, std::vector<I18nText>& to);
void readUserRefs(JsonReader& r, od::value v, std::vector<UserId>& to);

} // namespace sekisho::api
