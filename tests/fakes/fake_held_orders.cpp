#include "tests/fakes/fake_cut_offs.h"

#include <algorithm>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr std::chrono::hours kFakeHeldFor{24};

bool openHeld(const HeldOrder& order) {
    return order.state == HeldState::Held;
}

} // namespace

BrakeUse FakeCutOffs::useOf(BrakeKind kind) const {
    const UserId me = me_().user;
    BrakeUse use;
    use.kind = kind;
    use.budget = budgets.at(kind);
    const Instant since = clock_.now() - std::chrono::minutes(use.budget.minutes);
    for (const Granted& one : granted_)
        if (one.kind == kind && one.at > since) {
            ++use.all;
            use.mine += one.actor == me ? 1 : 0;
        }
    use.held = static_cast<int>(
        std::ranges::count_if(heldOrders, [&](const HeldOrder& one) { return one.kind == kind && openHeld(one); }));
    for (const CutOff& cutOff : all)
        use.pending += static_cast<int>(std::ranges::count_if(cutOff.steps, [&](const CutOffStep& step) {
            return brakeKindOf(step.kind) == kind && needsDevice(step.kind) &&
                   (step.state == StepState::Requested || step.state == StepState::Unreachable);
        }));
    return use;
}

bool FakeCutOffs::passesNow(BrakeKind kind) {
    const UserId me = me_().user;
    const BrakeUse use = useOf(kind);
    const auto waiting = std::ranges::count_if(
        heldOrders, [&](const HeldOrder& one) { return one.kind == kind && one.actor == me && openHeld(one); });
    if (!passes(use.budget, use.mine, use.all, static_cast<int>(waiting))) return false;
    granted_.push_back({kind, me, clock_.now()});
    return true;
}

void FakeCutOffs::hold(const CutOff& cutOff, CutOffStep& step, BrakeKind kind) {
    step.state = StepState::Held;
    step.reason = "heldByBrake";
    step.evidence.push_back({"heldByBrake", clock_.now(), {}});
    HeldOrder& order = heldOrders.emplace_back();
    order.id = "held-" + std::to_string(heldOrders.size());
    order.kind = kind;
    order.cutOff = cutOff.id;
    order.step = step.number;
    order.stepKind = step.kind;
    order.actor = cutOff.actor;
    order.actorName = cutOff.actorName;
    order.user = step.user;
    order.userName = step.userName;
    order.targetName = step.targetName;
    order.heldAt = clock_.now();
    order.expiresAt = clock_.now() + kFakeHeldFor;
}

HeldOrder& FakeCutOffs::addHeld(const UserId& actor, std::string actorName, const UserId& member, StepKind kind) {
    const std::string digits = std::to_string(heldOrders.size() + 1);
    const Member* known = tenant_.member(member);
    CutOff made;
    made.id = CutOffId("00000000-0000-4000-8000-0c" + std::string(10 - digits.size(), '0') + digits);
    made.kind = CutOffKind::Devices;
    CutOffStep& step = made.steps.emplace_back();
    step.kind = kind;
    step.user = member;
    step.userName = known ? known->displayName() : std::string();
    if (const auto owned = devices_.of(member); !owned.empty()) {
        step.target = owned.front().id.value;
        step.targetName = owned.front().name;
    }
    CutOff& entered = enter(std::move(made));
    entered.actor = actor;
    entered.actorName = std::move(actorName);
    hold(entered, entered.steps.front(), brakeKindOf(kind).value_or(BrakeKind::CutOff));
    changed(entered);
    return heldOrders.back();
}

CallHandle FakeCutOffs::brake(Executor& on, Reply<std::vector<BrakeUse>> reply) {
    return answer<std::vector<BrakeUse>>("brake", on, std::move(reply), [this] {
        std::vector<BrakeUse> uses;
        for (const auto& [kind, budget] : budgets)
            uses.push_back(useOf(kind));
        return Result<std::vector<BrakeUse>>(std::move(uses));
    });
}

std::vector<HeldGroup> FakeCutOffs::groups() const {
    std::vector<HeldGroup> made;
    for (const HeldOrder& one : heldOrders) {
        if (!openHeld(one)) continue;
        auto group = std::ranges::find_if(
            made, [&](const HeldGroup& known) { return known.actor == one.actor && known.kind == one.kind; });
        if (group == made.end()) {
            made.push_back({one.actor, one.actorName, one.kind, 0, one.heldAt, one.heldAt, one.expiresAt});
            group = made.end() - 1;
            group->alone = alone && one.actor == me_().user;
        }
        ++group->orders;
        group->firstAt = std::min(group->firstAt, one.heldAt);
        group->lastAt = std::max(group->lastAt, one.heldAt);
        group->expiresAt = std::min(group->expiresAt, one.expiresAt);
    }
    std::ranges::stable_sort(made, std::greater<>{}, &HeldGroup::orders);
    return made;
}

CallHandle FakeCutOffs::held(const ports::HeldQuery& query, Executor& on, Reply<ports::HeldPage> reply) {
    return answer<ports::HeldPage>("held", on, std::move(reply), [this, query] {
        std::vector<HeldOrder> found;
        std::ranges::copy_if(heldOrders, std::back_inserter(found), [&](const HeldOrder& one) {
            return openHeld(one) != query.decided && (query.actor.empty() || one.actor == query.actor) &&
                   (!query.kind || one.kind == *query.kind);
        });
        if (query.decided) std::ranges::stable_sort(found, std::greater<>{}, &HeldOrder::decidedAt);
        const std::size_t from =
            query.cursor.empty() ? 0 : std::min<std::size_t>(std::stoul(query.cursor), found.size());
        const std::size_t to = std::min(from + pageSize, found.size());
        ports::HeldPage page;
        page.orders.assign(found.begin() + static_cast<std::ptrdiff_t>(from),
                           found.begin() + static_cast<std::ptrdiff_t>(to));
        if (to < found.size()) page.nextCursor = std::to_string(to);
        if (query.cursor.empty()) {
            page.total = static_cast<std::int64_t>(found.size());
            page.groups = groups();
        }
        return Result<ports::HeldPage>(std::move(page));
    });
}

void FakeCutOffs::settle(HeldOrder& order, bool release, const std::string& reason) {
    order.state = release ? HeldState::Released : HeldState::Rejected;
    order.decidedAt = clock_.now();
    order.decidedBy = me_().name;
    order.reason = reason;
    CutOff* cutOff = find(order.cutOff);
    if (!cutOff) return;
    for (CutOffStep& step : cutOff->steps) {
        if (step.number != order.step || step.state != StepState::Held) continue;
        step.evidence.push_back({release ? "released" : "rejected", clock_.now(), order.decidedBy});
        step.reason.clear();
        if (release)
            carryOut(*cutOff, step);
        else
            step.state = StepState::Rejected;
    }
    changed(*cutOff);
}

// With single orders one's own is an error; with all of them it is left out and counted.
Result<ports::Decided> FakeCutOffs::decide(const ports::Decision& decision, bool release) {
    const UserId me = me_().user;
    ports::Decided decided;
    for (HeldOrder& order : heldOrders) {
        const bool named = std::ranges::find(decision.orders, order.id) != decision.orders.end();
        const bool meant = decision.all
                               ? openHeld(order) && (decision.actor.empty() || order.actor == decision.actor) &&
                                     (!decision.kind || order.kind == *decision.kind) &&
                                     (!decision.until || order.heldAt <= *decision.until)
                               : named;
        if (!meant) continue;
        if (order.actor == me && !decision.all && decision.orders.size() == 1)
            return Error(ErrorKind::Forbidden, "BRAKE_OWN_ORDER");
        if (order.actor == me || !openHeld(order)) {
            ++decided.refused;
            continue;
        }
        settle(order, release, decision.reason);
        ++decided.done;
    }
    return decided;
}

CallHandle FakeCutOffs::release(const ports::Decision& decision, Executor& on, Reply<ports::Decided> reply) {
    return answer<ports::Decided>("releaseHeld", on, std::move(reply),
                                  [this, decision] { return decide(decision, true); });
}

CallHandle FakeCutOffs::reject(const ports::Decision& decision, Executor& on, Reply<ports::Decided> reply) {
    return answer<ports::Decided>("rejectHeld", on, std::move(reply),
                                  [this, decision] { return decide(decision, false); });
}

CallHandle FakeCutOffs::cancelPending(std::string reason, Executor& on, Reply<ports::Decided> reply) {
    return answer<ports::Decided>("cancelPending", on, std::move(reply), [this, reason = std::move(reason)] {
        ports::Decided decided;
        for (HeldOrder& order : heldOrders) {
            if (!openHeld(order)) continue;
            order.state = HeldState::Cancelled;
            order.decidedAt = clock_.now();
            order.decidedBy = me_().name;
            order.reason = reason;
        }
        for (CutOff& cutOff : all) {
            bool touched = false;
            for (CutOffStep& step : cutOff.steps) {
                const bool notYet = step.state == StepState::Requested || step.state == StepState::Unreachable;
                if (step.state != StepState::Held && !(needsDevice(step.kind) && notYet)) continue;
                step.state = StepState::Withdrawn;
                step.evidence.push_back({"withdrawn", clock_.now(), me_().name});
                ++decided.done;
                touched = true;
            }
            if (touched) changed(cutOff);
        }
        return Result<ports::Decided>(decided);
    });
}

} // namespace sekisho::fakes
