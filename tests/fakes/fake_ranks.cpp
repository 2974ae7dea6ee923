#include "tests/fakes/fake_ranks.h"

#include "models/api/user_wire.h"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::CallState;
using ports::ChartTarget;
using ports::Executor;
using ports::Reply;

namespace {

template<class T>
CallHandle answered(const Admit& admit, std::string_view name, Executor& on, Reply<T> reply,
                    std::function<Result<T>()> work) {
    auto state = std::make_shared<CallState>();
    admit(name, state, [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refused) {
        if (refused)
            ports::deliver<T>(state, on, reply, std::move(*refused));
        else
            ports::deliver<T>(state, on, reply, work());
    });
    return CallHandle(state);
}

std::optional<RankKind> kindOf(std::string_view key) {
    for (const RankKind kind : {RankKind::Level, RankKind::Position, RankKind::UserType})
        if (rankKey(kind) == key) return kind;
    return std::nullopt;
}

// How often the member has a rank of the kind.
std::int64_t heldBy(const Member& member, RankKind kind) {
    std::int64_t held = kind == RankKind::UserType && member.userType ? 1 : 0;
    for (const auto& organization : member.organizations) {
        if (kind == RankKind::Level && organization.level) ++held;
        if (kind == RankKind::Position)
            held += std::ranges::count_if(organization.orgUnits, [](const auto& post) { return bool(post.position); });
    }
    return held;
}

void take(Member& member, RankKind kind) {
    if (kind == RankKind::UserType) member.userType.reset();
    for (auto& organization : member.organizations) {
        if (kind == RankKind::Level) organization.level.reset();
        if (kind != RankKind::Position) continue;
        for (auto& post : organization.orgUnits)
            post.position.reset();
    }
}

} // namespace

CallHandle FakeRanks::impact(RankKind kind, Executor& on, Reply<RankImpact> reply) {
    return answered<RankImpact>(admit_, "ranks.impact", on, std::move(reply), [this, kind]() -> Result<RankImpact> {
        RankImpact impact;
        impact.enabled = inUse(kind);
        for (const auto& [id, rank] : tenant_.ranks())
            if (rank.kind == kind) ++impact.entries;
        for (const auto& [id, member] : tenant_.members()) {
            const std::int64_t held = heldBy(member, kind);
            impact.assignments += held;
            if (held > 0) ++impact.members;
        }
        return impact;
    });
}

void FakeRanks::apply(const FakeChangesets::Entry& entry) {
    for (const Operation& operation : entry.operations)
        if (const auto kind = kindOf(operation.kind)) apply(operation, *kind);
}

void FakeRanks::apply(const Operation& operation, RankKind kind) {
    if (operation.action == "enable") off_.erase(kind);
    if (operation.action == "disable") turnOff(kind);
    if (operation.action == "delete") tenant_.eraseRank(operation.id);
    if (operation.action != "create" && operation.action != "update") return;
    const bool fresh = operation.action == "create";
    Rank base;
    base.kind = kind;
    base.domain = tenant_.domain();
    if (!fresh) base = tenant_.ranks().at(operation.id);
    auto rank = api::rankFromRequest(boost::json::parse(operation.value),
                                     fresh ? api::WriteMode::Create : api::WriteMode::Patch, base);
    if (rank) tenant_.putRank(std::move(*rank));
}

void FakeRanks::turnOff(RankKind kind) {
    off_.insert(kind);
    std::vector<UserId> holders;
    for (const auto& [id, member] : tenant_.members())
        if (heldBy(member, kind) > 0) holders.push_back(member.id);
    for (const UserId& id : holders)
        tenant_.edit(id, [kind](Member& member) { take(member, kind); });
    std::vector<std::string> gone;
    for (const auto& [id, rank] : tenant_.ranks())
        if (rank.kind == kind) gone.push_back(id);
    for (const std::string& id : gone)
        tenant_.eraseRank(id);
}

CallHandle FakeChartRestrictions::fetch(const ChartTarget& target, Executor& on,
                                        Reply<std::optional<ChartRestriction>> reply) {
    using Found = std::optional<ChartRestriction>;
    return answered<Found>(admit_, "charts.fetch", on, std::move(reply), [this, target]() -> Result<Found> {
        const auto found = kept.find(target.id);
        return found == kept.end() ? Found() : Found(found->second);
    });
}

std::optional<EffectiveRestriction> FakeChartRestrictions::effectiveOf(const Member& member) const {
    const auto of = [&](ChartSubject kind, const std::string& id,
                        const std::string& name) -> std::optional<EffectiveRestriction> {
        const auto found = kept.find(id);
        if (found == kept.end()) return std::nullopt;
        return EffectiveRestriction{found->second, kind, id, name};
    };
    if (auto own = of(ChartSubject::Member, member.id.value, member.displayName())) return own;
    if (member.userType && tenant_.ranks().contains(member.userType->value))
        if (auto type =
                of(ChartSubject::UserType, member.userType->value, tenant_.ranks().at(member.userType->value).name))
            return type;
    const auto* primary = member.primaryOrgUnit();
    if (!primary) return std::nullopt;
    return of(ChartSubject::OrgUnit, primary->orgUnit.value, tenant_.orgUnits().at(primary->orgUnit.value).name);
}

CallHandle FakeChartRestrictions::effective(const UserId& member, Executor& on,
                                            Reply<std::optional<EffectiveRestriction>> reply) {
    using Found = std::optional<EffectiveRestriction>;
    return answered<Found>(admit_, "charts.effective", on, std::move(reply), [this, member]() -> Result<Found> {
        const Member* found = tenant_.member(member);
        if (!found) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
        return effectiveOf(*found);
    });
}

CallHandle FakeChartRestrictions::restrict(const ChartTarget& target, const std::optional<ChartRestriction>& base,
                                           const ChartRestriction& wanted, Executor& on,
                                           Reply<ChartRestriction> reply) {
    const auto work = [this, target, base, wanted]() -> Result<ChartRestriction> {
        const auto found = kept.find(target.id);
        if (!base && found != kept.end()) return Error(ErrorKind::Conflict, "CHART_RESTRICTION_ALREADY_EXIST");
        if (base && (found == kept.end() || found->second.version != base->version))
            return Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
        ChartRestriction stored = wanted;
        stored.version = base ? base->version + 1 : 1;
        kept[target.id] = stored;
        return stored;
    };
    return answered<ChartRestriction>(admit_, "charts.restrict", on, std::move(reply), work);
}

CallHandle FakeChartRestrictions::lift(const ChartTarget& target, Version base, Executor& on,
                                       Reply<std::monostate> reply) {
    const auto work = [this, target, base]() -> Result<std::monostate> {
        const auto found = kept.find(target.id);
        if (found == kept.end()) return Error(ErrorKind::NotFound, "CHART_RESTRICTION_NOT_EXIST");
        if (found->second.version != base) return Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
        kept.erase(found);
        return std::monostate{};
    };
    return answered<std::monostate>(admit_, "charts.lift", on, std::move(reply), work);
}

} // namespace sekisho::fakes
