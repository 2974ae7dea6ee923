#include "service/logs/erasure_certificate.h"

#include "models/proof/evidence.h"
#include "service/auth/signing_key.h"
#include "service/logs/chain_keeper.h"
#include "service/logs/heads_file.h"
#include "service/logs/keep_rules.h"
#include "service/rules/workgroup.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <mutex>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::proof::Statement;
using sekisho::sql::Database;

namespace {

bool isThereNow(const std::filesystem::path& file) {
    std::error_code failed;
    return std::filesystem::exists(file, failed);
}

// Whoever writes the row of the closing into the store, past the service, has nothing erased by it, and by a record of
// it nothing before a statement has told of that for all the days in which it can be taken back.
Result<bool> isOrdered(Database& db, DomainId domain, const sekisho::proof::PublicKey& key, Instant clock) {
    SEKISHO_TRY(now, believedNow(db, domain, clock));
    SEKISHO_TRY(settled, settledSeq(db, domain, key, now));
    SEKISHO_TRY(
        row, (db.firstOften<std::string, std::int64_t>("SELECT action, seq FROM audit INDEXED BY audit_target WHERE "
                                                       "domain_id = :domain AND target_id = :target AND action "
                                                       "IN ('tenant.close', 'tenant.reopen') ORDER BY seq DESC LIMIT 1",
                                                       domain, std::to_string(domain))));
    return row && std::get<0>(*row) == "tenant.close" && std::get<1>(*row) <= settled;
}

} // namespace

Result<std::optional<Statement>> erasureOf(Database& db, const DataDir& dir, const std::string& workgroup,
                                           DomainId domain, const sekisho::proof::PublicKey& key) {
    // One that came back from a backup is stated again, in a file of its own.
    const auto moved = erasedHeadsFile(dir, workgroup, domain);
    if (!isThereNow(moved) || isThereNow(headsFile(dir, workgroup))) return std::optional<Statement>();
    SEKISHO_TRY(closed, db.firstOften<std::int64_t>("SELECT 1 FROM closing WHERE domain_id = :domain", domain));
    if (!closed) return std::optional<Statement>();
    SEKISHO_TRY(last, lastSignedIn(moved, key));
    if (last && (last->tenant != workgroup || last->domain != domain || !last->horizons.contains(kErasedHorizon)))
        last.reset();
    return std::move(last);
}

Result<bool> isBeingErased(Services& services, DomainId domain, const std::string& workgroup) {
    if (!isThereNow(erasedHeadsFile(services.store.dir(), workgroup, domain))) return false;
    ServiceSigningKey key(services.store.dir().signingKey());
    SEKISHO_TRY(signer, key.get());
    SEKISHO_TRY(certificate, services.store.read([&](Database& db) {
        return erasureOf(db, services.store.dir(), workgroup, domain, signer.publicKey());
    }));
    return certificate.has_value();
}

Done certifyErasure(Services& services, DomainId domain, Instant clock) {
    SEKISHO_TRY(workgroup, services.store.read([domain](Database& db) { return chainNameOf(db, domain); }));
    SEKISHO_TRY(erasing, isBeingErased(services, domain, workgroup));
    if (erasing) return {};
    ServiceSigningKey key(services.store.dir().signingKey());
    SEKISHO_TRY(signer, key.get());
    SEKISHO_TRY(ordered,
                services.store.read([&](Database& db) { return isOrdered(db, domain, signer.publicKey(), clock); }));
    if (!ordered)
        return Error(ErrorKind::Corrupt, "AUDIT_BROKEN")
            .because(fmt::format("domain {}: nothing that was signed a week ago says that it was closed, so it is not "
                                 "erased",
                                 domain));
    SEKISHO_CHECK(stateChain(services, domain));
    const std::lock_guard lock(headsTurn());
    const auto file = headsFile(services.store.dir(), workgroup);
    SEKISHO_TRY(last, lastSignedIn(file, signer.publicKey()));
    if (!last || last->domain != domain)
        return Error(ErrorKind::Corrupt, "AUDIT_BROKEN")
            .because(fmt::format("domain {}: {} does not tell of it", domain, file.string()));
    last->at = std::max(clock, last->at + std::chrono::microseconds(1));
    last->horizons.insert_or_assign(std::string(kErasedHorizon), last->at);
    SEKISHO_TRY(jws, signer.jwsOf(statementText(*last)));
    SEKISHO_TRY(heads, HeadsFile::open(file));
    SEKISHO_CHECK(heads.append(sekisho::proof::evidenceStatementLine(jws) + '\n'));
    return heads.moveTo(erasedHeadsFile(services.store.dir(), workgroup, domain));
}

} // namespace sekishod
