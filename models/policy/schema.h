#pragma once
// The schemas of all policies (resources/policies/*.json) as tables, checked when the program was built. Form,
// validation, diff, words of audit and documentation read them here; nothing says a range or a word a second time.

#include "models/policy/values.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sekisho::policy {

struct Bilingual {
    std::string_view en;
    std::string_view ja;
};

enum class Widget {
    Switch,
    Choice,
    Number,
    Text,
    Fixed,
    Checks,
    Addresses,
    Countries,
    Extensions,
    Members,
    Targets, // members and organizations, by their ids
    Emails,  // mail addresses, lower case
    Date,    // a text, YYYY-MM-DD or empty
    Zone,    // a text, IANA
    Order,   // all of the choices, in an order
    Links,   // entries of a menu that lead elsewhere
};

struct Choice { // `value` as text, also of a number
    std::string_view value;
    Bilingual words;
};
struct Needs { // empty key: always open
    std::string_view key;
    std::span<const std::string_view> values; // as text: "true", "allowList", "30"
    Bilingual why;
};

struct Field {
    std::string_view key;
    Widget widget;
    bool number; // its values are numbers
    std::string_view group;
    std::int64_t minimum;         // Number: smallest value; Text: fewest characters
    std::int64_t maximum;         // Number: greatest value; Text: most characters; lists: most entries
    std::string_view defaultText; // of a list: empty; see defaultOf()
    std::span<const std::string_view> defaultEntries; // of a list
    Bilingual label;
    Bilingual help;
    Bilingual unit;
    Bilingual consequence;
    std::string_view guideline;
    std::span<const Choice>
        choices; // Choice, Checks and Order; of a Number the values that have words, such as "no limit"
    Needs needs;
    std::string_view atMost;   // key of the number that must not be exceeded
    std::string_view effect;   // key of policy_effects.h
    std::string_view mirror;   // "policy.field" that this one only shows
    std::string_view destroys; // "off", "less": then data is lost for good, as the consequence says; 0: no limit
};

struct FieldGroup {
    std::string_view key;
    Bilingual label;
};

struct Schema {
    std::string_view key;
    std::string_view menu; // of resources/menus.json
    Bilingual label;
    std::span<const FieldGroup> groups; // in their order
    std::span<const Field> fields;      // in the order of their screen
};

std::span<const Schema> schemas();               // sorted by key
std::span<const Schema> monitorSchemas();        // not among those: see monitor_policy.h
const Schema* schemaOf(std::string_view policy); // null: there is no such policy
const Schema* schemaOfMenu(std::string_view menu);
const Field* fieldOf(const Schema& schema, std::string_view key); // null
const Choice* choiceOf(const Field& field, const Value& value);   // null: none of its choices

Value defaultOf(const Field& field);
Values defaultsOf(const Schema& schema);
bool hasTypeOf(const Field& field, const Value& value);
// Exactly the fields of the schema are there afterwards: what is missing, or is of another type than the schema says,
// gets its default.
Values completed(const Schema& schema, Values values);
// Does the field count now, given the other values? See Field::needs; what it needs must count itself. Fields that
// mirror count where they come from, never here.
bool counts(const Schema& schema, const Field& field, const Values& values);

} // namespace sekisho::policy
