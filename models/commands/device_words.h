#pragma once
// Devices in words: how they are managed, what is installed on them, and lines that name a few of many. GUI thread.

#include "models/commands/words.h"
#include "models/domain/device.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace sekisho::commands {

QString mdmText(MdmState state);
QString appNameText(std::string_view name);
QString appText(const DeviceApp& app);       // "LINE WORKS 4.2.0"
QString appsText(const Device& device);      // the service's own first, with the mark when it needs an update
QString clockSkewText(std::int64_t seconds); // of the device's clock; empty below a minute
QString countryText(const std::string& code);
QString widestTimeText(); // as wide as a time becomes, for columns

// "Name  what": at most 20 of them, then how many more there are.
QStringList namedLines(std::size_t count, const std::function<QString(std::size_t)>& line);

} // namespace sekisho::commands
