#include "service/logs/chain_verify.h"

#include "models/proof/record_line.h"
#include "models/sql/own_crypto.h"
#include "service/logs/besides.h"
#include "service/logs/chain_keeper.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <limits>
#include <string>
#include <thread>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
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

// What the store says of its numbers is believed of nobody: they may be the least and the greatest there are.
Result<std::vector<ChainPart>> partsOf(Database& db, DomainId domain, const ChainView& view, std::int64_t wanted) {
    std::vector<ChainPart> out(1);
    const std::int64_t first = std::max<std::int64_t>(view.first, 1), last = std::max(view.last, first);
    const std::int64_t each = std::max((last - first) / wanted + 1, kWorthAThread);
    for (std::int64_t i = 1; i < wanted && i <= (last - first) / each; ++i) {
        SEKISHO_TRY(row,
                    (db.first<std::int64_t, std::string>("SELECT seq, hash FROM audit WHERE domain_id = :domain AND "
                                                         "seq <= :cut ORDER BY seq DESC LIMIT 1",
                                                         domain, first + i * each)));
        if (!row || std::get<0>(*row) <= out.back().after || std::get<0>(*row) < 1) continue;
        out.back().upTo = std::get<0>(*row);
        out.push_back({ChainPoint{std::get<0>(*row), std::get<1>(*row)}, std::get<0>(*row), 0});
    }
    out.front().after = std::numeric_limits<std::int64_t>::min(); // none may stand before the first
    out.back().upTo = std::numeric_limits<std::int64_t>::max();
    return out;
}

struct PartFound {
    ChainReport chain;
    BesideFaults beside;
};

// What was stated of texts that are gone; none: nothing was, so nothing is known.
std::optional<sekisho::Instant> contentsGone(const std::vector<Statement>& statements) {
    std::optional<sekisho::Instant> out;
    for (const Statement& one : statements)
        if (const auto before = one.horizons.find(kContentsHorizon); before != one.horizons.end())
            out = std::max(out.value_or(before->second), before->second);
    return out;
}

Result<PartFound> checkPart(Database& db, const ChainQuestion& question, const ChainPart& part,
                            const std::vector<Statement>& statements) {
    ChainCheck check(statements, false, part.start, part.upTo);
    std::optional<BesideCheck> beside;
    if (question.beside) {
        SEKISHO_TRY(opened, BesideCheck::of(db, question.domain, part.after, part.upTo, contentsGone(statements)));
        beside.emplace(std::move(opened));
    }
    Done held;
    SEKISHO_CHECK(eachAudit(db, question.domain, part.after, part.upTo, [&](const sekisho::AuditRecord& record) {
        check.take(record);
        if (beside) held = beside->take(record);
        return held.has_value();
    }));
    SEKISHO_CHECK(std::move(held));
    PartFound out{check.finish(), {}};
    if (!beside) return out;
    SEKISHO_TRY(faults, beside->finish());
    out.beside = std::move(faults);
    return out;
}

// Every part by whichever connection is free; first of all the detections, which nobody knows how many they are.
struct ChainWork {
    const ChainQuestion& question;
    const std::vector<ChainPart>& parts;
    const std::vector<Statement>& statements;
    std::vector<std::optional<Result<PartFound>>> found = std::vector<std::optional<Result<PartFound>>>(parts.size());
    std::optional<Result<std::vector<Fault>>> detections = {};
    std::atomic<std::size_t> next = 0;

    void run(Database& db) {
        for (std::size_t i = next++; i <= parts.size(); i = next++) {
            if (i > 0)
                found[i - 1].emplace(checkPart(db, question, parts[i - 1], statements));
            else if (question.beside)
                detections.emplace(verifyDetections(db, question.domain));
        }
    }
};

void addFaults(std::vector<Fault>& to, std::vector<Fault> more) {
    const std::size_t room = sekisho::proof::kMostFaults - std::min(to.size(), sekisho::proof::kMostFaults);
    if (more.size() > room) more.resize(room);
    std::ranges::move(more, std::back_inserter(to));
}

Result<ChainReport> reportOf(ChainWork& work, std::vector<Fault> badStatements) {
    std::optional<ChainReport> out;
    BesideFaults beside;
    for (auto& found : work.found) {
        if (!*found) return found->error();
        out = out ? joined(std::move(*out), std::move((*found)->chain)) : std::move((*found)->chain);
        addFaults(beside.texts, std::move((*found)->beside.texts));
        addFaults(beside.detections, std::move((*found)->beside.detections));
        addFaults(beside.timelines, std::move((*found)->beside.timelines));
    }
    addFaults(out->faults, std::move(badStatements));
    std::ranges::move(beside.texts, std::back_inserter(out->faults));
    if (work.detections) {
        if (!*work.detections) return work.detections->error();
        std::ranges::move(**work.detections, std::back_inserter(out->faults));
    }
    std::ranges::move(beside.detections, std::back_inserter(out->faults));
    std::ranges::move(beside.timelines, std::back_inserter(out->faults));
    return std::move(*out);
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
    ChainWork work{question, parts, statements.good};
    {
        std::vector<std::jthread> workers;
        for (Database& db : views.connections)
            workers.emplace_back([&work, &db] {
                sekisho::sql::useOwnCrypto();
                work.run(db);
            });
    }
    return reportOf(work, std::move(statements.bad));
}

} // namespace sekishod
