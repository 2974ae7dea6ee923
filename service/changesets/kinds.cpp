#include "service/changesets/kinds.h"

#include "models/api/record_diff.h"
#include "models/policy/schema.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::Result;
using sekisho::Verdict;
namespace json = boost::json;

namespace {

constexpr std::array<KindFact, 17> kKinds{{
    {"member", "members.members", "member", presentMember, restoreMemberBy, memberVersion},
    {"orgUnit", "members.orgUnits", "orgunit", presentOrgUnit, restoreOrgUnitBy},
    {"level", "members.levels", "rank", presentRank, restoreRankBy},
    {"position", "members.positions", "rank", presentRank, restoreRankBy},
    {"userType", "members.userTypes", "rank", presentRank, restoreRankBy},
    {"group", "", "grp", presentGroup, restoreGroupBy},
    {"holding", "", "role_holding", presentHolding, restoreHoldingBy},
    {"eligibility", "", "role_eligibility", presentEligibility, restoreEligibilityBy},
    {"role", "security.roles", "role", presentRole, restoreRoleBy},
    {"chartRestriction", "security.orgChart", "chart_restriction", presentChart, restoreChartBy},
    {"tenant", "", "tenant", presentTenant, restoreTenantBy},
    {"policy", "", "policy", presentPolicy, restorePolicyBy},
    {"invitation", "members.invitation", "setting", presentInvitation, restoreInvitationBy},
    {"template", "security.services", "template", presentTemplate, restoreTemplateBy},
    {"customProperty", "members.fields", "custom_property", presentProperty, restorePropertyBy},
    {"profileStatus", "members.fields", "profile_status", presentStatus, restoreStatusBy},
    {"fields", "members.fields", "setting", presentFields, restoreFieldsBy},
}};

constexpr std::array<ActionFact, 42> kActions{{
    {"member", "create", createMemberBy},
    {"member", "update", updateMemberBy},
    {"member", "delete", deleteMemberBy},
    {"member", "undelete", undeleteMemberBy},
    {"member", "suspend", suspendMemberBy},
    {"member", "unsuspend", unsuspendMemberBy},
    {"member", "setLeave", setLeaveBy},
    {"member", "clearLeave", clearLeaveBy},
    {"orgUnit", "create", createOrgUnitBy},
    {"orgUnit", "update", updateOrgUnitBy},
    {"orgUnit", "move", moveOrgUnitBy},
    {"orgUnit", "delete", deleteOrgUnitBy},
    {"level", "create", createRankBy},
    {"level", "update", updateRankBy},
    {"level", "delete", deleteRankBy},
    {"level", "enable", enableRanksBy},
    {"level", "disable", disableRanksBy},
    {"position", "create", createRankBy},
    {"position", "update", updateRankBy},
    {"position", "delete", deleteRankBy},
    {"position", "enable", enableRanksBy},
    {"position", "disable", disableRanksBy},
    {"userType", "create", createRankBy},
    {"userType", "update", updateRankBy},
    {"userType", "delete", deleteRankBy},
    {"userType", "enable", enableRanksBy},
    {"userType", "disable", disableRanksBy},
    {"group", "create", createGroupBy},
    {"group", "update", updateGroupBy},
    {"group", "delete", deleteGroupBy},
    {"invitation", "update", updateInvitationBy},
    {"policy", "update", updatePolicyBy},
    {"template", "create", createTemplateBy},
    {"template", "update", updateTemplateBy},
    {"template", "delete", deleteTemplateBy},
    {"customProperty", "create", createPropertyBy},
    {"customProperty", "update", updatePropertyBy},
    {"customProperty", "delete", deletePropertyBy},
    {"profileStatus", "create", createStatusBy},
    {"profileStatus", "update", updateStatusBy},
    {"profileStatus", "delete", deleteStatusBy},
    {"fields", "update", updateFieldsBy},
}};

} // namespace

const KindFact* kindFact(std::string_view kind) {
    const auto found = std::ranges::find(kKinds, kind, &KindFact::kind);
    return found == kKinds.end() ? nullptr : &*found;
}

std::string_view policyKeyOf(std::string_view id) {
    return id.substr(id.find('/') + 1); // npos + 1: all of it
}

std::string_view menuOf(const Operation& operation) {
    const KindFact* kind = kindFact(operation.kind);
    if (!kind) return {};
    const auto* schema = operation.kind == "policy" ? sekisho::policy::schemaOf(policyKeyOf(operation.id)) : nullptr;
    return schema ? schema->menu : kind->menu;
}

Act actOf(std::string_view kind, std::string_view action) {
    const auto found = std::ranges::find_if(
        kActions, [&](const ActionFact& fact) { return fact.kind == kind && fact.action == action; });
    return found == kActions.end() ? nullptr : found->act;
}

Result<json::value> bodyOf(const Operation& operation) {
    json::parse_options options;
    options.max_depth = 32;
    json::error_code fault;
    auto value = json::parse(operation.value.empty() ? std::string_view("{}") : std::string_view(operation.value),
                             fault, {}, options);
    if (fault || !value.is_object())
        return sekisho::badInput("value", "INVALID_JSON", "The value is not a JSON object of at most 32 levels.");
    return value;
}

Outcome outcomeOf(std::string uid, std::string name, std::string_view before, sekisho::Version versionBefore,
                  std::string_view after, sekisho::Version versionAfter) {
    Outcome out;
    out.uid = std::move(uid);
    out.name = std::move(name);
    out.before = before.empty() ? 0 : versionBefore;
    out.after = after.empty() ? 0 : versionAfter;
    out.digest = after.empty() ? 0 : sekisho::api::recordDigest(after);
    if (before.empty() && after.empty()) return out;
    if (!before.empty() && !after.empty() && versionBefore == versionAfter) return out;
    out.from = before;
    out.to = after;
    out.verdict = before.empty() ? Verdict::Added : after.empty() ? Verdict::Removed : Verdict::Changed;
    return out;
}

std::string changesOf(const Outcome& outcome) {
    if (!outcome.changes.empty()) return outcome.changes;
    if (outcome.from.empty() && outcome.to.empty()) return "{}";
    return sekisho::api::recordChanges(outcome.from, outcome.to);
}

Result<Image> imageOf(Work& work, const Operation& operation) {
    SEKISHO_TRY(body, bodyOf(operation));
    const auto* number = body.get_object().if_contains("image");
    if (!number || !number->is_int64()) return sekisho::badInput("value", "INVALID_PARAMETER", {});
    SEKISHO_TRY(row,
                (work.db.firstOften<std::string, std::optional<std::string>, std::optional<std::string>>(
                    "SELECT i.key, i.cols, i.doc FROM changeset_image i JOIN changeset c ON c.id = i.id >> 24 WHERE "
                    "i.id = :id AND c.domain_id = :domain",
                    number->get_int64(), work.tenant.domain)));
    if (!row) return Error(ErrorKind::Conflict, "UNDO_NOT_KEPT").with("days", "30");
    auto& [key, columns, doc] = *row;
    Image image;
    image.key = std::move(key);
    if (!columns) return image;
    image.existed = true;
    image.doc = doc.value_or(std::string());
    json::error_code fault;
    const auto list = json::parse(*columns, fault);
    if (fault || !list.is_array()) return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
    for (const auto& value : list.get_array()) {
        image.columns.push_back(value.is_int64() ? value.get_int64() : 0);
        image.isNull.push_back(value.is_null());
    }
    return image;
}

} // namespace sekishod
