#include "models/proof/statement.h"

#include "models/proof/base64url.h"
#include "models/proof/line_text.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <optional>

namespace sekisho::proof {

namespace json = boost::json;

namespace {

constexpr std::size_t kHexLetters = 64;

bool isHash(std::string_view text) {
    return text.size() == kHexLetters &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::optional<std::string> statementString(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    if (!value || !value->is_string()) return std::nullopt;
    return std::string(value->get_string());
}

std::optional<std::int64_t> statementNumber(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    if (!value || !value->is_int64() || value->get_int64() < 0) return std::nullopt;
    return value->get_int64();
}

std::optional<ChainPoint> pointOf(const json::object& object) {
    const auto seq = statementNumber(object, "seq");
    const auto hash = statementString(object, "hash");
    if (!seq || !hash || !isHash(*hash)) return std::nullopt;
    ChainPoint out{*seq, *hash};
    if (*seq == 0 && out != chainStart()) return std::nullopt;
    return out;
}

Error statementFault() {
    return badInput("statement", "STATEMENT_FORMAT", "This is no statement about a log.");
}

void appendPoint(std::string& out, const ChainPoint& point) {
    out += "\"seq\":";
    detail::appendNumber(out, point.seq);
    out += ",\"hash\":";
    detail::appendText(out, point.hash);
}

} // namespace

ChainPoint chainStart() {
    return {0, std::string(kHexLetters, '0')};
}

std::string statementText(const Statement& statement) {
    std::string out = R"({"sekisho":"chain","tenant":)";
    detail::appendText(out, statement.tenant);
    out += ",\"domainId\":";
    detail::appendNumber(out, statement.domain);
    out += ",\"at\":\"" + formatUtc(statement.at) + "\",";
    appendPoint(out, statement.head);
    out += ",\"base\":{";
    appendPoint(out, statement.base);
    out += "},\"horizons\":{";
    std::string_view between;
    for (const auto& [log, before] : statement.horizons) {
        out += between;
        detail::appendText(out, log);
        out += ":\"" + formatUtc(before) + '"';
        between = ",";
    }
    out += "}}";
    return out;
}

Result<Statement> statementFromText(std::string_view payload) {
    boost::system::error_code failed;
    const auto value = json::parse(payload, failed);
    if (failed || !value.is_object()) return statementFault();
    const json::object& object = value.get_object();
    const auto tenant = statementString(object, "tenant");
    const auto domain = statementNumber(object, "domainId");
    const auto at = parseInstant(statementString(object, "at").value_or(""));
    const auto head = pointOf(object);
    const auto* base = object.if_contains("base");
    const auto* horizons = object.if_contains("horizons");
    if (statementString(object, "sekisho") != "chain" || !tenant || !domain || !at || !head || !base ||
        !base->is_object() || !horizons || !horizons->is_object())
        return statementFault();
    const auto begin = pointOf(base->get_object());
    if (!begin || begin->seq > head->seq) return statementFault();
    Statement out{*tenant, static_cast<DomainId>(*domain), *at, *head, *begin, {}};
    for (const auto& [log, before] : horizons->get_object()) {
        const auto time = before.is_string() ? parseInstant(std::string_view(before.get_string())) : std::nullopt;
        if (!time) return statementFault();
        out.horizons.emplace(std::string(log), *time);
    }
    return out;
}

Result<Statement> claimedStatement(std::string_view jws) {
    const std::size_t first = jws.find('.');
    const std::size_t second = first == std::string_view::npos ? first : jws.find('.', first + 1);
    if (second == std::string_view::npos) return statementFault();
    const auto payload = base64urlDecode(jws.substr(first + 1, second - first - 1));
    return payload ? statementFromText(*payload) : Result<Statement>(statementFault());
}

} // namespace sekisho::proof
