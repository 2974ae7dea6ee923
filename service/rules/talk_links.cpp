#include "service/rules/talk_links.h"

#include "models/policy/file_policy.h"
#include "service/rules/policies.h"
#include "service/rules/tenant.h"
#include "service/store/uid.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Member;
using sekisho::Result;
using sekisho::policy::ExternalPartner;
using sekisho::sql::Database;

namespace {

// 128 bits. What is cut off also keeps anybody from going on with the hash.
constexpr std::size_t kTalkLinkProof = 32;

Done checkTalksOutside(Database& db, const Member& member) {
    SEKISHO_TRY(tenant, loadTenant(db, member.domain));
    SEKISHO_TRY(schema, policySchema("externalTalk"));
    SEKISHO_TRY(state, loadPolicy(db, tenant, *schema));
    const auto policy = sekisho::policy::externalTalkPolicyOf(state.values);
    const bool may = talkAllowed(policy, ExternalPartner::Line, member.id.value) ||
                     talkAllowed(policy, ExternalPartner::Works, member.id.value);
    if (member.deletedAt || !may) return Error(ErrorKind::Forbidden, "TALK_LINK_OFF");
    return {};
}

Result<std::string> presentWord(Database& db, const Member& member) {
    SEKISHO_TRY(key, db.firstOften<std::string>("SELECT value FROM meta WHERE key = 'talkLink.key'"));
    SEKISHO_TRY(salt,
                db.firstOften<std::string>("SELECT salt FROM talk_link WHERE member_uid = :uid", member.id.value));
    const std::string proof = sha256Hex(fmt::format("{}\n{}\n{}\n{}", key ? std::get<0>(*key) : std::string(),
                                                    member.id.value, member.email, salt ? std::get<0>(*salt) : ""));
    return fmt::format("{}.{}", member.id.value, std::string_view(proof).substr(0, kTalkLinkProof));
}

} // namespace

Result<std::string> talkLinkWord(Database& db, const Member& member) {
    SEKISHO_CHECK(checkTalksOutside(db, member));
    return presentWord(db, member);
}

Result<std::string> resetTalkLink(Database& db, const Member& member, Effects& effects) {
    SEKISHO_CHECK(checkTalksOutside(db, member));
    SEKISHO_CHECK(db.exec("INSERT INTO talk_link(member_uid, domain_id, salt) VALUES(:uid, :domain, :salt) ON "
                          "CONFLICT(member_uid) DO UPDATE SET salt = excluded.salt",
                          member.id.value, member.domain, newSecret()));
    effects.audit({.action = "member.talkLink.reset",
                   .targetKind = "member",
                   .targetId = member.id.value,
                   .targetName = member.displayName(),
                   .changesJson = {}});
    return presentWord(db, member);
}

Result<MemberRow> talkLinkMember(Database& db, std::string_view word) {
    const Error none(ErrorKind::NotFound, "TALK_LINK_NOT_EXIST");
    SEKISHO_TRY(found,
                db.firstOften<std::int64_t>("SELECT id FROM member WHERE uid = :uid", word.substr(0, word.find('.'))));
    if (!found) return none;
    SEKISHO_TRY(row, loadMemberRow(db, std::get<0>(*found)));
    const auto present = talkLinkWord(db, row.member);
    if (!present && present.error().kind != ErrorKind::Forbidden) return present.error();
    if (!present || !equalConstantTime(*present, word)) return none;
    return row;
}

} // namespace sekishod
