// Settings: typed, only what differs is stored, nothing foreign is lost, and a failed save changes nothing.
#include "models/settings/settings.h"
#include "tests/fakes/qt_suite.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

namespace sekisho::tests::test_settings {

using settings::Key;
using settings::Profile;
using settings::Settings;

class TestSettings : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QString file_;

    QByteArray stored() const {
        QFile file(file_);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static Profile profile(const char* name) {
        return {{},
                QString::fromUtf8(name),
                QStringLiteral("https://127.0.0.1:8443"),
                QString::fromUtf8(name) + QStringLiteral("@g"),
                {},
                {},
                {}};
    }

  private Q_SLOTS:
    void init() {
        static int run = 0;
        file_ = folder_.filePath(QStringLiteral("%1/settings.ini").arg(++run));
    }

    void defaults() {
        const Settings settings(file_);
        QCOMPARE(settings.value(Key::Theme).toString(), QStringLiteral("system"));
        QCOMPARE(settings.lockMinutes(), 15);
        QVERIFY(settings.profiles().empty());
        QVERIFY(!QFile::exists(file_));
    }

    void onlyWhatDiffersIsStored() {
        Settings settings(file_);
        QVERIFY(settings.set(Key::Theme, QStringLiteral("dark")));
        QVERIFY(stored().contains("theme=dark"));
        QVERIFY(!stored().contains("lockMinutes"));
        QVERIFY(settings.set(Key::Theme, QStringLiteral("system")));
        QVERIFY(!stored().contains("theme"));
    }

    void everythingComesBack() {
        QString id;
        {
            Settings settings(file_);
            auto wanted = profile("福岡");
            wanted.caFile = QStringLiteral("/etc/ca with blank, and comma.pem");
            wanted.pin = QStringLiteral("sha256/abc=");
            wanted.clientCertificate = QStringLiteral("/c.pem");
            const auto saved = settings.save(wanted);
            QVERIFY(saved);
            id = *saved;
            QVERIFY(settings.set(Key::LockMinutes, 5));
            QVERIFY(settings.set(Key::LastProfile, id));
            QVERIFY(settings.setShortcuts({{QStringLiteral("member.suspend"), QStringLiteral("Ctrl+Shift+S")}}));
        }
        const Settings settings(file_);
        QCOMPARE(settings.lockMinutes(), 5);
        QCOMPARE(settings.value(Key::LastProfile).toString(), id);
        QCOMPARE(settings.profiles().size(), std::size_t{1});
        const auto back = settings.profiles().front();
        QCOMPARE(back.name, QStringLiteral("福岡"));
        QCOMPARE(back.caFile, QStringLiteral("/etc/ca with blank, and comma.pem"));
        QCOMPARE(back.pin, QStringLiteral("sha256/abc="));
        QCOMPARE(back.clientCertificate, QStringLiteral("/c.pem"));
        QCOMPARE(settings.shortcuts().value(QStringLiteral("member.suspend")), QStringLiteral("Ctrl+Shift+S"));
    }

    void nonsenseInTheFileFallsBack() {
        QDir().mkpath(QFileInfo(file_).path());
        QFile file(file_);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[%general]\nlockMinutes=soon\ntheme=dark\n[profiles]\nx\\name=without address\n\x01\x02[[\n");
        file.close();
        const Settings settings(file_);
        QCOMPARE(settings.lockMinutes(), 15);
        QCOMPARE(settings.value(Key::Theme).toString(), QStringLiteral("dark"));
        QVERIFY(settings.profiles().empty());
    }

    void foreignKeysAreKept() {
        {
            QSettings ini(file_, QSettings::IniFormat);
            ini.setValue(QStringLiteral("future/thing"), 42);
        }
        Settings settings(file_);
        QVERIFY(settings.set(Key::Theme, QStringLiteral("dark")));
        const QSettings ini(file_, QSettings::IniFormat);
        QCOMPARE(ini.value(QStringLiteral("future/thing")).toInt(), 42);
    }

    void profilesKeepTheirOrderAndIdentity() {
        Settings settings(file_);
        const auto a = settings.save(profile("a")), b = settings.save(profile("b"));
        QVERIFY(a && b && *a != *b);
        QVERIFY(settings.forget(*a));
        const auto c = settings.save(profile("c"));
        QVERIFY(c);
        auto again = profile("b");
        again.pin = QStringLiteral("p");
        const auto same = settings.save(again); // same address and login: brought up to date
        QVERIFY(same && *same == *b);
        const auto profiles = Settings(file_).profiles();
        QCOMPARE(profiles.size(), std::size_t{2});
        QCOMPARE(profiles[0].name, QStringLiteral("b"));
        QCOMPARE(profiles[0].pin, QStringLiteral("p"));
        QCOMPARE(profiles[1].name, QStringLiteral("c"));
    }

    void conflictsOfShortcuts() {
        const QMap<QString, QString> keys{{QStringLiteral("a"), QStringLiteral("Ctrl+S")},
                                          {QStringLiteral("b"), QStringLiteral("ctrl+s")},
                                          {QStringLiteral("c"), QStringLiteral("F2")},
                                          {QStringLiteral("d"), QString()},
                                          {QStringLiteral("e"), QString()}};
        const auto conflicts = Settings::conflicts(keys);
        QCOMPARE(conflicts.size(), std::size_t{1});
        QCOMPARE(conflicts.front(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    }

    void unwritablePlaceIsReportedAndChangesNothing() {
        QFile blocker(folder_.filePath(QStringLiteral("blocker")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        Settings settings(blocker.fileName() + QStringLiteral("/settings.ini"));
        const auto saved = settings.set(Key::Theme, QStringLiteral("dark"));
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, std::string("STORAGE_READ_ONLY"));
        QCOMPARE(settings.value(Key::Theme).toString(), QStringLiteral("system"));
        QVERIFY(!settings.save(profile("a")));
        QVERIFY(settings.profiles().empty());
    }

    void failedWriteLeavesTheOldFile() {
        Settings settings(file_);
        QVERIFY(settings.set(Key::Theme, QStringLiteral("dark")));
        const auto before = stored();
        rlimit old{};
        getrlimit(RLIMIT_FSIZE, &old);
        rlimit none = old;
        none.rlim_cur = 0; // every write fails from here on
        const auto signalBefore = std::signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &none);
        const auto failed = settings.set(Key::LockMinutes, 7);
        setrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, signalBefore);
        QVERIFY(!failed);
        QCOMPARE(stored(), before);
        QCOMPARE(settings.lockMinutes(), 15);
        QVERIFY(settings.set(Key::LockMinutes, 7)); // and goes on when there is room again
        QCOMPARE(Settings(file_).lockMinutes(), 7);
        QCOMPARE(Settings(file_).value(Key::Theme).toString(), QStringLiteral("dark"));
    }
};

} // namespace sekisho::tests::test_settings

SEKISHO_QTEST_GUILESS_MAIN(test_settings, TestSettings)
#include "test_settings.moc"
