#include "service/logs/chain_verify.h"

#include "models/proof/record_line.h"
#include "service/logs/besides.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <limits>
#include <string>
#include <thread>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::proof::ChainCheck;
using sekisho::proof::ChainPoint;
using sekisho::proof::ChainReport;
using sekisho::proof::Fault;
using sekisho::proof::FaultKind;
using sekisho::proof::SignedStatements;
using sekisho::proof::Statement;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t kWorthAThread = 20'000; // records
constexpr int kMostTries = 20;
constexpr int kMostThreads = 16;
constexpr std::int64_t kPartsOfThread = 4; // so that none waits long for one that other work has held up

// What two connections must agree about, so that they see the same state.
struct ChainView {
    std::int64_t first = 0, last = 0, statement = 0;
    ChainPoint base;
    bool operator==(const ChainView&) const = default;
};

Result<ChainView> viewOf(Database& db, DomainId domain) {
    ChainView out;
    SEKISHO_TRY(row, (db.first<std::int64_t, std::int64_t, std::int64_t>(
                         "SELECT coalesce((SELECT min(seq) FROM audit WHERE domain_id = :one), 0), "
                         "coalesce((SELECT max(seq) FROM audit WHERE domain_id = :two), 0), "
                         "coalesce((SELECT max(id) FROM audit_statement), 0)",
                         domain, domain)));
    if (row) std::tie(out.first, out.last, out.statement) = *row;
    SEKISHO_TRY(base, auditBase(db, domain));
    out.base = base;
    return out;
}

struct OpenViews {
    std::vector<Database> connections;
    ChainView view;
};

// A service that works meanwhile may commit between the first and the last of them: then once more.
Result<OpenViews> openViews(const std::function<Result<Database>()>& open, DomainId domain, int wanted) {
    OpenViews out;
    for (int i = 0; i < wanted; ++i) {
        SEKISHO_TRY(db, open());
        // Each page is looked at once: few of them stay in the memory next to the processor, many would not.
        SEKISHO_CHECK(db.script("PRAGMA cache_size = -512"));
        out.connections.push_back(std::move(db));
    }
    for (int tried = 0; tried < kMostTries; ++tried) {
        bool same = true;
        for (std::size_t i = 0; i < out.connections.size(); ++i) {
            SEKISHO_CHECK(out.connections[i].begin(false));
            SEKISHO_TRY(view, viewOf(out.connections[i], domain));
            if (i == 0) out.view = view;
            same = same && view == out.view;
        }
        if (same) return out;
        if (tried + 1 == kMostTries) out.connections.erase(out.connections.begin() + 1, out.connections.end());
        for (Database& db : out.connections)
            db.rollback();
    }
    SEKISHO_CHECK(out.connections.front().begin(false));
    SEKISHO_TRY(view, viewOf(out.connections.front(), domain));
    out.view = std::move(view);
    return out;
}

// Signatures cost most of what statements cost: each thread looks at its share.
SignedStatements checkedStatements(const std::vector<std::string>& all, const ChainQuestion& question, std::size_t part,
                                   std::size_t parts) {
    SignedStatements out;
    for (std::size_t i = part; i < all.size(); i += parts)
        takeStatement(all[i], question.workgroup, question.domain, *question.key, out);
    return out;
}

Result<SignedStatements> statementsOf(Database& db, const ChainQuestion& question, std::size_t threads) {
    SEKISHO_TRY(kept, keptStatements(db, question.domain));
    std::vector<std::string> all = question.heads;
    for (KeptStatement& one : kept)
        all.push_back(std::move(one.jws));
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (all.empty()) return SignedStatements();
    if (!question.key) return Error(ErrorKind::Storage, "AUDIT_KEY_MISSING", "There is no signing key.");
    std::vector<SignedStatements> shares(threads);
    {
        std::vector<std::jthread> workers;
        for (std::size_t i = 0; i < threads; ++i)
            workers.emplace_back([&, i] { shares[i] = checkedStatements(all, question, i, threads); });
    }
    SignedStatements out;
    for (SignedStatements& share : shares) {
        std::ranges::move(share.good, std::back_inserter(out.good));
        std::ranges::move(share.bad, std::back_inserter(out.bad));
    }
    std::ranges::sort(out.good, {}, [](const Statement& one) { return std::pair(one.at, one.head.seq); });
    return out;
}

// A head that somebody wrote down says as much as a statement about this one record.
void addKnown(std::vector<Statement>& statements, const ChainQuestion& question) {
    if (question.known.seq < 1) return;
    const auto after =
        std::ranges::find_if(statements, [&](const Statement& one) { return one.head.seq >= question.known.seq; });
    Statement out;
    if (after != statements.end())
        out = *after;
    else if (!statements.empty())
        out = statements.back();
    out.tenant = question.workgroup;
    out.domain = question.domain;
    out.head = {question.known.seq, question.known.hash};
    statements.insert(after, std::move(out));
}

struct ChainPart {
    std::optional<ChainPoint> start; // none: where the chain begins
    std::int64_t after = 0, upTo = 0;
};

Result<std::vector<ChainPart>> partsOf(Database& db, DomainId domain, const ChainView& view, std::int64_t wanted) {
    std::vector<ChainPart> out(1);
    const std::int64_t each = std::max((view.last - view.first + wanted) / wanted, kWorthAThread);
    for (std::int64_t cut = view.first + each; cut < view.last; cut += each) {
        SEKISHO_TRY(row,
                    (db.first<std::int64_t, std::string>("SELECT seq, hash FROM audit WHERE domain_id = :domain AND "
                                                         "seq <= :cut ORDER BY seq DESC LIMIT 1",
                                                         domain, cut)));
        if (!row || std::get<0>(*row) <= out.back().after) continue;
        out.back().upTo = std::get<0>(*row);
        out.push_back({ChainPoint{std::get<0>(*row), std::get<1>(*row)}, std::get<0>(*row), 0});
    }
    out.front().after = std::numeric_limits<std::int64_t>::min(); // none may stand before the first
    out.back().upTo = std::numeric_limits<std::int64_t>::max();
    return out;
}

Result<ChainReport> checkPart(Database& db, DomainId domain, const ChainPart& part,
                              const std::vector<Statement>& statements) {
    ChainCheck check(statements, false, part.start, part.upTo);
    SEKISHO_CHECK(eachAudit(db, domain, part.after, part.upTo, [&](const sekisho::AuditRecord& record) {
        check.take(record);
        return true;
    }));
    return check.finish();
}

} // namespace

Result<ChainReport> verifyChain(const std::function<Result<Database>()>& open, const ChainQuestion& question) {
    const int machine = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMostThreads);
    const int threads = question.threads > 0 ? question.threads : machine;
    SEKISHO_TRY(views, openViews(open, question.domain, threads));
    SEKISHO_TRY(statements, statementsOf(views.connections.front(), question, static_cast<std::size_t>(threads)));
    addKnown(statements.good, question);
    const auto connections = static_cast<std::int64_t>(views.connections.size());
    SEKISHO_TRY(parts, partsOf(views.connections.front(), question.domain, views.view,
                               connections > 1 ? connections * kPartsOfThread : 1));
    std::vector<std::optional<Result<ChainReport>>> reports(parts.size());
    {
        std::atomic<std::size_t> next = 0;
        std::vector<std::jthread> workers;
        for (Database& db : views.connections)
            workers.emplace_back([&] {
                for (std::size_t i = next++; i < parts.size(); i = next++)
                    reports[i].emplace(checkPart(db, question.domain, parts[i], statements.good));
            });
    }
    std::optional<ChainReport> out;
    for (auto& report : reports) {
        if (!*report) return report->error();
        out = out ? joined(std::move(*out), std::move(**report)) : std::move(**report);
    }
    for (Fault& fault : statements.bad)
        if (out->faults.size() < sekisho::proof::kMostFaults) out->faults.push_back(std::move(fault));
    return std::move(*out);
}

// Of a record that retention has emptied nothing is known any more; its text goes with the next step.
Result<std::vector<Fault>> verifyContents(Database& db, DomainId domain) {
    std::vector<Fault> out;
    const auto look = [&out](std::int64_t seq, std::optional<std::int64_t> removed,
                             const std::optional<std::string>& digest, const std::string& salt,
                             const std::string& text) {
        if (!removed)
            out.push_back({FaultKind::Altered, seq, "a text beside the chain belongs to no record"});
        else if (*removed == 0 &&
                 digest.value_or("") !=
                     (salt.empty() && text.empty() ? std::string() : sekisho::proof::contentDigest(salt, text)))
            out.push_back({FaultKind::Altered, seq, "the text beside it is not the one that was taken"});
        return out.size() < sekisho::proof::kMostFaults;
    };
    SEKISHO_CHECK(
        (db.eachRow<std::int64_t, std::optional<std::int64_t>, std::optional<std::string>, std::string, std::string>(
            "SELECT m.seq, a.removed, json_extract(nullif(a.changes, ''), '$.contentDigest'), m.salt, m.text FROM "
            "message_content m LEFT JOIN audit a ON a.domain_id = m.domain_id AND a.seq = m.seq WHERE m.domain_id = "
            ":domain "
            "ORDER BY m.seq",
            {sekisho::sql::toValue(std::int64_t{domain})}, look)));
    return out;
}

Result<std::vector<Fault>> verifyBeside(const std::function<Result<Database>()>& open, DomainId domain) {
    constexpr std::array checks{&verifyContents, &verifyExcerpts, &verifyParties};
    std::vector<Database> connections;
    for (std::size_t i = 0; i < checks.size(); ++i) {
        SEKISHO_TRY(db, open());
        connections.push_back(std::move(db));
    }
    std::array<std::optional<Result<std::vector<Fault>>>, checks.size()> found;
    {
        std::vector<std::jthread> workers;
        for (std::size_t i = 0; i < checks.size(); ++i)
            workers.emplace_back([&, i] { found[i].emplace(checks[i](connections[i], domain)); });
    }
    std::vector<Fault> out;
    for (auto& one : found) {
        if (!*one) return one->error();
        std::ranges::move(**one, std::back_inserter(out));
    }
    return out;
}

} // namespace sekishod
