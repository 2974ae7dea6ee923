#include "service/auth/endpoints.h"

#include "service/auth/auth_state.h"
#include "service/http/error_response.h"

namespace sekishod {

void setAddress(const Services& services, Origin& origin, const std::string& ip) {
    origin.ip = ip;
    origin.country = services.countries ? services.countries->countryOf(ip) : std::string();
}

Origin originOf(const Services& services, const Call& call, sekisho::ClientKind kind) {
    Origin origin;
    origin.kind = kind;
    setAddress(services, origin, call.request.remoteIp);
    origin.userAgent = call.request.header("User-Agent");
    return origin;
}

HandlerResult refusal(sekisho::Error error) {
    if (error.kind == sekisho::ErrorKind::RateLimited)
        for (const auto& param : error.params)
            if (param.name == "seconds") return errorResponse(error).with("Retry-After", param.value);
    if (error.kind == sekisho::ErrorKind::Unavailable) return errorResponse(error).with("Retry-After", "1");
    return error;
}

std::vector<Endpoint> authEndpoints(Services& services) {
    const auto state = std::make_shared<AuthState>(services);
    std::vector<Endpoint> endpoints;
    addConsoleEndpoints(endpoints, state);
    addTokenEndpoints(endpoints, state);
    addAuthorizeEndpoints(endpoints, state);
    addOwnAccountEndpoints(endpoints, state);
    addOpenIdEndpoints(endpoints, state);
    return endpoints;
}

} // namespace sekishod
