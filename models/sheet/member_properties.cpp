// A tenant's own columns of a member: texts, links, numbers and days, one or several.
#include "models/domain/text_fold.h"
#include "models/sheet/cell_text.h"
#include "models/sheet/member_cells.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace sekisho::sheet {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestText = 100;
constexpr std::size_t kLongestLink = 300;
constexpr std::size_t kMostValues = 10;

json::object propertiesOf(const Member& member) {
    json::error_code error;
    const json::value value =
        json::parse(member.customPropertiesJson.empty() ? "{}" : member.customPropertiesJson, error);
    return error || !value.is_object() ? json::object() : value.get_object();
}

// 社内ページ <https://example.com>, or the address alone
std::optional<json::value> linkOf(std::string_view cell) {
    json::object link;
    std::string_view address = cell;
    const std::size_t open = cell.rfind(" <");
    if (cell.ends_with('>') && open != std::string_view::npos) {
        address = cell.substr(open + 2, cell.size() - open - 3);
        const std::string_view text = trimmedCell(cell.substr(0, open));
        if (lengthOf(text) > kLongestText) return std::nullopt;
        link["text"] = text;
    }
    if (address.empty() || lengthOf(address) > kLongestLink) return std::nullopt;
    link["link"] = address;
    return link;
}

std::optional<json::value> valueOf(CellTaker& to, const PropertyRule& rule, std::string_view cell) {
    const std::string field = std::string(kPropertyPrefix) + rule.name;
    switch (rule.type) {
    case PropertyRule::Type::Date:
        if (auto date = dateOf(cell)) return json::value(*date);
        to.fault(field, "DATE_FORMAT", guessedDate(cell).value_or(""));
        return std::nullopt;
    case PropertyRule::Type::Integer: {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
        if (error == std::errc() && end == cell.data() + cell.size() && number >= 0) return json::value(number);
        const std::string plain = halfWidth(cell);
        const bool digits = !plain.empty() && plain.find_first_not_of("0123456789") == std::string::npos;
        to.fault(field, "NUMBER_FORMAT", digits ? plain : std::string());
        return std::nullopt;
    }
    case PropertyRule::Type::Link:
        if (auto link = linkOf(cell)) return link;
        to.fault(badInput(field, "TOO_LONG", {})
                     .with("field", rule.displayName)
                     .with("max", fmt::format("{}", kLongestLink)));
        return std::nullopt;
    case PropertyRule::Type::Text:
        break;
    }
    if (lengthOf(cell) > kLongestText) {
        to.fault(badInput(field, "TOO_LONG", {})
                     .with("field", rule.displayName)
                     .with("max", fmt::format("{}", kLongestText)));
        return std::nullopt;
    }
    if (rule.options.empty() || std::ranges::find(rule.options, cell) != rule.options.end()) return json::value(cell);
    if (const auto label = std::ranges::find(rule.labels, cell); label != rule.labels.end())
        return json::value(rule.options[static_cast<std::size_t>(label - rule.labels.begin())]);
    const auto like = [&cell](const std::vector<std::string>& words) -> std::string {
        const auto found = std::ranges::find(words, fold(cell), [](const std::string& word) { return fold(word); });
        return found != words.end() ? *found : std::string();
    };
    std::string better = like(rule.options);
    to.fault(badInput(field, "UNKNOWN_VALUE", {}).with("field", rule.displayName),
             better.empty() ? like(rule.labels) : std::move(better));
    return std::nullopt;
}

std::string textOf(const json::value& value) {
    if (value.is_string()) return std::string(value.get_string());
    const json::object* link = value.if_object();
    if (!link) return json::serialize(value);
    const auto at = [link](std::string_view key) {
        const json::value* found = link->if_contains(key);
        return found && found->is_string() ? std::string(found->get_string()) : std::string();
    };
    return link->contains("text") && !link->at("text").is_null() ? at("text") + " <" + at("link") + ">" : at("link");
}

} // namespace

void takeProperty(CellTaker& to, const PropertyRule& rule, std::string_view cell) {
    json::object all = propertiesOf(to.onto);
    all.erase(rule.name);
    if (!cell.empty() && rule.multiValued) {
        json::array values;
        for (const std::string& entry : listEntries(cell))
            if (!entry.empty())
                if (auto value = valueOf(to, rule, entry)) values.push_back(std::move(*value));
        if (values.size() > kMostValues)
            to.fault(badInput(std::string(kPropertyPrefix) + rule.name, "TOO_MANY", {})
                         .with("field", rule.displayName)
                         .with("max", fmt::format("{}", kMostValues)));
        all[rule.name] = std::move(values);
    } else if (!cell.empty()) {
        if (auto value = valueOf(to, rule, cell)) all[rule.name] = std::move(*value);
    }
    to.onto.customPropertiesJson = all.empty() ? std::string() : json::serialize(all);
}

bool holdsProperty(const Member& member, const PropertyRule& rule) {
    const json::object all = propertiesOf(member);
    const json::value* value = all.if_contains(rule.name);
    return value && !value->is_null() && (!value->is_array() || !value->get_array().empty());
}

std::string showProperty(const Member& member, const PropertyRule& rule) {
    const json::object all = propertiesOf(member);
    const json::value* value = all.if_contains(rule.name);
    if (!value || value->is_null()) return {};
    const json::array* several = value->if_array();
    if (!several) return rule.multiValued ? escapedEntry(textOf(*value), ";") : textOf(*value);
    std::vector<std::string> entries;
    for (const json::value& entry : *several)
        entries.push_back(textOf(entry));
    return listCell(entries);
}

} // namespace sekisho::sheet
