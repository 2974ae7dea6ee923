#include "service/http/unit_of_work.h"

#include "models/domain/log_facts.h"
#include "service/store/journal.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

Result<std::int64_t> appendJournal(sekisho::sql::Database& db, const UnitOfWork& unit) {
    if (unit.domain == 0 && (!unit.audits.empty() || !unit.changes.empty()))
        return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("audit record or change without a tenant");
    std::vector<sekisho::AuditRecord> records;
    std::vector<std::vector<std::string>> others;
    records.reserve(unit.audits.size());
    for (const AuditEntry& entry : unit.audits) {
        sekisho::AuditRecord& record = records.emplace_back();
        record.domain = unit.domain;
        record.at = unit.now;
        record.actorId = unit.actorId;
        record.actorName = unit.actorName;
        record.action = entry.action;
        record.log = entry.log.empty() ? sekisho::logOfAction(entry.action) : entry.log;
        record.targetKind = entry.targetKind;
        record.targetId = entry.targetId;
        record.targetName = entry.targetName;
        record.result = entry.result;
        record.reason = entry.reason;
        record.ip = unit.ip;
        record.client = unit.client;
        record.requestId = unit.requestId;
        record.changesJson = entry.changesJson;
        if (!entry.about.empty()) {
            others.resize(records.size());
            others.back() = entry.about;
        }
    }
    SEKISHO_CHECK(appendAudits(db, records, others));
    // Only the last word on a resource counts: the feed gives its newest state anyway.
    std::unordered_set<std::string> later;
    std::vector<const ChangeNote*> told;
    for (auto note = unit.changes.rbegin(); note != unit.changes.rend(); ++note)
        if (later.insert(note->kind + '/' + note->uid).second) told.push_back(&*note);
    std::int64_t last = 0;
    for (auto note = told.rbegin(); note != told.rend(); ++note) {
        SEKISHO_TRY(seq, appendChange(db, unit.domain, (*note)->kind, (*note)->uid, (*note)->op, unit.now));
        last = seq;
    }
    return last;
}

Done runUnit(Services& services, UnitOfWork& unit,
             const std::function<Done(sekisho::sql::Database&, UnitOfWork&)>& work) {
    if (unit.now == sekisho::Instant{}) unit.now = services.clock.now();
    std::int64_t seq = 0;
    {
        TenantStore::Writer writer(services.store);
        auto& db = writer.database();
        SEKISHO_TRY(transaction, sekisho::sql::Transaction::begin(db));
        SEKISHO_CHECK(work(db, unit));
        if (unit.audits.empty() && !unit.changes.empty())
            return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("a change without an audit record");
        SEKISHO_TRY(last, appendJournal(db, unit));
        SEKISHO_CHECK(transaction.commit());
        seq = last;
    }
    for (const auto& after : unit.after)
        after();
    if (seq > 0) services.push.publish(unit.domain, seq);
    return {};
}

} // namespace sekishod
