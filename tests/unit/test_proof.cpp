// The proof of the logs: lines that come back byte for byte, and chains whose every fault is named with its place.
#include "tests/unit/proof_chains.h"

#include <algorithm>
#include <functional>
#include <random>

namespace test_proof {

using namespace proof_chains;

TEST(RecordLine, StandsInTheOrderThatIsDocumented) {
    EXPECT_EQ(recordLine(full()),
              R"({"seq":7,"log":"admin","at":"2027-01-15T08:00:07.000123Z","recorded":"2027-01-15T09:00:00.000123Z",)"
              R"("domainId":10000001,"actorId":"actor-3","actorName":"担当 \"A\"","action":"member.update",)"
              R"("targetKind":"member","targetId":"m2","targetName":"佐藤 花子","result":"success",)"
              R"("reason":"ACCESS_DENIED","ip":"192.0.2.1","client":"browser","requestId":"r-1",)"
              R"("changes":{"location":{"from":"","to":"本社 }\\\" ["},"list":[1,{"a":null}]}})");
    AuditRecord bare;
    bare.seq = 1;
    EXPECT_EQ(recordLine(bare),
              R"({"seq":1,"log":"admin","at":"1970-01-01T00:00:00.000000Z","domainId":0,"actorId":"","actorName":"",)"
              R"("action":"","targetKind":"","targetId":"","targetName":"","result":""})");
}

TEST(RecordLine, ComesBackWhateverStandsInIt) {
    std::vector<std::string> texts{"",
                                   "a",
                                   "\"",
                                   "\\",
                                   "\b\f\n\r\t",
                                   std::string("\0\x01\x1f\x7f", 4),
                                   "日本語 𠮷 é",
                                   "\u2028\u2029",
                                   R"({"x":1})",
                                   R"(\u0041)",
                                   "a,b\":"};
    for (const std::string& text : texts) {
        AuditRecord record = full();
        record.actorName = record.targetName = record.reason = record.ip = text;
        record.changesJson = text; // also what is no JSON
        const std::string line = recordLine(record);
        EXPECT_EQ(line.find('\n'), std::string::npos);
        const auto back = recordOfLine(line);
        ASSERT_TRUE(back) << line;
        EXPECT_EQ(back->actorName, text);
        EXPECT_EQ(back->changesJson, text);
        EXPECT_EQ(recordLine(*back), line);
        EXPECT_EQ(back->recorded, record.recorded);
        EXPECT_EQ(back->at, record.at);
    }
}

TEST(RecordLine, IsValidUtf8AlsoOfWhatIsNot) {
    for (const std::string_view wrong :
         {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe3\x81", "a\x80z"}) {
        AuditRecord record = plain();
        record.targetName = wrong;
        record.changesJson = "{\"a\":\"" + std::string(wrong) + "\"}";
        const std::string line = recordLine(record);
        EXPECT_TRUE(recordOfLine(line)) << line;
        EXPECT_NE(line.find("\xEF\xBF\xBD"), std::string::npos);
        // Kept as it is hashed.
        AuditRecord kept = record;
        makeReadable(kept);
        EXPECT_NE(kept.targetName, record.targetName);
        AuditRecord again = kept;
        makeReadable(again);
        EXPECT_EQ(recordLine(again), recordLine(kept));
    }
}

TEST(RecordLine, RefusesWhatIsNone) {
    const std::string good = recordLine(full());
    ASSERT_TRUE(recordOfLine(good));
    std::vector<std::string> bad{"",
                                 "{}",
                                 "null",
                                 good + " ",
                                 good + "}",
                                 good.substr(0, good.size() - 1),
                                 " " + good,
                                 R"({"seq":0)" + good.substr(8),
                                 R"({"seq":99999999999999999999)" + good.substr(8)};
    for (std::size_t i = 1; i < good.size(); i += 7)
        bad.push_back(good.substr(0, i));
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"2027-01-15T08", "2027-13-15T08"},
                                                                                   {"\"log\":", "\"at\":"},
                                                                                   {"\"changes\":{", "\"changes\":[{"},
                                                                                   {"]}}", "]}},\"x\":1}"},
                                                                                   {"担当", "\n"},
                                                                                   {"担当", "\\ud800"},
                                                                                   {"担当", "\\x"},
                                                                                   {"担当", "\xff"}}) {
        std::string text = good;
        text.replace(text.find(from), from.size(), to);
        bad.push_back(text);
    }
    for (const std::string& line : bad) {
        const auto read = recordOfLine(line);
        ASSERT_FALSE(read) << line;
        EXPECT_EQ(read.error().code, "AUDIT_LINE_FORMAT");
    }
}

// Each field alone makes another line: none is forgotten.
TEST(RecordLine, HoldsEveryField) {
    std::vector<std::function<void(AuditRecord&)>> edits{
        [](AuditRecord& r) { ++r.seq; },
        [](AuditRecord& r) { ++r.domain; },
        [](AuditRecord& r) { r.log += "x"; },
        [](AuditRecord& r) { r.at += std::chrono::microseconds(1); },
        [](AuditRecord& r) { r.recorded += std::chrono::microseconds(1); },
        [](AuditRecord& r) { r.actorId += "x"; },
        [](AuditRecord& r) { r.actorName += "x"; },
        [](AuditRecord& r) { r.action += "x"; },
        [](AuditRecord& r) { r.targetKind += "x"; },
        [](AuditRecord& r) { r.targetId += "x"; },
        [](AuditRecord& r) { r.targetName += "x"; },
        [](AuditRecord& r) { r.result += "x"; },
        [](AuditRecord& r) { r.reason += "x"; },
        [](AuditRecord& r) { r.ip += "x"; },
        [](AuditRecord& r) { r.client += "x"; },
        [](AuditRecord& r) { r.requestId += "x"; },
        [](AuditRecord& r) { r.changesJson = "{}"; }};
    std::vector<std::string> seen{contentHash(full())};
    for (const auto& edit : edits) {
        AuditRecord record = full();
        edit(record);
        const std::string hash = contentHash(record);
        EXPECT_EQ(std::ranges::find(seen, hash), seen.end()) << seen.size();
        seen.push_back(hash);
    }
}

TEST(ChainHash, IsWhatThePageSays) {
    AuditRecord record = plain(3);
    record.content = contentHash(record);
    EXPECT_EQ(record.content, sha256Hex(recordLine(record)));
    const std::string before(64, 'a');
    EXPECT_EQ(chainHash(before, record),
              sha256Hex("sekisho.log.2\n" + before + "\n3\n1800000003000123\nmessage\n" + record.content));
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(contentDigest("salt", "text"), sha256Hex("salt\ntext"));
    AuditRecord old = record;
    old.format = 1;
    EXPECT_EQ(chainHash(before, old), sha256Hex(before + canonicalText(old)));
}

TEST(ChainCheck, AWholeChainIsWholeInEitherFormat) {
    for (const int oldFormat : {0, 5, 12}) {
        const auto chain = chainOf(12, oldFormat);
        const auto report = checked(chain, {stated(chain, 4), stated(chain, 9)});
        EXPECT_TRUE(report.whole()) << faultsOf(report);
        EXPECT_EQ(report.records, 12);
        EXPECT_EQ(report.head, (ChainPoint{12, chain.back().hash}));
        EXPECT_EQ(report.statements, 2);
        EXPECT_EQ(report.unsigned_, 3);
        EXPECT_EQ(report.oldest, chain.front().at);
        EXPECT_EQ(report.newest, chain.back().at);
    }
    EXPECT_TRUE(checked({}).whole());
}

TEST(ChainCheck, NamesARecordThatIsNotThere) {
    auto chain = chainOf(12);
    chain.erase(chain.begin() + 4);
    EXPECT_EQ(faultsOf(checked(chain)), "missing@5 ");
    chain.erase(chain.begin() + 7, chain.begin() + 9);
    EXPECT_EQ(faultsOf(checked(chain)), "missing@5 missing@9 ") << "every place, not only the first";
    chain.erase(chain.begin(), chain.begin() + 2);
    EXPECT_EQ(faultsOf(checked(chain)), "missing@1 missing@5 missing@9 ");
}

TEST(ChainCheck, NamesAnEdit) {
    for (const int oldFormat : {0, 12}) {
        auto chain = chainOf(12, oldFormat);
        chain[6].targetName = "別人";
        EXPECT_EQ(faultsOf(checked(chain)), "altered@7 ");
        chain = chainOf(12, oldFormat);
        chain[6].hash = std::string(64, 'b');
        EXPECT_EQ(faultsOf(checked(chain)), "altered@7 altered@8 ");
    }
    auto chain = chainOf(12);
    chain[6].targetName = "別人";
    chain[6].content = contentHash(chain[6]);
    EXPECT_EQ(faultsOf(checked(chain)), "altered@7 ");
    chain[6].hash = chainHash(chain[5].hash, chain[6]);
    EXPECT_EQ(faultsOf(checked(chain)), "altered@8 ") << "the next one does not follow from it";
    chain = chainOf(12);
    chain[6].format = 3;
    EXPECT_EQ(faultsOf(checked(chain)), "altered@7 ");
}

TEST(ChainCheck, NamesWhatStandsInAnotherPlace) {
    for (const int oldFormat : {0, 12}) {
        auto chain = chainOf(12, oldFormat);
        std::swap(chain[3], chain[8]);
        std::swap(chain[3].seq, chain[8].seq); // as a table would show them
        const auto report = checked(chain);
        ASSERT_GE(report.faults.size(), 2U);
        EXPECT_EQ(report.faults.front().kind, FaultKind::Reordered) << faultsOf(report);
        EXPECT_EQ(report.faults.front().seq, 4);
        EXPECT_EQ(report.faults.front().detail, "record 9 stands in its place");
        EXPECT_TRUE(std::ranges::any_of(
            report.faults, [](const Fault& fault) { return fault.kind == FaultKind::Reordered && fault.seq == 9; }));
    }
    auto chain = chainOf(12);
    std::swap(chain[3], chain[4]); // as a file would
    EXPECT_EQ(faultsOf(checked(chain)), "reordered@4 ");
    // Taken out, the gap closed.
    chain = chainOf(12);
    chain.erase(chain.begin() + 5);
    for (std::size_t i = 5; i < chain.size(); ++i)
        --chain[i].seq;
    EXPECT_EQ(checked(chain).faults.front().detail, "record 7 stands in its place");
    EXPECT_EQ(checked(chain).faults.front().seq, 6);
}

TEST(ChainCheck, NamesWhatWasComputedAnewByTheStatements) {
    const auto chain = chainOf(30);
    const std::vector<Statement> statements{stated(chain, 5), stated(chain, 10), stated(chain, 20), stated(chain, 30)};
    auto forged = chain;
    forged[12].targetName = "別人";
    rechain(forged, 13);
    EXPECT_TRUE(checked(forged).whole()) << "alone it looks whole";
    const auto report = checked(forged, statements);
    EXPECT_EQ(faultsOf(report), "notAsStated@20 ") << "once for one change";
    EXPECT_NE(report.faults.front().detail.find("records 11 to 20"), std::string::npos) << report.faults.front().detail;
    forged = chain;
    forged.erase(forged.begin() + 2);
    rechain(forged, 3);
    EXPECT_EQ(faultsOf(checked(forged, statements)), "notAsStated@5 tailMissing@30 ");
}

TEST(ChainCheck, NamesACutTail) {
    const auto chain = chainOf(30);
    const std::vector<Statement> statements{stated(chain, 5), stated(chain, 20)};
    std::vector<AuditRecord> cut(chain.begin(), chain.begin() + 12);
    EXPECT_EQ(faultsOf(checked(cut, statements)), "tailMissing@13 ");
    EXPECT_EQ(faultsOf(checked({}, statements)), "tailMissing@1 ");
    cut.assign(chain.begin(), chain.begin() + 25);
    EXPECT_TRUE(checked(cut, statements).whole()) << "nothing signed is missing";
    EXPECT_EQ(checked(cut, statements).unsigned_, 5);
}

TEST(ChainCheck, AllowsOnlyTheRemovalThatWasStated) {
    auto chain = chainOf(30);
    Statement statement = stated(chain, 30);
    empty(chain[2]); // "message"
    empty(chain[5]);
    EXPECT_EQ(faultsOf(checked(chain, {statement})), "removedTooEarly@3 removedTooEarly@6 ");
    EXPECT_EQ(faultsOf(checked(chain)), "removedTooEarly@3 removedTooEarly@6 ");
    EXPECT_TRUE(checked(chain, {statement}, true).whole()) << "held back is not removed";
    statement.horizons["message"] = chain[5].at; // before: not itself
    EXPECT_EQ(faultsOf(checked(chain, {statement})), "removedTooEarly@6 ");
    statement.horizons["message"] = chain[5].at + std::chrono::microseconds(1);
    const auto report = checked(chain, {statement});
    EXPECT_TRUE(report.whole()) << faultsOf(report);
    EXPECT_EQ(report.removed, 2);
    empty(chain[3]); // "admin"
    EXPECT_EQ(faultsOf(checked(chain, {statement})), "removedTooEarly@4 ");
    chain = chainOf(30);
    empty(chain[2]);
    chain[2].targetName = "別人"; // a stub that speaks
    EXPECT_EQ(faultsOf(checked(chain, {statement})), "altered@3 ");
    chain = chainOf(30);
    empty(chain[2]);
    chain[2].at -= hours(5);
    EXPECT_EQ(faultsOf(checked(chain, {statement})), "altered@3 ") << "its time is hashed";
}

TEST(ChainCheck, BeginsWhereTheStatementsSay) {
    const auto chain = chainOf(30, 4);
    Statement statement = stated(chain, 30);
    statement.base = {8, chain[7].hash};
    std::vector<AuditRecord> rest(chain.begin() + 8, chain.end());
    auto report = checked(rest, {statement});
    EXPECT_TRUE(report.whole()) << faultsOf(report);
    EXPECT_EQ(report.base, statement.base);
    // Removal was stopped on the way: some of it is there still.
    rest.assign(chain.begin() + 5, chain.end());
    EXPECT_TRUE(checked(rest, {statement}).whole());
    EXPECT_TRUE(checked(chain, {statement}).whole());
    // More is gone than was stated.
    rest.assign(chain.begin() + 11, chain.end());
    EXPECT_EQ(faultsOf(checked(rest, {statement})), "missing@9 ");
    rest.assign(chain.begin() + 8, chain.end());
    EXPECT_EQ(faultsOf(checked(rest)), "missing@1 ");
    // It begins where it was stated, but with another past.
    auto forged = chain;
    forged[3].targetName = "別人";
    rechain(forged, 4);
    rest.assign(forged.begin() + 8, forged.end());
    report = checked(rest, {statement});
    EXPECT_EQ(report.faults.front().seq, 9) << faultsOf(report);
}

// A stub of format 1 has nothing that proves its time and its log, so it must not pass for what retention has taken.
TEST(ChainCheck, AStubOfTheOldFormatIsNoRemoval) {
    for (const int oldFormat : {0, 30}) {
        auto chain = chainOf(30, oldFormat);
        Statement statement = stated(chain, 30);
        statement.horizons["message"] = kNow;
        AuditRecord& record = chain[10];
        empty(record);
        record.format = 1;
        record.content.clear();
        record.log = "message";
        record.at = kNow - hours(1);
        EXPECT_EQ(faultsOf(checked(chain, {statement})), "removedTooEarly@11 ");
        EXPECT_TRUE(checked(chain, {statement}, true).whole()) << "held back it may be";
    }
}

TEST(ChainCheck, RecordsOfTheOldFormatSayNothingThatWasNotHashed) {
    const auto change = [](auto edit) {
        auto chain = chainOf(12, 12);
        edit(chain[6]);
        return faultsOf(checked(chain));
    };
    EXPECT_EQ(change([](AuditRecord& record) { record.log = "board"; }), "altered@7 ") << "out of its view";
    EXPECT_EQ(change([](AuditRecord& record) { record.reason = "ACCESS_DENIED"; }), "altered@7 ");
    EXPECT_EQ(change([](AuditRecord& record) { record.client = "browser"; }), "altered@7 ");
    EXPECT_EQ(change([](AuditRecord& record) { record.recorded = kNow; }), "altered@7 ");
    EXPECT_EQ(change([](AuditRecord& record) { record.content = "x"; }), "altered@7 ");
}

TEST(ChainCheck, NothingStandsBeforeTheFirst) {
    auto chain = chainOf(12);
    AuditRecord forged = plain(3);
    forged.seq = 0;
    forged.hash = chainStart().hash;
    forged.content = contentHash(forged);
    chain.insert(chain.begin(), forged);
    EXPECT_EQ(faultsOf(checked(chain)), "altered@0 ");
    chain.front().seq = -5;
    chain.front().content = contentHash(chain.front());
    EXPECT_EQ(faultsOf(checked(chain)), "altered@-5 ");
    // The last of those that went is there again, and says what somebody likes.
    chain = chainOf(12);
    for (AuditRecord& record : chain)
        record.prevHash.clear(); // as a store keeps them
    Statement statement = stated(chain, 12);
    statement.base = {6, chain[5].hash};
    std::vector<AuditRecord> rest(chain.begin() + 5, chain.end());
    for (const int format : {1, 2}) {
        rest.front() = plain(6);
        rest.front().log = "admin";
        rest.front().format = format;
        rest.front().content = format == 2 ? contentHash(rest.front()) : std::string();
        rest.front().hash = statement.base.hash;
        EXPECT_EQ(faultsOf(checked(rest, {statement})), "altered@6 ");
    }
}

TEST(ChainCheck, FindsStatementsThatContradictEachOther) {
    const auto chain = chainOf(30);
    Statement later = stated(chain, 10);
    later.at = kNow + hours(100);
    EXPECT_EQ(faultsOf(checked(chain, {stated(chain, 20), later})), "badStatement@10 ")
        << "the store was put back, and went on";
    Statement other = stated(chain, 20);
    other.head.hash = std::string(64, 'c');
    other.at += hours(1);
    EXPECT_EQ(faultsOf(checked(chain, {stated(chain, 20), other})), "badStatement@20 notAsStated@20 ");
    Statement foreign = stated(chain, 25);
    foreign.domain = 5;
    EXPECT_EQ(faultsOf(checked(chain, {stated(chain, 20), foreign})), "badStatement@25 ");
}

TEST(ChainCheck, PartsThatAreCheckedBesideEachOtherSayTheSame) {
    const auto chain = chainOf(60);
    std::vector<Statement> statements{stated(chain, 10), stated(chain, 35), stated(chain, 55)};
    const auto inParts = [&](const std::vector<AuditRecord>& records, std::int64_t cut) {
        ChainCheck one(statements, false, std::nullopt, cut);
        ChainCheck two(statements, false, ChainPoint{cut, records[static_cast<std::size_t>(cut - 1)].hash});
        for (const AuditRecord& record : records)
            (record.seq <= cut ? one : two).take(record);
        return joined(one.finish(), two.finish());
    };
    for (const std::int64_t cut : {1, 8, 10, 30, 59}) {
        const auto report = inParts(chain, cut);
        EXPECT_TRUE(report.whole()) << faultsOf(report);
        EXPECT_EQ(report.records, 60);
        EXPECT_EQ(report.unsigned_, 5);
        EXPECT_EQ(report.newest, chain.back().at);
        auto forged = chain;
        forged[5].targetName = "別人";
        forged[40].targetName = "別人";
        EXPECT_EQ(faultsOf(inParts(forged, cut)), "altered@6 altered@41 ");
        rechain(forged, 6);
        EXPECT_EQ(faultsOf(inParts(forged, cut)), "notAsStated@10 ");
        EXPECT_EQ(inParts(forged, cut).faults, checked(forged, statements).faults)
            << "the place in words, too: " << cut;
    }
}

// Whatever is done to a chain with statements is found, and nothing is said of one that nobody has touched.
TEST(ChainCheck, FindsWhateverIsDone) {
    std::mt19937 random(20261126);
    for (int round = 0; round < 400; ++round) {
        const int size = 3 + static_cast<int>(random() % 40);
        const auto chain = chainOf(size, static_cast<int>(random() % 4));
        const std::vector<Statement> statements{stated(chain, 1 + static_cast<int>(random() % size)),
                                                stated(chain, size)};
        ASSERT_TRUE(checked(chain, statements).whole());
        auto forged = chain;
        const std::size_t at = random() % forged.size();
        const bool knows = random() % 2 == 0;
        switch (random() % 5) {
        case 0:
            forged[at].actorName += "x";
            break;
        case 1:
            forged.erase(forged.begin() + static_cast<std::ptrdiff_t>(at));
            break;
        case 2:
            forged.insert(forged.begin() + static_cast<std::ptrdiff_t>(at), plain(999));
            break;
        case 3:
            std::swap(forged[at], forged[(at + 1) % forged.size()]);
            break;
        default:
            forged.resize(at);
        }
        if (knows) rechain(forged, 1);
        EXPECT_FALSE(checked(forged, statements).whole()) << round;
    }
}

TEST(Faults, HaveNamesAndAnError) {
    std::vector<std::string_view> names;
    for (int kind = 0; kind <= static_cast<int>(FaultKind::BadStatement); ++kind)
        names.push_back(faultKindKey(static_cast<FaultKind>(kind)));
    std::ranges::sort(names);
    EXPECT_EQ(std::ranges::unique(names).begin(), names.end());
    const Error error = errorOf({FaultKind::TailMissing, 13, "why"});
    EXPECT_EQ(error.code, "AUDIT_BROKEN");
    EXPECT_EQ(error.kind, ErrorKind::Corrupt);
    EXPECT_EQ(error.params[0].value, "13");
    EXPECT_EQ(error.params[1].value, "tailMissing");
}

} // namespace test_proof
