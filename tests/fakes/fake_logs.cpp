#include "tests/fakes/fake_logs.h"

#include "models/api/log_wire.h"
#include "models/domain/log_facts.h"
#include "models/proof/evidence.h"
#include "models/proof/record_line.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto kFakeLogZone = "Asia/Tokyo";

bool comesBefore(const LogQuery& query, const AuditRecord& a, const AuditRecord& b) {
    const auto left = std::tuple(a.at, a.seq), right = std::tuple(b.at, b.seq);
    return query.oldestFirst ? left < right : right < left;
}

std::string quotedCell(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

// The columns of the first log that was asked for; with several logs, of all of them those of the first.
std::string sourceCsv(const LogExport& one, const std::vector<AuditRecord>& records) {
    const LogFact* log = one.query.logs.empty() ? nullptr : logFact(one.query.logs.front());
    if (!log) log = &logFacts().front();
    std::string text;
    for (const LogColumn& column : log->columns)
        text += (text.empty() ? "" : ",") + quotedCell(std::string(one.japanese ? column.ja : column.en));
    text += "\r\n";
    for (const AuditRecord& record : records) {
        std::string line;
        for (const LogColumn& column : log->columns)
            line += (line.empty() ? "" : ",") + quotedCell(logCell(record, column.from, one.japanese, kFakeLogZone));
        text += line + "\r\n";
    }
    return text;
}

std::string machineCsv(const std::vector<AuditRecord>& records) {
    std::string text;
    for (const std::string_view column : machineColumns())
        text += (text.empty() ? "" : ",") + std::string(column);
    text += "\r\n";
    for (const AuditRecord& r : records) {
        const std::string cells[] = {
            std::to_string(r.seq), formatUtc(r.at), formatUtc(r.recorded), r.log,    r.action, r.actorId, r.actorName,
            r.targetKind,          r.targetId,      r.targetName,          r.result, r.reason, r.ip,      r.client,
            r.requestId,           r.changesJson};
        std::string line;
        for (const std::string& cell : cells)
            line += (line.empty() ? "" : ",") + quotedCell(cell);
        text += line + "\r\n";
    }
    return text;
}

} // namespace

AuditRecord& FakeLogs::add(AuditRecord record) {
    record.seq = all.empty() ? 1 : all.back().seq + 1;
    record.domain = domain_;
    if (record.at == Instant{}) record.at = clock_.now();
    if (record.result.empty()) record.result = "success";
    record.content = proof::contentHash(record);
    record.prevHash = all.empty() ? std::string(64, '0') : all.back().hash;
    record.hash = proof::chainHash(record.prevHash, record);
    return all.emplace_back(std::move(record));
}

AuditRecord* FakeLogs::find(std::int64_t seq) {
    const auto found = std::ranges::find(all, seq, &AuditRecord::seq);
    return found == all.end() ? nullptr : &*found;
}

void FakeLogs::remove(std::int64_t seq) {
    AuditRecord* record = find(seq);
    if (!record) return;
    AuditRecord left;
    left.seq = record->seq;
    left.domain = record->domain;
    left.log = record->log;
    left.at = record->at;
    left.content = record->content;
    left.prevHash = record->prevHash;
    left.hash = record->hash;
    left.removed = true;
    *record = std::move(left);
}

template<class T>
CallHandle FakeLogs::answer(std::string_view name, Executor& on, Reply<T> reply, std::function<Result<T>()> work) {
    auto state = std::make_shared<ports::CallState>();
    admit_(name, state,
           [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refusal) mutable {
               ports::deliver<T>(state, on, std::move(reply), refusal ? Result<T>(std::move(*refusal)) : work());
           });
    return CallHandle(state);
}

bool FakeLogs::sees(const std::string& log) const {
    return visible.empty() || std::ranges::find(visible, log) != visible.end();
}

Result<std::vector<AuditRecord>> FakeLogs::matching(LogQuery query) const {
    for (const std::string& log : query.logs)
        if (!sees(log)) return Error(ErrorKind::Forbidden, "FORBIDDEN").with("menu", std::string(logFact(log)->menu));
    SEKISHO_TRY(filter, LogFilter::of(query));
    std::vector<AuditRecord> found;
    std::ranges::copy_if(all, std::back_inserter(found),
                         [&](const AuditRecord& record) { return sees(record.log) && filter.matches(record); });
    std::ranges::sort(found, [&](const AuditRecord& a, const AuditRecord& b) { return comesBefore(query, a, b); });
    return found;
}

// The cursor is the place among all records in order of time up to which was looked.
Result<ports::LogPage> FakeLogs::page(LogQuery query, const std::string& cursor, int count) const {
    SEKISHO_TRY(matches, matching(query));
    std::vector<AuditRecord> order = all;
    std::ranges::sort(order, [&](const AuditRecord& a, const AuditRecord& b) { return comesBefore(query, a, b); });
    const std::size_t from = cursor.empty() ? 0 : std::min<std::size_t>(std::stoul(cursor), order.size());
    ports::LogPage page;
    std::size_t at = from;
    for (; at < order.size() && at - from < looksAt && page.records.size() < static_cast<std::size_t>(count); ++at)
        if (std::ranges::find(matches, order[at].seq, &AuditRecord::seq) != matches.end())
            page.records.push_back(order[at]);
    if (at == order.size()) return page;
    page.nextCursor = std::to_string(at);
    if (page.records.size() < static_cast<std::size_t>(count)) page.searchedTo = order[at - 1].at;
    return page;
}

CallHandle FakeLogs::standings(Executor& on, Reply<std::vector<ports::LogStanding>> reply) {
    return answer<std::vector<ports::LogStanding>>("standings", on, std::move(reply), [this] {
        std::vector<ports::LogStanding> list;
        for (const LogFact& fact : logFacts()) {
            const std::string key(fact.key);
            if (!sees(key)) continue;
            ports::LogStanding& one = list.emplace_back();
            one.log = key;
            one.records = std::ranges::count(all, key, &AuditRecord::log);
            one.days = keptDays.contains(key) ? keptDays.at(key) : fact.days;
            for (const AuditRecord& record : all)
                if (record.log == key && !record.removed && (!one.oldest || record.at < *one.oldest))
                    one.oldest = record.at;
        }
        return Result<std::vector<ports::LogStanding>>(std::move(list));
    });
}

CallHandle FakeLogs::search(const LogQuery& query, std::string cursor, int count, Executor& on,
                            Reply<ports::LogPage> reply) {
    lastQuery = query;
    return answer<ports::LogPage>("search", on, std::move(reply), [this, query, cursor = std::move(cursor), count] {
        return page(query, cursor, count);
    });
}

CallHandle FakeLogs::record(std::int64_t seq, Executor& on, Reply<AuditRecord> reply) {
    return answer<AuditRecord>("record", on, std::move(reply), [this, seq]() -> Result<AuditRecord> {
        const AuditRecord* found = find(seq);
        if (!found || !sees(found->log)) return Error(ErrorKind::NotFound, "NOT_FOUND");
        return *found;
    });
}

CallHandle FakeLogs::exports(Executor& on, Reply<std::vector<LogExport>> reply) {
    return answer<std::vector<LogExport>>("logExports", on, std::move(reply),
                                          [this] { return Result<std::vector<LogExport>>(made); });
}

CallHandle FakeLogs::requestExport(const LogQuery& query, LogFormat format, bool japanese, Executor& on,
                                   Reply<LogExport> reply) {
    return answer<LogExport>("requestExport", on, std::move(reply),
                             [this, query, format, japanese]() -> Result<LogExport> {
                                 if (exportRefusal) return *exportRefusal;
                                 SEKISHO_TRY(found, matching(query));
                                 static_cast<void>(found);
                                 LogExport one;
                                 one.query = query;
                                 return begun(std::move(one), format, japanese);
                             });
}

CallHandle FakeLogs::requestContentExport(const ContentQuery& query, LogFormat format, bool japanese, Executor& on,
                                          Reply<LogExport> reply) {
    return answer<LogExport>("requestContentExport", on, std::move(reply),
                             [this, query, format, japanese]() -> Result<LogExport> {
                                 if (exportRefusal) return *exportRefusal;
                                 LogExport one;
                                 one.query.logs = {"message"};
                                 one.contents = query;
                                 return begun(std::move(one), format, japanese);
                             });
}

LogExport FakeLogs::begun(LogExport one, LogFormat format, bool japanese) {
    one.id = "export-" + std::to_string(++exportsMade_);
    one.format = format;
    one.japanese = japanese;
    one.byName = byName;
    one.createdAt = clock_.now();
    one.expiresAt = clock_.now() + std::chrono::hours(24 * 7);
    if (exportsAtOnce) makeReady(one);
    made.insert(made.begin(), one);
    return one;
}

std::string FakeLogs::fileOf(const LogExport& one) const {
    if (one.contents) {
        std::string lines;
        for (const std::string& line : contents)
            lines += line + '\n';
        return lines;
    }
    LogQuery query = one.query;
    query.oldestFirst = true;
    const auto found = matching(query);
    if (!found) return {};
    switch (one.format) {
    case LogFormat::SourceCsv:
        return sourceCsv(one, *found);
    case LogFormat::Csv:
        return machineCsv(*found);
    case LogFormat::JsonLines:
    case LogFormat::Evidence:
        break;
    }
    std::string text;
    for (const AuditRecord& record : *found) {
        if (one.format == LogFormat::Evidence)
            text += proof::evidenceLine(record);
        else
            api::appendLogRecord(text, record);
        text += '\n';
    }
    return text;
}

void FakeLogs::makeReady(LogExport& one) {
    const std::string file = fileOf(one);
    const auto found = matching(one.query);
    one.state = LogExportState::Ready;
    one.records = one.contents ? std::ssize(contents) : found ? std::ssize(*found) : 0;
    one.bytes = static_cast<std::int64_t>(file.size());
    one.digest = proof::sha256Hex(file);
    one.readyAt = clock_.now();
}

void FakeLogs::makeExports() {
    for (LogExport& one : made)
        if (one.state == LogExportState::Waiting || one.state == LogExportState::Running) makeReady(one);
}

LogExport* FakeLogs::exportOf(const std::string& id) {
    const auto found = std::ranges::find(made, id, &LogExport::id);
    return found == made.end() ? nullptr : &*found;
}

CallHandle FakeLogs::cancelExport(const std::string& id, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("cancelExport", on, std::move(reply), [this, id]() -> Result<std::monostate> {
        LogExport* one = exportOf(id);
        if (!one) return Error(ErrorKind::NotFound, "NOT_FOUND");
        if (one->state == LogExportState::Waiting || one->state == LogExportState::Running)
            one->state = LogExportState::Cancelled;
        else
            std::erase_if(made, [&](const LogExport& other) { return other.id == id; });
        return std::monostate();
    });
}

CallHandle FakeLogs::fetchExport(const LogExport& ready, Executor& on, std::function<void(std::string piece)> piece,
                                 Reply<std::monostate> reply) {
    auto state = std::make_shared<ports::CallState>();
    admit_("fetchExport", state,
           [this, state, &on, id = ready.id, piece = std::move(piece),
            reply = std::move(reply)](std::optional<Error> refusal) mutable {
               LogExport* one = exportOf(id);
               if (!refusal && !one) refusal = Error(ErrorKind::NotFound, "NOT_FOUND");
               if (refusal) return ports::deliver<std::monostate>(state, on, std::move(reply), std::move(*refusal));
               ++one->fetched;
               const std::string file = fileOf(*one);
               for (std::size_t from = 0; from < file.size(); from += pieceBytes)
                   on.post([state, piece, bytes = file.substr(from, pieceBytes)]() mutable {
                       if (!state->cancelled()) piece(std::move(bytes));
                   });
               ports::deliver<std::monostate>(state, on, std::move(reply), std::monostate());
           });
    return CallHandle(state);
}

CallHandle FakeLogs::forwarding(Executor& on, Reply<ports::ForwardingState> reply) {
    return answer<ports::ForwardingState>("forwarding", on, std::move(reply),
                                          [this]() -> Result<ports::ForwardingState> { return forwardingState; });
}

CallHandle FakeLogs::askArchivePermit(int days, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("askArchivePermit", on, std::move(reply), [this, days]() -> Result<std::monostate> {
        permitDays = days;
        return std::monostate();
    });
}

CallHandle FakeLogs::beginRun(std::int64_t after, Executor& on, Reply<ports::ChainRun> reply) {
    return answer<ports::ChainRun>("beginRun", on, std::move(reply), [this, after] {
        ports::ChainRun run;
        run.id = "run-" + std::to_string(after);
        run.upTo = all.empty() ? 0 : all.back().seq;
        run.oldest = all.empty() ? 0 : all.front().seq;
        run.complete = visible.empty();
        return Result<ports::ChainRun>(std::move(run));
    });
}

CallHandle FakeLogs::chain(const ports::ChainRun& run, std::int64_t after, int count, Executor& on,
                           Reply<std::vector<std::string>> reply) {
    return answer<std::vector<std::string>>("chain", on, std::move(reply), [this, upTo = run.upTo, after, count] {
        std::vector<std::string> lines;
        for (const AuditRecord& record : all)
            if (record.seq > after && record.seq <= upTo && lines.size() < static_cast<std::size_t>(count))
                lines.push_back(proof::evidenceLine(record));
        return Result<std::vector<std::string>>(std::move(lines));
    });
}

} // namespace sekisho::fakes
