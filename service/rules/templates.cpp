#include "service/rules/templates.h"

#include "models/domain/text_fold.h"
#include "models/domain/validation.h"
#include "service/rules/diff.h"
#include "service/rules/members.h"
#include "service/store/policy_rows.h"
#include "service/store/uid.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::UserId;
using sekisho::policy::EffectiveTemplate;
using sekisho::policy::Matrix;
using sekisho::policy::Right;
using sekisho::policy::Service;
using sekisho::policy::ServiceTemplate;
using sekisho::policy::TemplateId;
using sekisho::policy::TemplateSource;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::int64_t kMostTemplates = 200;
constexpr std::size_t kMostTargetsNamed = 200; // in an audit record; more are counted

Error noTemplate() {
    return Error(ErrorKind::NotFound, "TEMPLATE_NOT_EXIST");
}

Error isDefaultTemplate() {
    return Error(ErrorKind::Conflict, "TEMPLATE_IS_DEFAULT");
}

// Those that are still there, in the order in which people look for them.
Done readTargets(Database& db, ServiceTemplate& to) {
    SEKISHO_TRY(types, db.rows<std::string>("SELECT r.uid FROM template_assignment a JOIN rank r ON r.uid = "
                                            "a.target_uid WHERE a.template_uid = :uid AND a.target_kind = 'userType' "
                                            "ORDER BY r.display_order, r.id",
                                            to.id.value));
    for (auto& [uid] : types)
        to.userTypes.push_back(std::move(uid));
    SEKISHO_TRY(members, db.rows<std::string>("SELECT m.uid FROM template_assignment a JOIN member m ON m.uid = "
                                              "a.target_uid WHERE a.template_uid = :uid AND a.target_kind = 'member' "
                                              "ORDER BY m.sort_key, m.id",
                                              to.id.value));
    for (auto& [uid] : members)
        to.members.emplace_back(std::move(uid));
    return {};
}

ServiceTemplate templateOf(TemplateRow row) {
    ServiceTemplate out;
    out.id = TemplateId(std::move(row.uid));
    out.name = std::move(row.name);
    out.isDefault = row.isDefault;
    out.matrix = row.matrix;
    out.version = row.version;
    return out;
}

Done checkTemplate(Database& db, DomainId domain, ServiceTemplate& which) {
    which.matrix = settled(which.matrix);
    auto faults = check(which.matrix);
    if (!faults.empty()) return std::move(faults.front());
    if (which.isDefault) {
        which.name.clear();
        return {};
    }
    SEKISHO_CHECK(sekisho::checkDisplayName(which.name, "name", kLongestTemplateName));
    SEKISHO_TRY(other, templateByName(db, domain, which.name));
    if (other && *other != which.id.value)
        return Error(ErrorKind::Conflict, "TEMPLATE_NAME_TAKEN").at("name").with("name", which.name);
    return {};
}

Done checkTargets(Database& db, DomainId domain, const ServiceTemplate& which) {
    for (std::size_t i = 0; i < which.userTypes.size(); ++i) {
        SEKISHO_TRY(found, db.firstOften<std::int64_t>("SELECT 1 FROM rank WHERE uid = :uid AND domain_id = :domain "
                                                       "AND kind = 'userType'",
                                                       which.userTypes[i], domain));
        if (!found) return Error(ErrorKind::NotFound, "USER_TYPE_NOT_EXIST").at(fmt::format("userTypes[{}]", i));
    }
    for (std::size_t i = 0; i < which.members.size(); ++i) {
        SEKISHO_TRY(found, db.firstOften<std::int64_t>("SELECT 1 FROM member WHERE uid = :uid AND domain_id = :domain",
                                                       which.members[i].value, domain));
        if (!found) return Error(ErrorKind::NotFound, "USER_NOT_EXIST").at(fmt::format("members[{}]", i));
    }
    return {};
}

AuditEntry templateNote(std::string_view act, const ServiceTemplate& which, std::string changes) {
    return {.action = fmt::format("template.{}", act),
            .targetKind = "template",
            .targetId = which.id.value,
            .targetName = which.name,
            .changesJson = std::move(changes)};
}

// The version first: it is what makes the image of the row, which holds the targets as they are until then.
Done nextVersion(Database& db, std::string_view uid) {
    SEKISHO_CHECK(db.execOften("UPDATE template SET version = version + 1 WHERE uid = :uid", uid));
    return {};
}

Done putTarget(Database& db, DomainId domain, std::string_view kind, std::string_view target, std::string_view uid) {
    SEKISHO_CHECK(db.execOften("INSERT INTO template_assignment(target_uid, domain_id, target_kind, template_uid) "
                               "VALUES(:target, :domain, :kind, :uid) ON CONFLICT(target_uid) DO UPDATE SET "
                               "template_uid = excluded.template_uid, gone = NULL",
                               target, domain, kind, uid));
    return {};
}

// Those who are in another template now leave it: that one changes, too.
Done leaveOthers(Database& db, const ServiceTemplate& to, Effects& effects) {
    std::unordered_set<std::string> touched;
    const auto leave = [&](std::string_view target) -> Done {
        SEKISHO_TRY(row, (db.firstOften<std::string, std::string>(
                             "SELECT t.uid, t.name FROM template_assignment a JOIN template t ON t.uid = "
                             "a.template_uid WHERE a.target_uid = :target AND a.template_uid <> :uid",
                             target, to.id.value)));
        if (!row || !touched.insert(std::get<0>(*row)).second) return {};
        ServiceTemplate other;
        other.id = TemplateId(std::get<0>(*row));
        other.name = std::get<1>(*row);
        SEKISHO_CHECK(nextVersion(db, other.id.value));
        effects.audit(templateNote("assign", other, changeOf("leftFor", {}, to.name)));
        effects.changed("template", other.id.value);
        return {};
    };
    for (const std::string& type : to.userTypes)
        SEKISHO_CHECK(leave(type));
    for (const UserId& member : to.members)
        SEKISHO_CHECK(leave(member.value));
    return {};
}

Done storeTargets(Database& db, DomainId domain, const ServiceTemplate& which, Effects& effects) {
    SEKISHO_CHECK(leaveOthers(db, which, effects));
    SEKISHO_CHECK(db.execOften("DELETE FROM template_assignment WHERE template_uid = :uid", which.id.value));
    for (const std::string& type : which.userTypes)
        SEKISHO_CHECK(putTarget(db, domain, "userType", type, which.id.value));
    for (const UserId& member : which.members)
        SEKISHO_CHECK(putTarget(db, domain, "member", member.value, which.id.value));
    return {};
}

Result<TemplateSaved> savedTemplate(Database& db, const Tenant& tenant, const TemplateId& id, Instant now) {
    TemplateSaved out;
    SEKISHO_TRY(present, loadTemplate(db, tenant.domain, id.value));
    out.now = std::move(present);
    SEKISHO_TRY(ended, endMobileByTemplate(db, tenant.domain, now));
    out.ended = ended;
    return out;
}

json::value listOrCount(json::array ids) {
    if (ids.size() <= kMostTargetsNamed) return ids;
    return static_cast<std::int64_t>(ids.size());
}

json::object recordOf(const ServiceTemplate& which, bool shortened) {
    json::object out{{"templateId", which.id.value}, {"name", which.name}, {"mobileApp", which.matrix.mobileApp}};
    for (std::size_t s = 0; s < sekisho::policy::kServices; ++s) {
        const auto service = static_cast<Service>(s);
        for (const Right right : sekisho::policy::rightsOf(service))
            out[fmt::format("{}.{}", serviceKey(service), rightKey(right))] = which.matrix.has(service, right);
    }
    json::array types(which.userTypes.begin(), which.userTypes.end()), members;
    for (const UserId& member : which.members)
        members.emplace_back(member.value);
    out["userTypes"] = shortened ? listOrCount(std::move(types)) : json::value(std::move(types));
    out["members"] = shortened ? listOrCount(std::move(members)) : json::value(std::move(members));
    return out;
}

std::string auditRecord(const ServiceTemplate& which) {
    return json::serialize(recordOf(which, true));
}

Done storeRow(Database& db, const ServiceTemplate& which) {
    auto stored = db.execOften("UPDATE template SET name = :name, name_key = :key, off = :off, version = version + 1 "
                               "WHERE uid = :uid",
                               which.name, sekisho::caseKey(which.name), offText(which.matrix), which.id.value);
    if (!stored) return std::move(stored).error();
    return {};
}

Done insertTemplate(Database& db, DomainId domain, const ServiceTemplate& which) {
    SEKISHO_CHECK(db.execOften("INSERT INTO template(domain_id, uid, name, name_key, off, version) VALUES(:domain, "
                               ":uid, :name, :key, :off, :version)",
                               domain, which.id.value, which.name, sekisho::caseKey(which.name), offText(which.matrix),
                               which.version));
    return {};
}

std::vector<std::string> textsAt(const json::object& object, std::string_view key) {
    std::vector<std::string> out;
    const auto* list = object.if_contains(key);
    if (!list || !list->is_array()) return out;
    for (const auto& item : list->get_array())
        if (item.is_string()) out.emplace_back(item.get_string());
    return out;
}

// Of an image those targets that are still there.
Done keepPresent(Database& db, DomainId domain, ServiceTemplate& which) {
    ServiceTemplate one;
    const auto keep = [&](auto& list, auto& single) -> Done {
        auto all = std::move(list);
        list.clear();
        for (auto& item : all) {
            single.assign(1, item);
            Done there = checkTargets(db, domain, one);
            single.clear();
            if (!there && there.error().kind != ErrorKind::NotFound) return there;
            if (there) list.push_back(std::move(item));
        }
        return {};
    };
    SEKISHO_CHECK(keep(which.userTypes, one.userTypes));
    return keep(which.members, one.members);
}

} // namespace

Result<std::vector<ServiceTemplate>> loadTemplates(Database& db, DomainId domain) {
    std::vector<ServiceTemplate> out;
    SEKISHO_TRY(rows, templateRows(db, domain));
    for (TemplateRow& row : rows) {
        out.push_back(templateOf(std::move(row)));
        SEKISHO_CHECK(readTargets(db, out.back()));
    }
    return out;
}

Result<std::optional<ServiceTemplate>> findTemplate(Database& db, DomainId domain, std::string_view uid) {
    SEKISHO_TRY(rows, templateRows(db, domain));
    const auto found = std::ranges::find(rows, uid, &TemplateRow::uid);
    if (found == rows.end()) return std::optional<ServiceTemplate>{};
    ServiceTemplate out = templateOf(std::move(*found));
    SEKISHO_CHECK(readTargets(db, out));
    return std::optional(std::move(out));
}

Result<ServiceTemplate> loadTemplate(Database& db, DomainId domain, std::string_view uid) {
    SEKISHO_TRY(found, findTemplate(db, domain, uid));
    if (!found) return noTemplate();
    return std::move(*found);
}

Result<std::optional<std::string>> templateByName(Database& db, DomainId domain, std::string_view name) {
    SEKISHO_TRY(row,
                db.firstOften<std::string>("SELECT uid FROM template WHERE domain_id = :domain AND name_key = :key",
                                           domain, sekisho::caseKey(name)));
    return row ? std::optional(std::get<0>(*row)) : std::nullopt;
}

std::string recordText(const ServiceTemplate& which) {
    return json::serialize(recordOf(which, false));
}

Result<TemplateSaved> createTemplate(Database& db, const Tenant& tenant, ServiceTemplate fresh, Instant now,
                                     Effects& effects) {
    if (fresh.id.empty()) fresh.id = TemplateId(newUid());
    fresh.isDefault = false;
    fresh.version = 1;
    SEKISHO_CHECK(checkTemplate(db, tenant.domain, fresh));
    SEKISHO_CHECK(checkTargets(db, tenant.domain, fresh));
    SEKISHO_TRY(rows, templateRows(db, tenant.domain));
    if (static_cast<std::int64_t>(rows.size()) >= kMostTemplates)
        return Error(ErrorKind::Forbidden, "LIMIT_EXCEEDED",
                     fmt::format("A tenant can have at most {} permission templates.", kMostTemplates))
            .with("max", fmt::format("{}", kMostTemplates));
    SEKISHO_CHECK(insertTemplate(db, tenant.domain, fresh));
    effects.audit(templateNote("create", fresh, changesBetween({}, auditRecord(fresh))));
    effects.changed("template", fresh.id.value);
    SEKISHO_CHECK(storeTargets(db, tenant.domain, fresh, effects));
    return savedTemplate(db, tenant, fresh.id, now);
}

Result<TemplateSaved> updateTemplate(Database& db, const Tenant& tenant, const ServiceTemplate& before,
                                     ServiceTemplate after, Instant now, Effects& effects) {
    after.id = before.id;
    after.isDefault = before.isDefault;
    after.userTypes = before.userTypes;
    after.members = before.members;
    after.version = before.version;
    SEKISHO_CHECK(checkTemplate(db, tenant.domain, after));
    if (recordText(after) == recordText(before)) return TemplateSaved{before, {}};
    SEKISHO_CHECK(storeRow(db, after));
    effects.audit(templateNote("update", after, changesBetween(auditRecord(before), auditRecord(after))));
    effects.changed("template", after.id.value);
    return savedTemplate(db, tenant, after.id, now);
}

Result<TemplateSaved> assignTemplate(Database& db, const Tenant& tenant, const ServiceTemplate& before,
                                     std::vector<std::string> userTypes, std::vector<UserId> members, Instant now,
                                     Effects& effects) {
    if (before.isDefault) return isDefaultTemplate();
    ServiceTemplate after = before;
    after.userTypes = std::move(userTypes);
    after.members = std::move(members);
    SEKISHO_CHECK(checkTargets(db, tenant.domain, after));
    SEKISHO_CHECK(nextVersion(db, before.id.value));
    SEKISHO_CHECK(storeTargets(db, tenant.domain, after, effects));
    SEKISHO_TRY(saved, savedTemplate(db, tenant, before.id, now));
    effects.audit(templateNote("assign", saved.now, changesBetween(auditRecord(before), auditRecord(saved.now))));
    effects.changed("template", before.id.value);
    return saved;
}

Result<EndedSessions> deleteTemplate(Database& db, const Tenant& tenant, const ServiceTemplate& before, Instant now,
                                     Effects& effects) {
    if (before.isDefault) return isDefaultTemplate();
    SEKISHO_CHECK(nextVersion(db, before.id.value));
    SEKISHO_CHECK(db.execOften("DELETE FROM template WHERE uid = :uid", before.id.value));
    effects.audit(templateNote("delete", before, changesBetween(auditRecord(before), {})));
    effects.changed("template", before.id.value, "delete");
    return endMobileByTemplate(db, tenant.domain, now);
}

Result<std::optional<ServiceTemplate>> restoreTemplate(Database& db, const Tenant& tenant,
                                                       const std::optional<ServiceTemplate>& present,
                                                       const std::optional<ServiceTemplate>& image, Instant now,
                                                       Effects& effects, EndedSessions& ended) {
    if (!image) {
        if (!present) return std::optional<ServiceTemplate>{};
        SEKISHO_TRY(gone, deleteTemplate(db, tenant, *present, now, effects));
        ended = gone;
        return std::optional<ServiceTemplate>{};
    }
    ServiceTemplate back = *image;
    SEKISHO_CHECK(keepPresent(db, tenant.domain, back));
    SEKISHO_CHECK(checkTemplate(db, tenant.domain, back));
    if (present && recordText(*present) == recordText(back)) return present;
    if (present) {
        SEKISHO_CHECK(storeRow(db, back));
    } else {
        ++back.version;
        SEKISHO_CHECK(insertTemplate(db, tenant.domain, back));
    }
    SEKISHO_CHECK(storeTargets(db, tenant.domain, back, effects));
    SEKISHO_TRY(saved, savedTemplate(db, tenant, back.id, now));
    ended = saved.ended;
    effects.audit(templateNote(
        "restore", saved.now, changesBetween(present ? auditRecord(*present) : std::string(), auditRecord(saved.now))));
    effects.changed("template", back.id.value);
    return std::optional(std::move(saved.now));
}

Result<ServiceTemplate> templateOfImage(std::string uid, std::string_view doc) {
    boost::system::error_code failed;
    const auto value = json::parse(doc, failed);
    const auto* object = failed ? nullptr : value.if_object();
    const auto* name = object ? object->if_contains("name") : nullptr;
    const auto* off = object ? object->if_contains("off") : nullptr;
    const auto* isDefault = object ? object->if_contains("isDefault") : nullptr;
    if (!name || !name->is_string() || !off || !isDefault || !isDefault->is_int64())
        return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
    ServiceTemplate out;
    out.id = TemplateId(std::move(uid));
    out.name = std::string(name->get_string());
    out.isDefault = isDefault->get_int64() != 0;
    out.matrix = matrixOf(json::serialize(*off));
    out.userTypes = textsAt(*object, "userTypes");
    for (std::string& member : textsAt(*object, "members"))
        out.members.emplace_back(std::move(member));
    return out;
}

Result<EffectiveTemplate> effectiveTemplate(Database& db, DomainId domain, std::string_view memberUid) {
    static const std::string text =
        fmt::format("SELECT t.uid, t.name, t.off, t.is_default, EXISTS (SELECT 1 FROM template_assignment WHERE "
                    "target_uid = m.uid) "
                    "FROM member m JOIN template t ON t.uid = {} WHERE m.uid = :uid AND m.domain_id = :domain",
                    kTemplateOfMember);
    SEKISHO_TRY(row, (db.firstOften<std::string, std::string, std::string, std::int64_t, std::int64_t>(text, memberUid,
                                                                                                       domain)));
    if (!row) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    auto& [uid, name, off, isDefault, direct] = *row;
    EffectiveTemplate out;
    out.id = TemplateId(std::move(uid));
    out.name = std::move(name);
    out.matrix = matrixOf(off);
    out.source = direct != 0      ? TemplateSource::Member
                 : isDefault != 0 ? TemplateSource::Default
                                  : TemplateSource::UserType;
    return out;
}

} // namespace sekishod
