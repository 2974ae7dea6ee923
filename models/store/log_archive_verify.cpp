#include "models/store/log_archive_verify.h"

#include "models/proof/chain.h"
#include "models/proof/evidence.h"
#include "models/proof/public_key.h"
#include "models/sql/own_crypto.h"
#include "models/store/log_archive_erase.h"
#include "models/store/log_archive_evidence.h"
#include "models/store/log_archive_rows.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <future>
#include <limits>
#include <map>
#include <mutex>

namespace sekisho::store {

namespace {

using proof::ChainCheck;
using proof::ChainPoint;
using proof::Fault;
using proof::FaultKind;
using proof::Statement;

constexpr std::int64_t kProgressEvery = 20'000; // records
constexpr std::int64_t kWorthTwo = 20'000;      // records that two threads check sooner than one
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

struct Common { // what every part of a walk looks at
    const ArchivePlace& place;
    const std::atomic<bool>& stop;
    const ArchiveProgress& progress;
    ArchiveLogs logs{};
    std::map<std::string, Instant, std::less<>> horizons{};
    std::size_t erasures = 0;
    bool incomplete = false;
    std::int64_t total = 0;
    std::mutex mutex{}; // of the progress
    std::int64_t looked = 0;
};

struct PartFound {
    std::int64_t records = 0, removed = 0, heldBack = 0;
    std::int64_t firstSeq = 0, lastSeq = 0, least = 0, most = 0;
    std::string firstHash, lastHash;
    std::vector<Fault> faults;
    std::vector<std::pair<std::size_t, std::string>> erased; // number of the erasure, hash
    std::int64_t notStated = 0;
};

// A part of an unbroken run, whose beginning is known; on a connection of its own.
class PartWalk {
  public:
    PartWalk(Common& common, ChainPoint start, std::int64_t until, std::vector<Statement> statements)
        : common_(common), next_(start.seq + 1), until_(until),
          check_(std::move(statements), true, std::move(start), until) {}

    Result<PartFound> run() {
        SEKISHO_CHECK(open());
        for (int damages = 0;;) {
            Done read = readRows();
            if (read) break;
            if (read.error().kind != ErrorKind::Corrupt || ++damages > kMostDamages) return std::move(read).error();
            found_.faults.push_back({FaultKind::Altered, next_, "the file is damaged here: " + read.error().detail});
            // What lies in the rest of the block cannot be told apart; it goes on behind it, with a new connection.
            next_ = (next_ / kRecordsOfBlock + 1) * kRecordsOfBlock;
            if (next_ > until_) break;
            SEKISHO_CHECK(open());
        }
        proof::ChainReport done = check_.finish();
        std::ranges::move(done.faults, std::back_inserter(found_.faults));
        found_.notStated = done.unsigned_;
        SEKISHO_CHECK(tell());
        return std::move(found_);
    }

  private:
    Done open() {
        db_.reset();
        auto db = openArchiveForReading(common_.place.file, common_.place.key);
        if (!db) return std::move(db).error();
        db_.emplace(std::move(*db));
        // Each page is looked at once: few of them stay in the memory next to the processor, many would not.
        return db_->script("PRAGMA cache_size = -512");
    }

    Done readRows() {
        SEKISHO_TRY(rows, db_->prepare("SELECT seq, at, log, state, format, hash, content, line FROM record "
                                       "WHERE seq >= ? AND seq <= ? ORDER BY seq"));
        rows.bind(1, next_).bind(2, until_);
        for (;;) {
            SEKISHO_TRY(there, rows.step());
            if (!there) return {};
            const ArchiveRow row = archiveRowOf(rows);
            take(row);
            next_ = row.seq + 1;
            if (++untold_ == kProgressEvery) SEKISHO_CHECK(tell());
        }
    }

    Done tell() {
        const std::lock_guard lock(common_.mutex);
        common_.looked += std::exchange(untold_, 0);
        if (common_.progress) common_.progress(common_.looked, std::max(common_.total, common_.looked));
        if (!common_.stop.load(std::memory_order_relaxed)) return {};
        return Error(ErrorKind::Cancelled, "CANCELLED");
    }

    void take(const ArchiveRow& row) {
        ++found_.records;
        if (!readLink(row, common_.logs, link_)) {
            found_.faults.push_back({FaultKind::Altered, row.seq, "its line cannot be read"});
            return;
        }
        check_.take(link_);
        if (row.state == kGone) gone(link_);
        if (row.state > kGone) erased(row, link_.hash);
        if (found_.firstSeq == 0) {
            found_.firstSeq = row.seq;
            found_.firstHash = link_.hash;
            found_.least = found_.most = row.at;
        }
        found_.lastSeq = row.seq;
        found_.lastHash = link_.hash;
        found_.least = std::min(found_.least, row.at);
        found_.most = std::max(found_.most, row.at);
    }

    void gone(const AuditRecord& record) {
        if (common_.incomplete) {
            ++found_.heldBack;
            return;
        }
        ++found_.removed;
        const auto before = common_.horizons.find(record.log);
        // Of format 1 nothing would prove its time and its log, so it is never emptied.
        if (record.format == 1 || before == common_.horizons.end() || record.at >= before->second)
            found_.faults.push_back(
                {FaultKind::RemovedTooEarly, record.seq, "its content is gone, which no statement allows"});
    }

    void erased(const ArchiveRow& row, const std::string& hash) {
        ++found_.removed;
        const auto number = static_cast<std::size_t>(row.state - 1);
        if (number > common_.erasures)
            found_.faults.push_back({FaultKind::RemovedTooEarly, row.seq,
                                     "its content is gone, and there is no certificate of an erasure"});
        else
            found_.erased.emplace_back(number, hash);
    }

    Common& common_;
    std::optional<sql::Database> db_;
    std::int64_t next_, until_;
    std::int64_t untold_ = 0;
    ChainCheck check_;
    AuditRecord link_; // the last that was looked at
    PartFound found_;
};

// The whole walk, in segments; a long one in two halves at once.
class ArchiveWalk {
  public:
    ArchiveWalk(const ArchivePlace& place, const std::atomic<bool>& stop, const ArchiveProgress& progress)
        : common_{.place = place, .stop = stop, .progress = progress} {}

    Result<ports::ArchiveReport> run() {
        SEKISHO_TRY(db, openArchiveForReading(common_.place.file, common_.place.key));
        SEKISHO_CHECK(prepare(db));
        for (std::size_t i = 0; i < segments_.size(); ++i)
            SEKISHO_CHECK(walk(db, i));
        checkErasures();
        SEKISHO_CHECK(checkBesides(db));
        finish();
        return std::move(report_);
    }

  private:
    Done prepare(sql::Database& db) {
        SEKISHO_TRY(segments, archiveSegments(db));
        segments_ = std::move(segments);
        SEKISHO_TRY(logs, ArchiveLogs::read(db));
        common_.logs = std::move(logs);
        SEKISHO_TRY(statements, statementsOf(db));
        statements_ = std::move(statements);
        faults_ = std::move(statements_.faults);
        SEKISHO_TRY(incomplete, archiveNumber(db, "incomplete"));
        common_.incomplete = incomplete != 0;
        SEKISHO_TRY(total, archiveNumber(db, "records"));
        common_.total = total;
        SEKISHO_TRY(tenant, archiveMeta(db, "tenant"));
        report_.tenant = tenant.value_or("");
        SEKISHO_TRY(erasures, archiveErasures(db));
        erasures_ = std::move(erasures);
        common_.erasures = erasures_.size();
        digests_ = std::vector<ErasureDigest>(erasures_.size());
        SEKISHO_TRY(own, archiveOwnKey(db));
        own_ = std::move(own);
        for (const Statement& one : statements_.good)
            for (const auto& [log, before] : one.horizons) {
                Instant& allowed = common_.horizons.try_emplace(log, before).first->second;
                allowed = std::max(allowed, before);
            }
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

    // Where the second half begins: a record that is there. None: not worth it, or the place cannot be read.
    std::optional<ChainPoint> middle(sql::Database& db, std::int64_t first, std::int64_t until) const {
        const auto last = db.first<std::int64_t>("SELECT max(seq) FROM record WHERE seq <= :until", until);
        if (!last || !*last || std::get<0>(**last) - first < kWorthTwo) return std::nullopt;
        const auto row = db.first<std::int64_t, std::string>(
            "SELECT seq, hash FROM record WHERE seq <= :middle ORDER BY seq DESC LIMIT 1",
            first + (std::get<0>(**last) - first) / 2);
        if (!row || !*row) return std::nullopt;
        return ChainPoint{std::get<0>(**row), hexOfRaw(std::get<1>(**row))};
    }

    Done walk(sql::Database& db, std::size_t index) {
        const ArchiveSegment& segment = segments_[index];
        const bool isLast = index + 1 == segments_.size();
        const std::int64_t until =
            isLast ? ChainCheck::kNoEnd : segments_[index + 1].first - segments_[index + 1].missed - 1;
        const std::vector<Statement> statements = statementsFor(segment, until);
        const auto half = middle(db, segment.first, until);
        if (!half) {
            SEKISHO_TRY(found, PartWalk(common_, segment.start(), until, statements).run());
            add(std::move(found));
            return {};
        }
        PartWalk front(common_, segment.start(), half->seq, statements);
        PartWalk rear(common_, *half, until, statements);
        auto later = std::async(std::launch::async, [&rear] {
            sql::useOwnCrypto();
            return rear.run();
        });
        Result<PartFound> first = front.run();
        Result<PartFound> second = later.get();
        if (!first) return std::move(first).error();
        if (!second) return std::move(second).error();
        add(std::move(*first));
        add(std::move(*second));
        return {};
    }

    void add(PartFound found) {
        for (Fault& fault : found.faults)
            if (std::ranges::find(faults_, fault) == faults_.end()) faults_.push_back(std::move(fault));
        for (const auto& [number, hash] : found.erased)
            digests_[number - 1].add(hash);
        report_.removed += found.removed;
        report_.heldBack += found.heldBack;
        report_.unsignedRecords = found.notStated;
        if (found.records == 0 || found.firstSeq == 0) return;
        if (report_.records == 0) {
            report_.firstSeq = found.firstSeq;
            report_.firstHash = std::move(found.firstHash);
            report_.oldest = Instant{std::chrono::microseconds{found.least}};
            report_.newest = Instant{std::chrono::microseconds{found.most}};
        }
        report_.records += found.records;
        report_.lastSeq = found.lastSeq;
        report_.lastHash = std::move(found.lastHash);
        report_.oldest = std::min(*report_.oldest, Instant{std::chrono::microseconds{found.least}});
        report_.newest = std::max(*report_.newest, Instant{std::chrono::microseconds{found.most}});
    }

    Done checkBesides(sql::Database& db) {
        auto found = besideFaults(db);
        if (found)
            std::ranges::move(*found, std::back_inserter(faults_));
        else if (found.error().kind == ErrorKind::Corrupt)
            faults_.push_back({FaultKind::Altered, report_.firstSeq,
                               "texts beside the records cannot be read: " + found.error().detail});
        else
            return std::move(found).error();
        return {};
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
        std::ranges::stable_sort(faults_, {}, &Fault::seq);
        if (faults_.size() > proof::kMostFaults) faults_.resize(proof::kMostFaults);
        for (Fault& fault : faults_)
            report_.faults.push_back(
                {std::string(proof::faultKindKey(fault.kind)), fault.seq, std::move(fault.detail)});
    }

    Common common_;
    std::vector<ArchiveSegment> segments_;
    Statements statements_;
    std::vector<ports::ArchiveErasure> erasures_;
    std::vector<ErasureDigest> digests_;
    std::optional<proof::PublicKey> own_;
    std::vector<Fault> faults_;
    ports::ArchiveReport report_;
};

} // namespace

Result<ports::ArchiveReport> verifyArchive(const ArchivePlace& place, const Clock& clock, const std::atomic<bool>& stop,
                                           const ArchiveProgress& progress) {
    const auto begun = std::chrono::steady_clock::now();
    SEKISHO_TRY(report, ArchiveWalk(place, stop, progress).run());
    report.at = clock.now();
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return std::move(report);
}

} // namespace sekisho::store
