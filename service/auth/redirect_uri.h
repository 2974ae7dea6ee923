#pragma once
// Where an authorization answer may be sent (RFC 6749 §3.1.2, RFC 8252 §7.3).

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// https, or http on 127.0.0.1, [::1] or localhost; absolute, no fragment, no user part, at most 2,000 characters.
bool isRegistrableRedirect(const std::string& uri);
// Exactly one of the registered ones; on a loopback address any port matches.
bool redirectMatches(const std::vector<std::string>& registered, std::string_view uri);
// scheme://host:port, for the form-action rule of the page's content policy. Only for registrable addresses.
std::string originOf(std::string_view uri);

} // namespace sekishod
