#pragma once
// Which logs, and whose records in them, a caller may see: the right of the log's menu, within its scope. A scoped
// deputy sees the records whose actor or target is a member or an organization of his scope. One place for search,
// timeline, exports, chain.

#include "models/domain/log_facts.h"
#include "models/domain/log_query.h"
#include "service/http/call.h"
#include "service/rules/scope_members.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
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
// For rows of logs that are not `wholeLogs`: members are in memory, and so are organizations once many ids that are no
// member's were asked for. One thread.
class LogScope {
  public:
    static sekisho::Result<LogScope> of(Call& call, const LogRights& rights);
    sekisho::Result<bool> shows(sekisho::sql::Database& db, const sekisho::AuditRecord& record);
    // The same of a record that retention has left whole: of the others nobody's id is there.
    sekisho::Result<bool> shows(sekisho::sql::Database& db, const LogSight& record);
    bool everything() const { return everything_; }
    // As it is stored with an export, and back: the row ids of the organizations that head the scopes.
    std::string text() const;
    static sekisho::Result<LogScope> fromText(std::string_view json, sekisho::DomainId domain);

  private:
    sekisho::Result<bool> coversMember(sekisho::sql::Database& db, std::size_t filter, std::string_view uid);
    sekisho::Result<bool> coversUnit(sekisho::sql::Database& db, std::size_t filter, std::string_view uid);
    sekisho::Done readUnits(sekisho::sql::Database& db, std::size_t filter);

    bool everything_ = false;
    std::vector<std::string> whole_;
    std::vector<ScopeFilter> filters_;                                     // each different one once
    std::vector<ScopeMembersPtr> members_;                                 // of the filters, once asked for
    std::vector<std::pair<std::string, std::vector<std::size_t>>> scopes_; // by log: filters that must all cover it
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct KnownUnits { // ids that were asked for, and whether they are of an organization within
        std::unordered_map<std::string, bool, TextHash, std::equal_to<>> ids;
        bool all = false; // of the organizations within none is missing
    };
    std::vector<KnownUnits> units_; // of the filters
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
