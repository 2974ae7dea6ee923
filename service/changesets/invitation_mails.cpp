#include "service/changesets/invitation_mails.h"

#include "service/changesets/changesets.h"
#include "service/http/unit_of_work.h"
#include "service/rules/diff.h"
#include "service/rules/first_passwords.h"
#include "service/store/journal.h"

#include <utility>

namespace sekishod {

using sekisho::ChangesetState;
using sekisho::Done;
using sekisho::sql::Database;

namespace {
constexpr std::int64_t kInvitedAtOnce = 200; // in one transaction of the applying thread
} // namespace

Done inviteAdded(Database& db, ChangesetHead& head, std::int64_t most, sekisho::Instant now,
                 std::vector<AuditEntry>& audits) {
    if (head.inviteUrl.empty()) return {};
    SEKISHO_TRY(tenant, loadTenant(db, head.domain));
    SEKISHO_TRY(rows,
                (db.rows<std::int64_t, std::int64_t>(
                    "SELECT r.id, m.id FROM changeset_row r JOIN changeset_operation o ON o.id = r.id AND o.kind = "
                    "'member' AND o.action = 'create' JOIN member m ON m.uid = r.uid LEFT JOIN credential c ON "
                    "c.member_uid = m.uid WHERE r.id > :after AND r.id <= :last AND r.verdict = :added AND "
                    "coalesce(c.hash, '') = '' ORDER BY r.id LIMIT :most",
                    rowIdOf(head.row, head.invited), rowIdOf(head.row, head.set.total),
                    static_cast<std::int64_t>(sekisho::Verdict::Added), most)));
    for (const auto& [row, memberRow] : rows) {
        head.invited = noOfRowId(row);
        SEKISHO_TRY(found, loadMemberRow(db, memberRow));
        const sekisho::Member& member = found.member;
        if (!member.pending || member.suspended || member.deletedAt || member.privateEmail.empty()) continue;
        SEKISHO_CHECK(inviteByMail(db, tenant, member, {}, head.inviteUrl, now));
        audits.push_back({.action = "member.invite",
                          .targetKind = "member",
                          .targetId = member.id.value,
                          .targetName = member.displayName(),
                          .changesJson = changeOf("email", {}, member.privateEmail)});
    }
    if (static_cast<std::int64_t>(rows.size()) < most) {
        head.invited = head.set.total;
        head.inviteUrl.clear();
    }
    return {};
}

Done Changesets::inviteStep(const ChangesetHead& seen) const {
    UnitOfWork unit;
    unit.domain = seen.domain;
    unit.actorId = seen.set.authorId;
    unit.actorName = seen.set.authorName;
    unit.requestId = seen.set.id.value;
    unit.now = services_.clock.now();
    std::int64_t seq = 0;
    {
        TenantStore::Writer writer(services_.store);
        Database& db = writer.database();
        SEKISHO_TRY(transaction, sekisho::sql::Transaction::begin(db));
        SEKISHO_TRY(present, loadChangesetRow(db, seen.row));
        if (!present || present->set.state != ChangesetState::Applied) return {};
        SEKISHO_CHECK(inviteAdded(db, *present, kInvitedAtOnce, unit.now, unit.audits));
        SEKISHO_CHECK(storeChangeset(db, *present));
        unit.changes.push_back({"changeset", seen.set.id.value, "put"});
        SEKISHO_TRY(last, appendJournal(db, unit));
        SEKISHO_CHECK(transaction.commit());
        seq = last;
    }
    services_.push.publish(seen.domain, seq);
    return {};
}

} // namespace sekishod
