#pragma once
// A service that hands out a chain with statements, as a script, and an archive to take it: what the tests of the
// archive share.

#include "models/domain/log_facts.h"
#include "models/ports/logs.h"
#include "models/proof/base64url.h"
#include "models/proof/evidence.h"
#include "models/proof/record_line.h"
#include "models/store/log_archive.h"
#include "models/store/log_archive_erase.h"
#include "models/store/log_archive_evidence.h"
#include "models/store/log_archive_intake.h"
#include "models/store/log_archive_search.h"
#include "models/store/log_archive_verify.h"
#include "models/store/order_signer.h"
#include "tests/unit/store_fixture.h"

#include <fmt/format.h>

#include <random>
#include <sstream>

namespace sekisho::store::testing {

class SigningService { // Ed25519, as the service's own key
  public:
    SigningService() : signer_(std::move(*OrderSigner::make())) {}
    proof::PublicKey key() const { return *proof::PublicKey::fromText(*signer_.publicPem()); }
    std::string jws(const std::string& payload) const {
        const std::string head = fmt::format(R"({{"alg":"EdDSA","kid":"{}"}})", key().keyId());
        const std::string text = proof::base64urlEncode(head) + '.' + proof::base64urlEncode(payload);
        return text + '.' + *signer_.sign(text);
    }

  private:
    OrderSigner signer_;
};

class ChainScript final : public ports::Logs {
  public:
    SigningService signing;
    std::vector<AuditRecord> records;
    std::vector<proof::Statement> statements;
    std::int64_t oldest = 1; // those before are forgotten
    int perStatement = 10;   // records
    bool complete = true;
    int failures = 0; // the next so many calls fail
    Error failure{ErrorKind::Unavailable, "SERVICE_UNAVAILABLE"};
    int begun = 0, pages = 0, mostLines = 1000;
    std::function<void(std::vector<std::string>&)> spoil; // of a page, before it goes out

    AuditRecord& add(const std::string& action, const std::string& who, const std::string& what, Instant at) {
        AuditRecord record;
        record.seq = static_cast<std::int64_t>(records.size()) + 1;
        record.domain = 7;
        record.log = action.starts_with("auth") ? "auth" : action.starts_with("talk") ? "message" : "admin";
        record.at = at;
        record.actorId = who;
        record.actorName = "担当 " + who;
        record.action = action;
        record.targetKind = "member";
        record.targetId = "target-" + std::to_string(record.seq % 5);
        record.targetName = what;
        record.result = record.seq % 7 == 0 ? "denied" : "success";
        record.ip = "10.1." + std::to_string(record.seq % 3) + ".9";
        record.changesJson = R"({"receivers":["partner@example.com"],"note":"r)" + std::to_string(record.seq) + "\"}";
        record.content = proof::contentHash(record);
        record.hash = proof::chainHash(records.empty() ? proof::chainStart().hash : records.back().hash, record);
        records.push_back(record);
        if (record.seq % perStatement == 0) state();
        return records.back();
    }
    void fill(int count) {
        static const char* const texts[] = {"佐藤 花子", "サトウ商店", "予算.xlsx", "Quarterly report", "鈴木 一郎"};
        for (int i = 0; i < count; ++i)
            add(i % 3 == 0   ? "auth.signIn"
                : i % 3 == 1 ? "talk.message.sent"
                             : "member.suspend",
                "user-" + std::to_string(i % 11), texts[i % 5],
                testNow() + std::chrono::seconds(static_cast<std::int64_t>(records.size())));
    }
    void state() {
        proof::Statement one;
        one.tenant = "demo";
        one.domain = 7;
        one.at = records.back().at;
        one.head = {records.back().seq, records.back().hash};
        if (oldest > 1) one.base = {oldest - 1, records[static_cast<std::size_t>(oldest - 2)].hash};
        statements.push_back(one);
    }
    std::vector<std::string> lines(std::int64_t after, std::int64_t until) const {
        std::vector<std::string> out;
        for (const AuditRecord& record : records) {
            if (record.seq <= after || record.seq > until || record.seq < oldest) continue;
            out.push_back(proof::evidenceLine(record));
            for (const proof::Statement& one : statements)
                if (one.head.seq == record.seq)
                    out.push_back(proof::evidenceStatementLine(signing.jws(proof::statementText(one))));
        }
        return out;
    }
    ports::ChainRun run() const {
        return {"run", static_cast<std::int64_t>(records.size()), oldest, signing.key().jwk(), complete};
    }

    ports::CallHandle beginRun(std::int64_t, ports::Executor& on, ports::Reply<ports::ChainRun> reply) override {
        ++begun;
        return answer<ports::ChainRun>(on, std::move(reply), run());
    }
    ports::CallHandle chain(const ports::ChainRun& run, std::int64_t after, int count, ports::Executor& on,
                            ports::Reply<std::vector<std::string>> reply) override {
        ++pages;
        auto page = lines(after, std::min(run.upTo, std::max(after, oldest - 1) + std::min(count, mostLines)));
        if (spoil) spoil(page);
        return answer<std::vector<std::string>>(on, std::move(reply), std::move(page));
    }
    ports::CallHandle forwarding(ports::Executor&, ports::Reply<ports::ForwardingState>) override { return {}; }
    ports::CallHandle askArchivePermit(int, ports::Executor&, ports::Reply<std::monostate>) override { return {}; }
    ports::CallHandle standings(ports::Executor&, ports::Reply<std::vector<ports::LogStanding>>) override { return {}; }
    ports::CallHandle search(const LogQuery&, std::string, int, ports::Executor&,
                             ports::Reply<ports::LogPage>) override {
        return {};
    }
    ports::CallHandle record(std::int64_t, ports::Executor&, ports::Reply<AuditRecord>) override { return {}; }
    ports::CallHandle exports(ports::Executor&, ports::Reply<std::vector<LogExport>>) override { return {}; }
    ports::CallHandle requestExport(const LogQuery&, LogFormat, bool, ports::Executor&,
                                    ports::Reply<LogExport>) override {
        return {};
    }
    ports::CallHandle requestContentExport(const ContentQuery&, LogFormat, bool, ports::Executor&,
                                           ports::Reply<LogExport>) override {
        return {};
    }
    ports::CallHandle cancelExport(const std::string&, ports::Executor&, ports::Reply<std::monostate>) override {
        return {};
    }
    ports::CallHandle fetchExport(const LogExport&, ports::Executor&, std::function<void(std::string)>,
                                  ports::Reply<std::monostate>) override {
        return {};
    }

  private:
    template<class T>
    ports::CallHandle answer(ports::Executor& on, ports::Reply<T> reply, T value) {
        auto state = std::make_shared<ports::CallState>();
        const bool fails = failures > 0;
        if (fails) --failures;
        ports::deliver<T>(state, on, std::move(reply), fails ? Result<T>(failure) : Result<T>(std::move(value)));
        return ports::CallHandle(state);
    }
};

class ArchiveTest : public ::testing::Test {
  protected:
    ~ArchiveTest() override { sql::Database::setFault(nullptr); }

    std::filesystem::path file() const { return folder.path / "archive.db"; }
    ArchivePlace place() const { return {file(), key}; }
    void openArchive(ArchiveSource source = ArchiveSource::Service) {
        intake.reset();
        archive.reset();
        auto opened = LogArchive::open(file(), key, source, clock);
        ASSERT_EQ(reason(opened), "");
        archive.emplace(std::move(*opened));
        auto made = ArchiveIntake::on(archive->db(), clock);
        ASSERT_EQ(reason(made), "");
        intake.emplace(std::move(*made));
    }
    // Everything that the service has, in pages.
    void fetch(int page = 25) {
        auto after = intake->begin(service.run());
        ASSERT_EQ(reason(after), "");
        const auto upTo = static_cast<std::int64_t>(service.records.size());
        for (std::int64_t from = *after; from < upTo; from += page)
            ASSERT_EQ(reason(intake->take(service.lines(from, std::min(upTo, from + page)))), "");
    }
    ports::ArchiveState state() {
        auto read = archive->state();
        EXPECT_EQ(reason(read), "");
        return read ? *read : ports::ArchiveState();
    }
    ports::ArchiveReport verified() {
        const std::atomic<bool> stop{false};
        auto report = verifyArchive(place(), clock, stop, {});
        EXPECT_EQ(reason(report), "");
        return report ? *report : ports::ArchiveReport();
    }
    std::string faultsOf(const ports::ArchiveReport& report) {
        std::string out;
        for (const ports::ArchiveFault& fault : report.faults)
            out += fmt::format("{}@{} ", fault.kind, fault.seq);
        return out;
    }
    std::vector<std::int64_t> found(const LogQuery& query, int page = 1000) {
        ArchiveSearch search(archive->db());
        std::vector<std::int64_t> out;
        std::string cursor;
        do {
            auto one = search.page(query, cursor, page);
            EXPECT_EQ(reason(one), "");
            if (!one) break;
            for (const AuditRecord& record : one->records)
                out.push_back(record.seq);
            cursor = one->nextCursor;
        } while (!cursor.empty());
        return out;
    }

    Folder folder;
    ManualClock clock{testNow()};
    sql::Key key = sql::randomKey();
    ChainScript service;
    std::optional<LogArchive> archive;
    std::optional<ArchiveIntake> intake;
};

} // namespace sekisho::store::testing
