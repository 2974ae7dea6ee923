#include "service/rules/command_guard.h"

#include "facts/tables.h"
#include "models/domain/reason.h"
#include "models/domain/text_fold.h"
#include "service/http/request_text.h"
#include "service/rules/acting.h"
#include "service/rules/approval_rules.h"
#include "service/rules/approvals.h"
#include "service/rules/changeset_needs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>
#include <shared_mutex>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::GuardNeed;
using sekisho::Result;
using sekisho::facts::GuardedRow;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kLongestReason = 1'000; // characters
constexpr std::string_view kRulesMenu = "security.approvals";
constexpr std::string_view kActivationPath = "/v1.0/admin/me/activations";

bool fits(std::string_view pattern, std::string_view request) {
    if (pattern.ends_with('*')) return request.starts_with(pattern.substr(0, pattern.size() - 1));
    return pattern == request;
}

// The first line of the table that names this request: what is exact stands before what is wide.
const GuardedRow* guardedRow(const Endpoint& endpoint) {
    const std::string request = fmt::format("{} {}", methodName(endpoint.method), endpoint.path);
    for (const GuardedRow& row : sekisho::facts::guardedActions())
        if (std::ranges::any_of(row.requests, [&](std::string_view pattern) { return fits(pattern, request); }))
            return &row;
    return nullptr;
}

// Rows of the table by endpoint, looked up once each. An endpoint is known by its text, which lives as long as the
// program: endpoints themselves are made anew by tests.
class GuardedIndex {
  public:
    const GuardedRow* rowOf(const Endpoint& endpoint) {
        const Key key{endpoint.path.data(), endpoint.method};
        {
            const std::shared_lock lock(mutex_);
            if (const auto found = rows_.find(key); found != rows_.end()) return found->second;
        }
        const std::unique_lock lock(mutex_);
        return rows_[key] = guardedRow(endpoint);
    }

  private:
    using Key = std::pair<const char*, Method>;
    std::shared_mutex mutex_;
    std::map<Key, const GuardedRow*> rows_;
};

class PolicyGuard final : public CommandGuard {
  public:
    explicit PolicyGuard(Services& services) : services_(services) {}

    Result<GuardFound> find(Database& db, const Call& call) override;
    Done checkStepUp(Database& db, const Call& call, const GuardFound& found) override;
    Done checkReason(const Call& call) override {
        const auto reason = reasonOf(call);
        return reason ? Done() : Done(reason.error());
    }
    Result<sekisho::ApprovalRequest> hold(Database& db, Call& call, const GuardFound& found, KeptCommand command,
                                          Planned planned) override {
        SEKISHO_TRY(reason, reasonOf(call));
        return Approvals(services_).hold(db, call, found.action, std::move(reason), std::move(command),
                                         std::move(planned));
    }

  private:
    static Result<std::string> reasonOf(const Call& call);
    Result<GuardFound> needOf(Database& db, const Call& call, const GuardedRow& row) const;
    static Result<GuardNeed> needOfRules(Database& db, const Call& call, const ApprovalRules& rules);

    Services& services_;
    GuardedIndex index_;
};

// A role that may be activated says itself whether somebody has to agree.
Result<GuardNeed> needOfActivation(Database& db, const Call& call) {
    const auto* body = call.body.if_object();
    const auto* role = body ? body->if_contains("roleId") : nullptr;
    if (!role || !role->is_string() || call.caller.user.empty()) return GuardNeed::None; // the handler refuses it
    SEKISHO_TRY(row, db.firstOften<std::int64_t>(
                         "SELECT needs_approval FROM role_eligibility WHERE role_uid = :role AND member_uid = :user "
                         "AND domain_id = :domain",
                         std::string_view(role->get_string()), call.caller.user.value, call.caller.domain));
    return row && std::get<0>(*row) != 0 ? GuardNeed::Second : GuardNeed::None;
}

// An applicant becomes an administrator only where he was invited as one.
Result<bool> givesNoRole(Database& db, const Call& call) {
    if (call.endpoint.path != "/v1.0/admin/applicants/{applicantId}/approve") return false;
    SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT role = 'MEMBER' FROM applicant WHERE uid = :uid AND domain_id "
                                                 "= :domain",
                                                 call.pathValue("applicantId"), call.caller.domain));
    return !row || std::get<0>(*row) != 0; // who is not there is refused by the handler
}

// Whether anybody but him may change the rules.
Result<bool> othersMayChangeRules(Database& db, const Call& call) {
    SEKISHO_TRY(people, administratorsNow(db, call.caller.domain, call.caller.actorId(), call.now));
    for (const auto& user : people) {
        SEKISHO_TRY(who, actingCaller(db, call.caller.domain, user.value, call.caller.client.value, call.now));
        if (who && sekisho::allows(who->roles, {kRulesMenu, sekisho::Access::Operate}, call.now)) return true;
    }
    return false;
}

// Loosening the rules needs what the strictest of them needs. The highest administrator must not be locked out of them
// when he is alone: then a confirmed sign-in has to do.
Result<GuardNeed> PolicyGuard::needOfRules(Database& db, const Call& call, const ApprovalRules& rules) {
    const GuardNeed need = rules.strictest();
    if (!needsSecond(need) || !call.caller.isSuper()) return need;
    SEKISHO_TRY(others, othersMayChangeRules(db, call));
    return others ? need : GuardNeed::StepUp;
}

Result<GuardFound> PolicyGuard::needOf(Database& db, const Call& call, const GuardedRow& row) const {
    GuardFound found{std::string(row.key), GuardNeed::None};
    if (row.key == "roleActivate") {
        SEKISHO_TRY(need, needOfActivation(db, call));
        found.need = need;
        return found;
    }
    SEKISHO_TRY(plain, givesNoRole(db, call));
    if (plain) return found;
    SEKISHO_TRY(rules, approvalRules(db, call.caller.domain));
    if (row.key == "bulkApply") {
        SEKISHO_TRY(ofRules, needOfRules(db, call, rules));
        return needOfChangeset(db, call, rules, ofRules);
    }
    if (row.key == "approvalRules") {
        SEKISHO_TRY(need, needOfRules(db, call, rules));
        found.need = need;
        return found;
    }
    found.need = rules.usual(row.key);
    return found;
}

Result<GuardFound> PolicyGuard::find(Database& db, const Call& call) {
    const GuardedRow* row = index_.rowOf(call.endpoint);
    if (!row) return GuardFound{};
    SEKISHO_TRY(found, needOf(db, call, *row));
    // A program cannot prove who it is: somebody has to agree instead.
    if (call.caller.isServiceAccount() && found.need != GuardNeed::None) found.need = GuardNeed::Second;
    return std::move(found);
}

Done PolicyGuard::checkStepUp(Database& db, const Call& call, const GuardFound& found) {
    SEKISHO_TRY(rules, approvalRules(db, call.caller.domain));
    SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT coalesce(verified, started) FROM session WHERE id = :id AND "
                                                 "domain_id = :domain AND ended IS NULL",
                                                 call.caller.session.value, call.caller.domain));
    const std::int64_t now = sekisho::toMillis(call.now);
    const std::int64_t longest = std::chrono::milliseconds(rules.stepUp).count();
    // After the clock was set back a proof may lie in the future; it is worth as much as it would be then.
    if (row && std::abs(now - std::get<0>(*row)) <= longest) return {};
    return Error(ErrorKind::Unauthenticated, "STEP_UP_REQUIRED")
        .at("insufficient_user_authentication")
        .with("seconds", std::to_string(std::chrono::seconds(rules.stepUp).count()))
        .with("action", found.action);
}

Result<std::string> PolicyGuard::reasonOf(const Call& call) {
    const auto missing = [&] { return Error(ErrorKind::BadInput, "APPROVAL_REASON_REQUIRED").at("X-Reason"); };
    std::string sent(call.request.header("X-Reason"));
    if (sent.empty()) { // whoever activates a role has said why already
        const auto* body = call.endpoint.path == kActivationPath ? call.body.if_object() : nullptr;
        const auto* said = body ? body->if_contains("reason") : nullptr;
        if (!said || !said->is_string() || sekisho::isBlankReason(said->get_string())) return missing();
        return std::string(said->get_string());
    }
    for (const std::string_view end : {"%0A", "%0D", "%09", "%0a", "%0d"}) // it is one line wherever it is shown
        for (std::size_t at = sent.find(end); at != std::string::npos; at = sent.find(end, at))
            sent.replace(at, end.size(), "%20");
    auto reason = percentDecode(sent, false);
    if (!reason || sekisho::lengthOf(*reason) > kLongestReason)
        return sekisho::badInput("X-Reason", "INVALID_PARAMETER",
                                 "X-Reason must be percent-encoded UTF-8 of at most 1,000 characters.");
    if (sekisho::isBlankReason(*reason)) return missing();
    SEKISHO_CHECK(sekisho::checkReasonText(*reason, "X-Reason"));
    return std::move(*reason);
}

} // namespace

std::shared_ptr<CommandGuard> makeCommandGuard(Services& services) {
    return std::make_shared<PolicyGuard>(services);
}

} // namespace sekishod
