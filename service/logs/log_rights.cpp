#include "service/logs/log_rights.h"

#include "models/domain/log_facts.h"
#include "models/domain/monitoring.h"
#include "service/http/gate_rules.h"
#include "service/rules/scope_sight.h"
#include "service/rules/subjects.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace sekishod {

using sekisho::Access;
using sekisho::AuditRecord;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::LogFact;
using sekisho::Permission;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr Permission kDownloadLogs{"audit.download", Access::Operate};
constexpr Permission kReadContents{"monitoring.talkContent", Access::View};
constexpr std::array<std::string_view, 2> kAuditScope{"audit.read", "audit.archive"};
constexpr std::array<std::string_view, 1> kMonitoringScope{"monitoring.read"};
constexpr std::string_view kAdminLog = "admin", kNoChanges = "{}";
// Of whom or what records of administrators tell people, and questions about people. The others are the whole tenant's.
constexpr std::array<std::string_view, 8> kTellingKinds{"member",     "orgUnit",   "group", "applicant",
                                                        "invitation", "detection", "log",   "logExport"};

bool holdsLog(const std::vector<std::string>& logs, std::string_view log) {
    return std::ranges::find(logs, log) != logs.end();
}

bool isWhole(const std::vector<sekisho::Scope>& scopes) {
    return std::ranges::any_of(scopes, &sekisho::Scope::wholeTenant);
}

LogRights rightsOfServiceAccount(const Call& call, Access access) {
    LogRights out;
    out.access = access;
    if (!hasScope(call.caller.scopes, kAuditScope)) return out;
    for (const LogFact& log : sekisho::logFacts())
        out.logs.emplace_back(log.key);
    out.wholeLogs = out.logs;
    return out;
}

LogRights rightsOfMember(const Call& call, Access access, bool downloadsWhole) {
    LogRights out;
    out.access = access;
    for (const LogFact& log : sekisho::logFacts()) {
        const auto scopes = sekisho::scopesOf(call.caller.roles, {log.menu, Access::View}, call.now);
        if (!scopes) continue;
        out.logs.emplace_back(log.key);
        if (downloadsWhole && isWhole(*scopes)) out.wholeLogs.emplace_back(log.key);
    }
    return out;
}

// The shared resolver has no state.
Result<ScopeFilter> filterOfScopes(Call& call, const std::vector<sekisho::Scope>& scopes) {
    static const auto resolver = makeSubjectResolver();
    return resolver->filterOf(*call.db, call.caller.domain, scopes);
}

Result<ScopeFilter> filterOfMenu(Call& call, const Permission& needed) {
    const auto scopes = sekisho::scopesOf(call.caller.roles, needed, call.now);
    if (!scopes) return missingRight(needed);
    return filterOfScopes(call, *scopes);
}

json::array rowsText(const std::vector<std::int64_t>& rows) {
    json::array out;
    for (const std::int64_t row : rows)
        out.emplace_back(row);
    return out;
}

std::vector<std::int64_t> rowsFrom(const json::object& filter, std::string_view key) {
    std::vector<std::int64_t> out;
    for (const json::value& row : filter.at(key).as_array())
        out.push_back(row.as_int64());
    return out;
}

json::array filtersValue(const std::vector<ScopeFilter>& filters) {
    json::array out;
    for (const ScopeFilter& filter : filters)
        out.push_back(json::object{
            {"whole", filter.wholeTenant}, {"roots", rowsText(filter.roots)}, {"exact", rowsText(filter.exact)}});
    return out;
}

// Throws on any other form.
std::vector<ScopeFilter> filtersFrom(const json::value& list) {
    std::vector<ScopeFilter> out;
    for (const json::value& filter : list.as_array())
        out.push_back({filter.as_object().at("whole").as_bool(), rowsFrom(filter.as_object(), "roots"),
                       rowsFrom(filter.as_object(), "exact")});
    return out;
}

} // namespace

Result<LogRights> logRightsOf(Call& call, Access access) {
    LogRights out;
    if (call.caller.isServiceAccount()) {
        out = rightsOfServiceAccount(call, access);
    } else {
        bool downloadsWhole = true;
        if (access == Access::Operate) {
            const auto scopes = sekisho::scopesOf(call.caller.roles, kDownloadLogs, call.now);
            if (!scopes) return missingRight(kDownloadLogs);
            downloadsWhole = isWhole(*scopes);
        }
        out = rightsOfMember(call, access, downloadsWhole);
    }
    if (out.logs.empty()) return missingRight({"audit", Access::View});
    return out;
}

Done narrow(sekisho::LogQuery& query, const LogRights& rights) {
    for (const std::string& log : query.logs) {
        if (holdsLog(rights.logs, log)) continue;
        const LogFact* fact = sekisho::logFact(log);
        return missingRight({fact ? fact->menu : std::string_view("audit"), Access::View});
    }
    if (query.logs.empty() && rights.logs.size() != sekisho::logFacts().size()) query.logs = rights.logs;
    return {};
}

Result<LogScope> LogScope::of(Call& call, const LogRights& rights) {
    LogScope out;
    out.domain_ = call.caller.domain;
    out.self_ = call.caller.actorId();
    out.whole_ = rights.wholeLogs;
    out.everything_ = rights.wholeLogs.size() == rights.logs.size();
    if (out.everything_) return out;
    std::vector<std::vector<sekisho::Scope>> known; // of the filters: most menus are held for the same part
    const auto filterAt = [&](const Permission& needed) -> Result<std::size_t> {
        auto scopes = sekisho::scopesOf(call.caller.roles, needed, call.now);
        if (!scopes) return missingRight(needed);
        if (const auto same = std::ranges::find(known, *scopes); same != known.end())
            return static_cast<std::size_t>(same - known.begin());
        SEKISHO_TRY(filter, filterOfScopes(call, *scopes));
        out.filters_.push_back(std::move(filter));
        known.push_back(std::move(*scopes));
        return known.size() - 1;
    };
    for (const std::string& log : rights.logs) {
        if (holdsLog(rights.wholeLogs, log)) continue;
        auto& [name, filters] = out.scopes_.emplace_back();
        name = log;
        SEKISHO_TRY(own, filterAt({sekisho::logFact(log)->menu, Access::View}));
        filters.push_back(own);
        if (rights.access != Access::Operate) continue;
        SEKISHO_TRY(downloads, filterAt(kDownloadLogs));
        filters.push_back(downloads);
    }
    return out;
}

const std::vector<std::size_t>* LogScope::filtersOf(std::string_view log) const {
    const auto found = std::ranges::find(scopes_, log, [](const auto& one) { return std::string_view(one.first); });
    return found == scopes_.end() ? nullptr : &found->second;
}

Result<bool> LogScope::shows(Database& db, const AuditRecord& record) {
    if (everything_ || holdsLog(whole_, record.log)) return true;
    if (record.removed) return false; // whose it was is gone
    return shows(db, LogSight{record.log, record.actorId, record.targetId});
}

Result<bool> LogScope::shows(Database& db, const LogSight& record) {
    if (everything_ || holdsLog(whole_, record.log)) return true;
    const auto* filters = filtersOf(record.log);
    if (!filters) return false;
    for (const std::size_t filter : *filters) {
        SEKISHO_TRY(actor, coversMember(db, filter, record.actorId));
        if (actor) continue;
        SEKISHO_TRY(target, covers(db, filter, record.targetId));
        if (!target) return false;
    }
    return true;
}

Result<bool> LogScope::hideOutsiders(Database& db, AuditRecord& record) {
    if (everything_ || holdsLog(whole_, record.log)) return false;
    const auto* filters = filtersOf(record.log);
    if (!filters) return false;
    const auto inAll = [&](auto test, std::string_view uid) -> Result<bool> {
        for (const std::size_t filter : *filters) {
            SEKISHO_TRY(within, (this->*test)(db, filter, uid));
            if (!within) return false;
        }
        return true;
    };
    bool hidden = false;
    const bool mayTell = record.log != kAdminLog || record.actorId == self_ ||
                         std::ranges::find(kTellingKinds, record.targetKind) == kTellingKinds.end();
    if (!mayTell && record.changesJson.size() > kNoChanges.size()) {
        SEKISHO_TRY(within, inAll(&LogScope::covers, record.targetId));
        hidden = !within;
    }
    if (hidden) {
        record.changesJson = kNoChanges;
    } else {
        SEKISHO_TRY(some,
                    sekishod::hideOutsiders([&](std::string_view uid) { return inAll(&LogScope::coversMember, uid); },
                                            record.changesJson));
        hidden = some;
    }
    if (hidden) record.content.clear(); // by its digest the whole could be guessed at
    return hidden;
}

Result<std::optional<LogMarks>> LogScope::marksOf(Database& db, std::string_view log) {
    if (everything_ || holdsLog(whole_, log)) return std::optional<LogMarks>(std::in_place);
    std::optional<LogMarks> out;
    const auto* filters = filtersOf(log);
    if (!filters) return out;
    out.emplace();
    for (const std::size_t filter : *filters) { // a record must be of all of them: those of the smallest are enough
        if (filters_[filter].wholeTenant) continue;
        SEKISHO_TRY(part, partOf(db, filter));
        if (!out->members || part->members->size() < out->members->size()) *out = {part->members, part->units};
    }
    return out;
}

Result<const LogScope::Part*> LogScope::partOf(Database& db, std::size_t filter) {
    parts_.resize(filters_.size());
    Part& part = parts_[filter];
    if (!part.members) {
        SEKISHO_TRY(members, membersOfScope(db, domain_, filters_[filter]));
        part.members = std::move(members);
        SEKISHO_TRY(units, unitsWithin(db, domain_, filters_[filter]));
        part.units = std::move(units);
    }
    return &part;
}

Result<bool> LogScope::coversMember(Database& db, std::size_t filter, std::string_view uid) {
    if (filters_[filter].wholeTenant) return true;
    if (uid.empty()) return false;
    SEKISHO_TRY(part, partOf(db, filter));
    return part->members->holds(uid);
}

Result<bool> LogScope::covers(Database& db, std::size_t filter, std::string_view uid) {
    if (filters_[filter].wholeTenant) return true;
    if (uid.empty()) return false;
    SEKISHO_TRY(part, partOf(db, filter));
    return part->members->holds(uid) || part->units->holds(uid);
}

std::string LogScope::text() const {
    json::array whole;
    for (const std::string& log : whole_)
        whole.emplace_back(log);
    json::object scopes;
    for (const auto& [log, numbers] : scopes_) {
        json::array& list = scopes[log].emplace_array();
        for (const std::size_t number : numbers)
            list.emplace_back(number);
    }
    return json::serialize(json::object{{"everything", everything_},
                                        {"self", self_},
                                        {"whole", std::move(whole)},
                                        {"filters", filtersValue(filters_)},
                                        {"scopes", std::move(scopes)}});
}

Result<LogScope> LogScope::fromText(std::string_view text, sekisho::DomainId domain) {
    LogScope out;
    out.domain_ = domain;
    try {
        const json::value value = json::parse(text);
        const json::object& object = value.as_object();
        out.everything_ = object.at("everything").as_bool();
        if (const auto* self = object.if_contains("self")) out.self_ = self->as_string();
        for (const json::value& log : object.at("whole").as_array())
            out.whole_.emplace_back(log.as_string());
        out.filters_ = filtersFrom(object.at("filters"));
        for (const auto& [log, numbers] : object.at("scopes").as_object()) {
            auto& list = out.scopes_.emplace_back(log, std::vector<std::size_t>()).second;
            for (const json::value& number : numbers.as_array())
                if (const auto at = number.to_number<std::size_t>(); at < out.filters_.size()) list.push_back(at);
            if (list.empty()) out.scopes_.pop_back();
        }
    } catch (const std::exception& fault) {
        return Error(ErrorKind::Corrupt, "INTERNAL_SERVER_ERROR").because(fault.what());
    }
    return out;
}

Result<std::vector<ScopeFilter>> contentScopesOf(Call& call) {
    SEKISHO_CHECK(needConsent(call));
    if (call.caller.isServiceAccount()) {
        if (!hasScope(call.caller.scopes, kAuditScope)) return missingRight(kDownloadLogs);
        return std::vector<ScopeFilter>();
    }
    std::vector<ScopeFilter> out;
    for (const Permission& needed : {kReadContents, kDownloadLogs}) {
        SEKISHO_TRY(filter, filterOfMenu(call, needed));
        if (!filter.wholeTenant) out.push_back(std::move(filter));
    }
    return out;
}

std::string scopesText(const std::vector<ScopeFilter>& scopes) {
    return json::serialize(filtersValue(scopes));
}

Result<std::vector<ScopeFilter>> scopesFromText(std::string_view text) {
    try {
        return filtersFrom(json::parse(text));
    } catch (const std::exception& fault) {
        return Error(ErrorKind::Corrupt, "INTERNAL_SERVER_ERROR").because(fault.what());
    }
}

Result<bool> hasConsent(Database& db, sekisho::DomainId domain, const sekisho::UserId& user) {
    SEKISHO_TRY(
        row, db.firstOften<std::int64_t>("SELECT edition FROM consent WHERE domain_id = :domain AND member_uid = :user",
                                         domain, user.value));
    return row && std::get<0>(*row) == sekisho::consentText().edition;
}

Done needConsent(Call& call) {
    if (call.caller.isServiceAccount()) { // there is nobody who could agree: what counts is the scope given for this
        if (hasScope(call.caller.scopes, kMonitoringScope)) return {};
        return Error(ErrorKind::Forbidden, "CONSENT_REQUIRED");
    }
    SEKISHO_TRY(agreed, hasConsent(*call.db, call.caller.domain, call.caller.user));
    if (!agreed) return Error(ErrorKind::Forbidden, "CONSENT_REQUIRED");
    return {};
}

} // namespace sekishod
