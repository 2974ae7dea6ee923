#include "service/rules/configuration.h"

#include "models/api/policy_wire.h"
#include "models/domain/text_fold.h"
#include "models/domain/validation.h"
#include "service/rules/invitations.h"
#include "service/rules/members.h"
#include "service/rules/policies.h"
#include "service/rules/structure.h"
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

// --- import ---------------------------------------------------------------------------------------------------------

Error noConfiguration(std::string field) {
    return Error(ErrorKind::BadInput, "CONFIGURATION_FORMAT").at(std::move(field));
}

// What is at fault in a file, each with its place in it. The file is read to its end.
class FileFaults {
  public:
    // As the rule of one part says it.
    void add(const Error& error, const std::string& place) {
        if (error.all.empty()) return addOne(error, place);
        for (const Error& one : error.all)
            addOne(one, place);
    }
    void addUnreadable(std::string place) {
        unreadable_ = true;
        all_.push_back(noConfiguration(std::move(place)));
    }
    std::size_t count() const { return all_.size(); }
    bool unreadable() const { return unreadable_; }
    std::vector<Error> take() { return std::move(all_); }

  private:
    void addOne(Error fault, const std::string& place) {
        fault.field = fault.field.empty() ? place : fmt::format("{}.{}", place, fault.field);
        std::erase_if(fault.params, [](const auto& param) { return param.name == "faults"; });
        all_.push_back(std::move(fault));
    }

    std::vector<Error> all_;
    bool unreadable_ = false;
};

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

// The fields that can be read; of the others each says why not.
Values readableFields(const Schema& schema, const json::object& values, const std::string& place, FileFaults& faults) {
    Values out;
    for (const auto& [key, value] : values) {
        auto read = sekisho::api::policyValuesFromRequest(schema, json::object{{key, value}});
        read ? out.merge(*read) : faults.add(read.error(), place);
    }
    return out;
}

// Whether the values, where they are sound, are what stands here.
Result<bool> policyDiffers(Database& db, const Tenant& tenant, const Schema& schema, const json::object& values,
                           FileFaults& faults) {
    const std::size_t before = faults.count();
    const std::string place = fmt::format("policies.{}", schema.key);
    SEKISHO_TRY(state, loadPolicy(db, tenant, schema));
    const Values wanted = readableFields(schema, values, place, faults);
    auto draft = policyDraft(db, tenant, schema, state.values, wanted);
    if (!draft) faults.add(draft.error(), place);
    return faults.count() > before || !policy::changesBetween(schema, state.values, *draft).empty();
}

Done addPolicy(Database& db, const Tenant& tenant, std::string_view key, const json::value& given, const SeesMenu& sees,
               ConfigurationChanges& out, FileFaults& faults) {
    const Schema* schema = policy::schemaOf(key);
    if (!schema || !given.is_object()) {
        faults.addUnreadable(fmt::format("policies.{}", key));
        return {};
    }
    json::object values = given.get_object();
    SEKISHO_CHECK(renameMembers(db, tenant.domain, *schema, values, memberNamed));
    bool differs = !sees(schema->menu);
    if (!differs) {
        SEKISHO_TRY(other, policyDiffers(db, tenant, *schema, values, faults));
        differs = other;
    }
    if (differs)
        out.changeset.operations.push_back(
            changeTo("policy", "update", std::string(schema->key), json::object{{"values", std::move(values)}}));
    return {};
}

Done addPolicies(Database& db, const Tenant& tenant, const json::object& file, const SeesMenu& sees,
                 ConfigurationChanges& out, FileFaults& faults) {
    const auto* section = file.if_contains("policies");
    const auto* all = section ? section->if_object() : nullptr;
    if (section && !all) faults.addUnreadable("policies");
    if (all)
        for (const auto& [key, given] : *all)
            SEKISHO_CHECK(addPolicy(db, tenant, std::string_view(key), given, sees, out, faults));
    const auto* earlier = file.if_contains(kInvitationPolicy); // where they stood before they were a policy
    if (!earlier || (all && all->contains(kInvitationPolicy))) return {};
    return addPolicy(db, tenant, kInvitationPolicy, *earlier, sees, out, faults);
}

// Each member by itself, and each switch, so that one fault does not hide the next.
void findTemplateFaults(const json::object& given, const ServiceTemplate& base, const std::string& place,
                        FileFaults& faults) {
    const auto tried = [&](json::object part) {
        if (auto read = sekisho::api::templateFromRequest(std::move(part), base); !read)
            faults.add(read.error(), place);
    };
    for (const auto& [key, value] : given) {
        if (key == "userTypes" || key == "members") continue;
        const auto* services = key == "services" ? value.if_object() : nullptr;
        if (!services) {
            tried(json::object{{key, value}});
            continue;
        }
        for (const auto& [service, switches] : *services) {
            const auto* each = switches.if_object();
            if (!each || each->empty()) tried(json::object{{key, json::object{{service, switches}}}});
            for (std::size_t i = 0; each && i < each->size(); ++i) {
                const auto& one = *(each->begin() + static_cast<std::ptrdiff_t>(i));
                tried(json::object{{key, json::object{{service, json::object{{one.key(), one.value()}}}}}});
            }
        }
    }
}

// Wanted as it is in the file; nothing where the file is at fault.
std::optional<ServiceTemplate> templateFromFile(const json::object& given, const ServiceTemplate& base,
                                                const std::string& place, FileFaults& faults) {
    const std::size_t before = faults.count();
    findTemplateFaults(given, base, place, faults);
    auto out = sekisho::api::templateFromRequest(given, base);
    if (!out) return std::nullopt;
    for (const Error& fault : check(settled(out->matrix)))
        faults.add(fault, place);
    if (!out->isDefault)
        if (auto name = sekisho::checkDisplayName(out->name, "name", kLongestTemplateName); !name)
            faults.add(name.error(), place);
    if (given.contains("userTypes") || given.contains("members")) {
        out = sekisho::api::assignmentsFromRequest(given, *out);
        if (!out) faults.add(out.error(), place);
    }
    return faults.count() == before ? std::optional(std::move(*out)) : std::nullopt;
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

struct TemplatePlan {
    std::set<std::string> kept; // of those that are here
    std::vector<Operation> changes;
};

// Whom the file puts into a template and who is not here; who stands in it already is.
Done findUnknownTargets(Database& db, sekisho::DomainId domain, const ServiceTemplate& wanted,
                        const ServiceTemplate& present, const std::string& place, FileFaults& faults) {
    for (std::size_t i = 0; i < wanted.userTypes.size(); ++i) {
        const std::string& uid = wanted.userTypes[i];
        if (std::ranges::find(present.userTypes, uid) != present.userTypes.end()) continue;
        SEKISHO_TRY(type, findRank(db, domain, sekisho::RankKind::UserType, uid));
        if (!type)
            faults.add(Error(ErrorKind::NotFound, "USER_TYPE_NOT_EXIST").at(fmt::format("userTypes[{}]", i)), place);
    }
    for (std::size_t i = 0; i < wanted.members.size(); ++i) {
        if (std::ranges::find(present.members, wanted.members[i]) != present.members.end()) continue;
        SEKISHO_TRY(member, findMember(db, domain, wanted.members[i].value));
        if (!member) faults.add(Error(ErrorKind::NotFound, "USER_NOT_EXIST").at(fmt::format("members[{}]", i)), place);
    }
    return {};
}

// One of the file: an update of what has its name here, or a new one.
Done addTemplate(Database& db, const Tenant& tenant, const std::vector<ServiceTemplate>& present,
                 const json::value& item, std::size_t number, bool seen, TemplatePlan& plan, FileFaults& faults) {
    const std::string place = fmt::format("templates[{}]", number);
    const auto* name = item.is_object() ? item.get_object().if_contains("name") : nullptr;
    if (!name || !name->is_string()) {
        faults.addUnreadable(place);
        return {};
    }
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
    ServiceTemplate fresh;
    fresh.matrix = policy::Matrix::everything();
    const ServiceTemplate& base = there ? *there : fresh;
    const auto wanted = seen ? templateFromFile(given, base, place, faults) : std::nullopt;
    if (wanted) SEKISHO_CHECK(findUnknownTargets(db, tenant.domain, *wanted, base, place, faults));
    if (!there) {
        plan.changes.push_back(changeTo("template", "create", fmt::format("new:template{}", number + 1), given));
        return {};
    }
    plan.kept.insert(there->id.value);
    if (!wanted || !sameTemplate(*wanted, *there))
        plan.changes.push_back(changeTo("template", "update", there->id.value, given));
    return {};
}

Done addTemplates(Database& db, const Tenant& tenant, const json::value& section, bool seen, ConfigurationChanges& out,
                  FileFaults& faults) {
    const auto* list = section.if_array();
    if (!list) {
        faults.addUnreadable("templates");
        return {};
    }
    std::vector<ServiceTemplate> present;
    if (seen) {
        SEKISHO_TRY(all, loadTemplates(db, tenant.domain));
        present = std::move(all);
    }
    TemplatePlan plan;
    for (std::size_t i = 0; i < list->size(); ++i)
        SEKISHO_CHECK(addTemplate(db, tenant, present, (*list)[i], i, seen, plan, faults));
    for (const ServiceTemplate& one : present) // first: they may hold the names of those to come
        if (!one.isDefault && !plan.kept.contains(one.id.value))
            out.changeset.operations.push_back(changeTo("template", "delete", one.id.value, {}));
    std::ranges::move(plan.changes, std::back_inserter(out.changeset.operations));
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
    std::string out;
    appendReadable(out, file, 0);
    out += '\n';
    return out;
}

Result<ConfigurationChanges> configurationChanges(Database& db, const Tenant& tenant, const json::value& file,
                                                  const SeesMenu& sees) {
    const auto* object = file.if_object();
    if (!object) return noConfiguration({});
    SEKISHO_CHECK(checkFormat(*object));
    ConfigurationChanges out;
    out.changeset.title = titleOf(tenant, *object);
    out.changeset.origin = sekisho::ChangesetOrigin::Import;
    out.changeset.plan = true;
    FileFaults faults;
    SEKISHO_CHECK(addPolicies(db, tenant, *object, sees, out, faults));
    if (const auto* section = object->if_contains("templates"))
        SEKISHO_CHECK(addTemplates(db, tenant, *section, sees(kTemplatesMenu), out, faults));
    const bool unreadable = faults.unreadable();
    out.faults = faults.take();
    if (unreadable) {
        Error error = *std::ranges::find(out.faults, std::string("CONFIGURATION_FORMAT"), &Error::code);
        error.all = std::move(out.faults);
        return error;
    }
    if (out.changeset.operations.empty()) return Error(ErrorKind::Conflict, "CONFIGURATION_SAME");
    std::int64_t number = 0;
    for (Operation& operation : out.changeset.operations)
        operation.no = ++number;
    return out;
}

} // namespace sekishod
