#pragma once
// A phone that speaks the device protocol, in a process of its own (tests/device/simulator.py): a member signed in on
// it. What it does is read line by line; "online", "offline", "use" and "stop" are said to it.

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace sekisho::tests {

class PhoneProcess {
  public:
    ~PhoneProcess() {
        process_.kill();
        process_.waitForFinished(5'000);
    }

    // Signed in, registered, and waiting for orders.
    bool start(const QString& url, const QString& caFile, const QString& login, const QString& password,
               const QString& behaviour = QStringLiteral("online")) {
        const QString secret = folder_.filePath(QStringLiteral("password"));
        QFile file(secret);
        if (!file.open(QIODevice::WriteOnly)) return false;
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(password.toUtf8());
        file.close();
        process_.setStandardErrorFile(folder_.filePath(QStringLiteral("errors")));
        process_.start(QStringLiteral("/usr/bin/python3"),
                       {QStringLiteral(SEKISHO_SOURCE_DIR) + QStringLiteral("/tests/device/simulator.py"),
                        QStringLiteral("--url"), url, QStringLiteral("--ca"), caFile, QStringLiteral("--login"), login,
                        QStringLiteral("--password-file"), secret, QStringLiteral("--behaviour"), behaviour,
                        QStringLiteral("--name"), QStringLiteral("iPhone of ") + login.section(QLatin1Char('@'), 0, 0),
                        QStringLiteral("--delay"), QStringLiteral("0.3"), QStringLiteral("--push"),
                        QStringLiteral("--stdin")});
        return await("listening");
    }
    void say(const char* word) {
        process_.write(word);
        process_.write("\n");
    }
    // Whether it has told of this, now or before.
    bool told(const char* event) {
        read();
        for (const QJsonObject& line : lines_)
            if (line.value(QLatin1String("event")).toString() == QLatin1String(event)) return true;
        return false;
    }
    bool await(const char* event, int millis = 30'000) {
        return QTest::qWaitFor([&] { return told(event); }, millis);
    }
    int lastStatus() { // of what the app asked for last; 0: it has asked for nothing
        read();
        int status = 0;
        for (const QJsonObject& line : lines_)
            if (line.value(QLatin1String("event")).toString() == QLatin1String("used"))
                status = line.value(QLatin1String("status")).toInt();
        return status;
    }

  private:
    void read() {
        while (process_.canReadLine())
            lines_ << QJsonDocument::fromJson(process_.readLine()).object();
    }

    QTemporaryDir folder_;
    QProcess process_;
    QList<QJsonObject> lines_;
};

} // namespace sekisho::tests
