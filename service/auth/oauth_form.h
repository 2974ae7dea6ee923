#pragma once
// Requests and answers of the OAuth endpoints (RFC 6749): form fields in the body or the query, errors as
// {"error","error_description"}.

#include "models/domain/error.h"
#include "service/auth/tokens.h"
#include "service/http/call.h"
#include "service/http/request_text.h"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

namespace sekishod {

class OAuthForm {
  public:
    // The body's fields before those of the query. `fault` is set when they cannot be read or one stands twice.
    static OAuthForm of(const Call& call);
    static OAuthForm ofQuery(const Request& request);

    std::string text(std::string_view name) const; // empty when absent
    bool has(std::string_view name) const;
    const std::string& fault() const { return fault_; }

  private:
    void add(const std::string& encoded);
    Fields fields_;
    std::string fault_;
};

// What the endpoint answers when it says no.
struct OAuthFault {
    int status = 400;
    std::string error; // a word of RFC 6749
    std::string description;
    bool basic = false; // the client tried HTTP Basic: the answer must name it
};
Response oauthResponse(const OAuthFault& fault);
Response oauthJson(const boost::json::object& answer); // 200, never to be stored by a cache

// The app that asks, its secret checked in constant time; by HTTP Basic or in the form. A public client needs no
// secret.
struct ClientCheck {
    ApiClient client;
    std::optional<OAuthFault> fault;
};
sekisho::Result<ClientCheck> checkClient(sekisho::sql::Database& db, const Request& request, const OAuthForm& form);

} // namespace sekishod
