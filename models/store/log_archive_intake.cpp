#include "models/store/log_archive_intake.h"

#include "models/proof/evidence.h"
#include "models/proof/record_line.h"
#include "models/store/log_archive_erase.h"
#include "models/store/log_archive_terms.h"

#include <algorithm>
#include <fmt/format.h>

namespace sekisho::store {

namespace {

using proof::Fault;
using proof::FaultKind;

constexpr std::string_view kRecordMember = ",\"record\":";

// The bytes that are kept of a line: of format 1 all, else the object that is hashed.
std::string keptBytes(const std::string& line, const AuditRecord& record) {
    if (record.removed) return {};
    if (record.format == 1) return line;
    const auto at = line.find(kRecordMember);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + kRecordMember.size();
    return line.substr(begin, line.size() - begin - 1);
}

std::int64_t intakeMicros(Instant at) {
    return at.time_since_epoch().count();
}

struct Span {
    std::int64_t least, most;
};

} // namespace

Result<ArchiveIntake> ArchiveIntake::on(sql::Database& db, const Clock& clock) {
    ArchiveIntake out(db, clock);
    SEKISHO_TRY(logs, ArchiveLogs::read(db));
    out.logs_ = std::move(logs);
    SEKISHO_TRY(segments, archiveSegments(db));
    out.segments_ = std::move(segments);
    SEKISHO_TRY(keys, archiveKeys(db));
    for (const ArchiveKey& key : keys) {
        SEKISHO_TRY(read, proof::PublicKey::fromText(key.jwk));
        out.keys_.push_back(std::move(read));
    }
    SEKISHO_TRY(last, (db.first<std::int64_t, std::string>("SELECT seq, hash FROM record ORDER BY seq DESC LIMIT 1")));
    out.last_ = last ? proof::ChainPoint{std::get<0>(*last), hexOfRaw(std::get<1>(*last))} : proof::chainStart();
    SEKISHO_TRY(incomplete, archiveNumber(db, "incomplete"));
    out.incomplete_ = incomplete != 0;
    SEKISHO_TRY(jws, db.first<std::string>("SELECT jws FROM statement ORDER BY seq DESC, id DESC LIMIT 1"));
    if (jws) {
        Page page;
        out.readStatement(std::get<0>(*jws), page);
        if (!page.statements.empty()) out.latest_ = std::move(page.statements.front().statement);
    }
    return out;
}

Done ArchiveIntake::noteKey(const std::string& jwk) {
    SEKISHO_TRY(key, proof::PublicKey::fromText(jwk));
    const std::string id = key.keyId();
    SEKISHO_CHECK(setArchiveMeta(*db_, "shownKey", id));
    if (std::ranges::any_of(keys_, [&](const proof::PublicKey& one) { return one.keyId() == id; })) return {};
    SEKISHO_CHECK(db_->exec("INSERT INTO service_key(key_id, jwk, seen, accepted) VALUES(:id, :jwk, :seen, :accepted)",
                            id, key.jwk(), intakeMicros(clock_->now()), keys_.empty()));
    keys_.push_back(std::move(key));
    return {};
}

Done ArchiveIntake::addSegment(std::int64_t first, std::int64_t missed) {
    ArchiveSegment segment{first, {}, missed};
    // What the last statement says of the beginning counts here as well.
    if (latest_ && latest_->base.seq == first - 1 && first > 1) segment.baseHash = latest_->base.hash;
    SEKISHO_CHECK(db_->exec("INSERT INTO segment(first, base_hash, missed) VALUES(:first, :hash, :missed) "
                            "ON CONFLICT(first) DO NOTHING",
                            first, segment.baseHash, missed));
    last_ = segment.start();
    segments_.push_back(std::move(segment));
    return {};
}

Result<std::int64_t> ArchiveIntake::begin(const ports::ChainRun& run) {
    waiting_.clear();
    SEKISHO_TRY(transaction, sql::Transaction::begin(*db_));
    SEKISHO_CHECK(noteKey(run.keyJwk));
    if (!run.complete && !incomplete_) {
        incomplete_ = true;
        SEKISHO_CHECK(setArchiveMeta(*db_, "incomplete", "1"));
    }
    const std::int64_t oldest = std::max<std::int64_t>(run.oldest, 1);
    if (run.upTo < last_.seq) {
        Taken taken;
        SEKISHO_CHECK(storeFaults(
            {{FaultKind::TailMissing, run.upTo + 1,
              fmt::format("the service knows records up to {} only, the archive up to {}", run.upTo, last_.seq)}},
            taken));
    } else if (run.upTo > last_.seq) {
        if (segments_.empty())
            SEKISHO_CHECK(addSegment(oldest, 0));
        else if (oldest > last_.seq + 1)
            SEKISHO_CHECK(addSegment(oldest, oldest - 1 - last_.seq));
    }
    SEKISHO_CHECK(transaction.commit());
    return last_.seq;
}

void ArchiveIntake::readStatement(const std::string& jws, Page& page) const {
    for (const proof::PublicKey& key : keys_) {
        const auto payload = key.payloadOf(jws);
        if (!payload) continue;
        auto statement = proof::statementFromText(*payload);
        if (statement) {
            page.statements.push_back({std::move(*statement), jws});
            return;
        }
    }
    const auto claimed = proof::claimedStatement(jws);
    page.faults.push_back({FaultKind::BadStatement, claimed ? claimed->head.seq : last_.seq,
                           "a statement that none of the service's keys has signed"});
}

Result<ArchiveIntake::Page> ArchiveIntake::read(const std::vector<std::string>& lines) const {
    Page page;
    page.records.reserve(lines.size());
    for (const std::string& line : lines) {
        SEKISHO_TRY(read, proof::evidenceFrom(line));
        if (read.record) {
            std::string bytes = keptBytes(line, *read.record);
            page.records.push_back({std::move(*read.record), std::move(bytes)});
        } else if (read.beside) {
            readBeside(std::move(*read.beside), page);
        } else if (!read.head) {
            readStatement(read.statement, page);
        }
    }
    return page;
}

// It stands right behind its record.
void ArchiveIntake::readBeside(proof::Beside beside, Page& page) {
    if (!page.records.empty() && page.records.back().record.seq == beside.seq &&
        proof::provesBeside(page.records.back().record, beside))
        page.besides.push_back(std::move(beside));
    else
        page.faults.push_back({FaultKind::Altered, beside.seq, "the text beside it is not the one that was recorded"});
}

Done ArchiveIntake::known(Page& page) {
    for (const Line& line : page.records) {
        if (line.record.seq > last_.seq) continue;
        SEKISHO_TRY(kept, db_->firstOften<std::string>("SELECT hash FROM record WHERE seq = :seq", line.record.seq));
        if (kept && hexOfRaw(std::get<0>(*kept)) == line.record.hash) continue;
        page.faults.push_back({FaultKind::Altered, line.record.seq,
                               kept ? "the service hands out another record than it did before"
                                    : "the service hands out a record where it had none"});
    }
    std::erase_if(page.records, [&](const Line& line) { return line.record.seq <= last_.seq; });
    return {};
}

void ArchiveIntake::check(Page& page) {
    std::vector<proof::Statement> statements;
    if (latest_) statements.push_back(*latest_);
    for (const Told& told : waiting_)
        statements.push_back(told.statement);
    for (const Told& told : page.statements)
        statements.push_back(told.statement);
    const std::int64_t until = page.records.empty() ? last_.seq : page.records.back().record.seq;
    proof::ChainCheck check(std::move(statements), incomplete_, last_, until);
    for (const Line& line : page.records)
        check.take(line.record);
    proof::ChainReport report = check.finish();
    std::ranges::move(report.faults, std::back_inserter(page.faults));
}

Result<ArchiveIntake::Taken> ArchiveIntake::take(const std::vector<std::string>& lines) {
    SEKISHO_TRY(page, read(lines));
    SEKISHO_CHECK(known(page));
    for (const Told& told : page.statements)
        SEKISHO_CHECK(learnBase(told.statement));
    check(page);
    return store(std::move(page));
}

Result<ArchiveIntake::Told> ArchiveIntake::ownStatement(const proof::ChainPoint& head) {
    proof::Statement statement;
    SEKISHO_TRY(tenant, archiveMeta(*db_, "tenant"));
    statement.tenant = tenant.value_or("");
    statement.at = clock_->now();
    statement.head = head;
    SEKISHO_TRY(jws, archiveSigned(*db_, proof::statementText(statement)));
    SEKISHO_TRY(key, archiveOwnKey(*db_));
    if (key) SEKISHO_CHECK(noteKey(key->jwk()));
    return Told{std::move(statement), std::move(jws)};
}

Result<ArchiveIntake::Taken> ArchiveIntake::takeOwn(std::vector<AuditRecord> records,
                                                    const std::function<Done()>& beside) {
    Page page;
    proof::ChainPoint head = last_;
    for (AuditRecord& record : records) {
        record.seq = head.seq + 1;
        record.format = 2;
        record.content = proof::contentHash(record);
        record.hash = proof::chainHash(head.hash, record);
        head = {record.seq, record.hash};
        std::string bytes = proof::recordLine(record);
        page.records.push_back({std::move(record), std::move(bytes)});
    }
    if (!page.records.empty()) {
        if (segments_.empty()) SEKISHO_CHECK(addSegment(1, 0));
        SEKISHO_TRY(told, ownStatement(head));
        page.statements.push_back(std::move(told));
    }
    return store(std::move(page), beside);
}

// A statement says which record everything begins after: the missing hash before a run.
Done ArchiveIntake::learnBase(const proof::Statement& statement) {
    for (ArchiveSegment& segment : segments_) {
        if (!segment.baseHash.empty() || segment.first == 1 || statement.base.seq != segment.first - 1) continue;
        segment.baseHash = statement.base.hash;
        if (last_.seq == segment.first - 1) last_ = segment.start();
        SEKISHO_CHECK(
            db_->exec("UPDATE segment SET base_hash = :hash WHERE first = :first", segment.baseHash, segment.first));
    }
    return {};
}

Result<ArchiveIntake::Taken> ArchiveIntake::store(Page page, const std::function<Done()>& beside) {
    const proof::ChainPoint before = last_;
    std::ranges::stable_sort(page.records, {}, [](const Line& line) { return line.record.seq; });
    const auto same = [](const Line& a, const Line& b) { return a.record.seq == b.record.seq; };
    page.records.erase(std::unique(page.records.begin(), page.records.end(), same), page.records.end());
    Taken taken;
    const auto work = [&]() -> Done {
        SEKISHO_TRY(transaction, sql::Transaction::begin(*db_));
        SEKISHO_CHECK(storeRecords(page));
        if (!page.records.empty()) last_ = {page.records.back().record.seq, page.records.back().record.hash};
        std::ranges::move(page.statements, std::back_inserter(waiting_));
        SEKISHO_CHECK(storeBesides(page));
        SEKISHO_CHECK(storeStatements());
        SEKISHO_CHECK(storeFaults(page.faults, taken));
        if (beside) SEKISHO_CHECK(beside());
        return transaction.commit();
    };
    if (Done done = work(); !done) {
        last_ = before;
        waiting_.clear();
        return std::move(done).error();
    }
    taken.last = last_.seq;
    taken.records = static_cast<std::int64_t>(page.records.size());
    return taken;
}

Done ArchiveIntake::storeRecords(const Page& page) {
    SEKISHO_TRY(row, db_->often("INSERT INTO record(seq, at, log, state, format, hash, content, line) "
                                "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                                8, 0));
    SEKISHO_TRY(term, db_->often("INSERT INTO term(rowid, words) VALUES(?, ?)", 2, 0));
    std::map<std::int64_t, Span> blocks;
    for (const Line& line : page.records) {
        const AuditRecord& record = line.record;
        SEKISHO_TRY(log, logs_.idOf(*db_, record.log));
        const std::string hash = rawOfHex(record.hash);
        const std::string content = record.removed ? rawOfHex(record.content) : std::string();
        const std::int64_t at = intakeMicros(record.at);
        row->bind(1, record.seq).bind(2, at).bind(3, log);
        row->bind(4, record.removed ? kGone : kWhole).bind(5, static_cast<std::int64_t>(record.format));
        row->bind(6, std::string_view(hash)).bind(7, std::string_view(content)).bind(8, std::string_view(line.bytes));
        SEKISHO_CHECK(row->run());
        const std::string words = archiveTermsOf(record);
        term->bind(1, record.seq).bind(2, std::string_view(words));
        SEKISHO_CHECK(term->run());
        const auto block = blocks.try_emplace(record.seq / kRecordsOfBlock, Span{at, at}).first;
        block->second.least = std::min(block->second.least, at);
        block->second.most = std::max(block->second.most, at);
    }
    for (const auto& [id, span] : blocks)
        SEKISHO_CHECK(db_->execOften("INSERT INTO block(id, least, most) VALUES(?, ?, ?) ON CONFLICT(id) DO UPDATE SET "
                                     "least = min(least, excluded.least), most = max(most, excluded.most)",
                                     id, span.least, span.most));
    SEKISHO_TRY(records, archiveNumber(*db_, "records"));
    return setArchiveMeta(*db_, "records", std::to_string(records + static_cast<std::int64_t>(page.records.size())));
}

// What was erased does not come back with a page that is taken again.
Done ArchiveIntake::storeBesides(const Page& page) {
    for (const proof::Beside& beside : page.besides)
        SEKISHO_CHECK(db_->execOften("INSERT INTO beside(seq, salt, text) SELECT :seq, :salt, :text FROM record WHERE "
                                     "seq = :of AND state = 0 ON CONFLICT(seq) DO NOTHING",
                                     beside.seq, beside.salt, beside.text, beside.seq));
    return {};
}

// Only those whose records are here: what is stated and missing would be a fault.
Done ArchiveIntake::storeStatements() {
    for (const Told& told : waiting_) {
        if (told.statement.head.seq > last_.seq) continue;
        SEKISHO_CHECK(db_->execOften("INSERT INTO statement(seq, at, jws) VALUES(?, ?, ?) ON CONFLICT(jws) DO NOTHING",
                                     told.statement.head.seq, intakeMicros(told.statement.at), told.jws));
        if (!latest_ || told.statement.at > latest_->at) latest_ = told.statement;
        SEKISHO_CHECK(setArchiveMeta(*db_, "tenant", told.statement.tenant));
        SEKISHO_CHECK(setArchiveMeta(*db_, "domain", std::to_string(told.statement.domain)));
    }
    std::erase_if(waiting_, [&](const Told& told) { return told.statement.head.seq <= last_.seq; });
    return {};
}

Done ArchiveIntake::storeFaults(const std::vector<Fault>& faults, Taken& taken) {
    for (const Fault& fault : faults) {
        SEKISHO_TRY(added,
                    db_->exec("INSERT INTO fault(at, kind, seq, detail) VALUES(:at, :kind, :seq, :detail) "
                              "ON CONFLICT(kind, seq) DO NOTHING",
                              intakeMicros(clock_->now()), proof::faultKindKey(fault.kind), fault.seq, fault.detail));
        taken.faults += added;
    }
    return {};
}

} // namespace sekisho::store
