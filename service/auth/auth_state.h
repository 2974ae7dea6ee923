#pragma once
// What the sign-in endpoints share; one for each service, thread-safe.

#include "service/auth/service_key.h"
#include "service/auth/sign_in.h"
#include "service/auth/timed_book.h"
#include "service/http/endpoint.h"
#include "service/http/services.h"

#include <memory>
#include <string>
#include <vector>

namespace sekishod {

struct Challenge { // of the console's flow, between two steps
    SignInState state;
    int wrongAnswers = 0;
};

struct AuthorizeForm { // a sign-in page somebody has open
    SignInState state;
    std::string clientName;
    std::string stateParam;
    std::string cookie; // both must come back: only the page itself knows the token, only the browser the cookie
    std::string csrf;
    bool japanese = false;
    sekisho::policy::Step step = sekisho::policy::Step::Complete; // Complete: asks for login and password
    SignInOutcome outcome;
    int wrongAnswers = 0;
};

struct AuthState {
    explicit AuthState(Services& s) : services(s) {}
    Services& services;
    SignInLimits limits;
    SignIn signIn{services, limits};
    TimedBook<Challenge> challenges{std::chrono::minutes(5), 5'000};
    ServiceKey key{services.store};
    TimedBook<AuthorizeForm> forms{std::chrono::minutes(10), 5'000};
};
using AuthStatePtr = std::shared_ptr<AuthState>;

inline constexpr int mostWrongAnswers = 5; // of one challenge or page

// Of a request: what the client is and where it comes from.
Origin originOf(const Services& services, const Call& call, sekisho::ClientKind kind);
// The same client asks again, perhaps from another address.
void setAddress(const Services& services, Origin& origin, const std::string& ip);
// An error as the answer of an endpoint: 429 and 503 say when to come again.
HandlerResult refusal(sekisho::Error error);

// The parts of authEndpoints().
void addConsoleEndpoints(std::vector<Endpoint>& endpoints, const AuthStatePtr& state);
void addTokenEndpoints(std::vector<Endpoint>& endpoints, const AuthStatePtr& state);
void addAuthorizeEndpoints(std::vector<Endpoint>& endpoints, const AuthStatePtr& state);
void addOwnAccountEndpoints(std::vector<Endpoint>& endpoints, const AuthStatePtr& state);
void addOpenIdEndpoints(std::vector<Endpoint>& endpoints, const AuthStatePtr& state);

} // namespace sekishod
