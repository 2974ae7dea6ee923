#pragma once
// Explanations as the test says: each answer can be set, and what was asked is kept. `fill()` makes answers that read
// like those of the service. Calls are named "explainRight", "explainHolders", "explainUse", "reaches". Not
// thread-safe; belongs to the test's thread.

#include "models/ports/explanations.h"
#include "tests/fakes/fake_changesets.h"
#include "tests/fakes/fake_tenant.h"

#include <functional>
#include <vector>

namespace sekisho::fakes {

class FakeExplanations final : public ports::Explanations {
  public:
    FakeExplanations(FakeTenant& tenant, Admit admit) : tenant_(tenant), admit_(std::move(admit)) {}

    RightAnswer rightAnswer;
    UseAnswer useAnswer;
    std::vector<RightHolder> holderList; // of holders()
    std::vector<RightHolder> reachList;  // of reaches()
    std::int64_t outside = 0;            // further ones of both, not named
    std::size_t pageSize = 100;
    std::vector<ports::RightQuestion> rightsAsked, holdersAsked;
    std::vector<ports::UseQuestion> usesAsked;
    std::vector<UserId> reachesAsked;

    void fill();

    ports::CallHandle right(const ports::RightQuestion& question, ports::Executor& on,
                            ports::Reply<RightAnswer> reply) override;
    ports::CallHandle holders(const ports::RightQuestion& question, std::string cursor, ports::Executor& on,
                              ports::Reply<ports::HolderAnswer> reply) override;
    ports::CallHandle use(const ports::UseQuestion& question, ports::Executor& on,
                          ports::Reply<UseAnswer> reply) override;
    ports::CallHandle reaches(const UserId& member, std::string cursor, ports::Executor& on,
                              ports::Reply<ports::HolderAnswer> reply) override;

  private:
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    FakeTenant& tenant_;
    Admit admit_;
};

} // namespace sekisho::fakes
