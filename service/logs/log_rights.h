#pragma once
// Which logs, and whose records in them, a caller may see: the right of the log's menu, within its scope. A scoped
// deputy sees the records whose actor or target is a member or an organization of his scope. One place for search,
// timeline, exports, chain.

#include "models/domain/log_facts.h"
#include "models/domain/log_query.h"
#include "service/http/call.h"
#include "service/rules/scope_members.h"
#include "service/rules/scope_units.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

struct LogRights {
    std::vector<std::string> logs;                  // that may be seen at all, in the order of logFacts()
    std::vector<std::string> wholeLogs;             // of them, those of the whole tenant
    sekisho::Access access = sekisho::Access::View; // that was asked for
    bool whole() const { return logs.size() == wholeLogs.size() && logs.size() == sekisho::logFacts().size(); }
};
// `access`: View to search, Operate to download (audit.download, besides the log's menu). A service account has the
// logs of its scope audit.read. FORBIDDEN without any.
sekisho::Result<LogRights> logRightsOf(Call& call, sekisho::Access access);
// Keeps only what the caller may see; FORBIDDEN with the missing menu when a log that was named is none of his.
sekisho::Done narrow(sekisho::LogQuery& query, const LogRights& rights);
struct LogSight { // what decides whether a record is seen; the texts are the row's own
    std::string_view log, actorId, targetId;
};
// By whose marks (id_marks.h) a record of a log may be one that is shown; what is found so is asked about once more.
struct LogMarks {
    ScopeMembersPtr members; // null: every record of the log
    UnitsWithinPtr units;
    bool mayBe(IdMark actor, IdMark target) const {
        return !members || members->marks().contains(actor) || members->marks().contains(target) ||
               units->marks().contains(target);
    }
};
// For rows of logs that are not `wholeLogs`: members and organizations of the scope are in memory. One thread.
class LogScope {
  public:
    static sekisho::Result<LogScope> of(Call& call, const LogRights& rights);
    sekisho::Result<bool> shows(sekisho::sql::Database& db, const sekisho::AuditRecord& record);
    // The same of a record that retention has left whole: of the others nobody's id is there.
    sekisho::Result<bool> shows(sekisho::sql::Database& db, const LogSight& record);
    // Takes out of a record that is shown whom it names outside, and what an administrator of the part has changed or
    // read of somebody or something outside, unless it was the caller himself. Whether there was anything: what is
    // left does not prove itself any more.
    sekisho::Result<bool> hideOutsiders(sekisho::sql::Database& db, sekisho::AuditRecord& record);
    // Nothing: none of that log is shown.
    sekisho::Result<std::optional<LogMarks>> marksOf(sekisho::sql::Database& db, std::string_view log);
    bool everything() const { return everything_; }
    // As it is stored with an export, and back: the row ids of the organizations that head the scopes.
    std::string text() const;
    static sekisho::Result<LogScope> fromText(std::string_view json, sekisho::DomainId domain);

  private:
    struct Part { // of a filter, once asked for
        ScopeMembersPtr members;
        UnitsWithinPtr units;
    };
    const std::vector<std::size_t>* filtersOf(std::string_view log) const;
    sekisho::Result<const Part*> partOf(sekisho::sql::Database& db, std::size_t filter);
    sekisho::Result<bool> coversMember(sekisho::sql::Database& db, std::size_t filter, std::string_view uid);
    sekisho::Result<bool> covers(sekisho::sql::Database& db, std::size_t filter, std::string_view uid); // or a unit

    bool everything_ = false;
    std::string self_; // the caller's id
    std::vector<std::string> whole_;
    std::vector<ScopeFilter> filters_;                                     // each different one once
    std::vector<Part> parts_;                                              // of the filters
    std::vector<std::pair<std::string, std::vector<std::size_t>>> scopes_; // by log: filters that must all cover it
    sekisho::DomainId domain_ = 0;
};

// Whose messages may be taken out with their texts: the right to read them and that to download logs, each within its
// scope; a sender must be in all of them. A service account needs the scopes monitoring.read and audit.read. FORBIDDEN,
// CONSENT_REQUIRED.
sekisho::Result<std::vector<ScopeFilter>> contentScopesOf(Call& call);
std::string scopesText(const std::vector<ScopeFilter>& scopes); // as it is stored with an export, and back
sekisho::Result<std::vector<ScopeFilter>> scopesFromText(std::string_view json);

// Reading what members wrote needs the agreement, once an administrator and edition (W6); of a program the scope
// monitoring.read. CONSENT_REQUIRED (403).
sekisho::Result<bool> hasConsent(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& user);
sekisho::Done needConsent(Call& call);

} // namespace sekishod
