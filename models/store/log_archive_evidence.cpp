#include "models/store/log_archive_evidence.h"

#include "models/domain/detail_scan.h"
#include "models/proof/evidence.h"
#include "models/proof/public_key.h"
#include "models/store/log_archive_rows.h"

#include <charconv>
#include <limits>

namespace sekisho::store {

namespace {

using proof::ChainPoint;
using proof::Statement;

constexpr std::string_view kDetected = "monitoring.detected";
constexpr std::int64_t kFarthestDoing = 5'000; // records that an excerpt of the chain goes back for it

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

// Of a detection: what was found in, when it stands whole in the same run, most often a few records before.
Result<std::optional<AuditRecord>> doingOf(sql::Database& db, const AuditRecord& record) {
    std::optional<AuditRecord> out;
    if (record.action != kDetected) return out;
    std::int64_t seq = 0;
    const std::string_view text = detail::memberOf(record.changesJson, "event");
    std::from_chars(text.data(), text.data() + text.size(), seq);
    if (seq < 1 || seq >= record.seq || record.seq - seq > kFarthestDoing) return out;
    SEKISHO_TRY(between, db.first<std::int64_t>("SELECT count(*) FROM segment WHERE first > :seq AND first <= :last",
                                                seq, record.seq));
    if (std::get<0>(*between) != 0) return out;
    auto doing = archivedRecord(db, seq);
    if (doing && !doing->removed) out = std::move(*doing);
    return out;
}

} // namespace

Result<AuditRecord> archivedRecord(sql::Database& db, std::int64_t seq) {
    SEKISHO_TRY(logs, ArchiveLogs::read(db));
    SEKISHO_TRY(rows, db.prepare("SELECT seq, at, log, state, format, hash, content, line FROM record WHERE seq = ?"));
    rows.bind(1, seq);
    SEKISHO_TRY(there, rows.step());
    if (!there) return Error(ErrorKind::NotFound, "ARCHIVE_NOT_FOUND", "The archive does not hold this record.");
    return recordOf(archiveRowOf(rows), logs);
}

Result<std::optional<proof::Beside>> archivedBeside(sql::Database& db, std::int64_t seq) {
    SEKISHO_TRY(row, (db.first<std::string, std::string>("SELECT salt, text FROM beside WHERE seq = :seq", seq)));
    if (!row) return std::optional<proof::Beside>();
    return std::optional(proof::Beside{seq, std::move(std::get<0>(*row)), std::move(std::get<1>(*row))});
}

Result<ports::ArchiveEvidence> archiveEvidence(sql::Database& db, std::int64_t seq, const Clock& clock) {
    SEKISHO_TRY(kept, db.first<std::int64_t>("SELECT state FROM record WHERE seq = :seq", seq));
    if (!kept) return Error(ErrorKind::NotFound, "ARCHIVE_NOT_FOUND", "The archive does not hold this record.");
    if (std::get<0>(*kept) != kWhole)
        return Error(ErrorKind::Conflict, "ARCHIVE_CONTENT_GONE", "What this record said is not here any more.");
    SEKISHO_TRY(segment, db.first<std::int64_t>(
                             "SELECT coalesce((SELECT min(first - missed) - 1 FROM segment WHERE first > :seq), :ever)",
                             seq, std::numeric_limits<std::int64_t>::max()));
    SEKISHO_TRY(stated, statementBehind(db, seq, std::get<0>(*segment)));
    if (!stated) return Error(ErrorKind::Conflict, "ARCHIVE_NOT_STATED", "No signed statement covers this record yet.");
    SEKISHO_TRY(record, archivedRecord(db, seq));
    SEKISHO_TRY(doing, doingOf(db, record));
    SEKISHO_TRY(from, pointBefore(db, doing ? doing->seq : seq));
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
    ports::ArchiveEvidence made;
    std::string& out = made.file;
    out = proof::evidenceHeadLine(head) + '\n';
    SEKISHO_TRY(beside, archivedBeside(db, seq));
    SEKISHO_TRY(logs, ArchiveLogs::read(db));
    SEKISHO_TRY(rows, db.prepare("SELECT seq, at, log, state, format, hash, content, line FROM record "
                                 "WHERE seq >= ? AND seq <= ? ORDER BY seq"));
    rows.bind(1, doing ? doing->seq : seq).bind(2, stated->head);
    for (;;) {
        SEKISHO_TRY(there, rows.step());
        if (!there) break;
        const ArchiveRow row = archiveRowOf(rows);
        const bool whole = row.seq == seq || (doing && row.seq == doing->seq);
        out += evidenceLineOf(row, logs, !whole) + '\n';
        if (row.seq == seq && beside) out += proof::evidenceBesideLine(*beside) + '\n';
    }
    out += proof::evidenceStatementLine(stated->jws) + '\n';
    made.record = std::move(record);
    made.doing = std::move(doing);
    if (beside) made.words = std::move(beside->text);
    return made;
}

Result<std::vector<proof::Fault>> besideFaults(sql::Database& db) {
    std::vector<proof::Fault> out;
    SEKISHO_TRY(seqs, db.rows<std::int64_t>("SELECT seq FROM beside ORDER BY seq"));
    for (const auto& [seq] : seqs) {
        SEKISHO_TRY(beside, archivedBeside(db, seq));
        const auto record = archivedRecord(db, seq);
        if (beside && record && proof::provesBeside(*record, *beside)) continue;
        out.push_back({proof::FaultKind::Altered, seq, "the text beside it is not the one that was recorded"});
        if (out.size() == proof::kMostFaults) break;
    }
    return out;
}

} // namespace sekisho::store
