#include "service/auth/html_page.h"

#include "models/domain/client_facts.h"
#include "models/domain/validation.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <charconv>

namespace sekishod {

namespace {

constexpr std::string_view kStyle =
    "body{font-family:system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1c1e21}"
    "main{max-width:24rem;margin:8vh auto;padding:2rem;background:#fff;border:1px solid #c9ccd1;border-radius:8px}"
    "h1{font-size:1.25rem;margin:0 0 .5rem}label{display:block;margin:1rem 0 .25rem}"
    "input{box-sizing:border-box;width:100%;padding:.5rem;font-size:1rem;border:1px solid #6b7280;border-radius:4px}"
    "button{margin-top:1.25rem;padding:.6rem "
    "1.2rem;font-size:1rem;border:0;border-radius:4px;background:#1a56b0;color:#fff}"
    "button.plain{background:none;color:#1a56b0}"
    "input[aria-invalid=true]{border-color:#b42318;border-width:2px}"
    ".hint{margin:.25rem 0 0;font-size:.875rem;color:#4b5563}"
    ".error{margin:1rem 0;padding:.75rem;border-left:4px solid #b42318;background:#fdecea}"
    "@media(prefers-color-scheme:dark){body{background:#16181c;color:#e7e9ec}main{background:#20242a;border-color:#"
    "3c4149}"
    "input{background:#16181c;color:inherit;border-color:#8b929c}.error{background:#3a1d1b}.hint{color:#b6bcc6}"
    "button.plain{color:#8ab4f8}}";

std::string styleHash() {
    unsigned char hash[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(kStyle.data()), kStyle.size(), hash);
    std::string text(4 * ((sizeof hash + 2) / 3), '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), hash, sizeof hash);
    return text;
}

} // namespace

std::string escapedHtml(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out.push_back(c);
        }
    }
    return out;
}

bool prefersJapanese(std::string_view acceptLanguage) {
    double japanese = 0;
    double english = 0;
    for (std::size_t at = 0; at < acceptLanguage.size();) {
        const auto end = std::min(acceptLanguage.find(',', at), acceptLanguage.size());
        auto part = acceptLanguage.substr(at, end - at);
        part.remove_prefix(std::min(part.find_first_not_of(" \t"), part.size()));
        double weight = 1;
        if (const auto q = part.find("q="); q != std::string_view::npos)
            if (std::from_chars(part.data() + q + 2, part.data() + part.size(), weight).ec != std::errc{}) weight = 0;
        const auto tag = part.substr(0, 2);
        if (tag == "ja" || tag == "JA") japanese = std::max(japanese, weight);
        if (tag == "en" || tag == "EN") english = std::max(english, weight);
        at = end + 1;
    }
    return japanese > 0 && japanese >= english &&
           (japanese > english || acceptLanguage.find("ja") < acceptLanguage.find("en"));
}

std::string cookieValue(const Request& request, std::string_view name) {
    const auto header = request.header("Cookie");
    const std::string wanted = std::string(name) + "=";
    for (std::size_t at = 0; at < header.size();) {
        const auto end = std::min(header.find(';', at), header.size());
        auto part = header.substr(at, end - at);
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        if (part.starts_with(wanted)) return std::string(part.substr(wanted.size()));
        at = end + 1;
    }
    return {};
}

// Browsers hold the redirect after a posted form against form-action too, so the app's address has to be in it.
Response htmlPage(const HtmlHead& head, std::string_view content, std::string_view formTarget) {
    static const std::string style = styleHash();
    Response response;
    response.status = head.status;
    response.contentType = "text/html; charset=utf-8";
    response.body =
        fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                    "<title>{} - Sekisho</title><style>{}</style></head><body><main>{}</main></body></html>\n",
                    head.lang, head.title, kStyle, content);
    response.headers = {
        {"Content-Security-Policy",
         fmt::format("default-src 'none'; style-src 'sha256-{}'; form-action 'self'{}{}; frame-ancestors 'none'; "
                     "base-uri 'none'",
                     style, formTarget.empty() ? "" : " ", formTarget)},
        {"X-Frame-Options", "DENY"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cache-Control", "no-store"}};
    return response;
}

std::string errorSentence(const sekisho::Error& error, bool japanese) {
    const auto* fact = sekisho::errorFact(error.code);
    if (!fact) return error.description;
    std::string text(japanese ? fact->ja : fact->en);
    for (const auto& param : error.params) {
        const auto* field = param.name == "field" ? sekisho::memberField(param.value) : nullptr;
        const std::string value(field ? (japanese ? field->ja : field->en) : std::string_view(param.value));
        const std::string place = "{" + param.name + "}";
        if (const auto at = text.find(place); at != std::string::npos) text.replace(at, place.size(), value);
    }
    return text;
}

} // namespace sekishod
