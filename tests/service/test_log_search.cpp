// Search of the logs against one that looks at everything, and who sees what of them.
#include "models/api/log_wire.h"
#include "service/rules/list_window.h"
#include "tests/service/log_fixture.h"

#include <boost/json/serialize.hpp>

namespace sekishod::test::test_log_search {
namespace {

using sekisho::AuditRecord;
using sekisho::LogQuery;
using sekisho::sql::Database;

class LogSearchTest : public LogTest {
  protected:
    std::mt19937 random{11};
    std::size_t pick(std::size_t below) { return random() % below; }
    template<class T>
    const T& oneOf(const std::vector<T>& all) {
        return all[pick(all.size())];
    }

    std::vector<std::string> people;
    const std::vector<std::string> outside{"x@example.com", "y@example.org"};
    const std::vector<std::string> texts{"営業部", "見積 書", "Ｑ３報告", "ハナコ", "rare", "渡邉", ""};
    const std::vector<std::string> ips{"203.0.113.7", "203.0.113.99", "2001:db8::5", "198.51.100.4", ""};

    void fillPeople() {
        const auto rows = store->read([&](Database& db) {
            return db.rows<std::string>("SELECT uid FROM member WHERE domain_id = :d ORDER BY id LIMIT 40", domain);
        });
        for (const auto& [uid] : *rows)
            people.push_back(uid);
    }
    AuditRecord randomRecord(std::vector<std::string>& others) {
        const auto& logs = sekisho::logFacts();
        const std::size_t minutes = pick(14'400);
        AuditRecord out = record(std::string(logs[pick(logs.size())].key),
                                 oneOf(std::vector<std::string>{"member.update", "talk.message.sent", "mail.sent"}),
                                 base() - std::chrono::minutes(minutes)); // out of order, many at the same time
        out.actorId = oneOf(people);
        out.actorName = oneOf(texts);
        out.targetId = pick(3) == 0 ? oneOf(people) : "room-" + std::to_string(pick(5));
        out.targetName = oneOf(texts);
        out.result = oneOf(std::vector<std::string>{"success", "success", "denied", "failed"});
        out.reason = out.result == "success" ? "" : "FORBIDDEN";
        out.ip = oneOf(ips);
        if (pick(2) == 0) return out;
        const std::string receiver = oneOf(pick(2) == 0 ? people : outside);
        others = {receiver};
        out.changesJson = fmt::format(R"({{"receivers":["{}"],"size":{},"bot":{},"note":"{}"}})", receiver, pick(1'000),
                                      pick(2) == 0, oneOf(texts));
        return out;
    }
    void fill(int count) {
        if (people.empty()) fillPeople();
        std::vector<AuditRecord> records;
        std::vector<std::vector<std::string>> others;
        for (int i = 0; i < count; ++i)
            records.push_back(randomRecord(others.emplace_back()));
        append(std::move(records), others);
    }
    LogQuery randomQuery() {
        LogQuery query;
        const auto& logs = sekisho::logFacts();
        for (std::size_t i = pick(4); i > 0; --i)
            query.logs.emplace_back(logs[pick(logs.size())].key);
        if (pick(3) == 0) query.from = base() - std::chrono::minutes(pick(14'400));
        if (pick(3) == 0) query.until = (query.from ? *query.from : base()) + std::chrono::minutes(1 + pick(5'000));
        if (pick(5) == 0) query.party = oneOf(pick(3) == 0 ? outside : people);
        if (pick(6) == 0) query.actor = oneOf(people);
        if (pick(8) == 0) query.target = "room-" + std::to_string(pick(6));
        if (pick(6) == 0) query.action = oneOf(std::vector<std::string>{"member.", "talk.message.sent", "mail.", "x."});
        if (pick(6) == 0) query.ip = oneOf(std::vector<std::string>{"203.0.113.0/24", "2001:db8::/32", "203.0.113.7"});
        if (pick(6) == 0) query.result = oneOf(std::vector<std::string>{"denied", "failed"});
        if (pick(4) == 0) query.text = oneOf(std::vector<std::string>{"見積", "rare 営業", "はなこ", "渡辺", "q3"});
        if (pick(8) == 0) query.bot = pick(2) == 0;
        query.oldestFirst = pick(2) == 0;
        return query;
    }
    // All pages, and that each of them keeps to the budget.
    std::vector<std::int64_t> search(const LogQuery& query, int count, const LogBudget& budget = {}) {
        LogScope scope = everything(domain);
        return search(query, scope, count, budget);
    }
    std::vector<std::int64_t> search(const LogQuery& query, LogScope& scope, int count, const LogBudget& budget) {
        std::vector<std::int64_t> out;
        std::optional<LogPlace> after;
        do {
            const auto page =
                store->read([&](Database& db) { return searchLogs(db, domain, query, scope, after, count, budget); });
            EXPECT_TRUE(page) << (page ? "" : page.error().detail);
            if (!page) return out;
            EXPECT_LE(page->records.size(), static_cast<std::size_t>(count));
            EXPECT_LE(page->looked, budget.rows);
            EXPECT_TRUE(!page->searchedTo || page->next) << "who has not looked at all can go on";
            for (const AuditRecord& found : page->records)
                out.push_back(found.seq);
            EXPECT_TRUE(!page->next || !(after == page->next)) << "each page gets further";
            after = page->next;
        } while (after);
        return out;
    }
    SlowLogs slow() {
        std::optional<SlowLogs> out;
        const auto done = store->read([&](Database& db) -> sekisho::Done {
            out.emplace(db, domain);
            return {};
        });
        EXPECT_TRUE(done);
        return std::move(*out);
    }
    std::vector<std::int64_t> pagesOver(const SignedIn& who, const LogQuery& query, int count) {
        std::vector<std::int64_t> out;
        std::string cursor;
        do {
            auto parameters = sekisho::api::logQueryParameters(query);
            parameters.emplace_back("count", std::to_string(count));
            if (!cursor.empty()) parameters.emplace_back("cursor", cursor);
            const Response response = get(who, target("/v1.0/admin/logs/records", parameters));
            EXPECT_EQ(response.status, 200) << response.body;
            if (response.status != 200) return out;
            const auto page = sekisho::api::logPageFromText(response.body);
            EXPECT_TRUE(page) << response.body;
            for (const AuditRecord& found : page->records)
                out.push_back(found.seq);
            cursor = page->nextCursor;
        } while (!cursor.empty());
        return out;
    }
    std::vector<std::string> column(const std::string& sql) {
        const auto rows = store->read([&](Database& db) { return db.rows<std::string>(sql); });
        EXPECT_TRUE(rows) << sql;
        std::vector<std::string> out;
        for (const auto& [value] : *rows)
            out.push_back(value);
        return out;
    }
    // Members and organizations of an organization and of all below it.
    std::set<std::string> partOf(const std::string& unit) {
        const auto members = membersOf(unit);
        std::set<std::string> out(members.begin(), members.end());
        for (std::string& uid :
             column("WITH RECURSIVE part(id, uid) AS (SELECT id, uid FROM orgunit WHERE uid = '" + unit +
                    "' UNION ALL SELECT u.id, u.uid FROM orgunit u JOIN part ON u.parent_id = part.id) SELECT uid "
                    "FROM part"))
            out.insert(std::move(uid));
        return out;
    }
    LogScope scopeOf(const std::string& unit, std::string_view wholeLog) {
        boost::json::object scopes;
        for (const sekisho::LogFact& log : sekisho::logFacts())
            if (log.key != wholeLog) scopes[log.key] = boost::json::array{0};
        const boost::json::object filter{
            {"whole", false},
            {"roots", boost::json::array{number("SELECT id FROM orgunit WHERE uid = '" + unit + "'")}},
            {"exact", boost::json::array()}};
        const boost::json::object all{{"everything", false},
                                      {"whole", boost::json::array{wholeLog}},
                                      {"filters", boost::json::array{filter}},
                                      {"scopes", std::move(scopes)}};
        return *LogScope::fromText(boost::json::serialize(all), domain);
    }
    void takeContentOf(std::int64_t seq) {
        script(fmt::format(
            "INSERT INTO audit_horizon(domain_id, log, before) SELECT domain_id, log, at + 1 FROM audit WHERE "
            "domain_id = {0} AND seq = {1} ON CONFLICT DO UPDATE SET before = max(before, excluded.before); UPDATE "
            "audit SET removed = 1, recorded = 0, actor_id = '', actor_name = '', action = '', target_kind = '', "
            "target_id = '', target_name = '', result = '', ip = '', request_id = '', changes = '', client = '', "
            "reason = '' WHERE domain_id = {0} AND seq = {1} AND removed = 0",
            domain, seq));
    }
    Response logsOf(const SignedIn& who, const std::string& more = {}) {
        return get(who, "/v1.0/admin/logs/records" + more);
    }
};

TEST_F(LogSearchTest, FindsWhatASearchThatLooksAtEverythingFinds) {
    fill(1'500);
    const SlowLogs all = slow();
    int found = 0;
    for (int i = 0; i < 250; ++i) {
        const LogQuery query = randomQuery();
        const auto expected = all.find(query);
        found += static_cast<int>(!expected.empty());
        ASSERT_EQ(search(query, 1 + static_cast<int>(pick(60))), expected)
            << boost::json::serialize(sekisho::api::logQueryValue(query));
    }
    EXPECT_GT(found, 60) << "the questions are not all empty";
}

TEST_F(LogSearchTest, KeepsToItsBudgetAndGoesOn) {
    fill(600);
    const SlowLogs all = slow();
    LogQuery query;
    query.text = "rare";
    const auto expected = all.find(query);
    ASSERT_GT(expected.size(), 20U);
    EXPECT_EQ(search(query, 1'000, {50, std::chrono::seconds(10)}), expected);
    EXPECT_EQ(search(query, 7, {13, std::chrono::seconds(10)}), expected);
    LogScope scope = everything(domain);
    query.text = "nowhere at all";
    const auto page = store->read([&](Database& db) {
        return searchLogs(db, domain, query, scope, {}, 100, {64, std::chrono::seconds(10)});
    });
    ASSERT_TRUE(page && page->records.empty() && page->next && page->searchedTo);
    EXPECT_EQ(page->looked, 64);
    const auto hurried = store->read([&](Database& db) {
        return searchLogs(db, domain, query, scope, {}, 100, {50'000, std::chrono::milliseconds(0)});
    });
    ASSERT_TRUE(hurried && hurried->searchedTo) << "time that is up ends a page as well";
    EXPECT_EQ(hurried->looked, 64);
}

TEST_F(LogSearchTest, PagesStayWhereTheyAreWhileRecordsArrive) {
    fill(300);
    const SignedIn admin = signInAs("admin@sakura");
    LogQuery query;
    query.logs = {"admin", "board", "calendar"};
    query.until = base() + std::chrono::minutes(1);
    const auto before = slow().find(query);
    std::vector<std::int64_t> seen;
    std::string cursor;
    do {
        auto parameters = sekisho::api::logQueryParameters(query);
        parameters.emplace_back("count", "5");
        if (!cursor.empty()) parameters.emplace_back("cursor", cursor);
        const Response response = get(admin, target("/v1.0/admin/logs/records", parameters));
        ASSERT_EQ(response.status, 200) << response.body;
        const auto page = sekisho::api::logPageFromText(response.body);
        for (const AuditRecord& found : page->records)
            seen.push_back(found.seq);
        cursor = page->nextCursor;
        append(record("admin", "member.update", base())); // newer than what was shown
    } while (!cursor.empty());
    EXPECT_EQ(seen, before) << "nothing twice, nothing left out";
}

TEST_F(LogSearchTest, ShowsADeputyOfAPartWhatConcernsHisPart) {
    fill(800);
    const std::string unit = someUnit();
    const auto members = membersOf(unit);
    ASSERT_TRUE(members.size() > 3 && members.size() < 100);
    AuditRecord moved = record("admin", "orgUnit.update", base());
    moved.targetId = unit;
    append(moved);
    const SignedIn deputy = signIn(administrator(1, {"audit"}, unit));
    const std::set<std::string> part = partOf(unit);
    const SlowLogs all = slow();
    const auto visible = [&](const SlowLogs::Row& row) {
        return row.record.log != "detection" &&
               (part.contains(row.record.actorId) || part.contains(row.record.targetId));
    };
    for (int i = 0; i < 40; ++i) {
        LogQuery query = randomQuery();
        std::erase(query.logs, "detection");
        query.until = base() + std::chrono::minutes(1); // without the records of this reading itself
        if (query.from && *query.from >= *query.until) query.from.reset();
        ASSERT_EQ(pagesOver(deputy, query, 50), all.find(query, visible))
            << boost::json::serialize(sekisho::api::logQueryValue(query));
    }
    LogQuery about;
    about.target = unit;
    about.logs = {"admin"};
    EXPECT_EQ(pagesOver(deputy, about, 10).size(), 1U);
}

// Whoever sees a part goes through the newest records in memory: what he finds is what is there, whatever of the logs
// is in memory, while records of any age come and retention takes some.
TEST_F(LogSearchTest, FindsForAPartWhatIsThereByAnyWay) {
    fillPeople();
    const auto units = column(fmt::format("SELECT uid FROM orgunit WHERE domain_id = {} ORDER BY id", domain));
    people.push_back(units.front()); // as a target
    people.push_back(units.back());
    int found = 0;
    for (const auto most :
         {std::optional<std::size_t>(), std::optional<std::size_t>(70), std::optional<std::size_t>(0)}) {
        limitWindows(most);
        for (int round = 0; round < 12; ++round) {
            fill(1 + static_cast<int>(pick(60)));
            if (pick(2) == 0) takeContentOf(1 + static_cast<std::int64_t>(pick(200)));
            const SlowLogs all = slow();
            for (int i = 0; i < 6; ++i) {
                const std::string unit = oneOf(units);
                const std::string whole = pick(3) == 0 ? "admin" : "";
                const auto part = partOf(unit);
                const auto list = membersOf(unit);
                const std::set<std::string> members(list.begin(), list.end());
                const auto visible = [&](const SlowLogs::Row& row) {
                    return row.record.log == whole || (!row.record.removed && (members.contains(row.record.actorId) ||
                                                                               part.contains(row.record.targetId)));
                };
                LogQuery query = i < 2 ? LogQuery() : randomQuery();
                if (i > 3) query.oldestFirst = false;
                LogScope scope = scopeOf(unit, whole);
                const LogBudget budget{static_cast<std::int64_t>(1 + pick(300)), std::chrono::seconds(10)};
                const auto expected = all.find(query, visible);
                found += static_cast<int>(expected.size());
                ASSERT_EQ(search(query, scope, 1 + static_cast<int>(pick(40)), budget), expected)
                    << most.value_or(1) << ' ' << round << ' ' << unit << ' '
                    << boost::json::serialize(sekisho::api::logQueryValue(query));
            }
        }
    }
    limitWindows({});
    EXPECT_GT(found, 2'000) << "the parts are not all empty";
}

TEST_F(LogSearchTest, TellsADeputyNothingOfAMemberOutsideWhomHisPartHasChanged) {
    const std::string unit = someUnit();
    const auto members = membersOf(unit);
    const std::set<std::string> mine = partOf(unit);
    const auto everybody =
        column(fmt::format("SELECT uid FROM member WHERE domain_id = {} AND deleted IS NULL ORDER BY id", domain));
    const std::string outsider = *std::ranges::find_if(everybody, [&](const auto& uid) { return !mine.contains(uid); });
    const auto changed = [&](const std::string& target, std::string changes) {
        AuditRecord out = record("admin", "member.update", base());
        out.actorId = members[0]; // an administrator of the tenant who works in the branch
        out.targetKind = "member";
        out.targetId = target;
        out.changesJson = std::move(changes);
        append(out);
        return number(fmt::format("SELECT max(seq) FROM audit WHERE domain_id = {}", domain));
    };
    const std::int64_t other = changed(outsider, R"({"cellPhone":{"from":null,"to":"090-1111"}})");
    const std::int64_t own =
        changed(members[1],
                fmt::format(R"({{"relations":{{"from":[{{"relationUserId":"{0}"}}],"to":[{{"relationUserId":"{0}"}},)"
                            R"({{"relationUserId":"{1}"}}]}},"nickName":{{"from":null,"to":"あだ名"}}}})",
                            outsider, members[2]));
    const SignedIn deputy = signIn(administrator(1, {"audit"}, unit));
    const auto one = [&](const SignedIn& who, std::int64_t seq) {
        return get(who, fmt::format("/v1.0/admin/logs/records/{}", seq)).body;
    };
    for (const std::string& body : {one(deputy, other), one(deputy, own), logsOf(deputy, "?logs=admin").body}) {
        EXPECT_EQ(body.find("090-1111"), std::string::npos) << body;
        EXPECT_EQ(body.find("relationUserId\":\"" + outsider), std::string::npos) << body;
    }
    EXPECT_NE(one(deputy, other).find(outsider), std::string::npos) << "that somebody of his part did it is told";
    EXPECT_NE(one(deputy, own).find("relationUserId\":\"" + members[2]), std::string::npos);
    EXPECT_NE(one(deputy, own).find("あだ名"), std::string::npos);
    EXPECT_EQ(object(get(deputy, target("/v1.0/admin/logs/records", {{"logs", "admin"}, {"text", "090-1111"}})))
                  .at("records")
                  .as_array()
                  .size(),
              0U)
        << "nor by guessing";
    const SignedIn highest = signInAs("admin@sakura");
    EXPECT_NE(one(highest, other).find("090-1111"), std::string::npos);
    EXPECT_NE(one(highest, own).find(outsider), std::string::npos);
}

TEST_F(LogSearchTest, AnOrganizationTakesItsRecordsAlongWhenItIsMoved) {
    const std::string unit = someUnit();
    const auto mine = partOf(unit);
    const auto leaves =
        column(fmt::format("SELECT uid FROM orgunit o WHERE domain_id = {} AND parent_id IS NOT NULL AND "
                           "NOT EXISTS (SELECT 1 FROM orgunit c WHERE c.parent_id = o.id) ORDER BY id",
                           domain));
    const std::string leaf = *std::ranges::find_if(leaves, [&](const auto& uid) { return !mine.contains(uid); });
    const std::string above =
        text("SELECT p.uid FROM orgunit o JOIN orgunit p ON p.id = o.parent_id WHERE o.uid = '" + leaf + "'");
    AuditRecord about = record("admin", "orgUnit.update", base());
    about.targetKind = "orgUnit";
    about.targetId = leaf;
    about.targetName = "動く組織";
    append(about);
    const SignedIn highest = signInAs("admin@sakura"), deputy = signIn(administrator(1, {"audit"}, unit));
    const auto seen = [&] { return logsOf(deputy, "?logs=admin").body.find("動く組織") != std::string::npos; };
    const auto moveTo = [&](const std::string& parent) {
        const Response moved = ask(highest.access, Method::Post, "/v1.0/orgunits/" + leaf + "/move",
                                   fmt::format(R"({{"parentOrgUnitId":"{}","displayOrder":1}})", parent));
        EXPECT_EQ(moved.status, 200) << moved.body;
    };
    EXPECT_FALSE(seen());
    moveTo(unit);
    EXPECT_TRUE(seen());
    moveTo(above);
    EXPECT_FALSE(seen());
}

TEST_F(LogSearchTest, AsksForTheRightOfEachLog) {
    append(record("auth", "signIn.success", base()));
    append(record("message", "talk.message.sent", base()));
    const SignedIn auditor = signIn(administrator(1, {"audit.login"}));
    Response all = logsOf(auditor);
    ASSERT_EQ(all.status, 200) << all.body;
    const auto found = sekisho::api::logPageFromText(all.body);
    ASSERT_FALSE(found->records.empty());
    for (const AuditRecord& one : found->records)
        EXPECT_EQ(one.log, "auth");
    Response foreign = logsOf(auditor, "?logs=auth,message");
    EXPECT_EQ(foreign.status, 403);
    EXPECT_NE(headerOf(foreign, "X-Error-Params").find("audit.talk"), std::string::npos);
    const auto seqOf = [&](const char* log) {
        return number(fmt::format("SELECT max(seq) FROM audit WHERE domain_id = {} AND log = '{}'", domain, log));
    };
    EXPECT_EQ(get(auditor, fmt::format("/v1.0/admin/logs/records/{}", seqOf("auth"))).status, 200);
    EXPECT_EQ(get(auditor, fmt::format("/v1.0/admin/logs/records/{}", seqOf("message"))).status, 404);
    EXPECT_EQ(get(auditor, "/v1.0/admin/logs/records/999999").status, 404);
    EXPECT_EQ(get(auditor, "/v1.0/admin/logs/records/x").status, 404);
    for (const char* path : {"/v1.0/admin/logs", "/v1.0/admin/logs/records", "/v1.0/admin/logs/records/1"}) {
        EXPECT_EQ(get(signIn(plainMember(0)), path).status, 403) << path;
        EXPECT_EQ(get(serviceAccount("admin.read"), path).status, 403) << path;
    }
    EXPECT_EQ(logsOf(serviceAccount("audit.read")).status, 200);
    EXPECT_EQ(logsOf(serviceAccount("audit")).status, 200) << "the old name of the scope";
    const auto logs = object(get(auditor, "/v1.0/admin/logs")).at("logs").as_array();
    ASSERT_EQ(logs.size(), 1U);
    EXPECT_EQ(str(logs[0].as_object(), "log"), "auth");
    EXPECT_EQ(logs[0].as_object().at("days").as_int64(), 180);
    EXPECT_GT(logs[0].as_object().at("records").as_int64(), 0);
}

TEST_F(LogSearchTest, KeepsTenantsApart) {
    const SignedIn other = signInAs("admin@ume");
    const auto seqs = pagesOver(other, {}, 500);
    for (const std::int64_t seq : seqs)
        EXPECT_EQ(number(fmt::format("SELECT count(*) FROM audit WHERE domain_id = {} AND seq = {}", otherDomain, seq)),
                  1);
    append(record("admin", "member.update", base()));
    LogQuery query;
    query.text = "Somebody";
    EXPECT_TRUE(pagesOver(other, query, 500).empty());
}

TEST_F(LogSearchTest, RecordsThatSomebodyLooked) {
    append(record("message", "talk.message.sent", base()));
    append(record("message", "talk.message.sent", base()));
    const SignedIn admin = signInAs("admin@sakura");
    ASSERT_EQ(logsOf(admin, "?logs=admin,auth,developer").status, 200);
    EXPECT_EQ(recorded("log.read"), 0) << "what administrators did is looked at freely";
    Response first = logsOf(admin, "?logs=message&count=1&text=some");
    ASSERT_EQ(first.status, 200);
    EXPECT_EQ(recorded("log.read"), 1);
    const std::string cursor = sekisho::api::logPageFromText(first.body)->nextCursor;
    ASSERT_FALSE(cursor.empty());
    ASSERT_EQ(logsOf(admin, "?logs=message&count=1&text=some&cursor=" + cursor).status, 200);
    EXPECT_EQ(recorded("log.read"), 1) << "once a search";
    const std::string kept =
        text(fmt::format("SELECT changes FROM audit WHERE domain_id = {} AND action = 'log.read'", domain));
    EXPECT_NE(kept.find("\"some\""), std::string::npos) << kept;
    EXPECT_EQ(kept.find("Somebody"), std::string::npos) << "the question, not what was found";
    ASSERT_EQ(logsOf(admin, "?party=" + uidOf("deputy1@sakura")).status, 200);
    EXPECT_EQ(recorded("log.read"), 2) << "a timeline holds messages as well";
    EXPECT_EQ(logsOf(admin, "?logs=message&cursor=" + cursor).status, 400) << "the cursor of another question";
    EXPECT_EQ(recorded("log.read"), 2);
    EXPECT_EQ(logsOf(admin, "?from=yesterday").status, 400);
    EXPECT_EQ(logsOf(admin, "?count=501").status, 400);
    EXPECT_EQ(logsOf(admin, "?ip=1.2.3.4%2F40").status, 400);
}

TEST_F(LogSearchTest, ShowsThePlaceOfWhatRetentionTook) {
    AuditRecord old = record("board", "board.post.created", base());
    old.actorId = uidOf("deputy1@sakura");
    append(old);
    const std::int64_t seq =
        number(fmt::format("SELECT max(seq) FROM audit WHERE domain_id = {} AND log = 'board'", domain));
    takeContentOf(seq);
    const Response page = logsOf(signInAs("admin@sakura"), "?logs=board");
    const auto found = sekisho::api::logPageFromText(page.body);
    ASSERT_TRUE(found && found->records.size() == 1) << page.body;
    EXPECT_TRUE(found->records[0].removed);
    EXPECT_EQ(found->records[0].at, base());
    EXPECT_TRUE(found->records[0].actorId.empty());
    const auto part =
        sekisho::api::logPageFromText(logsOf(signIn(administrator(1, {"audit"}, someUnit())), "?logs=board").body);
    ASSERT_TRUE(part);
    EXPECT_TRUE(part->records.empty()) << "whose it was is gone";
    const auto logs = object(get(signInAs("admin@sakura"), "/v1.0/admin/logs")).at("logs").as_array();
    for (const auto& log : logs)
        if (str(log.as_object(), "log") == "board") {
            EXPECT_EQ(log.as_object().at("records").as_int64(), 0);
            EXPECT_FALSE(log.as_object().contains("oldest"));
        }
}

TEST_F(LogSearchTest, FilesAreKeptOnceFileManagementSaysSo) {
    const auto days = [&] {
        const auto logs = object(get(signInAs("admin@sakura"), "/v1.0/admin/logs")).at("logs").as_array();
        for (const auto& log : logs)
            if (str(log.as_object(), "log") == "file-download") return log.as_object().at("days").as_int64();
        return std::int64_t{-1};
    };
    EXPECT_EQ(days(), 0);
    script(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES({}, 'files', "
                       "'{{\"downloadLog\":true}}', 1)",
                       domain));
    EXPECT_EQ(days(), 31);
}

} // namespace
} // namespace sekishod::test::test_log_search
