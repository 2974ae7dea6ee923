#pragma once
// Policies as a script that behaves as the service does: revisions, If-Match, faults of values, lock-out, previews over
// a few recorded visitors. Not thread-safe; belongs to the test's thread.

#include "models/ports/policies.h"
#include "tests/fakes/fake_changesets.h"
#include "tests/fakes/fake_tenant.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::fakes {

struct FakeVisitor { // somebody with sessions and recorded sign-ins from one address
    UserId user;
    std::string name;
    std::string email;
    std::string address;
    bool mobileApp = false;
    std::int64_t sessions = 1;
    std::int64_t signIns = 3;
};

class FakePolicies final : public ports::Policies {
  public:
    FakePolicies(FakeTenant& tenant, const Clock& clock, Admit admit);

    std::vector<FakeVisitor> visitors;
    std::string selfAddress = "198.51.100.7";
    std::string selfLogin = "admin@demo";
    std::string selfName = "管理 太郎";
    std::map<std::string, policy::PolicyPreview> scripted; // by policy: this is answered instead
    std::size_t pageSize = 50;
    std::size_t revisionPage = 3;
    std::vector<std::string> leftOut; // what the next revert names
    // What a save does besides, or why it is refused.
    std::function<std::optional<Error>(const ports::PolicyEdit& edit, const policy::Values& after)> besides;

    policy::PolicyState state(const std::string& key) const;
    // Somebody else saves.
    void saveAs(const std::string& key, const std::function<void(policy::Values&)>& change, const std::string& name,
                const std::string& reason = {});
    const std::vector<ports::PolicyEdit>& saved() const { return edits_; } // what arrived, also what was refused
    // So many visitors at 203.0.113.x, the office, and at 198.51.100.x, outside; every tenth has the mobile app alone.
    void fill(int inside, int outside);

    ports::CallHandle fetch(std::string key, ports::Executor& on, ports::Reply<policy::PolicyState> reply) override;
    ports::CallHandle save(const ports::PolicyEdit& edit, ports::Executor& on,
                           ports::Reply<policy::PolicySaved> reply) override;
    ports::CallHandle preview(const std::string& key, const policy::Values& draft, ports::Executor& on,
                              ports::Reply<policy::PolicyPreview> reply) override;
    ports::CallHandle previewList(const std::string& key, const policy::Values& draft, policy::PreviewList list,
                                  std::string cursor, ports::Executor& on,
                                  ports::Reply<policy::PreviewPage> reply) override;
    ports::CallHandle revisions(std::string key, std::string cursor, ports::Executor& on,
                                ports::Reply<policy::RevisionPage> reply) override;
    ports::CallHandle revisionValues(std::string key, std::int64_t revision, ports::Executor& on,
                                     ports::Reply<policy::Values> reply) override;
    ports::CallHandle revert(const ports::PolicyEdit& edit, std::int64_t toRevision, ports::Executor& on,
                             ports::Reply<policy::PolicySaved> reply) override;

  private:
    struct Kept {
        policy::PolicyRevision head;
        policy::Values values;
    };
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    Result<policy::PolicySaved> store(const ports::PolicyEdit& edit, const policy::Values& values,
                                      std::int64_t revertedTo);
    policy::PolicyPreview previewOf(const std::string& key, const policy::Values& draft) const;
    bool refused(const FakeVisitor& visitor, const policy::Values& network) const;
    bool locksOut(const std::string& key, const policy::Values& values) const;

    FakeTenant& tenant_;
    const Clock& clock_;
    Admit admit_;
    std::map<std::string, std::vector<Kept>> kept_; // by policy, oldest first
    std::vector<ports::PolicyEdit> edits_;
};

} // namespace sekisho::fakes
