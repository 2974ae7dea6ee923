#include "service/rules/outside_links.h"

#include "models/policy/file_policy.h"
#include "service/rules/groups.h"
#include "service/rules/members.h"
#include "service/rules/policies.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Group;
using sekisho::GroupKind;
using sekisho::GroupMember;
using sekisho::GroupMemberKind;
using sekisho::Result;
using sekisho::sql::Database;
namespace policy = sekisho::policy;

namespace {

constexpr std::size_t kMostNamed = 10; // of those who may not, in the sentence

Result<policy::ExternalTalkPolicy> talkPolicy(Database& db, const Tenant& tenant) {
    SEKISHO_TRY(schema, policySchema("externalTalk"));
    SEKISHO_TRY(state, loadPolicy(db, tenant, *schema));
    return policy::externalTalkPolicyOf(state.values);
}

Done checkNoneInside(Database& db, const Tenant& tenant, const Group& before, const Group& after) {
    for (const GroupMember& member : after.members) {
        if (member.kind != GroupMemberKind::Group || std::ranges::find(before.members, member) != before.members.end())
            continue;
        SEKISHO_TRY(row, findGroup(db, tenant.domain, member.id));
        if (!row) continue; // told by whoever stores it
        SEKISHO_TRY(inner, loadGroupRow(db, *row));
        if (inner.group.kind == GroupKind::External)
            return Error(ErrorKind::BadInput, "GROUP_EXTERNAL_INSIDE").at("members").with("name", inner.group.name);
    }
    return {};
}

Done checkLinked(Database& db, const Tenant& tenant, const policy::ExternalTalkPolicy& talk,
                 const std::vector<std::string>& coming, std::string_view field) {
    std::string names;
    std::size_t without = 0;
    for (const std::string& uid : coming) {
        if (policy::talkAllowed(talk, policy::ExternalPartner::Works, uid)) continue;
        SEKISHO_TRY(row, findMember(db, tenant.domain, uid));
        if (!row) continue; // told by whoever stores it
        if (++without > kMostNamed) continue;
        SEKISHO_TRY(member, loadMemberRow(db, *row));
        names += (names.empty() ? "" : ", ") + member.member.displayName();
    }
    if (without == 0) return {};
    if (without > kMostNamed) names += fmt::format(" (+{})", without - kMostNamed);
    return Error(ErrorKind::Forbidden, "GROUP_NOT_LINKED",
                 fmt::format("These members may not talk with external LINE WORKS users: {}.", names))
        .at(std::string(field))
        .with("names", names);
}

} // namespace

Done checkOutsideLinks(Database& db, const Tenant& tenant, const Group& before, const Group& after) {
    SEKISHO_CHECK(checkNoneInside(db, tenant, before, after));
    if (after.kind != GroupKind::External) return {};
    std::vector<std::string> masters, members;
    for (const auto& master : after.administrators)
        if (std::ranges::find(before.administrators, master) == before.administrators.end())
            masters.push_back(master.value);
    for (const GroupMember& member : after.members)
        if (member.kind == GroupMemberKind::User && std::ranges::find(before.members, member) == before.members.end())
            members.push_back(member.id);
    if (masters.empty() && members.empty()) return {};
    SEKISHO_TRY(talk, talkPolicy(db, tenant));
    SEKISHO_CHECK(checkLinked(db, tenant, talk, masters, "administrators"));
    return checkLinked(db, tenant, talk, members, "members");
}

Result<std::string> linkedMembers(Database& db, DomainId domain) {
    SEKISHO_TRY(tenant, loadTenant(db, domain));
    SEKISHO_TRY(talk, talkPolicy(db, tenant));
    if (!talk.works.allowed) return std::string("0");
    if (talk.works.everyone) return std::string("1");
    return fmt::format("m.uid IN (SELECT listed.value FROM policy p, json_each(p.value, '$.worksMembers') listed WHERE "
                       "p.domain_id = {} AND p.key = 'externalTalk')",
                       domain);
}

} // namespace sekishod
