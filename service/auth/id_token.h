#pragma once
// OpenID Connect: who signed in, signed by the service.

#include "service/auth/auth_state.h"

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace sekishod {

struct IdTokenFacts {
    std::string issuer; // https://host:port
    std::string clientId;
    sekisho::DomainId domain = 0;
    std::string member;
    std::string nonce;
};
// Empty unless "openid" is among the scopes. Not inside a write transaction.
sekisho::Result<std::string> idTokenFor(AuthState& auth, const IdTokenFacts& facts,
                                        const std::vector<std::string>& scopes);
// sub, name, email … of a member or a service account. Nothing: he is gone.
sekisho::Result<std::optional<boost::json::object>> personClaims(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                                 const std::string& member);

} // namespace sekishod
