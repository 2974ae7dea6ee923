#pragma once
// What the few pages share that the service shows to people in a browser: no script, nothing from elsewhere, in
// Japanese or English. Pure; any thread.

#include "models/domain/error.h"
#include "service/http/message.h"

#include <string>
#include <string_view>

namespace sekishod {

std::string escapedHtml(std::string_view text);
// Whether Accept-Language puts Japanese before English; nothing known: English.
bool prefersJapanese(std::string_view acceptLanguage);
// Empty: the browser has sent no such cookie.
std::string cookieValue(const Request& request, std::string_view name);

struct HtmlHead {
    std::string_view lang;  // ja, en
    std::string_view title; // escaped
    int status = 200;
};
// The page around `content`, with headers that allow no frame, no script, no cache and no referrer. `formTarget` is an
// origin that an answered form may redirect to, beside the service itself.
Response htmlPage(const HtmlHead& head, std::string_view content, std::string_view formTarget = {});
// The sentence of resources/errors.json for a person, with the fields' own names; not escaped.
std::string errorSentence(const sekisho::Error& error, bool japanese);

} // namespace sekishod
