// What a console that keeps an archive fetches: the chain in pages with its statements, and nothing that its
// administrator may not see.
#include "tests/service/chain_fixture.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <sstream>

namespace sekishod::test::test_chain_endpoints {
namespace {

using sekisho::proof::ChainCheck;
using sekisho::proof::Statement;

constexpr std::string_view kRuns = "/v1.0/admin/logs/runs";

struct Fetched {
    std::int64_t records = 0, held = 0, statements = 0, last = 0;
    std::string faults, lines;
};

class ChainEndpointTest : public ChainTest {
  protected:
    ChainEndpointTest() : admin(signInAs("admin@sakura")) {
        append("admin", 30);
        append("message", 30);
        state();
        append("auth", 40);
    }
    boost::json::object begin(const SignedIn& who, std::int64_t after) {
        const Response response = ask(who.access, Method::Post, kRuns, fmt::format(R"({{"after":{}}})", after));
        EXPECT_EQ(response.status, 200) << response.body;
        return object(response);
    }
    // All pages of a run, verified with the key that was told.
    Fetched fetch(const SignedIn& who, const boost::json::object& run, std::int64_t after, int count, bool heldBack) {
        Fetched out;
        const std::int64_t upTo = run.at("upTo").as_int64();
        const auto key = sekisho::proof::PublicKey::fromText(boost::json::serialize(run.at("key")));
        EXPECT_TRUE(key);
        std::vector<sekisho::AuditRecord> records;
        std::vector<Statement> statements;
        for (out.last = after; out.last < upTo;) {
            const Response page =
                get(who, fmt::format("{}/{}/records?after={}&count={}", kRuns, str(run, "runId"), out.last, count));
            EXPECT_EQ(page.status, 200) << page.body;
            if (page.status != 200) break;
            EXPECT_EQ(page.contentType, "application/x-ndjson");
            const std::int64_t before = out.last;
            std::istringstream in(page.body);
            for (std::string line; std::getline(in, line);) {
                const auto read = sekisho::proof::evidenceFrom(line);
                EXPECT_TRUE(read) << line;
                if (!read) continue;
                if (read->record) {
                    records.push_back(*read->record);
                    out.last = read->record->seq;
                    ++out.records;
                    out.held += read->record->removed ? 1 : 0;
                } else if (const auto payload = key->payloadOf(read->statement)) {
                    statements.push_back(*sekisho::proof::statementFromText(*payload));
                    ++out.statements;
                }
            }
            out.lines += page.body;
            EXPECT_GT(out.last, before);
            EXPECT_LE(out.last - before, count);
            if (out.last == before) break;
        }
        const auto start = after == 0 ? sekisho::proof::chainStart()
                                      : sekisho::proof::ChainPoint{after, text("SELECT hash FROM audit" + where() +
                                                                               "seq = " + std::to_string(after))};
        ChainCheck check(statements, heldBack, start);
        for (const auto& record : records)
            check.take(record);
        out.faults = faultsOf(check.finish());
        return out;
    }
    std::int64_t runs() { return number("SELECT count(*) FROM audit" + where() + "action = 'log.run'"); }

    SignedIn admin;
};

TEST_F(ChainEndpointTest, GivesTheWholeChainInPagesWithItsStatements) {
    const auto run = begin(admin, 0);
    EXPECT_TRUE(run.at("complete").as_bool());
    EXPECT_EQ(run.at("oldest").as_int64(), 1);
    EXPECT_EQ(run.at("upTo").as_int64(), last()) << "with the record of the run";
    EXPECT_EQ(runs(), 1);
    EXPECT_EQ(text("SELECT changes FROM audit" + where() + "action = 'log.run'"),
              fmt::format(R"({{"records":{{"from":1,"to":{}}}}})", last()));
    for (const int count : {7, 5'000}) {
        const auto fetched = fetch(admin, run, 0, count, false);
        EXPECT_EQ(fetched.faults, "");
        EXPECT_EQ(fetched.records, last());
        EXPECT_EQ(fetched.last, last());
        EXPECT_EQ(fetched.held, 0);
        EXPECT_EQ(fetched.statements, 2) << "the one before, and the one that was made for this run";
    }
    EXPECT_EQ(fetch(admin, run, 90, 10, false).faults, "");
}

TEST_F(ChainEndpointTest, OnesOwnFetchingIsNoReasonToFetch) {
    const auto first = begin(admin, 0);
    const std::int64_t upTo = first.at("upTo").as_int64();
    const auto again = begin(admin, upTo);
    EXPECT_EQ(again.at("upTo").as_int64(), upTo);
    EXPECT_EQ(str(again, "runId"), "");
    EXPECT_EQ(runs(), 1);
    append("admin", 1);
    const auto next = begin(admin, upTo);
    EXPECT_EQ(next.at("upTo").as_int64(), upTo + 2);
    EXPECT_EQ(fetch(admin, next, upTo, 100, false).faults, "");
    EXPECT_EQ(runs(), 2);
    // An archive that knows more than the service is told so.
    EXPECT_EQ(begin(admin, 1'000'000).at("upTo").as_int64(), last());
}

TEST_F(ChainEndpointTest, LogsThatTheCallerMayNotSeeAreHeldBack) {
    const std::string uid =
        text("SELECT uid FROM member" + where() +
             "pending = 0 AND suspended = 0 AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM role_holding) "
             "ORDER BY id LIMIT 1");
    script(fmt::format(
        "INSERT INTO role(uid, domain_id, name, grants, version) VALUES('r-archive', {0}, 'archive', "
        R"('[{{"menu":"audit.download","access":"operate"}},{{"menu":"audit.admin","access":"operate"}}]', 1);)"
        "INSERT INTO role_holding(role_uid, member_uid, domain_id) VALUES('r-archive', '{1}', {0})",
        domain, uid));
    const auto person = signIn(uid);
    const auto run = begin(person, 0);
    EXPECT_FALSE(run.at("complete").as_bool());
    const auto fetched = fetch(person, run, 0, 5'000, true);
    EXPECT_EQ(fetched.faults, "");
    EXPECT_EQ(fetched.records, last());
    const std::int64_t others = number("SELECT count(*) FROM audit" + where() + "log <> 'admin'");
    EXPECT_EQ(fetched.held, others);
    EXPECT_EQ(fetched.lines.find("talk.message.sent"), std::string::npos);
    EXPECT_NE(fetched.lines.find("member.update"), std::string::npos);
    // A run is its owner's.
    EXPECT_EQ(get(admin, fmt::format("{}/{}/records", kRuns, str(run, "runId"))).status, 404);
}

TEST_F(ChainEndpointTest, RefusesWhatIsNoRun) {
    const auto run = begin(admin, 0);
    const std::string one = fmt::format("{}/{}/records", kRuns, str(run, "runId"));
    for (const std::string query : {"?after=-1", "?after=x", "?after=999999", "?count=0", "?count=5001", "?count=x"})
        EXPECT_EQ(get(admin, one + query).status, 400) << query;
    for (const std::string id : {"1", "x", "99999999", "-1"})
        EXPECT_EQ(get(admin, fmt::format("{}/{}/records", kRuns, id)).status, 404) << id;
    for (const std::string body : {"{}", R"({"after":-1})", R"({"after":"0"})", "[]"})
        EXPECT_EQ(ask(admin.access, Method::Post, kRuns, body).status, 400) << body;
}

TEST_F(ChainEndpointTest, TellsStatementsFromAPlaceOn) {
    const auto lines = [this](std::int64_t after) {
        const Response response = get(admin, "/v1.0/admin/logs/statements?after=" + std::to_string(after));
        EXPECT_EQ(response.status, 200);
        return sekisho::proof::statementsIn(response.body);
    };
    state();
    EXPECT_EQ(lines(0).size(), 2U);
    EXPECT_EQ(lines(last() - 1).size(), 1U);
    EXPECT_EQ(lines(last()).size(), 1U) << "the newest in any case";
    EXPECT_EQ(get(admin, "/v1.0/admin/logs/statements?after=x").status, 400);
}

} // namespace
} // namespace sekishod::test::test_chain_endpoints
