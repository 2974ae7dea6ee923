#include "models/store/log_archive_erase.h"

#include "models/proof/base64url.h"
#include "models/store/log_archive_rows.h"
#include "models/store/log_archive_terms.h"
#include "models/store/order_signer.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <limits>
#include <openssl/evp.h>

namespace sekisho::store {

namespace {

constexpr std::size_t kErasureDigestBytes = 32;

std::string scopeText(const LogQuery& query) {
    std::string out = "{";
    const auto add = [&out](std::string_view name, const std::string& json) {
        out += (out.size() > 1 ? "," : "") + quotedJson(name) + ":" + json;
    };
    if (!query.logs.empty()) {
        std::string list;
        for (const std::string& log : query.logs)
            list += (list.empty() ? "[" : ",") + quotedJson(log);
        add("logs", list + "]");
    }
    if (query.from) add("from", quotedJson(formatUtc(*query.from)));
    if (query.until) add("until", quotedJson(formatUtc(*query.until)));
    const std::array<std::pair<std::string_view, const std::string*>, 7> texts{{{"party", &query.party},
                                                                                {"actor", &query.actor},
                                                                                {"action", &query.action},
                                                                                {"target", &query.target},
                                                                                {"ip", &query.ip},
                                                                                {"result", &query.result},
                                                                                {"text", &query.text}}};
    for (const auto& [name, value] : texts)
        if (!value->empty()) add(name, quotedJson(*value));
    if (query.bot) add("bot", *query.bot ? "true" : "false");
    return out + "}";
}

std::string certificatePayload(const ports::ArchiveErasure& made, const std::string& tenant, const std::string& scope) {
    return fmt::format(R"({{"sekisho":"erasure","tenant":{},"id":{},"at":"{}","by":{},"reason":{},"scope":{},)"
                       R"("records":{},"firstSeq":{},"lastSeq":{},"digest":"{}"}})",
                       quotedJson(tenant), quotedJson(made.id), formatUtc(made.at), quotedJson(made.by),
                       quotedJson(made.reason), scope, made.records, made.firstSeq, made.lastSeq, made.digest);
}

Result<std::optional<OrderSigner>> ownSigner(sql::Database& db) {
    SEKISHO_TRY(kept, archiveMeta(db, "ownKey"));
    if (!kept) return std::optional<OrderSigner>();
    SEKISHO_TRY(signer, OrderSigner::of(*kept));
    wipeText(*kept);
    return std::optional(std::move(signer));
}

Result<OrderSigner> makeOwnSigner(sql::Database& db) {
    SEKISHO_TRY(signer, OrderSigner::make());
    SEKISHO_TRY(hex, signer.privateHex());
    const Done written = setArchiveMeta(db, "ownKey", hex);
    wipeText(hex);
    if (!written) return written.error();
    return std::move(signer);
}

// What can be erased lies in this period; format 1 proves itself by all that it says.
struct ErasePeriod {
    std::int64_t from = std::numeric_limits<std::int64_t>::min(), until = std::numeric_limits<std::int64_t>::max();
    explicit ErasePeriod(const LogQuery& query) {
        if (query.from) from = query.from->time_since_epoch().count();
        if (query.until) until = query.until->time_since_epoch().count();
    }
    bool holds(const ArchiveRow& row) const {
        return row.state == kWhole && row.format != 1 && row.at >= from && row.at < until;
    }
};

// The terms of a record are taken back with the texts that they were made of.
struct Eraser {
    sql::Database& db;
    ArchiveLogs logs;
    LogFilter filter;
    ErasePeriod period;
    std::int64_t number = 0;
    ports::ArchiveErasure made;
    ErasureDigest digest;

    Done take(const ArchiveRow& row, const AuditRecord& record) {
        SEKISHO_TRY(forget, db.often("INSERT INTO term(term, rowid, words) VALUES('delete', ?, ?)", 2, 0));
        const std::string words = archiveTermsOf(record);
        forget->bind(1, row.seq).bind(2, std::string_view(words));
        SEKISHO_CHECK(forget->run());
        AuditRecord left;
        left.log = record.log;
        left.removed = true;
        const std::string rest = archiveTermsOf(left);
        SEKISHO_TRY(keep, db.often("INSERT INTO term(rowid, words) VALUES(?, ?)", 2, 0));
        keep->bind(1, row.seq).bind(2, std::string_view(rest));
        SEKISHO_CHECK(keep->run());
        const std::string content = rawOfHex(record.content);
        SEKISHO_TRY(update, db.often("UPDATE record SET state = ?, content = ?, line = '' WHERE seq = ?", 3, 0));
        update->bind(1, number + 1).bind(2, std::string_view(content)).bind(3, row.seq);
        SEKISHO_CHECK(update->run());
        SEKISHO_CHECK(db.execOften("DELETE FROM beside WHERE seq = :seq", row.seq));
        digest.add(record.hash);
        if (made.records++ == 0) made.firstSeq = row.seq;
        made.lastSeq = row.seq;
        return {};
    }

    // By number, so that the statement that reads never meets what was just written.
    Done takeBatch(std::int64_t& after, bool& more) {
        std::vector<std::pair<std::int64_t, AuditRecord>> found;
        SEKISHO_TRY(rows, db.often("SELECT seq, at, log, state, format, hash, content, line FROM record WHERE seq > ? "
                                   "ORDER BY seq LIMIT 2000",
                                   1, 8));
        rows->bind(1, after);
        more = false;
        for (;;) {
            SEKISHO_TRY(there, rows->step());
            if (!there) break;
            const ArchiveRow row = archiveRowOf(*rows);
            after = row.seq;
            more = true;
            if (!period.holds(row)) continue;
            SEKISHO_TRY(record, recordOf(row, logs));
            if (filter.matches(record)) found.emplace_back(row.seq, std::move(record));
        }
        for (const auto& [seq, record] : found) {
            ArchiveRow row;
            row.seq = seq;
            SEKISHO_CHECK(take(row, record));
        }
        return {};
    }
};

Error nothingToErase() {
    return Error(ErrorKind::NotFound, "ARCHIVE_ERASE_NOTHING", "No record that can be erased matches.");
}

} // namespace

void ErasureDigest::Free::operator()(evp_md_ctx_st* context) const noexcept {
    EVP_MD_CTX_free(context);
}

// Without memory nothing can be proven.
ErasureDigest::ErasureDigest() : context_(EVP_MD_CTX_new()) {
    if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) std::abort();
}

void ErasureDigest::add(const std::string& hashHex) {
    addBytes(hashHex + '\n');
}

void ErasureDigest::addBytes(std::string_view bytes) {
    if (EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1) std::abort();
}

std::string ErasureDigest::hex() {
    std::array<unsigned char, kErasureDigestBytes> raw{};
    if (EVP_DigestFinal_ex(context_.get(), raw.data(), nullptr) != 1) std::abort();
    return hexOfRaw({reinterpret_cast<const char*>(raw.data()), raw.size()});
}

Result<std::optional<proof::PublicKey>> archiveOwnKey(sql::Database& db) {
    SEKISHO_TRY(signer, ownSigner(db));
    if (!signer) return std::optional<proof::PublicKey>();
    SEKISHO_TRY(pem, signer->publicPem());
    SEKISHO_TRY(key, proof::PublicKey::fromText(pem));
    return std::optional(std::move(key));
}

Result<std::string> archiveSigned(sql::Database& db, const std::string& payload) {
    SEKISHO_TRY(kept, ownSigner(db));
    if (!kept) {
        SEKISHO_TRY(made, makeOwnSigner(db));
        kept.emplace(std::move(made));
    }
    SEKISHO_TRY(pem, kept->publicPem());
    SEKISHO_TRY(key, proof::PublicKey::fromText(pem));
    const std::string head = fmt::format(R"({{"alg":"EdDSA","kid":"{}"}})", key.keyId());
    const std::string text = proof::base64urlEncode(head) + '.' + proof::base64urlEncode(payload);
    SEKISHO_TRY(signature, kept->sign(text));
    return text + '.' + signature;
}

bool certificateHolds(const ports::ArchiveErasure& erasure, const proof::PublicKey& own) {
    constexpr std::string_view member = "\"jws\":\"";
    const auto begin = erasure.certificate.find(member);
    if (begin == std::string::npos) return false;
    const auto end = erasure.certificate.find('"', begin + member.size());
    const auto payload =
        own.payloadOf(std::string_view(erasure.certificate).substr(begin + member.size(), end - begin - member.size()));
    if (!payload) return false;
    // Behind the tenant, which an erasure does not tell. In a JSON text this cannot stand: its quotes are escaped.
    const auto told = [](std::string_view text) { return text.substr(std::min(text.find(",\"id\":"), text.size())); };
    const std::string expected = certificatePayload(erasure, {}, erasure.scope);
    return told(*payload) == told(expected);
}

Result<std::int64_t> nextErasure(sql::Database& db) {
    SEKISHO_TRY(number, db.first<std::int64_t>("SELECT coalesce(max(number), 0) + 1 FROM erasure"));
    return std::get<0>(*number);
}

Done certifyErasure(sql::Database& db, std::int64_t number, ports::ArchiveErasure& made, const Clock& clock) {
    SEKISHO_TRY(tenant, archiveMeta(db, "tenant"));
    made.id = fmt::format("{}-{}", number, made.firstSeq);
    made.at = clock.now();
    const std::string payload = certificatePayload(made, tenant.value_or(""), made.scope);
    SEKISHO_TRY(jws, archiveSigned(db, payload));
    SEKISHO_TRY(key, archiveOwnKey(db));
    made.certificate = payload.substr(0, payload.size() - 1) +
                       fmt::format(R"(,"key":{},"jws":"{}"}})", key ? key->jwk() : std::string("null"), jws);
    SEKISHO_CHECK(
        db.exec("INSERT INTO erasure(number, id, at, who, reason, scope, records, first, last, digest, certificate) "
                "VALUES(:number, :id, :at, :who, :reason, :scope, :records, :first, :last, :digest, :cert)",
                number, made.id, made.at.time_since_epoch().count(), made.by, made.reason, made.scope, made.records,
                made.firstSeq, made.lastSeq, made.digest, made.certificate));
    return {};
}

Result<std::int64_t> erasableInArchive(sql::Database& db, const LogQuery& query) {
    SEKISHO_TRY(filter, LogFilter::of(query));
    SEKISHO_TRY(logs, ArchiveLogs::read(db));
    const ErasePeriod period(query);
    SEKISHO_TRY(rows, db.prepare("SELECT seq, at, log, state, format, hash, content, line FROM record "
                                 "WHERE at >= ? AND at < ? ORDER BY at, seq"));
    rows.bind(1, period.from).bind(2, period.until);
    std::int64_t count = 0;
    for (;;) {
        SEKISHO_TRY(there, rows.step());
        if (!there) return count;
        const ArchiveRow row = archiveRowOf(rows);
        if (!period.holds(row)) continue;
        SEKISHO_TRY(record, recordOf(row, logs));
        count += filter.matches(record) ? 1 : 0;
    }
}

Result<ports::ArchiveErasure> eraseFromArchive(sql::Database& db, const LogQuery& query, const std::string& by,
                                               const std::string& reason, const Clock& clock) {
    SEKISHO_TRY(filter, LogFilter::of(query));
    SEKISHO_TRY(logs, ArchiveLogs::read(db));
    SEKISHO_TRY(number, nextErasure(db));
    Eraser eraser{db, std::move(logs), std::move(filter), ErasePeriod(query), number, {}, {}};
    ports::ArchiveErasure& made = eraser.made;
    SEKISHO_CHECK(db.script("PRAGMA secure_delete = ON"));
    SEKISHO_TRY(transaction, sql::Transaction::begin(db));
    std::int64_t after = 0;
    for (bool more = true; more;)
        SEKISHO_CHECK(eraser.takeBatch(after, more));
    if (made.records == 0) return nothingToErase();
    made.by = by;
    made.reason = reason;
    made.scope = scopeText(query);
    made.digest = eraser.digest.hex();
    SEKISHO_CHECK(certifyErasure(db, number, made, clock));
    SEKISHO_CHECK(setArchiveMeta(db, "compact", "1"));
    SEKISHO_CHECK(transaction.commit());
    return std::move(made);
}

// Terms that were taken back stand in the index until its parts are joined; lines stand in free pages and in the log.
Done compactArchive(sql::Database& db) {
    SEKISHO_TRY(due, archiveNumber(db, "compact"));
    if (due == 0) return {};
    SEKISHO_CHECK(db.exec("INSERT INTO term(term) VALUES('optimize')"));
    SEKISHO_CHECK(db.script("VACUUM"));
    SEKISHO_CHECK(setArchiveMeta(db, "compact", "0"));
    return db.script("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<std::vector<ports::ArchiveErasure>> archiveErasures(sql::Database& db) {
    std::vector<ports::ArchiveErasure> out;
    SEKISHO_TRY(rows, (db.rows<std::string, std::int64_t, std::string, std::string, std::string, std::int64_t,
                               std::int64_t, std::int64_t, std::string, std::string>(
                          "SELECT id, at, who, reason, scope, records, first, last, digest, certificate FROM erasure "
                          "ORDER BY number")));
    out.reserve(rows.size());
    for (auto& [id, at, who, reason, scope, records, first, last, digest, certificate] : rows)
        out.push_back({std::move(id), Instant{std::chrono::microseconds{at}}, std::move(who), std::move(reason),
                       std::move(scope), records, first, last, std::move(digest), std::move(certificate)});
    return out;
}

} // namespace sekisho::store
