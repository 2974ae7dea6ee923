#include "service/handlers/access_request.h"

#include <boost/json/object.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace sekishod {

namespace policy = sekisho::policy;
namespace json = boost::json;
using sekisho::Done;
using sekisho::Error;
using sekisho::Result;

namespace {

constexpr std::size_t kLongestAccessText = 300;
constexpr std::array<std::string_view, 4> kParts{"subject", "action", "resource", "context"};

Error accessMissing(std::string field) {
    const std::string text = field + " is missing.";
    return sekisho::badInput(std::move(field), "MISSING_PARAMETER", text);
}

Error accessWrong(std::string field, std::string_view what) {
    const std::string text = fmt::format("{} {}", field, what);
    return sekisho::badInput(std::move(field), "INVALID_PARAMETER", text);
}

const json::value* accessPart(const json::object* from, std::string_view key) {
    const auto* value = from ? from->if_contains(key) : nullptr;
    return value && !value->is_null() ? value : nullptr;
}

// The text at `object`.`key`; empty where it is not given.
Result<std::string_view> accessText(const json::object* from, std::string_view object, std::string_view key) {
    const auto* value = accessPart(from, key);
    if (!value) return std::string_view();
    if (!value->is_string() || value->get_string().size() > kLongestAccessText)
        return accessWrong(fmt::format("{}.{}", object, key), "must be a text of at most 300 bytes.");
    return std::string_view(value->get_string());
}

Result<std::string_view> accessNeeded(const json::object* from, std::string_view object, std::string_view key) {
    SEKISHO_TRY(text, accessText(from, object, key));
    if (text.empty()) return accessMissing(fmt::format("{}.{}", object, key));
    return text;
}

// One of the words that `of` knows; nothing where it is not given.
template<class Of>
auto accessWord(const json::object* from, std::string_view key, Of of) -> Result<decltype(of(std::string_view()))> {
    SEKISHO_TRY(text, accessText(from, "context", key));
    if (text.empty()) return decltype(of(text))();
    auto known = of(text);
    if (!known) return accessWrong(fmt::format("context.{}", key), "is none of the words that are known.");
    return known;
}

// "EXE" of "EXE", ".exe " and "setup.EXE".
std::string accessExtension(std::string_view text) {
    std::string_view found = text.find('.') == std::string_view::npos ? text : policy::extensionOf(text);
    while (!found.empty() && found.back() == ' ')
        found.remove_suffix(1);
    std::string out(found);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return out;
}

Done readOrigin(const json::object* context, AccessQuestion& to) {
    SEKISHO_TRY(ip, accessText(context, "context", "ip"));
    if (!ip.empty()) {
        to.ip = ip;
        to.address = policy::ipAddressOf(ip);
        if (!to.address) return accessWrong("context.ip", "must be an IPv4 or IPv6 address.");
    }
    SEKISHO_TRY(country, accessText(context, "context", "country"));
    for (const char c : country) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter || country.size() != 2)
            return accessWrong("context.country", "must be a country of two letters (ISO 3166-1).");
        to.country.push_back(c >= 'a' ? static_cast<char>(c - ('a' - 'A')) : c);
    }
    return {};
}

Done readContext(const json::object* context, AccessQuestion& to) {
    SEKISHO_TRY(client, accessWord(context, "client", sekisho::clientKindOf));
    if (!client) return accessMissing("context.client");
    to.client = *client;
    SEKISHO_CHECK(readOrigin(context, to));
    SEKISHO_TRY(extension, accessText(context, "context", "extension"));
    to.extension = accessExtension(extension);
    to.ofFile = accessPart(context, "extension") != nullptr;
    SEKISHO_TRY(linked, accessWord(context, "linked", policy::serviceOf));
    to.linked = linked;
    SEKISHO_TRY(via, accessWord(context, "via", policy::rightOf));
    to.via = via;
    SEKISHO_TRY(partner, accessWord(context, "external", policy::externalPartnerOf));
    to.partner = partner.value_or(policy::ExternalPartner::None);
    SEKISHO_TRY(method, accessWord(context, "method", policy::loginMethodOf));
    to.method = method.value_or(policy::LoginMethod::Password);
    SEKISHO_TRY(mdmKey, accessText(context, "context", "mdmKey"));
    to.mdmKey = mdmKey;
    if (const auto* factor = accessPart(context, "secondFactor")) {
        if (!factor->is_bool()) return accessWrong("context.secondFactor", "must be true or false.");
        to.secondFactor = factor->get_bool();
    }
    return {};
}

Result<AccessQuestion> questionOf(const std::array<const json::value*, 4>& parts) {
    std::array<const json::object*, 4> objects{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i]) continue;
        objects[i] = parts[i]->if_object();
        if (!objects[i]) return accessWrong(std::string(kParts[i]), "must be an object.");
    }
    for (std::size_t i = 0; i < 3; ++i)
        if (!objects[i]) return accessMissing(std::string(kParts[i]));
    const auto& [subject, action, resource, context] = objects;
    AccessQuestion out;
    SEKISHO_TRY(subjectType, accessNeeded(subject, "subject", "type"));
    if (subjectType != "user") return accessWrong("subject.type", "must be user.");
    SEKISHO_TRY(id, accessNeeded(subject, "subject", "id"));
    out.subject = id;
    SEKISHO_TRY(name, accessNeeded(action, "action", "name"));
    const auto known = policy::accessActionOf(name);
    if (!known) return accessWrong("action.name", "must be signIn, use, upload or download.");
    out.action = *known;
    SEKISHO_TRY(resourceType, accessNeeded(resource, "resource", "type"));
    if (resourceType != "service") return accessWrong("resource.type", "must be service.");
    SEKISHO_TRY(service, accessNeeded(resource, "resource", "id"));
    out.service = policy::serviceOf(service);
    const bool ofFile = out.action == policy::AccessAction::Upload || out.action == policy::AccessAction::Download;
    if (!out.service && (service != "all" || ofFile)) return accessWrong("resource.id", "must name a service.");
    SEKISHO_CHECK(readContext(context, out));
    return out;
}

std::array<const json::value*, 4> partsOf(const json::object& body) {
    std::array<const json::value*, 4> parts{};
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i] = accessPart(&body, kParts[i]);
    return parts;
}

Result<EvaluationsSemantic> semanticOf(const json::object& body) {
    const auto* options = accessPart(&body, "options");
    if (!options) return EvaluationsSemantic::ExecuteAll;
    if (!options->is_object()) return accessWrong("options", "must be an object.");
    SEKISHO_TRY(word, accessText(&options->get_object(), "options", "evaluations_semantic"));
    if (word.empty() || word == "execute_all") return EvaluationsSemantic::ExecuteAll;
    if (word == "deny_on_first_deny") return EvaluationsSemantic::DenyOnFirstDeny;
    if (word == "permit_on_first_permit") return EvaluationsSemantic::PermitOnFirstPermit;
    return accessWrong("options.evaluations_semantic",
                       "must be execute_all, deny_on_first_deny or permit_on_first_permit.");
}

} // namespace

Result<AccessQuestion> accessQuestionFrom(const json::value& body) {
    if (!body.is_object()) return Error(sekisho::ErrorKind::BadInput, "BAD_REQUEST", "The body must be a JSON object.");
    return questionOf(partsOf(body.get_object()));
}

Result<AccessQuestions> accessQuestionsFrom(const json::value& body) {
    if (!body.is_object()) return Error(sekisho::ErrorKind::BadInput, "BAD_REQUEST", "The body must be a JSON object.");
    const json::object& object = body.get_object();
    AccessQuestions out;
    const auto* evaluations = accessPart(&object, "evaluations");
    if (evaluations && !evaluations->is_array()) return accessWrong("evaluations", "must be a list.");
    if (!evaluations || evaluations->get_array().empty()) {
        SEKISHO_TRY(one, accessQuestionFrom(body));
        out.each.emplace_back(std::move(one));
        return out;
    }
    if (evaluations->get_array().size() > kMostEvaluations)
        return sekisho::badInput("evaluations", "TOO_MANY", {}).with("max", std::to_string(kMostEvaluations));
    SEKISHO_TRY(semantic, semanticOf(object));
    out.batch = true;
    out.semantic = semantic;
    const auto defaults = partsOf(object);
    for (const auto& item : evaluations->get_array()) {
        if (!item.is_object()) {
            out.each.emplace_back(accessWrong("evaluations", "must be a list of objects."));
            continue;
        }
        auto parts = partsOf(item.get_object());
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (!parts[i]) parts[i] = defaults[i];
        out.each.push_back(questionOf(parts));
    }
    return out;
}

} // namespace sekishod
