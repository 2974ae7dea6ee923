#include "models/commands/device_words.h"

#include "models/domain/country_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>

namespace sekisho::commands {

namespace {

struct DeviceWords {
    Q_DECLARE_TR_FUNCTIONS(DeviceWords)
};

constexpr std::size_t kNamedDevices = 20;

} // namespace

QString mdmText(MdmState state) {
    switch (state) {
    case MdmState::Enrolled:
        return DeviceWords::tr("Enrolled");
    case MdmState::ThirdParty:
        return DeviceWords::tr("Not enrolled (third-party management)");
    case MdmState::None:
        break;
    }
    return DeviceWords::tr("Not enrolled");
}

QString appNameText(std::string_view name) {
    if (name == "works") return QStringLiteral("LINE WORKS");
    if (name == "talk") return DeviceWords::tr("Talk");
    if (name == "drive") return QStringLiteral("Drive");
    return fromUtf8(name);
}

QString appText(const DeviceApp& app) {
    return (appNameText(app.name) + QLatin1Char(' ') + fromUtf8(app.version)).trimmed();
}

QString appsText(const Device& device) {
    QStringList texts;
    for (const DeviceApp& app : device.apps)
        texts << appText(app);
    if (device.updateNeeded && !texts.isEmpty())
        texts.front() = DeviceWords::tr("%1 (update needed)").arg(texts.front());
    return texts.join(DeviceWords::tr(", ", "between apps"));
}

QString clockSkewText(std::int64_t seconds) {
    const std::int64_t away = std::abs(seconds);
    if (away < 60) return {};
    const QString much = away < 3'600    ? DeviceWords::tr("%n minute(s)", nullptr, static_cast<int>(away / 60))
                         : away < 86'400 ? DeviceWords::tr("%n hour(s)", nullptr, static_cast<int>(away / 3'600))
                                         : DeviceWords::tr("%n day(s)", nullptr, static_cast<int>(away / 86'400));
    return seconds > 0 ? DeviceWords::tr("%1 ahead").arg(much) : DeviceWords::tr("%1 behind").arg(much);
}

QString countryText(const std::string& code) {
    if (code.empty()) return {};
    return fromUtf8(countryName(code, language() == Language::Japanese ? "ja" : "en"));
}

QString widestTimeText() {
    return timeText(fromMillis(1'608'584'280'000)); // 21 Dec 2020 20:58 UTC
}

QStringList namedLines(std::size_t count, const std::function<QString(std::size_t)>& line) {
    QStringList lines;
    for (std::size_t i = 0; i < std::min(count, kNamedDevices); ++i)
        lines << line(i);
    if (count > kNamedDevices)
        lines << DeviceWords::tr("and %n more", nullptr, static_cast<int>(count - kNamedDevices));
    return lines;
}

} // namespace sekisho::commands
