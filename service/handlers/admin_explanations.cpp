// Why may he, who may, and who reaches me (★R5).

#include "models/api/explanation_wire.h"
#include "models/policy/explain_use.h"
#include "service/auth/account_rows.h"
#include "service/auth/html_page.h"
#include "service/auth/policy_snapshot.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/gate_rules.h"
#include "service/rules/explanations.h"

#include <algorithm>
#include <tuple>

namespace sekishod {

namespace policy = sekisho::policy;
namespace api = sekisho::api;
using sekisho::Access;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

constexpr std::string_view kExplainMenu = "security.explain";

bool asksInJapanese(const Call& call) {
    return prefersJapanese(call.request.header("Accept-Language"));
}

HandlerResult explainOneRight(Services& services, Call& call) {
    SEKISHO_TRY(question, api::rightQuestionFrom(call.body));
    SEKISHO_TRY(answer, explainRightOf(services.subjects, call, question));
    return Response::json(200, api::rightAnswerText(answer, asksInJapanese(call)));
}

// A page behind the cursor; the whole list is known, only the page is given names.
HandlerResult holderPage(const Call& call, std::string_view list, FoundHolders found) {
    SEKISHO_TRY(paging, pagingOf(call, list));
    auto from = found.seen.begin();
    if (paging.after)
        from = std::ranges::upper_bound(found.seen, std::tie(paging.after->key, paging.after->id), {},
                                        [](const FoundHolder& one) { return std::tie(one.sortKey, one.row); });
    const auto left = std::distance(from, found.seen.end());
    const auto until = from + std::min<std::ptrdiff_t>(left, paging.count);
    std::vector<FoundHolder> page(from, until);
    SEKISHO_CHECK(nameHolders(call, found, page));
    api::RightHoldersText out;
    out.outside = found.outside;
    if (!paging.after) out.total = static_cast<std::int64_t>(found.seen.size());
    if (until != found.seen.end()) out.nextCursor = api::cursorText(list, {page.back().row, page.back().sortKey});
    for (FoundHolder& one : page)
        out.holders.push_back(std::move(one.holder));
    return Response::json(200, api::rightHoldersText(out, asksInJapanese(call)));
}

HandlerResult listRightHolders(Services& services, Call& call) {
    SEKISHO_TRY(question, api::rightQuestionFrom(call.body));
    SEKISHO_TRY(found, holdersOfRight(services.subjects, call, question));
    return holderPage(call, listName(call, "rightHolders", api::rightQuestionText(question)), std::move(found));
}

HandlerResult listReachedBy(Services& services, Call& call) {
    // A member without a role passes the gate as himself; who administers him is for administrators to ask.
    if (call.self) return missingRight({kExplainMenu, Access::View});
    SEKISHO_TRY(found, administratorsReaching(services.subjects, call));
    return holderPage(call, listName(call, "reachedBy", call.subject.uid), std::move(found));
}

Result<std::string> userTypeName(const Call& call, const std::string& uid) {
    if (uid.empty()) return std::string();
    SEKISHO_TRY(row, call.db->firstOften<std::string>("SELECT name FROM rank WHERE uid = :uid AND domain_id = :domain",
                                                      uid, call.caller.domain));
    return row ? std::get<0>(*row) : std::string();
}

HandlerResult explainOneUse(Services& services, Call& call) {
    SEKISHO_TRY(question, api::useQuestionFrom(call.body));
    SEKISHO_TRY(person, askedPerson(services.subjects, call, question.userId));
    SEKISHO_TRY(account, accountById(*call.db, call.caller.domain, person.ref.uid));
    if (!account) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    SEKISHO_TRY(snapshot, policyBookOf(services).of(*call.db, call.caller.domain));
    policy::UseFacts facts{.policies = snapshot->policies,
                           .subject = snapshot->member(account->user.value, account->userType, account->super)};
    facts.subject.standing = policy::standingOf(account->facts, call.now);
    facts.subject.hasSecondFactor = account->facts.hasTotp;
    facts.client = sekisho::clientKindOf(question.client).value_or(sekisho::ClientKind::Browser); // read as known
    if (!question.service.empty()) facts.service = policy::serviceOf(question.service);
    facts.address = policy::ipAddressOf(question.ip);
    facts.addressAsked = facts.address.has_value();
    facts.country = question.country;
    if (facts.country.empty() && services.countries && facts.addressAsked)
        facts.country = services.countries->countryOf(question.ip);
    facts.countryAsked = !facts.country.empty();
    facts.fits = snapshot->templates.effective(account->user.value, account->userType);
    SEKISHO_TRY(typeName, userTypeName(call, account->userType));
    facts.userType = account->userType;
    facts.userTypeName = std::move(typeName);
    facts.name = account->name;
    auto answer = explainUse(facts);
    answer.who.loginId = account->loginId;
    return Response::json(200, api::useAnswerText(answer, asksInJapanese(call)));
}

Endpoint questionEndpoint(std::string_view path, std::string_view summary, Handler handler) {
    Endpoint out = adminEndpoint(Method::Post, path, summary, kExplainMenu, std::move(handler));
    out.scopes = {"admin", "admin.read"}; // a question: it changes nothing
    out.permission.access = Access::View;
    out.effect = Effect::Read;
    out.bodyLimit = 8'192;
    return out;
}

} // namespace

void addExplanationEndpoints(Services& services, std::vector<Endpoint>& out) {
    out.push_back(questionEndpoint("/v1.0/admin/explanations/right",
                                   "Why an administrator may do something to something, or not, and who could give it",
                                   [&services](Call& call) { return explainOneRight(services, call); }));
    out.push_back(questionEndpoint("/v1.0/admin/explanations/holders", "Who can do this to that",
                                   [&services](Call& call) { return listRightHolders(services, call); }));
    out.push_back(questionEndpoint("/v1.0/admin/explanations/use",
                                   "Why a member may use a service with a client, or not",
                                   [&services](Call& call) { return explainOneUse(services, call); }));
    Endpoint reached = adminEndpoint(
        Method::Get, "/v1.0/admin/users/{userId}/reached-by", "Administrators whose scope holds a member", kExplainMenu,
        [&services](Call& call) { return listReachedBy(services, call); }, Subject::Member);
    reached.selfAllowed = true;
    out.push_back(std::move(reached));
}

} // namespace sekishod
