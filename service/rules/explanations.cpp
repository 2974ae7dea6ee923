#include "service/rules/explanations.h"

#include "facts/tables.h"
#include "service/auth/account_rows.h"
#include "service/auth/role_rows.h"
#include "service/http/gate_rules.h"
#include "service/rules/approval_rules.h"
#include "service/rules/authority.h"
#include "service/rules/explanation_places.h"

#include <algorithm>
#include <map>

namespace sekishod {

using sekisho::Access;
using sekisho::ChainLink;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::LinkKind;
using sekisho::Result;
using sekisho::RightAnswer;
using sekisho::RightPath;
using sekisho::RoleHolding;
using sekisho::UserId;
using sekisho::sql::Database;

namespace {

constexpr sekisho::Permission kAskOfOthers{"security.explain", Access::Operate};
constexpr std::size_t kMostGrantors = 10;
constexpr std::size_t kMostNamedGrantors = 3; // in the sentence

ChainLink saying(LinkKind kind, bool holds, std::string code, std::vector<sekisho::ErrorParam> params) {
    ChainLink link;
    link.kind = kind;
    link.holds = holds;
    link.code = std::move(code);
    link.params = std::move(params);
    return link;
}

// The link of an account that cannot sign in; nothing: it can.
std::optional<ChainLink> accountLink(const Account& account, sekisho::Instant now) {
    using enum sekisho::policy::Standing;
    static const std::map<sekisho::policy::Standing, std::string> codes{{Deleted, "account.deleted"},
                                                                        {Suspended, "account.suspended"},
                                                                        {LockedOut, "account.lockedOut"},
                                                                        {Awaiting, "account.awaiting"}};
    const auto code = codes.find(sekisho::policy::standingOf(account.facts, now));
    if (code == codes.end()) return std::nullopt;
    ChainLink link = saying(LinkKind::Account, false, code->second, {{"name", account.name}});
    link.refKind = "member";
    link.refId = account.user.value;
    return link;
}

class RightExplainer {
  public:
    RightExplainer(SubjectResolver& subjects, const Call& call, const sekisho::api::RightQuestionText& question)
        : subjects_(subjects), call_(call), db_(*call.db), question_(question) {}

    Result<RightAnswer> run() {
        SEKISHO_TRY(person, askedPerson(subjects_, call_, question_.userId));
        person_ = std::move(person);
        SEKISHO_TRY(place, openPlace(subjects_, call_, question_.objectKind, question_.objectId, person_.sight));
        place_ = std::move(place);
        SEKISHO_TRY(account, accountById(db_, call_.caller.domain, person_.ref.uid));
        if (!account) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
        answer_.who = {account->user, account->name, account->loginId};
        answer_.menu = question_.menu;
        answer_.access = question_.access;
        answer_.object = place_.object;
        SEKISHO_CHECK(findPaths());
        const auto barred = accountLink(*account, call_.now);
        const bool given = !answer_.paths.empty() && answer_.paths.front().holds;
        answer_.allowed = given && !barred;
        if (barred) answer_.summary.push_back(*barred);
        SEKISHO_CHECK(given ? tellAllowed() : tellLacking());
        return std::move(answer_);
    }

  private:
    Done findPaths();
    Result<RightPath> eligiblePath(const RoleHolding& holding);
    Done tellAllowed();
    Done tellLacking();
    Result<ChainLink> findGrantors();
    Result<std::vector<UserId>> possibleGrantors();
    Result<bool> couldGrant(const std::vector<RoleHolding>& roles);
    std::vector<sekisho::Role> rolesThatGive() const;
    Done tellGuards();
    Done tellTakeOver();
    Done findRemoval();

    std::string code(std::string_view about, std::string_view aboutYou) const {
        return "answer." + std::string(person_.self ? aboutYou : about);
    }
    std::vector<sekisho::ErrorParam> places() const {
        return {{"name", answer_.who.name},
                {"menu", question_.menu},
                {"access", question_.access == Access::Operate ? "operate" : "view"},
                {"object", place_.object.name}};
    }

    SubjectResolver& subjects_;
    const Call& call_;
    Database& db_;
    const sekisho::api::RightQuestionText& question_;
    AskedPerson person_;
    AskedPlace place_;
    std::vector<RoleHolding> held_;
    std::vector<RightPath> couldActivate_; // eligible ones that would give it
    RightAnswer answer_;
};

Done RightExplainer::findPaths() {
    const UserId user(person_.ref.uid);
    SEKISHO_TRY(held, rolesOf(db_, call_.caller.domain, user));
    held_ = std::move(held);
    answer_.paths = explainRight(held_, question_.menu, question_.access, place_, call_.now);
    SEKISHO_TRY(activated, db_.rowsOften<std::string>("SELECT role_uid FROM role_holding WHERE member_uid = :member "
                                                      "AND domain_id = :domain AND activation IS NOT NULL",
                                                      user.value, call_.caller.domain));
    for (RightPath& path : answer_.paths)
        for (const auto& [role] : activated)
            if (path.role.value == role) path.links.front().code = "role.activated";
    std::ranges::stable_sort(answer_.paths, {}, [](const RightPath& path) { return !path.holds; });
    SEKISHO_TRY(eligible, eligibleRolesOf(db_, call_.caller.domain, user));
    for (const RoleHolding& holding : eligible) {
        SEKISHO_TRY(path, eligiblePath(holding));
        answer_.paths.push_back(std::move(path));
    }
    // Whose scope it is knows its organizations; others are told of those that they see.
    static const ScopeFilter everything;
    ScopeNames names(db_, call_.caller.domain, person_.self ? everything : person_.sight);
    for (RightPath& path : answer_.paths)
        SEKISHO_CHECK(names.dress(path, place_.object.name));
    return {};
}

Result<RightPath> RightExplainer::eligiblePath(const RoleHolding& holding) {
    SEKISHO_TRY(row, (db_.firstOften<std::int64_t, std::int64_t>(
                         "SELECT max_minutes, needs_approval FROM role_eligibility WHERE role_uid = :role AND "
                         "member_uid = :member AND domain_id = :domain",
                         holding.role.id.value, person_.ref.uid, call_.caller.domain)));
    if (!row) return Error(ErrorKind::NotFound, "ROLE_NOT_EXIST");
    RightPath path = explainRight({holding}, question_.menu, question_.access, place_, call_.now).front();
    ChainLink& role = path.links.front();
    role.code = std::get<1>(*row) != 0 ? "role.eligibleApproval" : "role.eligible";
    role.holds = false;
    role.params.push_back({"minutes", std::to_string(std::get<0>(*row))});
    if (path.holds) couldActivate_.push_back(path);
    path.holds = false;
    return path;
}

Done RightExplainer::tellAllowed() {
    const RightPath& path = answer_.paths.front();
    auto params = places();
    params.push_back({"role", path.roleName});
    if (!path.builtIn.empty()) params.push_back({"builtIn", path.builtIn});
    ChainLink link = saying(LinkKind::Role, true, code("allowed", "youAllowed"), std::move(params));
    link.refKind = "role";
    link.refId = path.role.value;
    if (!answer_.allowed) return {}; // the account is the whole answer
    answer_.summary.push_back(std::move(link));
    if (question_.access == Access::Operate) {
        SEKISHO_CHECK(tellGuards());
        SEKISHO_CHECK(tellTakeOver());
    }
    return findRemoval();
}

Done RightExplainer::tellLacking() {
    answer_.summary.push_back(saying(LinkKind::Menu, false, code("lacks", "youLack"), places()));
    SEKISHO_TRY(grantors, findGrantors());
    if (couldActivate_.empty()) {
        answer_.summary.push_back(std::move(grantors));
        return {};
    }
    // What he can do at once by himself comes before whom he could ask.
    auto params = couldActivate_.front().links.front().params;
    params.push_back({"name", answer_.who.name});
    ChainLink link = saying(LinkKind::Role, true, code("canActivate", "youCanActivate"), std::move(params));
    link.refKind = "role";
    link.refId = couldActivate_.front().role.value;
    answer_.summary.push_back(std::move(link));
    return {};
}

// The built-in roles that give it and can be given; for a menu that a custom role can have, such a role.
std::vector<sekisho::Role> RightExplainer::rolesThatGive() const {
    std::vector<sekisho::Role> out;
    sekisho::Role custom;
    custom.grants = {{question_.menu, question_.access}};
    const sekisho::Permission needed{question_.menu, question_.access};
    if (sekisho::allows({{custom, {}, {}}}, needed, call_.now)) return {custom};
    for (const sekisho::Role& role : sekisho::builtInRoles())
        if (role.builtIn != "super" && role.builtIn != "rescue" && sekisho::allows({{role, {}, {}}}, needed, call_.now))
            out.push_back(role);
    return out;
}

Result<bool> RightExplainer::couldGrant(const std::vector<RoleHolding>& roles) {
    Caller grantor;
    grantor.domain = call_.caller.domain;
    grantor.roles = roles;
    const auto scopes = sekisho::scopesOf(roles, {"security.roles", Access::Operate}, call_.now);
    if (!scopes || !scopes->front().wholeTenant()) return false;
    return std::ranges::any_of(rolesThatGive(), [&](const sekisho::Role& role) {
        return checkMayGrant(grantor, role, call_.now).has_value();
    });
}

// Who holds a role with which roles are given; few in any tenant.
Result<std::vector<UserId>> RightExplainer::possibleGrantors() {
    std::vector<UserId> out;
    for (const sekisho::Role& role : sekisho::builtInRoles()) {
        if (sekisho::accessOf({{role, {}, {}}}, "security.roles", call_.now) < Access::Operate) continue;
        SEKISHO_TRY(rows, db_.rowsOften<std::string>(
                              "SELECT h.member_uid FROM role_holding h JOIN role r ON r.uid = h.role_uid WHERE "
                              "r.domain_id = :domain AND r.built_in = :key ORDER BY h.member_uid",
                              call_.caller.domain, role.builtIn));
        for (auto& [uid] : rows)
            if (std::ranges::find(out, uid, &UserId::value) == out.end()) out.emplace_back(std::move(uid));
    }
    return out;
}

Result<ChainLink> RightExplainer::findGrantors() {
    SEKISHO_TRY(candidates, possibleGrantors());
    std::string highest;
    std::string names;
    std::size_t named = 0;
    bool highestCould = false;
    for (const UserId& user : candidates) {
        SEKISHO_TRY(account, accountById(db_, call_.caller.domain, user.value));
        if (!account || accountLink(*account, call_.now) || user.value == person_.ref.uid) continue;
        SEKISHO_TRY(roles, rolesOf(db_, call_.caller.domain, user));
        SEKISHO_TRY(could, couldGrant(roles));
        if (account->super) highest = account->name;
        if (!could) continue;
        highestCould = highestCould || account->super;
        if (!account->super && named < kMostNamedGrantors) names += (named++ > 0 ? "\n" : "") + account->name;
        if (answer_.grantors.size() >= kMostGrantors) continue;
        sekisho::RightPerson grantor{{}, account->name, {}};
        if (const auto seen = subjects_.member(db_, call_.caller.domain, user.value, person_.sight)) {
            grantor.user = user; // who lies outside of what the caller sees is a name to him and no more
            grantor.loginId = account->loginId;
        }
        answer_.grantors.push_back(std::move(grantor));
    }
    std::string word = "answer.nobody";
    if (!names.empty()) word = highestCould ? "answer.grantorsAndHighest" : "answer.grantors";
    if (names.empty() && highestCould) word = "answer.grantorHighest";
    if (names.empty() && !highestCould && !highest.empty() && rolesThatGive().empty()) word = "answer.onlyHighest";
    ChainLink link = saying(LinkKind::Role, true, word, {{"names", names}, {"highest", highest}});
    if (!answer_.grantors.empty() && !answer_.grantors.front().user.empty()) {
        link.refKind = "member";
        link.refId = answer_.grantors.front().user.value;
    }
    return link;
}

// What policy "approvals" wants for the commands of this menu besides the right.
Done RightExplainer::tellGuards() {
    SEKISHO_TRY(rules, approvalRules(db_, call_.caller.domain));
    for (const auto& action : sekisho::facts::guardedActions()) {
        if (std::ranges::find(action.menus, question_.menu) == action.menus.end()) continue;
        const sekisho::GuardNeed need = rules.usual(action.key);
        if (need == sekisho::GuardNeed::None) continue;
        ChainLink link = saying(LinkKind::Guard, false, "guard." + std::string(guardNeedKey(need)),
                                {{"action", std::string(action.key)}});
        link.refKind = "policy";
        link.refId = "approvals";
        answer_.summary.push_back(std::move(link));
    }
    return {};
}

// A right over somebody who holds more than oneself ends at his password and his login.
Done RightExplainer::tellTakeOver() {
    const bool overAccounts = question_.menu == "members.members" || question_.menu == "security.lostDevice";
    if (!overAccounts || place_.object.kind != "member" || place_.object.id == person_.ref.uid) return {};
    Caller who;
    who.domain = call_.caller.domain;
    who.user = UserId(person_.ref.uid);
    who.roles = held_;
    const auto scopes = sekisho::scopesOf(held_, {question_.menu, Access::Operate}, call_.now);
    if (!scopes) return {};
    SEKISHO_TRY(scope, subjects_.filterOf(db_, who.domain, *scopes));
    Done may = checkMayTakeOver(Authority(who, scope, db_, call_.now), UserId(place_.object.id));
    if (may) return {};
    if (may.error().kind != ErrorKind::Forbidden) return may;
    const bool highest = may.error().code == "SUPER_ADMIN_PROTECTED";
    std::string word = highest ? "takeOver.highest" : person_.self ? "takeOver.moreYou" : "takeOver.more";
    ChainLink link =
        saying(LinkKind::Guard, false, std::move(word), {{"object", place_.object.name}, {"name", answer_.who.name}});
    link.refKind = "member";
    link.refId = place_.object.id;
    answer_.summary.push_back(std::move(link));
    return {};
}

Done RightExplainer::findRemoval() {
    Done fault;
    const auto others = [&](const sekisho::RoleId& role) -> std::int64_t {
        auto row = db_.firstOften<std::int64_t>("SELECT count(*) FROM role_holding WHERE role_uid = :role AND "
                                                "member_uid <> :member AND (expires IS NULL OR expires > :now)",
                                                role.value, person_.ref.uid, sekisho::toMillis(call_.now));
        if (!row) {
            fault = std::move(row).error();
            return 0;
        }
        return *row ? std::get<0>(**row) : 0;
    };
    answer_.removal = smallestRemoval(held_, question_.menu, question_.access, place_, call_.now, others);
    for (sekisho::RemovalStep& step : answer_.removal) {
        step.user = answer_.who.user;
        step.userName = answer_.who.name;
    }
    return fault;
}

} // namespace

Result<ScopeFilter> explainScope(SubjectResolver& subjects, const Call& call) {
    if (call.caller.isServiceAccount()) return ScopeFilter{};
    const auto scopes = sekisho::scopesOf(call.caller.roles, kAskOfOthers, call.now);
    if (!scopes) return missingRight(kAskOfOthers);
    return subjects.filterOf(*call.db, call.caller.domain, *scopes);
}

Result<AskedPerson> askedPerson(SubjectResolver& subjects, const Call& call, const std::string& userId) {
    AskedPerson out;
    const UserId& caller = call.caller.user;
    if (userId.empty() && caller.empty())
        return sekisho::badInput("userId", "MISSING_PARAMETER", "userId is missing: a service account holds no roles.");
    const bool named = !userId.empty() && userId != "me" && userId != caller.value;
    if (!named || !caller.empty()) { // an ID or a key may name himself as well
        auto found = subjects.member(*call.db, call.caller.domain, named ? userId : caller.value, ScopeFilter{});
        if (!found && (!named || found.error().kind != ErrorKind::NotFound)) return std::move(found).error();
        if (found && found->uid == caller.value) {
            out.ref = std::move(*found);
            out.self = true;
            out.sight = call.scope;
            return out;
        }
    }
    SEKISHO_TRY(sight, explainScope(subjects, call));
    SEKISHO_TRY(ref, subjects.member(*call.db, call.caller.domain, userId, sight));
    out.ref = std::move(ref);
    out.sight = std::move(sight);
    return out;
}

Result<RightAnswer> explainRightOf(SubjectResolver& subjects, const Call& call,
                                   const sekisho::api::RightQuestionText& question) {
    return RightExplainer(subjects, call, question).run();
}

} // namespace sekishod
