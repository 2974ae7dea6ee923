#pragma once
// A real sekishod with a sample tenant in a temporary folder, for tests that need the whole way. Stopped and removed
// with the object; stop(), kill() and start() again keep the data and the port.

#include "models/sql/database.h"
#include "models/sql/key_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string_view>

namespace sekisho::tests {

class ServiceProcess {
  public:
    ServiceProcess() = default;
    ~ServiceProcess() { stop(); }

    bool init(int members, const QString& memberPassword = {}, const QString& name = QStringLiteral("さくら商事"),
              int seed = 7) {
        if (!memberPassword.isEmpty()) {
            QFile file(folder_.filePath(QStringLiteral("member-password")));
            if (!file.open(QIODevice::WriteOnly)) return false;
            file.write(memberPassword.toUtf8());
            file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        }
        QStringList arguments{QStringLiteral("init"),        QStringLiteral("--data"), data(),
                              QStringLiteral("--workgroup"), QStringLiteral("sakura"), QStringLiteral("--admin"),
                              QStringLiteral("admin"),       QStringLiteral("--name"), name,
                              QStringLiteral("--sample"),    QString::number(members), QStringLiteral("--seed"),
                              QString::number(seed),         QStringLiteral("--json")};
        if (!memberPassword.isEmpty())
            arguments << QStringLiteral("--sample-password-file")
                      << folder_.filePath(QStringLiteral("member-password"));
        QProcess process;
        process.start(program(), arguments);
        if (!process.waitForFinished(std::max(120'000, members * 6)) || process.exitCode() != 0) {
            qWarning("init: %s", process.readAllStandardError().constData());
            return false;
        }
        const QJsonObject made = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        setupPassword = made.value(QLatin1String("setupPassword")).toString();
        return !setupPassword.isEmpty();
    }

    // As somebody saved it before; while the service does not run.
    bool setPolicy(std::string_view policy, std::string_view json) {
        const std::filesystem::path folder = data().toStdString();
        const auto key = sql::readKeyFile(folder / "store.key");
        if (!key) return false;
        auto db = sql::Database::open(folder / "store.db", *key, {.create = false});
        return db && db->exec("INSERT INTO policy(domain_id, key, value, revision) SELECT domain_id, :key, :value, 1 "
                              "FROM tenant",
                              policy, json)
                             .value_or(0) == 1;
    }

    // A role within the organization that the member belongs to; while the service does not run, and after it ran once.
    bool giveRole(std::string_view login, std::string_view role) {
        const std::filesystem::path folder = data().toStdString();
        const auto key = sql::readKeyFile(folder / "store.key");
        if (!key) return false;
        auto db = sql::Database::open(folder / "store.db", *key, {.create = false});
        return db &&
               db->exec("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) SELECT :role || ':' || "
                        "m.domain_id, m.uid, m.domain_id, json_object('orgUnits', json_array(o.uid), "
                        "'includeSubOrgUnits', json('true')) FROM member m JOIN member_orgunit mo ON mo.member_id "
                        "= m.id JOIN orgunit o ON o.id = mo.orgunit_id WHERE m.email = :login LIMIT 1",
                        role, login)
                       .value_or(0) == 1;
    }

    bool start() {
        QFile::remove(readyFile());
        process_.setStandardErrorFile(folder_.filePath(QStringLiteral("service.log")));
        process_.start(program(), QStringList{QStringLiteral("serve"), QStringLiteral("--data"), data(),
                                              QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(port_),
                                              QStringLiteral("--ready-file"), readyFile()} +
                                      serveWith);
        for (int i = 0; i < 400; ++i) {
            QFile file(readyFile());
            if (file.open(QIODevice::ReadOnly)) {
                const QJsonObject ready = QJsonDocument::fromJson(file.readAll()).object();
                url = ready.value(QLatin1String("url")).toString();
                caFile = ready.value(QLatin1String("caFile")).toString();
                if (!url.isEmpty()) {
                    port_ = url.section(QLatin1Char(':'), -1).toInt();
                    return true;
                }
            }
            if (process_.state() == QProcess::NotRunning && i > 20) return false;
            QTest::qWait(25);
        }
        return false;
    }

    void stop() {
        if (process_.state() == QProcess::NotRunning) return;
        process_.terminate();
        if (!process_.waitForFinished(15'000)) process_.kill();
    }
    void killHard() { // as when the machine loses power to this process
        ::kill(static_cast<pid_t>(process_.processId()), SIGKILL);
        process_.waitForFinished(5'000);
    }

    bool auditHolds() { // stopped or not
        QProcess process;
        process.start(program(), {QStringLiteral("audit"), QStringLiteral("verify"), QStringLiteral("--data"), data()});
        return process.waitForFinished(120'000) && process.exitCode() == 0;
    }

    void pause() { ::kill(static_cast<pid_t>(process_.processId()), SIGSTOP); } // there, but answers nothing
    void forget() { QDir(data()).removeRecursively(); }                         // stopped: the next init() is anew

    QString url, caFile, setupPassword;
    QStringList serveWith; // more options of `serve`

    QString data() const { return folder_.filePath(QStringLiteral("data")); }

  private:
    QString readyFile() const { return folder_.filePath(QStringLiteral("ready.json")); }
    static QString program() { return QStringLiteral(SEKISHO_BIN_DIR) + QStringLiteral("/sekishod"); }

    QTemporaryDir folder_;
    QProcess process_;
    int port_ = 0;
};

} // namespace sekisho::tests
