// What the proof of the logs costs: F14, a chain of 1,000,000 records verified from an encrypted store with its
// statements, reading included, alone and with all that stands beside it (texts of messages, timelines) held against it
// in the same pass; records appended one by one and thousands at once; the same records as an evidence file.
//
//   bench_proof [--keep DIR] [MEMBERS [RECORDS]]     prints JSON records; members do not matter
//
// With --keep the records are made in DIR only when they are not there yet, and stay: verifying can be measured again,
// also by `sekishod audit verify` (SEKISHOD_KEY is 010203 and 58 zeros).

#include "models/proof/evidence.h"
#include "models/proof/record_line.h"
#include "service/auth/endpoints.h"
#include "service/auth/signing_key.h"
#include "service/http/services.h"
#include "service/logs/chain_keeper.h"
#include "service/logs/chain_verify.h"
#include "service/rules/subjects.h"
#include "service/store/journal.h"
#include "tests/bench/need.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

using namespace sekishod;
using sekisho::AuditRecord;
using sekisho::Result;
using sekisho::bench::giveUp;
using sekisho::bench::need;
using sekisho::sql::Database;
using Time = std::chrono::steady_clock;

namespace {

constexpr sekisho::DomainId kDomain = 10000001;
constexpr std::int64_t kAtOnce = 5'000; // a statement after each
constexpr int kOneByOne = 2'000;
constexpr int kRounds = 7;
constexpr std::int64_t kFileRecords = 100'000;

constexpr std::string_view kSalt = "c2FsdCBvZiBhIHRleHQ";

std::string textOf(std::int64_t number) {
    return fmt::format("お疲れさまです。見積 {} 号の件、本日中にお送りします。ご確認をお願いいたします。", number);
}

double millisSince(Time::time_point begin) {
    return std::chrono::duration<double, std::milli>(Time::now() - begin).count();
}

// As a busy tenant leaves them: mostly messages, some of what administrators do.
AuditRecord recordOf(std::int64_t number, sekisho::Instant at) {
    AuditRecord out;
    const bool message = number % 10 != 0;
    out.domain = kDomain;
    out.log = message ? "message" : "admin";
    out.at = at;
    out.recorded = at + std::chrono::milliseconds(80);
    out.actorId = fmt::format("0b6f2c1e-5d7a-4c0b-9a51-{:012}", number % 20'000);
    out.actorName = "佐藤 花子";
    out.action = message ? "talk.message.sent" : "member.update";
    out.targetKind = message ? "channel" : "member";
    out.targetId = fmt::format("7d1a4b90-2c3e-4f5a-8b6c-{:012}", number % 5'000);
    out.targetName = "営業部";
    out.result = "success";
    out.ip = "192.0.2.77";
    out.client = "mobileApp";
    out.requestId = fmt::format("req-{:016}", number);
    out.changesJson = message ? R"({"receivers":["suzuki@example","tanaka@example"],"contentDigest":")" +
                                    sekisho::proof::contentDigest(kSalt, textOf(number)) + R"("})"
                              : R"({"location":{"from":"本社","to":"大阪支社"}})";
    return out;
}

void report(std::string_view id, std::string_view what, std::int64_t size, std::vector<double> times) {
    std::ranges::sort(times);
    fmt::print(R"({{"id":"{}","what":"{}","size":{},"unit":"ms","p50":{:.1f},"max":{:.1f},"n":{}}})"
               "\n",
               id, what, size, times[times.size() / 2], times.back(), times.size());
    std::fflush(stdout);
}
void reportRate(std::string_view what, std::int64_t size, double perSecond) {
    fmt::print(R"({{"id":"F14","what":"{}","size":{},"unit":"per second","value":{:.0f}}})"
               "\n",
               what, size, perSecond);
    std::fflush(stdout);
}

class Bench {
  public:
    explicit Bench(const std::filesystem::path& folder)
        : store_(need(TenantStore::open(DataDir{folder}, sekisho::sql::Key{1, 2, 3}, 2))),
          authenticator_(makeAuthenticator(*store_, clock_)),
          subjects_(makeSubjectResolver()), services_{*store_, clock_, hub_, *authenticator_, *subjects_} {
        need(store_->write([](Database& db) {
            return db.exec(
                "INSERT OR IGNORE INTO tenant(domain_id, workgroup, name, settings, created) VALUES(10000001, 'bench', "
                "'Bench', '{}', 0)");
        }));
    }

    void fill(std::int64_t records) {
        double spent = 0;
        for (std::int64_t done = 0; done < records;) {
            std::vector<AuditRecord> batch;
            std::vector<std::vector<std::string>> others;
            const std::int64_t first = done;
            for (std::int64_t i = 0; i < kAtOnce && done < records; ++i, ++done) {
                batch.push_back(recordOf(done, clock_.now()));
                others.push_back(done % 10 != 0 ? std::vector{fmt::format("receiver-{}", done % 20'000)}
                                                : std::vector<std::string>());
            }
            const auto begin = Time::now();
            need(store_->write([&](Database& db) { return appendAudits(db, batch, others); }));
            spent += millisSince(begin);
            need(store_->write([&](Database& db) { return keepTexts(db, batch, first); }));
            need(stateChain(services_, kDomain));
        }
        reportRate("records appended, 5,000 in a transaction", records, 1'000.0 * static_cast<double>(records) / spent);
    }
    void appendOneByOne() {
        const auto begin = Time::now();
        for (int i = 0; i < kOneByOne; ++i)
            need(store_->write([&](Database& db) { return appendAudit(db, recordOf(i, clock_.now())); }));
        reportRate("records appended, each durable by itself", kOneByOne, 1'000.0 * kOneByOne / millisSince(begin));
    }
    std::int64_t there() {
        return need(store_->read([](Database& db) -> Result<std::int64_t> {
            SEKISHO_TRY(row, db.first<std::int64_t>("SELECT count(*) FROM audit"));
            return row ? std::get<0>(*row) : 0;
        }));
    }
    void verify(std::int64_t records) {
        ChainQuestion question;
        question.domain = kDomain;
        question.workgroup = "bench";
        question.key = need(ServiceSigningKey(store_->dir().signingKey()).get()).publicKey();
        for (const bool beside : {false, true}) {
            for (const int threads : {0, 1}) {
                question.threads = threads;
                question.beside = beside;
                std::vector<double> times;
                for (int i = 0; i < kRounds; ++i) {
                    const auto begin = Time::now();
                    const auto checked = need(verifyChain([this] { return store_->openReader(); }, question));
                    times.push_back(millisSince(begin));
                    if (!checked.whole()) giveUp("the chain, or what stands beside it, is not whole");
                }
                const std::string what = beside ? "chain verified from the store with all that stands beside it"
                                                : "chain verified from the store";
                report("F14", threads == 0 ? what : what + ", one thread", records, std::move(times));
            }
        }
    }
    void verifyFile() {
        const auto key = need(ServiceSigningKey(store_->dir().signingKey()).get()).publicKey();
        sekisho::proof::EvidenceHead head;
        head.tenant = "bench";
        head.domain = kDomain;
        head.keyJwk = key.jwk();
        std::string lines = evidenceHeadLine(head) + "\n";
        need(store_->read([&](Database& db) {
            return eachAudit(db, kDomain, 0, kFileRecords, [&](const AuditRecord& record) {
                lines += sekisho::proof::evidenceLine(record) + "\n";
                return true;
            });
        }));
        std::vector<double> times;
        for (int i = 0; i < kRounds; ++i) {
            std::istringstream in(lines);
            const auto begin = Time::now();
            const auto checked = need(verifyEvidence(in, key, {}));
            times.push_back(millisSince(begin));
            if (!checked.chain.whole()) giveUp("the file is not whole");
        }
        report("F14", "evidence file verified", kFileRecords, std::move(times));
    }

  private:
    static sekisho::Done keepTexts(Database& db, const std::vector<AuditRecord>& batch, std::int64_t first) {
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if (batch[i].log != "message") continue;
            SEKISHO_CHECK(db.execOften(
                "INSERT INTO message_content(domain_id, seq, at, sender, sender_uid, receivers, channel, bot, salt, "
                "text, attachments) VALUES(:domain, :seq, :at, 'x@example', :uid, '[]', 'c', 0, :salt, :text, '[]')",
                kDomain, batch[i].seq, batch[i].at.time_since_epoch().count(), batch[i].actorId, kSalt,
                textOf(first + static_cast<std::int64_t>(i))));
        }
        return {};
    }

    sekisho::SystemClock clock_;
    PushHub hub_;
    std::unique_ptr<TenantStore> store_;
    std::unique_ptr<Authenticator> authenticator_;
    std::unique_ptr<SubjectResolver> subjects_;
    Services services_;
};

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> given(argv + 1, argv + argc);
    std::string kept;
    if (given.size() > 1 && given[0] == "--keep") {
        kept = given[1];
        given.erase(given.begin(), given.begin() + 2);
    }
    const std::int64_t records = given.size() > 1 ? std::atoll(given[1].c_str()) : 1'000'000;
    std::string pattern = (std::filesystem::temp_directory_path() / "bench-proof-XXXXXX").string();
    const std::filesystem::path folder = kept.empty() ? std::string(::mkdtemp(pattern.data())) : kept;
    std::filesystem::create_directories(folder);
    {
        Bench bench(folder);
        const std::int64_t there = bench.there();
        if (there == 0)
            bench.fill(records);
        else if (there != records)
            giveUp("the folder holds another number of records");
        bench.verify(records);
        bench.verifyFile();
        if (kept.empty()) bench.appendOneByOne();
    }
    if (kept.empty()) std::filesystem::remove_all(folder);
    return 0;
}
