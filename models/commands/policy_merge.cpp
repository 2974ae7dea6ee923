#include "models/commands/policy_merge.h"

#include <type_traits>

namespace sekisho::commands {

namespace {

constexpr char kBetween = '\x1f'; // stands in no value

void copyValue(policy::Values& to, const policy::Values& from, std::string_view key) {
    if (const auto at = from.find(key); at != from.end()) to.insert_or_assign(std::string(key), at->second);
}

FieldTable<policy::Values> tableOf(const policy::Schema& schema) {
    std::vector<FieldAccess<policy::Values>> fields;
    for (const policy::Field& field : schema.fields)
        fields.push_back(
            {field.key,
             [key = field.key](const policy::Values& values) {
                 const auto at = values.find(key);
                 return at == values.end() ? std::string() : stableText(at->second);
             },
             [key = field.key](policy::Values& to, const policy::Values& from) { copyValue(to, from, key); }});
    return FieldTable<policy::Values>(std::move(fields));
}

} // namespace

std::string stableText(const policy::Value& value) {
    std::string text = std::to_string(value.index());
    std::visit(
        [&text](const auto& held) {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, bool>) {
                text += held ? "true" : "false";
            } else if constexpr (std::is_same_v<T, std::int64_t>) {
                text += std::to_string(held);
            } else if constexpr (std::is_same_v<T, std::string>) {
                text += held;
            } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
                for (const std::string& entry : held)
                    text += entry + kBetween;
            } else if constexpr (std::is_same_v<T, std::vector<policy::AddressEntry>>) {
                for (const policy::AddressEntry& entry : held)
                    text += entry.range + kBetween + entry.label + kBetween;
            } else if constexpr (std::is_same_v<T, std::vector<policy::LinkEntry>>) {
                for (const policy::LinkEntry& link : held)
                    text += link.label + kBetween + link.url + kBetween;
            }
        },
        value);
    return text;
}

Merge<policy::Values> mergePolicies(const policy::Schema& schema, const policy::Values& base,
                                    const policy::Values& mine, const policy::Values& theirs) {
    return tableOf(schema).merge(base, mine, theirs);
}

policy::Values resolvedPolicy(const Merge<policy::Values>& merge, const policy::Values& mine,
                              const std::vector<std::string>& keepMine) {
    policy::Values out = merge.merged;
    for (const std::string& key : keepMine)
        copyValue(out, mine, key);
    return out;
}

} // namespace sekisho::commands
