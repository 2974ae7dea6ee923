// Operations on their way to the service when the connection is lost: they go on where it was, and nothing is doubled.
#include "models/commands/changeset_upload.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/qt_suite.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <thread>

namespace sekisho::tests::test_changeset_upload {

namespace {

constexpr std::int64_t kRows = 60'000, kLost = 57'312, kChunkRows = 5'000;

std::string linesOf(std::int64_t first, std::int64_t count) {
    std::string out;
    for (std::int64_t no = first; no < first + count; ++no)
        out += "{\"no\":" + std::to_string(no) + ",\"kind\":\"member\",\"action\":\"update\",\"id\":\"m" +
               std::to_string(no) + "\"}\n";
    return out;
}

} // namespace

class TestChangesetUpload : public QObject {
    Q_OBJECT

    ManualClock clock_{*parseInstant("2026-11-22T09:00:00Z")};
    ports::InlineExecutor gui_;

    ChangesetId opened(fakes::FakeGateway& gateway) {
        ChangesetId id;
        NewChangeset wanted;
        wanted.title = "April";
        gateway.pipe.create(wanted, gui_, [&](Result<Changeset> made) { id = made->id; }).detach();
        return id;
    }

  private Q_SLOTS:
    void goesOnAtTheRowWhereTheConnectionWasLost() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        const ChangesetId id = opened(gateway);
        const auto upload = commands::ChangesetUpload::make(gateway.pipe);
        upload->into(id);
        const ports::OperationSink sink = upload->sink();
        for (std::int64_t first = 1; first <= kRows; first += kChunkRows) {
            const std::string lines = linesOf(first, kChunkRows);
            if (first <= kLost && kLost < first + kChunkRows) {
                // The service has taken in a part of the chunk, and its answer never came.
                gateway.pipe.send(id, first, linesOf(first, kLost - first + 1), gui_, [](Result<std::int64_t>) {})
                    .detach();
                QCOMPARE(gateway.pipe.find(id)->head.total, kLost);
                gateway.failNext("changesets.send", Error(ErrorKind::Unavailable, "SERVICE_UNREACHABLE"));
            }
            const Done done = sink({first, kChunkRows, lines});
            QVERIFY2(done.has_value(), done ? "" : done.error().code.c_str());
        }
        const auto& operations = gateway.pipe.find(id)->operations;
        QCOMPARE(static_cast<std::int64_t>(operations.size()), kRows);
        for (std::size_t i = 0; i < operations.size(); ++i)
            QCOMPARE(operations[i].no, static_cast<std::int64_t>(i) + 1);
    }

    void whatIsRefusedIsNotSentAgain() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        const auto upload = commands::ChangesetUpload::make(gateway.pipe);
        upload->into(ChangesetId("gone"));
        const auto before = gateway.callsOf("changesets.send");
        const Done done = upload->sink()({1, 1, linesOf(1, 1)});
        QVERIFY(!done);
        QCOMPARE(done.error().code, std::string("CHANGESET_NOT_EXIST"));
        QCOMPARE(gateway.callsOf("changesets.send"), before + 1);
    }

    void whoGivesUpDoesNotWait() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        const auto upload = commands::ChangesetUpload::make(gateway.pipe);
        upload->into(opened(gateway));
        gateway.setOffline(true);
        QElapsedTimer timer;
        timer.start();
        std::jthread other([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(400));
            upload->stop();
        });
        const Done done = upload->sink()({1, 1, linesOf(1, 1)});
        QVERIFY(!done);
        QCOMPARE(done.error().code, std::string("CANCELLED"));
        QVERIFY(timer.elapsed() < 3'000);
    }
};

} // namespace sekisho::tests::test_changeset_upload

SEKISHO_QTEST_GUILESS_MAIN(test_changeset_upload, TestChangesetUpload)
#include "test_changeset_upload.moc"
