#pragma once
// A local copy that holds synthetic members and nothing else: for panes that must hold with a million rows.

#include "models/ports/cache.h"
#include "tests/fakes/synthetic_members.h"

#include <map>
#include <string>

namespace sekisho::fakes {

class SyntheticCache final : public ports::Cache {
  public:
    explicit SyntheticCache(std::size_t members) : members_(members) {}

    SyntheticMembers& members() override { return members_; }
    const SyntheticMembers& members() const override { return members_; }
    ports::CacheStatus status() const override {
        ports::CacheStatus status;
        status.phase = ports::CacheStatus::Phase::Ready;
        return status;
    }
    std::vector<ports::OrgNode> orgTree() const override { return {}; }
    std::vector<Rank> ranks(RankKind) const override { return {}; }
    std::map<std::string, std::uint32_t> rankHolders(RankKind) const override { return {}; }
    std::optional<OrgUnit> orgUnit(const OrgUnitId&) const override { return std::nullopt; }
    const TenantFields& fields() const override { return fields_; }
    ports::GroupLines groups() const override { return std::make_shared<std::vector<ports::GroupLine>>(); }
    std::optional<Group> group(const GroupId&) const override { return std::nullopt; }
    std::vector<GroupId> groupsNaming(const std::string&) const override { return {}; }
    ports::CallHandle member(const UserId&, ports::Executor& on, ports::Reply<Member> reply) override {
        auto state = std::make_shared<ports::CallState>();
        ports::deliver<Member>(state, on, std::move(reply), Error(ErrorKind::NotFound, "USER_NOT_EXIST"));
        return ports::CallHandle(state);
    }
    ports::CallHandle members(std::vector<UserId>, ports::Executor& on,
                              ports::Reply<std::vector<Member>> reply) override {
        auto state = std::make_shared<ports::CallState>();
        ports::deliver<std::vector<Member>>(state, on, std::move(reply), std::vector<Member>());
        return ports::CallHandle(state);
    }
    ports::CallHandle watch(ports::Executor&, std::function<void()>) override { return {}; }
    std::optional<std::string> note(const std::string& key) const override {
        const auto found = notes_.find(key);
        return found == notes_.end() ? std::nullopt : std::optional(found->second);
    }
    Done setNote(const std::string& key, const std::string& value) override {
        notes_[key] = value;
        return {};
    }

  private:
    SyntheticMembers members_;
    TenantFields fields_;
    std::map<std::string, std::string> notes_;
};

} // namespace sekisho::fakes
