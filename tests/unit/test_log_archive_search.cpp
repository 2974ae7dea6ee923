// A search finds exactly what the predicate of the question says, in its order, page by page; erasing takes it away.

#include "tests/unit/archive_fixture.h"

#include <algorithm>

namespace sekisho::store::testing::test_log_archive_search {
namespace {

class LogArchiveSearchTest : public ArchiveTest {
  protected:
    std::vector<std::int64_t> slowly(const LogQuery& query) const {
        const auto filter = LogFilter::of(query);
        std::vector<const AuditRecord*> list;
        for (const AuditRecord& record : service.records)
            if (filter->matches(record)) list.push_back(&record);
        std::ranges::sort(list, [&](const AuditRecord* a, const AuditRecord* b) {
            const auto left = std::pair(a->at, a->seq), right = std::pair(b->at, b->seq);
            return query.oldestFirst ? left < right : left > right;
        });
        std::vector<std::int64_t> out;
        for (const AuditRecord* record : list)
            out.push_back(record->seq);
        return out;
    }
    // Times as they come from many servers: mostly in order, some late by days, some in the same moment.
    void fillLate(int count, std::uint32_t seed) {
        std::mt19937 random(seed);
        static const char* const words[] = {"佐藤 花子", "サトウ商店", "予算.xlsx", "Quarterly report",
                                            "林",        "ｶﾌﾞｼｷｶﾞｲｼｬ", "a.b-c_d",   "ab12",
                                            "渡邉",      "x"};
        for (int i = 0; i < count; ++i) {
            auto at = testNow() + std::chrono::seconds(i / 3);
            if (random() % 20 == 0) at -= std::chrono::hours(random() % 96);
            service.add(i % 3 == 0   ? "auth.signIn"
                        : i % 3 == 1 ? "talk.message.sent"
                                     : "member.suspend",
                        "user-" + std::to_string(random() % 7), words[random() % 10], at);
        }
    }
};

TEST_F(LogArchiveSearchTest, findsWhatThePredicateSays) {
    fillLate(2500, 3);
    openArchive();
    fetch(1000);
    std::vector<LogQuery> queries(1);
    const auto add = [&](auto set) {
        LogQuery query;
        set(query);
        queries.push_back(query);
    };
    for (const char* text : {"佐藤", "さとう", "林", "x", "xlsx", "b-c", "QUARTERLY", "花子 佐藤", "株式", "かぶしき",
                             "r42", "例", "a.b", "渡辺", "partner@example.com", "12"})
        add([&](LogQuery& q) { q.text = text; });
    for (const char* party : {"user-3", "target-2", "PARTNER@example.com", "nobody"})
        add([&](LogQuery& q) { q.party = party; });
    add([](LogQuery& q) { q.logs = {"auth", "message"}; });
    add([](LogQuery& q) { q.logs = {"board"}; });
    add([](LogQuery& q) { q.action = "member.suspend"; });
    add([](LogQuery& q) { q.action = "talk."; });
    add([](LogQuery& q) { q.action = "talk.message."; });
    add([](LogQuery& q) { q.result = "denied"; });
    add([](LogQuery& q) { q.ip = "10.1.1.0/24"; });
    add([](LogQuery& q) { q.ip = "10.1.0.0/15"; });
    add([](LogQuery& q) { q.ip = "10.1.2.9"; });
    add([](LogQuery& q) { q.target = "target-4"; });
    add([](LogQuery& q) {
        q.actor = "user-1";
        q.text = "佐藤";
        q.result = "denied";
    });
    add([](LogQuery& q) {
        q.from = testNow() - std::chrono::hours(50);
        q.until = testNow() + std::chrono::seconds(400);
    });
    add([](LogQuery& q) {
        q.from = testNow() + std::chrono::seconds(300);
        q.until = testNow() + std::chrono::seconds(600);
        q.text = "商店";
    });
    for (LogQuery& query : queries)
        for (const bool oldestFirst : {false, true})
            for (const int page : {60, 1000}) {
                query.oldestFirst = oldestFirst;
                EXPECT_EQ(found(query, page), slowly(query)) << query.text << query.party << query.action << query.ip
                                                             << " page " << page << " oldest " << oldestFirst;
            }
}

// Short patience: pages are short and say how far they looked; together they are the same.
TEST_F(LogArchiveSearchTest, impatientPagesAreWholeTogether) {
    fillLate(1300, 11);
    openArchive();
    fetch(1000);
    for (const char* text : {"x", "佐藤", "r42", ""})
        for (const bool oldestFirst : {false, true}) {
            LogQuery query;
            query.text = text;
            query.oldestFirst = oldestFirst;
            ArchiveSearch search(archive->db(), std::chrono::milliseconds(0));
            std::vector<std::int64_t> out;
            std::string cursor;
            int pages = 0;
            do {
                const auto page = search.page(query, cursor, 50);
                ASSERT_EQ(reason(page), "");
                for (const AuditRecord& record : page->records)
                    out.push_back(record.seq);
                cursor = page->nextCursor;
                ASSERT_LT(++pages, 3000);
            } while (!cursor.empty());
            EXPECT_EQ(out, slowly(query)) << text;
        }
}

TEST_F(LogArchiveSearchTest, whatComesLaterIsFoundAsWell) {
    fillLate(1500, 5);
    openArchive();
    fetch();
    ArchiveSearch search(archive->db());
    LogQuery query;
    query.text = "商店";
    ASSERT_EQ(reason(search.page(query, "", 10)), "");
    fillLate(1500, 6);
    fetch();
    const auto page = search.page(query, "", 10);
    ASSERT_EQ(reason(page), "");
    const auto all = slowly(query);
    for (std::size_t i = 0; i < page->records.size(); ++i)
        EXPECT_EQ(page->records[i].seq, all[i]);
}

TEST_F(LogArchiveSearchTest, badQuestionsAreRefused) {
    openArchive();
    ArchiveSearch search(archive->db());
    for (const char* cursor : {"x", "1_", "_1", "1_2x", "12"})
        EXPECT_EQ(search.page({}, cursor, 10).error().code, "INVALID_CURSOR") << cursor;
    LogQuery query;
    query.logs = {"nonsense"};
    EXPECT_EQ(search.page(query, "", 10).error().code, "INVALID_PARAMETER");
    EXPECT_TRUE(search.page({}, "", 10)->records.empty());
}

// --- erasing
// ----------------------------------------------------------------------------------------------------------

std::string everythingIn(sql::Database& db) {
    std::string all;
    for (const char* sqlText : {"SELECT line FROM record", "SELECT hex(block) FROM term_data",
                                "SELECT hex(term) FROM term_idx", "SELECT certificate FROM erasure"}) {
        auto rows = db.prepare(sqlText);
        EXPECT_EQ(reason(rows), "") << sqlText;
        while (rows && *rows->step())
            all += rows->text(0);
    }
    return all;
}

std::string hexOf(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += fmt::format("{:02X}", static_cast<unsigned char>(c));
    return out;
}

TEST_F(LogArchiveSearchTest, erasingLeavesNoBytesAndKeepsTheProof) {
    service.fill(400);
    service.add("member.suspend", "user-77", "極秘龍 案件", testNow() + std::chrono::hours(1));
    service.fill(99);
    openArchive();
    fetch(200);
    ASSERT_NE(everythingIn(archive->db()).find("極秘龍"), std::string::npos);
    // Folded it is 竜; a term may begin with what it shares with the one before it.
    ASSERT_NE(everythingIn(archive->db()).find(hexOf("竜")), std::string::npos);
    LogQuery query;
    query.text = "極秘龍";
    EXPECT_EQ(*erasableInArchive(archive->db(), query), 1);
    const auto made = eraseFromArchive(archive->db(), query, "管理 太郎", "本人の請求", clock);
    ASSERT_EQ(reason(made), "");
    ASSERT_EQ(reason(compactArchive(archive->db())), "");
    EXPECT_EQ(made->records, 1);
    EXPECT_EQ(made->firstSeq, 401);
    EXPECT_EQ(made->lastSeq, 401);
    EXPECT_EQ(made->digest, proof::sha256Hex(service.records[400].hash + "\n"));

    const std::string all = everythingIn(archive->db());
    EXPECT_EQ(all.find("案件"), std::string::npos);
    EXPECT_EQ(all.find(hexOf("竜")), std::string::npos);
    const auto pages = archive->db().first<std::int64_t>("PRAGMA freelist_count");
    EXPECT_EQ(std::get<0>(**pages), 0);
    EXPECT_EQ(std::filesystem::file_size(file().native() + "-wal"), 0U);

    EXPECT_TRUE(found(query).empty());
    LogQuery logs;
    logs.logs = {"admin"};
    EXPECT_EQ(found(logs).size(), slowly(logs).size()) << "its place is still there";
    const auto report = verified();
    EXPECT_TRUE(report.whole()) << faultsOf(report);
    EXPECT_EQ(report.removed, 1);
    EXPECT_EQ(archiveEvidence(archive->db(), 401, clock).error().code, "ARCHIVE_CONTENT_GONE");
}

TEST_F(LogArchiveSearchTest, certificatesAreSignedAndCannotBeMoved) {
    service.fill(60);
    openArchive();
    fetch();
    LogQuery query;
    query.party = "user-3";
    const auto made = eraseFromArchive(archive->db(), query, "A", "B \"quoted\"\nline", clock);
    ASSERT_EQ(reason(made), "");
    query.party = "user-4";
    ASSERT_EQ(reason(eraseFromArchive(archive->db(), query, "A", "B", clock)), "");
    EXPECT_EQ(eraseFromArchive(archive->db(), query, "A", "B", clock).error().code, "ARCHIVE_ERASE_NOTHING");
    const auto own = archiveOwnKey(archive->db());
    ASSERT_TRUE(own && *own);
    EXPECT_TRUE(certificateHolds(*made, **own));
    EXPECT_EQ(archiveErasures(archive->db())->size(), 2U);
    EXPECT_TRUE(verified().whole());

    for (const auto change :
         {+[](ports::ArchiveErasure& one) { one.records = 99; }, +[](ports::ArchiveErasure& one) { one.by = "B"; },
          +[](ports::ArchiveErasure& one) { one.reason += "."; }, +[](ports::ArchiveErasure& one) { one.scope = "{}"; },
          +[](ports::ArchiveErasure& one) { one.at += std::chrono::microseconds(1); },
          +[](ports::ArchiveErasure& one) { one.lastSeq = 60; }}) {
        ports::ArchiveErasure other = *made;
        change(other);
        EXPECT_FALSE(certificateHolds(other, **own));
    }
    ASSERT_EQ(reason(archive->db().script("UPDATE record SET state = 2, content = content, line = '' WHERE seq = 1")),
              "");
    EXPECT_NE(faultsOf(verified()).find("removedTooEarly"), std::string::npos);
}

TEST_F(LogArchiveSearchTest, anErasureThatFailsLeavesEverything) {
    service.fill(60);
    openArchive();
    fetch();
    LogQuery query;
    query.party = "user-3";
    for (int number = 1; number < 60; number += 5) {
        int seen = 0;
        sql::Database::setFault([&seen, number]() -> std::optional<Error> {
            if (++seen == number) return Error(ErrorKind::DiskFull, "DISK_FULL").because("injected");
            return std::nullopt;
        });
        const auto made = eraseFromArchive(archive->db(), query, "A", "B", clock);
        sql::Database::setFault(nullptr);
        if (made) break;
        EXPECT_EQ(made.error().code, "DISK_FULL");
        EXPECT_EQ(found(query), slowly(query));
        EXPECT_TRUE(archiveErasures(archive->db())->empty());
        EXPECT_TRUE(verified().whole());
    }
}

} // namespace
} // namespace sekisho::store::testing::test_log_archive_search
