#pragma once
// Which logs, and whose records in them, a caller may see: the right of the log's menu, within its scope. A scoped
// deputy sees the records whose actor or target is a member or an organization of his scope. One place for search,
// timeline, exports, chain.

#include "models/domain/log_query.h"
#include "service/http/call.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct LogRights {
    std::vector<std::string> logs;      // that may be seen at all, in the order of logFacts()
    std::vector<std::string> wholeLogs; // of them, those of the whole tenant
    bool mayReadContent = false;        // monitoring.talkContent, and has agreed
};
// `access`: View to search, Operate to download. A service account has the logs of its scope audit.read.
sekisho::Result<LogRights> logRightsOf(Call& call, sekisho::Access access);
// Keeps only what the caller may see; FORBIDDEN with the missing menu when a log that was named is none of his.
sekisho::Done narrow(sekisho::LogQuery& query, const LogRights& rights);
// For rows of logs that are not `wholeLogs`.
class LogScope {
  public:
    static sekisho::Result<LogScope> of(Call& call, const LogRights& rights);
    sekisho::Result<bool> shows(sekisho::sql::Database& db, const sekisho::AuditRecord& record);

  private:
    bool everything_ = false;
    std::vector<std::string> whole_;
    std::vector<std::pair<std::string, ScopeFilter>> scopes_; // by log
    sekisho::DomainId domain_ = 0;
};

// Reading what members wrote needs the agreement, once an administrator and edition (W6). CONSENT_REQUIRED (403).
sekisho::Result<bool> hasConsent(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& user);
sekisho::Done needConsent(Call& call);

} // namespace sekishod
