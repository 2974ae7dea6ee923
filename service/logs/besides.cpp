#include "service/logs/besides.h"

#include "models/proof/record_line.h"
#include "service/store/journal.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

namespace sekishod {

using sekisho::AuditRecord;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Result;
using sekisho::proof::Beside;
using sekisho::proof::Fault;
using sekisho::proof::FaultKind;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::size_t kBesideSaltBytes = 16;

std::string servicesOf(const ExcerptRights& rights) {
    return fmt::format("'{}', '{}'", rights.talk ? "talk" : "", rights.drive ? "drive" : "");
}

// The rows of audit_party by record, read beside the records in one pass.
class PartyWalk {
  public:
    static Result<PartyWalk> of(Database& db, DomainId domain) {
        SEKISHO_TRY(rows, db.prepare("SELECT seq, party FROM audit_party INDEXED BY audit_party_seq WHERE domain_id = "
                                     "? ORDER BY seq"));
        rows.bind(1, std::int64_t{domain});
        PartyWalk out(std::move(rows));
        SEKISHO_CHECK(out.step());
        return out;
    }
    // Those of this record; `stray` takes the numbers before it, for which there was no record.
    Result<std::vector<std::string>> of(std::int64_t seq, std::vector<std::int64_t>& stray) {
        std::vector<std::string> out;
        for (; there_ && seq_ <= seq;) {
            if (seq_ == seq)
                out.push_back(party_);
            else if (stray.empty() || stray.back() != seq_)
                stray.push_back(seq_);
            SEKISHO_CHECK(step());
        }
        return out;
    }

  private:
    explicit PartyWalk(Native rows) : rows_(std::move(rows)) {}
    Done step() {
        SEKISHO_TRY(there, rows_.step());
        there_ = there;
        if (!there) return {};
        seq_ = rows_.int64(0);
        party_ = rows_.text(1);
        return {};
    }
    Native rows_;
    bool there_ = false;
    std::int64_t seq_ = 0;
    std::string party_;
};

// What is wrong with the timelines of a record; empty: nothing. What retention has emptied has none.
std::string partyFault(const AuditRecord& record, const std::vector<std::string>& parties) {
    if (record.removed) return parties.empty() ? "" : "it stands in timelines although its content is gone";
    for (const std::string& own : {record.actorId, record.targetId})
        if (!own.empty() && std::ranges::find(parties, own) == parties.end())
            return "it is missing in the timeline of whoever it is about";
    const std::string told = sekisho::proof::digestIn(record, "partiesDigest");
    if (!told.empty() && told != sekisho::proof::partiesDigest(parties))
        return "it stands in other timelines than it was recorded for";
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

Result<std::vector<Fault>> verifyExcerpts(Database& db, DomainId domain) {
    std::vector<Fault> out;
    AuditRecord record;
    const auto look = [&](std::int64_t seq, std::optional<std::int64_t> removed,
                          const std::optional<std::string>& changes, std::string salt, std::string text) {
        record.changesJson = changes.value_or("");
        if (!removed)
            out.push_back({FaultKind::Altered, seq, "an excerpt beside the chain belongs to no record"});
        else if (*removed == 0 && !sekisho::proof::provesBeside(record, {seq, std::move(salt), std::move(text)}))
            out.push_back({FaultKind::Altered, seq, "the excerpt beside it is not the one that was recorded"});
        return out.size() < sekisho::proof::kMostFaults;
    };
    SEKISHO_CHECK(
        (db.eachRow<std::int64_t, std::optional<std::int64_t>, std::optional<std::string>, std::string, std::string>(
            "SELECT d.record_seq, a.removed, a.changes, d.salt, d.excerpt FROM detection d LEFT JOIN audit a ON "
            "a.domain_id = d.domain_id AND a.seq = d.record_seq WHERE d.domain_id = :domain AND d.salt <> '' AND "
            "d.excerpt <> '[]' ORDER BY d.record_seq",
            {sekisho::sql::toValue(domain)}, look)));
    return out;
}

Result<std::vector<Fault>> verifyParties(Database& db, DomainId domain) {
    std::vector<Fault> out;
    SEKISHO_TRY(walk, PartyWalk::of(db, domain));
    SEKISHO_TRY(rows, db.prepare("SELECT seq, removed, actor_id, target_id, changes FROM audit WHERE domain_id = ? "
                                 "ORDER BY seq"));
    rows.bind(1, std::int64_t{domain});
    std::vector<std::int64_t> stray;
    AuditRecord record;
    while (out.size() < sekisho::proof::kMostFaults) {
        SEKISHO_TRY(there, rows.step());
        record.seq = there ? rows.int64(0) : std::numeric_limits<std::int64_t>::max();
        SEKISHO_TRY(parties, walk.of(record.seq, stray));
        for (const std::int64_t seq : stray)
            out.push_back({FaultKind::Altered, seq, "a timeline names a record that is not there"});
        stray.clear();
        if (!there) break;
        record.removed = rows.int64(1) != 0;
        record.actorId = rows.text(2);
        record.targetId = rows.text(3);
        record.changesJson = rows.text(4);
        if (std::string wrong = partyFault(record, parties); !wrong.empty())
            out.push_back({FaultKind::Altered, record.seq, std::move(wrong)});
    }
    if (out.size() > sekisho::proof::kMostFaults) out.resize(sekisho::proof::kMostFaults);
    return out;
}

} // namespace sekishod
