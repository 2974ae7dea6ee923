#include "models/store/copy_writer.h"

#include <span>
#include <thread>
#include <utility>

namespace sekisho::store {
namespace {

constexpr std::size_t worthAThread = 50; // records

void foldMembers(std::span<const ports::FeedRecord> records, std::span<RowData> rows) {
    for (std::size_t i = 0; i < records.size(); ++i)
        if (const auto* member = std::get_if<Member>(&records[i].value)) rows[i] = rowOf(*member);
}

} // namespace

Result<CopyWriter> CopyWriter::make(sql::Database& db, const ports::RecordCodec& codec) {
    SEKISHO_TRY(members, MemberWriter::make(db));
    SEKISHO_TRY(find, db.prepare("SELECT id, sort_key FROM member WHERE uid = ?1"));
    return CopyWriter(db, codec, std::move(members), std::move(find));
}

Result<std::vector<Edit>> CopyWriter::apply(const ports::ChangePage& page, const CopyMeta& meta) {
    std::vector<RowData> rows(page.records.size());
    std::vector<std::pair<std::size_t, std::size_t>> members; // where in `taken`, which of `rows`
    std::vector<Edit> taken;
    taken.reserve(page.records.size());
    {
        std::jthread folding; // needs no file, so another core does it meanwhile
        if (rows.size() >= worthAThread)
            folding = std::jthread([&] { foldMembers(page.records, rows); });
        else
            foldMembers(page.records, rows);
        SEKISHO_TRY(transaction, sql::Transaction::begin(*db_));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const ports::FeedRecord& record = page.records[i];
            if (const auto* member = std::get_if<Member>(&record.value)) {
                SEKISHO_TRY(news, takeMember(*member, record.document));
                if (!news) continue;
                members.emplace_back(taken.size(), i);
                taken.emplace_back(RowData());
            } else {
                SEKISHO_CHECK(take(record, taken));
            }
        }
        SEKISHO_CHECK(writeMeta(*db_, meta));
        SEKISHO_CHECK(transaction.commit());
    }
    for (const auto& [place, row] : members)
        taken[place] = std::move(rows[row]);
    return taken;
}

Result<std::optional<CopyWriter::Placed>> CopyWriter::placed(const std::string& uid) {
    find_.bind(1, uid);
    SEKISHO_TRY(there, find_.step());
    if (!there) return std::optional<Placed>();
    std::optional<Placed> found(Placed{find_.int64(0), std::string(find_.text(1))});
    find_.reset();
    return found;
}

Result<std::optional<Version>> CopyWriter::versionOf(const std::string& uid) {
    SEKISHO_TRY(news, db_->firstOften<std::int64_t>("SELECT version FROM news WHERE uid = :uid", uid));
    if (news) return std::optional<Version>(std::get<0>(*news));
    SEKISHO_TRY(stored, db_->firstOften<std::int64_t>("SELECT version FROM member WHERE uid = :uid", uid));
    return stored ? std::optional<Version>(std::get<0>(*stored)) : std::nullopt;
}

Result<bool> CopyWriter::deletedSince(const std::string& uid, Version version) {
    SEKISHO_TRY(row, db_->first<std::int64_t>("SELECT version FROM gone WHERE uid = :uid", uid));
    if (row && std::get<0>(*row) > version) return true;
    if (row) SEKISHO_CHECK(db_->exec("DELETE FROM gone WHERE uid = :uid", uid));
    return false;
}

Done CopyWriter::take(const ports::FeedRecord& record, std::vector<Edit>& taken) {
    if (const auto* gone = std::get_if<ports::Tombstone>(&record.value)) return takeGone(*gone, taken);
    if (const auto* unit = std::get_if<OrgUnit>(&record.value)) {
        SEKISHO_TRY(deleted, deletedSince(unit->id.value, unit->version));
        if (deleted) return {};
        OrgRow row = rowOf(*unit, record.document);
        SEKISHO_TRY(accepted, putOrgUnit(*db_, row));
        if (accepted) taken.emplace_back(std::move(row));
        return {};
    }
    if (const auto* setting = std::get_if<TenantSetting>(&record.value)) {
        SEKISHO_CHECK(putSetting(*db_, *setting, record.document));
        taken.emplace_back(*setting);
        return {};
    }
    if (const auto* group = std::get_if<Group>(&record.value)) {
        SEKISHO_TRY(deleted, deletedSince(group->id.value, group->version));
        if (deleted) return {};
        GroupRow row = rowOf(*group, record.document);
        SEKISHO_TRY(accepted, putGroup(*db_, row));
        if (accepted) taken.emplace_back(std::move(row));
        return {};
    }
    const auto& rank = std::get<Rank>(record.value);
    SEKISHO_TRY(deleted, deletedSince(rank.id, rank.version));
    if (deleted) return {};
    SEKISHO_TRY(accepted, putRank(*db_, rank, record.document));
    if (accepted) taken.emplace_back(rank);
    return {};
}

Result<bool> CopyWriter::takeMember(const Member& member, const std::string& document) {
    SEKISHO_TRY(stored, versionOf(member.id.value));
    if (stored && *stored > member.version) return false;
    if (!stored) {
        SEKISHO_TRY(deleted, deletedSince(member.id.value, member.version));
        if (deleted) return false;
    }
    SEKISHO_CHECK(db_->execOften("INSERT INTO news(uid, version, doc) VALUES(:uid, :version, :doc) ON CONFLICT(uid) DO "
                                 "UPDATE SET version = excluded.version, doc = excluded.doc",
                                 member.id.value, member.version, document));
    return true;
}

Done CopyWriter::place(const Member& member, std::string_view document) {
    const RowData row = rowOf(member);
    SEKISHO_TRY(stored, placed(row.id));
    if (stored) return members_.update(stored->id, row, document, stored->sortKey != listKey(row.search));
    SEKISHO_TRY(largest, db_->firstOften<std::int64_t>("SELECT coalesce(max(id), 0) FROM member"));
    return members_.insert(largest ? std::get<0>(*largest) + 1 : 1, row, document);
}

Done CopyWriter::settle() {
    SEKISHO_TRY(any, db_->firstOften<std::int64_t>("SELECT 1 FROM news LIMIT 1"));
    if (!any) return {};
    SEKISHO_TRY(transaction, sql::Transaction::begin(*db_));
    {
        SEKISHO_TRY(news, db_->prepare("SELECT doc FROM news ORDER BY id"));
        for (;;) {
            SEKISHO_TRY(there, news.step());
            if (!there) break;
            SEKISHO_TRY(member, codec_->member(news.text(0)));
            SEKISHO_CHECK(place(member, news.text(0)));
        }
    }
    SEKISHO_CHECK(db_->execOften("DELETE FROM news"));
    return transaction.commit();
}

Done CopyWriter::takeGone(const ports::Tombstone& gone, std::vector<Edit>& taken) {
    if (isSettingKind(gone.kind)) {
        SEKISHO_CHECK(db_->exec("DELETE FROM setting WHERE kind = :kind AND uid = :uid", gone.kind, gone.id));
        taken.emplace_back(Gone{gone.kind, gone.id});
        return {};
    }
    std::int64_t version = -1;
    if (gone.kind == "member") {
        SEKISHO_TRY(stored, versionOf(gone.id));
        if (!stored) return {};
        version = *stored;
        SEKISHO_CHECK(db_->exec("DELETE FROM news WHERE uid = :uid", gone.id));
        SEKISHO_TRY(there, placed(gone.id));
        if (there) SEKISHO_CHECK(db_->exec("DELETE FROM member WHERE id = :id", there->id));
        if (there) SEKISHO_CHECK(db_->exec("DELETE FROM member_doc WHERE id = :id", there->id));
    } else {
        const std::string table = gone.kind == "orgUnit" ? "orgunit" : gone.kind == "group" ? "grp" : "rank";
        SEKISHO_TRY(stored, db_->first<std::int64_t>("SELECT version FROM " + table + " WHERE uid = :uid", gone.id));
        if (!stored) return {};
        version = std::get<0>(*stored);
        SEKISHO_CHECK(db_->exec("DELETE FROM " + table + " WHERE uid = :uid", gone.id));
    }
    SEKISHO_CHECK(db_->exec("INSERT OR REPLACE INTO gone(uid, version) VALUES(:uid, :version)", gone.id, version));
    taken.emplace_back(Gone{gone.kind, gone.id});
    return {};
}

} // namespace sekisho::store
