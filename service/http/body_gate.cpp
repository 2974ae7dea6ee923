#include "service/http/body_gate.h"

#include "service/http/request_text.h"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <new>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

bool isBlank(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

Error invalidJson(std::string text) {
    return Error(ErrorKind::BadInput, "INVALID_JSON", std::move(text));
}

Done readJsonBody(Call& call, bool mayBeEmpty) {
    const std::string& text = call.request.body;
    const std::string type = mediaType(call.request.header("Content-Type"));
    if (isBlank(text)) {
        if (mayBeEmpty) return {};
        return invalidJson("The body is empty; a JSON object is needed.");
    }
    if (type == "application/x-www-form-urlencoded" || type.starts_with("multipart/"))
        return Error(ErrorKind::BadInput, "UNSUPPORTED_MEDIA_TYPE");
    if (mayBeEmpty && text == "null") return {};
    SEKISHO_TRY(value, readJson(text));
    call.body = std::move(value);
    return {};
}

Done readFormBody(Call& call) {
    const Request& request = call.request;
    if (!isBlank(request.body)) {
        const std::string type = mediaType(request.header("Content-Type"));
        if (!type.empty() && type != "application/x-www-form-urlencoded")
            return Error(ErrorKind::BadInput, "UNSUPPORTED_MEDIA_TYPE");
        SEKISHO_TRY(fields, readForm(request.body));
        call.form = std::move(fields);
    }
    SEKISHO_TRY(fields, readForm(request.rawQuery));
    std::ranges::move(fields, std::back_inserter(call.form));
    return {};
}

} // namespace

Result<boost::json::value> readJson(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = 32;
    boost::json::error_code fault;
    try {
        boost::json::value value =
            boost::json::parse(boost::json::string_view(text.data(), text.size()), fault, {}, options);
        if (fault) return invalidJson("The body is not valid JSON of at most 32 levels.").because(fault.message());
        if (!value.is_object()) return invalidJson("The body must be a JSON object.");
        return value;
    } catch (const std::bad_alloc&) {
        return Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE");
    } catch (const std::exception& limit) {
        return invalidJson("The body holds a text or a list that is too long.").because(limit.what());
    }
}

Done readBody(Call& call) {
    switch (call.endpoint.body) {
    case BodyKind::None:
    case BodyKind::Raw:
        return {};
    case BodyKind::Json:
        return readJsonBody(call, false);
    case BodyKind::JsonOrEmpty:
        return readJsonBody(call, true);
    case BodyKind::Form:
        return readFormBody(call);
    }
    return {};
}

} // namespace sekishod
