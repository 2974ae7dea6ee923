#include "models/commands/device_commands.h"

#include "models/commands/cut_off_texts.h"
#include "models/commands/device_words.h"
#include "models/commands/session_list_commands.h"

#include <algorithm>
#include <utility>

namespace sekisho::commands {

namespace {

constexpr std::size_t kMostDevices = 10'000; // of one order
constexpr DeviceAction kDeviceActions[] = {
    DeviceAction::UpdateNotice, DeviceAction::WipeAppData, DeviceAction::ResetDevice, DeviceAction::Block,
    DeviceAction::Unblock,      DeviceAction::Untrust,     DeviceAction::Remove};

QString chosenLine(const Device& device) {
    return QStringLiteral("%1  %2").arg(fromUtf8(device.userName), deviceText(device));
}

} // namespace

QString deviceCommandKey(DeviceAction action) {
    switch (action) {
    case DeviceAction::WipeAppData:
        return QStringLiteral("device.wipe");
    case DeviceAction::ResetDevice:
        return QStringLiteral("device.reset");
    case DeviceAction::Block:
        return QStringLiteral("device.block");
    case DeviceAction::Unblock:
        return QStringLiteral("device.unblock");
    case DeviceAction::Untrust:
        return QStringLiteral("device.untrust");
    case DeviceAction::UpdateNotice:
        return QStringLiteral("device.updateNotice");
    case DeviceAction::Remove:
        break;
    }
    return QStringLiteral("device.remove");
}

void offerDevices(Registry& registry, QObject* owner, const DeviceCommand::Source& source) {
    for (const DeviceAction action : kDeviceActions)
        if (auto* command = qobject_cast<DeviceCommand*>(registry.find(deviceCommandKey(action))))
            command->offer(owner, source);
    registry.contextChanged();
}

void addDeviceCommands(Registry& registry) {
    for (const DeviceAction action : kDeviceActions)
        registry.add(std::make_unique<DeviceCommand>(action));
    registry.add(std::make_unique<UntrustListed>());
    registry.add(std::make_unique<EndListed>());
    registry.add(std::make_unique<EndMatching>());
}

// --- devices -------------------------------------------------------------------------------------------------------

DeviceCommand::DeviceCommand(DeviceAction action) : CutOffCommand(deviceCommandKey(action)), action_(action) {}

void DeviceCommand::offer(QObject* owner, Source source) {
    owner_ = owner;
    source_ = std::move(source);
}

DeviceCommand::Chosen DeviceCommand::chosen() const {
    Chosen devices = owner_ && source_ ? source_() : nullptr;
    return devices ? devices : std::make_shared<const std::vector<Device>>();
}

QString DeviceCommand::text() const {
    return tr("%1…").arg(cutOffText("action", deviceActionKey(action_)));
}

QString DeviceCommand::help() const {
    switch (action_) {
    case DeviceAction::WipeAppData:
        return tr("Tells the devices to erase the data of the service's apps. It cannot be brought back.");
    case DeviceAction::ResetDevice:
        return tr("Tells the devices to erase everything on them. It cannot be brought back.");
    case DeviceAction::Block:
        return tr("The devices get no session any more until they are allowed again.");
    case DeviceAction::Unblock:
        return tr("The devices may sign in again.");
    case DeviceAction::Untrust:
        return tr("The next sign-in on the device asks for 2-step verification again.");
    case DeviceAction::UpdateNotice:
        return tr("Tells the members of these devices to update the app.");
    case DeviceAction::Remove:
        break;
    }
    return tr("Takes the devices out of the list. Whoever signs in there again brings them back.");
}

QString DeviceCommand::iconName() const {
    switch (action_) {
    case DeviceAction::WipeAppData:
        return QStringLiteral("edit-clear");
    case DeviceAction::ResetDevice:
        return QStringLiteral("edit-delete-shred");
    case DeviceAction::Block:
        return QStringLiteral("network-disconnect");
    case DeviceAction::Unblock:
        return QStringLiteral("network-connect");
    case DeviceAction::Untrust:
        return QStringLiteral("list-remove");
    case DeviceAction::UpdateNotice:
        return QStringLiteral("mail-send");
    case DeviceAction::Remove:
        break;
    }
    return QStringLiteral("edit-delete");
}

Danger DeviceCommand::danger() const {
    if (destroys()) return Danger::Destroys;
    return action_ == DeviceAction::Block ? Danger::LogsOut : Danger::Changes;
}

QString DeviceCommand::refusal(const Device& device) const {
    switch (action_) {
    case DeviceAction::WipeAppData:
    case DeviceAction::ResetDevice:
        if (device.erasedAt) return tr("The device has been erased already.");
        if (device.kind != ClientKind::MobileApp) return cutOffText("reason", "pcCannotErase");
        if (device.mdm != MdmState::Enrolled) return cutOffText("reason", "noMdm");
        return device.agent ? QString() : cutOffText("reason", "noAgent");
    case DeviceAction::Block:
        return device.blockedAt ? tr("The device is blocked already.") : QString();
    case DeviceAction::Unblock:
        return device.blockedAt ? QString() : tr("The device is not blocked.");
    case DeviceAction::Untrust:
        return device.trusted ? QString() : cutOffText("reason", "notTrusted");
    case DeviceAction::UpdateNotice:
    case DeviceAction::Remove:
        break;
    }
    return {};
}

Applicability DeviceCommand::applies(const Context&) const {
    const Chosen devices = chosen();
    if (devices->empty()) return Applicability::no(tr("Choose a device first."));
    if (devices->size() > kMostDevices)
        return Applicability::no(tr("This works on at most %1 devices at a time. Narrow the list with the filter.")
                                     .arg(locale().toString(static_cast<qulonglong>(kMostDevices))));
    for (const Device& device : *devices)
        if (refusal(device).isEmpty()) return Applicability::yes();
    return Applicability::no(refusal(devices->front()));
}

QString DeviceCommand::titleText(int count) const {
    switch (action_) {
    case DeviceAction::WipeAppData:
        return tr("Erase the app data of %n device(s)", nullptr, count);
    case DeviceAction::ResetDevice:
        return tr("Reset %n device(s)", nullptr, count);
    case DeviceAction::Block:
        return tr("Block %n device(s)", nullptr, count);
    case DeviceAction::Unblock:
        return tr("Allow %n device(s) again", nullptr, count);
    case DeviceAction::Untrust:
        return tr("Trust %n device(s) no longer", nullptr, count);
    case DeviceAction::UpdateNotice:
        return tr("Ask for an update of %n device(s)", nullptr, count);
    case DeviceAction::Remove:
        break;
    }
    return tr("Remove %n device(s) from the list", nullptr, count);
}

QString DeviceCommand::sentenceText() const {
    switch (action_) {
    case DeviceAction::WipeAppData:
        return tr("Each device erases the data of the service's apps as soon as it is reached.");
    case DeviceAction::ResetDevice:
        return tr("Each device erases everything on it, private data as well, as soon as it is reached.");
    case DeviceAction::Block:
        return tr("The sessions on these devices end, and none of them gets a new one until it is allowed again.");
    case DeviceAction::Unblock:
        return tr("Members may sign in on these devices again.");
    case DeviceAction::Untrust:
        return tr("The next sign-in on each device asks for 2-step verification again.");
    case DeviceAction::UpdateNotice:
        return tr("The members get a notice in talk that their app needs an update.");
    case DeviceAction::Remove:
        break;
    }
    return tr("The entries go. Whoever signs in on such a device again brings it back.");
}

QStringList DeviceCommand::effectTexts() const {
    if (destroys())
        return {tr("What is erased cannot be brought back, neither by the member nor by an administrator."),
                tr("A device that is switched off erases when it comes back; until then the order can be withdrawn."),
                tr("Beyond the budget of the brake the rest waits for the decision of another administrator.")};
    if (action_ == DeviceAction::Untrust)
        return {tr("This is no ban: the member may register the device as trusted again. Block the device to keep it "
                   "out.")};
    if (action_ == DeviceAction::Remove)
        return {tr("This is no ban either. Block a device instead so that it cannot come back."),
                tr("Beyond the budget of the brake the rest waits for the decision of another administrator.")};
    return {};
}

Plan DeviceCommand::plan(const Context&) const {
    const Chosen shown = chosen();
    const std::vector<Device>& all = *shown;
    planned_.clear();
    std::ranges::copy_if(all, std::back_inserter(planned_),
                         [this](const Device& device) { return refusal(device).isEmpty(); });
    const auto count = static_cast<int>(planned_.size());
    Plan plan;
    plan.confirm = true;
    plan.title = titleText(count);
    plan.sentence = sentenceText();
    plan.effects = effectTexts();
    if (planned_.size() < all.size()) {
        const auto other = std::ranges::find_if(all, [this](const Device& one) { return !refusal(one).isEmpty(); });
        plan.effects.prepend(
            tr("%n of the chosen devices are left out: %1", nullptr, static_cast<int>(all.size() - planned_.size()))
                .arg(refusal(*other)));
    }
    plan.subjects = namedLines(planned_.size(), [this](std::size_t i) { return chosenLine(planned_[i]); });
    plan.verb = cutOffText("action", deviceActionKey(action_));
    if (destroys()) {
        if (count > 1) plan.typedWord = action_ == DeviceAction::ResetDevice ? tr("reset") : tr("erase");
        plan.asks.push_back(noteAsk());
        plan.check = noteFault;
    }
    return plan;
}

void DeviceCommand::run(const Context& context, const QVariantMap& arguments) {
    std::vector<DeviceId> ids;
    for (const Device& device : planned_)
        ids.push_back(device.id);
    if (ids.empty()) return;
    const auto count = static_cast<int>(ids.size());
    order(
        context, titleText(count),
        [action = action_, ids = std::move(ids), note = toUtf8(arguments.value(QStringLiteral("note")).toString())](
            ports::Gateway& gateway, const CutOffId& id, ports::Executor& on, ports::Reply<CutOff> reply) {
            return gateway.devices().order(id, action, ids, note, on, std::move(reply));
        },
        [this, count](const CutOff& cutOff) { return orderedText(cutOff, count); });
}

QString DeviceCommand::doneText(int count) const {
    switch (action_) {
    case DeviceAction::WipeAppData:
        return tr("%n device(s) were told to erase the app data.", nullptr, count);
    case DeviceAction::ResetDevice:
        return tr("%n device(s) were told to reset.", nullptr, count);
    case DeviceAction::Block:
        return tr("%n device(s) were blocked.", nullptr, count);
    case DeviceAction::Unblock:
        return tr("%n device(s) may sign in again.", nullptr, count);
    case DeviceAction::Untrust:
        return tr("%n device(s) are not trusted any more.", nullptr, count);
    case DeviceAction::UpdateNotice:
        return tr("The members of %n device(s) were asked to update.", nullptr, count);
    case DeviceAction::Remove:
        break;
    }
    return tr("%n device(s) were removed from the list.", nullptr, count);
}

QString DeviceCommand::orderedText(const CutOff& cutOff, int count) const {
    if (cutOff.steps.empty()) return doneText(count);
    const StepCounts counts = countsOf(cutOff);
    const auto all = static_cast<int>(cutOff.steps.size());
    if (counts.held == all)
        return tr("%n order(s) wait for the decision of another administrator. Nothing is done before.", nullptr, all);
    QStringList sentences{doneText(all - counts.held - counts.wrong), heldText(counts.held), wrongText(counts.wrong)};
    sentences.removeAll(QString());
    return inARow(sentences);
}

// --- trusted devices -----------------------------------------------------------------------------------------------

void UntrustListed::offer(QObject* owner, Source source) {
    owner_ = owner;
    source_ = std::move(source);
}

UntrustListed::Chosen UntrustListed::chosen() const {
    Chosen devices = owner_ && source_ ? source_() : nullptr;
    return devices ? devices : std::make_shared<const std::vector<TrustedDevice>>();
}

QString UntrustListed::text() const {
    return tr("Remove from the trusted devices…");
}

QString UntrustListed::help() const {
    return tr("The next sign-in on the device asks for 2-step verification again.");
}

Applicability UntrustListed::applies(const Context&) const {
    return chosen()->empty() ? Applicability::no(tr("Choose a device first.")) : Applicability::yes();
}

Plan UntrustListed::plan(const Context&) const {
    planned_ = *chosen();
    Plan plan;
    plan.confirm = true;
    plan.title = tr("Remove %n device(s) from the trusted devices", nullptr, static_cast<int>(planned_.size()));
    plan.sentence = tr("The next sign-in on each device asks for 2-step verification again.");
    plan.effects << tr("This is no ban: the member may register the device as trusted again. To keep a device out, "
                       "block it in the usage list.");
    plan.subjects = namedLines(planned_.size(), [this](std::size_t i) {
        return QStringLiteral("%1  %2").arg(fromUtf8(planned_[i].userName), fromUtf8(planned_[i].name));
    });
    plan.verb = cutOffText("action", deviceActionKey(DeviceAction::Untrust));
    return plan;
}

void UntrustListed::run(const Context& context, const QVariantMap&) {
    std::vector<std::string> ids;
    for (const TrustedDevice& device : planned_)
        ids.push_back(device.id);
    if (ids.empty()) return;
    ports::JobSpec job;
    job.title = toUtf8(tr("Remove %n device(s) from the trusted devices", nullptr, static_cast<int>(ids.size())));
    job.canRetry = true;
    job.work = [self = QPointer<UntrustListed>(this), gateway = context.gateway, gui = context.gui,
                ids](const std::shared_ptr<ports::JobControl>& control) {
        gateway->devices()
            .untrust(ids, *gui,
                     [self, control](Result<std::int64_t> removed) {
                         control->finish(removed ? Done() : Done(removed.error()));
                         if (!self) return;
                         if (removed)
                             Q_EMIT self->done(
                                 tr("%n device(s) are not trusted any more.", nullptr, static_cast<int>(*removed)), {},
                                 {});
                         else if (removed.error().kind != ErrorKind::Cancelled)
                             Q_EMIT self->failed(removed.error(), {});
                     })
            .detach();
    };
    context.jobs->start(std::move(job));
}

} // namespace sekisho::commands

#include "moc_device_commands.cpp"
