#include "models/store/log_archive_rows.h"

#include "models/proof/evidence.h"
#include "models/proof/record_line.h"

#include <fmt/format.h>

#include <charconv>

namespace sekisho::store {

namespace {

constexpr std::string_view kArchiveDigits = "0123456789abcdef";
constexpr unsigned kControl = 0x20;

int archiveDigit(char c) {
    const auto at = kArchiveDigits.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

Instant archiveInstant(std::int64_t micros) {
    return Instant{std::chrono::microseconds{micros}};
}

void putHex(std::string_view raw, std::string& to) {
    to.resize(2 * raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const auto byte = static_cast<unsigned char>(raw[i]);
        to[2 * i] = kArchiveDigits[byte >> 4U];
        to[2 * i + 1] = kArchiveDigits[byte & 15U];
    }
}

void putStub(const ArchiveRow& row, const ArchiveLogs& logs, AuditRecord& to) {
    to.seq = row.seq;
    to.at = archiveInstant(row.at);
    to.log = logs.name(row.log);
    to.format = static_cast<int>(row.format);
    putHex(row.hash, to.hash);
    if (row.state == kWhole)
        to.content = proof::textOf(proof::sha256Letters(row.line));
    else
        putHex(row.content, to.content);
    to.removed = true;
}

AuditRecord stubOf(const ArchiveRow& row, const ArchiveLogs& logs) {
    AuditRecord record;
    putStub(row, logs, record);
    return record;
}

Result<AuditRecord> oldRecordOf(const ArchiveRow& row) {
    SEKISHO_TRY(read, proof::evidenceFrom(row.line));
    if (!read.record) return Error(ErrorKind::Corrupt, "AUDIT_LINE_FORMAT", "A line is not one of a log.");
    return std::move(*read.record);
}

} // namespace

std::string rawOfHex(std::string_view hex) {
    std::string raw;
    if (hex.size() % 2 != 0) return raw;
    raw.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = archiveDigit(hex[i]), low = archiveDigit(hex[i + 1]);
        if (high < 0 || low < 0) return {};
        raw += static_cast<char>(high * 16 + low);
    }
    return raw;
}

std::string hexOfRaw(std::string_view raw) {
    std::string hex;
    putHex(raw, hex);
    return hex;
}

std::string quotedJson(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (static_cast<unsigned char>(c) < kControl)
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            out += c;
    }
    return out + '"';
}

Result<ArchiveLogs> ArchiveLogs::read(sql::Database& db) {
    ArchiveLogs out;
    SEKISHO_TRY(rows, (db.rows<std::int64_t, std::string>("SELECT id, name FROM log")));
    for (auto& [id, name] : rows) {
        out.ids_.emplace(name, id);
        out.names_.emplace(id, std::move(name));
    }
    return out;
}

const std::string& ArchiveLogs::name(std::int64_t id) const {
    static const std::string none;
    const auto found = names_.find(id);
    return found == names_.end() ? none : found->second;
}

Result<std::int64_t> ArchiveLogs::idOf(sql::Database& db, const std::string& name) {
    if (const auto found = ids_.find(name); found != ids_.end()) return found->second;
    SEKISHO_CHECK(db.exec("INSERT INTO log(name) VALUES(:name)", name));
    const std::int64_t id = db.lastInsertId();
    ids_.emplace(name, id);
    names_.emplace(id, name);
    return id;
}

ArchiveRow archiveRowOf(const sql::Native& statement) {
    ArchiveRow row;
    int column = 0;
    for (std::int64_t* to : {&row.seq, &row.at, &row.log, &row.state, &row.format})
        *to = statement.int64(column++);
    for (std::string_view* to : {&row.hash, &row.content, &row.line})
        *to = statement.text(column++);
    return row;
}

Result<AuditRecord> recordOf(const ArchiveRow& row, const ArchiveLogs& logs) {
    if (row.state != kWhole) return stubOf(row, logs);
    if (row.format == 1) return oldRecordOf(row);
    SEKISHO_TRY(record, proof::recordOfLine(row.line));
    record.format = static_cast<int>(row.format);
    record.hash = hexOfRaw(row.hash);
    record.content = proof::sha256Hex(row.line);
    return std::move(record);
}

Done readLink(const ArchiveRow& row, const ArchiveLogs& logs, AuditRecord& to) {
    if (row.state == kWhole && row.format == 1) {
        SEKISHO_TRY(record, oldRecordOf(row));
        to = std::move(record);
        return {};
    }
    if (to.format == 1) to = AuditRecord(); // nothing of the one before, which said more
    putStub(row, logs, to);
    return {};
}

std::string evidenceLineOf(const ArchiveRow& row, const ArchiveLogs& logs, bool heldBack) {
    if (row.state == kWhole && row.format == 1) return std::string(row.line); // its hash covers all of it
    const std::string hash = hexOfRaw(row.hash);
    if (row.state == kWhole && !heldBack)
        return fmt::format(R"({{"seq":{},"hash":"{}","record":{}}})", row.seq, hash, row.line);
    return proof::evidenceLine(stubOf(row, logs));
}

Result<std::optional<std::string>> archiveMeta(sql::Database& db, std::string_view key) {
    SEKISHO_TRY(row, db.first<std::string>("SELECT value FROM meta WHERE key = :key", key));
    return row ? std::optional(std::get<0>(std::move(*row))) : std::nullopt;
}

Result<std::int64_t> archiveNumber(sql::Database& db, std::string_view key) {
    SEKISHO_TRY(text, archiveMeta(db, key));
    std::int64_t number = 0;
    if (text) std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

Done setArchiveMeta(sql::Database& db, std::string_view key, std::string_view value) {
    SEKISHO_CHECK(db.exec("INSERT INTO meta(key, value) VALUES(:key, :value) ON CONFLICT(key) DO UPDATE SET value = "
                          "excluded.value",
                          key, value));
    return {};
}

proof::ChainPoint ArchiveSegment::start() const {
    return first == 1 ? proof::chainStart() : proof::ChainPoint{first - 1, baseHash};
}

Result<std::vector<ArchiveSegment>> archiveSegments(sql::Database& db) {
    std::vector<ArchiveSegment> out;
    SEKISHO_TRY(rows, (db.rows<std::int64_t, std::string, std::int64_t>(
                          "SELECT first, base_hash, missed FROM segment ORDER BY first")));
    out.reserve(rows.size());
    for (auto& [first, base, missed] : rows)
        out.push_back({first, std::move(base), missed});
    return out;
}

Result<std::vector<ArchiveKey>> archiveKeys(sql::Database& db) {
    std::vector<ArchiveKey> out;
    SEKISHO_TRY(rows, (db.rows<std::string, std::string, std::int64_t>(
                          "SELECT key_id, jwk, accepted FROM service_key ORDER BY rowid")));
    out.reserve(rows.size());
    for (auto& [id, jwk, accepted] : rows)
        out.push_back({std::move(id), std::move(jwk), accepted != 0});
    return out;
}

} // namespace sekisho::store
