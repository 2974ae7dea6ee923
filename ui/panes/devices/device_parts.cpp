#include "ui/panes/devices/device_parts.h"

#include "models/commands/device_words.h"

#include <QCoreApplication>

namespace sekisho::ui::devices {

using items::DeviceState;
using items::DeviceTableModel;

namespace {

struct DeviceParts {
    Q_DECLARE_TR_FUNCTIONS(DeviceParts)
};

QString deviceHead(DeviceTableModel::Column column) {
    switch (column) {
    case DeviceTableModel::NameColumn:
        return DeviceParts::tr("Device");
    case DeviceTableModel::StateColumn:
        return DeviceParts::tr("State");
    case DeviceTableModel::MemberColumn:
        return DeviceParts::tr("Member");
    case DeviceTableModel::LoginColumn:
        return DeviceParts::tr("ID");
    case DeviceTableModel::OsColumn:
        return DeviceParts::tr("OS");
    case DeviceTableModel::AppsColumn:
        return DeviceParts::tr("Installed apps");
    case DeviceTableModel::LastAccessColumn:
        return DeviceParts::tr("Last access");
    case DeviceTableModel::MdmColumn:
        return DeviceParts::tr("MDM");
    case DeviceTableModel::TrustedColumn:
        return DeviceParts::tr("Trusted device");
    case DeviceTableModel::VendorColumn:
        return DeviceParts::tr("Vendor ID");
    case DeviceTableModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace

QString stateText(DeviceState state) {
    switch (state) {
    case DeviceState::Online:
        return DeviceParts::tr("Online");
    case DeviceState::Blocked:
        return DeviceParts::tr("Blocked");
    case DeviceState::Erased:
        return DeviceParts::tr("Erased");
    case DeviceState::Offline:
        break;
    }
    return DeviceParts::tr("Offline");
}

Chip stateChip(DeviceState state) {
    const QString text = stateText(state);
    switch (state) {
    case DeviceState::Online:
        return {text, ChipShape::Disc, Tone::Good};
    case DeviceState::Blocked:
        return {text, ChipShape::Cross, Tone::Danger};
    case DeviceState::Erased:
        return {text, ChipShape::Dash, Tone::Warning};
    case DeviceState::Offline:
        break;
    }
    return {text, ChipShape::Ring, Tone::Neutral};
}

QString yesText(bool yes) {
    return yes ? DeviceParts::tr("Yes") : DeviceParts::tr("No");
}

DeviceTableModel::Words tableWords() {
    return {deviceHead, stateText,          commands::appsText,   commands::mdmText,
            yesText,    commands::timeText, commands::timeTooltip};
}

} // namespace sekisho::ui::devices
