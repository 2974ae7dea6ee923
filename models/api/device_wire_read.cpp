#include "models/api/device_wire.h"

#include "models/api/request_fields.h"
#include "models/domain/text_fold.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace sekisho::api {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestDeviceText = 100;
constexpr std::size_t kLongestVersion = 40;
constexpr std::size_t kLongestMdmKey = 200;
constexpr std::size_t kLongestDetail = 500;
constexpr std::size_t kLongestSearch = 100;
constexpr std::size_t kMostApps = 50;
constexpr std::size_t kMostTrusted = 1'000;
constexpr std::size_t kProofDigits = 64;

// --- parameters ---

using Parameter = std::optional<std::string_view>;

Parameter parameter(const Query& query, std::string_view name) {
    for (const auto& [key, value] : query)
        if (key == name && !value.empty()) return value;
    return std::nullopt;
}

Error wrongParameter(std::string_view name, std::string_view mustBe) {
    return badInput(std::string(name), "INVALID_PARAMETER",
                    std::string(name) + " must be " + std::string(mustBe) + '.');
}

Done takeText(const Query& query, std::string_view name, std::string& to) {
    const Parameter value = parameter(query, name);
    if (!value) return {};
    if (!isValidUtf8(*value) || lengthOf(*value) > kLongestSearch)
        return badInput(std::string(name), "TOO_LONG", std::string(name) + " may have 100 characters at most.")
            .with("max", std::to_string(kLongestSearch));
    to = *value;
    return {};
}

Done takeFlag(const Query& query, std::string_view name, std::optional<bool>& to) {
    const Parameter value = parameter(query, name);
    if (!value) return {};
    if (*value != "true" && *value != "false") return wrongParameter(name, "true or false");
    to = *value == "true";
    return {};
}

Done takeNumber(const Query& query, std::string_view name, int most, int& to) {
    const Parameter value = parameter(query, name);
    if (!value) return {};
    int read = 0;
    const auto [end, failed] = std::from_chars(value->data(), value->data() + value->size(), read);
    if (failed != std::errc() || end != value->data() + value->size() || read < 0 || read > most)
        return badInput(std::string(name), "OUT_OF_RANGE",
                        std::string(name) + " must be 0 to " + std::to_string(most) + '.');
    to = read;
    return {};
}

Done takeKinds(const Query& query, std::vector<ClientKind>& to) {
    const Parameter value = parameter(query, "kind");
    if (!value) return {};
    std::string_view rest = *value;
    for (bool more = true; more;) {
        const std::size_t comma = rest.find(',');
        const auto kind = clientKindOf(rest.substr(0, comma));
        if (!kind) return wrongParameter("kind", "kinds of clients, separated by commas");
        if (std::ranges::find(to, *kind) == to.end()) to.push_back(*kind);
        more = comma != std::string_view::npos;
        if (more) rest.remove_prefix(comma + 1);
    }
    return {};
}

std::string kindsText(const std::vector<ClientKind>& kinds) {
    std::string text;
    for (const ClientKind kind : kinds) {
        if (!text.empty()) text += ',';
        text += clientKindKey(kind);
    }
    return text;
}

void putText(Query& query, std::string_view name, const std::string& value) {
    if (!value.empty()) query.emplace_back(name, value);
}
void putFlag(Query& query, std::string_view name, const std::optional<bool>& value) {
    if (value) query.emplace_back(name, *value ? "true" : "false");
}
void putNumber(Query& query, std::string_view name, int value) {
    if (value > 0) query.emplace_back(name, std::to_string(value));
}

// --- bodies ---

void boundedText(const Fields& fields, std::string_view key, std::size_t longest, std::string& to) {
    fields.text(key, to);
    if (fields.failed() || lengthOf(to) <= longest) return;
    fields.keep(badInput(fields.pathOf(key), "TOO_LONG", fields.pathOf(key) + " is too long.")
                    .with("max", std::to_string(longest)));
}

void readApps(const Fields& fields, std::vector<DeviceApp>& to) {
    fields.objects("apps", to, [](const Fields& item, DeviceApp& app) {
        item.need("name");
        boundedText(item, "name", kLongestDeviceText, app.name);
        boundedText(item, "version", kLongestVersion, app.version);
    });
    if (to.size() > kMostApps) fields.fail("apps", "LIMIT_EXCEEDED", "A device may name 50 apps at most.");
}

void readDeviceKind(const Fields& fields, ClientKind& to) {
    std::string word;
    fields.need("kind");
    fields.text("kind", word);
    if (fields.failed()) return;
    const auto kind = clientKindOf(word);
    if (!kind || (*kind != ClientKind::MobileApp && *kind != ClientKind::PcApp && *kind != ClientKind::DriveExplorer))
        return fields.wrongKind("kind", "mobileApp, pcApp or driveExplorer");
    to = *kind;
}

template<std::size_t N>
void oneOf(const Fields& fields, std::string_view key, const std::array<std::string_view, N>& words,
           std::string_view mustBe, const std::string& value) {
    if (!fields.failed() && std::ranges::find(words, value) == words.end()) fields.wrongKind(key, mustBe);
}

bool isLowerHex(std::string_view text, std::size_t digits) {
    return text.size() == digits &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

Query deviceQuery(const DeviceFilter& filter) {
    Query query;
    putText(query, "kind", kindsText(filter.kinds));
    putText(query, "text", filter.text);
    putText(query, "os", filter.os);
    putText(query, "osVersionAtMost", filter.osVersionAtMost);
    putText(query, "app", filter.app);
    putText(query, "appVersionAtMost", filter.appVersionAtMost);
    putNumber(query, "seenWithinDays", filter.seenWithinDays);
    putFlag(query, "blocked", filter.blocked);
    putFlag(query, "trusted", filter.trusted);
    putFlag(query, "updateNeeded", filter.updateNeeded);
    return query;
}

Result<DeviceFilter> deviceFilterFrom(const Query& query) {
    constexpr int mostDays = 3 * 366;
    DeviceFilter filter;
    SEKISHO_CHECK(takeKinds(query, filter.kinds));
    SEKISHO_CHECK(takeText(query, "text", filter.text));
    SEKISHO_CHECK(takeText(query, "os", filter.os));
    SEKISHO_CHECK(takeText(query, "osVersionAtMost", filter.osVersionAtMost));
    SEKISHO_CHECK(takeText(query, "app", filter.app));
    SEKISHO_CHECK(takeText(query, "appVersionAtMost", filter.appVersionAtMost));
    SEKISHO_CHECK(takeNumber(query, "seenWithinDays", mostDays, filter.seenWithinDays));
    SEKISHO_CHECK(takeFlag(query, "blocked", filter.blocked));
    SEKISHO_CHECK(takeFlag(query, "trusted", filter.trusted));
    SEKISHO_CHECK(takeFlag(query, "updateNeeded", filter.updateNeeded));
    return filter;
}

Query liveSessionQuery(const LiveSessionFilter& filter) {
    Query query;
    putText(query, "kind", kindsText(filter.kinds));
    putText(query, "text", filter.text);
    putText(query, "country", filter.country);
    putText(query, "ip", filter.ip);
    putNumber(query, "idleMinutesAtLeast", filter.idleMinutesAtLeast);
    putText(query, "orgUnitId", filter.orgUnit.value);
    return query;
}

Result<LiveSessionFilter> liveSessionFilterFrom(const Query& query) {
    constexpr int mostMinutes = 90 * 24 * 60; // what the access status keeps
    LiveSessionFilter filter;
    SEKISHO_CHECK(takeKinds(query, filter.kinds));
    SEKISHO_CHECK(takeText(query, "text", filter.text));
    SEKISHO_CHECK(takeText(query, "country", filter.country));
    SEKISHO_CHECK(takeText(query, "ip", filter.ip));
    SEKISHO_CHECK(takeNumber(query, "idleMinutesAtLeast", mostMinutes, filter.idleMinutesAtLeast));
    SEKISHO_CHECK(takeText(query, "orgUnitId", filter.orgUnit.value));
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!filter.country.empty() && (filter.country.size() != 2 || !std::ranges::all_of(filter.country, upper)))
        return wrongParameter("country", "a country code of two capital letters");
    return filter;
}

json::value liveSessionFilterValue(const LiveSessionFilter& filter) {
    json::object out;
    for (const auto& [name, value] : liveSessionQuery(filter))
        out[name] = value;
    return out;
}

// A name that is not known would make the selection wider than it was meant: it is refused.
Result<LiveSessionFilter> liveSessionFilterFrom(const json::value& filter) {
    constexpr std::array<std::string_view, 6> known{"kind", "text", "country", "ip", "idleMinutesAtLeast", "orgUnitId"};
    const auto* object = filter.if_object();
    if (!object) return wrongParameter("filter", "an object");
    Query query;
    for (const auto& [name, value] : *object) {
        if (std::ranges::find(known, std::string_view(name)) == known.end())
            return badInput("filter", "INVALID_PARAMETER", "filter has a name that is not known.");
        if (!value.is_string()) return wrongParameter("filter." + std::string(name), "a text");
        query.emplace_back(name, value.get_string());
    }
    return liveSessionFilterFrom(query);
}

std::string trustedRemoval(const std::vector<std::string>& trustedIds) {
    json::array ids;
    for (const std::string& id : trustedIds)
        ids.emplace_back(id);
    return json::serialize(json::object{{"trustedIds", std::move(ids)}});
}

Result<std::vector<std::string>> trustedRemovalFrom(const json::value& body) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Replace, fault);
    std::vector<std::string> ids;
    fields.need("trustedIds");
    fields.texts("trustedIds", ids);
    if (ids.empty()) fields.fail("trustedIds", "MISSING_PARAMETER", "trustedIds is empty.");
    if (ids.size() > kMostTrusted) fields.fail("trustedIds", "LIMIT_EXCEEDED", "1,000 at a time at most.");
    if (fault) return Unexpected(std::move(*fault));
    return ids;
}

Result<DeviceReport> deviceReportFrom(const json::value& body) {
    constexpr std::array<std::string_view, 4> profiles{"", "none", "lineworks", "thirdParty"};
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Replace, fault);
    DeviceReport report;
    readDeviceKind(fields, report.kind);
    fields.need("name");
    boundedText(fields, "name", kLongestDeviceText, report.name);
    boundedText(fields, "model", kLongestDeviceText, report.model);
    boundedText(fields, "os", kLongestVersion, report.os);
    boundedText(fields, "osVersion", kLongestVersion, report.osVersion);
    boundedText(fields, "vendorId", kLongestDeviceText, report.vendorId);
    readApps(fields, report.apps);
    fields.text("mdmProfile", report.mdmProfile);
    oneOf(fields, "mdmProfile", profiles, "none, lineworks or thirdParty", report.mdmProfile);
    if (report.mdmProfile.empty()) report.mdmProfile = "none";
    boundedText(fields, "mdmKey", kLongestMdmKey, report.mdmKey);
    boundedText(fields, "previousToken", kLongestDeviceText, report.previousToken);
    fields.instant("deviceTime", report.deviceTime);
    if (fault) return Unexpected(std::move(*fault));
    return report;
}

Result<CommandResult> commandResultFrom(const json::value& body) {
    constexpr std::array<std::string_view, 4> outcomes{"", "done", "failed", "unsupported"};
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Replace, fault);
    CommandResult result;
    fields.need("nonce");
    boundedText(fields, "nonce", kLongestDeviceText, result.nonce);
    fields.text("outcome", result.outcome);
    oneOf(fields, "outcome", outcomes, "done, failed or unsupported", result.outcome);
    boundedText(fields, "detail", kLongestDetail, result.detail);
    fields.need("proof");
    fields.text("proof", result.proof);
    if (!fields.failed() && !isLowerHex(result.proof, kProofDigits))
        fields.wrongKind("proof", "64 hexadecimal digits in lower case");
    fields.instant("deviceTime", result.deviceTime);
    if (fault) return Unexpected(std::move(*fault));
    return result;
}

} // namespace sekisho::api
