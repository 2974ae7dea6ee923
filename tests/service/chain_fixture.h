#pragma once
// A tenant with records of several logs, what the service has signed about them, and somebody with the key and an SQL
// shell.

#include "models/proof/record_line.h"
#include "service/auth/signing_key.h"
#include "service/logs/chain_keeper.h"
#include "service/logs/chain_verify.h"
#include "service/store/journal.h"
#include "tests/service/tenant_fixture.h"

#include <fstream>
#include <iterator>

namespace sekishod::test {

class ChainTest : public TenantTest {
  protected:
    using Report = sekisho::proof::ChainReport;

    static sekisho::AuditRecord made(sekisho::DomainId domain, std::string_view log, sekisho::Instant at, int number) {
        sekisho::AuditRecord out;
        out.domain = domain;
        out.log = log;
        out.at = at;
        out.actorId = "actor" + std::to_string(number % 3);
        out.actorName = "担当 " + std::to_string(number % 3);
        out.action = log == "message" ? "talk.message.sent" : "member.update";
        out.targetKind = "member";
        out.targetId = "m" + std::to_string(number % 5);
        out.targetName = "佐藤 花子";
        out.result = "success";
        out.changesJson = R"({"location":{"from":"","to":"本社"}})";
        return out;
    }
    void append(std::string_view log, int count, std::chrono::microseconds age = {}) {
        std::vector<sekisho::AuditRecord> records;
        for (int i = 0; i < count; ++i)
            records.push_back(made(domain, log, clock.now() - age + std::chrono::milliseconds(i), i));
        const auto done = store->write([&](sekisho::sql::Database& db) { return appendAudits(db, records); });
        ASSERT_TRUE(done) << done.error().code << " " << done.error().detail;
    }
    void state() {
        const auto done = stateChain(*services, domain);
        ASSERT_TRUE(done) << done.error().code << " " << done.error().detail;
        clock.advance(std::chrono::minutes(1));
    }
    std::string where() const { return " WHERE domain_id = " + std::to_string(domain) + " AND "; }
    std::int64_t last() { return number("SELECT max(seq) FROM audit WHERE domain_id = " + std::to_string(domain)); }
    void tamper(const std::string& sqlText) {
        script("DROP TRIGGER IF EXISTS audit_no_update; DROP TRIGGER IF EXISTS audit_no_delete; DROP TRIGGER IF EXISTS "
               "audit_only_append; DROP TRIGGER IF EXISTS audit_statement_no_update;" +
               sqlText);
    }
    std::string headsText() {
        std::ifstream in(headsFile(store->dir(), "sakura"));
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    Report verified(std::string_view heads = {}, TenantStore* of = nullptr, int threads = 1, bool beside = false) {
        ChainQuestion question;
        question.domain = domain;
        question.workgroup = "sakura";
        question.heads = sekisho::proof::statementsIn(heads);
        question.threads = threads;
        question.beside = beside;
        question.key = ServiceSigningKey(store->dir().signingKey()).get()->publicKey();
        TenantStore& from = of ? *of : *store;
        auto report = verifyChain([&from] { return from.openReader(); }, question);
        EXPECT_TRUE(report) << (report ? "" : report.error().code + " " + report.error().detail);
        return report ? std::move(*report) : Report();
    }
    static std::string faultsOf(const Report& report) {
        std::string out;
        for (const auto& fault : report.faults)
            out += std::string(faultKindKey(fault.kind)) + "@" + std::to_string(fault.seq) + " ";
        return out;
    }
    std::string faults(std::string_view heads = {}) { return faultsOf(verified(heads)); }

    // Everything from `seq` on as it stands now, chained anew by somebody who knows how.
    void rechain(std::int64_t seq) {
        std::string before = text("SELECT hash FROM audit" + where() + "seq = " + std::to_string(seq - 1));
        if (before.empty()) before = std::string(64, '0');
        std::string sqlText;
        ASSERT_TRUE(store->read([&](sekisho::sql::Database& db) {
            return eachAudit(db, domain, seq - 1, last(), [&](const sekisho::AuditRecord& found) {
                sekisho::AuditRecord record = found;
                if (!record.removed) record.content = sekisho::proof::contentHash(record);
                before = sekisho::proof::chainHash(before, record);
                sqlText += "UPDATE audit SET content = '" + record.content + "', hash = '" + before + "'" + where() +
                           "seq = " + std::to_string(record.seq) + ";";
                return true;
            });
        }));
        tamper(sqlText);
    }
};

} // namespace sekishod::test
