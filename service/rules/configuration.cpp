#include "service/rules/configuration.h"

#include "models/api/policy_wire.h"
#include "models/domain/text_fold.h"
#include "service/rules/invitations.h"
#include "service/rules/members.h"
#include "service/rules/policies.h"
#include "service/rules/templates.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <set>

namespace sekishod {

namespace policy = sekisho::policy;
using policy::Field;
using policy::Schema;
using policy::ServiceTemplate;
using policy::Values;
using policy::Widget;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::string_view kTemplatesMenu = "security.services";
constexpr std::string_view kInvitationMenu = "members.invitation";

// --- readable text --------------------------------------------------------------------------------------------------

void appendReadable(std::string& out, const json::value& value, std::size_t depth) {
    const std::string inner((depth + 1) * 2, ' '), outer(depth * 2, ' ');
    const auto items = [&](const auto& list, char open, char close, auto&& one) {
        out += open;
        bool first = true;
        for (const auto& item : list) {
            out += first ? "\n" : ",\n";
            first = false;
            out += inner;
            one(item);
        }
        if (!first) out += '\n' + outer;
        out += close;
    };
    if (const auto* object = value.if_object())
        items(*object, '{', '}', [&](const auto& item) {
            out += json::serialize(json::string(item.key()));
            out += ": ";
            appendReadable(out, item.value(), depth + 1);
        });
    else if (const auto* array = value.if_array())
        items(*array, '[', ']', [&](const json::value& item) { appendReadable(out, item, depth + 1); });
    else
        out += json::serialize(value);
}

// --- ids and what people read ---------------------------------------------------------------------------------------

Result<std::string> loginOf(Database& db, sekisho::DomainId domain, const std::string& uid) {
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT email FROM member WHERE uid = :uid AND domain_id = :domain",
                                                uid, domain));
    return row ? std::get<0>(*row) : uid;
}

// What is no login of this tenant stays as it is: the rules then say that there is no such member.
Result<std::string> memberNamed(Database& db, sekisho::DomainId domain, const std::string& login) {
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT uid FROM member WHERE email = :email AND domain_id = :domain",
                                                login, domain));
    return row ? std::get<0>(*row) : login;
}

Result<std::string> typeName(Database& db, sekisho::DomainId domain, const std::string& uid) {
    SEKISHO_TRY(
        row, db.firstOften<std::string>("SELECT name FROM rank WHERE uid = :uid AND domain_id = :domain", uid, domain));
    return row ? std::get<0>(*row) : uid;
}

Result<std::string> typeNamed(Database& db, sekisho::DomainId domain, const std::string& name) {
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT uid FROM rank WHERE domain_id = :domain AND kind = 'userType' "
                                                "AND name = :name",
                                                domain, name));
    return row ? std::get<0>(*row) : name;
}

using Renamed = Result<std::string> (*)(Database&, sekisho::DomainId, const std::string&);

// The texts of a list, each as `renamed` calls it.
Done renameAll(Database& db, sekisho::DomainId domain, json::value& list, Renamed renamed) {
    if (!list.is_array()) return {};
    for (json::value& item : list.get_array()) {
        if (!item.is_string()) continue;
        SEKISHO_TRY(name, renamed(db, domain, std::string(item.get_string())));
        item = json::string(name);
    }
    return {};
}

json::object parsedConfiguration(std::string_view text) {
    boost::system::error_code failed;
    auto value = json::parse(text, failed);
    return !failed && value.is_object() ? std::move(value.as_object()) : json::object{};
}

Done renameMembers(Database& db, sekisho::DomainId domain, const Schema& schema, json::object& values,
                   Renamed renamed) {
    for (const Field& field : schema.fields)
        if (auto* list = field.widget == Widget::Members ? values.if_contains(field.key) : nullptr)
            SEKISHO_CHECK(renameAll(db, domain, *list, renamed));
    return {};
}

Done renameTargets(Database& db, sekisho::DomainId domain, json::object& one, Renamed type, Renamed member) {
    if (auto* types = one.if_contains("userTypes")) SEKISHO_CHECK(renameAll(db, domain, *types, type));
    if (auto* members = one.if_contains("members")) SEKISHO_CHECK(renameAll(db, domain, *members, member));
    return {};
}

// --- export ---------------------------------------------------------------------------------------------------------

Result<json::object> policyInFile(Database& db, const Tenant& tenant, const Schema& schema) {
    SEKISHO_TRY(state, loadPolicy(db, tenant, schema));
    json::object values = parsedConfiguration(policyRecord(schema, state.values));
    SEKISHO_CHECK(renameMembers(db, tenant.domain, schema, values, loginOf));
    return values;
}

Result<json::object> templateInFile(Database& db, const Tenant& tenant, const ServiceTemplate& one) {
    json::object out = parsedConfiguration(sekisho::api::templateText(one));
    out.erase("templateId");
    out.erase("version");
    SEKISHO_CHECK(renameTargets(db, tenant.domain, out, typeName, loginOf));
    return out;
}

json::object invitationInFile(const InvitationSettings& settings) {
    return {{"linkAllowed", settings.linkAllowed},
            {"inviters", settings.everybodyInvites ? "ALL_MEMBERS" : "ADMINISTRATORS"},
            {"autoApproval", settings.autoApproval}};
}

// --- import ---------------------------------------------------------------------------------------------------------

Error noConfiguration(std::string field) {
    return Error(ErrorKind::BadInput, "CONFIGURATION_FORMAT").at(std::move(field));
}

Done checkFormat(const json::object& file) {
    const auto* format = file.if_contains("format");
    const auto* version = file.if_contains("formatVersion");
    if (!format || !format->is_string() || format->get_string() != kConfigurationFormat)
        return noConfiguration("format");
    if (!version || !version->is_int64() || version->get_int64() < 1) return noConfiguration("formatVersion");
    if (version->get_int64() <= kConfigurationVersion) return {};
    return Error(ErrorKind::Conflict, "CONFIGURATION_VERSION")
        .at("formatVersion")
        .with("found", fmt::format("{}", version->get_int64()))
        .with("known", fmt::format("{}", kConfigurationVersion));
}

Operation changeTo(std::string kind, std::string action, std::string id, const json::object& value) {
    Operation out;
    out.kind = std::move(kind);
    out.action = std::move(action);
    out.id = std::move(id);
    out.value = json::serialize(value);
    return out;
}

// Whether the values, where they are sound, are what stands here.
Result<bool> policyDiffers(Database& db, const Tenant& tenant, const Schema& schema, const json::object& values) {
    SEKISHO_TRY(state, loadPolicy(db, tenant, schema));
    const auto wanted = sekisho::api::policyValuesFromRequest(schema, values);
    if (!wanted) return true;
    auto draft = policyDraft(db, tenant, schema, state.values, *wanted);
    return !draft || !policy::changesBetween(schema, state.values, *draft).empty();
}

Done addPolicies(Database& db, const Tenant& tenant, const json::value& section, const SeesMenu& sees,
                 sekisho::NewChangeset& out) {
    if (!section.is_object()) return noConfiguration("policies");
    for (const auto& [key, given] : section.get_object()) {
        const Schema* schema = policy::schemaOf(std::string_view(key));
        if (!schema || !given.is_object()) return noConfiguration(fmt::format("policies.{}", std::string_view(key)));
        json::object values = given.get_object();
        SEKISHO_CHECK(renameMembers(db, tenant.domain, *schema, values, memberNamed));
        SEKISHO_TRY(differs, policyDiffers(db, tenant, *schema, values));
        if (differs || !sees(schema->menu))
            out.operations.push_back(
                changeTo("policy", "update", std::string(schema->key), json::object{{"values", std::move(values)}}));
    }
    return {};
}

// Wanted as it is in the file; nothing where the file is at fault, which the plan then says.
std::optional<ServiceTemplate> templateFromFile(const json::object& given, const ServiceTemplate& base) {
    auto out = sekisho::api::templateFromRequest(given, base);
    if (!out) return std::nullopt;
    if (!given.contains("userTypes") && !given.contains("members")) return std::move(*out);
    auto assigned = sekisho::api::assignmentsFromRequest(given, *out);
    return assigned ? std::optional(std::move(*assigned)) : std::nullopt;
}

bool sameTargets(const ServiceTemplate& a, const ServiceTemplate& b) {
    const auto members = [](const ServiceTemplate& one) { return std::set(one.members.begin(), one.members.end()); };
    return std::set(a.userTypes.begin(), a.userTypes.end()) == std::set(b.userTypes.begin(), b.userTypes.end()) &&
           members(a) == members(b);
}

bool sameTemplate(const ServiceTemplate& a, const ServiceTemplate& b) {
    return a.name == b.name && settled(a.matrix) == settled(b.matrix) && sameTargets(a, b);
}

const ServiceTemplate* namedIn(const std::vector<ServiceTemplate>& present, bool isDefault, std::string_view name) {
    const std::string key = sekisho::caseKey(name);
    for (const ServiceTemplate& one : present)
        if (one.isDefault ? isDefault : !isDefault && sekisho::caseKey(one.name) == key) return &one;
    return nullptr;
}

Done addTemplates(Database& db, const Tenant& tenant, const json::value& section, bool seen,
                  sekisho::NewChangeset& out) {
    if (!section.is_array()) return noConfiguration("templates");
    std::vector<ServiceTemplate> present;
    if (seen) {
        SEKISHO_TRY(all, loadTemplates(db, tenant.domain));
        present = std::move(all);
    }
    std::set<std::string> kept;
    std::vector<Operation> changes;
    std::size_t number = 0;
    for (const json::value& item : section.get_array()) {
        const auto* name = item.is_object() ? item.get_object().if_contains("name") : nullptr;
        if (!name || !name->is_string()) return noConfiguration(fmt::format("templates[{}]", number));
        json::object given = item.get_object();
        const auto* flag = given.if_contains("isDefault");
        const bool isDefault = flag && flag->is_bool() && flag->get_bool();
        const std::string called(name->get_string());
        given.erase("isDefault");
        if (isDefault) { // it fits whom no other fits
            given.erase("userTypes");
            given.erase("members");
        }
        SEKISHO_CHECK(renameTargets(db, tenant.domain, given, typeNamed, memberNamed));
        const ServiceTemplate* there = namedIn(present, isDefault, called);
        ++number;
        if (!there) {
            changes.push_back(changeTo("template", "create", fmt::format("new:template{}", number), given));
            continue;
        }
        kept.insert(there->id.value);
        const auto wanted = templateFromFile(given, *there);
        if (!wanted || !sameTemplate(*wanted, *there))
            changes.push_back(changeTo("template", "update", there->id.value, given));
    }
    for (const ServiceTemplate& one : present) // first: they may hold the names of those to come
        if (!one.isDefault && !kept.contains(one.id.value))
            out.operations.push_back(changeTo("template", "delete", one.id.value, {}));
    std::ranges::move(changes, std::back_inserter(out.operations));
    return {};
}

Done addInvitation(Database& db, const Tenant& tenant, const json::value& section, bool seen,
                   sekisho::NewChangeset& out) {
    if (!section.is_object()) return noConfiguration("invitation");
    SEKISHO_TRY(settings, invitationSettings(db, tenant.domain));
    const json::object present = invitationInFile(settings);
    if (!seen || section.get_object() != present)
        out.operations.push_back(changeTo("invitation", "update", "invitation", section.get_object()));
    return {};
}

std::string titleOf(const Tenant& tenant, const json::object& file) {
    const auto* from = file.if_contains("workgroup");
    const std::string name(from && from->is_string() ? std::string_view(from->get_string()).substr(0, 100)
                                                     : std::string_view());
    const bool japanese = tenant.locale.starts_with("ja");
    if (!sekisho::isValidUtf8(name) || name.empty()) return japanese ? "設定ファイル" : "Configuration file";
    return japanese ? fmt::format("設定ファイル ({})", name) : fmt::format("Configuration file ({})", name);
}

} // namespace

Result<std::string> configurationText(Database& db, const Tenant& tenant, const SeesMenu& sees, sekisho::Instant now) {
    json::object file{{"format", kConfigurationFormat},
                      {"formatVersion", kConfigurationVersion},
                      {"workgroup", tenant.workgroup},
                      {"exportedAt", sekisho::formatUtc(now)}};
    json::object policies;
    for (const Schema& schema : policy::schemas()) {
        if (!sees(schema.menu)) continue;
        SEKISHO_TRY(values, policyInFile(db, tenant, schema));
        policies[schema.key] = std::move(values);
    }
    file["policies"] = std::move(policies);
    if (sees(kTemplatesMenu)) {
        SEKISHO_TRY(templates, loadTemplates(db, tenant.domain));
        json::array list;
        for (const ServiceTemplate& one : templates) {
            SEKISHO_TRY(entry, templateInFile(db, tenant, one));
            list.push_back(std::move(entry));
        }
        file["templates"] = std::move(list);
    }
    if (sees(kInvitationMenu)) {
        SEKISHO_TRY(settings, invitationSettings(db, tenant.domain));
        file["invitation"] = invitationInFile(settings);
    }
    std::string out;
    appendReadable(out, file, 0);
    out += '\n';
    return out;
}

Result<sekisho::NewChangeset> configurationChanges(Database& db, const Tenant& tenant, const json::value& file,
                                                   const SeesMenu& sees) {
    const auto* object = file.if_object();
    if (!object) return noConfiguration({});
    SEKISHO_CHECK(checkFormat(*object));
    sekisho::NewChangeset out;
    out.title = titleOf(tenant, *object);
    out.origin = sekisho::ChangesetOrigin::Import;
    out.plan = true;
    if (const auto* section = object->if_contains("policies"))
        SEKISHO_CHECK(addPolicies(db, tenant, *section, sees, out));
    if (const auto* section = object->if_contains("templates"))
        SEKISHO_CHECK(addTemplates(db, tenant, *section, sees(kTemplatesMenu), out));
    if (const auto* section = object->if_contains("invitation"))
        SEKISHO_CHECK(addInvitation(db, tenant, *section, sees(kInvitationMenu), out));
    if (out.operations.empty()) return Error(ErrorKind::Conflict, "CONFIGURATION_SAME");
    std::int64_t number = 0;
    for (Operation& operation : out.operations)
        operation.no = ++number;
    return out;
}

} // namespace sekishod
