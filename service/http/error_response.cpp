#include "service/http/error_response.h"

#include "models/domain/client_facts.h"
#include "service/http/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;

namespace {

// Faults of the service itself have codes for its log; a client is told only what it can act on.
std::string publicCode(const Error& error, int status) {
    if (error.kind == ErrorKind::DiskFull) return "SERVICE_STORAGE_FULL";
    if (error.code.empty() || (status >= 500 && status != 501 && status != 503 && status != 507))
        return status == 503 ? "SERVICE_UNAVAILABLE" : "INTERNAL_SERVER_ERROR";
    const sekisho::ErrorFact* fact = sekisho::errorFact(error.code);
    if (fact && fact->status == 0) return status == 503 ? "SERVICE_UNAVAILABLE" : "INTERNAL_SERVER_ERROR";
    return error.code;
}

std::string_view paramOf(const Error& error, std::string_view name) {
    for (const auto& param : error.params)
        if (param.name == name) return param.value;
    return name == "field" ? std::string_view(error.field) : std::string_view{};
}

std::string filled(std::string_view sentence, const Error& error) {
    std::string out;
    while (!sentence.empty()) {
        const std::size_t open = std::min(sentence.find('{'), sentence.size());
        out += sentence.substr(0, open);
        sentence.remove_prefix(open);
        const std::size_t close = sentence.find('}');
        if (sentence.empty() || close == std::string_view::npos) break;
        out += paramOf(error, sentence.substr(1, close - 1));
        sentence.remove_prefix(close + 1);
    }
    return out;
}

void appendEncoded(std::string& out, std::string_view text) {
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain)
            out.push_back(c);
        else
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
}

std::string challengeOf(const Error& error, std::string_view word) {
    std::string challenge = R"(Bearer realm="sekisho")";
    if (word.empty()) return challenge;
    std::string text = errorSentence(error);
    std::erase_if(text, [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
    challenge += fmt::format(R"(, error="{}", error_description="{}")", word, text);
    return challenge;
}

} // namespace

Error publicError(const Error& error) {
    Error told = error;
    told.code = publicCode(error, sekisho::httpStatus(error));
    if (told.code != error.code) told.description.clear();
    if (told.description.empty()) told.description = errorSentence(told);
    told.detail.clear();
    return told;
}

std::string errorSentence(const Error& error) {
    if (!error.description.empty()) return error.description;
    const sekisho::ErrorFact* fact = sekisho::errorFact(error.code);
    return fact ? filled(fact->en, error) : std::string("The request failed.");
}

std::string errorSentenceJa(const Error& error) {
    const sekisho::ErrorFact* fact = sekisho::errorFact(error.code);
    return fact ? filled(fact->ja, error) : std::string();
}

Response errorResponse(const Error& error) {
    const int status = sekisho::httpStatus(error);
    const Error told = publicError(error);
    std::string body = R"({"code":)";
    appendJson(body, told.code);
    body += R"(,"description":)";
    appendJson(body, errorSentence(told));
    if (!error.all.empty()) body += R"(,"errors":)" + errorsText(error.all);
    body += '}';
    Response response = Response::json(status, std::move(body));
    if (!error.field.empty()) response.headers.emplace_back("X-Error-Field", error.field);
    std::string params;
    for (const auto& param : error.params) {
        if (param.name == "etag") {
            response.headers.emplace_back("ETag", param.value);
            continue;
        }
        if (!params.empty()) params += '&';
        appendEncoded(params, param.name);
        params += '=';
        appendEncoded(params, param.value);
    }
    if (!params.empty()) response.headers.emplace_back("X-Error-Params", std::move(params));
    return response;
}

std::string errorsText(const std::vector<Error>& all) {
    std::string out = "[";
    const auto member = [&out](std::string_view name, std::string_view text) {
        appendJson(out, name);
        out += ':';
        appendJson(out, text);
    };
    for (std::size_t i = 0; i < std::min(all.size(), kMostErrorsTold); ++i) {
        const Error told = publicError(all[i]);
        out += i == 0 ? "{" : ",{";
        member("field", told.field);
        out += ',';
        member("code", told.code);
        out += ',';
        member("description", errorSentence(told));
        out += R"(,"params":{)";
        for (std::size_t k = 0; k < told.params.size(); ++k) {
            if (k > 0) out += ',';
            member(told.params[k].name, told.params[k].value);
        }
        out += "}}";
    }
    return out + ']';
}

Response bearerChallenge(const Error& error, std::string_view word, std::string_view scope) {
    std::string challenge = challengeOf(error, word);
    if (!scope.empty()) challenge += fmt::format(R"(, scope="{}")", scope);
    return errorResponse(error).with("WWW-Authenticate", std::move(challenge));
}

Response stepUpChallenge(const Error& error) {
    const std::string challenge = challengeOf(error, error.field);
    Error told = error;
    told.field.clear();
    return errorResponse(told).with("WWW-Authenticate",
                                    fmt::format(R"({}, max_age="{}")", challenge, paramOf(error, "seconds")));
}

} // namespace sekishod
