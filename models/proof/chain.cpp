#include "models/proof/chain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace sekisho::proof {

namespace {

constexpr std::array<std::string_view, 7> kFaultKeys{"missing",     "reordered",       "altered",     "notAsStated",
                                                     "tailMissing", "removedTooEarly", "badStatement"};
constexpr std::int64_t kLookAround = 1000; // records, for the place that a misplaced one belongs to

// The number under which this record would be sound; 0: none nearby. Of a stub nothing is left that tells.
std::int64_t placeOf(const AuditRecord& record) {
    if (record.removed) return 0;
    AuditRecord moved = record;
    const auto fits = [&](std::int64_t seq) {
        moved.seq = seq;
        return record.format == 1 ? chainHash(record.prevHash, moved) == record.hash
                                  : contentHash(moved) == record.content;
    };
    for (std::int64_t away = 1; away <= kLookAround; ++away) {
        if (fits(record.seq + away)) return record.seq + away;
        if (record.seq > away && fits(record.seq - away)) return record.seq - away;
    }
    return 0;
}

bool saysNothing(const AuditRecord& record) {
    const std::array<std::string_view, 12> texts{
        record.actorId, record.actorName, record.action, record.targetKind, record.targetId,  record.targetName,
        record.result,  record.reason,    record.ip,     record.client,     record.requestId, record.changesJson};
    return record.recorded == Instant{} &&
           std::ranges::all_of(texts, [](std::string_view text) { return text.empty(); });
}

// Of format 1: members that there were not when it was made.
bool saysMoreThanHashed(const AuditRecord& record) {
    return record.log != "admin" || record.recorded != Instant{} || !record.reason.empty() || !record.client.empty() ||
           !record.content.empty();
}

} // namespace

std::string_view faultKindKey(FaultKind kind) {
    return kFaultKeys.at(static_cast<std::size_t>(kind));
}

Error errorOf(const Fault& fault) {
    return Error(ErrorKind::Corrupt, "AUDIT_BROKEN", "The chain of the audit records is broken.")
        .with("seq", fmt::format("{}", fault.seq))
        .with("kind", std::string(faultKindKey(fault.kind)))
        .because(fmt::format("record {}, {}: {}", fault.seq, faultKindKey(fault.kind), fault.detail));
}

ChainCheck::ChainCheck(std::vector<Statement> statements, bool heldBack, std::optional<ChainPoint> start,
                       std::int64_t until)
    : heldBack_(heldBack), given_(start.has_value()), until_(until), last_(chainStart()) {
    std::ranges::stable_sort(statements, {}, &Statement::at);
    compare(statements);
    for (const Statement& one : statements) {
        known_.push_back({one.head, one.at, true});
        if (one.base.seq > last_.seq) last_ = one.base;
        for (const auto& [log, before] : one.horizons) {
            Instant& allowed = horizons_.try_emplace(log, before).first->second;
            allowed = std::max(allowed, before);
        }
    }
    if (last_.seq > 0) known_.push_back({last_, statements.back().at, false});
    std::ranges::stable_sort(known_, {}, [](const Known& known) { return known.point.seq; });
    report_.statements = static_cast<std::int64_t>(statements.size());
    agreed_ = last_.seq;
    if (start) {
        // Whoever checks the part before meets what was stated about it; what differs behind may have been changed
        // there.
        for (const Known& known : known_)
            if (known.point.seq <= start->seq) agreed_ = std::max(agreed_, known.point.seq);
        last_ = std::move(*start);
    }
    report_.base = last_;
}

// A service that runs on only adds; so statements that were made later know more, never less.
void ChainCheck::compare(const std::vector<Statement>& statements) {
    const Statement* before = nullptr;
    for (const Statement& one : statements) {
        if (before) {
            std::string_view wrong;
            if (one.tenant != before->tenant || one.domain != before->domain)
                wrong = "is about another tenant";
            else if (one.head.seq < before->head.seq)
                wrong = "knows fewer records than an earlier one: the log was put back to an older state";
            else if (one.head.seq == before->head.seq && one.head.hash != before->head.hash)
                wrong = "tells another hash than an earlier one";
            else if (one.base.seq < before->base.seq || (one.base.seq == before->base.seq && one.base != before->base))
                wrong = "begins elsewhere than an earlier one";
            if (!wrong.empty())
                fault(FaultKind::BadStatement, one.head.seq,
                      fmt::format("the statement of {} {}", formatUtc(one.at), wrong));
        }
        if (!before || one.head.seq >= before->head.seq) before = &one;
    }
}

void ChainCheck::fault(FaultKind kind, std::int64_t seq, std::string detail) {
    if (report_.faults.size() < kMostFaults) report_.faults.push_back({kind, seq, std::move(detail)});
}

// What may be gone wholly may be there still, in part: a removal goes on later where it was stopped.
void ChainCheck::begin(const AuditRecord& record) {
    begun_ = true;
    if (given_ || record.seq > last_.seq) return;
    unproven_ = record.seq > 1 && record.prevHash.empty();
    last_ = record.seq == 1 ? chainStart() : ChainPoint{record.seq - 1, {}};
    report_.base = last_;
    agreed_ = last_.seq;
}

// It was missed where it belongs, and comes now.
void ChainCheck::late(const AuditRecord& record) {
    std::erase_if(report_.faults,
                  [&](const Fault& fault) { return fault.kind == FaultKind::Missing && fault.seq == record.seq; });
    fault(FaultKind::Reordered, record.seq, fmt::format("stands behind record {}", last_.seq));
}

// Empty: sound. `last_` is the record before.
std::string ChainCheck::faultOf(const AuditRecord& record) const {
    if (record.removed && !saysNothing(record)) return "is marked as removed, but says something";
    const std::string& before = !last_.hash.empty() ? last_.hash : record.prevHash;
    if (!record.prevHash.empty() && record.prevHash != before) return "does not name the one before";
    if (unproven_ && !record.removed) return "says something, though the one before, which would prove it, is gone";
    if (record.format == 1) {
        // What is held back of format 1 has no hash of its own: the next record proves it.
        if (record.removed) return {};
        if (saysMoreThanHashed(record)) return "says something that was not hashed";
        if (before.empty()) return {};
        return textOf(chainLetters(before, record)) == record.hash ? std::string() : "content and hash differ";
    }
    if (record.format != 2) return fmt::format("has the unknown format {}", record.format);
    if (!record.removed && textOf(contentLetters(record)) != record.content) return "content and hash differ";
    if (!before.empty() && textOf(chainLetters(before, record)) != record.hash)
        return "does not follow from the one before";
    return {};
}

void ChainCheck::take(const AuditRecord& record) {
    if (record.seq < 1 || record.seq == kNoEnd)
        return fault(FaultKind::Altered, record.seq, "has a number that no record has");
    if (!begun_) begin(record);
    if (record.seq <= last_.seq) return late(record);
    if (record.seq > last_.seq + 1) {
        fault(FaultKind::Missing, last_.seq + 1,
              record.seq == last_.seq + 2 ? std::string("is not there")
                                          : fmt::format("records up to {} are not there", record.seq - 1));
        last_ = {record.seq - 1, {}};
    }
    ++report_.records;
    if (record.removed) {
        ++report_.removed;
        const auto before = horizons_.find(record.log);
        // Of format 1 nothing proves time and log once the content is gone, so it goes only together with its place.
        const bool mayBeGone = record.format != 1 && before != horizons_.end() && record.at < before->second;
        if (!heldBack_ && !mayBeGone)
            fault(FaultKind::RemovedTooEarly, record.seq, "its content is gone, which no statement allows");
    }
    if (std::string wrong = faultOf(record); !wrong.empty() && report_.faults.size() < kMostFaults) {
        const std::int64_t place = placeOf(record);
        if (place > 0)
            fault(FaultKind::Reordered, record.seq, fmt::format("record {} stands in its place", place));
        else
            fault(FaultKind::Altered, record.seq, std::move(wrong));
    }
    unproven_ = false;
    meet(record);
    if (report_.records == 1 || record.at < report_.oldest) report_.oldest = record.at;
    if (report_.records == 1 || record.at > report_.newest) report_.newest = record.at;
    last_.seq = record.seq;
    last_.hash = record.hash;
}

// One fault for all that follow from the same change: they can agree again only after it was undone.
void ChainCheck::meet(const AuditRecord& record) {
    while (next_ < known_.size() && known_[next_].point.seq < record.seq)
        ++next_;
    for (; next_ < known_.size() && known_[next_].point.seq == record.seq; ++next_) {
        const Known& known = known_[next_];
        const bool same = known.point.hash == record.hash;
        if (!same && !differs_)
            fault(FaultKind::NotAsStated, record.seq,
                  fmt::format("the statement of {} tells another hash: what was changed lies in records {} to {}",
                              formatUtc(known.at), agreed_ + 1, record.seq));
        differs_ = !same;
        if (same) agreed_ = record.seq;
    }
}

ChainReport ChainCheck::finish() {
    report_.head = last_;
    std::int64_t stated = 0;
    const Known* beyond = nullptr;
    for (const Known& known : known_) {
        if (!known.isHead || known.point.seq > until_) continue;
        if (known.point.seq > last_.seq)
            beyond = &known;
        else
            stated = std::max(stated, known.point.seq);
    }
    if (beyond)
        fault(FaultKind::TailMissing, last_.seq + 1,
              fmt::format("the statement of {} knows records up to {}", formatUtc(beyond->at), beyond->point.seq));
    else
        report_.unsigned_ = last_.seq - std::max(stated, report_.base.seq);
    return std::move(report_);
}

ChainReport joined(ChainReport first, ChainReport next) {
    if (next.records > 0) {
        first.oldest = first.records > 0 ? std::min(first.oldest, next.oldest) : next.oldest;
        first.newest = first.records > 0 ? std::max(first.newest, next.newest) : next.newest;
    }
    first.records += next.records;
    first.removed += next.removed;
    // Without a statement in the next part, what is unsigned began in the first.
    const bool goesOn = next.unsigned_ == next.head.seq - next.base.seq;
    first.unsigned_ = next.unsigned_ + (goesOn ? first.unsigned_ : 0);
    first.head = next.head;
    // What differs from the statements in the first part does so in the next by consequence.
    const bool differs =
        std::ranges::any_of(first.faults, [](const Fault& fault) { return fault.kind == FaultKind::NotAsStated; });
    for (Fault& fault : next.faults) {
        const bool told = std::ranges::find(first.faults, fault) != first.faults.end();
        if (first.faults.size() < kMostFaults && !told && !(differs && fault.kind == FaultKind::NotAsStated))
            first.faults.push_back(std::move(fault));
    }
    return first;
}

} // namespace sekisho::proof
