// Files of logs: the same records as the search, in every format, whole or not at all.
#include "models/api/log_wire.h"
#include "models/proof/evidence.h"
#include "service/auth/signing_key.h"
#include "service/logs/chain_keeper.h"
#include "service/logs/log_export_worker.h"
#include "service/logs/log_lines.h"
#include "service/logs/piece_stream.h"
#include "tests/service/log_fixture.h"

#include <boost/json/serialize.hpp>

#include <fstream>
#include <iterator>
#include <sstream>

namespace sekishod::test::test_log_exports {
namespace {

using sekisho::AuditRecord;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::LogExport;
using sekisho::LogFormat;
using sekisho::LogQuery;
using sekisho::sql::Database;

// RFC 4180, as strict as a careful reader.
std::vector<std::vector<std::string>> csvOf(std::string_view text) {
    std::vector<std::vector<std::string>> out;
    EXPECT_TRUE(text.starts_with(kByteOrderMark));
    text.remove_prefix(kByteOrderMark.size());
    while (!text.empty()) {
        std::vector<std::string>& row = out.emplace_back(1);
        for (bool ended = false; !ended;) {
            std::string& cell = row.back();
            if (text.starts_with('"')) {
                text.remove_prefix(1);
                for (;;) {
                    const std::size_t quote = text.find('"');
                    EXPECT_NE(quote, std::string_view::npos);
                    if (quote == std::string_view::npos) return out;
                    cell += text.substr(0, quote);
                    text.remove_prefix(quote + 1);
                    if (!text.starts_with('"')) break;
                    cell += '"';
                    text.remove_prefix(1);
                }
            } else {
                const std::size_t end = std::min(text.find_first_of(",\r\""), text.size());
                cell = text.substr(0, end);
                text.remove_prefix(end);
            }
            ended = text.starts_with("\r\n");
            EXPECT_TRUE(ended || text.starts_with(',')) << text.substr(0, 20);
            if (!ended && !text.starts_with(',')) return out;
            text.remove_prefix(ended ? 2 : 1);
            if (!ended) row.emplace_back();
        }
    }
    return out;
}

class LogExportTest : public LogTest {
  protected:
    SignedIn admin = signInAs("admin@sakura");

    void fill(int count, const std::string& log = "message", std::size_t noteBytes = 0) {
        std::vector<AuditRecord> records;
        for (int i = 0; i < count; ++i) {
            AuditRecord one = record(log, "talk.message.sent", base() + std::chrono::seconds(i * 37 % 7'001));
            one.actorName = fmt::format("送信者 {}", i % 7);
            one.targetName = "a,b\"c\nd";
            one.changesJson = fmt::format(R"({{"receivers":["x{}@example.com"],"channelId":"c-{}","note":"{}"}})", i,
                                          i % 3, std::string(noteBytes, 'n'));
            records.push_back(std::move(one));
        }
        append(std::move(records));
    }
    static std::string wish(const LogQuery& query, LogFormat format, bool japanese = true) {
        return sekisho::api::logExportWishText({query, format, japanese});
    }
    LogExport asked(const SignedIn& who, const LogQuery& query, LogFormat format, bool japanese = true) {
        const Response response =
            ask(who.access, Method::Post, "/v1.0/admin/logs/exports", wish(query, format, japanese));
        EXPECT_EQ(response.status, 201) << response.body;
        const auto made = sekisho::api::logExportFromText(response.body);
        EXPECT_TRUE(made);
        return made ? *made : LogExport();
    }
    void work() {
        LogExportWorker worker(*services);
        for (int i = 0; i < 1'000; ++i) {
            const auto step = worker.step();
            ASSERT_TRUE(step) << step.error().code << step.error().detail;
            if (!*step) return;
        }
        FAIL() << "it never ends";
    }
    std::vector<LogExport> listed(const SignedIn& who) {
        const auto list = sekisho::api::logExportsFromText(get(who, "/v1.0/admin/logs/exports").body);
        EXPECT_TRUE(list);
        return list ? *list : std::vector<LogExport>();
    }
    Response fileOf(const SignedIn& who, const std::string& id, Headers headers = {}) {
        return ask(who.access, Method::Get, "/v1.0/admin/logs/exports/" + id + "/file", {}, std::move(headers));
    }
    static std::string all(const Response& response) {
        std::string out;
        EXPECT_TRUE(response.stream) << response.body;
        if (response.stream)
            while (auto chunk = response.stream())
                out += *chunk;
        return out;
    }
    std::string made(const LogQuery& query, LogFormat format, bool japanese = true) {
        clock.advance(std::chrono::seconds(1)); // the newest comes first
        const LogExport one = asked(admin, query, format, japanese);
        work();
        const auto list = listed(admin);
        EXPECT_EQ(list.front().id, one.id);
        EXPECT_EQ(list.front().state, sekisho::LogExportState::Ready);
        const std::string file = all(fileOf(admin, one.id));
        EXPECT_EQ(static_cast<std::int64_t>(file.size()), list.front().bytes);
        EXPECT_EQ(sekisho::proof::sha256Hex(file), list.front().digest);
        last = list.front();
        return file;
    }
    std::vector<AuditRecord> searched(LogQuery query) {
        LogScope scope = everything(domain);
        const auto found = store->read([&](Database& db) {
            return searchLogs(db, domain, query, scope, {}, 100'000, {1'000'000, std::chrono::seconds(60)});
        });
        EXPECT_TRUE(found);
        return found ? found->records : std::vector<AuditRecord>();
    }
    LogExport last;
};

TEST_F(LogExportTest, HoldsWhatTheSearchFinds) {
    fill(700);
    LogQuery query;
    query.logs = {"message"};
    query.from = base() + std::chrono::seconds(100);
    query.oldestFirst = true;
    const auto expected = searched(query);
    ASSERT_GT(expected.size(), 500U);

    std::string lines;
    for (const AuditRecord& record : expected) {
        sekisho::api::appendLogRecord(lines, record);
        lines += '\n';
    }
    EXPECT_EQ(made(query, LogFormat::JsonLines), lines);
    EXPECT_EQ(last.records, static_cast<std::int64_t>(expected.size()));

    const auto csv = csvOf(made(query, LogFormat::Csv));
    ASSERT_EQ(csv.size(), expected.size() + 1);
    EXPECT_EQ(csv[0].front(), "seq");
    for (std::size_t i = 0; i < expected.size(); ++i) {
        ASSERT_EQ(csv[i + 1].size(), 16U);
        EXPECT_EQ(csv[i + 1][0], std::to_string(expected[i].seq));
        EXPECT_EQ(sekisho::parseInstant(csv[i + 1][1]), expected[i].at);
        EXPECT_TRUE(csv[i + 1][1].ends_with("+09:00"));
        EXPECT_EQ(csv[i + 1][6], expected[i].actorName);
        EXPECT_EQ(csv[i + 1][9], expected[i].targetName);
        EXPECT_EQ(csv[i + 1][15], expected[i].changesJson);
    }

    for (const bool japanese : {true, false}) {
        const auto source = csvOf(made(query, LogFormat::SourceCsv, japanese));
        ASSERT_EQ(source.size(), expected.size() + 1);
        EXPECT_EQ(source[0], japanese
                                 ? (std::vector<std::string>{"日時", "送信者", "受信者", "チャンネルID", "イベント"})
                                 : (std::vector<std::string>{"Date", "Sender", "Recipient", "Channel ID", "Event"}));
        const auto& columns = sekisho::logFact("message")->columns;
        for (std::size_t i = 0; i < expected.size(); ++i)
            for (std::size_t c = 0; c < columns.size(); ++c)
                EXPECT_EQ(source[i + 1][c], sekisho::logCell(expected[i], columns[c].from, japanese, "Asia/Tokyo"));
    }
}

TEST_F(LogExportTest, NeverHandsOutAFormula) {
    for (const char* name : {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "plain"}) {
        AuditRecord one = record("board", "board.post.created", base());
        one.actorName = name;
        append(one);
    }
    LogQuery query;
    query.logs = {"board"};
    for (const LogFormat format : {LogFormat::SourceCsv, LogFormat::Csv})
        for (const auto& row : csvOf(made(query, format)))
            for (const std::string& cell : row)
                EXPECT_EQ(cell.find_first_of("=+-@\t\r") == 0, false) << cell;
    const std::string file = made(query, LogFormat::Csv);
    EXPECT_NE(file.find("\"'=HYPERLINK(\"\"http://x\"\")\""), std::string::npos);
    EXPECT_NE(file.find("\"''=1\""), std::string::npos) << "one apostrophe more, so that it can be taken away again";
}

TEST_F(LogExportTest, GivesEvidenceThatProvesItself) {
    fill(300);
    append(record("admin", "member.update", base()));
    fill(300);
    LogQuery query;
    query.logs = {"message"};
    query.actor = "somebody";
    query.from = base();
    query.until = base() + std::chrono::hours(10);
    const std::string file = made(query, LogFormat::Evidence);
    const auto expected = searched(query);
    EXPECT_EQ(last.records, static_cast<std::int64_t>(expected.size()));
    std::istringstream in(file);
    const auto key = ServiceSigningKey(store->dir().signingKey()).get();
    ASSERT_TRUE(key);
    const auto report = sekisho::proof::verifyEvidence(in, key->publicKey(), {});
    ASSERT_TRUE(report) << report.error().code;
    for (const auto& fault : report->chain.faults)
        ADD_FAILURE() << faultKindKey(fault.kind) << ' ' << fault.seq << ' ' << fault.detail;
    EXPECT_GE(report->chain.statements, 1);
    EXPECT_EQ(report->chain.unsigned_, 0) << "it goes up to a statement";
    std::size_t told = 0;
    std::istringstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        const auto read = sekisho::proof::evidenceFrom(line);
        ASSERT_TRUE(read) << line;
        if (!read->record || read->record->removed) continue;
        ++told;
        EXPECT_EQ(read->record->log, "message");
        EXPECT_EQ(read->record->actorId, "somebody");
    }
    EXPECT_EQ(told, expected.size()) << "the rest is held back";

    std::string spoiled = file;
    spoiled.replace(spoiled.find("送信者 3"), std::string("送信者 3").size(), "送信者 4");
    std::istringstream again(spoiled);
    const auto found = sekisho::proof::verifyEvidence(again, key->publicKey(), {});
    EXPECT_TRUE(!found || !found->chain.whole());
}

TEST_F(LogExportTest, IsNotSentToWhoeverHasLostTheRight) {
    fill(20);
    append(record("auth", "signIn.success", base()));
    const std::string who = administrator(1, {"audit.login", "audit.talk", "audit.download"});
    SignedIn some = signIn(who);
    LogQuery query;
    query.logs = {"message"};
    const LogExport one = asked(some, query, LogFormat::Csv);
    work();
    EXPECT_EQ(fileOf(some, one.id).status, 200);
    const auto hold = [&](std::string_view menus) {
        script(fmt::format("UPDATE role SET grants = '[{}]', version = version + 1 WHERE uid = 'log-role-1'", menus));
        some = signIn(who);
    };
    constexpr std::string_view download = R"({"menu":"audit.download","access":"operate"})";
    constexpr std::string_view talk = R"({"menu":"audit.talk","access":"view"})";
    hold(fmt::format(R"({},{{"menu":"audit.login","access":"view"}})", download));
    EXPECT_EQ(fileOf(some, one.id).status, 403) << "not the log any more";
    hold(talk);
    EXPECT_EQ(fileOf(some, one.id).status, 403) << "not to take it out";
    hold(fmt::format("{},{}", talk, download));
    EXPECT_EQ(fileOf(some, one.id).status, 200) << "other logs do not matter";
    script(fmt::format("UPDATE role_holding SET scope = '{{\"orgUnits\":[\"{}\"]}}' WHERE role_uid = 'log-role-1'",
                       someUnit()));
    some = signIn(who);
    EXPECT_EQ(fileOf(some, one.id).status, 403) << "of a part only";
}

// No excerpt gives a false alarm, whatever was asked for and whatever was stated since.
TEST_F(LogExportTest, EvidenceIsWholeWhateverWasAskedFor) {
    fill(30);
    LogQuery party, empty, action;
    party.party = "somebody";
    action.action = "talk.";
    empty.from = base() - std::chrono::hours(9000);
    empty.until = base() - std::chrono::hours(8000);
    std::vector<std::string> files;
    for (const LogQuery& query : {LogQuery(), party, action, empty, LogQuery()}) {
        ASSERT_TRUE(stateChain(*services, domain));
        append(record("admin", "member.update", base()));
        files.push_back(made(query, LogFormat::Evidence));
    }
    clock.advance(std::chrono::minutes(1));
    ASSERT_TRUE(stateChain(*services, domain));
    std::ifstream heads(headsFile(store->dir(), "sakura"));
    const std::string later{std::istreambuf_iterator<char>(heads), std::istreambuf_iterator<char>()};
    const auto key = ServiceSigningKey(store->dir().signingKey()).get();
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::istringstream in(files[i]);
        const auto report = sekisho::proof::verifyEvidence(in, key->publicKey(), later);
        ASSERT_TRUE(report) << i;
        for (const auto& fault : report->chain.faults)
            ADD_FAILURE() << i << ' ' << faultKindKey(fault.kind) << ' ' << fault.seq << ' ' << fault.detail;
        EXPECT_EQ(report->head.heldBack, i != 0 && i != 4) << i;
    }
}

TEST_F(LogExportTest, HoldsBackWhatItsOwnerMayNotSee) {
    fill(20);
    append(record("auth", "signIn.success", base()));
    const SignedIn some = signIn(administrator(1, {"audit.login", "audit.download"}));
    const LogExport one = asked(some, {}, LogFormat::Evidence);
    work();
    const std::string file = all(fileOf(some, one.id));
    EXPECT_EQ(file.find("送信者"), std::string::npos);
    EXPECT_NE(file.find("signIn.success"), std::string::npos);
    LogQuery query;
    query.logs = {"message"};
    EXPECT_EQ(ask(some.access, Method::Post, "/v1.0/admin/logs/exports", wish(query, LogFormat::Csv)).status, 403);
    const SignedIn looker = signIn(administrator(2, {"audit.talk"}));
    EXPECT_EQ(ask(looker.access, Method::Post, "/v1.0/admin/logs/exports", wish(query, LogFormat::Csv)).status, 403)
        << "looking is not downloading";
    EXPECT_EQ(fileOf(admin, one.id).status, 404) << "somebody else's";
    EXPECT_TRUE(listed(admin).empty());
    const std::string unit = someUnit();
    AuditRecord mine = record("message", "talk.message.sent", base());
    mine.actorId = membersOf(unit).front();
    append(mine);
    const SignedIn deputy = signIn(administrator(3, {"audit"}, unit));
    const LogExport part = asked(deputy, query, LogFormat::JsonLines);
    work();
    const std::string lines = all(fileOf(deputy, part.id));
    EXPECT_EQ(std::ranges::count(lines, '\n'), 1);
    EXPECT_NE(lines.find(mine.actorId), std::string::npos);

    const std::string outsider = uidOf("admin@sakura");
    ASSERT_EQ(std::ranges::count(membersOf(unit), outsider), 0);
    AuditRecord names = record("admin", "member.update", base());
    names.targetKind = "member";
    names.targetId = mine.actorId;
    names.targetName = "部下";
    names.changesJson = fmt::format(R"({{"relations":{{"from":null,"to":[{{"relationUserId":"{}"}}]}}}})", outsider);
    append(names);
    query.logs = {"admin"};
    const LogExport told = asked(deputy, query, LogFormat::JsonLines);
    work();
    const LogExport proof = asked(deputy, query, LogFormat::Evidence);
    work();
    const std::string records = all(fileOf(deputy, told.id)), evidence = all(fileOf(deputy, proof.id));
    EXPECT_NE(records.find("部下"), std::string::npos) << records;
    EXPECT_EQ(records.find(outsider), std::string::npos) << records;
    EXPECT_EQ(evidence.find("部下"), std::string::npos) << "told in part it would prove nothing";
    EXPECT_EQ(evidence.find(outsider), std::string::npos);
}

TEST_F(LogExportTest, GoesOnAfterAKill) {
    fill(3'000, "message", 600);
    LogQuery query;
    query.logs = {"message"};
    const std::string whole = made(query, LogFormat::JsonLines);
    ASSERT_GT(whole.size(), std::size_t{2} << 20);
    clock.advance(std::chrono::seconds(1));
    const LogExport cut = asked(admin, query, LogFormat::JsonLines);
    append(record("message", "talk.message.sent", base() - std::chrono::hours(1))); // came later: is not in it
    for (int kill = 0; kill < 20; ++kill) {
        LogExportWorker worker(*services);
        ASSERT_TRUE(worker.step());
        EXPECT_NE(listed(admin).front().state, sekisho::LogExportState::Failed);
    }
    work();
    EXPECT_EQ(all(fileOf(admin, cut.id)), whole);
    EXPECT_EQ(number("SELECT max(length(bytes)) <= 1048576 FROM log_export_piece"), 1);
    // Killed behind the last piece and before the digest.
    script("UPDATE log_export SET state = 'running', digest = '', ready = NULL WHERE id = '" + cut.id + "'");
    EXPECT_EQ(fileOf(admin, cut.id).status, 409) << "what is not ready is not sent";
    work();
    EXPECT_EQ(sekisho::proof::sha256Hex(all(fileOf(admin, cut.id))), listed(admin).front().digest);
}

TEST_F(LogExportTest, FailsWholeWhenTheStoreDoes) {
    fill(3'000, "message", 600);
    LogQuery query;
    query.logs = {"message"};
    const LogExport one = asked(admin, query, LogFormat::JsonLines);
    LogExportWorker worker(*services);
    ASSERT_TRUE(worker.step());
    int left = 3;
    Database::setFault([&left]() -> std::optional<Error> {
        if (left-- != 0) return std::nullopt;
        return Error(ErrorKind::Storage, "STORAGE_FAULT");
    });
    EXPECT_TRUE(worker.step()) << "the one fault is kept with the export";
    Database::setFault(nullptr);
    const auto list = listed(admin);
    ASSERT_EQ(list.front().state, sekisho::LogExportState::Failed);
    EXPECT_TRUE(list.front().error);
    EXPECT_EQ(number("SELECT count(*) FROM log_export_piece"), 0);
    EXPECT_EQ(fileOf(admin, one.id).status, 409);

    clock.advance(std::chrono::seconds(1));
    const LogExport two = asked(admin, query, LogFormat::JsonLines);
    ASSERT_TRUE(worker.step());
    Database::setFault([] { return std::optional(Error(ErrorKind::DiskFull, "DISK_FULL")); });
    EXPECT_FALSE(worker.step()) << "nothing can be written, not even that";
    Database::setFault(nullptr);
    work();
    EXPECT_EQ(listed(admin).front().state, sekisho::LogExportState::Ready) << "it went on when there was room again";
    EXPECT_EQ(std::ranges::count(all(fileOf(admin, two.id)), '\n'), 3'000);
    script("DELETE FROM log_export_piece WHERE number = 1 AND export_id = '" + two.id + "'");
    const Response damaged = fileOf(admin, two.id);
    EXPECT_THROW(all(damaged), std::runtime_error) << "the transfer is cut off";
}

TEST_F(LogExportTest, SendsTheFileOnceMoreOrTheRestOfIt) {
    fill(3'000, "message", 600);
    LogQuery query;
    query.logs = {"message"};
    const std::string whole = made(query, LogFormat::JsonLines);
    const Response first = fileOf(admin, last.id);
    EXPECT_EQ(headerOf(first, "Repr-Digest"), reprDigestOf(last.digest));
    EXPECT_EQ(reprDigestOf(sekisho::proof::sha256Hex("")), "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
    EXPECT_EQ(headerOf(first, "Accept-Ranges"), "bytes");
    for (const std::size_t from : {std::size_t{1}, std::size_t{700'000}, std::size_t{1'048'576}, whole.size() - 1}) {
        const Response rest = fileOf(admin, last.id, {{"Range", fmt::format("bytes={}-", from)}});
        EXPECT_EQ(rest.status, 206);
        EXPECT_EQ(headerOf(rest, "Content-Range"), fmt::format("bytes {}-{}/{}", from, whole.size() - 1, whole.size()));
        EXPECT_EQ(all(rest), whole.substr(from));
    }
    const Response beyond = fileOf(admin, last.id, {{"Range", fmt::format("bytes={}-", whole.size())}});
    EXPECT_EQ(beyond.status, 416);
    EXPECT_EQ(headerOf(beyond, "Content-Range"), fmt::format("bytes */{}", whole.size()));
    EXPECT_EQ(fileOf(admin, last.id, {{"Range", "lines=1-"}}).status, 200);
    EXPECT_EQ(listed(admin).front().fetched, 3) << "the rest of a cut transfer is no new one";
    EXPECT_EQ(recorded("log.export.fetch"), 7) << "and yet each is on record";
    EXPECT_EQ(recorded("log.export"), 1);
    EXPECT_EQ(recorded("log.export.ready"), 1);
}

TEST_F(LogExportTest, MakesOneAtATimeAndKeepsTwenty) {
    LogQuery query;
    query.logs = {"board"};
    const LogExport running = asked(admin, query, LogFormat::Csv);
    const Response second = ask(admin.access, Method::Post, "/v1.0/admin/logs/exports", wish(query, LogFormat::Csv));
    EXPECT_EQ(second.status, 409);
    EXPECT_EQ(codeOf(second), "LOG_EXPORT_RUNNING");
    EXPECT_EQ(ask(admin.access, Method::Delete, "/v1.0/admin/logs/exports/" + running.id).status, 204);
    EXPECT_EQ(listed(admin).front().state, sekisho::LogExportState::Cancelled);
    work();
    EXPECT_EQ(listed(admin).front().state, sekisho::LogExportState::Cancelled) << "and stays so";
    for (int i = 0; i < 25; ++i) {
        clock.advance(std::chrono::seconds(1));
        asked(admin, query, LogFormat::Csv);
        work();
    }
    EXPECT_EQ(listed(admin).size(), 20U);
    EXPECT_EQ(ask(admin.access, Method::Delete, "/v1.0/admin/logs/exports/" + listed(admin).front().id).status, 204);
    EXPECT_EQ(listed(admin).size(), 19U);
    EXPECT_EQ(recorded("log.export.cancel"), 2);
    EXPECT_EQ(ask(admin.access, Method::Delete, "/v1.0/admin/logs/exports/none").status, 404);
}

TEST_F(LogExportTest, ForgetsFilesAfterADay) {
    fill(5);
    LogQuery query;
    query.logs = {"message"};
    made(query, LogFormat::Csv);
    clock.advance(std::chrono::hours(23));
    const SignedIn later = signInAs("admin@sakura");
    EXPECT_EQ(fileOf(later, last.id).status, 200);
    clock.advance(std::chrono::hours(1) + std::chrono::minutes(1));
    const SignedIn tomorrow = signInAs("admin@sakura");
    EXPECT_EQ(fileOf(tomorrow, last.id).status, 404);
    EXPECT_TRUE(listed(tomorrow).empty());
    work();
    EXPECT_EQ(number("SELECT count(*) FROM log_export"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM log_export_piece"), 0);
}

TEST_F(LogExportTest, FollowsThePlan) {
    setLogPolicy(R"({"plan":"free"})");
    const Response refused = ask(admin.access, Method::Post, "/v1.0/admin/logs/exports", wish({}, LogFormat::Csv));
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(codeOf(refused), "LOG_DOWNLOAD_NOT_IN_PLAN");
    setLogPolicy(R"({"plan":"free","keepDays":365})");
    asked(admin, {}, LogFormat::Csv);
}

} // namespace
} // namespace sekishod::test::test_log_exports
