#include "models/policy/cut_off_plan.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace sekisho::policy {

namespace {

// What only would have no effect stays possible: between the proposal and the order another clerk may have done it, or
// a session may have ended, and an urgent order is not refused for that. Impossible is what the service refuses.
ProposedStep possibleStep(StepKind kind, bool chosen, std::string reason = {}) {
    ProposedStep step;
    step.kind = kind;
    step.chosen = chosen;
    step.reason = std::move(reason);
    return step;
}

ProposedStep impossibleStep(StepKind kind, std::string reason) {
    ProposedStep step;
    step.kind = kind;
    step.possible = false;
    step.reason = std::move(reason);
    return step;
}

ProposedStep aboutDevice(const Device& device, ProposedStep step) {
    step.target = device.id.value;
    step.targetName = device.name;
    return step;
}

bool goesWithLoss(const LossFacts& facts, const Device& device) {
    if (!facts.device.empty()) return device.id == facts.device;
    const std::vector<ClientKind> kinds = clientsOf(facts.lost);
    return std::ranges::find(kinds, device.kind) != kinds.end();
}

bool isPhoneBrowser(const Session& session) {
    constexpr std::array<std::string_view, 3> systems{"iOS", "iPadOS", "Android"};
    return session.kind == ClientKind::Browser &&
           std::ranges::any_of(systems, [&](std::string_view system) { return session.os.starts_with(system); });
}

// A session whose device is not known may be the lost one. The one that asks is never ended.
bool goesWithLoss(const LossFacts& facts, const Session& session) {
    if (session.current || !session.live()) return false;
    const std::vector<ClientKind> kinds = clientsOf(facts.lost);
    const bool ofPhone = facts.lost == Lost::Phone && isPhoneBrowser(session);
    if (!ofPhone && std::ranges::find(kinds, session.kind) == kinds.end()) return false;
    return facts.device.empty() || facts.lost == Lost::Everything || !session.device || *session.device == facts.device;
}

bool isPc(const Device& device) {
    return device.kind != ClientKind::MobileApp;
}

// The last reason that stands in the way of an erase; empty: the device can be told.
std::string whyNotErased(const LossFacts& facts, const Device& device) {
    if (isPc(device)) return "pcCannotErase";
    if (device.erasedAt) return "alreadyDone";
    if (!facts.mdm) return "mdmOff";
    if (device.mdm != MdmState::Enrolled) return "noMdm";
    return device.agent ? std::string() : "noAgent";
}

ProposedStep eraseStep(const LossFacts& facts, const Device& device, StepKind kind) {
    if (std::string why = whyNotErased(facts, device); !why.empty()) return impossibleStep(kind, std::move(why));
    const bool wipe = kind == StepKind::WipeAppData;
    return possibleStep(kind, wipe, wipe ? "destroys" : "optional");
}

ProposedStep deviceStep(const LossFacts& facts, const Device& device, StepKind kind) {
    switch (kind) {
    case StepKind::Untrust:
        return possibleStep(kind, device.trusted, device.trusted ? "" : "notTrusted");
    case StepKind::Block:
        return possibleStep(kind, !device.blockedAt, device.blockedAt ? "alreadyDone" : "");
    default:
        return eraseStep(facts, device, kind);
    }
}

class CutOffPlan {
  public:
    explicit CutOffPlan(const LossFacts& facts) : facts_(facts) {}

    std::vector<ProposedStep> take() {
        addAppStop();
        addSessions();
        for (const StepKind kind : {StepKind::Untrust, StepKind::Block, StepKind::WipeAppData, StepKind::ResetDevice})
            addForDevices(kind);
        addPassword();
        addSuspension();
        return std::move(steps_);
    }

  private:
    void add(ProposedStep step) { steps_.push_back(std::move(step)); }
    // His password and apps are changed by nobody but himself.
    bool protectedFromOthers() const { return facts_.highestAdministrator && !facts_.self; }
    std::string whenOrdered(std::string known = {}) const {
        return facts_.known ? std::move(known) : std::string("notKnownOffline");
    }

    void addAppStop() {
        std::vector<std::string> targets;
        if (facts_.lost != Lost::Pc) targets.emplace_back("mobile");
        if (facts_.lost != Lost::Phone) targets.emplace_back("pc");
        if (!facts_.known) targets = {""};
        for (std::string& target : targets) {
            ProposedStep step = protectedFromOthers() ? impossibleStep(StepKind::AppStop, "highestAdministrator")
                                                      : possibleStep(StepKind::AppStop, true, whenOrdered());
            step.target = std::move(target);
            add(std::move(step));
        }
    }

    void addSessions() {
        const auto count = static_cast<std::int64_t>(sessionsOf(facts_).size());
        ProposedStep sessions = possibleStep(StepKind::EndSessions, true, whenOrdered(count == 0 ? "noSession" : ""));
        sessions.count = count;
        add(std::move(sessions));
        add(possibleStep(StepKind::RevokeTokens, true, whenOrdered()));
    }

    void addForDevices(StepKind kind) {
        if (!facts_.known) return addUnknown(kind);
        const std::size_t before = steps_.size();
        for (const Device& device : facts_.devices)
            if (goesWithLoss(facts_, device)) add(aboutDevice(device, deviceStep(facts_, device, kind)));
        if (steps_.size() == before) add(impossibleStep(kind, "noDevice"));
    }

    void addUnknown(StepKind kind) {
        if (needsDevice(kind) && facts_.lost == Lost::Pc) return add(impossibleStep(kind, "pcCannotErase"));
        add(possibleStep(kind, kind != StepKind::ResetDevice, whenOrdered()));
    }

    void addPassword() {
        if (protectedFromOthers()) return add(impossibleStep(StepKind::Password, "highestAdministrator"));
        add(possibleStep(StepKind::Password, true, whenOrdered()));
    }

    void addSuspension() {
        if (facts_.highestAdministrator) return add(impossibleStep(StepKind::Suspend, "highestAdministrator"));
        if (facts_.self) return add(impossibleStep(StepKind::Suspend, "yourself"));
        add(possibleStep(StepKind::Suspend, false, facts_.suspended ? "alreadyDone" : "optional"));
    }

    const LossFacts& facts_;
    std::vector<ProposedStep> steps_;
};

} // namespace

std::vector<ProposedStep> proposeSteps(const LossFacts& facts) {
    return CutOffPlan(facts).take();
}

std::vector<SessionId> sessionsOf(const LossFacts& facts) {
    std::vector<SessionId> ids;
    for (const Session& session : facts.sessions)
        if (goesWithLoss(facts, session)) ids.push_back(session.id);
    return ids;
}

std::vector<ClientKind> clientsOf(Lost lost) {
    switch (lost) {
    case Lost::Phone:
        return {ClientKind::MobileApp};
    case Lost::Pc:
        return {ClientKind::PcApp, ClientKind::DriveExplorer, ClientKind::Browser, ClientKind::Console};
    case Lost::Everything:
        break;
    }
    return {ClientKind::Browser,       ClientKind::MobileApp, ClientKind::PcApp,
            ClientKind::DriveExplorer, ClientKind::Api,       ClientKind::Console};
}

} // namespace sekisho::policy
