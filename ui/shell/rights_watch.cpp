#include "ui/shell/rights_watch.h"

#include "models/commands/role_commands.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace sekisho::ui {

namespace {
constexpr std::chrono::minutes kWarnBefore{5};
} // namespace

RightsWatch::RightsWatch(PaneServices services, QObject* parent) : QObject(parent), services_(std::move(services)) {
    refresh();
}

const ports::Identity* RightsWatch::self() const {
    return services_.online() ? services_.identity() : nullptr;
}

void RightsWatch::refresh(bool mine) {
    if (!self()) return;
    Q_EMIT identityWanted();
    if (mine || !known_) askMine();
    askDelegation();
    askSealed();
}

void RightsWatch::identityChanged() {
    live_ = -1;
    if (!self()) return;
    askMine();
    askSealed();
}

void RightsWatch::askMine() {
    mineCall_ = services_.gateway.roles().mine(services_.gui, [this](Result<ports::MyRights> rights) {
        error_ = rights ? std::nullopt : std::optional(rights.error());
        if (rights) mine_ = std::move(*rights);
        known_ = known_ || rights.has_value();
        Q_EMIT changed();
    });
}

// Only whoever gives it away and whoever is asked is told of it; nobody else has anything to see.
void RightsWatch::askDelegation() {
    delegationCall_ =
        services_.gateway.roles().delegation(services_.gui, [this](Result<std::optional<Delegation>> answer) {
            const std::optional<Delegation> now = answer ? *answer : std::nullopt;
            if (!answer && answer.error().kind != ErrorKind::Forbidden && answer.error().kind != ErrorKind::NotFound)
                return;
            if (now != delegation_) {
                delegation_ = now;
                Q_EMIT changed();
            }
            commands::knowDelegation(services_.registry, delegation_);
            const Delegation* offer = offered();
            if (offer && std::exchange(offeredId_, offer->id) != offer->id) Q_EMIT delegationOffered();
        });
}

void RightsWatch::askSealed() {
    sealedCall_ = services_.gateway.roles().breakGlass(services_.gui, [this](Result<BreakGlass> answer) {
        if (!answer && answer.error().kind != ErrorKind::Forbidden && answer.error().kind != ErrorKind::NotFound)
            return;
        BreakGlass now = answer ? std::move(*answer) : BreakGlass{};
        if (now == sealed_) return;
        const bool moved = now.state != sealed_.state;
        sealed_ = std::move(now);
        commands::knowSealed(services_.registry, sealed_);
        Q_EMIT changed();
        if (moved) Q_EMIT sealedMoved();
    });
}

const Activation* RightsWatch::running() const {
    const Activation* first = nullptr;
    for (const Activation& one : mine_.active)
        if (!one.endedAt && one.until > services_.clock.now() && (!first || one.until < first->until)) first = &one;
    return first;
}

const Delegation* RightsWatch::offered() const {
    const ports::Identity* who = services_.identity();
    const bool waits = delegation_ && delegation_->state == DelegationState::Waiting && who &&
                       delegation_->to == who->user && delegation_->expiresAt > services_.clock.now();
    return waits ? &*delegation_ : nullptr;
}

bool RightsWatch::isSealedAccount() const {
    const ports::Identity* who = services_.identity();
    return who && sealed_.state != BreakGlassState::None && sealed_.user == who->user;
}

int RightsWatch::liveHoldings() const {
    const ports::Identity* who = services_.identity();
    if (!who) return -1;
    const Instant now = services_.clock.now();
    return static_cast<int>(std::ranges::count_if(
        who->roles, [now](const RoleHolding& holding) { return !holding.expiresAt || *holding.expiresAt > now; }));
}

void RightsWatch::tick() {
    const int live = liveHoldings();
    const int before = std::exchange(live_, live);
    if (before > live && live >= 0) {
        Q_EMIT expired();
        Q_EMIT identityWanted();
        askMine();
    }
    const Activation* first = running();
    if (!first || first->until - services_.clock.now() > kWarnBefore) return;
    if (warned_.insert(first->id).second) Q_EMIT endsSoon(*first);
}

} // namespace sekisho::ui

#include "moc_rights_watch.cpp"
