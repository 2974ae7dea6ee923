// Permission templates, with whom they fit.

#include "models/api/policy_wire.h"
#include "models/api/record_diff.h"
#include "service/changesets/kinds.h"
#include "service/rules/templates.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::Result;
using sekisho::policy::ServiceTemplate;
using sekisho::policy::TemplateId;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

namespace template_image {
enum Column : std::size_t { VersionOf, Count };
}

Result<ServiceTemplate> foundTemplate(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(id, work.target(operation, "template"));
    SEKISHO_TRY(found, loadTemplate(work.db, work.tenant.domain, id));
    SEKISHO_CHECK(work.checkBase(operation, found.id.value, found.version));
    return found;
}

Outcome templateOutcome(const std::optional<ServiceTemplate>& before, const std::optional<ServiceTemplate>& after,
                        std::string uid) {
    const ServiceTemplate& named = after ? *after : *before;
    return outcomeOf(std::move(uid), named.name, before ? recordText(*before) : std::string(),
                     before ? before->version : 0, after ? recordText(*after) : std::string(),
                     after ? after->version : 0);
}

// Both lists, or none of them.
Result<std::optional<ServiceTemplate>> targetsIn(const json::value& body, const ServiceTemplate& base) {
    const auto& object = body.get_object();
    if (!object.contains("userTypes") && !object.contains("members")) return std::optional<ServiceTemplate>{};
    SEKISHO_TRY(assigned, sekisho::api::assignmentsFromRequest(body, base));
    return std::optional(std::move(assigned));
}

} // namespace

Result<Outcome> createTemplateBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(fresh, sekisho::api::templateFromRequest(body, ServiceTemplate{}));
    SEKISHO_TRY(targets, targetsIn(body, fresh));
    if (targets) fresh = std::move(*targets);
    fresh.id = TemplateId(work.newUid());
    SEKISHO_TRY(saved, createTemplate(work.db, work.tenant, std::move(fresh), work.now, work.effects));
    work.endedByPolicy += saved.ended.members;
    return templateOutcome(std::nullopt, saved.now, saved.now.id.value);
}

Result<Outcome> updateTemplateBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundTemplate(work, operation));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(after, sekisho::api::templateFromRequest(body, before));
    SEKISHO_TRY(targets, targetsIn(body, before));
    SEKISHO_TRY(saved, updateTemplate(work.db, work.tenant, before, std::move(after), work.now, work.effects));
    work.endedByPolicy += saved.ended.members;
    const bool moves = targets && (targets->userTypes != before.userTypes || targets->members != before.members);
    if (moves) {
        SEKISHO_TRY(assigned, assignTemplate(work.db, work.tenant, saved.now, std::move(targets->userTypes),
                                             std::move(targets->members), work.now, work.effects));
        work.endedByPolicy += assigned.ended.members;
        saved = std::move(assigned);
    }
    return templateOutcome(before, saved.now, before.id.value);
}

Result<Outcome> deleteTemplateBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundTemplate(work, operation));
    SEKISHO_TRY(ended, deleteTemplate(work.db, work.tenant, before, work.now, work.effects));
    work.endedByPolicy += ended.members;
    return templateOutcome(before, std::nullopt, before.id.value);
}

Result<Outcome> restoreTemplateBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(kept, imageOf(work, operation));
    std::optional<ServiceTemplate> image;
    if (kept.existed) {
        if (kept.columns.size() != template_image::Count)
            return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
        SEKISHO_TRY(then, templateOfImage(kept.key, kept.doc));
        then.version = kept.columns[template_image::VersionOf];
        image = std::move(then);
    }
    SEKISHO_TRY(present, findTemplate(work.db, work.tenant.domain, kept.key));
    SEKISHO_CHECK(work.checkBase(operation, kept.key, present ? present->version : 0));
    EndedSessions ended;
    SEKISHO_TRY(after, restoreTemplate(work.db, work.tenant, present, image, work.now, work.effects, ended));
    work.endedByPolicy += ended.members;
    if (!present && !after) {
        Outcome nothing;
        nothing.uid = kept.key;
        return nothing;
    }
    return templateOutcome(present, after, kept.key);
}

Result<std::optional<Present>> presentTemplate(Database& db, DomainId domain, std::string_view uid) {
    SEKISHO_TRY(found, findTemplate(db, domain, uid));
    if (!found) return std::optional<Present>{};
    return std::optional(Present{found->version, sekisho::api::recordDigest(recordText(*found))});
}

} // namespace sekishod
