#pragma once
// What the console remembers of a person on this computer: connection profiles, language, theme, lock, shortcuts. Typed
// items in one table (key, default); only what differs from the default is stored and unknown keys are kept. No secret
// ever comes here. One INI file, written as a whole; where that fails, nothing has changed. Errors: STORAGE_READ_ONLY,
// DISK_FULL. GUI thread.

#include "models/domain/error.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <vector>

namespace sekisho::settings {

struct Profile {
    QString id;      // made by save(); names the folder of the local copy and the kept secrets
    QString name;    // of the tenant, shown
    QString address; // https://host:port
    QString loginId; // name@workgroup
    QString caFile;
    QString pin; // base64 SHA-256 of the public key, or empty
    QString clientCertificate;
    bool operator==(const Profile&) const = default;
};

enum class Key { Language, Theme, LockMinutes, LastProfile };

class Settings {
  public:
    explicit Settings(QString file); // absent: everything is default

    QVariant value(Key key) const;
    Done set(Key key, const QVariant& value);
    int lockMinutes() const { return value(Key::LockMinutes).toInt(); } // 0–1440, 0: never

    std::vector<Profile> profiles() const; // in the order they were made
    // Without an id: one with the same address and login is brought up to date, else a new one is made. Gives the id.
    Result<QString> save(Profile profile);
    Done forget(const QString& profileId);

    QMap<QString, QString> shortcuts() const; // command key → portable text, only what differs
    Done setShortcuts(const QMap<QString, QString>& changed);
    // Commands that would share a key: `shortcuts` as they will be, defaults included (command key → portable text).
    static std::vector<QStringList> conflicts(const QMap<QString, QString>& shortcuts);

    const QString& file() const { return file_; }

  private:
    Done write(const QMap<QString, QVariant>& wanted); // all of it, or everything stays as it was
    QString file_;
    QMap<QString, QVariant> values_;
};

} // namespace sekisho::settings
