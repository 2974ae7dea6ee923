#include "models/store/log_archive_verify.h"

#include "models/proof/chain.h"
#include "models/proof/evidence.h"
#include "models/proof/public_key.h"
#include "models/store/log_archive_erase.h"
#include "models/store/log_archive_rows.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace sekisho::store {

namespace {

using proof::ChainCheck;
using proof::ChainPoint;
using proof::Fault;
using proof::FaultKind;
using proof::Statement;

constexpr std::int64_t kProgressEvery = 20'000; // records
constexpr int kMostDamages = 20;                // places at which the file is opened anew

struct Statements {
    std::vector<Statement> good;
    std::vector<Fault> faults;
    std::optional<proof::PublicKey> key; // the accepted one that signed last
};

Result<Statements> statementsOf(sql::Database& db) {
    Statements out;
    SEKISHO_TRY(kept, archiveKeys(db));
    std::vector<std::pair<proof::PublicKey, bool>> keys;
    for (const ArchiveKey& one : kept) {
        SEKISHO_TRY(key, proof::PublicKey::fromText(one.jwk));
        keys.emplace_back(std::move(key), one.accepted);
    }
    SEKISHO_TRY(rows, (db.rows<std::int64_t, std::string>("SELECT seq, jws FROM statement ORDER BY at, id")));
    for (const auto& [seq, jws] : rows) {
        std::string wrong = "none of the service's keys has signed the statement";
        for (const auto& [key, accepted] : keys) {
            const auto payload = key.payloadOf(jws);
            if (!payload) continue;
            auto statement = proof::statementFromText(*payload);
            if (!statement) {
                wrong = "the statement cannot be read";
            } else if (!accepted) {
                wrong = "the statement is signed by a key that nobody has accepted";
            } else {
                wrong.clear();
                out.key = key;
                out.good.push_back(std::move(*statement));
            }
            break;
        }
        if (!wrong.empty()) out.faults.push_back({FaultKind::BadStatement, seq, std::move(wrong)});
    }
    if (!out.key)
        for (const auto& [key, accepted] : keys)
            if (accepted) out.key = key;
    return out;
}

// One walk over the records, in segments; each is a chain of its own with a beginning that is known.
class ArchiveWalk {
  public:
    ArchiveWalk(const ArchivePlace& place, const std::atomic<bool>& stop, const ArchiveProgress& progress)
        : place_(place), stop_(stop), progress_(progress) {}

    Result<ports::ArchiveReport> run() {
        SEKISHO_CHECK(open());
        SEKISHO_CHECK(prepare());
        for (std::size_t i = 0; i < segments_.size(); ++i)
            SEKISHO_CHECK(walk(i));
        report_.firstHash = firstHash_;
        report_.lastHash = lastHash_;
        checkErasures();
        finish();
        return std::move(report_);
    }

  private:
    Done open() {
        auto db = openArchiveForReading(place_.file, place_.key);
        if (!db) return std::move(db).error();
        db_.emplace(std::move(*db));
        return {};
    }

    Done prepare() {
        SEKISHO_TRY(segments, archiveSegments(*db_));
        segments_ = std::move(segments);
        SEKISHO_TRY(logs, ArchiveLogs::read(*db_));
        logs_ = std::move(logs);
        SEKISHO_TRY(statements, statementsOf(*db_));
        statements_ = std::move(statements);
        for (Fault& fault : statements_.faults)
            faults_.push_back(std::move(fault));
        SEKISHO_TRY(incomplete, archiveNumber(*db_, "incomplete"));
        incomplete_ = incomplete != 0;
        SEKISHO_TRY(total, archiveNumber(*db_, "records"));
        total_ = total;
        SEKISHO_TRY(tenant, archiveMeta(*db_, "tenant"));
        report_.tenant = tenant.value_or("");
        SEKISHO_TRY(erasures, archiveErasures(*db_));
        erasures_ = std::move(erasures);
        SEKISHO_TRY(own, archiveOwnKey(*db_));
        own_ = std::move(own);
        for (const Statement& one : statements_.good)
            for (const auto& [log, before] : one.horizons) {
                Instant& allowed = horizons_.try_emplace(log, before).first->second;
                allowed = std::max(allowed, before);
            }
        for (std::size_t i = 0; i < erasures_.size(); ++i)
            digests_.emplace_back();
        report_.statements = static_cast<std::int64_t>(statements_.good.size());
        if (!statements_.good.empty()) report_.lastStatementAt = statements_.good.back().at;
        if (statements_.key) {
            report_.keyId = statements_.key->keyId();
            report_.keyFingerprint = statements_.key->fingerprint();
        }
        return {};
    }

    // Those about records of this segment; of the last one also what should follow.
    std::vector<Statement> statementsFor(const ArchiveSegment& segment, std::int64_t until) const {
        std::vector<Statement> out;
        for (const Statement& one : statements_.good)
            if (one.head.seq >= segment.first && one.head.seq <= until) out.push_back(one);
        return out;
    }

    Done walk(std::size_t index) {
        const ArchiveSegment& segment = segments_[index];
        const bool isLast = index + 1 == segments_.size();
        const std::int64_t until =
            isLast ? ChainCheck::kNoEnd : segments_[index + 1].first - segments_[index + 1].missed - 1;
        ChainCheck check(statementsFor(segment, until), true, segment.start(), until);
        std::int64_t next = segment.first;
        int damages = 0;
        for (;;) {
            Done read = readRows(check, next, until);
            if (read) break;
            if (read.error().kind != ErrorKind::Corrupt || ++damages > kMostDamages) return read;
            faults_.push_back({FaultKind::Altered, next, "the file is damaged here: " + read.error().detail});
            // What lies in the rest of the block cannot be told apart; the search goes on behind it.
            next = (next / kRecordsOfBlock + 1) * kRecordsOfBlock;
            if (next > until) break;
            db_.reset();
            SEKISHO_CHECK(open());
        }
        proof::ChainReport done = check.finish();
        std::ranges::move(done.faults, std::back_inserter(faults_));
        if (isLast) report_.unsignedRecords = done.unsigned_;
        return {};
    }

    Done readRows(ChainCheck& check, std::int64_t& next, std::int64_t until) {
        SEKISHO_TRY(rows, db_->prepare("SELECT seq, at, log, state, format, hash, content, line FROM record "
                                       "WHERE seq >= ? AND seq <= ? ORDER BY seq"));
        rows.bind(1, next).bind(2, until);
        for (;;) {
            SEKISHO_TRY(there, rows.step());
            if (!there) return {};
            const ArchiveRow row = archiveRowOf(rows);
            take(check, row);
            next = row.seq + 1;
            if (++looked_ % kProgressEvery != 0) continue;
            if (progress_) progress_(looked_, std::max(total_, looked_));
            if (stop_.load(std::memory_order_relaxed)) return Error(ErrorKind::Cancelled, "CANCELLED");
        }
    }

    void take(ChainCheck& check, const ArchiveRow& row) {
        ++report_.records;
        auto link = linkOf(row, logs_);
        if (!link) {
            faults_.push_back({FaultKind::Altered, row.seq, "its line cannot be read"});
            return;
        }
        check.take(*link);
        if (row.state == kGone) gone(*link);
        if (row.state > kGone) erased(row, link->hash);
        if (report_.firstSeq == 0) {
            report_.firstSeq = row.seq;
            firstHash_ = link->hash;
            least_ = most_ = row.at;
        }
        report_.lastSeq = row.seq;
        lastHash_ = std::move(link->hash);
        least_ = std::min(least_, row.at);
        most_ = std::max(most_, row.at);
    }

    void gone(const AuditRecord& record) {
        if (incomplete_) {
            ++report_.heldBack;
            return;
        }
        ++report_.removed;
        const auto before = horizons_.find(record.log);
        if (before == horizons_.end() || record.at >= before->second)
            faults_.push_back(
                {FaultKind::RemovedTooEarly, record.seq, "its content is gone, which no statement allows"});
    }

    void erased(const ArchiveRow& row, const std::string& hash) {
        ++report_.removed;
        const auto number = static_cast<std::size_t>(row.state - 1);
        if (number > erasures_.size()) {
            faults_.push_back({FaultKind::RemovedTooEarly, row.seq,
                               "its content is gone, and there is no certificate of an erasure"});
            return;
        }
        digests_[number - 1].add(hash);
    }

    void checkErasures() {
        for (std::size_t i = 0; i < erasures_.size(); ++i) {
            const ports::ArchiveErasure& one = erasures_[i];
            const bool signedWell = own_ && certificateHolds(one, *own_);
            if (!signedWell || digests_[i].hex() != one.digest)
                faults_.push_back({FaultKind::RemovedTooEarly, one.firstSeq,
                                   signedWell ? "the certificate of the erasure names other records"
                                              : "the certificate of the erasure is not signed by this archive"});
        }
    }

    void finish() {
        if (report_.records > 0) {
            report_.oldest = Instant{std::chrono::microseconds{least_}};
            report_.newest = Instant{std::chrono::microseconds{most_}};
        }
        std::ranges::stable_sort(faults_, {}, &Fault::seq);
        if (faults_.size() > proof::kMostFaults) faults_.resize(proof::kMostFaults);
        for (Fault& fault : faults_)
            report_.faults.push_back(
                {std::string(proof::faultKindKey(fault.kind)), fault.seq, std::move(fault.detail)});
        if (progress_) progress_(looked_, looked_);
    }

    const ArchivePlace& place_;
    const std::atomic<bool>& stop_;
    const ArchiveProgress& progress_;
    std::optional<sql::Database> db_;
    std::vector<ArchiveSegment> segments_;
    ArchiveLogs logs_;
    Statements statements_;
    std::map<std::string, Instant, std::less<>> horizons_;
    std::vector<ports::ArchiveErasure> erasures_;
    std::vector<ErasureDigest> digests_;
    std::optional<proof::PublicKey> own_;
    bool incomplete_ = false;
    std::int64_t total_ = 0, looked_ = 0;
    std::int64_t least_ = 0, most_ = 0;
    std::string firstHash_, lastHash_;
    std::vector<Fault> faults_;
    ports::ArchiveReport report_;
};

struct Stated {
    std::int64_t head = 0;
    std::string jws, keyJwk;
    Statement statement;
};

// The first statement from this record on that an accepted key has signed.
Result<std::optional<Stated>> statementBehind(sql::Database& db, std::int64_t seq, std::int64_t last) {
    SEKISHO_TRY(keys, archiveKeys(db));
    SEKISHO_TRY(rows, (db.rows<std::int64_t, std::string>(
                          "SELECT seq, jws FROM statement WHERE seq >= :seq AND seq <= :last ORDER BY seq, id LIMIT 20",
                          seq, last)));
    for (const auto& [head, jws] : rows)
        for (const ArchiveKey& one : keys) {
            if (!one.accepted) continue;
            SEKISHO_TRY(key, proof::PublicKey::fromText(one.jwk));
            const auto payload = key.payloadOf(jws);
            if (!payload) continue;
            auto statement = proof::statementFromText(*payload);
            if (statement) return std::optional(Stated{head, jws, one.jwk, std::move(*statement)});
        }
    return std::optional<Stated>();
}

Result<ChainPoint> pointBefore(sql::Database& db, std::int64_t seq) {
    SEKISHO_TRY(before, db.first<std::string>("SELECT hash FROM record WHERE seq = :seq", seq - 1));
    if (before) return ChainPoint{seq - 1, hexOfRaw(std::get<0>(*before))};
    SEKISHO_TRY(segments, archiveSegments(db));
    for (const ArchiveSegment& segment : segments)
        if (segment.first == seq) return segment.start();
    return ChainPoint{seq - 1, {}};
}

} // namespace

Result<ports::ArchiveReport> verifyArchive(const ArchivePlace& place, const Clock& clock, const std::atomic<bool>& stop,
                                           const ArchiveProgress& progress) {
    const auto begun = std::chrono::steady_clock::now();
    SEKISHO_TRY(report, ArchiveWalk(place, stop, progress).run());
    report.at = clock.now();
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return std::move(report);
}

Result<std::string> archiveEvidence(sql::Database& db, std::int64_t seq, const Clock& clock) {
    SEKISHO_TRY(kept, db.first<std::int64_t>("SELECT state FROM record WHERE seq = :seq", seq));
    if (!kept) return Error(ErrorKind::NotFound, "ARCHIVE_NOT_FOUND", "The archive does not hold this record.");
    if (std::get<0>(*kept) != kWhole)
        return Error(ErrorKind::Conflict, "ARCHIVE_CONTENT_GONE", "What this record said is not here any more.");
    SEKISHO_TRY(segment, db.first<std::int64_t>(
                             "SELECT coalesce((SELECT min(first - missed) - 1 FROM segment WHERE first > :seq), :ever)",
                             seq, std::numeric_limits<std::int64_t>::max()));
    SEKISHO_TRY(stated, statementBehind(db, seq, std::get<0>(*segment)));
    if (!stated) return Error(ErrorKind::Conflict, "ARCHIVE_NOT_STATED", "No signed statement covers this record yet.");
    SEKISHO_TRY(from, pointBefore(db, seq));
    if (from.hash.empty()) // the record before the run was never stated: the excerpt begins one later in the proof
        return Error(ErrorKind::Conflict, "ARCHIVE_NOT_STATED",
                     "No signed statement tells what stood before this record.");
    proof::EvidenceHead head;
    head.tenant = stated->statement.tenant;
    head.domain = stated->statement.domain;
    head.from = std::move(from);
    head.heldBack = true;
    head.made = clock.now();
    head.keyJwk = stated->keyJwk;
    std::string out = proof::evidenceHeadLine(head) + '\n';
    SEKISHO_TRY(logs, ArchiveLogs::read(db));
    SEKISHO_TRY(rows, db.prepare("SELECT seq, at, log, state, format, hash, content, line FROM record "
                                 "WHERE seq >= ? AND seq <= ? ORDER BY seq"));
    rows.bind(1, seq).bind(2, stated->head);
    for (;;) {
        SEKISHO_TRY(there, rows.step());
        if (!there) break;
        const ArchiveRow row = archiveRowOf(rows);
        out += evidenceLineOf(row, logs, row.seq != seq) + '\n';
    }
    return out + proof::evidenceStatementLine(stated->jws) + '\n';
}

Result<AuditRecord> archivedRecord(sql::Database& db, std::int64_t seq) {
    SEKISHO_TRY(logs, ArchiveLogs::read(db));
    SEKISHO_TRY(rows, db.prepare("SELECT seq, at, log, state, format, hash, content, line FROM record WHERE seq = ?"));
    rows.bind(1, seq);
    SEKISHO_TRY(there, rows.step());
    if (!there) return Error(ErrorKind::NotFound, "ARCHIVE_NOT_FOUND", "The archive does not hold this record.");
    return recordOf(archiveRowOf(rows), logs);
}

} // namespace sekisho::store
