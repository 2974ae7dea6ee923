#include "models/api/monitor_wire.h"

#include "models/api/json_reader.h"
#include "models/api/policy_json.h"
#include "models/api/policy_wire.h"
#include "models/api/request_fields.h"
#include "models/domain/shown_text.h"
#include "models/domain/validation_text.h"
#include "models/policy/policy_check.h"

#include <algorithm>

namespace sekisho::api {

using policy::MonitorPolicy;

namespace {

// --- policies ---

void writeMonitorPolicy(JsonText& json, const MonitorPolicy& policy) {
    json.begin();
    json.key("policyId").text(policy.id).key("service").text(monitorServiceKey(policy.service));
    json.key("number").number(policy.number).key("name").text(policy.name).key("enabled").flag(policy.enabled);
    writePolicyValues(json.key("values"), policy.values);
    json.key("createdAt").instant(policy.createdAt);
    json.key("createdBy");
    if (policy.creator.empty() && policy.creatorName.empty())
        json.null();
    else
        json.begin().key("id").text(policy.creator.value).key("name").text(policy.creatorName).end();
    json.key("detections").number(policy.detections);
    json.some("lastDetection", policy.lastDetection);
    json.key("version").number(policy.version).end();
}

// The values stay text until the service is known: it decides the schema.
struct MonitorPolicyRead {
    MonitorPolicy policy;
    std::optional<MonitorService> service;
    std::string values;
};

void readMonitorPolicy(JsonReader& r, std::string_view key, od::value v, MonitorPolicyRead& to) {
    if (key == "policyId") return r.text(v, to.policy.id);
    if (key == "service") return void(to.service = monitorServiceOf(r.view(v)));
    if (key == "number") return r.number(v, to.policy.number);
    if (key == "name") return r.text(v, to.policy.name);
    if (key == "enabled") return r.flag(v, to.policy.enabled);
    if (key == "values") return r.object(v, to.values);
    if (key == "createdAt") return r.instant(v, to.policy.createdAt);
    if (key == "createdBy")
        return r.fields(v, [&](std::string_view name, od::value value) {
            if (name == "id") return r.id(value, to.policy.creator);
            if (name == "name") return r.text(value, to.policy.creatorName);
        });
    if (key == "detections") return r.number(v, to.policy.detections);
    if (key == "lastDetection") return r.instant(v, to.policy.lastDetection);
    if (key == "version") return r.number(v, to.policy.version);
}

Result<MonitorPolicy> monitorPolicyOf(MonitorPolicyRead&& read) {
    if (!read.service || read.policy.id.empty()) return malformedAnswer("a monitoring policy without service or id");
    read.policy.service = *read.service;
    read.policy.values = storedPolicyValues(policy::monitorSchema(*read.service), read.values);
    return std::move(read.policy);
}

// --- exceptions and the agreement ---

void readExceptionLine(JsonReader& r, od::value v, ExceptionLine& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "userId") return r.id(value, to.member);
        if (key == "name") return r.text(value, to.name);
        if (key == "loginId") return r.text(value, to.loginId);
        if (key == "addedAt") return r.instant(value, to.added);
        if (key == "addedBy") return r.text(value, to.addedBy);
    });
}

} // namespace

std::string monitorPolicyText(const MonitorPolicy& policy) {
    JsonText json;
    writeMonitorPolicy(json, policy);
    return json.take();
}

Result<MonitorPolicy> monitorPolicyFromText(std::string_view text) {
    SEKISHO_TRY(read, parsed<MonitorPolicyRead>(text, readMonitorPolicy));
    return monitorPolicyOf(std::move(read));
}

std::string monitorPoliciesText(const std::vector<MonitorPolicy>& policies) {
    JsonText json(4096);
    json.begin().key("policies").beginArray();
    for (const MonitorPolicy& policy : policies)
        writeMonitorPolicy(json, policy);
    json.endArray().end();
    return json.take();
}

Result<std::vector<MonitorPolicy>> monitorPoliciesFromText(std::string_view text) {
    using Reads = std::vector<MonitorPolicyRead>;
    bool there = false;
    auto reads = parsed<Reads>(text, [&](JsonReader& r, std::string_view key, od::value v, Reads& to) {
        if (key != "policies") return;
        there = true;
        r.list(v, to, [&r](od::value item, MonitorPolicyRead& one) {
            r.fields(item, [&](std::string_view name, od::value value) { readMonitorPolicy(r, name, value, one); });
        });
    });
    if (!reads) return Unexpected(std::move(reads).error());
    if (!there) return malformedAnswer("an answer without monitoring policies");
    std::vector<MonitorPolicy> out;
    for (MonitorPolicyRead& read : *reads) {
        SEKISHO_TRY(policy, monitorPolicyOf(std::move(read)));
        out.push_back(std::move(policy));
    }
    return out;
}

std::string monitorWishText(const MonitorPolicy& policy) {
    JsonText json;
    json.begin().key("name").text(policy.name).key("enabled").flag(policy.enabled);
    writePolicyValues(json.key("values"), policy.values);
    json.end();
    return json.take();
}

Result<MonitorPolicy> monitorWishFrom(const boost::json::value& body, MonitorService service) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    for (const auto& [key, value] : *object)
        if (key != "name" && key != "enabled" && key != "values")
            return badInput(shownText(key), "POLICY_UNKNOWN_FIELD", {}).with("text", shownText(key));
    const Fields fields(*object, WriteMode::Replace, fault);
    MonitorPolicy policy;
    policy.service = service;
    fields.need("name");
    fields.text("name", policy.name);
    fields.flag("enabled", policy.enabled, true);
    if (fault) return Unexpected(std::move(*fault));
    policy.name = detail::trimmed(policy.name);
    const policy::Schema& schema = policy::monitorSchema(service);
    policy::Values values;
    if (const auto* given = fields.find("values")) {
        SEKISHO_TRY(read, policyValuesFromRequest(schema, *given));
        values = std::move(read);
    }
    policy.values = policy::normalized(schema, policy::completed(schema, std::move(values)));
    return policy;
}

std::string exceptionsText(const std::vector<ExceptionLine>& lines) {
    JsonText json(4096);
    json.begin().key("exceptions").beginArray();
    for (const ExceptionLine& line : lines) {
        json.begin().key("userId").text(line.member.value).key("name").text(line.name);
        json.key("loginId").text(line.loginId).key("addedAt").instant(line.added);
        json.key("addedBy").text(line.addedBy).end();
    }
    json.endArray().end();
    return json.take();
}

Result<std::vector<ExceptionLine>> exceptionsFromText(std::string_view text) {
    using Lines = std::vector<ExceptionLine>;
    bool there = false;
    auto lines = parsed<Lines>(text, [&](JsonReader& r, std::string_view key, od::value v, Lines& to) {
        if (key != "exceptions") return;
        there = true;
        r.list(v, to, [&r](od::value item, ExceptionLine& one) { readExceptionLine(r, item, one); });
    });
    const auto isNobody = [](const ExceptionLine& line) { return line.member.empty(); };
    if (lines && (!there || std::ranges::any_of(*lines, isNobody)))
        return malformedAnswer("exceptions without members");
    return lines;
}

std::string consentStateText(const Consent& consent) {
    const ConsentText& words = consentText();
    JsonText json(4096);
    json.begin().key("given").flag(consent.given).key("purpose").text(consent.purpose);
    json.some("at", consent.at);
    json.key("edition").number(words.edition);
    json.key("text").begin().key("en").text(words.en).key("ja").text(words.ja).end();
    json.key("ground").begin().key("en").text(words.groundEn).key("ja").text(words.groundJa).end();
    json.end();
    return json.take();
}

Result<Consent> consentFromText(std::string_view text) {
    bool there = false;
    auto consent = parsed<Consent>(text, [&](JsonReader& r, std::string_view key, od::value v, Consent& to) {
        if (key == "purpose") return r.text(v, to.purpose);
        if (key == "at") return r.instant(v, to.at);
        if (key != "given") return;
        there = true;
        r.flag(v, to.given);
    });
    if (consent && !there) return malformedAnswer("an agreement that does not say whether it was given");
    return consent;
}

} // namespace sekisho::api
