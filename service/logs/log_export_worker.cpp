#include "service/logs/log_export_worker.h"

#include "service/http/error_response.h"
#include "service/http/json_text.h"
#include "service/http/unit_of_work.h"
#include "service/logs/chain_keeper.h"
#include "service/logs/message_contents.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kPieceWanted = std::size_t{512} << 10;
constexpr std::chrono::seconds kLongestPiece{2}; // to be made: then what is there is kept
constexpr std::chrono::milliseconds kExportPause{500};
constexpr std::chrono::seconds kPauseAfterFault{5};
constexpr std::chrono::minutes kCleanEvery{1};

using DigestState = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

// Of the file as it will be sent.
Result<std::string> digestOfPieces(Database& db, const ExportRow& row) {
    const Error broken = Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("digest of an export");
    const DigestState state(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    if (!state || EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr) != 1) return broken;
    for (std::int64_t number = 0; number < row.pieces; ++number) {
        SEKISHO_TRY(bytes, exportPiece(db, row.made.id, number));
        if (EVP_DigestUpdate(state.get(), bytes.data(), bytes.size()) != 1) return broken;
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    if (EVP_DigestFinal_ex(state.get(), hash.data(), &size) != 1) return broken;
    std::string out;
    for (unsigned i = 0; i < size; ++i)
        out += fmt::format("{:02x}", hash[i]);
    return out;
}

// Bytes are bound as text and cast: the statement takes no other form of them.
Done insertPieces(Database& db, const std::string& id, std::int64_t number, std::string_view text) {
    SEKISHO_TRY(statement,
                db.prepare("INSERT INTO log_export_piece(export_id, number, bytes) VALUES(?, ?, CAST(? AS BLOB))"));
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, kLargestPiece);
        statement.bind(1, std::string_view(id)).bind(2, number++).bind(3, piece);
        SEKISHO_CHECK(statement.run());
        text.remove_prefix(piece.size());
    }
    return {};
}

UnitOfWork unitOfOwner(const ExportRow& row, sekisho::Instant now) {
    UnitOfWork unit;
    unit.domain = row.domain;
    unit.actorId = row.owner;
    unit.actorName = row.made.byName;
    unit.now = now;
    return unit;
}

// Each piece of what members wrote is a reading, which stands in the timelines of whose messages it holds.
AuditEntry readingOf(const ExportRow& row, const ExportPart& part) {
    boost::json::object changes = contentQueryChanges(*row.made.contents);
    changes["count"] = boost::json::object{{"from", nullptr}, {"to", part.records}};
    return {.action = "monitoring.content.read",
            .targetKind = "logExport",
            .targetId = row.made.id,
            .targetName = std::string(sekisho::logFormatKey(row.made.format)),
            .changesJson = boost::json::serialize(changes),
            .about = part.about};
}

} // namespace

LogExportWorker::LogExportWorker(Services& services) : services_(services), key_(services.store.dir().signingKey()) {}

LogExportWorker::~LogExportWorker() {
    stop();
}

void LogExportWorker::start() {
    thread_ = std::jthread([this](const std::stop_token& stopped) { run(stopped); });
}

void LogExportWorker::stop() {
    thread_ = {};
}

void LogExportWorker::run(const std::stop_token& stopped) {
    std::mutex mutex;
    std::condition_variable_any due;
    std::unique_lock lock(mutex);
    std::string said;
    stopped_ = stopped;
    while (!stopped.stop_requested()) {
        const auto worked = step();
        const std::string code = worked ? std::string() : worked.error().code;
        if (!code.empty() && code != said && services_.log)
            services_.log->event(LogLevel::Error, "logExport", {{"code", code}, {"detail", worked.error().detail}});
        said = code;
        if (worked && *worked) continue;
        due.wait_for(lock, stopped, worked ? kExportPause : std::chrono::milliseconds(kPauseAfterFault),
                     [] { return false; });
    }
}

Result<bool> LogExportWorker::step() {
    const sekisho::Instant now = services_.clock.now();
    if (now - cleanedAt_ >= kCleanEvery) {
        SEKISHO_TRY(gone, services_.store.write([&](Database& db) { return dropExpiredExports(db, now); }));
        static_cast<void>(gone);
        cleanedAt_ = now;
    }
    SEKISHO_TRY(row, services_.store.read([&](Database& db) { return nextExport(db, now); }));
    if (!row) {
        job_.reset();
        return false;
    }
    const ExportRow waiting = *row;
    const Done done = [&]() -> Done {
        SEKISHO_TRY(job, jobFor(std::move(*row)));
        SEKISHO_TRY(part, makePiece(*job));
        SEKISHO_TRY(kept, keepPiece(*job, part));
        return kept && part.last ? finish(*job) : Done();
    }();
    if (done) return true;
    job_.reset();
    SEKISHO_CHECK(fail(waiting, done.error()));
    return true;
}

Result<LogExportWorker::Job*> LogExportWorker::jobFor(ExportRow row) {
    if (job_ && job_->work.row.made.id == row.made.id && job_->work.row.place == row.place) return &*job_;
    job_.reset();
    SEKISHO_TRY(opened, services_.store.openReader());
    auto db = std::make_unique<Database>(std::move(opened));
    SEKISHO_TRY(work, exportWorkOf(*db, std::move(row)));
    if (work.row.made.format == sekisho::LogFormat::Evidence) {
        SEKISHO_TRY(key, key_.get());
        work.keyJwk = key.publicKey().jwk();
        if (work.row.place.empty()) stateNow(work.row.domain);
    }
    job_.emplace(Job{std::move(work), std::move(db)});
    return &*job_;
}

// So that nothing in the file is unsigned. Without it the last statement proves the most of it.
void LogExportWorker::stateNow(sekisho::DomainId domain) {
    const Done stated = stateChain(services_, domain);
    if (!stated && services_.log)
        services_.log->event(LogLevel::Warning, "logExport",
                             {{"what", "statement"}, {"code", stated.error().code}, {"detail", stated.error().detail}});
}

Result<ExportPart> LogExportWorker::makePiece(Job& job) {
    const auto until = std::chrono::steady_clock::now() + kLongestPiece;
    ExportPart out;
    out.place = job.work.row.place;
    while (!out.last && out.text.size() < kPieceWanted && std::chrono::steady_clock::now() < until) {
        SEKISHO_CHECK(job.db->begin(false)); // a view for each part: none is held while others write
        auto part = nextExportPart(*job.db, job.work, out.place);
        job.db->rollback();
        if (!part) return std::move(part).error();
        out.text += part->text;
        out.records += part->records;
        out.about.insert(out.about.end(), part->about.begin(), part->about.end());
        out.place = std::move(part->place);
        out.last = part->last;
        if (stopped_.stop_requested()) break;
    }
    keepEachOnce(out.about);
    return out;
}

// False: it was cancelled, or somebody else has worked on it.
Result<bool> LogExportWorker::keepPiece(Job& job, const ExportPart& part) {
    ExportRow& row = job.work.row;
    const auto pieces = static_cast<std::int64_t>((part.text.size() + kLargestPiece - 1) / kLargestPiece);
    const auto bytes = static_cast<std::int64_t>(part.text.size());
    UnitOfWork unit = unitOfOwner(row, services_.clock.now());
    bool kept = false;
    SEKISHO_CHECK(runUnit(services_, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_TRY(changed, db.exec("UPDATE log_export SET state = 'running', records = records + :records, bytes = "
                                     "bytes + :bytes, pieces = pieces + :pieces, place = :after WHERE id = :id AND "
                                     "state IN ('waiting', 'running') AND place = :before",
                                     part.records, bytes, pieces, part.place, row.made.id, row.place));
        kept = changed > 0;
        if (!kept) return {};
        if (row.made.contents && part.records > 0) inside.audits.push_back(readingOf(row, part));
        return insertPieces(db, row.made.id, row.pieces, part.text);
    }));
    if (!kept) {
        job_.reset();
        return false;
    }
    row.pieces += pieces;
    row.made.records += part.records;
    row.made.bytes += bytes;
    row.place = part.place;
    services_.store.letOthersWrite();
    return true;
}

Done LogExportWorker::finish(Job& job) {
    const ExportRow& row = job.work.row;
    SEKISHO_TRY(digest, digestOfPieces(*job.db, row));
    UnitOfWork unit = unitOfOwner(row, services_.clock.now());
    SEKISHO_CHECK(runUnit(services_, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_TRY(changed,
                    db.exec("UPDATE log_export SET state = 'ready', digest = :digest, ready = :ready, expires = "
                            ":expires WHERE id = :id AND state = 'running'",
                            digest, sekisho::toMillis(inside.now), sekisho::toMillis(inside.now + kExportLife),
                            row.made.id));
        if (changed == 0) return {}; // cancelled at the last moment
        inside.audits.push_back(
            {.action = "log.export.ready",
             .targetKind = "logExport",
             .targetId = row.made.id,
             .targetName = std::string(sekisho::logFormatKey(row.made.format)),
             .changesJson = fmt::format(R"({{"records":{{"from":null,"to":{}}},"digest":{{"from":null,"to":"{}"}}}})",
                                        row.made.records, digest)});
        return {};
    }));
    job_.reset();
    return {};
}

Done LogExportWorker::fail(const ExportRow& row, const Error& error) {
    if (services_.log)
        services_.log->event(LogLevel::Error, "logExport",
                             {{"exportId", row.made.id}, {"code", error.code}, {"detail", error.detail}});
    const Error told = publicError(error);
    const std::string text =
        fmt::format(R"({{"code":{},"status":{}}})", jsonString(told.code), sekisho::httpStatus(told));
    return services_.store.write([&](Database& db) -> Done {
        SEKISHO_CHECK(db.exec("DELETE FROM log_export_piece WHERE export_id = :id", row.made.id));
        SEKISHO_CHECK(
            db.exec("UPDATE log_export SET state = 'failed', error = :error, pieces = 0, bytes = 0, records = "
                    "0, place = '' WHERE id = :id AND state IN ('waiting', 'running')",
                    text, row.made.id));
        return {};
    });
}

} // namespace sekishod
