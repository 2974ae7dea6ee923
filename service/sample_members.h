#pragma once
// One invented member after the other; private to the sample.

#include "models/domain/member.h"
#include "service/sample.h"
#include "service/sample_random.h"
#include "service/sample_structure.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sekishod {

enum class SampleRole { None, Deputy, Operator, Branch, Viewer };

class SampleMembers {
  public:
    SampleMembers(const Tenant& tenant, const SampleOptions& options, const SampleStructure& structure);

    // `index` from 0 in order: logins are numbered as they are met.
    sekisho::Member make(std::int64_t index);
    sekisho::UserId idOf(std::int64_t index) const;
    SampleRole roleOf(std::int64_t index) const;
    // The branch whose members the holder of SampleRole::Branch looks after.
    const SampleOrgUnit& branch() const;

  private:
    struct Person {
        std::string locale;
        const struct SampleName* last = nullptr;
        const struct SampleName* first = nullptr;
    };
    Person person(SampleRandom& random) const;
    std::string login(std::int64_t index, const Person& who);
    void setNames(sekisho::Member& member, const Person& who, SampleRandom& random) const;
    void setPlace(sekisho::Member& member, std::int64_t index, SampleRandom& random) const;
    void addConcurrentPosts(sekisho::Organization& organization, SampleRandom& random) const;
    void setContact(sekisho::Member& member, SampleRandom& random) const;
    void setDates(sekisho::Member& member, std::int64_t index, SampleRandom& random) const;
    void setState(sekisho::Member& member, std::int64_t index, SampleRandom& random) const;
    void setUse(sekisho::Member& member, SampleRandom& random) const;
    std::optional<std::size_t> headedBy(std::int64_t index) const; // organization whose head he is
    bool isExecutive(std::int64_t index) const { return index >= roles_ && index < roles_ + executives_; }
    std::size_t randomUnit(SampleRandom& random) const;

    const Tenant& tenant_;
    const SampleOptions& options_;
    const SampleStructure& structure_;
    std::int64_t roles_ = 0;      // the first ones hold roles
    std::int64_t executives_ = 0; // then come the executives, then one head for each organization
    std::vector<std::uint64_t> weights_;
    std::unordered_map<std::string, std::int64_t> logins_;
    std::unordered_set<std::string> taken_;
};

} // namespace sekishod
