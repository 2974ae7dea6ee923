#include "service/http/message.h"

#include "service/http/request_text.h"

namespace sekishod {

std::string_view methodName(Method m) {
    switch (m) {
    case Method::Get:
        return "GET";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    case Method::Head:
        return "HEAD";
    case Method::Options:
        return "OPTIONS";
    }
    return {};
}

std::string_view Request::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (sameName(key, name)) return value;
    return {};
}

std::optional<std::string_view> Request::queryValue(std::string_view name) const {
    for (const auto& [key, value] : query)
        if (key == name) return value;
    return std::nullopt;
}

Response Response::json(int status, std::string text) {
    Response response;
    response.status = status;
    response.body = std::move(text);
    return response;
}

Response Response::empty(int status) {
    Response response;
    response.status = status;
    return response;
}

Response&& Response::with(std::string name, std::string value) && {
    headers.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
}

} // namespace sekishod
