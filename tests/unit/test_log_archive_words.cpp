// A detection of last spring: its words lie beside its record in the archive, proven by it, and go out as evidence with
// the record of what they were found in.
#include "models/proof/evidence.h"
#include "tests/unit/archive_fixture.h"

#include <sstream>

namespace sekisho::store::testing::test_log_archive_words {
namespace {

class LogArchiveWordsTest : public ArchiveTest {
  protected:
    LogArchiveWordsTest() {
        service.fill(10);
        AuditRecord& doing = service.add("talk.message.sent", "user-1", "営業部", testNow());
        doingSeq = doing.seq;
        AuditRecord found;
        found.seq = doing.seq + 1;
        found.domain = 7;
        found.log = "detection";
        found.at = testNow();
        found.actorId = "user-1";
        found.actorName = "森 花子";
        found.action = "monitoring.detected";
        found.targetKind = "monitorPolicy";
        found.targetId = "p-1";
        found.targetName = "価格";
        found.result = "success";
        found.changesJson = fmt::format(R"({{"event":{},"policy":"価格","excerptDigest":"{}"}})", doing.seq,
                                        proof::contentDigest(words.salt, words.text));
        found.content = proof::contentHash(found);
        found.hash = proof::chainHash(doing.hash, found);
        words.seq = found.seq;
        service.records.push_back(found);
        service.fill(20);
    }
    // As the service hands them out.
    std::vector<std::string> lines(const proof::Beside& beside) {
        std::vector<std::string> out;
        const std::string record = fmt::format("{{\"seq\":{},", beside.seq);
        for (std::string& line : service.lines(0, static_cast<std::int64_t>(service.records.size()))) {
            const bool here = line.starts_with(record);
            out.push_back(std::move(line));
            if (here) out.push_back(proof::evidenceBesideLine(beside));
        }
        return out;
    }
    void take(const proof::Beside& beside) {
        openArchive();
        ASSERT_EQ(reason(intake->begin(service.run())), "");
        ASSERT_EQ(reason(intake->take(lines(beside))), "");
    }
    proof::EvidenceReport checked(const std::string& file) {
        std::istringstream in(file);
        auto report = proof::verifyEvidence(in, service.signing.key(), "");
        EXPECT_EQ(reason(report), "");
        return report ? *report : proof::EvidenceReport();
    }
    proof::Beside words{0, "salt", R"([{"where":"text","text":"新しい単価です","hits":[[9,15]]}])"};
    std::int64_t doingSeq = 0;
};

TEST_F(LogArchiveWordsTest, WordsAreKeptProvenAndGivenOut) {
    take(words);
    EXPECT_EQ(state().words, 1);
    EXPECT_EQ(state().marked, 0);
    const auto report = verified();
    EXPECT_TRUE(report.whole()) << faultsOf(report);
    const auto evidence = archiveEvidence(archive->db(), words.seq, clock);
    ASSERT_EQ(reason(evidence), "");
    EXPECT_EQ(evidence->words, words.text);
    ASSERT_TRUE(evidence->doing);
    EXPECT_EQ(evidence->doing->seq, doingSeq);
    const auto good = checked(evidence->file);
    EXPECT_TRUE(good.chain.whole());
    EXPECT_EQ(good.besides, 1);
    EXPECT_EQ(good.chain.base.seq, doingSeq - 1) << "it begins with what was found in";
    EXPECT_EQ(good.chain.records - good.chain.removed, 2);
    std::string forged = evidence->file;
    forged.replace(forged.find("単価です"), std::string("単価").size(), "原価");
    const auto bad = checked(forged);
    ASSERT_EQ(bad.chain.faults.size(), 1U);
    EXPECT_EQ(bad.chain.faults.front().seq, words.seq);
}

TEST_F(LogArchiveWordsTest, OtherWordsAreMarkedWhenTheyComeAndNotTaken) {
    proof::Beside other = words;
    other.text += ' ';
    take(other);
    EXPECT_EQ(state().words, 0);
    EXPECT_EQ(state().marked, 1);
    const auto evidence = archiveEvidence(archive->db(), words.seq, clock);
    ASSERT_EQ(reason(evidence), "");
    EXPECT_EQ(evidence->words, "");
    EXPECT_TRUE(checked(evidence->file).chain.whole());
}

TEST_F(LogArchiveWordsTest, WordsThatWereChangedInTheFileAreNamed) {
    take(words);
    ASSERT_EQ(reason(archive->db().exec("UPDATE beside SET text = '[]'")), "");
    EXPECT_EQ(faultsOf(verified()), fmt::format("altered@{} ", words.seq));
}

TEST_F(LogArchiveWordsTest, WordsGoWithTheirRecordAndDoNotComeBack) {
    take(words);
    LogQuery query;
    query.logs = {"detection"};
    ASSERT_EQ(reason(eraseFromArchive(archive->db(), query, "管理 太郎", "保存期間の終了", clock)), "");
    EXPECT_EQ(state().words, 0);
    ASSERT_EQ(reason(intake->take(lines(words))), "");
    EXPECT_EQ(state().words, 0);
    const auto report = verified();
    EXPECT_TRUE(report.whole()) << faultsOf(report);
}

} // namespace
} // namespace sekisho::store::testing::test_log_archive_words
