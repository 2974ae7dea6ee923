#pragma once
// Ranks as a whole and restrictions of the organization chart, over a FakeTenant. apply() is what an applied changeset
// does to ranks. Not thread-safe; belong to the test's thread.

#include "models/ports/chart_restrictions.h"
#include "models/ports/ranks.h"
#include "tests/fakes/fake_changesets.h"
#include "tests/fakes/fake_tenant.h"

#include <map>
#include <set>
#include <string>

namespace sekisho::fakes {

class FakeRanks final : public ports::Ranks {
  public:
    FakeRanks(FakeTenant& tenant, Admit admit) : tenant_(tenant), admit_(std::move(admit)) {}
    bool inUse(RankKind kind) const { return !off_.contains(kind); }
    // Those of kind level, position or userType; for FakeChangesets::applier.
    void apply(const FakeChangesets::Entry& entry);
    ports::CallHandle impact(RankKind kind, ports::Executor& on, ports::Reply<RankImpact> reply) override;

  private:
    void apply(const Operation& operation, RankKind kind);
    void turnOff(RankKind kind);

    FakeTenant& tenant_;
    Admit admit_;
    std::set<RankKind> off_;
};

class FakeChartRestrictions final : public ports::ChartRestrictions {
  public:
    FakeChartRestrictions(FakeTenant& tenant, Admit admit) : tenant_(tenant), admit_(std::move(admit)) {}
    std::map<std::string, ChartRestriction> kept; // by the id of whom they are about

    ports::CallHandle fetch(const ports::ChartTarget& target, ports::Executor& on,
                            ports::Reply<std::optional<ChartRestriction>> reply) override;
    ports::CallHandle effective(const UserId& member, ports::Executor& on,
                                ports::Reply<std::optional<EffectiveRestriction>> reply) override;
    ports::CallHandle restrict(const ports::ChartTarget& target, const std::optional<ChartRestriction>& base,
                               const ChartRestriction& wanted, ports::Executor& on,
                               ports::Reply<ChartRestriction> reply) override;
    ports::CallHandle lift(const ports::ChartTarget& target, Version base, ports::Executor& on,
                           ports::Reply<std::monostate> reply) override;

  private:
    std::optional<EffectiveRestriction> effectiveOf(const Member& member) const;

    FakeTenant& tenant_;
    Admit admit_;
};

} // namespace sekisho::fakes
