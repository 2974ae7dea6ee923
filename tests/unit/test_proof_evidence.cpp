// Statements, the keys that sign them, and evidence files.
#include "tests/unit/proof_chains.h"

#include <algorithm>
#include <sstream>

namespace test_proof_evidence {

using namespace proof_chains;

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

} // namespace test_proof_evidence
