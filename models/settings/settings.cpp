#include "models/settings/settings.h"

#include "models/settings/storage_error.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QUuid>

#include <algorithm>
#include <array>

namespace sekisho::settings {

namespace {

struct Item {
    Key key;
    const char* name;
    QVariant fallback;
};

const std::array<Item, 4>& items() {
    static const std::array<Item, 4> table{{
        {Key::Language, "general/language", QString()}, // empty: the system's
        {Key::Theme, "general/theme", QStringLiteral("system")},
        {Key::LockMinutes, "general/lockMinutes", 15},
        {Key::LastProfile, "general/lastProfile", QString()},
    }};
    return table;
}

const Item& item(Key key) {
    return *std::find_if(items().begin(), items().end(), [key](const Item& i) { return i.key == key; });
}

const QString kProfiles = QStringLiteral("profiles/");
const QString kShortcuts = QStringLiteral("shortcuts/");

} // namespace

Settings::Settings(QString file) : file_(std::move(file)) {
    const QSettings ini(file_, QSettings::IniFormat);
    for (const QString& key : ini.allKeys())
        values_.insert(key, ini.value(key));
}

QVariant Settings::value(Key key) const {
    const Item& wanted = item(key);
    QVariant stored = values_.value(QLatin1String(wanted.name), wanted.fallback);
    if (key == Key::LockMinutes) {
        bool number = false;
        const int minutes = stored.toInt(&number);
        return number && minutes >= 0 && minutes <= 1440 ? minutes : wanted.fallback;
    }
    return stored;
}

Done Settings::set(Key key, const QVariant& value) {
    const Item& wanted = item(key);
    const QString name = QLatin1String(wanted.name);
    auto values = values_;
    if (value == wanted.fallback)
        values.remove(name);
    else
        values.insert(name, value);
    return write(values);
}

std::vector<Profile> Settings::profiles() const {
    std::vector<std::pair<int, Profile>> found;
    QStringList ids;
    for (auto it = values_.lowerBound(kProfiles); it != values_.end() && it.key().startsWith(kProfiles); ++it) {
        const QString id = it.key().section(QLatin1Char('/'), 1, 1);
        if (!ids.contains(id)) ids << id;
    }
    for (const QString& id : ids) {
        const auto read = [&](const char* field) {
            return values_.value(kProfiles + id + QLatin1Char('/') + QLatin1String(field)).toString();
        };
        Profile profile{
            id, read("name"), read("address"), read("loginId"), read("caFile"), read("pin"), read("clientCertificate")};
        if (!profile.address.isEmpty()) found.emplace_back(read("order").toInt(), std::move(profile));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Profile> profiles;
    profiles.reserve(found.size());
    for (auto& [order, profile] : found)
        profiles.push_back(std::move(profile));
    return profiles;
}

Result<QString> Settings::save(Profile profile) {
    const std::vector<Profile> known = profiles();
    if (profile.id.isEmpty()) {
        const auto same = std::find_if(known.begin(), known.end(), [&](const Profile& p) {
            return p.address == profile.address && p.loginId == profile.loginId;
        });
        profile.id = same != known.end() ? same->id : QUuid::createUuid().toString(QUuid::Id128);
        if (same != known.end() && profile.name.isEmpty()) profile.name = same->name;
    }
    auto values = values_;
    const auto put = [&](const char* field, const QString& value) {
        const QString key = kProfiles + profile.id + QLatin1Char('/') + QLatin1String(field);
        if (value.isEmpty())
            values.remove(key);
        else
            values.insert(key, value);
    };
    put("name", profile.name);
    put("address", profile.address);
    put("loginId", profile.loginId);
    put("caFile", profile.caFile);
    put("pin", profile.pin);
    put("clientCertificate", profile.clientCertificate);
    const QString order = kProfiles + profile.id + QStringLiteral("/order");
    int last = 0;
    for (const Profile& other : known)
        last = std::max(last, values.value(kProfiles + other.id + QStringLiteral("/order")).toInt());
    if (!values.contains(order)) values.insert(order, last + 1);
    if (values == values_) return profile.id;
    if (Done written = write(values); !written) return Unexpected(std::move(written).error());
    return profile.id;
}

Done Settings::forget(const QString& profileId) {
    const QString start = kProfiles + profileId + QLatin1Char('/');
    auto values = values_;
    values.removeIf([&](QMap<QString, QVariant>::iterator entry) { return entry.key().startsWith(start); });
    return write(values);
}

QMap<QString, QString> Settings::shortcuts() const {
    QMap<QString, QString> changed;
    for (auto it = values_.lowerBound(kShortcuts); it != values_.end() && it.key().startsWith(kShortcuts); ++it)
        changed.insert(it.key().mid(kShortcuts.size()), it.value().toString());
    return changed;
}

Done Settings::setShortcuts(const QMap<QString, QString>& changed) {
    auto values = values_;
    values.removeIf([](QMap<QString, QVariant>::iterator entry) { return entry.key().startsWith(kShortcuts); });
    for (auto it = changed.begin(); it != changed.end(); ++it)
        values.insert(kShortcuts + it.key(), it.value());
    return write(values);
}

std::vector<QStringList> Settings::conflicts(const QMap<QString, QString>& shortcuts) {
    QMap<QString, QStringList> users;
    for (auto it = shortcuts.begin(); it != shortcuts.end(); ++it)
        if (!it.value().isEmpty()) users[it.value().toLower()].append(it.key());
    std::vector<QStringList> shared;
    for (const QStringList& commands : std::as_const(users))
        if (commands.size() > 1) shared.push_back(commands);
    return shared;
}

Done Settings::write(const QMap<QString, QVariant>& wanted) {
    QDir().mkpath(QFileInfo(file_).absolutePath());
    QSettings ini(file_, QSettings::IniFormat);
    if (!ini.isWritable()) return storageError(file_);
    // All windows of the program share this object, so that it knows every key there is.
    for (const QString& key : ini.allKeys())
        if (!wanted.contains(key)) ini.remove(key);
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        ini.setValue(it.key(), it.value());
    ini.sync();
    if (ini.status() != QSettings::NoError) return storageError(file_);
    values_ = wanted;
    return {};
}

} // namespace sekisho::settings
