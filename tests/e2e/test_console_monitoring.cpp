// A safety officer with the real window and the real service: a policy is tried on what is recorded before it is saved,
// what it found is what the trial said, the text is read after the agreement, the member is suspended from there, the
// detection handled with a note, and a link of a mail opens the history. In the end the audit chain holds.
#include "models/items/detection_model.h"
#include "models/items/log_export_model.h"
#include "tests/e2e/console_fixture.h"
#include "tests/fakes/qt_suite.h"
#include "ui/shell/screen_link.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTabBar>

namespace sekisho::tests::test_console_monitoring {

using items::DetectionModel;

class TestConsoleMonitoring : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    QTemporaryDir folder_;
    std::unique_ptr<Console> console_;
    QString who_, other_, policy_;

    QString appFile() const { return folder_.filePath(QStringLiteral("app.json")); }
    bool makeApp() { // that tells what members do
        QProcess process;
        process.start(QStringLiteral(SEKISHO_BIN_DIR) + QStringLiteral("/sekishod"),
                      {QStringLiteral("client"), QStringLiteral("add"), QStringLiteral("--data"), service_.data(),
                       QStringLiteral("--workgroup"), QStringLiteral("sakura"), QStringLiteral("--name"),
                       QStringLiteral("talk"), QStringLiteral("--scopes"), QStringLiteral("events"),
                       QStringLiteral("--json")});
        if (!process.waitForFinished(60'000) || process.exitCode() != 0) return false;
        QFile file(appFile());
        return file.open(QIODevice::WriteOnly) && file.write(process.readAllStandardOutput()) > 0;
    }
    bool say(const QString& sender, const QStringList& texts) {
        QJsonArray messages;
        for (const QString& text : texts)
            messages.append(
                QJsonObject{{QStringLiteral("sender"), sender},
                            {QStringLiteral("receivers"), QJsonArray{QStringLiteral("aoyama@customer.example")}},
                            {QStringLiteral("text"), text}});
        QProcess process;
        process.start(QStringLiteral("/usr/bin/python3"),
                      {QStringLiteral(SEKISHO_SOURCE_DIR) + QStringLiteral("/tests/e2e/talk_events.py"), service_.url,
                       service_.caFile, appFile()});
        process.write(QJsonDocument(messages).toJson());
        process.closeWriteChannel();
        if (process.waitForFinished(60'000) && process.exitCode() == 0) return true;
        qWarning("%s %s", process.readAllStandardOutput().constData(), process.readAllStandardError().constData());
        return false;
    }
    QAbstractItemModel* list(const char* table) {
        auto* view = console_->await<QTableView>(table);
        return view ? view->model() : nullptr;
    }
    bool clickRow(const char* table, int row) {
        auto* view = console_->await<QTableView>(table);
        if (!view || view->model()->rowCount() <= row) return false;
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(view->model()->index(row, 1)).center());
        return true;
    }
    template<class Label>
    QString textOf(const char* name) {
        auto* found = console_->await<Label>(name);
        return found ? found->text() : QString();
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(60, kMemberPassword));
        QVERIFY(makeApp());
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kAdmin);
        QVERIFY(console_->signIn(service_.setupPassword, kAdminPassword));
        who_ = somebody(*console_, 2);
        other_ = somebody(*console_, 5);
        QVERIFY(!who_.isEmpty() && !other_.isEmpty());
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
        QVERIFY(service_.auditHolds());
    }

    void whatIsTriedIsNotYetDetected() {
        QVERIFY(say(who_, {QStringLiteral("極秘の単価表を送ります"), QStringLiteral("ふつうの話です")}));
        QVERIFY(say(other_, {QStringLiteral("単価はｺﾞｸﾋです")}));
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
        QVERIFY(console_->click("trial.go"));
        QVERIFY(console_->await<QLabel>("trial.found", 20'000));
        const QString found = textOf<QLabel>("trial.found");
        QVERIFY2(found.startsWith(QStringLiteral("2 of ")), qPrintable(found));
        QVERIFY(console_->click("monitor.save"));
        QVERIFY(console_->await<QTableView>("monitor.table"));
        QTRY_COMPARE(list("monitor.table")->rowCount(), 1);
        console_->seen<QTabBar>("monitor.tabs")->setCurrentIndex(1);
        QTRY_VERIFY(console_->seen<QTableView>("detections.table") == nullptr); // what was before is not detected
    }

    void whatIsSentIsDetectedWithinSeconds() {
        QVERIFY(say(who_, {QStringLiteral("新しい単価です"), QStringLiteral("会議は 15 時です")}));
        QVERIFY2(console_->await<QTableView>("detections.table", 20'000), "the list hears of it by itself");
        QTRY_COMPARE(list("detections.table")->rowCount(), 1);
        QVERIFY(clickRow("detections.table", 0));
        QVERIFY2(console_->await<QLineEdit>("consent.purpose"), "the agreement is asked for first");
        QTest::keyClicks(console_->seen<QLineEdit>("consent.purpose"), QStringLiteral("Leak of prices"));
        QVERIFY(console_->click("consent.agree"));
        QVERIFY(console_->click("detections.read"));
        auto* excerpt = console_->await<QWidget>("detections.excerpt");
        QVERIFY(excerpt);
        QVERIFY(excerpt->findChild<QLabel*>()->accessibleName().contains(QStringLiteral("【単価】")));
    }

    void theMemberIsSuspendedFromThereAndItIsHandled() {
        const std::string id = idOf(*console_, who_);
        QVERIFY(console_->click("detections.member.suspend"));
        QVERIFY(console_->confirm());
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(*console_, id), MemberStatus::Suspended, 10'000);
        QVERIFY(clickRow("detections.table", 0));
        QVERIFY(console_->click("detections.detection.handle"));
        auto* note = console_->await<QLineEdit>("ask.note");
        QVERIFY(note);
        QTest::keyClicks(note, QStringLiteral("Suspended until it is clear"));
        QVERIFY(console_->confirm());
        QTRY_COMPARE_WITH_TIMEOUT(list("detections.table")->index(0, DetectionModel::NoteColumn).data().toString(),
                                  QStringLiteral("Suspended until it is clear"), 10'000);
    }

    void aLinkOpensTheHistory() {
        console_->window->openScreen(QStringLiteral("members.members"));
        const auto link = ui::screenLinkOf(QStringLiteral("sekisho://sakura/monitoring.talk/detections?policy=none"));
        QVERIFY(link);
        console_->window->openLink(*link);
        QVERIFY(console_->await<QComboBox>("detections.policyBox"));
        QTRY_COMPARE(console_->seen<QComboBox>("detections.policyBox")->currentData().toString(),
                     QStringLiteral("none"));
    }

    void contentsAreSearchedAndEverySearchIsRecorded() {
        console_->window->openScreen(QStringLiteral("monitoring.talkContent"));
        auto* text = console_->await<QLineEdit>("contents.text");
        QVERIFY(text);
        text->insert(QStringLiteral("ごくひ")); // another width and kana than was written
        QTest::keyClick(text, Qt::Key_Return);
        QVERIFY(console_->await<QTableView>("contents.table"));
        QTRY_VERIFY(list("contents.table")->rowCount() >= 1);
        const int found = list("contents.table")->rowCount();
        QVERIFY(console_->click("contents.export"));
        QTRY_VERIFY(console_->dialog() != nullptr);
        QVERIFY(console_->confirm());
        console_->window->openScreen(QStringLiteral("audit.download"));
        QVERIFY(console_->await<QTableView>("logDownload.table", 15'000));
        auto* exports = static_cast<items::LogExportModel*>(list("logDownload.table"));
        QTRY_VERIFY_WITH_TIMEOUT(exports->rowCount() == 1 && exports->at(0).state == LogExportState::Ready, 30'000);
        QVERIFY(exports->at(0).contents && exports->at(0).contents->text == "ごくひ");
        QCOMPARE(exports->at(0).records, std::int64_t{found});
        service_.stop();
        const std::filesystem::path data = service_.data().toStdString();
        const auto key = sql::readKeyFile(data / "store.key");
        QVERIFY(key.has_value());
        auto db = sql::Database::open(data / "store.db", *key, {.create = false});
        QVERIFY(db.has_value());
        for (const char* action : {"monitoring.content.read", "monitoring.consent", "monitoring.detection.handled",
                                   "monitoring.content.export", "log.export.ready"}) {
            const auto row = db->first<std::int64_t>("SELECT count(*) FROM audit WHERE action = :action", action);
            QVERIFY2(row && *row && std::get<0>(**row) >= 1, action);
        }
    }
};

} // namespace sekisho::tests::test_console_monitoring

SEKISHO_QTEST_MAIN(test_console_monitoring, TestConsoleMonitoring)
#include "test_console_monitoring.moc"
