#pragma once
// ports::Ranks and ports::ChartRestrictions over HTTPS; parts of HttpGateway, which owns them and their thread.

#include "models/net/job_desk.h"
#include "models/ports/chart_restrictions.h"
#include "models/ports/ranks.h"

namespace sekisho::net {

class HttpRanks final : public ports::Ranks {
  public:
    explicit HttpRanks(JobDesk& desk) : desk_(desk) {}
    ports::CallHandle impact(RankKind kind, ports::Executor& on, ports::Reply<RankImpact> reply) override;

  private:
    JobDesk& desk_;
};

class HttpChartRestrictions final : public ports::ChartRestrictions {
  public:
    explicit HttpChartRestrictions(JobDesk& desk) : desk_(desk) {}
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
    JobDesk& desk_;
};

} // namespace sekisho::net
