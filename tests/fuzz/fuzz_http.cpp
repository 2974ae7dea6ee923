// Requests from bytes: the HTTP parser with the transport's rules, then routing, forms and JSON bodies. Whatever comes
// in, nothing may crash, and what is accepted must be well-formed text.
#include "service/http/body_gate.h"
#include "service/http/request_text.h"
#include "service/http/router.h"
#include "service/http/server.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace sekishod;

const Router& routes() {
    static const Router router = [] {
        Router made;
        std::vector<Endpoint> endpoints;
        for (const std::string_view path : {"/v1.0/users", "/v1.0/users/me", "/v1.0/users/{userId}",
                                            "/v1.0/users/{userId}/alias-emails/{email}", "/oauth2/v2.0/token"}) {
            for (const Method method : {Method::Get, Method::Post}) {
                Endpoint endpoint;
                endpoint.method = method;
                endpoint.path = path;
                endpoint.handler = [](Call&) -> HandlerResult { return Response::empty(204); };
                endpoint.body = path.starts_with("/oauth2") ? BodyKind::Form : BodyKind::JsonOrEmpty;
                endpoints.push_back(std::move(endpoint));
            }
        }
        if (!made.add(std::move(endpoints))) std::abort();
        return made;
    }();
    return router;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto request = readRequestText(bytes, 16 * 1024, 64 * 1024);
    if (!request) return 0;
    for (const auto& segment : request->segments)
        if (!isUtf8(segment)) std::abort();
    for (const auto& [name, value] : request->query)
        if (!isUtf8(name) || !isUtf8(value)) std::abort();
    if (!isRequestId(request->id)) std::abort();
    const RouteMatch match = routes().match(request->method, request->segments);
    if (!match.endpoint) return 0;
    Call call{*request, *match.endpoint};
    call.path = match.path;
    if (readBody(call) && !call.body.is_null() && !call.body.is_object()) std::abort();
    return 0;
}
