#include "models/proof/evidence.h"
#include "models/sql/key_file.h"
#include "service/auth/signing_key.h"
#include "service/command_output.h"
#include "service/commands.h"
#include "service/logs/chain_keeper.h"
#include "service/logs/chain_verify.h"
#include "service/logs/erasure_certificate.h"
#include "service/logs/heads_file.h"
#include "service/logs/store_check.h"
#include "service/rules/workgroup.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <limits>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::proof::ChainReport;
using sekisho::proof::Fault;
using sekisho::proof::FaultKind;
using sekisho::proof::Statement;
using sekisho::sql::Database;

namespace {

struct Verified {
    DomainId domain = 0;
    std::string workgroup;
    std::string chain; // chainNameOf()
    ChainReport report;
    std::optional<Statement> erased = {}; // the certificate: it was closed, and is gone or on its way
};

struct Checked {
    std::vector<Verified> tenants;
    std::vector<std::string> store; // what is wrong with the store itself
};

struct AuditTenant {
    DomainId domain = 0;
    std::string workgroup;
    std::string chain;
};

Result<AuditHead> headOf(const std::string& text) {
    AuditHead head;
    const std::size_t colon = text.find(':');
    const auto parsed = std::from_chars(text.data(), text.data() + std::min(colon, text.size()), head.seq);
    if (colon == std::string::npos || parsed.ec != std::errc() || parsed.ptr != text.data() + colon || head.seq < 1 ||
        text.size() - colon - 1 != 64)
        return sekisho::badInput("head", "AUDIT_HEAD_FORMAT", "A head is a number, a colon and 64 hexadecimal digits.");
    head.hash = text.substr(colon + 1);
    return head;
}

// Reading connections to the store of a directory, each with a key of its own.
std::function<Result<Database>()> readersOf(const DataDir& dir) {
    return [dir]() -> Result<Database> {
        SEKISHO_TRY(key, storeKey(dir));
        sekisho::sql::OpenOptions open;
        open.readOnly = true;
        open.create = false;
        auto db = Database::open(dir.database(), key, open);
        sekisho::sql::wipe(key);
        return db;
    };
}

// None when the service has never needed one. Verifying makes nothing.
Result<std::optional<sekisho::proof::PublicKey>> auditKey(const DataDir& dir) {
    std::error_code failed;
    if (!std::filesystem::exists(dir.signingKey(), failed)) return std::optional<sekisho::proof::PublicKey>();
    SEKISHO_TRY(key, ServiceSigningKey(dir.signingKey()).get());
    return std::optional(key.publicKey());
}

Result<std::string> auditFileText(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.is_open() || in.bad())
        return Error(ErrorKind::Storage, "FILE_NOT_FOUND", "A file cannot be read.").with("file", file.string());
    return text;
}

Result<std::vector<AuditTenant>> tenantsOf(Database& db, const std::string& workgroup) {
    SEKISHO_TRY(rows,
                (db.rows<std::int64_t, std::string>(
                    "SELECT domain_id, workgroup FROM tenant WHERE :workgroup IN ('', workgroup) ORDER BY workgroup",
                    workgroup)));
    if (rows.empty() && !workgroup.empty())
        return Error(ErrorKind::NotFound, "WORKGROUP_UNKNOWN", "There is no tenant of this name.")
            .with("workgroup", workgroup);
    std::vector<AuditTenant> out;
    out.reserve(rows.size());
    for (auto& [domain, name] : rows) {
        SEKISHO_TRY(chain, chainNameOf(db, static_cast<DomainId>(domain)));
        out.push_back({static_cast<DomainId>(domain), std::move(name), std::move(chain)});
    }
    return out;
}

// The file beside the store counts as well: who changed the one may have forgotten the other.
Done addHeads(const DataDir& dir, const AuditVerifyOptions& options, ChainQuestion& question) {
    std::error_code failed;
    const auto own = headsFile(dir, question.workgroup);
    std::vector<std::filesystem::path> files;
    if (std::filesystem::exists(own, failed)) files.push_back(own);
    if (!options.heads.empty()) files.push_back(options.heads);
    for (const auto& file : files) {
        SEKISHO_TRY(text, auditFileText(file));
        for (std::string& jws : sekisho::proof::statementsIn(text))
            question.heads.push_back(std::move(jws));
    }
    return {};
}

// One that was closed is told by its certificate, one that is gone otherwise, with its whole log, by what was stated.
Done addGoneTenants(const std::filesystem::path& folder, const ChainQuestion& question, std::vector<Verified>& all) {
    std::error_code failed;
    for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        if (at->path().extension() != ".jsonl") continue;
        if (!question.key) return Error(ErrorKind::Storage, "AUDIT_KEY_MISSING");
        SEKISHO_TRY(told, lastSignedIn(at->path(), *question.key));
        if (!told || std::ranges::any_of(all, [&](const Verified& one) {
                return one.domain == told->domain && one.chain == told->tenant;
            }))
            continue;
        Verified gone{told->domain, told->tenant, told->tenant, {}};
        if (told->horizons.contains(kErasedHorizon))
            gone.erased = *told;
        else
            gone.report.faults.push_back(
                {FaultKind::TailMissing, 1,
                 fmt::format("the tenant is not there; the statement of {} knows records up to {}",
                             sekisho::formatUtc(told->at), told->head.seq)});
        all.push_back(std::move(gone));
    }
    return {};
}

Result<std::vector<std::string>> storeFaults(Database& db, bool indexes) {
    SEKISHO_TRY(out, schemaFaults(db));
    if (!indexes) return std::move(out);
    SEKISHO_TRY(more, indexFaults(db));
    std::ranges::move(more, std::back_inserter(out));
    return std::move(out);
}

Result<Checked> verifyAll(const AuditVerifyOptions& options) {
    ChainQuestion question;
    question.beside = true;
    if ((!options.head.empty() || !options.heads.empty()) && options.workgroup.empty())
        return sekisho::badInput("head", "MISSING_PARAMETER", "A head belongs to one workgroup.");
    if (!options.head.empty()) {
        SEKISHO_TRY(given, headOf(options.head));
        question.known = given;
    }
    const DataDir dir{options.data};
    const auto open = readersOf(dir);
    SEKISHO_TRY(db, open());
    SEKISHO_TRY(tenants, tenantsOf(db, options.workgroup));
    SEKISHO_TRY(key, auditKey(dir));
    question.key = std::move(key);
    SEKISHO_TRY(store, storeFaults(db, options.indexes));
    Checked checked{{}, std::move(store)};
    std::vector<Verified>& out = checked.tenants;
    for (const AuditTenant& tenant : tenants) {
        question.domain = tenant.domain;
        question.workgroup = tenant.chain;
        if (question.key) {
            SEKISHO_TRY(erased, erasureOf(db, dir, tenant.chain, tenant.domain, *question.key));
            if (erased) {
                out.push_back({tenant.domain, tenant.workgroup, tenant.chain, {}, std::move(erased)});
                continue;
            }
        }
        question.heads.clear();
        SEKISHO_CHECK(addHeads(dir, options, question));
        SEKISHO_TRY(report, verifyChain(open, question));
        out.push_back({tenant.domain, tenant.workgroup, tenant.chain, std::move(report)});
    }
    if (!options.workgroup.empty()) return checked;
    SEKISHO_CHECK(addGoneTenants(dir.heads(), question, out));
    SEKISHO_CHECK(addGoneTenants(erasedHeadsFile(dir, "any", 0).parent_path(), question, out));
    return checked;
}

std::string headText(const ChainReport& report) {
    return fmt::format("{}:{}", report.head.seq, report.head.hash);
}

std::string faultText(const Fault& fault) {
    return fmt::format("record {}, {}: {}", fault.seq, faultKindKey(fault.kind), fault.detail);
}

void printJson(const Checked& all, bool whole) {
    boost::json::array tenants;
    for (const Verified& one : all.tenants) {
        boost::json::array faults;
        for (const Fault& fault : one.report.faults)
            faults.push_back(
                boost::json::object{{"kind", faultKindKey(fault.kind)}, {"seq", fault.seq}, {"detail", fault.detail}});
        const bool good = one.report.whole();
        const std::string erased = one.erased ? sekisho::formatUtc(one.erased->at) : std::string();
        tenants.push_back(
            boost::json::object{{"workgroup", one.workgroup},
                                {"domainId", one.domain},
                                {"records", one.report.records},
                                {"removed", one.report.removed},
                                {"base", one.report.base.seq},
                                {"head", headText(one.report)},
                                {"statements", one.report.statements},
                                {"unsigned", one.report.unsigned_},
                                {"erased", erased},
                                {"whole", good},
                                {"fault", good ? std::string() : sentenceOf(errorOf(one.report.faults.front()))},
                                {"faults", std::move(faults)}});
    }
    fmt::print("{}\n", boost::json::serialize(
                           boost::json::object{{"whole", whole},
                                               {"store", boost::json::array(all.store.begin(), all.store.end())},
                                               {"tenants", std::move(tenants)}}));
}

void printVerified(const Verified& one) {
    const ChainReport& report = one.report;
    if (one.erased) {
        fmt::print("{}: was closed, and is erased since {}; its log had {} records\n", one.workgroup,
                   sekisho::formatUtc(one.erased->at), one.erased->head.seq);
        return;
    }
    if (report.whole()) {
        fmt::print("{}: {} records, chain whole, head {}\n", one.workgroup, report.records, headText(report));
        if (report.base.seq > 0 || report.removed > 0)
            fmt::print("{}: retention has taken {} records wholly and what {} others said\n", one.workgroup,
                       report.base.seq, report.removed);
        return;
    }
    fmt::print(stderr, "{}: {}\n", one.workgroup, operatorSentence(errorOf(report.faults.front())));
    for (const Fault& fault : report.faults)
        fmt::print(stderr, "{}: {}\n", one.workgroup, faultText(fault));
}

using PlacedJws = std::pair<std::int64_t, std::string>; // by the record that a statement is about

Result<std::vector<PlacedJws>> statementsFrom(Database& db, DomainId domain, std::int64_t from) {
    std::vector<PlacedJws> out;
    SEKISHO_CHECK((db.eachRow<std::int64_t, std::string>(
        "SELECT seq, jws FROM audit_statement WHERE domain_id = :domain AND seq >= :from ORDER BY id",
        {sekisho::sql::toValue(domain), sekisho::sql::toValue(from)}, [&out](std::int64_t seq, std::string jws) {
            out.emplace_back(seq, std::move(jws));
            return true;
        })));
    return out;
}

// An excerpt goes on up to the record that the next statement is about: that one proves its end. Of later statements
// the newest stays, which says what may have been removed.
std::int64_t endOfExcerpt(std::vector<PlacedJws>& statements, std::int64_t to) {
    const auto covers = [&to](const PlacedJws& one) { return one.first >= to; };
    const auto next = std::ranges::find_if(statements, covers);
    if (next == statements.end()) return to;
    const std::int64_t end = next->first;
    const PlacedJws newest = statements.back();
    std::erase_if(statements, [end](const PlacedJws& one) { return one.first > end; });
    if (newest.first > end) statements.push_back(newest);
    return end;
}

class EvidenceFile {
  public:
    explicit EvidenceFile(const std::filesystem::path& file)
        : name_(file), out_(file, std::ios::binary | std::ios::trunc) {}
    void line(const std::string& text) { out_ << text << '\n'; }
    Done finish() {
        out_.flush();
        if (out_) return {};
        return Error(ErrorKind::Storage, "FOLDER_NOT_WRITABLE", "The folder cannot be made or written.")
            .with("folder", name_.string());
    }

  private:
    std::filesystem::path name_;
    std::ofstream out_;
};

Done exportTo(Database& db, const AuditTenant& tenant, const sekisho::proof::PublicKey& key,
              const AuditExportOptions& options) {
    SEKISHO_CHECK(db.begin(false)); // one view of it all
    SEKISHO_TRY(base, auditBase(db, tenant.domain));
    SEKISHO_TRY(head, auditHead(db, tenant.domain));
    const std::int64_t from = std::max(options.from, base.seq + 1);
    std::int64_t to = options.to > 0 ? std::min(options.to, head.seq) : head.seq;
    sekisho::proof::EvidenceHead first;
    first.tenant = tenant.chain;
    first.domain = tenant.domain;
    first.from = base;
    if (from > base.seq + 1) {
        SEKISHO_TRY(before, (db.first<std::string>("SELECT hash FROM audit WHERE domain_id = :domain AND seq = :seq",
                                                   tenant.domain, from - 1)));
        if (!before || from > to) return Error(ErrorKind::NotFound, "NOT_FOUND", "There is no such record.");
        first.from = {from - 1, std::get<0>(*before)};
    }
    first.made = sekisho::SystemClock().now();
    first.keyJwk = key.jwk();
    SEKISHO_TRY(statements, statementsFrom(db, tenant.domain, from));
    if (options.to > 0) first.to = to = endOfExcerpt(statements, to);
    EvidenceFile out(options.out);
    out.line(evidenceHeadLine(first));
    auto next = statements.begin();
    SEKISHO_CHECK(eachAudit(db, tenant.domain, from - 1, to, [&](const sekisho::AuditRecord& record) {
        out.line(sekisho::proof::evidenceLine(record));
        for (; next != statements.end() && next->first <= record.seq; ++next)
            out.line(sekisho::proof::evidenceStatementLine(next->second));
        return true;
    }));
    for (; next != statements.end(); ++next)
        out.line(sekisho::proof::evidenceStatementLine(next->second));
    return out.finish();
}

Done exportEvidence(const AuditExportOptions& options) {
    const DataDir dir{options.data};
    SEKISHO_TRY(db, readersOf(dir)());
    SEKISHO_TRY(tenants, tenantsOf(db, options.workgroup));
    SEKISHO_TRY(key, auditKey(dir));
    if (!key) return Error(ErrorKind::Storage, "FILE_NOT_FOUND").with("file", dir.signingKey().string());
    return exportTo(db, tenants.front(), *key, options);
}

} // namespace

int runAuditVerify(const AuditVerifyOptions& options) {
    const auto all = verifyAll(options);
    if (!all) return failCommand(all.error());
    bool whole = all->store.empty();
    for (const Verified& one : all->tenants)
        whole = whole && one.report.whole();
    if (options.json) {
        printJson(*all, whole);
        return whole ? 0 : 1;
    }
    for (const std::string& fault : all->store)
        fmt::print(stderr, "the store: {}\n", fault);
    for (const Verified& one : all->tenants)
        printVerified(one);
    return whole ? 0 : 1;
}

int runAuditExport(const AuditExportOptions& options) {
    if (const Done done = exportEvidence(options); !done) return failCommand(done.error());
    return 0;
}

int runAuditKey(const AuditKeyOptions& options) {
    const DataDir dir{options.data};
    const auto key = auditKey(dir);
    if (!key) return failCommand(key.error());
    if (!*key) return failCommand(Error(ErrorKind::Storage, "AUDIT_KEY_MISSING"));
    const auto pem = (*key)->pem();
    if (!pem) return failCommand(pem.error());
    fmt::print("{}", *pem);
    return 0;
}

} // namespace sekishod
