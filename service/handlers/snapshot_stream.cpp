#include "service/handlers/snapshot_stream.h"

#include "service/handlers/settings_records.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <iterator>

namespace sekishod {

using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t chunkBytes = 512 * 1024;

} // namespace

SnapshotGate::Ticket SnapshotGate::enter() {
    if (inside_.fetch_add(1) >= most) {
        inside_.fetch_sub(1);
        return nullptr;
    }
    return Ticket(this, [self = shared_from_this()](SnapshotGate*) { self->inside_.fetch_sub(1); });
}

Result<std::unique_ptr<SnapshotStream>> SnapshotStream::open(TenantStore& store, FeedScope scope,
                                                             sekisho::DomainId domain, SnapshotGate::Ticket ticket) {
    SEKISHO_TRY(db, store.openReader());
    SEKISHO_CHECK(db.begin(false));
    std::unique_ptr<SnapshotStream> stream(
        new SnapshotStream(std::move(db), std::move(scope), domain, std::move(ticket)));
    // The first read fixes the state that all later ones see, and a store that cannot be read is still an error here.
    SEKISHO_CHECK(stream->begin());
    return stream;
}

SnapshotStream::SnapshotStream(Database db, FeedScope scope, sekisho::DomainId domain, SnapshotGate::Ticket ticket)
    : ticket_(std::move(ticket)), db_(std::move(db)), scope_(std::move(scope)), domain_(domain),
      sight_(db_, domain, scope_.filter()) {}

std::optional<std::string> SnapshotStream::next() {
    std::string out;
    if (part_ != Part::Over) out.reserve(chunkBytes + 16 * 1024);
    while (part_ != Part::Over && out.size() < chunkBytes) {
        const auto more = fill(out);
        if (!more)
            part_ = Part::Over;
        else if (!*more)
            part_ = static_cast<Part>(static_cast<int>(part_) + 1);
    }
    if (!out.empty()) return out;
    rows_.reset();
    return std::nullopt;
}

Result<bool> SnapshotStream::fill(std::string& out) {
    switch (part_) {
    case Part::Begin:
        out += first_;
        return false;
    case Part::OrgUnits:
        if (!rows_)
            SEKISHO_CHECK(
                prepare(fmt::format("SELECT 'orgUnit', u.doc, NULL FROM orgunit u WHERE u.domain_id = ? AND {} "
                                    "ORDER BY u.depth, u.id",
                                    scope_.orgUnits())));
        return rows(out);
    case Part::Ranks:
        if (scope_.reduced()) return false;
        if (!rows_)
            SEKISHO_CHECK(
                prepare("SELECT kind, doc, NULL FROM rank WHERE domain_id = ? ORDER BY kind, display_order, id"));
        return rows(out);
    case Part::Settings:
        if (!scope_.reduced()) SEKISHO_CHECK(addSettings(out));
        return false;
    case Part::Groups:
        if (!scope_.groups()) return false;
        if (!rows_) SEKISHO_CHECK(prepare("SELECT 'group', doc, NULL FROM grp WHERE domain_id = ? ORDER BY id"));
        return rows(out);
    case Part::Members:
        if (!rows_)
            SEKISHO_CHECK(
                prepare(fmt::format("SELECT 'member', m.doc, m.last_access, m.last_sign_in FROM member m WHERE "
                                    "m.domain_id = ? AND {} ORDER BY m.id",
                                    scope_.members())));
        return rows(out);
    case Part::End:
        fmt::format_to(std::back_inserter(out), "{{\"kind\":\"end\",\"count\":{}}}\n", count_);
        return false;
    case Part::Over:
        return false;
    }
    return false;
}

Done SnapshotStream::begin() {
    SEKISHO_TRY(cursor, lastChange(db_, domain_));
    SEKISHO_TRY(members,
                db_.first<std::int64_t>(
                    fmt::format("SELECT count(*) FROM member m WHERE m.domain_id = :domain AND {}", scope_.members()),
                    domain_));
    SEKISHO_TRY(units,
                db_.first<std::int64_t>(
                    fmt::format("SELECT count(*) FROM orgunit u WHERE u.domain_id = :domain AND {}", scope_.orgUnits()),
                    domain_));
    first_ = fmt::format("{{\"kind\":\"begin\",\"cursor\":{},\"members\":{},\"orgUnits\":{}}}\n", cursor,
                         members ? std::get<0>(*members) : 0, units ? std::get<0>(*units) : 0);
    return {};
}

Done SnapshotStream::addSettings(std::string& out) {
    SEKISHO_TRY(records, settingsRecords(db_, domain_));
    for (const auto& [kind, record] : records) {
        fmt::format_to(std::back_inserter(out), "{{\"kind\":\"{}\",\"data\":", kind);
        appendRecord(out, record);
        out += "}\n";
        ++count_;
    }
    return {};
}

Done SnapshotStream::prepare(std::string_view sqlText) {
    SEKISHO_TRY(statement, db_.prepare(sqlText));
    rows_.emplace(std::move(statement));
    rows_->bind(1, std::int64_t{domain_});
    return {};
}

Result<bool> SnapshotStream::rows(std::string& out) {
    while (out.size() < chunkBytes) {
        SEKISHO_TRY(row, rows_->step());
        if (!row) {
            rows_.reset();
            return false;
        }
        SEKISHO_CHECK(addRow(out));
    }
    return true;
}

Done SnapshotStream::addRow(std::string& out) {
    out += "{\"kind\":\"";
    out += rows_->text(0);
    out += "\",\"data\":";
    const std::string_view doc = rows_->text(1);
    if (scope_.reduced() && part_ == Part::Members) {
        SEKISHO_CHECK(appendReducedMember(out, doc));
    } else if (part_ == Part::Members) {
        SEKISHO_TRY(told, memberRecordTold(sight_, doc, told_));
        appendMemberRecord(out, told, seenAt(*rows_, 2));
    } else if (part_ == Part::OrgUnits) {
        SEKISHO_TRY(told, unitRecordTold(sight_, doc, told_));
        appendRecord(out, told);
    } else {
        appendRecord(out, doc);
    }
    out += "}\n";
    ++count_;
    return {};
}

} // namespace sekishod
