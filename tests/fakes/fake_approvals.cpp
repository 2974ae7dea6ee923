#include "tests/fakes/fake_approvals.h"

#include <algorithm>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr std::chrono::hours kDecideWithin{72};
constexpr std::chrono::hours kExecuteWithin{24};

} // namespace

template<class T>
CallHandle FakeApprovals::answer(std::string_view name, Executor& on, Reply<T> reply, std::function<Result<T>()> work) {
    auto state = std::make_shared<ports::CallState>();
    admit_(name, state,
           [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refusal) mutable {
               ports::deliver<T>(state, on, std::move(reply), refusal ? Result<T>(std::move(*refusal)) : work());
           });
    return CallHandle(state);
}

ApprovalRequest& FakeApprovals::add(std::string action, const FakeSelf& requester, std::string subject,
                                    std::string reason, std::vector<PlannedChange> plan) {
    std::string digits = std::to_string(++made_);
    ApprovalRequest& request = all.emplace_back();
    request.id = "00000000-0000-4000-8000-af" + std::string(10 - digits.size(), '0') + digits;
    request.action = std::move(action);
    request.requester = requester.user;
    request.requesterName = requester.name;
    request.subject = std::move(subject);
    request.reason = std::move(reason);
    request.createdAt = clock_.now();
    request.decideBy = clock_.now() + kDecideWithin;
    request.plan = std::move(plan);
    request.planned = static_cast<std::int64_t>(request.plan.size());
    request.version = 1;
    return request;
}

ApprovalRequest* FakeApprovals::find(const std::string& id) {
    const auto found = std::ranges::find(all, id, &ApprovalRequest::id);
    return found == all.end() ? nullptr : &*found;
}

ApprovalRequest FakeApprovals::shown(const ApprovalRequest& request) const {
    ApprovalRequest out = request;
    const UserId me = self_().user;
    out.own = request.requester == me;
    const bool voted = std::ranges::any_of(request.votes, [&](const ApprovalVote& vote) { return vote.user == me; });
    if (!isOpen(request.state) || request.state == ApprovalState::Approved || voted)
        out.whyNotMine = "APPROVAL_DECIDED";
    else if (out.own)
        out.whyNotMine = "APPROVAL_OWN";
    return out;
}

ports::ApprovalPage FakeApprovals::page(const ports::ApprovalQuery& query) const {
    std::vector<ApprovalRequest> found;
    ports::ApprovalPage page;
    if (query.cursor.empty()) page.forMe = page.mine = 0;
    for (const ApprovalRequest& one : all) {
        ApprovalRequest seen = shown(one);
        const bool decidable = isOpen(one.state) && seen.whyNotMine.empty();
        if (query.cursor.empty() && decidable) ++page.forMe;
        if (query.cursor.empty() && isOpen(one.state) && seen.own) ++page.mine;
        const bool wanted = query.view == ports::ApprovalQuery::View::Mine    ? seen.own
                            : query.view == ports::ApprovalQuery::View::ForMe ? !seen.own && (!query.open || decidable)
                                                                              : true;
        if (wanted && isOpen(one.state) == query.open) found.push_back(std::move(seen));
    }
    std::ranges::stable_sort(found, [&](const ApprovalRequest& a, const ApprovalRequest& b) {
        return query.open ? a.createdAt < b.createdAt
                          : a.endedAt.value_or(a.createdAt) > b.endedAt.value_or(b.createdAt);
    });
    const std::size_t from = query.cursor.empty() ? 0 : std::min<std::size_t>(std::stoul(query.cursor), found.size());
    const std::size_t to = std::min(from + pageSize, found.size());
    if (to < found.size()) page.nextCursor = std::to_string(to);
    page.requests.assign(found.begin() + static_cast<std::ptrdiff_t>(from),
                         found.begin() + static_cast<std::ptrdiff_t>(to));
    return page;
}

CallHandle FakeApprovals::requests(const ports::ApprovalQuery& query, Executor& on, Reply<ports::ApprovalPage> reply) {
    return answer<ports::ApprovalPage>("approvals", on, std::move(reply),
                                       [this, query] { return Result<ports::ApprovalPage>(page(query)); });
}

CallHandle FakeApprovals::request(const std::string& id, Executor& on, Reply<ApprovalRequest> reply) {
    return answer<ApprovalRequest>("approval", on, std::move(reply), [this, id]() -> Result<ApprovalRequest> {
        const ApprovalRequest* known = find(id);
        if (!known) return Error(ErrorKind::NotFound, "APPROVAL_NOT_EXIST");
        return shown(*known);
    });
}

Result<ApprovalRequest*> FakeApprovals::decidable(const ApprovalRequest& seen) {
    ApprovalRequest* known = find(seen.id);
    if (!known) return Error(ErrorKind::NotFound, "APPROVAL_NOT_EXIST");
    const ApprovalRequest mine = shown(*known);
    if (!mine.whyNotMine.empty()) {
        const bool own = mine.whyNotMine == "APPROVAL_OWN";
        return Error(own ? ErrorKind::Forbidden : ErrorKind::Conflict, mine.whyNotMine);
    }
    if (known->version != seen.version) return Error(ErrorKind::Conflict, "APPROVAL_CHANGED");
    return known;
}

void FakeApprovals::carryOut(ApprovalRequest& request) {
    request.endedAt = clock_.now();
    request.state = ApprovalState::Applied;
    if (const auto fails = failsWith.find(request.id); fails != failsWith.end()) {
        request.state = ApprovalState::Failed;
        request.error = fails->second;
    }
}

void FakeApprovals::changed(ApprovalRequest& request) {
    ++request.version;
    tenant_.noteUnseen();
}

Result<ApprovalRequest> FakeApprovals::vote(const ApprovalRequest& seen, bool approves, const std::string& reason) {
    SEKISHO_TRY(request, decidable(seen));
    const FakeSelf me = self_();
    if (const auto anew = plannedAnew.find(request->id); approves && anew != plannedAnew.end()) {
        if (request->former.size() == kMostFormerPlans) request->former.erase(request->former.begin() + 1);
        request->former.push_back({clock_.now(), request->plan, request->planned, request->votes});
        request->plan = std::move(anew->second);
        request->planned = static_cast<std::int64_t>(request->plan.size());
        request->votes.clear();
        request->state = ApprovalState::Changed;
        ++request->replanned;
        plannedAnew.erase(anew);
        changed(*request);
        return shown(*request);
    }
    request->votes.push_back({me.user, me.name, approves, clock_.now(), reason});
    const auto agreed = std::ranges::count(request->votes, true, &ApprovalVote::approves);
    if (!approves) {
        request->state = ApprovalState::Rejected;
        request->endedAt = clock_.now();
    } else if (agreed >= request->quorum) {
        carryOut(*request);
    }
    changed(*request);
    return shown(*request);
}

CallHandle FakeApprovals::approve(const ApprovalRequest& seen, std::string reason, Executor& on,
                                  Reply<ApprovalRequest> reply) {
    return answer<ApprovalRequest>("approve", on, std::move(reply),
                                   [this, seen, reason = std::move(reason)] { return vote(seen, true, reason); });
}

CallHandle FakeApprovals::reject(const ApprovalRequest& seen, std::string reason, Executor& on,
                                 Reply<ApprovalRequest> reply) {
    return answer<ApprovalRequest>("rejectApproval", on, std::move(reply),
                                   [this, seen, reason = std::move(reason)] { return vote(seen, false, reason); });
}

CallHandle FakeApprovals::withdraw(const std::string& id, Executor& on, Reply<ApprovalRequest> reply) {
    return answer<ApprovalRequest>("withdrawApproval", on, std::move(reply), [this, id]() -> Result<ApprovalRequest> {
        ApprovalRequest* known = find(id);
        if (!known || known->requester != self_().user) return Error(ErrorKind::NotFound, "APPROVAL_NOT_EXIST");
        if (!isOpen(known->state)) return Error(ErrorKind::Conflict, "APPROVAL_DECIDED");
        known->state = ApprovalState::Withdrawn;
        known->endedAt = clock_.now();
        changed(*known);
        return shown(*known);
    });
}

CallHandle FakeApprovals::execute(const std::string& id, Executor& on, Reply<ApprovalRequest> reply) {
    return answer<ApprovalRequest>("executeApproval", on, std::move(reply), [this, id]() -> Result<ApprovalRequest> {
        ApprovalRequest* known = find(id);
        if (!known || known->requester != self_().user) return Error(ErrorKind::NotFound, "APPROVAL_NOT_EXIST");
        if (known->state != ApprovalState::Approved) return Error(ErrorKind::Conflict, "APPROVAL_NOT_APPROVED");
        carryOut(*known);
        changed(*known);
        return shown(*known);
    });
}

void FakeApprovals::fill() {
    const FakeSelf me = self_();
    const auto person = [&](std::size_t place) {
        auto at = tenant_.members().begin();
        std::advance(at, static_cast<std::ptrdiff_t>(std::min(place, tenant_.members().size() - 1)));
        return FakeSelf{at->second.id, at->second.displayName()};
    };
    if (tenant_.members().size() < 8) return;
    const Instant now = clock_.now();
    const FakeSelf deputy = person(1), clerk = person(4), nurse = person(6), leaver = person(3);
    ApprovalRequest& grant =
        add("roleGrant", deputy, nurse.name, "看護部の名簿を直す担当が替わるため",
            {{"role.grant", "member", nurse.user.value, nurse.name,
              R"({"role":{"from":null,"to":"看護部の名簿担当"},"scope":{"from":null,"to":"本社 / 看護部"}})"}});
    grant.createdAt = now - std::chrono::minutes(12);
    std::vector<PlannedChange> deletions;
    for (std::size_t i = 0; i < 5; ++i) {
        const FakeSelf gone = person(i + 2);
        deletions.push_back(
            {"member.delete", "member", gone.user.value, gone.name, R"({"status":{"from":"IN_USE","to":"DELETED"}})"});
    }
    ApprovalRequest& leavers = add("memberDelete", clerk, leaver.name, "3 月末の退職者です。", std::move(deletions));
    leavers.createdAt = now - std::chrono::hours(5);
    leavers.quorum = 2;
    leavers.votes = {{deputy.user, deputy.name, true, now - std::chrono::hours(1), "人事の一覧と合っています。"}};
    ApprovalRequest& policy =
        add("policySave", deputy, "ネットワーク管理", "本社の回線が替わるため",
            {{"policy.update", "policy", "network", "ネットワーク管理",
              R"({"mode":{"from":"any","to":"listed"},"addresses":{"from":[],"to":[{"range":"203.0.113.0/24"}]}})"}});
    policy.createdAt = now - std::chrono::hours(20);
    policy.state = ApprovalState::Changed;
    policy.replanned = 1;
    policy.former.push_back(
        {now - std::chrono::hours(2),
         {{"policy.update", "policy", "network", "ネットワーク管理", R"({"mode":{"from":"any","to":"listed"}})"}},
         1,
         {{deputy.user, deputy.name, true, now - std::chrono::hours(3), ""}}});
    ApprovalRequest& own = add("orgUnitDelete", me, "旧東病棟", "病棟の統合が終わったため",
                               {{"orgUnit.delete", "orgUnit", "unit-1", "旧東病棟", {}}});
    own.createdAt = now - std::chrono::minutes(40);
    ApprovalRequest& ready = add("bulkApply", me, "4 月の異動", "発令どおりの異動です。",
                                 {{"changeset.apply", "changeset", "changeset-1", "4 月の異動", {}}});
    ready.createdAt = now - std::chrono::hours(9);
    ready.state = ApprovalState::Approved;
    ready.planned = 214;
    ready.executeBy = now + kExecuteWithin;
    ready.votes = {{deputy.user, deputy.name, true, now - std::chrono::hours(2), ""}};
    ApprovalRequest& refused = add("templateSave", me, "派遣社員", "Drive を開けるため",
                                   {{"template.update", "template", "template-1", "派遣社員", {}}});
    refused.createdAt = now - std::chrono::days(2);
    refused.state = ApprovalState::Rejected;
    refused.endedAt = now - std::chrono::days(1);
    refused.votes = {{deputy.user, deputy.name, false, now - std::chrono::days(1), "契約の範囲を超えています。"}};
    ApprovalRequest& done = add("roleEdit", clerk, "支社の人事担当", "招待の確認を任せるため",
                                {{"role.update", "role", "role-1", "支社の人事担当", {}}});
    done.createdAt = now - std::chrono::days(4);
    done.state = ApprovalState::Applied;
    done.endedAt = now - std::chrono::days(3);
    done.votes = {{me.user, me.name, true, now - std::chrono::days(3), ""}};
}

void FakeAssentDesk::ask(const ports::AssentNeed& need, std::function<void(std::optional<ports::Assent>)> answer) {
    asked.push_back(need);
    waiting_.push_back(std::move(answer));
    if (!waits) answerNow();
}

void FakeAssentDesk::answerNow() {
    for (const auto& answer : std::exchange(waiting_, {})) {
        std::optional<ports::Assent> said;
        if (!answers.empty()) {
            said = answers.front();
            answers.erase(answers.begin());
        }
        answer(std::move(said));
    }
}

} // namespace sekisho::fakes
