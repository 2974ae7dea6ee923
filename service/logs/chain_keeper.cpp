#include "service/logs/chain_keeper.h"

#include "models/domain/log_facts.h"
#include "models/proof/evidence.h"
#include "service/auth/signing_key.h"
#include "service/logs/erasure_certificate.h"
#include "service/logs/heads_file.h"
#include "service/logs/keep_rules.h"
#include "service/rules/workgroup.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <mutex>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::proof::ChainPoint;
using sekisho::proof::Statement;
using sekisho::sql::Database;

namespace {

constexpr std::chrono::minutes kStatedEach{1};
constexpr Instant kNothingGone{std::chrono::microseconds{1}}; // a horizon of 0 is none

Result<Statement> standing(Database& db, DomainId domain, const std::string& workgroup, Instant now) {
    Statement out;
    out.tenant = workgroup;
    out.domain = domain;
    out.at = now;
    SEKISHO_TRY(head, auditHead(db, domain));
    out.head = {head.seq, head.hash};
    SEKISHO_TRY(base, auditBase(db, domain));
    out.base = base;
    SEKISHO_TRY(horizons, (db.rowsOften<std::string, std::int64_t>(
                              "SELECT log, before FROM audit_horizon WHERE domain_id = :domain", domain)));
    for (auto& [log, before] : horizons)
        out.horizons.emplace(log, Instant(std::chrono::microseconds(before)));
    out.horizons.try_emplace(std::string(kContentsHorizon), kNothingGone);
    return out;
}

Result<std::optional<Statement>> lastStatement(Database& db, DomainId domain) {
    SEKISHO_TRY(row, db.firstOften<std::string>(
                         "SELECT jws FROM audit_statement WHERE domain_id = :domain ORDER BY id DESC LIMIT 1", domain));
    if (!row) return std::optional<Statement>();
    auto claimed = sekisho::proof::claimedStatement(std::get<0>(*row));
    if (!claimed) return std::optional<Statement>(); // none of this service
    return std::optional(std::move(*claimed));
}

bool saysTheSame(const std::optional<Statement>& last, const Statement& now) {
    return last && last->tenant == now.tenant && last->head == now.head && last->base == now.base &&
           last->horizons == now.horizons;
}

// The newest that this service has signed, whatever somebody has put behind it.
Result<std::optional<Statement>> lastSigned(Database& db, DomainId domain, const std::string& workgroup,
                                            const sekisho::proof::PublicKey& key) {
    sekisho::proof::SignedStatements found;
    SEKISHO_CHECK(db.eachRow<std::string>("SELECT jws FROM audit_statement WHERE domain_id = :domain ORDER BY id DESC",
                                          {sekisho::sql::toValue(domain)}, [&](const std::string& jws) {
                                              takeStatement(jws, workgroup, domain, key, found);
                                              return found.good.empty();
                                          }));
    if (found.good.empty()) return std::optional<Statement>();
    return std::optional(std::move(found.good.front()));
}

Instant allowedBefore(const Statement* last, std::string_view log) {
    if (!last) return Instant{};
    const auto found = last->horizons.find(log);
    return found == last->horizons.end() ? Instant{} : found->second;
}

// No horizon beyond what was signed before and what the policy keeps no longer. Of contents the first one is taken as
// it is: in a store of before some may be gone by other rules (resources/service/0026_contents_horizon.sql).
Done boundHorizons(Database& db, Statement& now, const std::optional<Statement>& last,
                   const sekisho::proof::PublicKey& key, Instant clock) {
    std::optional<KeepRules> rules;
    SEKISHO_TRY(believed, believedNow(db, now.domain, clock));
    for (auto& [log, before] : now.horizons) {
        const Instant allowed = allowedBefore(last ? &*last : nullptr, log);
        if (before <= allowed || (log == kContentsHorizon && allowed == Instant{})) continue;
        if (!rules) {
            SEKISHO_TRY(settled, settledSeq(db, now.domain, key, believed));
            SEKISHO_TRY(read, KeepRules::of(db, now.domain, settled));
            rules = std::move(read);
        }
        const sekisho::LogFact* fact = sekisho::logFact(log);
        const Instant due = fact                      ? retainedFrom(believed, *rules, *fact)
                            : log == kContentsHorizon ? contentsRetainedFrom(believed, *rules)
                                                      : allowed;
        before = std::min(before, std::max(allowed, due));
    }
    std::erase_if(now.horizons, [](const auto& one) { return one.second == Instant{}; });
    return {};
}

// Is everything from the base that was signed up to the next one there, whole as a chain and emptied?
Result<bool> isEmptied(Database& db, const Statement& now, const ChainPoint& from) {
    Statement allowed = now;
    allowed.head = now.base;
    allowed.base = sekisho::proof::chainStart();
    sekisho::proof::ChainCheck check({allowed}, false, from, now.base.seq);
    bool emptied = true;
    std::int64_t last = from.seq;
    SEKISHO_CHECK(eachAudit(db, now.domain, from.seq, now.base.seq, [&](const sekisho::AuditRecord& record) {
        check.take(record);
        last = record.seq;
        emptied = record.removed || (record.format == 1 && record.at < allowedBefore(&now, record.log));
        return emptied;
    }));
    return emptied && last == now.base.seq && check.finish().whole();
}

// As it is signed: the tables are only what retention wants.
class StatementMaker {
  public:
    // `filed`: the last line of the file, which knows more than a store from which statements were taken.
    StatementMaker(DomainId domain, const std::string& workgroup, sekisho::proof::PublicKey key, std::string_view filed)
        : domain_(domain), workgroup_(workgroup), key_(std::move(key)) {
        sekisho::proof::SignedStatements found;
        if (const auto line = sekisho::proof::evidenceFrom(filed); line && !line->statement.empty())
            takeStatement(line->statement, workgroup, domain, key_, found);
        if (!found.good.empty()) filed_ = std::move(found.good.front());
    }

    // None: the last one says all of it.
    Result<std::optional<Statement>> make(Database& db, Instant clock) {
        SEKISHO_TRY(now, standing(db, domain_, workgroup_, clock));
        SEKISHO_TRY(kept, lastSigned(db, domain_, workgroup_, key_));
        const std::optional<Statement>& last = filed_ && (!kept || filed_->at > kept->at) ? filed_ : kept;
        SEKISHO_CHECK(boundHorizons(db, now, last, key_, clock));
        const ChainPoint signedBase = last ? last->base : sekisho::proof::chainStart();
        if (now.base != signedBase && now.base != proven_) {
            SEKISHO_TRY(emptied, isEmptied(db, now, signedBase));
            if (emptied)
                proven_ = now.base;
            else
                now.base = signedBase;
        }
        if (saysTheSame(kept, now)) return std::optional<Statement>();
        // In order also when the clock was set back meanwhile.
        if (last) now.at = std::max(now.at, last->at + std::chrono::microseconds(1));
        return std::optional(std::move(now));
    }

  private:
    DomainId domain_;
    const std::string& workgroup_;
    sekisho::proof::PublicKey key_;
    std::optional<Statement> filed_;
    std::optional<ChainPoint> proven_; // so that writing does not look through it once more
};

Done addStatement(Services& services, DomainId domain, const std::string& workgroup, std::string_view filed) {
    const Instant clock = services.clock.now();
    SEKISHO_TRY(changed, services.store.read([&](Database& db) -> Result<bool> {
        SEKISHO_TRY(now, standing(db, domain, workgroup, clock));
        SEKISHO_TRY(last, lastStatement(db, domain));
        return now.head.seq > 0 && !saysTheSame(last, now);
    }));
    if (!changed) return {};
    ServiceSigningKey key(services.store.dir().signingKey());
    SEKISHO_TRY(signer, key.get());
    StatementMaker maker(domain, workgroup, signer.publicKey(), filed);
    SEKISHO_TRY(due, services.store.read([&](Database& db) { return maker.make(db, clock); }));
    if (!due) return {};
    return services.store.write([&](Database& db) -> Done {
        SEKISHO_TRY(statement, maker.make(db, clock));
        if (!statement) return {};
        SEKISHO_TRY(jws, signer.jwsOf(statementText(*statement)));
        SEKISHO_CHECK(db.execOften(
            "INSERT INTO audit_statement(domain_id, at, seq, hash, jws) VALUES(:domain, :at, :seq, :hash, :jws)",
            domain, statement->at.time_since_epoch().count(), statement->head.seq, statement->head.hash, jws));
        return {};
    });
}

// Whatever the store has stated since the last line of the file.
Done writeHeads(Services& services, DomainId domain, HeadsFile& file, std::string_view last) {
    std::int64_t after = -1;
    if (const auto line = sekisho::proof::evidenceFrom(last); line && !line->statement.empty())
        if (const auto said = sekisho::proof::claimedStatement(line->statement))
            after = said->at.time_since_epoch().count();
    std::vector<std::string> missing; // newest first: most often it is one
    SEKISHO_CHECK(services.store.read([&](Database& db) {
        return db.eachRow<std::int64_t, std::string>(
            "SELECT at, jws FROM audit_statement WHERE domain_id = :domain ORDER BY id DESC",
            {sekisho::sql::toValue(domain)}, [&](std::int64_t at, std::string jws) {
                if (at <= after) return false;
                missing.push_back(std::move(jws));
                return true;
            });
    }));
    if (missing.empty()) return {};
    ServiceSigningKey key(services.store.dir().signingKey());
    SEKISHO_TRY(signer, key.get());
    std::string lines;
    for (auto jws = missing.rbegin(); jws != missing.rend(); ++jws)
        if (signer.publicKey().payloadOf(*jws)) // what somebody else has put there would keep later ones out
            lines += sekisho::proof::evidenceStatementLine(*jws) + '\n';
    return lines.empty() ? Done() : file.append(lines);
}

} // namespace

Result<Statement> newestStatement(Database& db, DomainId domain, const sekisho::proof::PublicKey& key) {
    SEKISHO_TRY(workgroup, chainNameOf(db, domain));
    SEKISHO_TRY(last, lastSigned(db, domain, workgroup, key));
    return last ? std::move(*last) : Statement();
}

std::filesystem::path headsFile(const DataDir& dir, std::string_view workgroup) {
    return dir.heads() / fmt::format("{}.jsonl", workgroup);
}

Done stateChain(Services& services, DomainId domain) {
    const std::lock_guard lock(headsTurn());
    SEKISHO_TRY(workgroup, services.store.read([&](Database& db) { return chainNameOf(db, domain); }));
    if (workgroup.empty()) return {};             // erased meanwhile
    if (workgroup.find('/') != std::string::npos) // somebody has written it into the store: it names a file here
        return Error(ErrorKind::Corrupt, "AUDIT_BROKEN").because(fmt::format("domain {} has no name", domain));
    SEKISHO_TRY(erasing, isBeingErased(services, domain, workgroup));
    if (erasing) return {};
    auto file = HeadsFile::open(headsFile(services.store.dir(), workgroup));
    const auto filed = file ? file->lastLine() : Result<std::string>(file.error());
    SEKISHO_CHECK(addStatement(services, domain, workgroup, filed ? std::string_view(*filed) : std::string_view()));
    if (!filed) return filed.error();
    return writeHeads(services, domain, *file, *filed);
}

Done ChainKeeper::tick() {
    const Instant now = services_.clock.now();
    if (now < next_) return {};
    SEKISHO_CHECK(stateAll());
    next_ = now + kStatedEach;
    return {};
}

// One tenant's fault does not keep the others from being stated.
Done ChainKeeper::stateAll() {
    SEKISHO_TRY(tenants, services_.store.read([](Database& db) {
        return db.rowsOften<std::int64_t>("SELECT domain_id FROM tenant ORDER BY domain_id");
    }));
    Done out;
    for (const auto& [domain] : tenants)
        if (Done done = stateChain(services_, static_cast<DomainId>(domain)); !done) out = std::move(done);
    return out;
}

} // namespace sekishod
