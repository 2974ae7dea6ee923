#include "app/key_ring.h"

#include "models/settings/storage_error.h"
#include "models/store/archive_leftovers.h"
#include "models/store/key_wrap.h"

#include <QFile>
#include <QSaveFile>

namespace sekisho::app {

namespace {

constexpr int kOldKeys = 1000;

Result<std::string> readText(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    if (!file.exists()) return Error(ErrorKind::NotFound, "WRONG_PASSPHRASE");
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorKind::Storage, "STORAGE_READ_ONLY").with("file", path.string());
    return file.read(64 * 1024).trimmed().toStdString();
}

Done writeText(const std::filesystem::path& path, const std::string& text) {
    QSaveFile file(QString::fromStdString(path.string()));
    const bool written =
        file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
        file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size()) && file.commit();
    if (written) return {};
    return settings::storageError(QString::fromStdString(path.string()));
}

void keepOld(const std::filesystem::path& wrapped) {
    std::error_code failed;
    for (int number = 1; std::filesystem::exists(wrapped, failed) && number < kOldKeys; ++number) {
        const std::filesystem::path aside = wrapped.native() + store::kOldKeyMark + std::to_string(number);
        if (!std::filesystem::exists(aside, failed)) std::filesystem::rename(wrapped, aside, failed);
    }
}

} // namespace

KeyRing::KeyRing(std::filesystem::path folder, std::string profileId, ports::Secrets& keychain, ports::Executor& gui,
                 ports::Executor& worker)
    : folder_(std::move(folder)), profileId_(std::move(profileId)), keychain_(keychain), gui_(gui), worker_(worker) {}

std::filesystem::path KeyRing::file() const {
    return folder_ / store::kKeyFileName;
}

bool KeyRing::hasWrapped() const {
    return std::filesystem::exists(file());
}

ports::CallHandle KeyRing::open(std::string password, ports::Reply<Opened> reply) {
    auto state = std::make_shared<ports::CallState>();
    worker_.post([this, state, password = std::move(password), reply = std::move(reply)] {
        if (const auto text = readText(file()); text) {
            if (const auto key = store::unwrapKey(password, *text); key) {
                ports::deliver<Opened>(state, gui_, reply, Opened{*key, false});
                return;
            }
        }
        // No file, or the password was changed elsewhere: the keychain may still know the key.
        gui_.post([this, state, password, reply] {
            keychain_
                .read(entry(), gui_,
                      [this, state, password, reply](Result<std::optional<std::string>> kept) {
                          Result<sql::Key> known = kept && *kept
                                                       ? sql::keyFromHex(**kept)
                                                       : Result<sql::Key>(Error(ErrorKind::NotFound, "KEY_INVALID"));
                          wrapAndKeep(known ? *known : sql::randomKey(), password, !known, state, reply);
                      })
                .detach();
        });
    });
    return ports::CallHandle(state);
}

void KeyRing::wrapAndKeep(const sql::Key& key, const std::string& password, bool fresh,
                          const std::shared_ptr<ports::CallState>& state, ports::Reply<Opened> reply) {
    worker_.post([this, key, password, fresh, state, reply] {
        const Result<std::string> text = store::wrapKey(password, key);
        if (fresh) keepOld(file()); // the archive may still need it, with the password of then
        Done written = text ? writeText(file(), *text) : Done(text.error());
        if (!written) {
            ports::deliver<Opened>(state, gui_, reply, std::move(written).error());
            return;
        }
        gui_.post([this, key, fresh, state, reply] {
            // Without a keychain the wrapped file is enough; the next start asks for the password.
            keychain_.write(entry(), sql::keyToHex(key), gui_, [](const Result<std::monostate>&) {}).detach();
            ports::deliver<Opened>(state, gui_, reply, Opened{key, fresh});
        });
    });
}

ports::CallHandle KeyRing::resume(ports::Reply<Opened> reply) {
    return keychain_.read(entry(), gui_, [reply = std::move(reply)](Result<std::optional<std::string>> kept) {
        if (!kept) return reply(std::move(kept).error());
        if (!*kept) return reply(Error(ErrorKind::NotFound, "KEYCHAIN_UNAVAILABLE"));
        Result<sql::Key> key = sql::keyFromHex(**kept);
        if (!key) return reply(std::move(key).error());
        reply(Opened{*key, false});
    });
}

ports::CallHandle KeyRing::unlock(std::string password, ports::Reply<Opened> reply) {
    auto state = std::make_shared<ports::CallState>();
    worker_.post([this, state, password = std::move(password), reply = std::move(reply)] {
        const Result<std::string> text = readText(file());
        if (!text) {
            ports::deliver<Opened>(state, gui_, reply, text.error());
            return;
        }
        Result<sql::Key> key = store::unwrapKey(password, *text);
        if (!key)
            ports::deliver<Opened>(state, gui_, reply, std::move(key).error());
        else
            ports::deliver<Opened>(state, gui_, reply, Opened{*key, false});
    });
    return ports::CallHandle(state);
}

} // namespace sekisho::app
