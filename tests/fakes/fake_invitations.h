#pragma once
// Invitations as a script: settings with a version, links, and those who wait. What changes wakes the feed. Not
// thread-safe; belongs to the test's thread.

#include "models/domain/clock.h"
#include "models/policy/values.h"
#include "models/ports/invitations.h"
#include "tests/fakes/fake_changesets.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::fakes {

class FakeInvitations final : public ports::Invitations {
  public:
    FakeInvitations(const Clock& clock, Admit admit) : clock_(clock), admit_(std::move(admit)) {}

    InvitationSettings now;               // as the service has it; changed through set() or the policy
    std::vector<InvitationLink> issued;   // oldest first
    std::vector<Applicant> waiting;       // oldest first
    std::map<std::string, Error> refused; // by applicant: what approve() answers
    std::vector<std::string> members;     // IDs of those let in
    std::vector<std::pair<std::string, std::string>> rejected; // ID and reason
    std::size_t perPage = 100;
    std::function<void()> onChange; // set by the gateway
    std::function<void()> onSet;    // set by the gateway: the policy says the same

    void set(bool link, bool everybody, bool automatic); // as if another administrator saved it
    // The policy is saved: whoever waits comes in, if so many were agreed to.
    std::optional<Error> saved(const std::string& confirm, const policy::Values& after);
    void writeTo(policy::Values& values) const; // the choices as the policy has them
    const InvitationLink& addLink(const std::string& inviter, int days = 7, bool asOperator = false);
    const Applicant& apply(const std::string& id, const std::string& name, const std::string& reading = {},
                           bool asOperator = false); // by the last link

    ports::CallHandle settings(ports::Executor& on, ports::Reply<InvitationSettings> reply) override;
    ports::CallHandle links(std::string cursor, ports::Executor& on,
                            ports::Reply<ports::InvitationPage> reply) override;
    ports::CallHandle issue(bool asOperator, int days, ports::Executor& on,
                            ports::Reply<ports::IssuedInvitation> reply) override;
    ports::CallHandle revoke(const InvitationId& id, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle applicants(std::string cursor, ports::Executor& on,
                                 ports::Reply<ports::ApplicantPage> reply) override;
    ports::CallHandle approve(const ApplicantId& id, const ports::Placing& placing, ports::Executor& on,
                              ports::Reply<std::monostate> reply) override;
    ports::CallHandle inviteByMail(const UserId& member, ports::Executor& on,
                                   ports::Reply<std::monostate> reply) override;
    std::vector<UserId> invitedByMail;
    std::vector<ports::Placing> placed; // one for each who was let in
    ports::CallHandle reject(const ApplicantId& id, std::string reason, ports::Executor& on,
                             ports::Reply<std::monostate> reply) override;

  private:
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    InvitationSettings counted() const;
    Result<Applicant> taken(const ApplicantId& id);
    void changed() {
        if (onChange) onChange();
    }

    const Clock& clock_;
    Admit admit_;
    int made_ = 0;
};

} // namespace sekisho::fakes
