#include "models/api/explanation_wire.h"

#include "models/api/json_reader.h"
#include "models/api/request_fields.h"
#include "models/api/role_wire.h"
#include "models/api/value_reader.h"
#include "models/api/value_writer.h"
#include "models/policy/ip_range.h"
#include "models/policy/service_template.h"

#include <array>
#include <utility>

namespace sekisho::api {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 4> kObjectKinds{"member", "orgUnit", "group", "tenant"};
constexpr std::array<std::string_view, 3> kRemovalKinds{"takeRole", "narrowScope", "lowerGrant"};
constexpr std::size_t kLongestAskedId = 300; // bytes

std::string_view askedAccessKey(Access access) {
    return access == Access::Operate ? "operate" : "view";
}

std::optional<Access> askedAccessOf(std::string_view key) {
    if (key == "view") return Access::View;
    if (key == "operate") return Access::Operate;
    return std::nullopt;
}

std::optional<RemovalStep::Kind> removalKindOf(std::string_view key) {
    for (std::size_t i = 0; i < kRemovalKinds.size(); ++i)
        if (kRemovalKinds[i] == key) return static_cast<RemovalStep::Kind>(i);
    return std::nullopt;
}

// --- writing ---

json::object explainedLink(const ChainLink& link, bool japanese) {
    json::object params;
    for (const ErrorParam& param : link.params)
        params[param.name] = param.value;
    json::object out{{"kind", linkKindKey(link.kind)}, {"holds", link.holds}, {"code", link.code}};
    out["params"] = std::move(params);
    putSome(out, "refKind", link.refKind);
    putSome(out, "refId", link.refId);
    out["sentence"] = explanationSentence(link, japanese);
    return out;
}

json::array explainedLinks(const std::vector<ChainLink>& links, bool japanese) {
    json::array out;
    for (const ChainLink& link : links)
        out.push_back(explainedLink(link, japanese));
    return out;
}

json::object explainedPerson(const RightPerson& person) {
    return {{"userId", person.user.value}, {"name", person.name}, {"loginId", person.loginId}};
}

json::object explainedPath(const RightPath& path, bool japanese) {
    return {{"roleId", path.role.value}, {"roleName", path.roleName},
            {"builtIn", path.builtIn},   {"scope", scopeValue(path.scope)},
            {"holds", path.holds},       {"links", explainedLinks(path.links, japanese)}};
}

json::object explainedStep(const RemovalStep& step, const std::string& object, bool japanese) {
    return {{"kind", kRemovalKinds[static_cast<std::size_t>(step.kind)]},
            {"roleId", step.role.value},
            {"roleName", step.roleName},
            {"builtIn", step.builtIn},
            {"userId", step.user.value},
            {"userName", step.userName},
            {"menu", step.menu},
            {"others", step.others},
            {"sentence", explanationSentence(removalSentence(step, object), japanese)}};
}

// --- reading of answers ---

void readAnsweredLink(const ValueReader& r, const json::object& from, bool& ok, ChainLink& to) {
    r.word("kind", to.kind, linkKindOf);
    r.flag("holds", to.holds);
    r.text("code", to.code);
    r.text("refKind", to.refKind);
    r.text("refId", to.refId);
    const auto* params = from.if_contains("params");
    if (!params) return;
    if (!params->is_object()) {
        ok = false;
        return;
    }
    for (const auto& [name, value] : params->get_object()) {
        ok = ok && value.is_string();
        if (ok) to.params.push_back({std::string(name), std::string(value.get_string())});
    }
}

void readAnsweredLinks(const json::object& from, std::string_view key, bool& ok, std::vector<ChainLink>& to) {
    const auto* list = from.if_contains(key);
    if (!list) return;
    if (!list->is_array()) {
        ok = false;
        return;
    }
    for (const auto& item : list->get_array()) {
        ok = ok && item.is_object();
        if (!ok) return;
        readAnsweredLink(ValueReader(item.get_object(), ok), item.get_object(), ok, to.emplace_back());
    }
}

void readAnsweredPerson(const ValueReader& r, RightPerson& to) {
    r.id("userId", to.user);
    r.text("name", to.name);
    r.text("loginId", to.loginId);
}

void readAnsweredPath(const json::object& from, bool& ok, RightPath& to) {
    const ValueReader r(from, ok);
    r.id("roleId", to.role);
    r.text("roleName", to.roleName);
    r.text("builtIn", to.builtIn);
    r.flag("holds", to.holds);
    readAnsweredLinks(from, "links", ok, to.links);
    const auto* scope = from.if_contains("scope");
    if (!scope) return;
    auto read = scopeFrom(*scope);
    ok = ok && read;
    if (read) to.scope = std::move(*read);
}

void readAnsweredPaths(const json::object& from, bool& ok, std::vector<RightPath>& to) {
    const auto* list = from.if_contains("paths");
    if (!list) return;
    if (!list->is_array()) {
        ok = false;
        return;
    }
    for (const auto& item : list->get_array()) {
        ok = ok && item.is_object();
        if (!ok) return;
        readAnsweredPath(item.get_object(), ok, to.emplace_back());
    }
}

void readAnsweredRemoval(const ValueReader& r, RemovalStep& to) {
    r.word("kind", to.kind, removalKindOf);
    r.id("roleId", to.role);
    r.text("roleName", to.roleName);
    r.text("builtIn", to.builtIn);
    r.id("userId", to.user);
    r.text("userName", to.userName);
    r.text("menu", to.menu);
    r.number("others", to.others);
}

// The whole of an answer as an object, with `ok` for what could not be read of it.
template<class T, class Take>
Result<T> readExplained(std::string_view text, const char* what, std::string_view needed, Take&& take) {
    json::error_code fault;
    const auto value = json::parse(text, fault);
    const auto* object = fault ? nullptr : value.if_object();
    if (!object || !object->contains(needed)) return malformedAnswer(what);
    T out;
    bool ok = true;
    take(*object, ok, out);
    if (!ok) return malformedAnswer(what);
    return out;
}

// --- reading of questions ---

void askedText(const Fields& fields, std::string_view key, std::string& to) {
    fields.text(key, to);
    if (!fields.failed() && to.size() > kLongestAskedId)
        fields.keep(badInput(fields.pathOf(key), "TOO_LONG", fields.pathOf(key) + " is too long.")
                        .with("max", std::to_string(kLongestAskedId)));
}

void neededAsked(const Fields& fields, std::string_view key, std::string& to) {
    fields.need(key);
    askedText(fields, key, to);
    if (!fields.failed() && to.empty()) fields.fail(key, "MISSING_PARAMETER", fields.pathOf(key) + " is empty.");
}

void readAskedObject(const Fields& fields, std::optional<Error>& fault, RightQuestionText& to) {
    bool present = false;
    const auto* object = fields.object("object", present);
    if (!object) return;
    const Fields asked(*object, WriteMode::Replace, fault, "object");
    neededAsked(asked, "kind", to.objectKind);
    if (asked.failed()) return;
    if (std::ranges::find(kObjectKinds, to.objectKind) == kObjectKinds.end())
        return asked.wrongKind("kind", "member, orgUnit, group or tenant");
    if (to.objectKind != "tenant") neededAsked(asked, "id", to.objectId);
}

Result<const json::object*> askedBody(const json::value& body) {
    const auto* object = body.if_object();
    if (!object) return Error(ErrorKind::BadInput, "BAD_REQUEST", "The body must be a JSON object.");
    return object;
}

void readAskedCountry(const Fields& fields, UseQuestionText& to) {
    askedText(fields, "country", to.country);
    if (fields.failed() || to.country.empty()) return;
    bool letters = to.country.size() == 2;
    for (char& c : to.country) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
        letters = letters && c >= 'A' && c <= 'Z';
    }
    if (!letters) fields.wrongKind("country", "a country of two letters (ISO 3166-1)");
}

} // namespace

std::string explanationSentence(const ChainLink& link, bool japanese) {
    return explanationText(link, japanese);
}

std::string rightQuestionText(const RightQuestionText& question) {
    json::object out{{"menu", question.menu}, {"access", askedAccessKey(question.access)}};
    putSome(out, "userId", question.userId);
    json::object object{{"kind", question.objectKind}};
    putSome(object, "id", question.objectId);
    out["object"] = std::move(object);
    return json::serialize(out);
}

Result<RightQuestionText> rightQuestionFrom(const json::value& body) {
    SEKISHO_TRY(object, askedBody(body));
    std::optional<Error> fault;
    const Fields fields(*object, WriteMode::Replace, fault);
    RightQuestionText out;
    std::string access;
    askedText(fields, "userId", out.userId);
    neededAsked(fields, "menu", out.menu);
    neededAsked(fields, "access", access);
    readAskedObject(fields, fault, out);
    if (!fault && !menuItem(out.menu)) fields.wrongKind("menu", "a key of the menu tree");
    const auto known = askedAccessOf(access);
    if (!fault && !known) fields.wrongKind("access", "view or operate");
    if (fault) return std::move(*fault);
    out.access = *known;
    return out;
}

std::string rightAnswerText(const RightAnswer& answer, bool japanese) {
    json::array paths, grantors, removal;
    for (const RightPath& path : answer.paths)
        paths.push_back(explainedPath(path, japanese));
    for (const RightPerson& person : answer.grantors)
        grantors.push_back(explainedPerson(person));
    for (const RemovalStep& step : answer.removal)
        removal.push_back(explainedStep(step, answer.object.name, japanese));
    const json::object out{
        {"allowed", answer.allowed},
        {"who", explainedPerson(answer.who)},
        {"menu", answer.menu},
        {"access", askedAccessKey(answer.access)},
        {"object", {{"kind", answer.object.kind}, {"id", answer.object.id}, {"name", answer.object.name}}},
        {"summary", explainedLinks(answer.summary, japanese)},
        {"paths", std::move(paths)},
        {"grantors", std::move(grantors)},
        {"removal", std::move(removal)}};
    return json::serialize(out);
}

Result<RightAnswer> rightAnswerFromText(std::string_view text) {
    return readExplained<RightAnswer>(
        text, "an explanation of a right", "allowed", [](const json::object& from, bool& ok, RightAnswer& to) {
            const ValueReader r(from, ok);
            r.flag("allowed", to.allowed);
            r.object("who", [&](const ValueReader& who) { readAnsweredPerson(who, to.who); });
            r.text("menu", to.menu);
            r.word("access", to.access, askedAccessOf);
            r.object("object", [&](const ValueReader& object) {
                object.text("kind", to.object.kind);
                object.text("id", to.object.id);
                object.text("name", to.object.name);
            });
            readAnsweredLinks(from, "summary", ok, to.summary);
            readAnsweredPaths(from, ok, to.paths);
            r.objects("grantors", to.grantors, readAnsweredPerson);
            r.objects("removal", to.removal, readAnsweredRemoval);
        });
}

std::string rightHoldersText(const RightHoldersText& page, bool japanese) {
    json::array holders;
    for (const RightHolder& holder : page.holders) {
        json::object out = explainedPerson(holder.who);
        out["path"] = explainedPath(holder.path, japanese);
        holders.push_back(std::move(out));
    }
    json::object out{{"holders", std::move(holders)}, {"outside", page.outside}};
    putTotal(out, "total", page.total);
    putNextCursor(out, page.nextCursor);
    return json::serialize(out);
}

Result<RightHoldersText> rightHoldersFromText(std::string_view text) {
    return readExplained<RightHoldersText>(text, "a list of holders of a right", "holders",
                                           [](const json::object& from, bool& ok, RightHoldersText& to) {
                                               const ValueReader r(from, ok);
                                               r.number("outside", to.outside);
                                               r.number("total", to.total);
                                               r.nextCursor(to.nextCursor);
                                               const auto* list = from.at("holders").if_array();
                                               ok = ok && list;
                                               if (!ok) return;
                                               for (const auto& item : *list) {
                                                   const auto* object = item.if_object();
                                                   const auto* path = object ? object->if_contains("path") : nullptr;
                                                   ok = ok && path && path->is_object();
                                                   if (!ok) return;
                                                   RightHolder& holder = to.holders.emplace_back();
                                                   readAnsweredPerson(ValueReader(*object, ok), holder.who);
                                                   readAnsweredPath(path->get_object(), ok, holder.path);
                                               }
                                           });
}

std::string useQuestionText(const UseQuestionText& question) {
    json::object out{{"client", question.client}};
    putSome(out, "userId", question.userId);
    putSome(out, "service", question.service);
    putSome(out, "ip", question.ip);
    putSome(out, "country", question.country);
    return json::serialize(out);
}

Result<UseQuestionText> useQuestionFrom(const json::value& body) {
    SEKISHO_TRY(object, askedBody(body));
    std::optional<Error> fault;
    const Fields fields(*object, WriteMode::Replace, fault);
    UseQuestionText out;
    askedText(fields, "userId", out.userId);
    askedText(fields, "service", out.service);
    neededAsked(fields, "client", out.client);
    askedText(fields, "ip", out.ip);
    readAskedCountry(fields, out);
    if (!fault && !out.service.empty() && !policy::serviceOf(out.service))
        fields.wrongKind("service", "one of the services of a permission template");
    if (!fault && !clientKindOf(out.client)) fields.wrongKind("client", "one of the kinds of clients");
    if (!fault && !out.ip.empty() && !policy::ipAddressOf(out.ip)) fields.wrongKind("ip", "an IPv4 or IPv6 address");
    if (fault) return std::move(*fault);
    return out;
}

std::string useAnswerText(const UseAnswer& answer, bool japanese) {
    return json::serialize(json::object{{"allowed", answer.allowed},
                                        {"stepUp", answer.stepUp},
                                        {"who", explainedPerson(answer.who)},
                                        {"service", answer.service},
                                        {"client", answer.client},
                                        {"links", explainedLinks(answer.links, japanese)}});
}

Result<UseAnswer> useAnswerFromText(std::string_view text) {
    return readExplained<UseAnswer>(
        text, "an explanation of a use", "allowed", [](const json::object& from, bool& ok, UseAnswer& to) {
            const ValueReader r(from, ok);
            r.flag("allowed", to.allowed);
            r.flag("stepUp", to.stepUp);
            r.object("who", [&](const ValueReader& who) { readAnsweredPerson(who, to.who); });
            r.text("service", to.service);
            r.text("client", to.client);
            readAnsweredLinks(from, "links", ok, to.links);
        });
}

} // namespace sekisho::api
