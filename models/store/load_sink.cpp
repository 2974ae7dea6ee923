#include "models/store/load_sink.h"

#include "models/sql/key_file.h"

#include <algorithm>
#include <utility>

namespace sekisho::store {
namespace {

constexpr std::size_t handedOverAtOnce = 250;  // records
constexpr std::size_t mostWaiting = 16;        // times as many
constexpr std::size_t writtenOutEvery = 2'000; // records
constexpr std::int64_t progressStep = 5'000;

Error cancelled() {
    return {ErrorKind::Cancelled, "CANCELLED", "The load was given up."};
}

Error noRoom() {
    return {ErrorKind::TooLarge, "LIMIT_EXCEEDED", "The tenant has more members than the list can hold."};
}

} // namespace

CopySecret::~CopySecret() {
    sql::wipe(key);
}

LoadSink::LoadSink(std::filesystem::path file, std::shared_ptr<const CopySecret> secret, DomainId domain,
                   const Clock& clock, Progress progress)
    : file_(std::move(file)), secret_(std::move(secret)), domain_(domain), clock_(clock),
      progress_(std::move(progress)) {}

LoadSink::~LoadSink() {
    abandon();
    thread_ = {};
    members_.reset();
    if (std::exchange(db_, std::nullopt)) removeDatabase(file_);
}

Done LoadSink::begin(const ports::SnapshotBegin& begin) {
    std::lock_guard lock(mutex_);
    if (abandoned_) return cancelled();
    if (begun_ || !secret_) return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A snapshot begins twice.");
    const auto secret = std::exchange(secret_, nullptr);
    SEKISHO_TRY(db, makeLoading(file_, secret->key));
    db_ = std::move(db);
    SEKISHO_CHECK(db_->begin());
    SEKISHO_TRY(members, MemberWriter::make(*db_));
    members_.emplace(std::move(members));
    start_ = begin;
    list_ = std::make_shared<ListData>(static_cast<std::size_t>(std::max<std::int64_t>(begin.members, 0)));
    now_ = toMillis(clock_.now());
    begun_ = true;
    thread_ = std::jthread([this](const std::stop_token& stop) { write(stop); });
    return {};
}

std::optional<Error> LoadSink::failure() const {
    if (abandoned_) return cancelled();
    if (error_) return error_;
    if (!begun_) return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A snapshot without a beginning.");
    return std::nullopt;
}

Done LoadSink::batch(std::vector<ports::FeedRecord> records) {
    for (ports::FeedRecord& record : records) {
        if (gathered_ == items_.size()) items_.emplace_back();
        Item& item = items_[gathered_++]; // what stood there goes, and its memory is used again at once
        if (const auto* member = std::get_if<Member>(&record.value))
            item = FoldedMember{rowOf(*member), std::move(record.document)};
        else
            item = std::move(record);
        if (gathered_ == handedOverAtOnce) SEKISHO_CHECK(handOver());
    }
    return {};
}

Done LoadSink::handOver() {
    items_.resize(std::exchange(gathered_, 0));
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return failure() || waiting_.size() < mostWaiting; });
    if (auto error = failure()) return std::move(*error);
    if (!items_.empty()) waiting_.push_back(std::exchange(items_, {}));
    if (!spent_.empty()) {
        items_ = std::move(spent_.back());
        spent_.pop_back();
    }
    changed_.notify_all();
    return {};
}

void LoadSink::abandon() {
    {
        std::lock_guard lock(mutex_);
        abandoned_ = true;
        secret_.reset();
        if (db_) db_->interrupt();
    }
    changed_.notify_all();
    thread_.request_stop();
}

void LoadSink::fail(Error error) {
    std::lock_guard lock(mutex_);
    if (!error_) error_ = std::move(error);
}

void LoadSink::write(const std::stop_token& stop) {
    std::int64_t told = 0;
    std::size_t since = 0; // records that are not written out yet
    std::vector<Item> batch;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            writing_ = false;
            if (!batch.empty()) spent_.push_back(std::exchange(batch, {}));
            changed_.notify_all();
            changed_.wait(lock, [&] { return abandoned_ || stop.stop_requested() || !waiting_.empty(); });
            if (abandoned_ || stop.stop_requested()) return;
            batch = std::move(waiting_.front());
            waiting_.pop_front();
            writing_ = true;
            changed_.notify_all();
            if (error_) continue; // what comes after a failure is only taken away
        }
        for (const Item& item : batch) {
            if (abandoned_) break;
            if (auto done = take(item); !done) {
                fail(std::move(done).error());
                break;
            }
        }
        since += batch.size();
        if (since >= writtenOutEvery && !abandoned_) {
            since = 0;
            if (auto done = writeOut(); !done) fail(std::move(done).error());
        }
        if (loaded_ - told >= progressStep) {
            told = loaded_;
            progress_(loaded_, start_.members);
        }
    }
}

// Encrypts and writes what stands in memory only, while others still read from the wire, so that little is left for the
// end. The pages stay in memory for the indexes. Nobody takes the file for whole: its mark comes last.
Done LoadSink::writeOut() {
    SEKISHO_CHECK(db_->commit());
    return db_->begin();
}

Done LoadSink::take(const Item& item) {
    if (const auto* member = std::get_if<FoldedMember>(&item)) return takeMember(member->row, member->document);
    return takeRecord(std::get<ports::FeedRecord>(item));
}

Done LoadSink::takeRecord(const ports::FeedRecord& record) {
    if (const auto* gone = std::get_if<ports::Tombstone>(&record.value)) return takeGone(*gone);
    if (const auto* unit = std::get_if<OrgUnit>(&record.value)) {
        const OrgRow row = rowOf(*unit, record.document);
        SEKISHO_TRY(taken, putOrgUnit(*db_, row));
        if (taken) list_->add(row);
        return {};
    }
    if (const auto* setting = std::get_if<TenantSetting>(&record.value)) {
        SEKISHO_CHECK(putSetting(*db_, *setting, record.document));
        list_->add(*setting);
        return {};
    }
    if (const auto* group = std::get_if<Group>(&record.value)) {
        const GroupRow row = rowOf(*group, record.document);
        SEKISHO_TRY(taken, putGroup(*db_, row));
        if (taken) list_->add(row);
        return {};
    }
    const auto& rank = std::get<Rank>(record.value);
    SEKISHO_TRY(taken, putRank(*db_, rank, record.document));
    if (taken) list_->add(rank);
    return {};
}

// While loading, a member's id in the file is his row number plus one.
Done LoadSink::takeMember(const RowData& row, const std::string& document) {
    if (const auto known = list_->table.find(row.id)) return takeAgain(*known, row, document);
    const auto number = list_->add(row, now_);
    if (!number) return noRoom();
    ++loaded_;
    return members_->insert(static_cast<std::int64_t>(*number) + 1, row, document);
}

Done LoadSink::takeAgain(RowNo row, const RowData& data, const std::string& document) {
    const std::int64_t id = static_cast<std::int64_t>(row) + 1;
    SEKISHO_TRY(stored, db_->first<std::int64_t>("SELECT version FROM member WHERE id = :id", id));
    if (stored && std::get<0>(*stored) > data.version) return {};
    if (!list_->add(data, now_)) return noRoom();
    return members_->update(id, data, document, true);
}

Done LoadSink::takeGone(const ports::Tombstone& gone) {
    if (isSettingKind(gone.kind)) {
        SEKISHO_CHECK(db_->exec("DELETE FROM setting WHERE kind = :kind AND uid = :uid", gone.kind, gone.id));
        list_->drop({gone.kind, gone.id});
        return {};
    }
    if (const auto row = list_->table.find(gone.id)) {
        const std::int64_t id = static_cast<std::int64_t>(*row) + 1;
        SEKISHO_CHECK(db_->exec("DELETE FROM member WHERE id = :id", id));
        SEKISHO_CHECK(db_->exec("DELETE FROM member_doc WHERE id = :id", id));
    }
    SEKISHO_CHECK(db_->exec("DELETE FROM orgunit WHERE uid = :uid", gone.id));
    SEKISHO_CHECK(db_->exec("DELETE FROM rank WHERE uid = :uid", gone.id));
    SEKISHO_CHECK(db_->exec("DELETE FROM grp WHERE uid = :uid", gone.id));
    list_->drop({gone.kind, gone.id});
    return {};
}

Result<CopyMeta> LoadSink::complete() {
    const CopyMeta meta{start_.cursor, domain_, clock_.now()};
    SEKISHO_CHECK(completeLoading(*db_, meta));
    SEKISHO_CHECK(db_->commit());
    return meta;
}

Result<LoadSink::Loaded> LoadSink::finish() {
    SEKISHO_CHECK(handOver());
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return failure() || (waiting_.empty() && !writing_); });
        if (auto error = failure()) return std::move(*error);
    }
    {
        std::lock_guard lock(mutex_); // between its look and its sleep the writer must not miss this
        thread_.request_stop();
    }
    changed_.notify_all();
    thread_ = {}; // from here on the file and the list are ours
    members_.reset();
    Result<CopyMeta> meta = CopyMeta{};
    {
        const std::jthread sorting([this] { list_->finish({}, nullptr); }); // while the indexes are made
        meta = complete();
    }
    if (!meta) return Unexpected(std::move(meta).error());
    std::lock_guard lock(mutex_);
    if (abandoned_) return cancelled();
    db_.reset();
    return Loaded{std::move(list_), *meta};
}

} // namespace sekisho::store
