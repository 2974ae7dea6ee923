#include "ui/panes/members/devices_block.h"

#include "models/commands/cut_off_texts.h"
#include "models/commands/device_commands.h"
#include "models/commands/device_words.h"
#include "models/items/roles.h"
#include "ui/delegates/entry_delegate.h"
#include "ui/widgets/command_bar.h"

#include <QEvent>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::members {

using commands::toUtf8;

namespace {

std::vector<QString> memberDeviceKeys() {
    using commands::deviceCommandKey;
    return {deviceCommandKey(DeviceAction::Block),
            deviceCommandKey(DeviceAction::Unblock),
            deviceCommandKey(DeviceAction::Untrust),
            QString(),
            deviceCommandKey(DeviceAction::WipeAppData),
            deviceCommandKey(DeviceAction::ResetDevice),
            QString(),
            deviceCommandKey(DeviceAction::UpdateNotice)};
}

QString deviceLine(const Device& device, Instant now) {
    const QString apps = commands::appsText(device);
    const QString state = commands::deviceStateText(device, now);
    return apps.isEmpty() ? state : QStringLiteral("%1  ·  %2").arg(state, apps);
}

} // namespace

DevicesBlock::DevicesBlock(const PaneServices& services, QWidget* parent)
    : RemoteBlock(services, parent), chosen_(std::make_shared<const std::vector<Device>>()),
      model_(new QStandardItemModel(this)),
      bar_(new CommandBar(services.registry, QStringLiteral("memberDevices"), memberDeviceKeys(), this)) {
    setObjectName(QStringLiteral("detail.devices"));
    list()->setObjectName(QStringLiteral("memberDevices.list"));
    list()->setModel(model_);
    list()->setItemDelegate(new EntryDelegate(EntryDelegate::Kind::History, list()));
    list()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    bar_->layout()->setContentsMargins(0, 0, 0, 0);
    body()->addWidget(bar_);
    connect(list()->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DevicesBlock::chosenChanged);
    connect(bar_, &CommandBar::triggered, this, &DevicesBlock::triggered);
    const auto again = [this] {
        if (isVisible()) reload();
    };
    for (const QString& key : memberDeviceKeys()) // what was ordered must be seen to have happened
        if (auto* command = qobject_cast<commands::DeviceCommand*>(services_.registry.find(key))) {
            connect(command, &commands::Command::done, this, again);
            connect(command, &commands::CutOffCommand::ordered, this, again);
        }
    refresh();
}

// The commands are shared with the list of all devices: the one that is seen says which are chosen.
void DevicesBlock::offer() {
    offerDevices(services_.registry, this, [this] { return isVisible() ? chosen_ : nullptr; });
}

ports::CallHandle DevicesBlock::ask(const UserId& shown, const std::string&) {
    return services_.gateway.devices().devicesOf(shown, services_.gui, [this](Result<std::vector<Device>> found) {
        if (!found) {
            failed(found.error());
            return;
        }
        devices_ = std::move(*found);
        fill();
        answered(false, {}, model_->rowCount());
        refresh();
    });
}

void DevicesBlock::clear() {
    for (const Device& one : *chosen_)
        kept_.insert(one.id.value);
    devices_.clear();
    model_->clear();
    chosenChanged();
}

void DevicesBlock::fill() {
    const std::set<std::string> kept = std::exchange(kept_, {});
    const Instant now = services_.clock.now();
    model_->clear();
    for (const Device& device : devices_) {
        auto* item = new QStandardItem(commands::deviceText(device));
        const QString state = deviceLine(device, now);
        item->setEditable(false);
        item->setData(state, items::SubtitleRole);
        item->setData(commands::fromUtf8(device.id.value), items::IdRole);
        item->setData(QStringLiteral("%1\n%2").arg(item->text(), state), Qt::ToolTipRole);
        item->setData(QStringLiteral("%1, %2").arg(item->text(), state), Qt::AccessibleTextRole);
        model_->appendRow(item);
        if (kept.contains(device.id.value))
            list()->selectionModel()->select(item->index(), QItemSelectionModel::Select);
    }
    chosenChanged();
}

void DevicesBlock::chosenChanged() {
    auto chosen = std::make_shared<std::vector<Device>>();
    for (const QModelIndex& index : list()->selectionModel()->selectedIndexes())
        if (static_cast<std::size_t>(index.row()) < devices_.size())
            chosen->push_back(devices_[static_cast<std::size_t>(index.row())]);
    chosen_ = std::move(chosen);
    if (isVisible()) services_.registry.contextChanged();
}

QString DevicesBlock::emptyText() const {
    return tr("No device was seen in the last three years.");
}

ListTable DevicesBlock::listForFile() const {
    ListTable table;
    table.title = tr("Devices of the member");
    table.fileName = tr("devices");
    table.heads = {tr("Device"),         tr("Environment"), tr("OS"),          tr("OS version"),
                   tr("Installed apps"), tr("MDM"),         tr("Last access"), tr("Device ID")};
    ports::ExportRows rows;
    for (const Device& one : devices_) {
        QStringList apps;
        for (const DeviceApp& app : one.apps)
            apps << commands::appText(app);
        rows.push_back({one.name, toUtf8(commands::clientKindText(one.kind)), one.os, one.osVersion,
                        toUtf8(apps.join(QStringLiteral(", "))), toUtf8(commands::mdmText(one.mdm)),
                        toUtf8(isoTime(one.lastAccessAt)), one.id.value});
    }
    table.rows = static_cast<qint64>(rows.size());
    table.more = knownRows(std::move(rows));
    return table;
}

void DevicesBlock::refresh() {
    setTitle(tr("Devices"));
    list()->setAccessibleName(tr("Devices of the member"));
    bar_->setVisible(!devices_.empty());
    bar_->setNameOfMore(tr("All actions for the chosen devices"));
    retranslate();
}

void DevicesBlock::showEvent(QShowEvent* event) {
    RemoteBlock::showEvent(event);
    offer();
}

void DevicesBlock::changeEvent(QEvent* event) {
    RemoteBlock::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        for (const Device& one : *chosen_)
            kept_.insert(one.id.value);
        fill();
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::members

#include "moc_devices_block.cpp"
