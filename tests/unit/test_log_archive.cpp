// What an archive takes, and that it says where something does not fit.

#include "tests/unit/archive_fixture.h"

#include <fstream>

namespace sekisho::store::testing::test_log_archive {
namespace {

using LogArchiveTest = ArchiveTest;

TEST_F(LogArchiveTest, takesTheChainAndProvesIt) {
    service.fill(100);
    openArchive();
    fetch();
    const auto is = state();
    EXPECT_EQ(is.records, 100);
    EXPECT_EQ(is.firstSeq, 1);
    EXPECT_EQ(is.lastSeq, 100);
    EXPECT_EQ(is.oldest, service.records.front().at);
    EXPECT_EQ(is.newest, service.records.back().at);
    EXPECT_EQ(is.keyId, service.signing.key().keyId());
    EXPECT_EQ(is.marked, 0);
    EXPECT_EQ(is.gap, 0);
    const auto report = verified();
    EXPECT_TRUE(report.whole()) << faultsOf(report);
    EXPECT_EQ(report.records, 100);
    EXPECT_EQ(report.statements, 10);
    EXPECT_EQ(report.unsignedRecords, 0);
    EXPECT_EQ(report.lastHash, service.records.back().hash);
    EXPECT_EQ(report.keyFingerprint, service.signing.key().fingerprint());
}

TEST_F(LogArchiveTest, whatIsNotSignedYetIsCounted) {
    service.fill(13);
    openArchive();
    fetch();
    EXPECT_EQ(verified().unsignedRecords, 3);
}

TEST_F(LogArchiveTest, goesOnAfterItWasClosed) {
    service.fill(30);
    openArchive();
    fetch();
    service.fill(45);
    openArchive();
    EXPECT_EQ(intake->last(), 30);
    fetch(7);
    EXPECT_EQ(state().records, 75);
    EXPECT_TRUE(verified().whole());
}

TEST_F(LogArchiveTest, takesNothingTwice) {
    service.fill(30);
    openArchive();
    fetch();
    const auto again = intake->take(service.lines(10, 30));
    ASSERT_EQ(reason(again), "");
    EXPECT_EQ(again->records, 0);
    EXPECT_EQ(again->faults, 0);
    EXPECT_EQ(state().records, 30);
}

TEST_F(LogArchiveTest, anotherRecordInTheSamePlaceIsMarked) {
    service.fill(30);
    openArchive();
    fetch();
    service.records[14].hash[0] = service.records[14].hash[0] == 'a' ? 'b' : 'a';
    const auto again = intake->take(service.lines(10, 20));
    ASSERT_EQ(reason(again), "");
    EXPECT_EQ(again->faults, 1);
    EXPECT_EQ(state().marked, 1);
}

TEST_F(LogArchiveTest, anAlteredLineIsStoredAndMarked) {
    service.fill(30);
    service.records[16].targetName = "somebody else"; // its hash stays
    openArchive();
    fetch();
    EXPECT_EQ(state().records, 30);
    EXPECT_EQ(state().marked, 1);
    EXPECT_EQ(faultsOf(verified()), "altered@17 ");
}

TEST_F(LogArchiveTest, aMissingRecordIsMarked) {
    service.fill(30);
    auto lines = service.lines(0, 30);
    std::erase_if(lines, [](const std::string& line) { return line.starts_with("{\"seq\":12,"); });
    openArchive();
    ASSERT_EQ(reason(intake->begin(service.run())), "");
    const auto taken = intake->take(lines);
    ASSERT_EQ(reason(taken), "");
    EXPECT_EQ(taken->records, 29);
    EXPECT_GE(taken->faults, 1);
    EXPECT_EQ(faultsOf(verified()), "missing@12 ");
}

TEST_F(LogArchiveTest, aLineThatCannotBeReadStopsThePage) {
    service.fill(10);
    auto lines = service.lines(0, 10);
    lines[4] = lines[4].substr(0, 40);
    openArchive();
    ASSERT_EQ(reason(intake->begin(service.run())), "");
    const auto taken = intake->take(lines);
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code, "AUDIT_LINE_FORMAT");
    EXPECT_EQ(state().records, 0);
    fetch();
    EXPECT_TRUE(verified().whole());
}

TEST_F(LogArchiveTest, whatTheServiceHadForgottenIsAGap) {
    service.fill(20);
    openArchive();
    fetch();
    service.fill(60);
    service.oldest = 41;
    service.state();
    fetch();
    EXPECT_EQ(state().gap, 20);
    EXPECT_EQ(state().records, 60);
    const auto report = verified();
    EXPECT_TRUE(report.whole()) << faultsOf(report);
}

TEST_F(LogArchiveTest, aChainThatBeginsLaterIsNoGap) {
    service.fill(40);
    service.oldest = 11;
    service.state();
    openArchive();
    fetch(100);
    EXPECT_EQ(state().gap, 0);
    EXPECT_EQ(state().firstSeq, 11);
    EXPECT_TRUE(verified().whole()) << faultsOf(verified());
}

TEST_F(LogArchiveTest, aServiceThatWasPutBackIsMarked) {
    service.fill(30);
    openArchive();
    fetch();
    service.records.resize(20);
    ASSERT_EQ(reason(intake->begin(service.run())), "");
    EXPECT_EQ(state().marked, 1);
}

TEST_F(LogArchiveTest, anotherKeyIsToldAndProvesNothingUntilItIsAccepted) {
    service.fill(20);
    openArchive();
    fetch();
    const std::string first = state().keyId;
    service.signing = SigningService();
    service.fill(10);
    fetch();
    auto is = state();
    EXPECT_TRUE(is.keyChanged);
    EXPECT_EQ(is.keyId, first);
    EXPECT_EQ(is.newKeyId, service.signing.key().keyId());
    EXPECT_EQ(faultsOf(verified()), "badStatement@30 ");
    ASSERT_EQ(reason(archive->acceptKey(is.newKeyId)), "");
    is = state();
    EXPECT_FALSE(is.keyChanged);
    EXPECT_EQ(is.keyId, service.signing.key().keyId());
    EXPECT_TRUE(verified().whole());
    EXPECT_EQ(archive->acceptKey("nobody's").error().code, "ARCHIVE_KEY_UNKNOWN");
}

TEST_F(LogArchiveTest, aForgedStatementIsMarked) {
    service.fill(19);
    openArchive();
    auto lines = service.lines(0, 19);
    const SigningService stranger;
    proof::Statement forged = service.statements.front();
    forged.head = {19, service.records.back().hash};
    lines.push_back(proof::evidenceStatementLine(stranger.jws(proof::statementText(forged))));
    ASSERT_EQ(reason(intake->begin(service.run())), "");
    ASSERT_EQ(reason(intake->take(lines)), "");
    EXPECT_EQ(state().marked, 1);
}

// --- somebody writes into the file
// ------------------------------------------------------------------------------------

TEST_F(LogArchiveTest, everyKindOfChangeToTheFileIsNamed) {
    struct Change {
        const char* sqlText;
        const char* fault;
    };
    for (const Change& change :
         {Change{"UPDATE record SET line = replace(line, 'target-2', 'target-3') WHERE seq = 22", "altered@22 "},
          Change{"UPDATE record SET at = at + 1 WHERE seq = 22", "altered@22 "},
          Change{"UPDATE record SET state = 1, line = '' WHERE seq = 22", "removedTooEarly@22 altered@22 "},
          Change{"UPDATE record SET state = 2, line = '' WHERE seq = 22", "removedTooEarly@22 altered@22 "},
          Change{"DELETE FROM record WHERE seq = 22", "missing@22 "},
          Change{"DELETE FROM record WHERE seq > 95", "tailMissing@96 "},
          Change{"DELETE FROM record WHERE seq < 5", "missing@1 "}}) {
        std::filesystem::remove_all(folder.path);
        std::filesystem::create_directories(folder.path);
        service = ChainScript();
        service.fill(100);
        openArchive();
        fetch();
        ASSERT_TRUE(verified().whole());
        ASSERT_EQ(reason(archive->db().script(change.sqlText)), "") << change.sqlText;
        EXPECT_EQ(faultsOf(verified()), change.fault) << change.sqlText;
        intake.reset();
        archive.reset();
    }
}

// Two halves are checked at once: what is wrong in either, or where they meet, is named all the same.
TEST_F(LogArchiveTest, aLongChainIsCheckedInHalves) {
    service.perStatement = 1000;
    service.fill(24'000);
    openArchive();
    fetch(6000);
    std::int64_t last = 0;
    const std::atomic<bool> stop{false};
    const auto report = verifyArchive(place(), clock, stop, [&](std::int64_t done, std::int64_t) {
        EXPECT_GE(done, last);
        last = done;
    });
    ASSERT_EQ(reason(report), "");
    EXPECT_TRUE(report->whole()) << faultsOf(*report);
    EXPECT_EQ(last, 24'000);
    EXPECT_EQ(report->records, 24'000);
    EXPECT_EQ(report->lastHash, service.records.back().hash);
    LogQuery query;
    query.actor = "user-3";
    ASSERT_EQ(reason(eraseFromArchive(archive->db(), query, "A", "B", clock)), "");
    EXPECT_TRUE(verified().whole()) << faultsOf(verified());
    for (const std::int64_t seq : {11'999, 12'000, 12'001}) {
        ASSERT_EQ(reason(archive->db().script("UPDATE record SET at = at + 1 WHERE seq = " + std::to_string(seq))), "");
        EXPECT_EQ(faultsOf(verified()), fmt::format("altered@{} ", seq));
        ASSERT_EQ(reason(archive->db().script("UPDATE record SET at = at - 1 WHERE seq = " + std::to_string(seq))), "");
    }
    ASSERT_EQ(reason(archive->db().script("DELETE FROM record WHERE seq = 12000")), "");
    EXPECT_EQ(faultsOf(verified()), "missing@12000 ");
    const std::atomic<bool> stopped{true};
    EXPECT_EQ(verifyArchive(place(), clock, stopped, {}).error().code, "CANCELLED");
}

TEST_F(LogArchiveTest, aDamagedPageIsNamedAndTheRestIsVerified) {
    service.fill(4000);
    openArchive();
    fetch(1000);
    ASSERT_EQ(reason(archive->db().script("PRAGMA wal_checkpoint(TRUNCATE)")), "");
    intake.reset();
    archive.reset();
    {
        std::fstream raw(file(), std::ios::in | std::ios::out | std::ios::binary);
        raw.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file()) / 4 + 100));
        raw << "damage";
    }
    const auto report = verified();
    EXPECT_FALSE(report.whole());
    EXPECT_GT(report.records, 1000);
}

TEST_F(LogArchiveTest, aFileOfAnotherKeyIsPutAsideAndTold) {
    service.fill(20);
    openArchive();
    fetch();
    const sql::Key before = key;
    key = sql::randomKey();
    openArchive();
    EXPECT_EQ(state().records, 0);
    const std::string aside = state().setAside;
    ASSERT_EQ(aside, "archive.db.unreadable-1");
    fetch();
    EXPECT_EQ(state().records, 20);
    intake.reset();
    archive.reset();
    auto old = LogArchive::open(folder.path / aside, before, ArchiveSource::Service, clock);
    ASSERT_EQ(reason(old), "");
    EXPECT_EQ(old->state()->records, 20);
}

TEST_F(LogArchiveTest, oneWriterAtATimeAndOneSource) {
    openArchive();
    EXPECT_EQ(LogArchive::open(file(), key, ArchiveSource::Service, clock).error().code, "ARCHIVE_IN_USE");
    intake.reset();
    archive.reset();
    EXPECT_EQ(LogArchive::open(file(), key, ArchiveSource::Downloads, clock).error().code, "ARCHIVE_SOURCE");
}

// --- evidence
// ---------------------------------------------------------------------------------------------------------

TEST_F(LogArchiveTest, evidenceOfOneRecordStandsAlone) {
    service.fill(30);
    openArchive();
    fetch();
    const auto evidence = archiveEvidence(archive->db(), 14, clock);
    ASSERT_EQ(reason(evidence), "");
    EXPECT_NE(evidence->file.find(service.records[13].targetName), std::string::npos);
    EXPECT_EQ(evidence->file.find("担当 user-3"), std::string::npos) << "what others did is held back";
    std::istringstream in(evidence->file);
    const auto report = proof::verifyEvidence(in, service.signing.key(), "");
    ASSERT_EQ(reason(report), "");
    EXPECT_TRUE(report->chain.whole());
    EXPECT_EQ(report->chain.records, 7); // 14 to 20
    EXPECT_EQ(report->chain.unsigned_, 0);

    std::string forged = evidence->file;
    forged.replace(forged.find("member"), 6, "Member");
    std::istringstream again(forged);
    EXPECT_FALSE(proof::verifyEvidence(again, service.signing.key(), "")->chain.whole());
}

TEST_F(LogArchiveTest, evidenceThatCannotBeGivenSaysWhy) {
    service.fill(13);
    openArchive();
    fetch();
    EXPECT_EQ(archiveEvidence(archive->db(), 12, clock).error().code, "ARCHIVE_NOT_STATED");
    EXPECT_EQ(archiveEvidence(archive->db(), 99, clock).error().code, "ARCHIVE_NOT_FOUND");
}

TEST_F(LogArchiveTest, contentThatTheServiceHoldsBackStaysProven) {
    service.fill(20);
    auto lines = service.lines(0, 20);
    AuditRecord place = service.records[6];
    place.removed = true;
    for (std::string& line : lines)
        if (line.starts_with("{\"seq\":7,")) line = proof::evidenceLine(place);
    service.complete = false;
    openArchive();
    ASSERT_EQ(reason(intake->begin(service.run())), "");
    ASSERT_EQ(reason(intake->take(lines)), "");
    EXPECT_EQ(state().marked, 0);
    const auto report = verified();
    EXPECT_TRUE(report.whole()) << faultsOf(report);
    EXPECT_EQ(report.heldBack, 1);
    EXPECT_EQ(archiveEvidence(archive->db(), 7, clock).error().code, "ARCHIVE_CONTENT_GONE");
    EXPECT_EQ(reason(archiveEvidence(archive->db(), 5, clock)), "");
}

// --- whatever fails
// ---------------------------------------------------------------------------------------------------

TEST_F(LogArchiveTest, aFullDiskLeavesWhatWasTakenWhole) {
    service.fill(60);
    openArchive();
    ASSERT_EQ(reason(intake->begin(service.run())), "");
    ASSERT_EQ(reason(intake->take(service.lines(0, 30))), "");
    for (int number = 1; number < 200; number += 7) {
        int seen = 0;
        sql::Database::setFault([&seen, number]() -> std::optional<Error> {
            if (++seen == number) return Error(ErrorKind::DiskFull, "DISK_FULL").because("injected");
            return std::nullopt;
        });
        const auto taken = intake->take(service.lines(30, 60));
        sql::Database::setFault(nullptr);
        if (taken) break; // it needed fewer statements
        EXPECT_EQ(taken.error().code, "DISK_FULL");
        EXPECT_EQ(intake->last(), 30);
        EXPECT_EQ(state().records, 30);
    }
    openArchive();
    fetch();
    EXPECT_EQ(state().records, 60);
    EXPECT_TRUE(verified().whole());
}

TEST_F(LogArchiveTest, verifyingCanBeStopped) {
    service.fill(10);
    openArchive();
    fetch();
    const std::atomic<bool> stop{true};
    std::int64_t last = -1;
    const auto report = verifyArchive(place(), clock, stop, [&](std::int64_t done, std::int64_t) { last = done; });
    EXPECT_EQ(report.error().code, "CANCELLED");
    EXPECT_EQ(last, 10);
}

} // namespace
} // namespace sekisho::store::testing::test_log_archive
