#include "service/handlers/policy_preview.h"

#include "models/api/policy_wire.h"
#include "models/policy/policy_preview.h"
#include "service/handlers/admin_common.h"
#include "service/rules/lock_out.h"
#include "service/rules/member_rows.h"
#include "service/rules/policies.h"
#include "service/rules/policy_facts.h"

#include <atomic>

namespace sekishod {

namespace policy = sekisho::policy;
using policy::Preview;
using policy::PreviewPage;
using policy::Schema;
using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr int kMostPreviews = 2; // at once: each holds a reader for as long as it reads

struct PreviewAsked {
    std::optional<policy::PreviewList> list;
    int count = 50;
    std::string cursor; // of the evaluator: the id of the last entry shown
};

Result<PreviewAsked> previewAsked(const Call& call, std::string_view name) {
    PreviewAsked out;
    const auto word = call.query("list");
    if (!word || word->empty()) return out;
    out.list = policy::previewListOf(*word);
    if (!out.list) return sekisho::badInput("list", "INVALID_PARAMETER", "list is not one of a preview.");
    SEKISHO_TRY(paging, pagingOf(call, name));
    out.count = paging.count;
    if (paging.after) out.cursor = paging.after->key;
    return out;
}

Done feed(Preview& to, PolicyFacts& facts, const Visitor& visitor) {
    SEKISHO_CHECK(facts.addMembers(to));
    policy::PreviewSelf self;
    self.user = visitor.user;
    self.session = visitor.session;
    self.client = visitor.client;
    self.address = visitor.address;
    self.country = visitor.country;
    to.setSelf(self);
    SEKISHO_CHECK(facts.addSessions(to));
    SEKISHO_CHECK(facts.addSignIns(to));
    return facts.addFiles(to);
}

// Service accounts have no record; their id must do.
Done nameEntries(Database& db, sekisho::DomainId domain, PreviewPage& page) {
    for (policy::PreviewEntry& entry : page.entries) {
        SEKISHO_TRY(row, findMember(db, domain, entry.user.value));
        if (row) {
            SEKISHO_TRY(member, loadMemberRow(db, *row));
            entry.name = member.member.displayName();
            entry.email = member.member.email;
            continue;
        }
        SEKISHO_TRY(account, db.firstOften<std::string>("SELECT name FROM api_client WHERE service_account = :account "
                                                        "AND domain_id = :domain",
                                                        entry.user.value, domain));
        entry.name = account ? std::get<0>(*account) : entry.user.value;
    }
    return {};
}

HandlerResult previewIn(Services& services, const Schema& schema, Call& call) {
    Database& db = *call.db;
    SEKISHO_CHECK(checkWholeTenant(call));
    const std::string name = listName(call, std::string("policyPreview/") + std::string(schema.key));
    SEKISHO_TRY(wanted, previewAsked(call, name));
    SEKISHO_TRY(tenant, loadTenant(db, call.caller.domain));
    SEKISHO_TRY(state, loadPolicy(db, tenant, schema));
    SEKISHO_TRY(asked, sekisho::api::policyRequestFrom(schema, call.body));
    SEKISHO_TRY(values, policyDraft(db, tenant, schema, state.values, asked.values));
    SEKISHO_TRY(present, policySet(db, tenant));
    SEKISHO_TRY(draft, policySet(db, tenant, schema.key, values));
    SEKISHO_TRY(snapshot, readPolicySnapshot(db, tenant.domain));
    Preview preview(present, draft, policy::effectsOf(schema.key, state.values, values), call.now);
    PolicyFacts facts(db, tenant.domain, *snapshot, call.now);
    SEKISHO_CHECK(feed(preview, facts, visitorOf(services, call).value_or(Visitor{})));
    policy::PolicyPreview result = preview.result();
    result.revision = state.revision;
    if (!wanted.list) return Response::json(200, sekisho::api::policyPreviewText(result));
    PreviewPage page = preview.page(*wanted.list, static_cast<std::size_t>(wanted.count), wanted.cursor);
    SEKISHO_CHECK(nameEntries(db, tenant.domain, page));
    if (!page.nextCursor.empty())
        page.nextCursor = sekisho::api::cursorText(name, {.id = 0, .key = std::move(page.nextCursor)});
    return Response::json(200, sekisho::api::policyPreviewText(result, *wanted.list, page));
}

} // namespace

HandlerResult previewPolicy(Services& services, const Schema& schema, Call& call) {
    static std::atomic<int> running{0};
    struct Turn {
        ~Turn() { --running; }
    } turn;
    if (++running > kMostPreviews)
        return sekisho::Error(sekisho::ErrorKind::Unavailable, "SERVICE_UNAVAILABLE",
                              "Too many previews are being made.");
    return previewIn(services, schema, call);
}

} // namespace sekishod
