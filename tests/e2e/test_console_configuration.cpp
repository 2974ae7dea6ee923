// The whole configuration as one readable file, with the real window and the real service: written, changed in an
// editor, read again, seen as a difference to the tenant, applied as one change and taken back.
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace sekisho::tests::test_console_configuration {

class TestConsoleConfiguration : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;

    void picture(const char* name) {
        const QString folder = qEnvironmentVariable("SEKISHO_SCREENSHOTS");
        if (folder.isEmpty()) return;
        for (int round = 0; round < 8; ++round)
            QCoreApplication::processEvents();
        console_->window->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name)));
    }
    bool chooseFile(const char* command, const QString& path) {
        if (!console_->window->registry().trigger(QLatin1String(command)).applies) return false;
        auto* dialog = console_->await<QFileDialog>("configuration.file");
        if (!dialog) return false;
        Q_EMIT dialog->fileSelected(path);
        dialog->reject();
        return true;
    }
    QByteArray contents(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool exported(const QString& path) {
        return chooseFile("configuration.export", path) &&
               QTest::qWaitFor([&] { return !contents(path).isEmpty(); }, 15'000);
    }
    void write(const QString& path, const QByteArray& text) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }
    QJsonObject valuesIn(const QString& path, const char* policy) {
        return QJsonDocument::fromJson(contents(path))[QLatin1String("policies")][QLatin1String(policy)].toObject();
    }
    QString bannerText() {
        QStringList all;
        for (auto* banner : console_->window->findChildren<ui::Banner*>())
            if (banner->isVisible()) all << banner->sentence();
        return all.join(QLatin1Char('\n'));
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(60, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
    }

    void whatWasWrittenIsReadableAndTheSameFileChangesNothing() {
        const QString path = console_->home.filePath(QStringLiteral("before.json"));
        QVERIFY(exported(path));
        const QJsonObject file = QJsonDocument::fromJson(contents(path)).object();
        QCOMPARE(file.value(QLatin1String("format")).toString(), QStringLiteral("sekisho-configuration"));
        QVERIFY(contents(path).count('\n') > 20); // for people, a line each
        QVERIFY(file.value(QLatin1String("policies")).toObject().contains(QLatin1String("menus")));
        QVERIFY(chooseFile("configuration.import", path));
        QTRY_VERIFY2_WITH_TIMEOUT(bannerText().contains(QStringLiteral("nothing"), Qt::CaseInsensitive) ||
                                      bannerText().contains(QStringLiteral("same"), Qt::CaseInsensitive),
                                  qPrintable(bannerText()), 15'000);
    }

    void aFileOfAnotherVersionIsRefusedWithASentence() {
        const QString path = console_->home.filePath(QStringLiteral("newer.json"));
        QByteArray text = contents(console_->home.filePath(QStringLiteral("before.json")));
        text.replace(QRegularExpression(QStringLiteral("\"formatVersion\"\\s*:\\s*1"))
                         .match(QString::fromUtf8(text))
                         .captured()
                         .toUtf8(),
                     "\"formatVersion\": 99");
        write(path, text);
        QVERIFY(chooseFile("configuration.import", path));
        QTRY_VERIFY2_WITH_TIMEOUT(bannerText().contains(QStringLiteral("newer"), Qt::CaseInsensitive) ||
                                      bannerText().contains(QStringLiteral("version"), Qt::CaseInsensitive),
                                  qPrintable(bannerText()), 15'000);
    }

    void aChangedFileIsSeenAppliedAsOneAndTakenBack() {
        const QString before = console_->home.filePath(QStringLiteral("before.json"));
        QJsonObject file = QJsonDocument::fromJson(contents(before)).object();
        QJsonObject policies = file.value(QLatin1String("policies")).toObject();
        QJsonObject files = policies.value(QLatin1String("files")).toObject();
        QJsonObject account = policies.value(QLatin1String("account")).toObject();
        const bool nested = files.contains(QLatin1String("values"));
        const auto set = [&](QJsonObject& policy, const char* field, const QJsonValue& value) {
            QJsonObject inner = nested ? policy.value(QLatin1String("values")).toObject() : policy;
            inner.insert(QLatin1String(field), value);
            policy = nested ? QJsonObject{{QLatin1String("values"), inner}} : inner;
        };
        set(files, "mobileUpload", false);
        set(account, "failuresToSuspend", 7);
        policies.insert(QLatin1String("files"), files);
        policies.insert(QLatin1String("account"), account);
        file.insert(QLatin1String("policies"), policies);
        const QString changed = console_->home.filePath(QStringLiteral("changed.json"));
        write(changed, QJsonDocument(file).toJson());
        QVERIFY(chooseFile("configuration.import", changed));
        auto* rows = console_->await<QTableView>("diff.rows", 20'000);
        QVERIFY2(rows, qPrintable(bannerText()));
        QTRY_COMPARE(rows->model()->rowCount(), 2); // one for each policy that differs
        picture("configuration-diff-en-light");
        const QString asItIs = console_->home.filePath(QStringLiteral("still.json"));
        QVERIFY(exported(asItIs));
        QCOMPARE(valuesIn(asItIs, "account"), valuesIn(before, "account")); // nothing is changed yet
        QVERIFY(console_->click("diff.apply"));
        QVERIFY(console_->await<QPushButton>("diff.undo", 20'000));
        const QString after = console_->home.filePath(QStringLiteral("after.json"));
        QTRY_VERIFY_WITH_TIMEOUT((QFile::remove(after), exported(after)) &&
                                     valuesIn(after, "account") != valuesIn(before, "account"),
                                 20'000);
        QVERIFY(valuesIn(after, "files") != valuesIn(before, "files"));
        QCOMPARE(valuesIn(after, "talk"), valuesIn(before, "talk"));
        picture("configuration-applied-en-light");

        QVERIFY(console_->click("diff.undo", 20'000));
        QVERIFY(console_->click("diff.apply", 20'000));
        const QString undone = console_->home.filePath(QStringLiteral("undone.json"));
        QTRY_VERIFY_WITH_TIMEOUT((QFile::remove(undone), exported(undone)) &&
                                     valuesIn(undone, "account") == valuesIn(before, "account"),
                                 20'000);
        QCOMPARE(valuesIn(undone, "files"), valuesIn(before, "files"));
        QVERIFY(service_.auditHolds());
    }
};

} // namespace sekisho::tests::test_console_configuration

SEKISHO_QTEST_MAIN(test_console_configuration, TestConsoleConfiguration)
#include "test_console_configuration.moc"
