// Header fields, targets and forms of a request, and the same texts written back into an answer: nothing that comes in
// may begin a field or an event of its own on the way out.
#include "models/api/sse_parser.h"
#include "service/auth/oauth_form.h"
#include "service/http/gate_rules.h"
#include "service/http/idempotency.h"
#include "service/http/request_text.h"
#include "service/http/response_text.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace sekishod;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

std::string percentEncoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

void checkForm(const std::string& text) {
    const auto fields = readForm(text);
    if (!fields) return;
    std::string again;
    for (const auto& [name, value] : *fields) {
        must(isUtf8(name) && isUtf8(value));
        if (!again.empty()) again += '&';
        again += percentEncoded(name) + '=' + percentEncoded(value);
    }
    const auto back = readForm(again);
    must(back && std::ranges::equal(*back, *fields));
}

void checkRequest(const std::string& text) {
    Request request;
    if (!readTarget(text, request)) return;
    for (const auto& segment : request.segments)
        must(isUtf8(segment));
    const OAuthForm form = OAuthForm::ofQuery(request);
    if (form.fault().empty())
        for (const auto& [name, value] : request.query)
            must(form.has(name) || name.find('+') != std::string::npos); // a blank there
}

void checkHeaders(const std::string& text) {
    Request request;
    request.headers = {{"Idempotency-Key", text}, {"Content-Type", text}};
    if (const auto key = idempotencyKey(request); key && *key) must((*key)->key == text && text.size() <= 128);
    const std::string media = mediaType(text);
    must(media.find(';') == std::string::npos && mediaType(media) == media);
    must(sameName(text, text));
    if (isRequestId(text)) must(text.size() <= 64 && text.find_first_of("\r\n\" <>") == std::string::npos);
    if (isHost(text)) must(text.find_first_of("\r\n/@?# \"<>") == std::string::npos);
    if (const auto number = wholeNumber(text)) must(wholeNumber(std::to_string(*number)) == number);
}

void checkHead(const std::string& text) {
    Response plain = Response::empty(200);
    plain.headers.emplace_back("X-Note", "a");
    Response response = Response::empty(200);
    response.headers.emplace_back("X-Note", text);
    const std::string head = responseHead(response, {.requestId = "r"});
    must(std::ranges::count(head, '\n') == std::ranges::count(responseHead(plain, {.requestId = "r"}), '\n'));
    must(head.find("\r\n\r\n") == head.size() - 4);
}

void checkEvent(const std::string& text) {
    if (text.find('\r') != std::string::npos) return; // the data of events is JSON: it holds none
    sekisho::api::SseParser parser;
    int events = 0;
    const auto fed = parser.feed(eventText(7, "changes", text), [&](const sekisho::api::SseEvent& event) {
        ++events;
        must(event.id == "7" && event.type == "changes" && event.data == text);
    });
    must(!fed || events == 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    checkForm(text);
    checkRequest(text);
    checkHeaders(text);
    checkHead(text);
    checkEvent(text);
    if (const auto plain = percentDecode(text, true)) must(percentDecode(percentEncoded(*plain), true) == *plain);
    return 0;
}
