#pragma once
// The values of one policy, by the keys of its schema. Plain data without JSON: see models/api/policy_wire.h for that.

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace sekisho::policy {

struct AddressEntry {  // one line of an address list
    std::string range; // canonical: see ip_range.h
    std::string label; // up to 100 characters, may be empty
    bool operator==(const AddressEntry&) const = default;
};

struct LinkEntry {     // an entry of the members' menu that leads elsewhere
    std::string label; // 1–30 characters
    std::string url;   // https, up to 500 characters
    bool operator==(const LinkEntry&) const = default;
};

// monostate: not given. Choices are texts or numbers as their schema says; lists of texts are countries (ISO 3166-1
// alpha-2, upper case), extensions (lower case, no dot), ids of members and organizations, mail addresses (lower case)
// or keys of choices.
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, std::vector<std::string>,
                           std::vector<AddressEntry>, std::vector<LinkEntry>>;
using Values = std::map<std::string, Value, std::less<>>;

} // namespace sekisho::policy
