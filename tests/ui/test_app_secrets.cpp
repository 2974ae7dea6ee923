// The keychain: absent it says so soon and once, also to callers of other threads; present it keeps and forgets.
#include "app/executors.h"
#include "app/keychain_secrets.h"
#include "app/record_codec.h"
#include "models/api/record.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <atomic>
#include <optional>
#include <thread>

using namespace sekisho;

namespace {

template<class T>
struct Outcome {
    ports::CallHandle handle;
    std::optional<Result<T>> result;
    std::atomic<int> replies{0};
    ports::Reply<T> reply() {
        return [this](Result<T> r) {
            result = std::move(r);
            ++replies;
        };
    }
};

// Runs in a session bus of its own with an unlocked keyring; the exit code tells the test what went wrong.
int keyringChild() {
    app::GuiExecutor gui;
    app::KeychainSecrets secrets(QStringLiteral("sekisho-test"));
    const std::string secret("\x00 binary \xff", 10);
    Outcome<std::monostate> written, removed;
    Outcome<std::optional<std::string>> absent, found, gone;
    absent.handle = secrets.read("p/none", gui, absent.reply());
    if (!QTest::qWaitFor([&] { return absent.replies == 1; }, 8000)) return 10;
    if (!*absent.result) return 11;
    if (**absent.result) return 12;
    std::thread other([&] { written.handle = secrets.write("p/refresh", secret, gui, written.reply()); });
    other.join();
    if (!QTest::qWaitFor([&] { return written.replies == 1; }, 8000)) return 20;
    if (!*written.result) return 21;
    found.handle = secrets.read("p/refresh", gui, found.reply());
    if (!QTest::qWaitFor([&] { return found.replies == 1; }, 8000)) return 30;
    if (!*found.result || !**found.result) return 31;
    if (***found.result != secret) return 32;
    removed.handle = secrets.remove("p/refresh", gui, removed.reply());
    if (!QTest::qWaitFor([&] { return removed.replies == 1; }, 8000) || !*removed.result) return 40;
    gone.handle = secrets.read("p/refresh", gui, gone.reply());
    if (!QTest::qWaitFor([&] { return gone.replies == 1; }, 8000) || !*gone.result || **gone.result) return 50;
    return 0;
}

} // namespace

class TestAppSecrets : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void absentKeychainAnswersSoonAndOnce() {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        app::GuiExecutor gui;
        app::WorkerExecutor worker;
        app::KeychainSecrets secrets(QStringLiteral("sekisho-test"));
        QElapsedTimer clock;
        clock.start();
        Outcome<std::optional<std::string>> here, there;
        Outcome<std::monostate> written;
        here.handle = secrets.read("p/refresh", gui, here.reply());
        worker.post([&] { // as the gateway does
            there.handle = secrets.read("p/refresh", gui, there.reply());
            written.handle = secrets.write("p/refresh", "secret", gui, written.reply());
        });
        QTRY_VERIFY_WITH_TIMEOUT(here.replies == 1 && there.replies == 1 && written.replies == 1, 10000);
        QVERIFY(clock.elapsed() < 8000);
        for (const auto* outcome : {&here, &there}) {
            QVERIFY(!*outcome->result);
            QCOMPARE(outcome->result->error().code, std::string("KEYCHAIN_UNAVAILABLE"));
        }
        QVERIFY(!*written.result);
        QTest::qWait(3200); // the guard's time passes; nothing is said twice
        QCOMPARE(here.replies.load() + there.replies.load() + written.replies.load(), 3);
    }

    void droppedHandleHearsNothing() {
        app::GuiExecutor gui;
        app::KeychainSecrets secrets(QStringLiteral("sekisho-test"));
        int replies = 0;
        {
            const auto handle = secrets.read("p/x", gui, [&](auto) { ++replies; });
        }
        Outcome<std::optional<std::string>> after;
        after.handle = secrets.read("p/y", gui, after.reply());
        QTRY_VERIFY_WITH_TIMEOUT(after.replies == 1, 10000);
        QCOMPARE(replies, 0);
    }

    void realKeyringKeepsAndForgets() {
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-run-session")).isEmpty() ||
            QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty())
            QSKIP("no keyring on this computer");
        QProcess child;
        child.setProcessChannelMode(QProcess::MergedChannels);
        child.start(QStringLiteral("dbus-run-session"),
                    {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                     QStringLiteral("HOME=$(mktemp -d); export HOME; "
                                    "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
                                    // It says that it runs before it has its name: who asks too soon starts another,
                                    // locked one.
                                    "for i in $(seq 200); do dbus-send --session --print-reply "
                                    "--dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner "
                                    "string:org.freedesktop.secrets | grep -q 'boolean true' && break; sleep 0.05; "
                                    "done; \"$0\" --keyring-child; code=$?; rm -rf \"$HOME\"; exit $code"),
                     QCoreApplication::applicationFilePath()});
        QVERIFY(child.waitForFinished(60000));
        QVERIFY2(child.exitCode() == 0, QByteArray::number(child.exitCode()) + ' ' + child.readAll());
    }

    void executorsKeepTheOrder() {
        app::GuiExecutor gui;
        app::WorkerExecutor worker;
        std::vector<int> order;
        std::atomic<int> done{0};
        const auto here = std::this_thread::get_id();
        std::thread::id where, back;
        for (int i = 0; i < 100; ++i)
            worker.post([&, i] {
                where = std::this_thread::get_id();
                order.push_back(i);
                gui.post([&] {
                    back = std::this_thread::get_id();
                    ++done;
                });
            });
        QTRY_COMPARE(done.load(), 100);
        QVERIFY(where != here && back == here);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(order[static_cast<std::size_t>(i)], i);
    }

    void codecReadsWhatTheServiceWrites() {
        const app::RecordCodec codec;
        Rank rank;
        rank.kind = RankKind::Position;
        rank.domain = 10000001;
        rank.id = "p1";
        rank.name = "部長";
        const auto back = codec.rank(api::recordText(rank));
        QVERIFY(back && *back == rank);
        QVERIFY(!codec.member("{"));
        QVERIFY(!codec.orgUnit("[]"));
    }
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--keyring-child") == 0) return keyringChild();
    TestAppSecrets test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_app_secrets.moc"
