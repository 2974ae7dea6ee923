// The proof of the logs: lines that come back byte for byte, chains whose every fault is named with its place,
// statements, and evidence files.
#include "models/proof/evidence.h"
#include "models/proof/record_line.h"

#include <algorithm>
#include <functional>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <random>
#include <sstream>

namespace test_proof {

using namespace sekisho;
using namespace sekisho::proof;
using std::chrono::hours;

namespace {

const Instant kNow = fromMillis(1'800'000'000'000) + std::chrono::microseconds(123);

AuditRecord plain(std::int64_t seq = 1) {
    AuditRecord record;
    record.seq = seq;
    record.domain = 10000001;
    record.log = seq % 3 == 0 ? "message" : "admin";
    record.at = kNow + std::chrono::seconds(seq);
    record.actorId = "actor-" + std::to_string(seq % 4);
    record.actorName = "担当 \"A\"";
    record.action = "member.update";
    record.targetKind = "member";
    record.targetId = "m" + std::to_string(seq % 5);
    record.targetName = "佐藤 花子";
    record.result = "success";
    record.changesJson = R"({"location":{"from":"","to":"本社 }\\\" ["},"list":[1,{"a":null}]})";
    return record;
}

AuditRecord full() {
    AuditRecord record = plain(7);
    record.recorded = kNow + hours(1);
    record.reason = "ACCESS_DENIED";
    record.ip = "192.0.2.1";
    record.client = "browser";
    record.requestId = "r-1";
    return record;
}

void chainOn(std::vector<AuditRecord>& chain, AuditRecord record) {
    record.seq = static_cast<std::int64_t>(chain.size()) + 1;
    record.prevHash = chain.empty() ? chainStart().hash : chain.back().hash;
    if (record.format == 2) record.content = contentHash(record);
    record.hash = chainHash(record.prevHash, record);
    chain.push_back(std::move(record));
}

std::vector<AuditRecord> chainOf(int count, int oldFormat = 0) {
    std::vector<AuditRecord> out;
    for (int i = 1; i <= count; ++i) {
        AuditRecord record = plain(i);
        if (i <= oldFormat) {
            record.format = 1;
            record.log = "admin";
        }
        chainOn(out, std::move(record));
    }
    return out;
}

// Everything from record `seq` on, as somebody would who knows how.
void rechain(std::vector<AuditRecord>& chain, std::int64_t seq) {
    for (auto i = static_cast<std::size_t>(seq - 1); i < chain.size(); ++i) {
        AuditRecord& record = chain[i];
        record.seq = static_cast<std::int64_t>(i) + 1;
        record.prevHash = i == 0 ? chainStart().hash : chain[i - 1].hash;
        if (record.format == 2 && !record.removed) record.content = contentHash(record);
        record.hash = chainHash(record.prevHash, record);
    }
}

Statement stated(const std::vector<AuditRecord>& chain, std::int64_t seq) {
    Statement out;
    out.tenant = "sakura";
    out.domain = 10000001;
    out.at = kNow + hours(24) + std::chrono::minutes(seq);
    out.head = {seq, chain[static_cast<std::size_t>(seq - 1)].hash};
    return out;
}

void empty(AuditRecord& record) {
    AuditRecord stub;
    stub.seq = record.seq;
    stub.domain = record.domain;
    stub.log = record.log;
    stub.at = record.at;
    stub.format = record.format;
    stub.content = record.content;
    stub.prevHash = record.prevHash;
    stub.hash = record.hash;
    stub.removed = true;
    record = stub;
}

ChainReport checked(const std::vector<AuditRecord>& chain, std::vector<Statement> statements = {},
                    bool heldBack = false) {
    ChainCheck check(std::move(statements), heldBack);
    for (const AuditRecord& record : chain)
        check.take(record);
    return check.finish();
}

std::string faultsOf(const ChainReport& report) {
    std::string out;
    for (const Fault& fault : report.faults)
        out += std::string(faultKindKey(fault.kind)) + "@" + std::to_string(fault.seq) + " ";
    return out;
}

struct TestKey {
    std::shared_ptr<EVP_PKEY> pair{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), &EVP_PKEY_free};
    PublicKey open{pair};

    static std::string encoded(std::string_view bytes) {
        constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        std::string out;
        unsigned held = 0;
        int bits = 0;
        for (const char c : bytes) {
            held = (held << 8) | static_cast<unsigned char>(c);
            for (bits += 8; bits >= 6; bits -= 6)
                out += letters[(held >> (bits - 6)) & 63U];
        }
        if (bits > 0) out += letters[(held << (6 - bits)) & 63U];
        return out;
    }
    std::string signature(const std::string& text) const {
        std::string out(64, '\0');
        std::size_t size = out.size();
        EVP_MD_CTX* context = EVP_MD_CTX_new();
        EXPECT_EQ(EVP_DigestSignInit(context, nullptr, nullptr, nullptr, pair.get()), 1);
        EXPECT_EQ(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size,
                                 reinterpret_cast<const unsigned char*>(text.data()), text.size()),
                  1);
        EVP_MD_CTX_free(context);
        return out;
    }
    std::string jws(const std::string& payload) const {
        const std::string text = encoded(R"({"alg":"EdDSA","kid":")" + open.keyId() + R"("})") + "." + encoded(payload);
        return text + "." + encoded(signature(text));
    }
};

} // namespace

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
    for (const std::int64_t cut : {1, 10, 30, 59}) {
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

TEST(Statements, ComeBackAndRefuseWhatIsNone) {
    const auto chain = chainOf(12);
    Statement statement = stated(chain, 12);
    statement.base = {3, chain[2].hash};
    statement.horizons = {{"admin", kNow}, {"message", kNow + hours(1)}};
    const std::string text = statementText(statement);
    const auto back = statementFromText(text);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, statement);
    for (const auto& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{"\"chain\"", "\"receipt\""},
                                                          {"\"seq\":12", "\"seq\":-1"},
                                                          {"\"seq\":12", "\"seq\":2"}, // before its base
                                                          {"\"at\":\"2", "\"at\":\"x"},
                                                          {chain[2].hash, "00"},
                                                          {"\"horizons\":{", "\"horizons\":[{"},
                                                          {"{\"admin\":\"2", "{\"admin\":\"x"},
                                                          {"\"tenant\":\"sakura\",", ""}}) {
        std::string bad = text;
        bad.replace(bad.find(from), from.size(), to);
        const auto read = statementFromText(bad);
        ASSERT_FALSE(read) << bad;
        EXPECT_EQ(read.error().code, "STATEMENT_FORMAT");
    }
    const TestKey key;
    const auto claimed = claimedStatement(key.jws(text));
    ASSERT_TRUE(claimed);
    EXPECT_EQ(*claimed, statement);
    EXPECT_FALSE(claimedStatement("a.b"));
    EXPECT_FALSE(claimedStatement("a.!.c"));
}

TEST(PublicKeys, VerifyWhatTheirOwnerHasSigned) {
    const TestKey key, stranger;
    const std::string jws = key.jws("payload");
    EXPECT_EQ(*key.open.payloadOf(jws), "payload");
    EXPECT_EQ(stranger.open.payloadOf(jws).error().code, "JWS_KEY");
    std::string changed = jws;
    changed[jws.find('.') + 2] = jws[jws.find('.') + 2] == 'A' ? 'B' : 'A';
    EXPECT_EQ(key.open.payloadOf(changed).error().code, "JWS_SIGNATURE");
    EXPECT_EQ(key.open.payloadOf("x").error().code, "JWS_FORMAT");
    for (const std::string& text : {*key.open.pem(), key.open.jwk()}) {
        const auto again = PublicKey::fromText(text);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->keyId(), key.open.keyId());
        EXPECT_EQ(again->fingerprint(), key.open.fingerprint());
        EXPECT_TRUE(again->verify("text", key.signature("text")));
        EXPECT_FALSE(again->verify("test", key.signature("text")));
    }
    EXPECT_EQ(PublicKey::fromText("x").error().code, "SIGNING_KEY_FORMAT");
    EXPECT_EQ(PublicKey::fromText(R"({"kty":"OKP","crv":"Ed25519","x":"AAAA"})").error().code, "SIGNING_KEY_FORMAT");
}

class EvidenceTest : public ::testing::Test {
  protected:
    std::string file(const std::vector<AuditRecord>& records, const std::vector<Statement>& statements,
                     bool heldBack = false, ChainPoint from = chainStart()) const {
        EvidenceHead head{"sakura", 10000001, std::move(from), heldBack, kNow, key.open.jwk()};
        std::string out = evidenceHeadLine(head) + "\n";
        for (const AuditRecord& record : records)
            out += evidenceLine(record) + "\n";
        for (const Statement& statement : statements)
            out += evidenceStatementLine(key.jws(statementText(statement))) + "\n";
        return out;
    }
    EvidenceReport verified(const std::string& text, std::string_view heads = {}) const {
        std::istringstream in(text);
        auto report = verifyEvidence(in, key.open, heads);
        EXPECT_TRUE(report);
        return report ? *report : EvidenceReport();
    }
    TestKey key;
};

TEST_F(EvidenceTest, LinesComeBack) {
    auto chain = chainOf(6, 2);
    empty(chain[4]);
    for (const AuditRecord& record : chain) {
        const auto back = evidenceFrom(evidenceLine(record));
        ASSERT_TRUE(back && back->record) << evidenceLine(record);
        EXPECT_EQ(evidenceLine(*back->record), evidenceLine(record));
        EXPECT_EQ(back->record->hash, record.hash);
        EXPECT_EQ(back->record->content, record.content);
        EXPECT_EQ(back->record->at, record.at);
        EXPECT_EQ(back->record->removed, record.removed);
    }
    const auto head = evidenceFrom(evidenceHeadLine({"sakura", 7, {3, chain[2].hash}, true, kNow, key.open.jwk()}));
    ASSERT_TRUE(head && head->head);
    EXPECT_EQ(head->head->from.seq, 3);
    EXPECT_TRUE(head->head->heldBack);
    EXPECT_TRUE(PublicKey::fromText(head->head->keyJwk));
    EXPECT_EQ(evidenceFrom(evidenceStatementLine("a.b.c"))->statement, "a.b.c");
    for (const std::string bad : {"", "{}", "[]", "{\"seq\":1}", "{\"statement\":1}", "{\"sekishoLog\":2,}",
                                  "{\"seq\":1,\"hash\":\"00\",\"record\":{}}"})
        EXPECT_FALSE(evidenceFrom(bad)) << bad;
}

TEST_F(EvidenceTest, AWholeFileIsWhole) {
    const auto chain = chainOf(20, 3);
    auto report = verified(file(chain, {stated(chain, 10), stated(chain, 20)}));
    EXPECT_TRUE(report.chain.whole()) << faultsOf(report.chain);
    EXPECT_EQ(report.chain.records, 20);
    EXPECT_EQ(report.statements.size(), 2U);
    EXPECT_EQ(report.head.tenant, "sakura");
    // An excerpt from the middle.
    const std::vector<AuditRecord> part(chain.begin() + 7, chain.begin() + 12);
    report = verified(file(part, {stated(chain, 12)}, false, {7, chain[6].hash}));
    EXPECT_TRUE(report.chain.whole()) << faultsOf(report.chain);
    EXPECT_EQ(report.chain.unsigned_, 0);
    // The same with the statement from elsewhere, in either form of a file of heads.
    const std::string jws = key.jws(statementText(stated(chain, 12)));
    for (const std::string& heads : {jws, jws + "\r\n", evidenceStatementLine(jws) + "\n" + jws})
        EXPECT_EQ(verified(file(part, {}, false, {7, chain[6].hash}), heads).chain.statements, 1);
}

TEST_F(EvidenceTest, AnExcerptSaysWhereItEnds) {
    const auto chain = chainOf(20);
    std::vector<AuditRecord> part(chain.begin() + 7, chain.begin() + 12);
    const Statement newest = stated(chain, 20);
    const std::vector<Statement> statements{stated(chain, 12), newest};
    EXPECT_EQ(faultsOf(verified(file(part, statements, false, {7, chain[6].hash})).chain), "tailMissing@13 ");
    const std::string cut = R"("},"heldBack":)", ends = R"("},"to":12,"heldBack":)";
    std::string text = file(part, statements, false, {7, chain[6].hash});
    text.replace(text.find(cut), cut.size(), ends);
    auto report = verified(text);
    EXPECT_TRUE(report.chain.whole()) << faultsOf(report.chain);
    EXPECT_EQ(report.head.to, 12);
    const auto head = evidenceFrom(evidenceHeadLine(report.head));
    EXPECT_EQ(head->head->to, 12);
    part.pop_back();
    text = file(part, {newest}, false, {7, chain[6].hash});
    text.replace(text.find(cut), cut.size(), ends);
    EXPECT_EQ(faultsOf(verified(text).chain), "tailMissing@12 ");
}

TEST_F(EvidenceTest, ContentMayBeHeldBackButNotChanged) {
    auto chain = chainOf(20, 3);
    empty(chain[8]);
    chain[1].removed = true; // format 1: the next one proves it
    chain[1].content.clear();
    const auto report = verified(file(chain, {stated(chain, 20)}, true));
    EXPECT_TRUE(report.chain.whole()) << faultsOf(report.chain);
    EXPECT_EQ(report.chain.removed, 2);
    EXPECT_EQ(faultsOf(verified(file(chain, {stated(chain, 20)}, false)).chain),
              "removedTooEarly@2 removedTooEarly@9 ");
    std::string text = file(chain, {stated(chain, 20)}, true);
    const std::size_t at = text.find("m3"); // record 3
    text[at + 1] = '4';
    EXPECT_FALSE(verified(text).chain.whole());
}

TEST_F(EvidenceTest, NamesWhatIsWrongInAFile) {
    const auto chain = chainOf(20);
    const std::string whole = file(chain, {stated(chain, 20)});
    const auto lines = [&] {
        std::vector<std::string> out;
        std::istringstream in(whole);
        for (std::string line; std::getline(in, line);)
            out.push_back(line);
        return out;
    }();
    const auto text = [](const std::vector<std::string>& of) {
        std::string out;
        for (const std::string& line : of)
            out += line + "\n";
        return out;
    };
    auto edited = lines;
    edited[5].replace(edited[5].find("success"), 7, "failure");
    EXPECT_EQ(faultsOf(verified(text(edited)).chain), "altered@5 ");
    edited = lines;
    edited.erase(edited.begin() + 5);
    EXPECT_EQ(faultsOf(verified(text(edited)).chain), "missing@5 ");
    edited = lines;
    std::swap(edited[5], edited[6]);
    EXPECT_EQ(faultsOf(verified(text(edited)).chain), "reordered@5 ");
    edited = lines;
    edited.erase(edited.begin() + 15, edited.begin() + 21);
    EXPECT_EQ(faultsOf(verified(text(edited)).chain), "tailMissing@15 ");
    edited = lines;
    edited.back()[edited.back().size() - 20] ^= 1;
    EXPECT_EQ(faultsOf(verified(text(edited)).chain), "badStatement@20 ");
    edited = lines;
    edited[5] = "garbage";
    const auto report = verified(text(edited)).chain;
    EXPECT_FALSE(report.whole());
    EXPECT_TRUE(std::ranges::any_of(report.faults, [](const Fault& fault) {
        return fault.seq == 5 && fault.detail == "line 6 cannot be read";
    })) << faultsOf(report);
    const TestKey stranger;
    std::istringstream in(whole);
    const auto foreign = verifyEvidence(in, stranger.open, {});
    ASSERT_TRUE(foreign);
    EXPECT_EQ(faultsOf(foreign->chain), "badStatement@20 ");
    std::istringstream none("not a file\n");
    EXPECT_EQ(verifyEvidence(none, key.open, {}).error().code, "AUDIT_LINE_FORMAT");
    std::istringstream nothing("");
    EXPECT_FALSE(verifyEvidence(nothing, key.open, {}));
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
