// Pictures: ローカル保管 at work, with what needs looking at, verified and not whole, its papers, and erasing.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>

namespace sekisho::tests::test_screens_archive {

namespace {

void fillArchive(fakes::FakeArchive& archive) {
    for (int i = 1; i <= 40; ++i) {
        AuditRecord record;
        record.seq = 482'100 + i;
        record.log = i % 2 ? "auth" : "detection";
        record.at = testNow() - std::chrono::hours(24 * 200) + std::chrono::minutes(7 * i);
        record.recorded = record.at + std::chrono::seconds(1);
        record.actorId = "7c1e9a52-30bd-4f7e-8a11-045d2e6b9c01";
        record.actorName = "森 花子";
        record.action = i % 2 ? "auth.signIn" : "monitoring.detected";
        record.targetId = "3";
        record.targetName = "社外への見積書の送信";
        record.result = "success";
        record.ip = "203.0.113.7";
        record.client = "mobileApp";
        record.changesJson = R"({"policy":"3","channelName":"営業一課"})";
        record.hash = "9d2f7c61b0a84e35d17c92ee4b6a08f35c1d7e9a20b44f68c3e1d5a7f0926b84";
        record.content = "41c0d7b2e93f5a6880d2c4b7a1e6f3950c8d2b7e4a1f6c930d5e8b2a7c4f1e60";
        archive.records.push_back(record);
    }
    ports::ArchiveState& state = archive.state;
    state.settings = {true, 60};
    state.records = 1'482'140;
    state.firstSeq = 1;
    state.lastSeq = 1'482'140;
    state.bytes = std::int64_t{812} << 20;
    state.oldest = testNow() - std::chrono::hours(24 * 620);
    state.newest = testNow() - std::chrono::minutes(4);
    state.fetchedAt = testNow() - std::chrono::minutes(22);
    state.nextAt = testNow() + std::chrono::minutes(38);
    state.keyId = "PzQ0m3kS8lZbR2c7uWvJt1x5yN4aGdE6hKfLqOiU9sA";
    archive.report.tenant = "demo";
    archive.report.statements = 9'312;
    archive.report.lastStatementAt = testNow() - std::chrono::minutes(22);
    archive.report.firstHash = std::string(64, '3');
    archive.report.lastHash = archive.records.front().hash;
    archive.report.keyFingerprint = "6be1f02c44d87a9e35c0d1b7a28f4e6093d5c7b1e8a2f4069c3d7e5b1a8f2c40";
    archive.report.unsignedRecords = 12;
    archive.evidenceText = std::string(21, '\n'); // of so many lines
    archive.words =
        R"([{"where":"text","text":"先日の見積書を先方へお送りしました。金額は社外秘です。","hits":[[9,18],[63,72]]}])";
    archive.doing = archive.records.front();
    archive.doing->log = "message";
    archive.doing->action = "talk.message.sent";
    archive.doing->targetName = "営業一課";
    archive.doing->changesJson = R"({"receivers":["aoyama@customer.example"],"contentCharacters":27})";
    state.words = 128;
    ports::ArchiveErasure erased;
    erased.id = "1-220";
    erased.at = testNow() - std::chrono::hours(24 * 31);
    erased.by = "管理 太郎";
    erased.reason = "退職者本人からの消去の請求";
    erased.scope = R"({"logs":["message"],"from":"2025-04-01T00:00:00Z","party":"kenta@demo"})";
    erased.records = 1'204;
    archive.erased = {erased};
}

} // namespace

class TestScreensArchive : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensArchive()
        : EveryScreen({"archive", "archive-found", "archive-end", "archive-whole", "archive-report", "archive-evidence",
                       "archive-faults", "archive-old-keys", "archive-removed", "archive-trouble", "archive-fetching",
                       "archive-new", "archive-closed", "archive-erase", "archive-erase-ask", "archive-second",
                       "archive-permit"}) {}

  private Q_SLOTS:
    void working_data() { looks(); }
    void working() {
        wear();
        ConsoleFixture f(40);
        fillArchive(f.gateway.archive);
        openPane(f);
        take(*f.window, "archive");
        auto* log = f.find<QComboBox>("archive.find.log");
        log->setCurrentIndex(log->findData(QStringLiteral("detection")));
        press(f, "archive.find");
        QTRY_VERIFY(f.find<QWidget>("archive.found")->isVisible());
        toEnd(f);
        take(*f.window, "archive-found");
        press(f, "archive.verify");
        QTRY_VERIFY(f.find<QPushButton>("archive.report.open")->isVisible());
        take(*f.window, "archive-whole");
        press(f, "archive.report.open");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "archive-report");
        closeDialog(f);
        f.find<QLineEdit>("archive.number")->setText(QStringLiteral("482102"));
        press(f, "archive.evidence");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "archive-evidence");
        closeDialog(f);
        toEnd(f);
        take(*f.window, "archive-end");
        noFaults();
    }

    void trouble_data() { looks(); }
    void trouble() {
        wear();
        ConsoleFixture f(40);
        fillArchive(f.gateway.archive);
        ports::ArchiveState& state = f.gateway.archive.state;
        state.error = Error(ErrorKind::DiskFull, "DISK_FULL");
        state.errorAt = testNow() - std::chrono::minutes(3);
        state.gap = 1'204;
        state.marked = 2;
        state.keyChanged = true;
        state.newKeyId = "Jt1x5yN4aGdE6hKfLqOiU9sAPzQ0m3kS8lZbR2c7uWv";
        state.setAside = "archive_10000001.db.unreadable-1";
        f.gateway.archive.left = {{true, "key.wrapped.old-1", 214, testNow() - std::chrono::hours(24 * 90)},
                                  {false, state.setAside, 18'350'080, testNow() - std::chrono::hours(24 * 90)}};
        f.gateway.archive.report.faults = {
            {"altered", 482'117, ""}, {"missing", 901'220, ""}, {"tailMissing", 1'482'100, ""}};
        openPane(f);
        take(*f.window, "archive-trouble");
        press(f, "archive.verify");
        QTRY_VERIFY(f.find<QPushButton>("archive.report.open")->isVisible());
        f.find<QWidget>("archive.faults")->setFocus();
        toEnd(f);
        take(*f.window, "archive-faults");
        f.find<QTableView>("archive.leftoverList")->selectRow(0);
        press(f, "archive.removeLeftover");
        QTRY_VERIFY(f.dialog());
        f.dialog()->findChild<QLineEdit*>(QStringLiteral("ask.reason"))->setText(QStringLiteral("保管期間の終了"));
        take(*f.dialog(), "archive-old-keys");
        Q_EMIT f.dialog()->findChild<QDialogButtonBox*>()->accepted();
        auto* kept = f.find<QTableView>("archive.erasures");
        QTRY_COMPARE(kept->model()->rowCount(), 2);
        toEnd(f);
        take(*f.window, "archive-removed");
        noFaults();
    }

    void others_data() { looks(); }
    void others() {
        wear();
        ConsoleFixture f(40);
        openPane(f);
        take(*f.window, "archive-new");
        fillArchive(f.gateway.archive);
        f.gateway.archive.holdWork = true;
        f.gateway.archive.state.taken = 12'000;
        press(f, "archive.fetch");
        take(*f.window, "archive-fetching");
        f.gateway.archive.release();
        QTRY_VERIFY(f.find<QPushButton>("archive.erase")->isEnabled());
        press(f, "archive.erase");
        QTRY_VERIFY(f.dialog());
        auto* log = f.dialog()->findChild<QComboBox*>(QStringLiteral("archive.erase.log"));
        log->setCurrentIndex(log->findData(QStringLiteral("auth")));
        f.dialog()
            ->findChild<QPlainTextEdit*>(QStringLiteral("archive.erase.reason"))
            ->setPlainText(QStringLiteral("退職者本人からの消去の請求"));
        auto* go = f.dialog()->findChild<QPushButton*>(QStringLiteral("archive.erase.go"));
        QTRY_VERIFY(go->isEnabled());
        take(*f.dialog(), "archive-erase");
        go->click();
        QTRY_VERIFY(f.dialog() && f.dialog()->objectName() == QLatin1String("archive.erase.confirm"));
        take(*f.dialog(), "archive-erase-ask");
        closeDialog(f);
        ports::ArchiveState& state = f.gateway.archive.state;
        state.errorAt = testNow() - std::chrono::minutes(3);
        state.error =
            Error(ErrorKind::Conflict, "ARCHIVE_IN_USE").with("holder", "sekisho, PID 4711, 2026-11-12T08:30:00Z");
        f.gateway.archive.tell();
        QTRY_VERIFY(!f.find<QPushButton>("archive.erase")->isEnabled());
        take(*f.window, "archive-second");
        state.error = Error(ErrorKind::Forbidden, "LOG_ARCHIVE_PERMIT");
        f.gateway.archive.tell();
        QTRY_VERIFY(f.find<QPushButton>("archive.permit")->isVisible());
        take(*f.window, "archive-permit");
        state.closed = true;
        f.gateway.archive.tell();
        QTRY_VERIFY(!f.find<QPushButton>("archive.erase")->isVisible());
        take(*f.window, "archive-closed");
        noFaults();
    }

    void everyScreenWasTaken() { nothingIsMissing(); }

  private:
    void openPane(ConsoleFixture& f) {
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("audit.archive"));
        QTRY_VERIFY(f.find<QPushButton>("archive.fetch") && f.find<QPushButton>("archive.fetch")->isVisible());
    }
    void toEnd(ConsoleFixture& f) {
        auto* pane = f.find<QWidget>("archive.pane");
        auto* area = pane->findChild<QScrollArea*>();
        QTRY_VERIFY(area->verticalScrollBar()->maximum() >= 0);
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    }
};

} // namespace sekisho::tests::test_screens_archive

SEKISHO_QTEST_MAIN(test_screens_archive, TestScreensArchive)
#include "test_screens_archive.moc"
