#pragma once
// Requests for a second person in memory. `fill()` puts some there: of others, of the caller, changed, approved, ended.
// Calls are named "approvals", "approval", "approve", "rejectApproval", "withdrawApproval", "executeApproval". Not
// thread-safe; belongs to the test's thread.

#include "models/ports/approvals.h"
#include "tests/fakes/fake_roles.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sekisho::fakes {

class FakeApprovals final : public ports::Approvals {
  public:
    FakeApprovals(FakeTenant& tenant, const Clock& clock, std::function<FakeSelf()> self, Admit admit)
        : tenant_(tenant), clock_(clock), self_(std::move(self)), admit_(std::move(admit)) {}

    std::vector<ApprovalRequest> all;
    std::size_t pageSize = 100;
    // The tenant moved on: the next approval of this request finds another plan and asks anew.
    std::map<std::string, std::vector<PlannedChange>> plannedAnew;
    std::map<std::string, Error> failsWith; // by request: it cannot be carried out any more

    void fill();
    ApprovalRequest& add(std::string action, const FakeSelf& requester, std::string subject, std::string reason,
                         std::vector<PlannedChange> plan = {});
    ApprovalRequest* find(const std::string& id);

    ports::CallHandle requests(const ports::ApprovalQuery& query, ports::Executor& on,
                               ports::Reply<ports::ApprovalPage> reply) override;
    ports::CallHandle request(const std::string& id, ports::Executor& on, ports::Reply<ApprovalRequest> reply) override;
    ports::CallHandle approve(const ApprovalRequest& seen, std::string reason, ports::Executor& on,
                              ports::Reply<ApprovalRequest> reply) override;
    ports::CallHandle reject(const ApprovalRequest& seen, std::string reason, ports::Executor& on,
                             ports::Reply<ApprovalRequest> reply) override;
    ports::CallHandle withdraw(const std::string& id, ports::Executor& on,
                               ports::Reply<ApprovalRequest> reply) override;
    ports::CallHandle execute(const std::string& id, ports::Executor& on, ports::Reply<ApprovalRequest> reply) override;

  private:
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    ports::ApprovalPage page(const ports::ApprovalQuery& query) const;
    Result<ApprovalRequest*> decidable(const ApprovalRequest& seen);
    Result<ApprovalRequest> vote(const ApprovalRequest& seen, bool approves, const std::string& reason);
    void carryOut(ApprovalRequest& request);
    void changed(ApprovalRequest& request);
    ApprovalRequest shown(const ApprovalRequest& request) const; // as the caller sees it

    FakeTenant& tenant_;
    const Clock& clock_;
    std::function<FakeSelf()> self_;
    Admit admit_;
    int made_ = 0;
};

// Answers what it is asked from a list, or gives up when there is nothing left in it; what was asked stands in `asked`.
class FakeAssentDesk final : public ports::AssentDesk {
  public:
    std::vector<ports::Assent> answers; // the first is given first
    std::vector<ports::AssentNeed> asked;
    bool waits = false; // answers come with answerNow() only
    void ask(const ports::AssentNeed& need, std::function<void(std::optional<ports::Assent>)> answer) override;
    std::size_t waiting() const { return waiting_.size(); }
    void answerNow();

  private:
    std::vector<std::function<void(std::optional<ports::Assent>)>> waiting_;
};

} // namespace sekisho::fakes
