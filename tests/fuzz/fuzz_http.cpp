// Requests from bytes: the HTTP parser with the transport's rules, forwarding headers, routing, forms and JSON bodies.
// Whatever comes in, nothing may crash, and what is accepted must be well-formed text.
#include "service/http/body_gate.h"
#include "service/http/client_address.h"
#include "service/http/request_text.h"
#include "service/http/router.h"
#include "service/http/server.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

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

// What a trusted proxy's header says is an address in its one spelling, or the request is refused.
void checkClient(const Headers& headers) {
    static const auto proxies = TrustedProxies::of(std::vector<std::string>{"10.0.0.0/8", "2001:db8::/32"});
    const auto client = proxies->clientOf("10.1.2.3", headers);
    if (!client) return;
    const auto address = IpAddress::of(*client);
    if (!address || address->text() != *client) std::abort();
    if (*proxies->clientOf("192.0.2.1", headers) != "192.0.2.1") std::abort();
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
    checkClient(request->headers);
    const RouteMatch match = routes().match(request->method, request->segments);
    if (!match.endpoint) return 0;
    Call call{*request, *match.endpoint};
    call.path = match.path;
    if (readBody(call) && !call.body.is_null() && !call.body.is_object()) std::abort();
    return 0;
}
