// Exports as evidence: the chain over the period, with the content of what was not asked for, or is not for the owner,
// held back.

#include "models/domain/log_query.h"
#include "models/proof/evidence.h"
#include "service/logs/log_export_parts.h"
#include "service/logs/log_search.h"
#include "service/rules/workgroup.h"
#include "service/store/journal.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace sekishod {

using sekisho::AuditRecord;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::LogFilter;
using sekisho::Result;
using sekisho::proof::ChainPoint;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t kEvidenceOfPart = 2'000;

struct EvidencePlace {
    std::int64_t seq = 0;  // the last record that was written
    std::int64_t last = 0; // of the file
};

std::string evidencePlaceText(const EvidencePlace& place) {
    return fmt::format("{} {}", place.seq, place.last);
}

std::optional<EvidencePlace> evidencePlaceFrom(std::string_view text) {
    EvidencePlace out;
    const std::size_t gap = text.find(' ');
    if (gap == std::string_view::npos) return std::nullopt;
    const auto first = std::from_chars(text.data(), text.data() + gap, out.seq);
    const auto second = std::from_chars(text.data() + gap + 1, text.data() + text.size(), out.last);
    if (first.ec != std::errc() || second.ec != std::errc()) return std::nullopt;
    return out;
}

Result<ChainPoint> pointBefore(Database& db, DomainId domain, std::int64_t seq, const ChainPoint& base) {
    if (seq - 1 <= base.seq) return base;
    SEKISHO_TRY(
        row, db.first<std::string>("SELECT hash FROM audit WHERE domain_id = :domain AND seq = :seq", domain, seq - 1));
    if (!row) return Error(ErrorKind::Corrupt, "AUDIT_BROKEN").with("seq", fmt::format("{}", seq - 1));
    return ChainPoint{seq - 1, std::get<0>(*row)};
}

// First and last record of the period; when there is none, the place behind all that there was.
Result<std::pair<std::int64_t, std::int64_t>> recordsOfPeriod(Database& db, const ExportWork& work,
                                                              const ChainPoint& base) {
    if (!work.query.from && !work.query.until) return std::pair{base.seq + 1, work.upTo};
    const auto micros = [](const std::optional<sekisho::Instant>& at, std::int64_t none) {
        return at ? at->time_since_epoch().count() : none;
    };
    SEKISHO_TRY(row, (db.first<std::optional<std::int64_t>, std::optional<std::int64_t>>(
                         "SELECT min(seq), max(seq) FROM audit INDEXED BY audit_at WHERE domain_id = :domain AND at >= "
                         ":from AND at < :until AND seq <= :last",
                         work.row.domain, micros(work.query.from, std::numeric_limits<std::int64_t>::min()),
                         micros(work.query.until, std::numeric_limits<std::int64_t>::max()), work.upTo)));
    if (!row || !std::get<0>(*row)) return std::pair{work.upTo + 1, work.upTo};
    return std::pair{*std::get<0>(*row), *std::get<1>(*row)};
}

// The first statement that covers this record: what it signs proves everything before it.
Result<std::optional<std::pair<std::int64_t, std::string>>> statementAt(Database& db, DomainId domain,
                                                                        std::int64_t seq) {
    SEKISHO_TRY(row, (db.first<std::int64_t, std::string>("SELECT seq, jws FROM audit_statement WHERE domain_id = "
                                                          ":domain AND seq >= :seq ORDER BY id LIMIT 1",
                                                          domain, seq)));
    if (!row) return std::optional<std::pair<std::int64_t, std::string>>();
    return std::optional(std::pair{std::get<0>(*row), std::get<1>(*row)});
}

bool asksForEverything(const ExportWork& work, const LogFilter& filter) {
    return work.scope.everything() && work.query.logs.empty() && !work.query.from && !work.query.until &&
           work.query.party.empty() && !filter.needsContent();
}

Result<EvidencePlace> beginEvidence(Database& db, const ExportWork& work, const LogFilter& filter, std::string& out) {
    const DomainId domain = work.row.domain;
    SEKISHO_TRY(base, auditBase(db, domain));
    SEKISHO_TRY(period, recordsOfPeriod(db, work, base));
    EvidencePlace place{std::max(period.first - 1, base.seq), period.second};
    SEKISHO_TRY(closing, statementAt(db, domain, place.last));
    if (closing && place.last > 0) place.last = closing->first;
    SEKISHO_TRY(from, pointBefore(db, domain, place.seq + 1, base));
    SEKISHO_TRY(chainName, chainNameOf(db, domain));
    sekisho::proof::EvidenceHead head;
    head.tenant = chainName;
    head.domain = domain;
    head.from = from;
    head.heldBack = !asksForEverything(work, filter);
    head.made = work.row.made.createdAt;
    head.to = std::max(place.last, place.seq);
    head.keyJwk = work.keyJwk;
    out += sekisho::proof::evidenceHeadLine(head) + '\n';
    return place;
}

AuditRecord heldBack(const AuditRecord& record) {
    AuditRecord out;
    out.seq = record.seq;
    out.domain = record.domain;
    out.log = record.log;
    out.at = record.at;
    out.format = record.format;
    out.content = record.content;
    out.hash = record.hash;
    out.removed = true;
    return out;
}

class EvidenceJudge {
  public:
    static Result<EvidenceJudge> of(Database& db, ExportWork& work) {
        EvidenceJudge out(db, work);
        sekisho::LogQuery rest = work.query;
        rest.party.clear();
        SEKISHO_TRY(filter, LogFilter::of(rest));
        out.everything_ = asksForEverything(work, filter);
        out.filter_ = std::move(filter);
        if (work.query.party.empty()) return out;
        SEKISHO_TRY(party, partyKey(db, work.row.domain, work.query.party));
        out.party_ = std::move(party);
        return out;
    }
    Result<bool> tells(const AuditRecord& record) {
        if (record.removed) return false;
        if (everything_) return true; // up to the statement that proves it, though that came a little later
        if (record.seq > work_.upTo || !filter_.matches(record)) return false;
        if (!party_.empty() && party_ != record.targetId) {
            SEKISHO_TRY(named, db_.firstOften<std::int64_t>("SELECT 1 FROM audit_party WHERE domain_id = :domain AND "
                                                            "party = :party AND at = :at AND seq = :seq",
                                                            work_.row.domain, party_,
                                                            record.at.time_since_epoch().count(), record.seq));
            if (!named) return false;
        }
        SEKISHO_TRY(shown, work_.scope.shows(db_, record));
        if (!shown) return false;
        // Told in part it would prove nothing: it is held back whole.
        AuditRecord told = record;
        SEKISHO_TRY(hidden, work_.scope.hideOutsiders(db_, told));
        return !hidden;
    }
    const LogFilter& filter() const { return filter_; }

  private:
    EvidenceJudge(Database& db, ExportWork& work) : db_(db), work_(work) {}
    Database& db_;
    ExportWork& work_;
    LogFilter filter_;
    bool everything_ = false;
    std::string party_;
};

Done appendStatement(Database& db, DomainId domain, std::int64_t after, std::int64_t upTo, std::string& out) {
    SEKISHO_TRY(row, db.first<std::string>("SELECT jws FROM audit_statement WHERE domain_id = :domain AND seq > :after "
                                           "AND seq <= :upTo ORDER BY id DESC LIMIT 1",
                                           domain, after, upTo));
    if (row) out += sekisho::proof::evidenceStatementLine(std::get<0>(*row)) + '\n';
    return {};
}

} // namespace

Result<ExportPart> nextEvidencePart(Database& db, ExportWork& work, std::string_view text) {
    SEKISHO_TRY(judge, EvidenceJudge::of(db, work));
    ExportPart out;
    std::optional<EvidencePlace> place;
    if (text.empty()) {
        SEKISHO_TRY(begun, beginEvidence(db, work, judge.filter(), out.text));
        place = begun;
    } else {
        place = evidencePlaceFrom(text);
    }
    if (!place) return Error(ErrorKind::Corrupt, "INTERNAL_SERVER_ERROR").because("place of an export");
    SEKISHO_TRY(row, db.prepare(fmt::format("SELECT {} FROM audit a WHERE a.domain_id = ? AND a.seq > ? AND a.seq <= ? "
                                            "ORDER BY a.seq LIMIT ?",
                                            auditColumns())));
    row.bind(1, std::int64_t{work.row.domain}).bind(2, place->seq).bind(3, place->last).bind(4, kEvidenceOfPart);
    const std::int64_t before = place->seq;
    std::int64_t count = 0;
    AuditRecord record;
    for (;; ++count) {
        SEKISHO_TRY(there, row.step());
        if (!there) break;
        readAuditRow(row, work.row.domain, record);
        SEKISHO_TRY(told, judge.tells(record));
        if (told) ++out.records;
        out.text += sekisho::proof::evidenceLine(told ? record : heldBack(record)) + '\n';
        place->seq = record.seq;
    }
    SEKISHO_CHECK(appendStatement(db, work.row.domain, before, place->seq, out.text));
    out.last = count < kEvidenceOfPart;
    out.place = evidencePlaceText(*place);
    return out;
}

} // namespace sekishod
