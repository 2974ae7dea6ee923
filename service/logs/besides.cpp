#include "service/logs/besides.h"

#include "models/proof/record_line.h"
#include "service/store/journal.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

namespace sekishod {

using sekisho::AuditRecord;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::proof::Beside;
using sekisho::proof::Fault;
using sekisho::proof::FaultKind;
using sekisho::proof::provesBeside;
using sekisho::proof::textOf;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::size_t kBesideSaltBytes = 16;

std::string servicesOf(const ExcerptRights& rights) {
    return fmt::format("'{}', '{}'", rights.talk ? "talk" : "", rights.drive ? "drive" : "");
}

// Rows that stand beside the records, their numbers in the first column, in the order of these.
class RowsBeside {
  public:
    static Result<RowsBeside> of(Database& db, std::string_view sqlText, DomainId domain, std::int64_t after,
                                 std::int64_t upTo) {
        SEKISHO_TRY(rows, db.prepare(sqlText));
        rows.bind(1, std::int64_t{domain});
        rows.bind(2, after == std::numeric_limits<std::int64_t>::min() ? after : after + 1).bind(3, upTo);
        RowsBeside out(std::move(rows));
        SEKISHO_CHECK(out.next());
        return out;
    }
    bool there(std::int64_t upTo) const { return there_ && seq_ <= upTo; }
    std::int64_t seq() const { return seq_; }
    std::string_view text(int column) const { return rows_.text(column); }
    Done next() {
        SEKISHO_TRY(there, rows_.step());
        there_ = there;
        if (there) seq_ = rows_.int64(0);
        return {};
    }

  private:
    explicit RowsBeside(Native rows) : rows_(std::move(rows)) {}
    Native rows_;
    bool there_ = false;
    std::int64_t seq_ = 0;
};

void addFault(std::vector<Fault>& to, std::int64_t seq, std::string_view detail, FaultKind kind = FaultKind::Altered) {
    if (to.size() < sekisho::proof::kMostFaults) to.push_back({kind, seq, std::string(detail)});
}

// What is wrong with a detection, a row of verifyDetections(); empty: nothing. It stays when retention takes its
// record, but for its excerpt, which went before.
std::string_view detectionFault(const Native& row, std::int64_t base) {
    const bool words = row.text(4) != "[]", proven = !row.text(3).empty();
    if (row.isNull(5)) {
        if (words && proven) return "an excerpt beside the chain belongs to no record";
        return row.int64(0) > base ? "a detection belongs to no record" : "";
    }
    if (row.int64(5) != 0) return {};
    AuditRecord record;
    record.changesJson = row.text(8);
    const std::string event = fmt::format("{{\"event\":{},", row.int64(2));
    if (row.text(6) != "detection" || row.text(7) != row.text(1) || !record.changesJson.starts_with(event))
        return "the detection beside it is not the one that was recorded";
    if (words && proven && !provesBeside(record, {row.int64(0), std::string(row.text(3)), std::string(row.text(4))}))
        return "the excerpt beside it is not the one that was recorded";
    return {};
}

} // namespace

Salted saltedOf(std::string_view text) {
    Salted out;
    out.salt = newSecret(kBesideSaltBytes);
    out.digest = sekisho::proof::contentDigest(out.salt, text);
    return out;
}

Done eachExcerpt(Database& db, DomainId domain, std::int64_t after, std::int64_t upTo, const ExcerptRights& rights,
                 const std::function<bool(Beside)>& visit) {
    if (!rights.any()) return {};
    return db.eachRow<std::int64_t, std::string, std::string>(
        fmt::format("SELECT record_seq, salt, excerpt FROM detection WHERE domain_id = :domain AND record_seq > :after "
                    "AND record_seq <= :upTo AND service IN ({}) AND salt <> '' AND excerpt <> '[]' ORDER BY "
                    "record_seq",
                    servicesOf(rights)),
        {sekisho::sql::toValue(domain), sekisho::sql::toValue(after), sekisho::sql::toValue(upTo)},
        [&visit](std::int64_t seq, std::string salt, std::string text) {
            return visit({seq, std::move(salt), std::move(text)});
        });
}

Result<std::int64_t> countExcerpts(Database& db, DomainId domain, std::int64_t after, std::int64_t upTo,
                                   const ExcerptRights& rights) {
    std::int64_t count = 0;
    SEKISHO_CHECK(eachExcerpt(db, domain, after, upTo, rights, [&count](const Beside&) {
        ++count;
        return true;
    }));
    return count;
}

Result<std::vector<Fault>> verifyDetections(Database& db, DomainId domain) {
    std::vector<Fault> out;
    SEKISHO_TRY(base, auditBase(db, domain));
    SEKISHO_TRY(rows,
                db.prepare("SELECT d.record_seq, d.policy_uid, d.seq, d.salt, d.excerpt, a.removed, a.log, "
                           "a.target_id, a.changes FROM detection d LEFT JOIN audit a ON a.domain_id = d.domain_id AND "
                           "a.seq = d.record_seq WHERE d.domain_id = ? ORDER BY d.record_seq"));
    rows.bind(1, std::int64_t{domain});
    for (;;) {
        SEKISHO_TRY(there, rows.step());
        if (!there) return out;
        if (const auto wrong = detectionFault(rows, base.seq); !wrong.empty()) addFault(out, rows.int64(0), wrong);
    }
}

struct BesideCheck::Walk {
    Walk(RowsBeside ofTexts, RowsBeside ofDetections, RowsBeside ofParties, std::optional<Instant> gone)
        : texts(std::move(ofTexts)), detections(std::move(ofDetections)), parties(std::move(ofParties)),
          contentsGone(gone) {}
    RowsBeside texts, detections, parties;
    std::optional<Instant> contentsGone;
    BesideFaults found;
    std::vector<std::string> those; // in whose timelines the record stands; more than `count` of them is room
    std::size_t count = 0;

    std::span<const std::string> timelines() const { return std::span(those).first(count); }
    // The target's is an index of the records; in order with the others.
    void keepTarget(const std::string& target) {
        const auto at = std::ranges::lower_bound(timelines(), target) - timelines().begin();
        if (target.empty() || (at < std::ssize(timelines()) && those[static_cast<std::size_t>(at)] == target)) return;
        if (count == those.size()) those.emplace_back();
        those[count++] = target;
        std::rotate(those.begin() + at, those.begin() + std::ssize(timelines()) - 1,
                    those.begin() + std::ssize(timelines()));
    }
    void keepParty(std::string_view party) {
        if (party.empty() || (count > 0 && those[count - 1] == party)) return; // another time of the same one
        if (count == those.size()) those.emplace_back();
        those[count++] = party;
    }
    // What is wrong with the timelines of a record; empty: nothing. What retention has emptied has none.
    std::string_view timelineFault(const AuditRecord& record, std::string_view told) const {
        if (record.removed) return count == 0 ? "" : "it stands in timelines although its content is gone";
        if (!record.actorId.empty() && std::ranges::find(timelines(), record.actorId) == timelines().end())
            return "it is missing in the timeline of whoever it is about";
        if (!told.empty() && told != textOf(sekisho::proof::sortedPartiesLetters(timelines())))
            return "it stands in other timelines than it was recorded for";
        return {};
    }
    // Of a record that retention has emptied nothing is known any more; its text goes with the next step.
    bool isText(const AuditRecord& record, std::string_view told) const {
        const std::string_view salt = texts.text(1), text = texts.text(2);
        if (record.removed) return true;
        if (salt.empty() && text.empty()) return told.empty();
        return told == textOf(sekisho::proof::contentDigestLetters(salt, text));
    }
    // Rows up to `upTo` for which there is no record.
    static Done stray(RowsBeside& rows, std::int64_t upTo, std::vector<Fault>& to, std::string_view detail) {
        for (std::optional<std::int64_t> last; rows.there(upTo);) {
            if (last != rows.seq()) addFault(to, rows.seq(), detail);
            last = rows.seq();
            SEKISHO_CHECK(rows.next());
        }
        return {};
    }
    // A detection without a record is named by verifyDetections().
    Done takeDetection(const AuditRecord& record) {
        bool its = false;
        while (detections.there(record.seq)) {
            its = detections.seq() == record.seq;
            SEKISHO_CHECK(detections.next());
        }
        if (!its && !record.removed && record.log == "detection")
            addFault(found.detections, record.seq, "the detection that it tells of is not there");
        return {};
    }
    Done strays(std::int64_t upTo) {
        SEKISHO_CHECK(stray(texts, upTo, found.texts, "a text beside the chain belongs to no record"));
        return stray(parties, upTo, found.timelines, "a timeline names a record that is not there");
    }
};

BesideCheck::BesideCheck(std::unique_ptr<Walk> walk) : walk_(std::move(walk)) {}
BesideCheck::BesideCheck(BesideCheck&&) noexcept = default;
BesideCheck::~BesideCheck() = default;

Result<BesideCheck> BesideCheck::of(Database& db, DomainId domain, std::int64_t after, std::int64_t upTo,
                                    std::optional<Instant> contentsGone) {
    SEKISHO_TRY(texts, RowsBeside::of(db,
                                      "SELECT seq, salt, text FROM message_content WHERE domain_id = ? AND seq >= ? "
                                      "AND seq <= ? ORDER BY seq",
                                      domain, after, upTo));
    SEKISHO_TRY(detections, RowsBeside::of(db,
                                           "SELECT record_seq FROM detection WHERE domain_id = ? AND record_seq >= ? "
                                           "AND record_seq <= ? ORDER BY record_seq",
                                           domain, after, upTo));
    SEKISHO_TRY(parties, RowsBeside::of(db,
                                        "SELECT seq, party FROM audit_party INDEXED BY audit_party_seq WHERE domain_id "
                                        "= ? AND seq >= ? AND seq <= ? ORDER BY seq, party",
                                        domain, after, upTo));
    return BesideCheck(
        std::make_unique<Walk>(std::move(texts), std::move(detections), std::move(parties), contentsGone));
}

Done BesideCheck::take(const AuditRecord& record) {
    Walk& walk = *walk_;
    if (record.seq > std::numeric_limits<std::int64_t>::min()) SEKISHO_CHECK(walk.strays(record.seq - 1));
    const sekisho::proof::BesideDigests told = sekisho::proof::digestsIn(record);
    if (walk.texts.there(record.seq)) {
        if (!walk.isText(record, told.content))
            addFault(walk.found.texts, record.seq, "the text beside it is not the one that was taken");
        SEKISHO_CHECK(walk.texts.next());
    } else if (walk.contentsGone && !told.content.empty() && record.at >= *walk.contentsGone) {
        addFault(walk.found.texts, record.seq, "the text beside it is gone, which no statement allows",
                 FaultKind::RemovedTooEarly);
    }
    SEKISHO_CHECK(walk.takeDetection(record));
    for (walk.count = 0; walk.parties.there(record.seq);) {
        walk.keepParty(walk.parties.text(1));
        SEKISHO_CHECK(walk.parties.next());
    }
    walk.keepTarget(record.targetId);
    if (const auto wrong = walk.timelineFault(record, told.parties); !wrong.empty())
        addFault(walk.found.timelines, record.seq, wrong);
    return {};
}

Result<BesideFaults> BesideCheck::finish() {
    SEKISHO_CHECK(walk_->strays(std::numeric_limits<std::int64_t>::max()));
    return std::move(walk_->found);
}

} // namespace sekishod
