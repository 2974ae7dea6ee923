// ローカル保管: what is kept is said, fetched, verified with every fault in words, printed, and erased only with
// conditions, a reason and a typed word.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/panes/archive/archive_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/log_report.h"
#include "ui/widgets/paper_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTextBrowser>

namespace sekisho::tests::test_archive_pane {

namespace {

AuditRecord recordOf(std::int64_t seq, const std::string& action, const std::string& who, Instant at) {
    AuditRecord record;
    record.seq = seq;
    record.log = action.starts_with("auth") ? "auth" : "admin";
    record.at = at;
    record.actorId = "user-" + std::to_string(seq);
    record.actorName = who;
    record.action = action;
    record.targetName = "森 花子";
    record.result = "success";
    record.ip = "203.0.113.7";
    record.hash = std::string(64, 'a');
    record.content = std::string(64, 'b');
    return record;
}

void fill(PaneFixture& f) {
    auto& archive = f.gateway.archive;
    for (int i = 1; i <= 20; ++i)
        archive.records.push_back(recordOf(i, i % 2 ? "auth.signIn" : "member.suspend", "管理 太郎",
                                           tests::testNow() - std::chrono::hours(24 * i)));
    archive.state.records = 20;
    archive.state.firstSeq = 1;
    archive.state.lastSeq = 20;
    archive.state.oldest = archive.records.back().at;
    archive.state.newest = archive.records.front().at;
    archive.state.bytes = 1 << 20;
    archive.state.keyId = "service-key-1";
    archive.state.fetchedAt = tests::testNow();
}

template<class T>
T* shownDialog(ui::Pane& pane, const char* name) {
    for (T* one : pane.findChildren<T*>(QLatin1String(name)))
        if (one->isVisible()) return one;
    return nullptr;
}

QPushButton* buttonOf(QDialog* dialog, const QString& text) {
    for (QPushButton* button : dialog->findChildren<QPushButton*>())
        if (button->text() == text) return button;
    return nullptr;
}

} // namespace

class TestArchivePane : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void saysWhatIsKept() {
        PaneFixture f(5);
        f.load();
        fill(f);
        const auto pane = f.open<ui::ArchivePane>();
        QTRY_COMPARE(f.find<QLabel>("archive.fact.0")->text(), QStringLiteral("20"));
        QVERIFY(f.find<QLabel>("archive.fact.2")->text().contains(QStringLiteral("1 to 20")));
        QVERIFY(f.find<QLabel>("archive.fact.6")->text().contains(QStringLiteral("off")));
        QVERIFY(!f.find<QLabel>("archive.warning.0")->isVisible());
        QVERIFY(f.find<QPushButton>("archive.fetch")->isEnabled());
    }

    void aClosedArchiveSaysWhy() {
        PaneFixture f(5);
        f.load();
        f.gateway.archive.state.closed = true;
        f.gateway.archive.state.error = Error(ErrorKind::Conflict, "ARCHIVE_IN_USE");
        const auto pane = f.open<ui::ArchivePane>();
        QTRY_VERIFY(pane->findChild<QPushButton*>(QStringLiteral("archive.fetch")) != nullptr);
        QTRY_VERIFY(!f.find<QPushButton>("archive.fetch")->isVisible());
        fill(f);
        f.gateway.archive.state.closed = false;
        f.gateway.archive.state.error.reset();
        f.gateway.archive.tell();
        QTRY_VERIFY(f.find<QPushButton>("archive.fetch")->isVisible());
    }

    void fetchingIsTurnedOnAndDoneNow() {
        PaneFixture f(5);
        f.load();
        fill(f);
        const auto pane = f.open<ui::ArchivePane>();
        auto* on = f.find<QCheckBox>("archive.enabled");
        auto* every = f.find<QComboBox>("archive.every");
        QTRY_VERIFY(on->isEnabled());
        QVERIFY(!every->isEnabled());
        on->click();
        QTRY_VERIFY(f.gateway.archive.state.settings.enabled);
        QTRY_VERIFY(every->isEnabled());
        every->setCurrentIndex(every->findData(15));
        Q_EMIT every->activated(every->currentIndex());
        QTRY_COMPARE(f.gateway.archive.state.settings.everyMinutes, 15);
        f.gateway.archive.holdWork = true;
        auto* now = f.find<QPushButton>("archive.fetch");
        now->click();
        QTRY_VERIFY(f.find<QProgressBar>("archive.progress")->isVisible());
        QVERIFY(!now->isEnabled());
        f.gateway.archive.release();
        QTRY_VERIFY(now->isEnabled());
        QTRY_COMPARE(pane->findChild<ui::Banner*>()->kind(), ui::Banner::Kind::Success);
        QCOMPARE(f.gateway.archive.fetches, std::size_t{1});
        f.gateway.archive.failNext(Error(ErrorKind::DiskFull, "DISK_FULL"));
        now->click();
        QTRY_COMPARE(pane->findChild<ui::Banner*>()->kind(), ui::Banner::Kind::Error);
    }

    void withoutAConnectionOnlyFetchingWaits() {
        PaneFixture f(5);
        f.load();
        fill(f);
        const auto pane = f.open<ui::ArchivePane>();
        QTRY_VERIFY(f.find<QPushButton>("archive.fetch")->isEnabled());
        f.setOnline(false);
        QTRY_VERIFY(!f.find<QPushButton>("archive.fetch")->isEnabled());
        QVERIFY(!f.find<QPushButton>("archive.fetch")->toolTip().isEmpty());
        QVERIFY(f.find<QPushButton>("archive.verify")->isEnabled());
    }

    void everyFaultIsNamedInWords() {
        PaneFixture f(5);
        f.load();
        fill(f);
        f.gateway.archive.report.faults = {{"altered", 7, ""},     {"missing", 12, ""},    {"tailMissing", 19, ""},
                                           {"reordered", 3, ""},   {"notAsStated", 4, ""}, {"removedTooEarly", 5, ""},
                                           {"badStatement", 6, ""}};
        const auto pane = f.open<ui::ArchivePane>();
        auto* go = f.find<QPushButton>("archive.verify");
        QTRY_VERIFY(go->isEnabled());
        f.gateway.archive.holdWork = true;
        go->click();
        QTRY_VERIFY(f.find<QProgressBar>("archive.verify.progress")->isVisible());
        QTRY_COMPARE(f.find<QProgressBar>("archive.verify.progress")->value(), 500);
        f.gateway.archive.release();
        auto* faults = f.find<QTableView>("archive.faults");
        QTRY_COMPARE(faults->model()->rowCount(), 7);
        QSet<QString> sentences;
        for (int row = 0; row < 7; ++row)
            sentences.insert(faults->model()->index(row, 1).data().toString());
        QCOMPARE(sentences.size(), 7);
        QVERIFY(faults->model()->index(0, 1).data().toString().contains(QStringLiteral("7")));
        QVERIFY(f.find<QLabel>("archive.finding")->text().contains(QStringLiteral("7")));
        f.find<QPushButton>("archive.report.open")->click();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = shownDialog<QDialog>(*pane, "archive.report")) != nullptr);
        QVERIFY(dialog->findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("service-key-1")));
        dialog->reject();
    }

    void verifyingCanBeStopped() {
        PaneFixture f(5);
        f.load();
        fill(f);
        const auto pane = f.open<ui::ArchivePane>();
        QTRY_VERIFY(f.find<QPushButton>("archive.verify")->isEnabled());
        f.gateway.archive.holdWork = true;
        f.find<QPushButton>("archive.verify")->click();
        QTRY_VERIFY(f.find<QPushButton>("archive.verify.stop")->isVisible());
        f.find<QPushButton>("archive.verify.stop")->click();
        QVERIFY(f.find<QPushButton>("archive.verify")->isVisible());
        f.gateway.archive.release();
        QCoreApplication::processEvents();
        QVERIFY(!f.find<QPushButton>("archive.report.open")->isVisible());
    }

    void evidenceOfARecordIsReadAndKept() {
        PaneFixture f(5);
        f.load();
        fill(f);
        const auto pane = f.open<ui::ArchivePane>();
        auto* number = f.find<QLineEdit>("archive.number");
        auto* make = f.find<QPushButton>("archive.evidence");
        QTRY_VERIFY(number->isVisible());
        QVERIFY(!make->isEnabled());
        QTest::keyClicks(number, QStringLiteral("12"));
        QTRY_VERIFY(make->isEnabled());
        make->click();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = shownDialog<QDialog>(*pane, "log.evidence")) != nullptr);
        const QString text = dialog->findChild<QTextBrowser*>()->toPlainText();
        QVERIFY(text.contains(QStringLiteral("森 花子")));
        QVERIFY(text.contains(QStringLiteral("203.0.113.7")));
        dialog->reject();
        number->setText(QStringLiteral("999"));
        make->click();
        QTRY_COMPARE(pane->findChild<ui::Banner*>()->kind(), ui::Banner::Kind::Error);
        pane->showResource(QStringLiteral("3"));
        QTRY_VERIFY(shownDialog<QDialog>(*pane, "log.evidence") != nullptr);
    }

    void wordsOfADetectionAreOnThePaper() {
        PaneFixture f(5);
        f.load();
        fill(f);
        auto& archive = f.gateway.archive;
        AuditRecord found = recordOf(21, "monitoring.detected", "佐藤 花子", tests::testNow());
        found.log = "detection";
        archive.records.push_back(found);
        archive.doing = recordOf(19, "talk.message.sent", "佐藤 花子", tests::testNow());
        archive.words = R"([{"where":"text","text":"新しい<単価>です","hits":[[10,16]]}])";
        const auto pane = f.open<ui::ArchivePane>();
        pane->showResource(QStringLiteral("21"));
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = shownDialog<QDialog>(*pane, "log.evidence")) != nullptr);
        auto* paper = dialog->findChild<QTextBrowser*>();
        QVERIFY(paper->toPlainText().contains(QStringLiteral("新しい<単価>です")));
        QVERIFY2(paper->toHtml().contains(QStringLiteral("単価")), "and the hit is marked");
        QVERIFY(paper->toPlainText().contains(QStringLiteral("19")));
        dialog->reject();
        archive.words.clear();
        pane->showResource(QStringLiteral("21"));
        QTRY_VERIFY((dialog = shownDialog<QDialog>(*pane, "log.evidence")) != nullptr);
        QVERIFY(!dialog->findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("単価")));
    }

    void whileAnotherProgramWritesItIsOnlyRead() {
        PaneFixture f(5);
        f.load();
        fill(f);
        auto& state = f.gateway.archive.state;
        state.error = Error(ErrorKind::Conflict, "ARCHIVE_IN_USE").with("holder", "sekisho, PID 4711");
        const auto pane = f.open<ui::ArchivePane>();
        QTRY_VERIFY(f.find<QPushButton>("archive.find")->isEnabled());
        QVERIFY(f.find<QLabel>("archive.warning.0")->text().contains(QStringLiteral("PID 4711")));
        QVERIFY(!f.find<QPushButton>("archive.fetch")->isEnabled());
        QVERIFY(!f.find<QPushButton>("archive.erase")->isEnabled());
        QVERIFY(f.find<QPushButton>("archive.verify")->isEnabled());
        state.error.reset();
        f.gateway.archive.tell();
        QTRY_VERIFY(f.find<QPushButton>("archive.fetch")->isEnabled());
    }

    void aPermitIsAskedForOnce() {
        PaneFixture f(5);
        f.load();
        fill(f);
        const auto pane = f.open<ui::ArchivePane>();
        auto* ask = f.find<QPushButton>("archive.permit");
        QTRY_VERIFY(f.find<QPushButton>("archive.fetch")->isVisible());
        QVERIFY(!ask->isVisible());
        f.gateway.archive.state.error = Error(ErrorKind::Forbidden, "LOG_ARCHIVE_PERMIT");
        f.gateway.archive.tell();
        QTRY_VERIFY(ask->isVisible());
        ask->click();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = shownDialog<QDialog>(*pane, "archive.permitDialog")) != nullptr);
        QPushButton* go = buttonOf(dialog, QStringLiteral("Ask for it"));
        QVERIFY(go);
        go->click();
        QTRY_COMPARE(f.gateway.logDesk.permitDays, 90);
    }

    void anOldRecordIsFoundAndBecomesEvidence() {
        PaneFixture f(5);
        f.load();
        fill(f);
        const auto pane = f.open<ui::ArchivePane>();
        auto* words = f.find<QLineEdit>("archive.find.words");
        auto* table = f.find<QTableView>("archive.found");
        QTRY_VERIFY(f.find<QPushButton>("archive.find")->isEnabled());
        QTest::keyClicks(words, QStringLiteral("nobody"));
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_VERIFY(f.find<QLabel>("archive.found.says")->isVisible());
        QVERIFY(!table->isVisible());
        words->clear();
        auto* log = f.find<QComboBox>("archive.find.log");
        log->setCurrentIndex(log->findData(QStringLiteral("admin")));
        f.find<QPushButton>("archive.find")->click();
        QTRY_COMPARE(table->model()->rowCount(), 10);
        QCOMPARE(table->model()->index(0, 5).data().toString(), QStringLiteral("2")); // the newest first
        f.find<QPushButton>("archive.find.evidence")->click();
        QTRY_VERIFY(shownDialog<QDialog>(*pane, "log.evidence") != nullptr);
    }

    void papersBecomeFiles() {
        PaneFixture f(5);
        f.load();
        QTemporaryDir folder;
        ports::ArchiveReport report;
        report.tenant = "demo";
        report.at = tests::testNow();
        report.records = 3;
        for (int i = 0; i < 100; ++i)
            report.faults.push_back({"altered", i + 1, ""});
        const QString pdf = folder.filePath(QStringLiteral("r.pdf"));
        QVERIFY(ui::writeArchiveReportPdf(report, pdf).has_value());
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("%PDF"));
        QVERIFY(bytes.count("/Type /Page\n") > 1);
        const AuditRecord record = recordOf(4, "member.suspend", "A", tests::testNow());
        const ports::ArchiveEvidence evidence{"{}\n", record, {}, {}};
        QVERIFY(ui::writeLogEvidencePdf(evidence, QTimeZone::utc(), folder.filePath(QStringLiteral("e.pdf"))));
        QCOMPARE(ui::writeTextFile("x", QStringLiteral("/nowhere/x")).error().code, std::string("FILE_WRITE_FAILED"));
    }

    void erasingNeedsConditionsAReasonAndAWord() {
        PaneFixture f(5);
        f.load();
        fill(f);
        const auto pane = f.open<ui::ArchivePane>();
        auto* erase = f.find<QPushButton>("archive.erase");
        QTRY_VERIFY(erase->isEnabled());
        erase->click();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = shownDialog<QDialog>(*pane, "archive.erase.dialog")) != nullptr);
        auto* go = dialog->findChild<QPushButton*>(QStringLiteral("archive.erase.go"));
        QVERIFY(!go->isEnabled());
        auto* log = dialog->findChild<QComboBox*>(QStringLiteral("archive.erase.log"));
        log->setCurrentIndex(log->findData(QStringLiteral("auth")));
        auto* says = dialog->findChild<QLabel*>(QStringLiteral("archive.erase.says"));
        QTRY_VERIFY(says->text().contains(QStringLiteral("10")));
        QVERIFY(!go->isEnabled()); // no reason yet
        dialog->findChild<QPlainTextEdit*>(QStringLiteral("archive.erase.reason"))
            ->setPlainText(QStringLiteral("請求"));
        QVERIFY(go->isEnabled());
        go->click();
        QDialog* confirm = nullptr;
        QTRY_VERIFY((confirm = shownDialog<QDialog>(*pane, "archive.erase.confirm")) != nullptr);
        QPushButton* agree = buttonOf(confirm, QStringLiteral("Erase"));
        QVERIFY(agree && !agree->isEnabled());
        QTest::keyClicks(confirm->findChild<QLineEdit*>(), QStringLiteral("ERASE"));
        QVERIFY(agree->isEnabled());
        agree->click();
        QTRY_COMPARE(f.gateway.archive.erased.size(), std::size_t{1});
        QCOMPARE(f.gateway.archive.erased.front().records, std::int64_t{10});
        QCOMPARE(f.gateway.archive.erased.front().reason, std::string("請求"));
        QCOMPARE(f.gateway.archive.erased.front().by, f.identity->name);
        QTRY_COMPARE(f.find<QTableView>("archive.erasures")->model()->rowCount(), 1);
        f.find<QTableView>("archive.erasures")->selectRow(0);
        auto* certificate = f.find<QPushButton>("archive.certificate");
        QTRY_VERIFY(certificate->isEnabled());
        certificate->click();
        QFileDialog* files = nullptr;
        QTRY_VERIFY((files = pane->findChild<QFileDialog*>()) != nullptr);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("c.json"));
        Q_EMIT files->fileSelected(path);
        QTRY_VERIFY(QFile::exists(path));
        files->reject();
    }

    void whatNeedsLookingAtIsSaid() {
        PaneFixture f(5);
        f.load();
        fill(f);
        auto& state = f.gateway.archive.state;
        state.error = Error(ErrorKind::DiskFull, "DISK_FULL");
        state.errorAt = tests::testNow();
        state.gap = 120;
        state.marked = 2;
        state.setAside = "archive_1.db.unreadable-1";
        state.keyChanged = true;
        state.newKeyId = "service-key-2";
        const auto pane = f.open<ui::ArchivePane>();
        for (int i = 0; i < 5; ++i)
            QTRY_VERIFY(f.find<QLabel>(qPrintable(QStringLiteral("archive.warning.%1").arg(i)))->isVisible());
        QVERIFY(f.find<QLabel>("archive.warning.3")->text().contains(QStringLiteral("120")));
        f.find<QPushButton>("archive.acceptKey")->click();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = pane->findChild<QDialog*>()) != nullptr && dialog->isVisible());
        buttonOf(dialog, QStringLiteral("Accept the key"))->click();
        QTRY_COMPARE(f.gateway.archive.state.keyId, std::string("service-key-2"));
        QTRY_VERIFY(!f.find<QLabel>("archive.warning.1")->isVisible());
    }

    void oldKeysAreListedAndRemoved() {
        PaneFixture f(5);
        f.load();
        fill(f);
        f.gateway.archive.left = {{true, "key.wrapped.old-1", 200, tests::testNow()},
                                  {true, "key.wrapped.old-2", 200, tests::testNow()},
                                  {false, "archive_1.db.unreadable-1", 5'000, tests::testNow()}};
        const auto pane = f.open<ui::ArchivePane>();
        auto* table = f.find<QTableView>("archive.leftoverList");
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 3);
        auto* remove = f.find<QPushButton>("archive.removeLeftover");
        QVERIFY(!remove->isEnabled());
        const auto removeAsked = [&](const char* warning) {
            remove->click();
            auto* dialog = pane->findChild<QDialog*>();
            QVERIFY(dialog && dialog->isVisible());
            QString said;
            for (const auto* label : dialog->findChildren<QLabel*>())
                said += label->text() + QLatin1Char('\n');
            QVERIFY2(said.contains(QLatin1String(warning)), qPrintable(said));
            QPushButton* go = buttonOf(dialog, QStringLiteral("Remove"));
            QVERIFY2(!go->isEnabled(), "without a reason nothing goes");
            dialog->findChild<QLineEdit*>(QStringLiteral("ask.reason"))->setText(QStringLiteral("tidying"));
            go->click();
            delete dialog;
        };
        table->selectRow(0);
        removeAsked("nobody will ever read");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        table->selectRow(1);
        removeAsked("cannot say what was in the archive");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        removeAsked("nothing here needs these keys");
        QTRY_VERIFY2(!table->isVisible(), "nothing is left: nothing is shown");
        const auto* certificates = f.find<QTableView>("archive.erasures")->model();
        QTRY_COMPARE(certificates->rowCount(), 3);
        QCOMPARE(certificates->index(1, 3).data().toString(),
                 QStringLiteral("Archive put aside: archive_1.db.unreadable-1"));
        QCOMPARE(certificates->index(1, 4).data().toString(), QStringLiteral("tidying"));
    }

    void whoMayOnlyLookCannotEraseOrFetch() {
        PaneFixture f(5);
        f.load();
        fill(f);
        f.identity->roles.clear();
        const auto pane = f.open<ui::ArchivePane>();
        QTRY_VERIFY(!f.find<QPushButton>("archive.erase")->isEnabled());
        QVERIFY(!f.find<QPushButton>("archive.erase")->toolTip().isEmpty());
        QVERIFY(!f.find<QPushButton>("archive.fetch")->isEnabled());
        QVERIFY(!f.find<QCheckBox>("archive.enabled")->isEnabled());
        QVERIFY(f.find<QPushButton>("archive.verify")->isEnabled());
    }
};

} // namespace sekisho::tests::test_archive_pane

SEKISHO_QTEST_MAIN(test_archive_pane, TestArchivePane)
#include "test_archive_pane.moc"
