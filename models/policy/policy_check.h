#pragma once
// Is this a possible set of values, and what is different between two? Pure; the console asks while somebody types, the
// service before it stores.

#include "models/domain/error.h"
#include "models/policy/schema.h"

#include <string>
#include <vector>

namespace sekisho::policy {

// Puts lists and texts into the one form that is stored: blanks at the ends cut, extensions lower case without their
// dot and each once, mail addresses lower case and each once, addresses in canonical form, countries upper case, orders
// whole. What cannot be read stays for check() to name.
Values normalized(const Schema& schema, Values values);

// All faults, in the order of the fields, then those of no field; what is not there is no fault, see completed();
// `field` is "key" or "key[index]" from 0 for an entry of a list. Codes: INVALID_PARAMETER (wrong type or none of the
// choices), POLICY_RANGE {min,max}, POLICY_TOO_LONG {max}, POLICY_TOO_SHORT {min}, POLICY_TOO_MANY {max,count},
// POLICY_ABOVE {other,most}, POLICY_UNKNOWN_FIELD, ADDRESS_BAD {text}, ADDRESS_PREFIX {text,max}, ADDRESS_BACKWARDS
// {text}, ADDRESS_NOT_PUBLIC {text}, ADDRESS_OVERLAPS {text,other}, COUNTRY_UNKNOWN {text}, EXTENSION_BAD {text},
// POLICY_TWICE {text}, MENU_ADDRESS {text}, POLICY_FIXED, MONITOR_ADDRESS {text}, DATE_FORMAT, TIME_ZONE_UNKNOWN.
// Fields that do not count now are checked for their type alone.
std::vector<Error> check(const Schema& schema, const Values& values);

struct ValueChange {
    std::string key;
    Value from;
    Value to;
    bool operator==(const ValueChange&) const = default;
};
// Of the fields of the schema, in their order; what only mirrors another policy is changed there.
std::vector<ValueChange> changesBetween(const Schema& schema, const Values& before, const Values& after);

} // namespace sekisho::policy
