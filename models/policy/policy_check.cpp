#include "models/policy/policy_check.h"

#include "models/domain/clock.h"
#include "models/domain/country_names.h"
#include "models/domain/shown_text.h"
#include "models/domain/text_fold.h"
#include "models/domain/validation_text.h"
#include "models/policy/ip_range.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unicode/timezone.h>
#include <utility>

namespace sekisho::policy {

namespace {

using PolicyTexts = std::vector<std::string>;
using AddressList = std::vector<AddressEntry>;
using LinkList = std::vector<LinkEntry>;

constexpr std::size_t kLongestLabel = 100;    // of an address entry
constexpr std::size_t kLongestExtension = 20; // the longest ones in use have about ten
constexpr std::size_t kLongestLinkLabel = 30; // as wide as a menu of a phone
constexpr std::size_t kLongestLinkUrl = 500;  // bytes

// --- one form ---

std::string asciiCased(std::string text, char from, char to, int by) {
    for (char& c : text)
        if (c >= from && c <= to) c = static_cast<char>(c + by);
    return text;
}
std::string asciiLower(std::string text) {
    return asciiCased(std::move(text), 'A', 'Z', 'a' - 'A');
}
std::string asciiUpper(std::string text) {
    return asciiCased(std::move(text), 'a', 'z', 'A' - 'a');
}

// " .EXE " and "*.exe" mean exe.
std::string oneExtension(std::string_view written) {
    std::string text = asciiLower(std::string(written));
    for (;;) {
        text = detail::trimmed(text);
        const std::size_t cut = text.starts_with("*.") ? 2 : text.starts_with('.') ? 1 : 0;
        if (cut == 0 || text.size() <= cut) return text;
        text.erase(0, cut);
    }
}

std::string oneEmail(std::string_view written) {
    return asciiLower(detail::trimmed(written));
}

PolicyTexts eachOnce(const PolicyTexts& written, std::string (*one)(std::string_view)) {
    PolicyTexts out;
    std::set<std::string, std::less<>> seen;
    for (const std::string& text : written) {
        std::string entry = one(text);
        if (!entry.empty() && seen.insert(entry).second) out.push_back(std::move(entry));
    }
    return out;
}

AddressList oneForm(AddressList entries) {
    for (AddressEntry& entry : entries) {
        entry.range = detail::trimmed(entry.range);
        entry.label = detail::trimmed(entry.label);
        if (const auto range = ipRangeOf(entry.range)) entry.range = ipRangeText(*range);
    }
    return entries;
}

LinkList oneForm(LinkList links) {
    for (LinkEntry& link : links) {
        link.label = detail::trimmed(link.label);
        link.url = detail::trimmed(link.url);
    }
    return links;
}

// What is not named comes after what is, in the order of the schema: a new service gets its place by itself.
PolicyTexts wholeOrder(const Field& field, const PolicyTexts& written) {
    PolicyTexts out = eachOnce(written, detail::trimmed);
    for (const Choice& choice : field.choices)
        if (std::ranges::find(out, choice.value) == out.end()) out.emplace_back(choice.value);
    return out;
}

void normalize(const Field& field, Value& value) {
    if (!hasTypeOf(field, value)) return;
    switch (field.widget) {
    case Widget::Text:
        value = detail::trimmed(std::get<std::string>(value));
        return;
    case Widget::Extensions:
        value = eachOnce(std::get<PolicyTexts>(value), oneExtension);
        return;
    case Widget::Date:
    case Widget::Zone:
        value = detail::trimmed(std::get<std::string>(value));
        return;
    case Widget::Emails:
        value = eachOnce(std::get<PolicyTexts>(value), oneEmail);
        return;
    case Widget::Countries:
        for (std::string& code : std::get<PolicyTexts>(value))
            code = asciiUpper(detail::trimmed(code));
        return;
    case Widget::Addresses:
        value = oneForm(std::get<AddressList>(std::move(value)));
        return;
    case Widget::Links:
        value = oneForm(std::get<LinkList>(std::move(value)));
        return;
    case Widget::Order:
        value = wholeOrder(field, std::get<PolicyTexts>(value));
        return;
    case Widget::Switch:
    case Widget::Choice:
    case Widget::Number:
    case Widget::Fixed:
    case Widget::Checks:
    case Widget::Members:
    case Widget::Targets:
        return;
    }
}

// --- faults ---

// Collects the faults of one field.
class FieldFaults {
  public:
    FieldFaults(const Field& field, std::vector<Error>& faults) : field_(field), faults_(faults) {}

    Error& add(std::string_view code) {
        return faults_.emplace_back(badInput(std::string(field_.key), std::string(code), {}));
    }
    Error& addAt(std::size_t index, std::string_view code, const std::string& text) {
        Error& fault = add(code);
        fault.field += '[' + std::to_string(index) + ']';
        fault.params.push_back({"text", shownText(text)});
        return fault;
    }
    static void tell(Error& fault, std::string name, std::int64_t value) {
        fault.params.push_back({std::move(name), std::to_string(value)});
    }

  private:
    const Field& field_;
    std::vector<Error>& faults_;
};

bool isExtension(std::string_view text) {
    constexpr std::string_view symbols = "_-+~!$#@&()";
    return !text.empty() && text.size() <= kLongestExtension && std::ranges::all_of(text, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || symbols.find(c) != std::string_view::npos;
    });
}

bool isMailAddress(const std::string& text) {
    return !text.empty() && text == asciiLower(text) && checkMailAddress(text, {});
}

bool isZone(const std::string& name) {
    // ICU takes its own abbreviations and offsets, too; what is stored must mean the same everywhere.
    if (name.find('/') == std::string::npos && name != "UTC") return false;
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    return *zone != icu::TimeZone::getUnknown();
}

void checkNumber(const Field& field, std::int64_t number, FieldFaults& faults) {
    if (number >= field.minimum && number <= field.maximum) return;
    Error& fault = faults.add("POLICY_RANGE");
    FieldFaults::tell(fault, "min", field.minimum);
    FieldFaults::tell(fault, "max", field.maximum);
}

void checkText(const Field& field, const std::string& text, FieldFaults& faults) {
    const auto length = static_cast<std::int64_t>(lengthOf(text));
    if (!detail::checkPlainText(text, field.key))
        faults.add("INVALID_PARAMETER");
    else if (length > field.maximum)
        FieldFaults::tell(faults.add("POLICY_TOO_LONG"), "max", field.maximum);
    else if (length < field.minimum)
        FieldFaults::tell(faults.add("POLICY_TOO_SHORT"), "min", field.minimum);
}

std::string_view entryFault(const Field& field, const std::string& entry) {
    switch (field.widget) {
    case Widget::Checks:
    case Widget::Order:
        return choiceOf(field, entry) ? std::string_view() : "INVALID_PARAMETER";
    case Widget::Countries:
        return isCountryCode(entry) ? std::string_view() : "COUNTRY_UNKNOWN";
    case Widget::Extensions:
        return isExtension(entry) ? std::string_view() : "EXTENSION_BAD";
    case Widget::Emails:
        return isMailAddress(entry) ? std::string_view() : "MONITOR_ADDRESS";
    default:
        return entry.empty() ? "INVALID_PARAMETER" : std::string_view();
    }
}

void checkEntries(const Field& field, const PolicyTexts& entries, FieldFaults& faults) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (const auto code = entryFault(field, entries[i]); !code.empty())
            faults.addAt(i, code, entries[i]);
        else if (!seen.insert(entries[i]).second)
            faults.addAt(i, "POLICY_TWICE", entries[i]);
    }
}

struct PlacedRange {
    IpRange range;
    std::size_t index;
};

// Of each two that touch the later line is at fault, once. {index, the other's index}; sorted walk, so that long lists
// cost no more than sorting them.
std::vector<std::optional<std::size_t>> overlapsOf(std::vector<PlacedRange> ranges, std::size_t count) {
    std::vector<std::optional<std::size_t>> other(count);
    std::ranges::sort(ranges, {}, [](const PlacedRange& placed) { return std::tie(placed.range, placed.index); });
    const PlacedRange* widest = nullptr; // of those before, the one that reaches farthest
    for (const PlacedRange& placed : ranges) {
        if (widest && placed.range.first <= widest->range.last) {
            const auto [low, high] = std::minmax(placed.index, widest->index);
            if (!other[high]) other[high] = low;
        }
        if (!widest || placed.range.last > widest->range.last) widest = &placed;
    }
    return other;
}

void checkAddresses(const AddressList& entries, FieldFaults& faults) {
    std::vector<std::optional<Error>> wrong(entries.size());
    std::vector<PlacedRange> ranges;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto range = ipRangeOf(entries[i].range);
        if (!range)
            wrong[i] = range.error();
        else if (!isPublic(*range))
            wrong[i] = badInput({}, "ADDRESS_NOT_PUBLIC", {}).with("text", shownText(entries[i].range));
        else
            ranges.push_back({*range, i});
    }
    const auto overlaps = overlapsOf(std::move(ranges), entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (wrong[i])
            faults.addAt(i, wrong[i]->code, {}).params = wrong[i]->params;
        else if (overlaps[i])
            faults.addAt(i, "ADDRESS_OVERLAPS", entries[i].range)
                .params.push_back({"other", shownText(entries[*overlaps[i]].range)});
        if (lengthOf(entries[i].label) > kLongestLabel)
            FieldFaults::tell(faults.addAt(i, "POLICY_TOO_LONG", entries[i].label), "max", kLongestLabel);
        else if (!detail::checkPlainText(entries[i].label, {}))
            faults.addAt(i, "INVALID_PARAMETER", entries[i].label);
    }
}

// Opened by members' apps with one touch: nothing but a web page behind TLS, and nobody's name and password in it.
bool isLinkUrl(std::string_view url) {
    constexpr std::string_view scheme = "https://";
    if (!url.starts_with(scheme) || url.size() > kLongestLinkUrl) return false;
    const std::string_view rest = url.substr(scheme.size());
    const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
    const auto plain = [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>' && c != '\\'; };
    return !host.empty() && host.front() != '.' && host.front() != ':' && host.find('@') == std::string_view::npos &&
           std::ranges::all_of(url, plain);
}

void checkLinks(const LinkList& links, FieldFaults& faults) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const LinkEntry& link = links[i];
        if (link.label.empty())
            FieldFaults::tell(faults.addAt(i, "POLICY_TOO_SHORT", link.url), "min", 1);
        else if (lengthOf(link.label) > kLongestLinkLabel)
            FieldFaults::tell(faults.addAt(i, "POLICY_TOO_LONG", link.label), "max", kLongestLinkLabel);
        else if (!detail::checkPlainText(link.label, {}))
            faults.addAt(i, "INVALID_PARAMETER", link.label);
        if (!isLinkUrl(link.url))
            faults.addAt(i, "MENU_ADDRESS", link.url);
        else if (!seen.insert(link.url).second)
            faults.addAt(i, "POLICY_TWICE", link.url);
    }
}

template<class Entries>
void checkCount(const Field& field, const Entries& entries, FieldFaults& faults) {
    const auto count = static_cast<std::int64_t>(entries.size());
    if (count <= field.maximum) return;
    Error& fault = faults.add("POLICY_TOO_MANY");
    FieldFaults::tell(fault, "max", field.maximum);
    FieldFaults::tell(fault, "count", count);
}

void checkValue(const Field& field, const Value& value, FieldFaults& faults) {
    switch (field.widget) {
    case Widget::Switch:
        return;
    case Widget::Choice:
        if (!choiceOf(field, value)) faults.add("INVALID_PARAMETER");
        return;
    case Widget::Number:
        return checkNumber(field, std::get<std::int64_t>(value), faults);
    case Widget::Text:
        return checkText(field, std::get<std::string>(value), faults);
    case Widget::Date:
        if (const auto& day = std::get<std::string>(value); !day.empty() && !isDate(day)) faults.add("DATE_FORMAT");
        return;
    case Widget::Zone:
        if (!isZone(std::get<std::string>(value))) faults.add("TIME_ZONE_UNKNOWN");
        return;
    case Widget::Fixed:
        if (value != defaultOf(field)) faults.add("POLICY_FIXED");
        return;
    case Widget::Addresses:
        checkCount(field, std::get<AddressList>(value), faults);
        return checkAddresses(std::get<AddressList>(value), faults);
    case Widget::Links:
        checkCount(field, std::get<LinkList>(value), faults);
        return checkLinks(std::get<LinkList>(value), faults);
    case Widget::Checks:
    case Widget::Countries:
    case Widget::Extensions:
    case Widget::Members:
    case Widget::Targets:
    case Widget::Emails:
        checkCount(field, std::get<PolicyTexts>(value), faults);
        return checkEntries(field, std::get<PolicyTexts>(value), faults);
    case Widget::Order: // holds each of its choices once, or one of its entries is at fault
        return checkEntries(field, std::get<PolicyTexts>(value), faults);
    }
}

// 0 is above every number where its words say that it means "no limit".
std::int64_t amountOf(const Field& field, const Value& value) {
    const auto number = std::get<std::int64_t>(value);
    const bool noLimit = number == 0 && choiceOf(field, value);
    return noLimit ? std::numeric_limits<std::int64_t>::max() : number;
}

void checkAbove(const Schema& schema, const Field& field, const Values& values, FieldFaults& faults) {
    const Field* other = fieldOf(schema, field.atMost);
    if (!other || !counts(schema, *other, values)) return;
    const auto given = values.find(other->key);
    const bool usable = given != values.end() && hasTypeOf(*other, given->second);
    const Value most = usable ? given->second : defaultOf(*other);
    if (amountOf(field, values.find(field.key)->second) <= amountOf(*other, most)) return;
    Error& fault = faults.add("POLICY_ABOVE");
    fault.params.push_back({"other", std::string(other->key)});
    FieldFaults::tell(fault, "most", std::get<std::int64_t>(most));
}

} // namespace

Values normalized(const Schema& schema, Values values) {
    for (const Field& field : schema.fields)
        if (const auto given = values.find(field.key); given != values.end()) normalize(field, given->second);
    return values;
}

std::vector<Error> check(const Schema& schema, const Values& values) {
    std::vector<Error> out;
    for (const Field& field : schema.fields) {
        const auto given = values.find(field.key);
        if (given == values.end()) continue;
        FieldFaults faults(field, out);
        if (!hasTypeOf(field, given->second)) {
            faults.add("INVALID_PARAMETER");
            continue;
        }
        if (!counts(schema, field, values)) continue;
        const std::size_t before = out.size();
        checkValue(field, given->second, faults);
        if (out.size() == before && !field.atMost.empty()) checkAbove(schema, field, values, faults);
    }
    for (const auto& [key, value] : values)
        if (!fieldOf(schema, key))
            out.push_back(badInput(shownText(key), "POLICY_UNKNOWN_FIELD", {}).with("text", shownText(key)));
    return out;
}

std::vector<ValueChange> changesBetween(const Schema& schema, const Values& before, const Values& after) {
    std::vector<ValueChange> out;
    const auto valueIn = [](const Values& values, const Field& field) {
        const auto found = values.find(field.key);
        return found == values.end() ? defaultOf(field) : found->second;
    };
    for (const Field& field : schema.fields) {
        if (!field.mirror.empty()) continue;
        Value from = valueIn(before, field);
        Value to = valueIn(after, field);
        if (from != to) out.push_back({std::string(field.key), std::move(from), std::move(to)});
    }
    return out;
}

} // namespace sekisho::policy
