#pragma once
// Why a member may use a service with a client, or not, as a chain of links: told of the same refusals that decide at
// sign-in, so that it never is a second opinion (★R5). Pure.

#include "models/domain/explanation.h"
#include "models/policy/access_decision.h"

#include <string>

namespace sekisho::policy {

// What is asked and what is known of the member. Policies and the texts of the subject must outlive the call.
struct UseFacts {
    const PolicySet& policies;
    AccessSubject subject; // its matrix is that of `fits`
    ClientKind client = ClientKind::Browser;
    std::optional<Service> service{}; // none: the client as such
    std::optional<IpAddress> address{};
    std::string country{};      // upper case
    bool addressAsked = false;  // otherwise its links say what it depends on, and nothing is refused because of it
    bool countryAsked = false;  // likewise
    EffectiveTemplate fits{};   // the template, and why it is this one
    std::string userType{};     // id; empty: he has none
    std::string userTypeName{}; // as it is shown
    std::string name{};         // of the member
};
// A new sign-in with ID and password: it meets everything that a running session meets, and the second factor besides.
Refusals useRefusals(const UseFacts& facts);
UseAnswer explainUse(const UseFacts& facts); // without `who` but its id and name

} // namespace sekisho::policy
