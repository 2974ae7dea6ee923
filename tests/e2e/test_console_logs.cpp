// The logs with the real window and the real service: a failed sign-in is found by address and result, a member's
// history says what he and others did, and the log leaves through the log download in both kinds of CSV with the same
// records. In the end the audit chain holds.
#include "models/commands/log_commands.h"
#include "models/commands/log_words.h"
#include "models/items/log_export_model.h"
#include "models/items/log_table_model.h"
#include "tests/e2e/console_fixture.h"
#include "tests/e2e/member_phone.h"
#include "tests/fakes/qt_suite.h"

#include <QComboBox>
#include <QCryptographicHash>
#include <QFile>
#include <QFileDialog>
#include <QTableView>
#include <QToolButton>

namespace sekisho::tests::test_console_logs {

using items::LogExportModel;
using items::LogTableModel;

class TestConsoleLogs : public QObject {
    Q_OBJECT

    ServiceProcess service_;
    std::unique_ptr<Console> console_;
    QString who_;

    LogTableModel* records(const char* table = "logs.table") {
        auto* view = console_->await<QTableView>(table, 5'000);
        return view ? qobject_cast<LogTableModel*>(view->model()) : nullptr;
    }
    bool answered(const char* table = "logs.table") {
        LogTableModel* model = records(table);
        return model && QTest::qWaitFor([&] { return model->loaded() && !model->asking(); }, 15'000);
    }
    bool choose(const char* box, const QString& data) {
        auto* found = console_->seen<QComboBox>(box);
        if (!found || found->findData(data) < 0) return false;
        found->setCurrentIndex(found->findData(data));
        return true;
    }
    // Asks for an export of what is shown and waits until the list has it ready; its place in the list.
    int exported(const QString& format) {
        console_->window->openScreen(QStringLiteral("audit.login"));
        if (!console_->click("logs.exportButton")) return -1;
        if (!QTest::qWaitFor([&] { return console_->dialog() != nullptr; }, 5'000)) return -1;
        auto* box = console_->dialog()->findChild<QComboBox*>(QStringLiteral("ask.format"));
        if (!box) return -1;
        box->setCurrentText(format);
        if (!console_->confirm()) return -1;
        console_->window->openScreen(QStringLiteral("audit.download"));
        auto* list = console_->await<QTableView>("logDownload.table", 15'000);
        if (!list) return -1;
        auto* model = static_cast<LogExportModel*>(list->model());
        int row = -1;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                for (row = 0; row < model->rowCount(); ++row)
                    if (commands::logFormatText(model->at(row).format) == format &&
                        model->at(row).state == LogExportState::Ready)
                        return true;
                return false;
            },
            30'000));
        return row < model->rowCount() ? row : -1;
    }
    QByteArray fetched(int row, const QString& path) {
        auto* list = console_->seen<QTableView>("logDownload.table");
        list->selectRow(row);
        if (!console_->window->registry().trigger(commands::kFetchLogFile).applies) return {};
        auto* dialog = console_->window->findChild<QFileDialog*>(QStringLiteral("export.file"));
        if (!dialog) return {};
        dialog->reject();
        Q_EMIT dialog->fileSelected(path);
        if (!QTest::qWaitFor([&] { return QFile::exists(path); }, 20'000)) return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static int lines(const QByteArray& csv) {               // of records without line ends in their cells
        return static_cast<int>(csv.trimmed().count('\n')); // the heading is one of them
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(60, kMemberPassword));
        QVERIFY(service_.start());
        console_ = std::make_unique<Console>();
        console_->start(service_, kDeputy);
        QVERIFY(console_->signIn(kMemberPassword));
        who_ = somebody(*console_, 3);
        MemberPhone phone(service_.url, service_.caFile);
        QVERIFY(!phone.signIn(who_, QStringLiteral("not-the-password")));
        QVERIFY(phone.signIn(who_, kMemberPassword));
    }
    void cleanupTestCase() {
        console_.reset();
        service_.stop();
        QVERIFY(service_.auditHolds());
    }

    void aFailedSignInIsFoundByAddressAndResult() {
        console_->window->openScreen(QStringLiteral("audit.login"));
        QVERIFY(answered());
        QVERIFY(records()->rowCount() > 1);
        QVERIFY(choose("logs.result", QStringLiteral("failed")));
        console_->seen<QLineEdit>("logs.ip")->setText(QStringLiteral("127.0.0.0/8"));
        QTRY_COMPARE_WITH_TIMEOUT(records()->query().ip, std::string("127.0.0.0/8"), 5'000);
        QVERIFY(answered());
        QVERIFY(records()->rowCount() > 0);
        const AuditRecord found = records()->recordAt(0);
        QCOMPARE(found.action, std::string("signIn.failure"));
        QCOMPARE(found.reason, std::string("LOGIN_FAILED"));
        QVERIFY(found.ip.starts_with("127."));
        QVERIFY(!found.requestId.empty() && !found.hash.empty());
        console_->seen<QTableView>("logs.table")->selectRow(0);
        QTRY_VERIFY(console_->seen<QLabel>("logs.fact.hash"));
        QCOMPARE(console_->seen<QLabel>("logs.fact.hash")->text().remove(QLatin1Char('\n')),
                 QString::fromStdString(found.hash));
        QVERIFY(console_->click("logs.clear"));
        QVERIFY(answered());
    }

    void theHistoryOfAMember() {
        const std::string id = idOf(*console_, who_);
        QVERIFY(!id.empty());
        console_->window->openScreen(QStringLiteral("audit.login"));
        console_->window->pane(QStringLiteral("audit.login"))->showResource(QString::fromStdString(id));
        QVERIFY(answered("history.table"));
        LogTableModel* days = records("history.table");
        QVERIFY(days->rowCount() > 2);
        QVERIFY(days->isDay(0));
        int failures = 0;
        for (int row = 0; row < days->rowCount(); ++row)
            if (!days->isDay(row) && days->recordAt(row).action == "signIn.failure") ++failures;
        QCOMPARE(failures, 1);
        QVERIFY(console_->click("history.back"));
        QVERIFY(answered());
    }

    // Both kinds of CSV hold the same records, and the file is what its digest says.
    void theLogLeavesInBothKindsOfCsv() {
        console_->window->openScreen(QStringLiteral("audit.login"));
        QVERIFY(answered());
        QTemporaryDir folder;
        QByteArray files[2];
        std::int64_t counts[2] = {};
        const LogFormat formats[] = {LogFormat::SourceCsv, LogFormat::Csv};
        for (int i = 0; i < 2; ++i) {
            const int row = exported(commands::logFormatText(formats[i]));
            QVERIFY2(row >= 0, qPrintable(commands::logFormatText(formats[i])));
            auto* list = console_->seen<QTableView>("logDownload.table");
            const LogExport made = static_cast<LogExportModel*>(list->model())->at(row);
            counts[i] = made.records;
            files[i] = fetched(row, folder.filePath(QStringLiteral("%1.csv").arg(i)));
            QCOMPARE(static_cast<qint64>(files[i].size()), static_cast<qint64>(made.bytes));
            QCOMPARE(QCryptographicHash::hash(files[i], QCryptographicHash::Sha256).toHex().toStdString(), made.digest);
        }
        QVERIFY(counts[0] > 2);
        QCOMPARE(counts[0], counts[1]);
        QCOMPARE(lines(files[0]), static_cast<int>(counts[0]));
        QCOMPARE(lines(files[1]), static_cast<int>(counts[1]));
        QVERIFY(files[1].contains("seq,time,recordedTime,log,action"));
        QVERIFY(files[1].contains("signIn.failure"));
    }
};

} // namespace sekisho::tests::test_console_logs

SEKISHO_QTEST_MAIN(test_console_logs, TestConsoleLogs)
#include "test_console_logs.moc"
