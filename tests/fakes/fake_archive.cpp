#include "tests/fakes/fake_archive.h"

#include <algorithm>
#include <charconv>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

FakeArchive::FakeArchive(const Clock& clock) : clock_(clock) {}

void FakeArchive::tell() {
    std::erase_if(watchers_, [](const Watcher& w) { return w.state->cancelled(); });
    for (const Watcher& w : watchers_)
        w.on->post([handle = w.state, listener = w.listener, now = state] {
            if (!handle->cancelled()) listener(now);
        });
}

void FakeArchive::release() {
    holdWork = false;
    for (const auto& work : std::exchange(held_, {}))
        work();
}

template<class T>
CallHandle FakeArchive::answer(Executor& on, Reply<T> reply, std::function<Result<T>()> work, bool long_) {
    auto state = std::make_shared<ports::CallState>();
    auto doIt = [this, state, &on, reply = std::move(reply), work = std::move(work)] {
        if (state->cancelled()) return;
        auto failed = std::exchange(failure_, std::nullopt);
        ports::deliver<T>(state, on, reply, failed ? Result<T>(std::move(*failed)) : work());
    };
    if (long_ && holdWork)
        held_.push_back(std::move(doIt));
    else
        doIt();
    return CallHandle(state);
}

CallHandle FakeArchive::watch(Executor& on, std::function<void(const ports::ArchiveState&)> listener) {
    auto handle = std::make_shared<ports::CallState>();
    watchers_.push_back({handle, &on, listener});
    on.post([handle, listener, now = state] {
        if (!handle->cancelled()) listener(now);
    });
    return CallHandle(handle);
}

CallHandle FakeArchive::setSettings(const ports::ArchiveSettings& settings, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>(on, std::move(reply), [this, settings]() -> Result<std::monostate> {
        state.settings = settings;
        tell();
        return std::monostate();
    });
}

CallHandle FakeArchive::fetchNow(Executor& on, Reply<std::monostate> reply) {
    ++fetches;
    state.running = true;
    tell();
    return answer<std::monostate>(
        on, std::move(reply),
        [this]() -> Result<std::monostate> {
            state.running = false;
            state.fetchedAt = clock_.now();
            tell();
            return std::monostate();
        },
        true);
}

CallHandle FakeArchive::search(const LogQuery& query, std::string cursor, int count, Executor& on,
                               Reply<ports::ArchiveLogPage> reply) {
    return answer<ports::ArchiveLogPage>(
        on, std::move(reply), [this, query, cursor, count]() -> Result<ports::ArchiveLogPage> {
            SEKISHO_TRY(filter, LogFilter::of(query));
            std::vector<AuditRecord> found;
            std::ranges::copy_if(records, std::back_inserter(found),
                                 [&](const AuditRecord& record) { return filter.matches(record); });
            std::ranges::sort(found, [&](const AuditRecord& a, const AuditRecord& b) {
                const auto left = std::pair(a.at, a.seq), right = std::pair(b.at, b.seq);
                return query.oldestFirst ? left < right : left > right;
            });
            std::size_t from = 0;
            std::from_chars(cursor.data(), cursor.data() + cursor.size(), from);
            ports::ArchiveLogPage page;
            const std::size_t until = std::min(found.size(), from + static_cast<std::size_t>(count));
            for (std::size_t i = std::min(from, until); i < until; ++i)
                page.records.push_back(found[i]);
            if (until < found.size()) page.nextCursor = std::to_string(until);
            return page;
        });
}

CallHandle FakeArchive::verify(Executor& on, std::function<void(std::int64_t, std::int64_t)> progress,
                               Reply<ports::ArchiveReport> reply) {
    for (const auto& [done, total] : steps)
        on.post([progress, done = done, total = total] { progress(done, total); });
    return answer<ports::ArchiveReport>(
        on, std::move(reply),
        [this]() -> Result<ports::ArchiveReport> {
            report.at = clock_.now();
            report.records = state.records;
            report.firstSeq = state.firstSeq;
            report.lastSeq = state.lastSeq;
            report.oldest = state.oldest;
            report.newest = state.newest;
            report.keyId = state.keyId;
            state.verifiedAt = report.at;
            state.faults = static_cast<std::int64_t>(report.faults.size());
            tell();
            return report;
        },
        true);
}

CallHandle FakeArchive::evidence(std::int64_t seq, Executor& on, Reply<ports::ArchiveEvidence> reply) {
    return answer<ports::ArchiveEvidence>(on, std::move(reply), [this, seq]() -> Result<ports::ArchiveEvidence> {
        const auto found = std::ranges::find(records, seq, &AuditRecord::seq);
        if (found == records.end()) return Error(ErrorKind::NotFound, "ARCHIVE_NOT_FOUND");
        return ports::ArchiveEvidence{evidenceText, *found, doing, words};
    });
}

CallHandle FakeArchive::record(std::int64_t seq, Executor& on, Reply<AuditRecord> reply) {
    return answer<AuditRecord>(on, std::move(reply), [this, seq]() -> Result<AuditRecord> {
        const auto found = std::ranges::find(records, seq, &AuditRecord::seq);
        if (found == records.end()) return Error(ErrorKind::NotFound, "ARCHIVE_NOT_FOUND");
        return *found;
    });
}

CallHandle FakeArchive::erasable(const LogQuery& query, Executor& on, Reply<std::int64_t> reply) {
    return answer<std::int64_t>(on, std::move(reply), [this, query]() -> Result<std::int64_t> {
        SEKISHO_TRY(filter, LogFilter::of(query));
        return std::ranges::count_if(
            records, [&](const AuditRecord& record) { return !record.removed && filter.matches(record); });
    });
}

CallHandle FakeArchive::erase(const LogQuery& query, std::string by, std::string reason, Executor& on,
                              Reply<ports::ArchiveErasure> reply) {
    return answer<ports::ArchiveErasure>(on, std::move(reply), [=, this]() -> Result<ports::ArchiveErasure> {
        SEKISHO_TRY(filter, LogFilter::of(query));
        ports::ArchiveErasure made;
        made.id = std::to_string(erased.size() + 1);
        made.at = clock_.now();
        made.by = by;
        made.reason = reason;
        for (AuditRecord& record : records) {
            if (record.removed || !filter.matches(record)) continue;
            ++made.records;
            made.firstSeq = made.firstSeq == 0 ? record.seq : std::min(made.firstSeq, record.seq);
            made.lastSeq = std::max(made.lastSeq, record.seq);
            AuditRecord left;
            left.seq = record.seq;
            left.log = record.log;
            left.at = record.at;
            left.removed = true;
            record = left;
        }
        made.certificate = "{\"sekisho\":\"erasure\"}";
        erased.insert(erased.begin(), made);
        tell();
        return made;
    });
}

CallHandle FakeArchive::erasures(Executor& on, Reply<std::vector<ports::ArchiveErasure>> reply) {
    return answer<std::vector<ports::ArchiveErasure>>(
        on, std::move(reply), [this]() -> Result<std::vector<ports::ArchiveErasure>> { return erased; });
}

CallHandle FakeArchive::acceptKey(std::string keyId, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>(on, std::move(reply), [this, keyId]() -> Result<std::monostate> {
        state.keyId = keyId;
        state.keyChanged = false;
        tell();
        return std::monostate();
    });
}

CallHandle FakeArchive::leftovers(Executor& on, Reply<std::vector<ports::ArchiveLeftover>> reply) {
    return answer<std::vector<ports::ArchiveLeftover>>(
        on, std::move(reply), [this]() -> Result<std::vector<ports::ArchiveLeftover>> { return left; });
}

CallHandle FakeArchive::removeLeftover(std::string name, std::string by, std::string reason, Executor& on,
                                       Reply<ports::ArchiveErasure> reply) {
    return answer<ports::ArchiveErasure>(on, std::move(reply), [=, this]() -> Result<ports::ArchiveErasure> {
        const auto found = std::ranges::find(left, name, &ports::ArchiveLeftover::name);
        if (found == left.end()) return Error(ErrorKind::NotFound, "NOT_FOUND");
        ports::ArchiveErasure made;
        made.id = "2-0";
        made.at = clock_.now();
        made.by = by;
        made.reason = reason;
        made.scope =
            R"({"kind":")" + std::string(found->key ? "oldKey" : "asideArchive") + R"(","file":")" + name + R"("})";
        made.certificate = R"({"sekisho":"erasure"})";
        left.erase(found);
        erased.insert(erased.begin(), made);
        tell();
        return made;
    });
}

} // namespace sekisho::fakes
