// Logs on the wire: what is asked, what the answers become, and a file that comes in pieces over a connection that
// breaks.
#include "models/api/log_wire.h"
#include "tests/fakes/net_signed.h"
#include "tests/fakes/qt_suite.h"

#include <QCryptographicHash>
#include <QTest>

namespace sekisho::tests::test_net_logs {

using namespace sekisho::fakes;

namespace {

AuditRecord someRecord() {
    AuditRecord one;
    one.seq = 4'711;
    one.log = "auth";
    one.at = *parseInstant("2026-11-26T01:00:00Z");
    one.actorId = "u1";
    one.actorName = "佐藤 花子";
    one.action = "auth.signIn";
    one.result = "failed";
    one.reason = "LOGIN_FAILED";
    one.ip = "203.0.113.7";
    one.requestId = "r-1";
    return one;
}

QByteArray askedOf(const SeenRequest& request) {
    return request.method + ' ' + request.target;
}

struct Download {
    QByteArray file;
    LogExport ready;
    QByteArray got;
    int pieces = 0;
    Outcome<std::monostate> call;

    explicit Download(qsizetype bytes) {
        for (qsizetype i = 0; i < bytes; ++i)
            file += static_cast<char>('a' + i * 7 % 23);
        ready.id = "e/1";
        ready.state = LogExportState::Ready;
        ready.bytes = file.size();
        ready.digest = QCryptographicHash::hash(file, QCryptographicHash::Sha256).toHex().toStdString();
    }
    void start(Signed& s) {
        call.handle = s.gateway->logs().fetchExport(
            ready, s.fixture.loop,
            [this](const std::string& piece) {
                got += QByteArray::fromStdString(piece);
                ++pieces;
            },
            call.reply());
    }
};

// The rest of a file from the byte that a request asks for, at most `most` bytes of it; then the connection breaks.
// Whether the service is there again is asked meanwhile, too.
void sendPart(const Download& download, const SeenRequest& request, Conversation& to, qsizetype most) {
    if (!request.path().endsWith("/file")) return to.answer(200, "{}");
    const QByteArray range = request.headers.value("range");
    const qsizetype from = range.isEmpty() ? 0 : range.mid(6).chopped(1).toLongLong();
    const QByteArray rest = download.file.mid(from);
    QByteArray head = from > 0 ? "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + QByteArray::number(from) +
                                     '-' + QByteArray::number(download.file.size() - 1) + '/' +
                                     QByteArray::number(download.file.size()) + "\r\n"
                               : QByteArray("HTTP/1.1 200 OK\r\n");
    head += "Content-Type: text/csv; charset=utf-8\r\nContent-Length: " + QByteArray::number(rest.size()) + "\r\n\r\n";
    to.raw(head + rest.left(most));
    if (rest.size() > most) to.close();
}

} // namespace

class TestNetLogs : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void asksForWhatTheQuestionSays() {
        Signed s;
        QVERIFY(s.ok);
        const Instant looked = *parseInstant("2026-11-20T00:00:00Z");
        s.answer([&](const SeenRequest&, Conversation& to) {
            to.answer(200, QByteArray::fromStdString(api::logPageText({{someRecord()}, "next", looked})));
        });
        LogQuery query;
        query.logs = {"auth"};
        query.from = *parseInstant("2026-11-19T15:00:00Z");
        query.ip = "203.0.113.0/24";
        query.result = "failed";
        query.text = "佐藤 & 花子";
        Outcome<ports::LogPage> call;
        call.handle = s.gateway->logs().search(query, "c/1", 100, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        const ports::LogPage& page = **call.result;
        QCOMPARE(page.records.size(), std::size_t{1});
        QCOMPARE(page.records.front().actorName, someRecord().actorName);
        QCOMPARE(page.records.front().reason, someRecord().reason);
        QCOMPARE(page.nextCursor, std::string("next"));
        QVERIFY(page.searchedTo == looked);
        const QByteArray asked = askedOf(s.fixture.server.requests.last());
        QVERIFY2(asked.startsWith("GET /v1.0/admin/logs/records?count=100&"), asked.constData());
        for (const char* part :
             {"&logs=auth", "&result=failed", "&ip=203.0.113.0%2F24", "&cursor=c%2F1",
              "&text=%E4%BD%90%E8%97%A4%20%26%20%E8%8A%B1%E5%AD%90", "&from=2026-11-19T15%3A00%3A00"})
            QVERIFY2(asked.contains(part), part);
    }

    void oneRecordAndTheLogsThatThereAre() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest& request, Conversation& to) {
            if (request.path().endsWith("/records/4711")) {
                std::string text;
                api::appendLogRecord(text, someRecord());
                return to.answer(200, QByteArray::fromStdString(text));
            }
            to.answer(200, QByteArray::fromStdString(api::logStandingsText({{"auth", 12, {}, 180}})));
        });
        Outcome<AuditRecord> record;
        record.handle = s.gateway->logs().record(4'711, s.fixture.loop, record.reply());
        QTRY_VERIFY(record.done());
        QVERIFY2(record.ok(), record.code().c_str());
        QCOMPARE((**record.result).seq, std::int64_t{4'711});
        Outcome<std::vector<ports::LogStanding>> logs;
        logs.handle = s.gateway->logs().standings(s.fixture.loop, logs.reply());
        QTRY_VERIFY(logs.done());
        QVERIFY2(logs.ok(), logs.code().c_str());
        QCOMPARE((**logs.result).front().days, 180);
        QCOMPARE(askedOf(s.fixture.server.requests.last()), QByteArray("GET /v1.0/admin/logs"));
    }

    void exportsAreAskedForListedAndWithdrawn() {
        Signed s;
        QVERIFY(s.ok);
        LogExport made;
        made.id = "e1";
        made.createdAt = made.expiresAt = *parseInstant("2026-11-26T01:00:00Z");
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (request.method == "DELETE") return to.answer(204);
            to.answer(200, QByteArray::fromStdString(request.method == "POST" ? api::logExportText(made)
                                                                              : api::logExportsText({made})));
        });
        LogQuery query;
        query.logs = {"auth"};
        Outcome<LogExport> wish;
        wish.handle = s.gateway->logs().requestExport(query, LogFormat::Csv, false, s.fixture.loop, wish.reply());
        QTRY_VERIFY(wish.done());
        QVERIFY2(wish.ok(), wish.code().c_str());
        QCOMPARE((**wish.result).id, made.id);
        const SeenRequest asked = s.fixture.server.requests.last();
        QCOMPARE(askedOf(asked), QByteArray("POST /v1.0/admin/logs/exports"));
        QCOMPARE(asked.body, QByteArray::fromStdString(api::logExportWishText({query, LogFormat::Csv, false})));
        QVERIFY(!asked.headers.value("idempotency-key").isEmpty());
        Outcome<LogExport> texts;
        const ContentQuery written{{}, {}, "hana", "", "", "極秘", true};
        texts.handle =
            s.gateway->logs().requestContentExport(written, LogFormat::JsonLines, true, s.fixture.loop, texts.reply());
        QTRY_VERIFY(texts.done());
        QVERIFY2(texts.ok(), texts.code().c_str());
        QCOMPARE(s.fixture.server.requests.last().body,
                 QByteArray::fromStdString(api::logExportWishText({{}, LogFormat::JsonLines, true, written})));
        Outcome<std::vector<LogExport>> list;
        list.handle = s.gateway->logs().exports(s.fixture.loop, list.reply());
        QTRY_VERIFY(list.done());
        QVERIFY2(list.ok(), list.code().c_str());
        QCOMPARE((**list.result).size(), std::size_t{1});
        Outcome<std::monostate> gone;
        gone.handle = s.gateway->logs().cancelExport("e/1", s.fixture.loop, gone.reply());
        QTRY_VERIFY(gone.done());
        QVERIFY2(gone.ok(), gone.code().c_str());
        QCOMPARE(askedOf(s.fixture.server.requests.last()), QByteArray("DELETE /v1.0/admin/logs/exports/e%2F1"));
    }

    void aFileComesWholeAndItsDigestIsCompared() {
        Signed s;
        QVERIFY(s.ok);
        Download download(600'000);
        s.answer([&](const SeenRequest& request, Conversation& to) { sendPart(download, request, to, 1 << 30); });
        download.start(s);
        QTRY_VERIFY_WITH_TIMEOUT(download.call.done(), 20'000);
        QVERIFY2(download.call.ok(), download.call.code().c_str());
        QCOMPARE(download.got, download.file);
        QCOMPARE(askedOf(s.fixture.server.requests.last()), QByteArray("GET /v1.0/admin/logs/exports/e%2F1/file"));
    }

    // Each connection brings a part; every byte arrives once.
    void aTransferThatIsCutGoesOnWhereItEnded() {
        Signed s([](net::GatewayConfig& config) { config.timings.retryPauses = {std::chrono::milliseconds(5)}; });
        QVERIFY(s.ok);
        Download download(500'000);
        s.answer([&](const SeenRequest& request, Conversation& to) { sendPart(download, request, to, 130'000); });
        download.start(s);
        QTRY_VERIFY_WITH_TIMEOUT(download.call.done(), 20'000);
        QVERIFY2(download.call.ok(), download.call.code().c_str());
        QCOMPARE(download.got, download.file);
        QVERIFY(s.fixture.server.count("GET", "/v1.0/admin/logs/exports/e%2F1/file") >= 4);
    }

    // A service that gives the whole file again, whatever is asked for.
    void whatIsHereAlreadyIsNotTakenTwice() {
        Signed s([](net::GatewayConfig& config) { config.timings.retryPauses = {std::chrono::milliseconds(5)}; });
        QVERIFY(s.ok);
        Download download(300'000);
        int answers = 0;
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (!request.path().endsWith("/file")) return to.answer(200, "{}");
            SeenRequest whole = request;
            whole.headers.clear();
            sendPart(download, whole, to, ++answers == 1 ? 100'000 : 1 << 30);
        });
        download.start(s);
        QTRY_VERIFY_WITH_TIMEOUT(download.call.done(), 20'000);
        QVERIFY2(download.call.ok(), download.call.code().c_str());
        QCOMPARE(download.got, download.file);
        QCOMPARE(answers, 2);
    }

    void aConnectionThatBringsNothingIsGivenUp() {
        Signed s([](net::GatewayConfig& config) { config.timings.retryPauses = {std::chrono::milliseconds(1)}; });
        QVERIFY(s.ok);
        Download download(1'000);
        s.answer([](const SeenRequest&, Conversation& to) { to.close(); });
        download.start(s);
        QTRY_VERIFY_WITH_TIMEOUT(download.call.done(), 20'000);
        QVERIFY(!download.call.ok());
        QCOMPARE(download.call.result->error().kind, ErrorKind::Unavailable);
    }

    void anotherFileThanToldIsRefused() {
        Signed s;
        QVERIFY(s.ok);
        Download download(10'000);
        download.file[5'000] = '!';
        s.answer([&](const SeenRequest& request, Conversation& to) { sendPart(download, request, to, 1 << 30); });
        download.start(s);
        QTRY_VERIFY(download.call.done());
        QCOMPARE(download.call.code(), std::string("LOG_EXPORT_DAMAGED"));
        Download longer(10'000);
        longer.file += "more";
        s.answer([&](const SeenRequest& request, Conversation& to) { sendPart(longer, request, to, 1 << 30); });
        longer.start(s);
        QTRY_VERIFY(longer.call.done());
        QCOMPARE(longer.call.code(), std::string("LOG_EXPORT_DAMAGED"));
    }

    void afterTheHandleIsGoneNothingComes() {
        Signed s([](net::GatewayConfig& config) { config.timings.retryPauses = {std::chrono::milliseconds(5)}; });
        QVERIFY(s.ok);
        Download download(400'000);
        s.answer([&](const SeenRequest& request, Conversation& to) { sendPart(download, request, to, 50'000); });
        download.start(s);
        QTRY_VERIFY(download.pieces > 0);
        download.call.handle.cancel();
        const qsizetype before = download.got.size();
        QTest::qWait(100);
        QCOMPARE(download.got.size(), before);
        QCOMPARE(download.call.replies, 0);
    }

    void theChainComesInLines() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest& request, Conversation& to) {
            if (request.method == "POST")
                return to.answer(200, QByteArray::fromStdString(api::chainRunText({"run/1", 12, 3, "{}", false})));
            to.answer(200, "{\"seq\":4}\n{\"seq\":5}\n", "application/x-ndjson");
        });
        Outcome<ports::ChainRun> run;
        run.handle = s.gateway->logs().beginRun(3, s.fixture.loop, run.reply());
        QTRY_VERIFY(run.done());
        QVERIFY2(run.ok(), run.code().c_str());
        QCOMPARE(s.fixture.server.requests.last().body, QByteArray("{\"after\":3}"));
        QCOMPARE((**run.result).upTo, std::int64_t{12});
        QVERIFY(!(**run.result).complete);
        Outcome<std::vector<std::string>> lines;
        lines.handle = s.gateway->logs().chain(**run.result, 3, 500, s.fixture.loop, lines.reply());
        QTRY_VERIFY(lines.done());
        QVERIFY2(lines.ok(), lines.code().c_str());
        QVERIFY((**lines.result == std::vector<std::string>{R"({"seq":4})", R"({"seq":5})"}));
        QCOMPARE(askedOf(s.fixture.server.requests.last()),
                 QByteArray("GET /v1.0/admin/logs/runs/run%2F1/records?after=3&count=500"));
    }
};

} // namespace sekisho::tests::test_net_logs

SEKISHO_QTEST_MAIN(test_net_logs, TestNetLogs)
#include "test_net_logs.moc"
