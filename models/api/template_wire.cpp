#include "models/api/json_reader.h"
#include "models/api/policy_json.h"
#include "models/api/policy_wire.h"
#include "models/api/request_fields.h"
#include "models/domain/shown_text.h"

#include <algorithm>

namespace sekisho::api {

using policy::EffectiveTemplate;
using policy::Matrix;
using policy::Service;
using policy::ServiceTemplate;
using policy::TemplateSource;

namespace {

template<class Use>
void eachService(Use use) {
    for (std::size_t i = 0; i < policy::kServices; ++i)
        use(static_cast<Service>(i));
}

void writeIds(JsonText& json, const ServiceTemplate& one) {
    json.key("userTypes").beginArray();
    for (const std::string& type : one.userTypes)
        json.text(type);
    json.endArray().key("members").beginArray();
    for (const UserId& member : one.members)
        json.text(member.value);
    json.endArray();
}

void writeTemplate(JsonText& json, const ServiceTemplate& one) {
    json.begin();
    json.key("templateId").text(one.id.value).key("name").text(one.name).key("isDefault").flag(one.isDefault);
    writeMatrix(json, one.matrix);
    writeIds(json, one);
    json.key("version").number(one.version);
    json.end();
}

void readServices(JsonReader& r, od::value v, Matrix& to) {
    r.fields(v, [&](std::string_view name, od::value switches) {
        const auto service = policy::serviceOf(name);
        if (!service) return; // one that a later service has
        r.fields(switches, [&](std::string_view key, od::value value) {
            const auto right = policy::rightOf(key);
            bool on = true;
            r.flag(value, on);
            if (right) to.set(*service, *right, on);
        });
    });
}

void readMembers(JsonReader& r, od::value v, std::vector<UserId>& to) {
    r.list(v, to, [&](od::value item, UserId& member) { r.id(item, member); });
}

void readTemplate(JsonReader& r, std::string_view key, od::value v, ServiceTemplate& to) {
    if (key == "templateId") return r.id(v, to.id);
    if (key == "name") return r.text(v, to.name);
    if (key == "isDefault") return r.flag(v, to.isDefault);
    if (key == "mobileApp") return r.flag(v, to.matrix.mobileApp);
    if (key == "services") return readServices(r, v, to.matrix);
    if (key == "userTypes") return r.texts(v, to.userTypes);
    if (key == "members") return readMembers(r, v, to.members);
    if (key == "version") return r.number(v, to.version);
}

void readSource(JsonReader& r, od::value v, TemplateSource& to) {
    const std::string_view word = r.view(v);
    for (const auto source : {TemplateSource::Member, TemplateSource::UserType, TemplateSource::Default})
        if (policy::templateSourceKey(source) == word) {
            to = source;
            return;
        }
    r.ok = false;
}

void unknownSwitch(const Fields& fields, std::string_view path) {
    fields.keep(badInput(shownText(path), "POLICY_UNKNOWN_FIELD", {}).with("text", shownText(path)));
}

void takeSwitches(const Fields& fields, Service service, std::string_view path, const boost::json::value& switches,
                  Matrix& to) {
    const auto* object = switches.if_object();
    if (!object) return fields.wrongKind(path, "an object");
    for (const auto& [key, value] : *object) {
        const std::string own = std::string(path) + '.' + std::string(key);
        const auto right = policy::rightOf(key);
        if (!right || !policy::offers(service, *right)) return unknownSwitch(fields, own);
        if (!value.is_bool()) return fields.wrongKind(own, "true or false");
        to.set(service, *right, value.get_bool());
    }
}

void takeMatrix(const Fields& fields, Matrix& to) {
    if (fields.given("mobileApp")) fields.flag("mobileApp", to.mobileApp, true);
    bool present = false;
    const auto* services = fields.object("services", present);
    if (!services) return;
    for (const auto& [name, switches] : *services) {
        const std::string path = "services." + std::string(name);
        const auto service = policy::serviceOf(name);
        if (!service) return unknownSwitch(fields, path);
        takeSwitches(fields, *service, path, switches, to);
    }
}

void eachIdOnce(const Fields& fields, std::string_view key, std::vector<std::string> ids) {
    std::ranges::sort(ids);
    if (std::ranges::adjacent_find(ids) == ids.end()) return;
    fields.keep(badInput(std::string(key), "DUPLICATE_ENTRY", std::string(key) + " names one twice.")
                    .with("field", std::string(key)));
}

} // namespace

void writeMatrix(JsonText& json, const Matrix& matrix) {
    json.key("mobileApp").flag(matrix.mobileApp);
    json.key("services").begin();
    eachService([&](Service service) {
        json.key(policy::serviceKey(service)).begin();
        for (const auto right : policy::rightsOf(service))
            json.key(policy::rightKey(right)).flag(matrix.has(service, right));
        json.end();
    });
    json.end();
}

std::string templateText(const ServiceTemplate& one) {
    JsonText json;
    writeTemplate(json, one);
    return json.take();
}

std::string templatesText(const std::vector<ServiceTemplate>& templates) {
    JsonText json(4096);
    json.begin().key("templates").beginArray();
    for (const ServiceTemplate& one : templates)
        writeTemplate(json, one);
    json.endArray().end();
    return json.take();
}

std::string effectiveTemplateText(const EffectiveTemplate& effective) {
    JsonText json;
    json.begin();
    json.key("templateId").text(effective.id.value).key("name").text(effective.name);
    json.key("source").text(policy::templateSourceKey(effective.source));
    writeMatrix(json, effective.matrix);
    json.end();
    return json.take();
}

Result<ServiceTemplate> templateFromText(std::string_view text) {
    auto one = parsed<ServiceTemplate>(text, readTemplate);
    if (one && one->id.empty()) return malformedAnswer("a template without an id");
    return one;
}

Result<std::vector<ServiceTemplate>> templatesFromText(std::string_view text) {
    using List = std::vector<ServiceTemplate>;
    bool there = false;
    auto list = parsed<List>(text, [&](JsonReader& r, std::string_view key, od::value v, List& to) {
        if (key != "templates") return;
        there = true;
        r.list(v, to, [&](od::value item, ServiceTemplate& one) {
            r.fields(item, [&](std::string_view name, od::value value) { readTemplate(r, name, value, one); });
        });
    });
    if (list && !there) return malformedAnswer("an answer without templates");
    return list;
}

Result<EffectiveTemplate> effectiveTemplateFromText(std::string_view text) {
    EffectiveTemplate blank;
    blank.matrix = Matrix::everything();
    auto effective =
        parsed<EffectiveTemplate>(text, [&](JsonReader& r, std::string_view key, od::value v, EffectiveTemplate& to) {
            if (key == "templateId") return r.id(v, to.id);
            if (key == "name") return r.text(v, to.name);
            if (key == "source") return readSource(r, v, to.source);
            if (key == "mobileApp") return r.flag(v, blank.matrix.mobileApp);
            if (key == "services") return readServices(r, v, blank.matrix);
        });
    if (effective && effective->id.empty()) return malformedAnswer("an effective template without an id");
    if (effective) effective->matrix = blank.matrix;
    return effective;
}

std::string templateInput(const ServiceTemplate& edited) {
    JsonText json;
    json.begin().key("name").text(edited.name);
    writeMatrix(json, edited.matrix);
    json.end();
    return json.take();
}

std::string assignmentsInput(const ServiceTemplate& edited) {
    JsonText json;
    json.begin();
    writeIds(json, edited);
    json.end();
    return json.take();
}

Result<ServiceTemplate> templateFromRequest(const boost::json::value& body, const ServiceTemplate& base) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Patch, fault);
    ServiceTemplate one = base;
    fields.text("name", one.name);
    takeMatrix(fields, one.matrix);
    if (fault) return Unexpected(std::move(*fault));
    return one;
}

Result<ServiceTemplate> assignmentsFromRequest(const boost::json::value& body, const ServiceTemplate& base) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Replace, fault);
    ServiceTemplate one = base;
    std::vector<std::string> members;
    fields.need("userTypes");
    fields.need("members");
    fields.texts("userTypes", one.userTypes);
    fields.texts("members", members);
    if (!fault) eachIdOnce(fields, "userTypes", one.userTypes);
    if (!fault) eachIdOnce(fields, "members", members);
    if (fault) return Unexpected(std::move(*fault));
    one.members.clear();
    for (std::string& member : members)
        one.members.emplace_back(std::move(member));
    return one;
}

std::string appStopText(const AppStop& stop) {
    JsonText json(64);
    json.begin().key("mobile").flag(stop.mobile).key("pc").flag(stop.pc).end();
    return json.take();
}

Result<AppStop> appStopFromText(std::string_view text) {
    return parsed<AppStop>(text, [](JsonReader& r, std::string_view key, od::value v, AppStop& to) {
        if (key == "mobile") return r.flag(v, to.mobile);
        if (key == "pc") return r.flag(v, to.pc);
    });
}

Result<AppStop> appStopFromRequest(const boost::json::value& body, const AppStop& base) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Patch, fault);
    AppStop stop = base;
    fields.flag("mobile", stop.mobile, false);
    fields.flag("pc", stop.pc, false);
    if (fault) return Unexpected(std::move(*fault));
    return stop;
}

} // namespace sekisho::api
