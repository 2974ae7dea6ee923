#pragma once
// The kinds of resources and what can be done to them. To add a kind: one line in kKinds (its name, the menu whose
// Operate right it needs, how it stands now, how it is brought back) and one line in kActions for each action with the
// function that does it (both in kinds.cpp). Such a function takes the operation's value as the body of the public API,
// asks Work for the target within the author's scope, checks `base`, calls the function of service/rules that a request
// would call, and gives outcomeOf() the records before and after. Its table goes into service/store/before_images.cpp,
// so that it can be taken back.

#include "service/changesets/work.h"

#include <boost/json/value.hpp>

#include <optional>
#include <string_view>

namespace sekishod {

using Act = sekisho::Result<Outcome> (*)(Work&, const sekisho::Operation&);

struct Present { // as it is stored now
    sekisho::Version version = 0;
    std::uint64_t digest = 0;
};

struct KindFact {
    std::string_view kind;
    std::string_view menu;  // empty: the function asks Work::enter() itself
    std::string_view table; // of before-images
    sekisho::Result<std::optional<Present>> (*present)(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                       std::string_view uid);
    Act restore; // brings the resource back to the image that `value` names: {"image":N}
    // Its version alone, for the kinds that come in hundreds of thousands; null: present() tells it.
    sekisho::Result<std::optional<sekisho::Version>> (*version)(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                                std::string_view uid) = nullptr;
};
struct ActionFact {
    std::string_view kind;
    std::string_view action;
    Act act;
};

const KindFact* kindFact(std::string_view kind);
// The menu whose Operate right it needs: of a policy that of its screen. Empty: see KindFact::menu.
std::string_view menuOf(const sekisho::Operation& operation);
Act actOf(std::string_view kind, std::string_view action); // null: there is no such operation

// --- for the functions of the kinds ---

sekisho::Result<boost::json::value> bodyOf(const sekisho::Operation& operation); // INVALID_JSON; an object
// Records as recordText() writes them, looked at here; an empty one: the resource was or is not there.
Outcome outcomeOf(std::string uid, std::string name, std::string_view before, sekisho::Version versionBefore,
                  std::string_view after, sekisho::Version versionAfter);
struct Image {
    bool existed = false;
    std::string key;
    std::vector<std::int64_t> columns; // 0 for null
    std::vector<bool> isNull;
    std::string doc;
};
sekisho::Result<Image> imageOf(Work& work, const sekisho::Operation& operation);

sekisho::Result<Outcome> createMemberBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> updateMemberBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> deleteMemberBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> undeleteMemberBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> suspendMemberBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> unsuspendMemberBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> setLeaveBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> clearLeaveBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> restoreMemberBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentMember(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                      std::string_view uid);
sekisho::Result<std::optional<sekisho::Version>> memberVersion(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                               std::string_view uid);

sekisho::Result<Outcome> createOrgUnitBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> updateOrgUnitBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> moveOrgUnitBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> deleteOrgUnitBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> restoreOrgUnitBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentOrgUnit(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                       std::string_view uid);

sekisho::Result<Outcome> createRankBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> updateRankBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> deleteRankBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> enableRanksBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> disableRanksBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> restoreRankBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentRank(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                    std::string_view uid);

sekisho::Result<Outcome> createGroupBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> updateGroupBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> deleteGroupBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> restoreGroupBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentGroup(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                     std::string_view uid);

// So are rights: an approval grants one, and nobody gets back what the author may not grant.
sekisho::Result<Outcome> restoreHoldingBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentHolding(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                       std::string_view uid);
sekisho::Result<Outcome> restoreEligibilityBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentEligibility(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                           std::string_view uid);
sekisho::Result<Outcome> restoreRoleBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentRole(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                    std::string_view uid);

// Their id is the policy's key, of an image with the tenant before it ("10000001/network").
sekisho::Result<Outcome> updatePolicyBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> restorePolicyBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentPolicy(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                      std::string_view uid);
std::string_view policyKeyOf(std::string_view id);

sekisho::Result<Outcome> createTemplateBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> updateTemplateBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> deleteTemplateBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> restoreTemplateBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentTemplate(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                        std::string_view uid);

// What a tenant has set about the fields of its members. The ids of statuses and of the field management are those of
// an image, with the tenant before them ("10000001/CUSTOM01"); a status may be named without it.
sekisho::Result<Outcome> createPropertyBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> updatePropertyBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> deletePropertyBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> restorePropertyBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentProperty(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                        std::string_view uid);
sekisho::Result<Outcome> createStatusBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> updateStatusBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> deleteStatusBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> restoreStatusBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentStatus(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                      std::string_view uid);
sekisho::Result<Outcome> updateFieldsBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> restoreFieldsBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentFields(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                      std::string_view uid);

sekisho::Result<Outcome> updateInvitationBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<Outcome> restoreInvitationBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentInvitation(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                          std::string_view uid);

sekisho::Result<Outcome> restoreChartBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentChart(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                     std::string_view uid);

sekisho::Result<Outcome> restoreTenantBy(Work& work, const sekisho::Operation& operation);
sekisho::Result<std::optional<Present>> presentTenant(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                      std::string_view uid);

} // namespace sekishod
