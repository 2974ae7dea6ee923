// Talk with people outside for one member or for everybody (lineworks-api.md §3.1). Behind it is the policy that the
// screen 外部ユーザーとのトーク権限 saves: same revisions, same records, same second opinion.

#include "models/policy/file_policy.h"
#include "service/handlers/directory_common.h"
#include "service/rules/policies.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <variant>

namespace sekishod {

using sekisho::Access;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::policy::PolicyState;
using sekisho::policy::Schema;
using sekisho::policy::Values;

namespace {

constexpr sekisho::Permission kChangeTalkLinks{"security.externalTalk", Access::Operate};

struct TalkLink {
    std::string_view on, who, members; // fields of the policy
    std::string_view forOne, against, forAll;
};
constexpr std::array<TalkLink, 2> kTalkLinks{{
    {"line", "lineWho", "lineMembers", "/v1.0/users/{userId}/link-to-line", "/v1.0/users/{userId}/unlink-to-line",
     "/v1.0/users/link-to-line"},
    {"works", "worksWho", "worksMembers", "/v1.0/users/{userId}/link-to-works", "/v1.0/users/{userId}/unlink-to-works",
     "/v1.0/users/link-to-works"},
}};

sekisho::Done saveTalkLink(Services& services, Call& call, Tenant& tenant, const Schema& schema,
                           const PolicyState& before, const Values& part, Effects& effects) {
    SEKISHO_TRY(draft, policyDraft(*call.db, tenant, schema, before.values, part));
    PolicyAct act;
    act.actorId = call.caller.actorId();
    act.actorName = call.caller.name;
    act.now = call.now;
    SEKISHO_TRY(saved, savePolicy(*call.db, tenant, schema, before, std::move(draft), act, effects));
    if (saved.changed)
        call.afterCommit([&services, domain = call.caller.domain] { policiesChanged(services, domain); });
    return {};
}

template<class T>
const T* valueAt(const Values& values, std::string_view key) {
    const auto at = values.find(key);
    return at == values.end() ? nullptr : std::get_if<T>(&at->second);
}

// The other side would take such a name for the messenger itself, or could not show it.
bool nameForbidden(const std::string& text) {
    std::string folded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0xF0 && static_cast<unsigned char>(text[std::min(at + 1, text.size() - 1)]) == 0x9F) return true;
        folded += byte < 0x80 ? static_cast<char>(std::tolower(byte)) : text[at];
    }
    return folded.find("line") != std::string::npos;
}

sekisho::Done checkMayBeLinked(const Tenant& tenant, const sekisho::Member& member) {
    if (member.deletedAt) return Error(ErrorKind::BadInput, "INVALID_STATE", "This member is deleted.");
    for (const std::string& text : {tenant.name, member.email, member.displayName()})
        if (nameForbidden(text)) return Error(ErrorKind::BadInput, "TALK_LINK_NAME");
    return {};
}

HandlerResult linkOne(const TalkLink& link, bool linked, Directory& directory, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(row, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(schema, policySchema("externalTalk"));
    SEKISHO_TRY(before, loadPolicy(*call.db, tenant, *schema));
    const auto* who = valueAt<std::string>(before.values, link.who);
    const auto* flag = valueAt<bool>(before.values, link.on);
    const bool on = flag && *flag;
    if (on && who && *who == "all") return Error(ErrorKind::BadInput, "TALK_LINK_FOR_ALL");
    if (linked) SEKISHO_CHECK(checkMayBeLinked(tenant, row.member));
    std::vector<std::string> members;
    if (const auto* present = valueAt<std::vector<std::string>>(before.values, link.members)) members = *present;
    const auto at = std::find(members.begin(), members.end(), row.member.id.value);
    const bool held = at != members.end();
    if (linked && held && on) return Error(ErrorKind::BadInput, "TALK_LINK_HELD");
    if (linked && !held) members.push_back(row.member.id.value);
    if (!linked && held) members.erase(at);
    Values part{{std::string(link.members), std::move(members)}};
    if (linked) {
        part[std::string(link.on)] = true;
        part[std::string(link.who)] = std::string("specific");
    }
    Effects effects;
    SEKISHO_CHECK(saveTalkLink(directory.services, call, tenant, *schema, before, part, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult linkAll(const TalkLink& link, Directory& directory, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(schema, policySchema("externalTalk"));
    SEKISHO_TRY(before, loadPolicy(*call.db, tenant, *schema));
    const Values part{{std::string(link.on), true}, {std::string(link.who), std::string("all")}};
    Effects effects;
    SEKISHO_CHECK(saveTalkLink(directory.services, call, tenant, *schema, before, part, effects));
    return done(call, effects, Response::empty(202));
}

} // namespace

void addTalkLinkEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    const auto add = [&](std::string_view path, std::string_view summary, Subject subject, Handler handler) {
        to.push_back({.method = Method::Post,
                      .path = path,
                      .summary = summary,
                      .handler = std::move(handler),
                      .scopes = kWriteUsers,
                      .permission = kChangeTalkLinks,
                      .subject = subject,
                      .body = BodyKind::JsonOrEmpty,
                      .effect = Effect::Write});
    };
    for (const TalkLink& link : kTalkLinks) {
        add(link.forOne, "Let a member talk with people outside", Subject::Member,
            [directory, &link](Call& call) { return linkOne(link, true, *directory, call); });
        add(link.against, "Let a member no longer talk with people outside", Subject::Member,
            [directory, &link](Call& call) { return linkOne(link, false, *directory, call); });
        add(link.forAll, "Let all members talk with people outside", Subject::None,
            [directory, &link](Call& call) { return linkAll(link, *directory, call); });
    }
}

} // namespace sekishod
