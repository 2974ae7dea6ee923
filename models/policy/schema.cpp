#include "models/policy/schema.h"

#include "facts/tables.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <utility>

namespace sekisho::policy {

namespace {

Bilingual wordsOf(const facts::Bilingual& row) {
    return {row.en, row.ja};
}

Widget widgetOf(std::string_view key) {
    using enum Widget;
    for (const auto& [name, widget] : {std::pair<std::string_view, Widget>{"switch", Switch},
                                       {"choice", Choice},
                                       {"number", Number},
                                       {"text", Text},
                                       {"checks", Checks},
                                       {"addresses", Addresses},
                                       {"countries", Countries},
                                       {"extensions", Extensions},
                                       {"members", Members},
                                       {"targets", Targets},
                                       {"emails", Emails},
                                       {"date", Date},
                                       {"zone", Zone},
                                       {"order", Order},
                                       {"links", Links}})
        if (name == key) return widget;
    return Fixed; // the tables hold no other
}

// What the spans of the schemas look at.
struct SchemaShelf {
    std::deque<std::vector<FieldGroup>> groups;
    std::deque<std::vector<Field>> fields;
    std::deque<std::vector<policy::Choice>> choices;
    std::vector<Schema> schemas;
};

Field fieldFrom(const facts::PolicyFieldRow& row, SchemaShelf& shelf) {
    auto& choices = shelf.choices.emplace_back();
    for (const auto& choice : row.choices)
        choices.push_back({choice.value, wordsOf(choice.words)});
    return {row.key,
            widgetOf(row.widget),
            row.number,
            row.group,
            row.minimum,
            row.maximum,
            row.defaultText,
            row.defaultEntries,
            wordsOf(row.label),
            wordsOf(row.help),
            wordsOf(row.unit),
            wordsOf(row.consequence),
            row.guideline,
            choices,
            {row.needsKey, row.needsValues, wordsOf(row.needsWhy)},
            row.atMost,
            row.effect,
            row.mirror,
            row.destroys};
}

SchemaShelf filledShelf(std::span<const facts::PolicyRow> rows) {
    SchemaShelf shelf;
    for (const auto& row : rows) {
        auto& groups = shelf.groups.emplace_back();
        for (const auto& group : row.groups)
            groups.push_back({group.key, wordsOf(group.label)});
        auto& fields = shelf.fields.emplace_back();
        for (const auto& field : row.fields)
            fields.push_back(fieldFrom(field, shelf));
        shelf.schemas.push_back({row.key, row.menu, wordsOf(row.label), groups, fields});
    }
    return shelf;
}

// What the default text of a number says; the tables hold no other texts.
std::int64_t defaultNumber(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string comparedText(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return {};
}

} // namespace

std::span<const Schema> schemas() {
    static const SchemaShelf shelf = filledShelf(facts::policies());
    return shelf.schemas;
}

std::span<const Schema> monitorSchemas() {
    static const SchemaShelf shelf = filledShelf(facts::monitoring());
    return shelf.schemas;
}

const Schema* schemaOf(std::string_view policy) {
    const auto all = schemas();
    const auto found = std::ranges::find(all, policy, &Schema::key);
    return found == all.end() ? nullptr : &*found;
}

const Schema* schemaOfMenu(std::string_view menu) {
    const auto all = schemas();
    const auto found = std::ranges::find(all, menu, &Schema::menu);
    return found == all.end() ? nullptr : &*found;
}

const Field* fieldOf(const Schema& schema, std::string_view key) {
    const auto found = std::ranges::find(schema.fields, key, &Field::key);
    return found == schema.fields.end() ? nullptr : &*found;
}

const Choice* choiceOf(const Field& field, const Value& value) {
    if (value.index() == 0) return nullptr;
    const std::string text = comparedText(value);
    const auto found = std::ranges::find(field.choices, text, &Choice::value);
    return found == field.choices.end() ? nullptr : &*found;
}

Value defaultOf(const Field& field) {
    switch (field.widget) {
    case Widget::Switch:
        return field.defaultText == "true";
    case Widget::Choice:
    case Widget::Number:
    case Widget::Text:
    case Widget::Fixed:
    case Widget::Date:
    case Widget::Zone:
        if (field.number) return defaultNumber(field.defaultText);
        return std::string(field.defaultText);
    case Widget::Addresses:
        return std::vector<AddressEntry>();
    case Widget::Links:
        return std::vector<LinkEntry>();
    case Widget::Checks:
    case Widget::Countries:
    case Widget::Extensions:
    case Widget::Members:
    case Widget::Targets:
    case Widget::Emails:
    case Widget::Order:
        return std::vector<std::string>(field.defaultEntries.begin(), field.defaultEntries.end());
    }
    return {};
}

Values defaultsOf(const Schema& schema) {
    return completed(schema, {});
}

bool hasTypeOf(const Field& field, const Value& value) {
    return value.index() == defaultOf(field).index();
}

Values completed(const Schema& schema, Values values) {
    Values out;
    for (const Field& field : schema.fields) {
        Value byDefault = defaultOf(field);
        const auto given = values.find(field.key);
        const bool good = given != values.end() && given->second.index() == byDefault.index();
        out.emplace(field.key, good ? std::move(given->second) : std::move(byDefault));
    }
    return out;
}

bool counts(const Schema& schema, const Field& field, const Values& values) {
    if (!field.mirror.empty()) return false;
    if (field.needs.key.empty()) return true;
    const Field* other = fieldOf(schema, field.needs.key);
    if (!other || (other->mirror.empty() && !counts(schema, *other, values))) return false;
    const auto given = values.find(other->key);
    const bool usable = given != values.end() && hasTypeOf(*other, given->second);
    const std::string text = comparedText(usable ? given->second : defaultOf(*other));
    return std::ranges::find(field.needs.values, text) != field.needs.values.end();
}

} // namespace sekisho::policy
