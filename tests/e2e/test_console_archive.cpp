// A safety officer and a detection of last spring: it was found, read and fetched then; now the service has deleted its
// logs. In the window he finds it in the archive of his own, sees the chain verified, and hands out evidence that
// proves the words. In the end somebody with the store takes a record out of it, and the verifier names the place.
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QComboBox>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTabBar>
#include <QTextBrowser>

namespace sekisho::tests::test_console_archive {

class TestConsoleArchive : public QObject {
    Q_OBJECT

    static constexpr int kDaysAgo = 200; // the service keeps 180

    ServiceProcess service_;
    QTemporaryDir folder_;
    std::unique_ptr<Console> console_;
    QString who_;

    QString in(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    static QString program(const char* name) {
        return QStringLiteral(SEKISHO_BIN_DIR) + QLatin1Char('/') + QLatin1String(name);
    }
    struct Ran {
        int code = -1;
        QByteArray out;
    };
    static Ran run(const QString& what, const QStringList& arguments, const QByteArray& input = {}) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(what, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(120'000)) return {};
        return {process.exitCode(), process.readAll()};
    }
    // What is started from then on lives so many days ago.
    static void live(int daysAgo) {
        if (daysAgo == 0) {
            qunsetenv("LD_PRELOAD");
            return;
        }
        qputenv("LD_PRELOAD", program("libshifted_clock.so").toUtf8());
        qputenv("SEKISHO_CLOCK_SHIFT", QByteArray::number(-daysAgo * 86'400LL));
    }
    bool makeApp() { // that tells what members do
        const Ran made =
            run(program("sekishod"), {QStringLiteral("client"), QStringLiteral("add"), QStringLiteral("--data"),
                                      service_.data(), QStringLiteral("--workgroup"), QStringLiteral("sakura"),
                                      QStringLiteral("--name"), QStringLiteral("talk"), QStringLiteral("--scopes"),
                                      QStringLiteral("events"), QStringLiteral("--json")});
        QFile file(in("app.json"));
        return made.code == 0 && file.open(QIODevice::WriteOnly) && file.write(made.out) > 0;
    }
    bool say(const QStringList& texts) {
        QJsonArray messages;
        for (const QString& text : texts)
            messages.append(
                QJsonObject{{QStringLiteral("sender"), who_},
                            {QStringLiteral("receivers"), QJsonArray{QStringLiteral("aoyama@customer.example")}},
                            {QStringLiteral("text"), text}});
        const Ran told = run(QStringLiteral("/usr/bin/python3"),
                             {QStringLiteral(SEKISHO_SOURCE_DIR) + QStringLiteral("/tests/e2e/talk_events.py"),
                              service_.url, service_.caFile, in("app.json")},
                             QJsonDocument(messages).toJson());
        if (told.code != 0) qWarning("%s", told.out.constData());
        return told.code == 0;
    }
    void inStore(const std::function<void(sql::Database&)>& work) {
        const std::filesystem::path data = service_.data().toStdString();
        const auto key = sql::readKeyFile(data / "store.key");
        QVERIFY(key.has_value());
        auto db = sql::Database::open(data / "store.db", *key, {.create = false});
        QVERIFY(db.has_value());
        work(*db);
    }
    QString textOf(const char* name) {
        auto* found = console_->await<QLabel>(name);
        return found ? found->text() : QString();
    }
    QJsonObject verified() {
        const Ran ran = run(program("sekishod"), {QStringLiteral("audit"), QStringLiteral("verify"),
                                                  QStringLiteral("--data"), service_.data(), QStringLiteral("--json")});
        return QJsonDocument::fromJson(ran.out).object().value(QLatin1String("tenants")).toArray().at(0).toObject();
    }
    bool saveWith(const char* button, const QString& path) {
        if (!console_->click(button)) return false;
        QFileDialog* dialog = nullptr;
        if (!QTest::qWaitFor([&] {
                for (auto* one : console_->window->findChildren<QFileDialog*>())
                    if (one->isVisible()) dialog = one; // one that was closed may still be there
                return dialog != nullptr;
            }))
            return false;
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        return QTest::qWaitFor([&] { return QFile::exists(path); }, 10'000);
    }

  private Q_SLOTS:
    void initTestCase() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("What is loaded before a program must be its sanitizer.");
#endif
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        live(kDaysAgo);
        QVERIFY(service_.init(60, kMemberPassword));
        QVERIFY(makeApp());
        inStore([](sql::Database& db) { // as somebody has saved it
            QVERIFY(db.script(
                "INSERT INTO policy(domain_id, key, value, revision) SELECT domain_id, 'logs', "
                "'{\"archiveWords\":true}', 1 FROM tenant; INSERT INTO policy_revision(domain_id, key, revision, at, "
                "actor_id, actor_name, changes, value) SELECT domain_id, key, 1, 0, 'system', 'system', '[]', value "
                "FROM policy WHERE key = 'logs'"));
        });
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
        who_ = somebody(*console_, 2);
        QVERIFY(!who_.isEmpty());
    }
    void cleanupTestCase() {
        console_.reset();
    }

    void inSpringItIsFoundAndRead() {
        console_->window->openScreen(QStringLiteral("monitoring.talk"));
        QVERIFY(console_->click("monitor.new"));
        auto* name = console_->await<QLineEdit>("monitor.nameLine");
        QVERIFY(name);
        name->insert(QStringLiteral("単価の持ち出し"));
        auto* field = console_->await<QWidget>("policyField.keyword");
        QVERIFY(field);
        auto* keyword = field->findChild<QLineEdit*>(QStringLiteral("value.text"));
        keyword->setFocus();
        keyword->insert(QStringLiteral("単価"));
        QVERIFY(console_->click("monitor.save"));
        QVERIFY(console_->await<QTableView>("monitor.table"));
        console_->seen<QTabBar>("monitor.tabs")->setCurrentIndex(1);
        QVERIFY(say({QStringLiteral("新しい単価です"), QStringLiteral("会議は 15 時です")}));
        auto* table = console_->await<QTableView>("detections.table", 20'000);
        QVERIFY(table);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 1)).center());
        QVERIFY(console_->await<QLineEdit>("consent.purpose"));
        QTest::keyClicks(console_->seen<QLineEdit>("consent.purpose"), QStringLiteral("Leak of prices"));
        QVERIFY(console_->click("consent.agree"));
    }

    void theArchiveFetchesItWithItsWords() {
        console_->window->openScreen(QStringLiteral("audit.archive"));
        QVERIFY(console_->click("archive.fetch", 20'000));
        const bool there = QTest::qWaitFor([this] { return textOf("archive.fact.3") == QStringLiteral("1"); }, 20'000);
        QVERIFY2(there, qPrintable(textOf("archive.fact.0") + textOf("archive.fact.5") + textOf("archive.warning.0")));
    }

    void nowTheServiceHasDeletedIt() {
        service_.stop();
        live(0);
        // The operator's clock was right all the time; that of this test has gone on by half a year in a second.
        inStore([](sql::Database& db) { QVERIFY(db.script("DELETE FROM meta WHERE key LIKE 'retentionClock:%'")); });
        QVERIFY(service_.start());
        const auto gone = [this] {
            bool removed = false;
            inStore([&removed](sql::Database& db) {
                const auto row = db.first<std::int64_t>("SELECT (SELECT count(*) FROM audit WHERE action = "
                                                        "'monitoring.detected') + (SELECT count(*) FROM detection "
                                                        "WHERE excerpt <> '[]')");
                removed = row && *row && std::get<0>(**row) == 0;
            });
            return removed;
        };
        QVERIFY(QTest::qWaitFor(gone, 60'000));
        QVERIFY2(verified().value(QLatin1String("whole")).toBool(), "what is left proves itself");
    }

    void heFindsItInTheArchiveAndSeesTheChainVerified() {
        console_->openWindow();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(kAdminPassword));
        console_->window->openScreen(QStringLiteral("audit.archive"));
        auto* log = console_->await<QComboBox>("archive.find.log", 20'000);
        QVERIFY(log);
        log->setCurrentIndex(log->findData(QStringLiteral("detection")));
        QVERIFY(console_->click("archive.find"));
        auto* found = console_->await<QTableView>("archive.found");
        QVERIFY(found);
        QCOMPARE(found->model()->rowCount(), 1);
        QVERIFY(console_->click("archive.verify"));
        QTRY_VERIFY_WITH_TIMEOUT(textOf("archive.finding").startsWith(QStringLiteral("The chain is whole")), 20'000);
    }

    void theEvidenceProvesTheWords() {
        QVERIFY(console_->click("archive.find.evidence"));
        auto* paper = console_->await<QTextBrowser>("log.evidence.paper");
        QVERIFY(paper);
        const QString page = paper->toPlainText();
        for (const char* part : {"新しい単価です", "aoyama@customer.example", "単価の持ち出し", "What it was found in"})
            QVERIFY2(page.contains(QString::fromUtf8(part)), qPrintable(page));
        QVERIFY(!page.contains(QStringLiteral("会議は")));
        QVERIFY(saveWith("log.evidence.pdf", in("evidence.pdf")));
        QVERIFY(saveWith("log.evidence.file", in("evidence.jsonl")));
        QFile pdf(in("evidence.pdf"));
        QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.read(4) == "%PDF");
        const Ran key = run(program("sekishod"), {QStringLiteral("audit"), QStringLiteral("key"),
                                                  QStringLiteral("--data"), service_.data()});
        QFile pem(in("key.pem"));
        QVERIFY(key.code == 0 && pem.open(QIODevice::WriteOnly) && pem.write(key.out) > 0 && pem.flush());
        const QStringList verify{in("evidence.jsonl"), QStringLiteral("--key"), in("key.pem"),
                                 QStringLiteral("--json")};
        const Ran good = run(program("sekisho-verify"), verify);
        QVERIFY2(good.code == 0, good.out.constData());
        QCOMPARE(QJsonDocument::fromJson(good.out).object().value(QLatin1String("besides")).toInt(), 1);
        QFile file(in("evidence.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray lines = file.readAll();
        file.close();
        lines.replace("新しい単価", "新しい原価");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(lines) > 0 && file.flush());
        file.close();
        QVERIFY2(run(program("sekisho-verify"), verify).code == 1, "other words prove nothing");
    }
};

} // namespace sekisho::tests::test_console_archive

SEKISHO_QTEST_MAIN(test_console_archive, TestConsoleArchive)
#include "test_console_archive.moc"
