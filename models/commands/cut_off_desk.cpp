#include "models/commands/cut_off_desk.h"

#include "models/commands/cut_off_texts.h"
#include "models/domain/text_fold.h"
#include "models/ports/cut_off_refusal.h"

#include <QPointer>
#include <QUuid>

#include <algorithm>
#include <chrono>

namespace sekisho::commands {

namespace {

constexpr std::string_view kLostDeviceMenu = "security.lostDevice";
constexpr std::size_t kMostNamesakes = 5;
constexpr std::chrono::hours kRecent{24}; // an order of somebody else that is worth knowing while one orders

bool cutOffUnanswered(const Error& error) {
    return error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Timeout;
}

QString wayOfOrgUnit(const ports::Cache& cache, std::string_view orgUnit) {
    std::map<std::string, ports::OrgNode> nodes;
    for (ports::OrgNode& node : cache.orgTree())
        nodes.emplace(node.id.value, node);
    QStringList way;
    for (auto at = nodes.find(std::string(orgUnit)); at != nodes.end() && way.size() < 30;
         at = nodes.find(at->second.parent.value))
        way.prepend(fromUtf8(at->second.name));
    return way.join(QStringLiteral(" > "));
}

std::pair<StepKind, std::string> proposedKey(const policy::ProposedStep& step) {
    return {step.kind, step.target};
}

// What was ticked by hand before, of this step or of the same one as it was named then: the copy knows no devices, the
// service does. No device loses its data that was not ticked or not asked about.
using HandTicks = std::map<std::pair<StepKind, std::string>, bool>;
std::optional<bool> tickedBefore(const HandTicks& ticked, const policy::ProposedStep& step, bool oneDevice) {
    if (const auto exact = ticked.find(proposedKey(step)); exact != ticked.end()) return exact->second;
    std::optional<bool> all;
    for (const auto& [key, chosen] : ticked)
        if (key.first == step.kind && (step.target.empty() || key.second.empty())) all = all.value_or(true) && chosen;
    return all && *all && needsDevice(step.kind) && !oneDevice ? std::nullopt : all;
}

bool onlyPc(const ports::CutOffProposal& proposal) {
    const auto phone = [](ClientKind kind) { return kind == ClientKind::MobileApp; };
    const auto pc = [](ClientKind kind) {
        const std::vector<ClientKind> kinds = policy::clientsOf(Lost::Pc);
        return std::ranges::find(kinds, kind) != kinds.end();
    };
    const bool none = std::ranges::none_of(proposal.devices, phone, &Device::kind) &&
                      std::ranges::none_of(proposal.sessions, phone, &Session::kind);
    return none && (std::ranges::any_of(proposal.devices, pc, &Device::kind) ||
                    std::ranges::any_of(proposal.sessions, pc, &Session::kind));
}

// The same wish; who repeats it gets what the first one did.
bool sameCutOff(CutOffOrder one, const CutOffOrder& other) {
    one.id = other.id;
    one.orderedAt = other.orderedAt;
    return one == other;
}

} // namespace

CutOffPerson cutOffPerson(const ports::Cache& cache, const UserId& id) {
    CutOffPerson person;
    person.id = id;
    const auto row = cache.members().find(id.value);
    if (!row) return person;
    const ports::MemberCells cells = cache.members().cells(*row);
    person.known = true;
    person.name = fromUtf8(cells.name);
    person.reading = fromUtf8(cells.reading);
    person.loginId = fromUtf8(cells.loginId);
    person.employeeNumber = fromUtf8(cells.employeeNumber);
    person.position = fromUtf8(cells.position);
    person.status = cells.status;
    person.administrator = cells.administrator;
    person.organization = wayOfOrgUnit(cache, cells.orgUnitId);
    return person;
}

CutOffDesk::CutOffDesk(CutOffParts parts, QObject* parent) : QObject(parent), parts_(std::move(parts)) {}

// --- who -----------------------------------------------------------------------------------------------------------

CutOffDesk::~CutOffDesk() {
    letOrderGo();
}

// What was sent stays sent: a call that ends here might never leave, and nobody would know.
void CutOffDesk::letOrderGo() {
    if (phase_ == Phase::Ordering)
        call_.detach();
    else
        call_.cancel();
}

void CutOffDesk::leave() {
    letOrderGo();
    othersCall_.cancel();
    phase_ = Phase::Nobody;
    person_ = {};
    namesakes_.clear();
    lost_ = Lost::Phone;
    lostKnown_ = false;
    device_ = {};
    proposal_ = {};
    steps_.clear();
    ticked_.clear();
    others_.clear();
    refusal_.reset();
    fromCopy_ = false;
    unanswered_ = false;
    note_.clear();
    check_ = {};
    sent_.reset();
}

void CutOffDesk::begin(const UserId& member) {
    leave();
    person_ = cutOffPerson(parts_.cache, member);
    if (person_.known) findNamesakes();
    phase_ = Phase::Asking;
    ask();
    Q_EMIT changed();
}

// On the telephone a name is heard, not read: whoever is written in another way and read in the same is a namesake too.
void CutOffDesk::findNamesakes() {
    const std::string reading = fold(toUtf8(person_.reading)), name = fold(toUtf8(person_.name));
    for (const QString& text : {person_.name, person_.reading}) {
        if (text.isEmpty()) continue;
        ports::MemberQuery alike;
        alike.text = toUtf8(text);
        const ports::RowSet rows = parts_.cache.members().query(alike);
        for (std::size_t i = 0; rows && i < rows->size() && namesakes_.size() < kMostNamesakes; ++i) {
            const ports::MemberCells cells = parts_.cache.members().cells((*rows)[i]);
            const bool same = fold(std::string(cells.name)) == name ||
                              (!reading.empty() && fold(std::string(cells.reading)) == reading);
            const auto known = [&cells](const CutOffPerson& one) { return one.id.value == cells.id; };
            if (!same || known(person_) || std::ranges::any_of(namesakes_, known)) continue;
            namesakes_.push_back(cutOffPerson(parts_.cache, UserId(std::string(cells.id))));
        }
    }
}

// --- what is proposed ----------------------------------------------------------------------------------------------

void CutOffDesk::ask() {
    copyAt_ = parts_.cache.status().cursor;
    if (!parts_.online() || !parts_.identity()) return proposeFromCopy();
    call_ =
        parts_.gateway.cutOffs().propose(person_.id, lost_, device_, parts_.gui,
                                         [this](Result<ports::CutOffProposal> proposal) { took(std::move(proposal)); });
    askOthers();
}

void CutOffDesk::askAgain() {
    if (phase_ == Phase::Asking || phase_ == Phase::Ready) ask();
}

void CutOffDesk::copyChanged() {
    if (phase_ == Phase::Ready && !call_.running() && parts_.cache.status().cursor != copyAt_) ask();
}

void CutOffDesk::linkChanged() {
    if (phase_ == Phase::Nobody) return;
    if (parts_.online()) unanswered_ = false;
    if (phase_ == Phase::Asking || (phase_ == Phase::Ready && fromCopy_ && parts_.online())) ask();
    Q_EMIT changed();
}

void CutOffDesk::askOthers() {
    othersCall_ =
        parts_.gateway.cutOffs().cutOffs({}, person_.id, {}, parts_.gui, [this](Result<ports::CutOffPage> page) {
            if (!page) return; // the proposal says what is wrong
            others_.clear();
            const Instant now = parts_.clock.now();
            for (CutOff& one : page->cutOffs) {
                const CutOffState state = stateOf(one);
                const bool over = state == CutOffState::FoundAgain || state == CutOffState::Withdrawn;
                const bool open = state == CutOffState::Open || state == CutOffState::Held;
                if (one.kind == CutOffKind::LostDevice && !over && (open || one.receivedAt + kRecent > now))
                    others_.push_back(std::move(one));
            }
            Q_EMIT changed();
        });
}

void CutOffDesk::took(Result<ports::CutOffProposal> proposal) {
    if (!proposal && cutOffUnanswered(proposal.error())) return proposeFromCopy();
    if (!proposal) {
        refusal_ = std::move(proposal).error();
        steps_.clear();
    } else {
        refusal_.reset();
        fromCopy_ = false;
        proposal_ = std::move(*proposal);
        if (!person_.known) { // newer than the copy
            person_.name = fromUtf8(proposal_.userName);
            person_.loginId = fromUtf8(proposal_.loginId);
            person_.organization = fromUtf8(proposal_.orgUnit);
        }
        const bool seen = std::exchange(lostKnown_, true) || phase_ != Phase::Asking; // nothing jumps under the hand
        if (!seen && lost_ == Lost::Phone && onlyPc(proposal_)) {
            lost_ = Lost::Pc;
            return ask();
        }
        takeSteps(proposal_.steps);
    }
    if (phase_ == Phase::Asking) phase_ = Phase::Ready;
    Q_EMIT changed();
}

void CutOffDesk::proposeFromCopy() {
    call_.cancel();
    othersCall_.cancel();
    policy::LossFacts facts;
    facts.lost = lost_;
    facts.known = false;
    facts.highestAdministrator = person_.administrator;
    facts.suspended = person_.status == MemberStatus::Suspended;
    const ports::Identity* identity = parts_.identity();
    facts.self = identity && identity->user == person_.id;
    fromCopy_ = true;
    refusal_.reset();
    // The one that was chosen stays chosen; of what else there is nothing is known any more.
    std::vector<Device> chosen = std::move(proposal_.devices);
    std::erase_if(chosen, [this](const Device& device) { return device.id != device_; });
    proposal_ = {};
    proposal_.devices = std::move(chosen);
    facts.device = device_;
    takeSteps(policy::proposeSteps(facts));
    if (phase_ == Phase::Asking) phase_ = Phase::Ready;
    Q_EMIT changed();
}

void CutOffDesk::takeSteps(std::vector<policy::ProposedStep> steps) {
    steps_ = std::move(steps);
    for (policy::ProposedStep& step : steps_) {
        const bool one =
            !device_.empty() || (!fromCopy_ && std::ranges::count(steps_, step.kind, &policy::ProposedStep::kind) == 1);
        if (const auto hand = tickedBefore(ticked_, step, one)) step.chosen = *hand;
        if (!step.possible) step.chosen = false;
    }
}

std::vector<Device> CutOffDesk::devicesFor(Lost lost) const {
    std::vector<Device> out;
    for (const Device& device : proposal_.devices) {
        const bool phone = device.kind == ClientKind::MobileApp;
        if (lost != Lost::Everything && phone == (lost == Lost::Phone)) out.push_back(device);
    }
    return out;
}

// --- choices -------------------------------------------------------------------------------------------------------

void CutOffDesk::choose(Lost lost, const DeviceId& device) {
    if (phase_ == Phase::Nobody || phase_ == Phase::Ordering || (lost == lost_ && device == device_)) return;
    lost_ = lost;
    lostKnown_ = true;
    device_ = device;
    ticked_.clear();
    steps_.clear();
    phase_ = Phase::Asking;
    ask();
    Q_EMIT changed();
}

void CutOffDesk::tick(std::size_t step, bool chosen) {
    if (step >= steps_.size() || !steps_[step].possible || phase_ == Phase::Ordering) return;
    ticked_[proposedKey(steps_[step])] = chosen;
    steps_[step].chosen = chosen;
    Q_EMIT changed();
}

bool CutOffDesk::anyChosen(StepKind kind) const {
    return std::ranges::any_of(steps_,
                               [&](const policy::ProposedStep& step) { return step.kind == kind && step.chosen; });
}

bool CutOffDesk::waits() const {
    return unanswered_ || !parts_.online() || !parts_.identity();
}

QString CutOffDesk::obstacle() const {
    if (phase_ == Phase::Nobody) return tr("Choose a member first.");
    if (phase_ == Phase::Ordering) return tr("The order is being sent.");
    if (phase_ == Phase::Asking) return tr("The service is being asked what is to be done.");
    if (refusal_) return errorText(*refusal_);
    const ports::Identity* identity = parts_.identity();
    if (identity && !identity->canOperate(kLostDeviceMenu, parts_.clock.now()))
        return tr("Your role may not order this.");
    if (std::ranges::none_of(steps_, &policy::ProposedStep::chosen)) return tr("Choose at least one step.");
    if (note_.size() > kLongestNote)
        return tr("The note is longer than %1 characters.").arg(locale().toString(kLongestNote));
    if (waits() && !parts_.queue.open()) return errorText(Error(ErrorKind::Conflict, "CUT_OFF_QUEUE_CLOSED"));
    return {};
}

QString CutOffDesk::verb() const {
    const bool resets = anyChosen(StepKind::ResetDevice), wipes = anyChosen(StepKind::WipeAppData),
               suspends = anyChosen(StepKind::Suspend);
    QString now = resets ? (suspends ? tr("Cut off, reset the device and suspend") : tr("Cut off and reset the device"))
                  : wipes    ? (suspends ? tr("Cut off, erase data and suspend") : tr("Cut off and erase data"))
                  : suspends ? tr("Cut off and suspend")
                             : tr("Cut off");
    if (!waits()) return now;
    return resets || wipes || suspends ? tr("Let it wait: %1").arg(now) : tr("Let it wait");
}

QStringList CutOffDesk::losses() const {
    QStringList lines;
    const auto names = [this](StepKind kind) {
        QStringList devices;
        for (const policy::ProposedStep& step : steps_)
            if (step.kind == kind && step.chosen && !step.targetName.empty()) devices << fromUtf8(step.targetName);
        return devices.join(tr(", ", "list"));
    };
    if (anyChosen(StepKind::ResetDevice)) {
        const QString devices = names(StepKind::ResetDevice);
        lines << (devices.isEmpty() ? tr("The device is reset: everything on it is lost, private data too.")
                                    : tr("%1 is reset: everything on it is lost, private data too.").arg(devices));
    }
    if (anyChosen(StepKind::WipeAppData)) {
        const QString devices = names(StepKind::WipeAppData);
        lines << (devices.isEmpty()
                      ? tr("The data of the app is erased and cannot be brought back.")
                      : tr("The data of the app on %1 is erased and cannot be brought back.").arg(devices));
    }
    if (anyChosen(StepKind::Suspend))
        lines << tr("The member is suspended and can use nothing until somebody releases the suspension.");
    return lines;
}

QStringList CutOffDesk::brakeLines() const {
    QStringList lines;
    for (const BrakeUse& use : proposal_.brake) {
        const bool concerns = use.kind == BrakeKind::CutOff ||
                              (use.kind == BrakeKind::Wipe && anyChosen(StepKind::WipeAppData)) ||
                              (use.kind == BrakeKind::Reset && anyChosen(StepKind::ResetDevice));
        if (const QString line = brakeNearText(use); concerns && !line.isEmpty()) lines << line;
    }
    return lines;
}

// --- the order -----------------------------------------------------------------------------------------------------

CutOffOrder CutOffDesk::orderNow() {
    CutOffOrder order;
    order.user = person_.id;
    order.lost = lost_;
    order.device = device_;
    for (const policy::ProposedStep& step : steps_)
        if (step.chosen && step.possible) order.steps.push_back({step.kind, step.target});
    order.note = toUtf8(note_.trimmed());
    order.check = check_;
    if (sent_ && sameCutOff(order, *sent_)) return *sent_;
    if (waits()) dropTargets(order);
    order.id = CutOffId(toUtf8(QUuid::createUuid().toString(QUuid::WithoutBraces)));
    order.orderedAt = parts_.clock.now();
    sent_ = order;
    return order;
}

// The service finds the devices when the order arrives: those that were there before may be gone by then. Where one of
// them was left out by hand, those that were meant stay named.
void CutOffDesk::dropTargets(CutOffOrder& order) const {
    std::vector<StepOrder> steps;
    for (const StepOrder& step : order.steps) {
        const bool all = std::ranges::all_of(steps_, [&](const policy::ProposedStep& one) {
            return one.kind != step.kind || one.chosen || !one.possible;
        });
        const StepOrder wanted{step.kind, all ? std::string() : step.target};
        if (std::ranges::find(steps, wanted) == steps.end()) steps.push_back(wanted);
    }
    order.steps = std::move(steps);
}

void CutOffDesk::order() {
    if (!obstacle().isEmpty()) return;
    const CutOffOrder order = orderNow();
    if (waits()) {
        if (const Done added = parts_.queue.add(order, toUtf8(person_.name)); !added) {
            Q_EMIT failed(added.error());
            return;
        }
        leave();
        Q_EMIT queued(fromUtf8(order.id.value));
        return;
    }
    phase_ = Phase::Ordering;
    call_ = parts_.gateway.cutOffs().order(
        order, parts_.gui, [self = QPointer(this), id = order.id](Result<ports::CutOffOrdered> outcome) {
            const bool still = self && self->phase_ == Phase::Ordering && self->sent_ && self->sent_->id == id;
            if (still) self->sent(std::move(outcome));
        });
    Q_EMIT changed();
}

void CutOffDesk::sent(Result<ports::CutOffOrdered> outcome) {
    if (outcome) {
        leave();
        Q_EMIT ordered(outcome->cutOff, fromUtf8(outcome->temporaryPassword));
        return;
    }
    phase_ = Phase::Ready;
    // It may have arrived: the same order with the same id goes out again, or waits until somebody answers.
    unanswered_ = cutOffUnanswered(outcome.error());
    if (ports::refusesCutOff(outcome.error())) {
        sent_.reset();
        ask();
    }
    Q_EMIT changed();
    Q_EMIT failed(outcome.error());
}

} // namespace sekisho::commands

#include "moc_cut_off_desk.cpp"
