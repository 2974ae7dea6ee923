#include "service/sample_words.h"

#include "facts/tables.h"
#include "models/domain/text_fold.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <algorithm>

namespace sekishod {
namespace {

namespace json = boost::json;

json::object readObject(std::string_view path) {
    // The files are checked when the program is built (packaging/cmake/facts.py); here they cannot be malformed.
    boost::system::error_code failed;
    json::value value = json::parse(sekisho::facts::text(path), failed);
    return value.is_object() ? std::move(value.as_object()) : json::object{};
}

const json::array& arrayAt(const json::object& object, std::string_view key) {
    static const json::array none;
    const json::value* value = object.if_contains(key);
    return value && value->is_array() ? value->get_array() : none;
}

std::string textAt(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string textAt(const json::array& row, std::size_t index) {
    return index < row.size() && row[index].is_string() ? std::string(row[index].get_string()) : std::string();
}

unsigned numberOf(const json::value* value) {
    return value && value->is_int64() ? static_cast<unsigned>(value->get_int64()) : 0;
}

std::string loginLatin(std::string_view reading) {
    std::string latin = sekisho::romajiShort(reading);
    std::erase_if(latin, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return latin;
}

std::vector<SampleName> names(const json::array& rows) {
    std::vector<SampleName> out;
    for (const auto& value : rows) {
        const json::array& row = value.as_array();
        SampleName name{textAt(row, 0), textAt(row, 1), textAt(row, 2)};
        if (name.latin.empty()) name.latin = loginLatin(name.reading);
        out.push_back(std::move(name));
    }
    return out;
}

std::vector<SampleWord> wordPairs(const json::array& rows) {
    std::vector<SampleWord> out;
    for (const auto& value : rows)
        out.push_back({textAt(value.as_array(), 0), textAt(value.as_array(), 1), {}, false});
    return out;
}

SampleWord wordOf(const json::value& value) {
    const json::object& row = value.as_object();
    const json::value* executive = row.if_contains("executive");
    return {textAt(row, "ja"), textAt(row, "en"), textAt(row, "code"), executive && executive->as_bool()};
}

std::vector<SampleWord> words(const json::array& rows) {
    std::vector<SampleWord> out;
    for (const auto& value : rows)
        out.push_back(wordOf(value));
    return out;
}

std::vector<SampleClient> clients(const json::array& rows) {
    std::vector<SampleClient> out;
    for (const auto& value : rows)
        out.push_back({textAt(value.as_array(), 0), textAt(value.as_array(), 1), textAt(value.as_array(), 2)});
    return out;
}

std::vector<std::string> texts(const json::array& rows) {
    std::vector<std::string> out;
    for (const auto& value : rows)
        out.emplace_back(value.as_string());
    return out;
}

void readNames(SampleWords& out) {
    const json::object file = readObject("sample/names.json");
    out.surnames = names(arrayAt(file, "surnames"));
    out.female = names(arrayAt(file, "female"));
    out.male = names(arrayAt(file, "male"));
    for (const auto& value : arrayAt(file, "others")) {
        const json::object& people = value.as_object();
        out.others.push_back({textAt(people, "language"), numberOf(people.if_contains("share")),
                              names(arrayAt(people, "surnames")), names(arrayAt(people, "given"))});
    }
}

void readOrganizations(SampleWords& out) {
    const json::object file = readObject("sample/organizations.json");
    for (const auto& value : arrayAt(file, "divisions")) {
        const json::object& division = value.as_object();
        out.divisions.push_back(
            {{textAt(division, "ja"), textAt(division, "en"), {}, false}, wordPairs(arrayAt(division, "areas"))});
    }
    out.department = wordOf(file.at("department"));
    out.section = wordOf(file.at("section"));
    out.themes = wordPairs(arrayAt(file, "themes"));
    out.subsections = wordPairs(arrayAt(file, "subsections"));
    out.teams = wordPairs(arrayAt(file, "teams"));
    out.groups = wordPairs(arrayAt(file, "groups"));
    out.levels = words(arrayAt(file, "levels"));
    out.positions = words(arrayAt(file, "positions"));
    out.userTypes = words(arrayAt(file, "userTypes"));
}

void readWords(SampleWords& out) {
    const json::object file = readObject("sample/words.json");
    out.locations = texts(arrayAt(file, "locations"));
    out.tasks = texts(arrayAt(file, "tasks"));
    out.mobiles = clients(arrayAt(file, "mobiles"));
    out.computers = clients(arrayAt(file, "computers"));
    out.browsers = clients(arrayAt(file, "browsers"));
    for (const auto& value : arrayAt(file, "networks")) {
        const json::array& row = value.as_array();
        out.networks.push_back({textAt(row, 0), textAt(row, 1), numberOf(&row.at(2))});
    }
}

} // namespace

const SampleWords& sampleWords() {
    static const SampleWords all = [] {
        SampleWords out;
        readNames(out);
        readOrganizations(out);
        readWords(out);
        return out;
    }();
    return all;
}

} // namespace sekishod
