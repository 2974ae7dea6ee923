#include "service/notices/notice_text.h"

#include "facts/tables.h"
#include "models/domain/approval.h"
#include "models/domain/cut_off_words.h"
#include "models/domain/role_admin.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
namespace facts = sekisho::facts;
namespace json = boost::json;

namespace {

using Values = std::map<std::string, std::string, std::less<>>;

// A name may hold anything; in a notice it is part of one line.
std::string oneLine(std::string_view text) {
    std::string out(text);
    std::ranges::replace_if(
        out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return out;
}

std::string wordFor(std::string_view word, bool japanese) {
    const std::size_t dot = word.find('.');
    if (dot == std::string_view::npos) return {};
    if (word.starts_with("role.")) {
        const auto* fact = sekisho::roleFact(word.substr(dot + 1));
        return fact ? std::string(japanese ? fact->ja : fact->en) : std::string();
    }
    if (word.starts_with("guarded.")) {
        const auto* action = sekisho::guardedAction(word.substr(dot + 1));
        return action ? std::string(japanese ? action->ja : action->en) : std::string();
    }
    const auto* found = sekisho::cutOffWord(word.substr(0, dot), word.substr(dot + 1));
    return found ? std::string(japanese ? found->ja : found->en) : std::string();
}

using Lists = std::map<std::string, std::vector<std::string>, std::less<>>;

Values valuesOf(std::string_view params, bool japanese, Lists& lists) {
    Values out;
    json::error_code fault;
    const auto parsed = json::parse(params, fault);
    const auto* object = fault ? nullptr : parsed.if_object();
    if (!object) return out;
    for (const auto& [name, value] : *object) {
        if (value.is_string())
            out[name] = oneLine(value.get_string());
        else if (const auto* word = value.is_object() ? value.get_object().if_contains("word") : nullptr)
            out[name] = word->is_string() ? wordFor(word->get_string(), japanese) : std::string();
        else if (const auto* entries = value.if_array())
            for (const json::value& entry : *entries)
                lists[name].push_back(entry.is_string() ? oneLine(entry.get_string()) : std::string());
    }
    return out;
}

// Nothing: one of its places is empty.
std::optional<std::string> filled(std::string_view text, const Values& values) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = std::min(text.find('{', at), text.size());
        out += text.substr(at, open - at);
        if (open == text.size()) break;
        const std::size_t close = text.find('}', open);
        const auto value = values.find(text.substr(open + 1, close - open - 1));
        if (value == values.end() || value->second.empty()) return std::nullopt;
        out += value->second;
        at = close + 1;
    }
    return out;
}

// A line with the place of a list is there once for each of its entries.
std::string filledLines(std::string_view text, Values values, const Lists& lists) {
    std::string out;
    const auto add = [&] {
        if (const auto line = filled(text, values)) out += *line + '\n';
    };
    for (const auto& [name, entries] : lists) {
        if (text.find('{' + name + '}') == std::string_view::npos) continue;
        for (const std::string& entry : entries) {
            values[name] = entry;
            add();
        }
        return out;
    }
    add();
    return out;
}

} // namespace

Result<NoticeWords> noticeWords(std::string_view key, std::string_view language, std::string_view params) {
    const auto rows = facts::notices();
    const auto row = std::ranges::find(rows, key, &facts::NoticeRow::key);
    if (row == rows.end()) return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a notice without template");
    const bool japanese = language == "ja";
    Lists lists;
    const Values values = valuesOf(params, japanese, lists);
    NoticeWords out;
    out.subject = filled(japanese ? row->subjectJa : row->subjectEn, values).value_or(std::string());
    if (const auto tenant = values.find("tenant"); tenant != values.end()) out.tenant = tenant->second;
    const std::string_view lines = japanese ? row->ja : row->en;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        const std::string written = filledLines(lines.substr(at, end - at), values, lists);
        out.body += written;
        if (at == 0 && !written.empty()) out.body += '\n';
        at = end + 1;
    }
    return out;
}

} // namespace sekishod
