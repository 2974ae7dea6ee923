#pragma once
// The logs in words: names of logs and columns, results with their reasons, what a record says beside its columns, a
// question in a sentence, exports. Times are those of an administrator's zone. GUI thread.

#include "models/domain/log_facts.h"
#include "models/domain/log_query.h"
#include "models/ports/gateway.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <functional>
#include <string_view>
#include <vector>

namespace sekisho::commands {

inline constexpr std::string_view kLogDownloadMenu = "audit.download";
inline constexpr std::string_view kArchiveMenu = "audit.archive";

std::vector<const LogFact*> logsOfMenu(std::string_view menu); // in the order of its tabs
// The first screen of logs that somebody may open; offline (null) the first of all. Empty: none.
QString firstLogMenu(const ports::Identity* identity, Instant now);

QString logText(std::string_view log);    // "Log-in"; an unknown key as it is
QString logTabText(std::string_view log); // of its tab
QString logActionText(std::string_view action);
QString logResultText(std::string_view result);
QString logReasonText(std::string_view code); // a sentence; empty: there is none
QString logClientText(std::string_view client);
QString logObjectKindText(std::string_view kind);
QString logWhoText(std::string_view name, std::string_view id); // whatever is known of somebody

// The zone of an administrator, of this computer where he has none.
QTimeZone logZone(const ports::Identity* identity);
QString logTimeText(Instant at, const QTimeZone& zone); // to the second
QString logIsoText(Instant at, const QTimeZone& zone);  // ISO 8601 with offset
QString logDayText(Instant at, const QTimeZone& zone);  // with the day of the week
QString widestLogTime();                                // for columns

struct LogDetail { // what a record says beside its columns: a field that was changed, or what the event told
    QString name, from, to;
    bool change = false; // false: `to` alone says it
};
std::vector<LogDetail> logDetails(const AuditRecord& record);
QString logDetailName(std::string_view log, std::string_view key);
QString logRecordJson(const AuditRecord& record); // as one object, indented; what is removed is not there

using NameOfParty = std::function<QString(const std::string& id)>; // empty text: not known
// What a question asks for, one condition each; `without` leaves out the period.
QStringList logConditions(const LogQuery& query, const QTimeZone& zone, const NameOfParty& name);
QString logPeriodText(const LogQuery& query, const QTimeZone& zone);                         // empty: no bounds
QString logQueryText(const LogQuery& query, const QTimeZone& zone, const NameOfParty& name); // all of it in one line

// What members wrote, as it is asked for, in one line.
QString contentQueryText(const ContentQuery& query, const QTimeZone& zone);

QString logFormatText(LogFormat format);
QString logFormatHelp(LogFormat format);
QString logFormatSuffix(LogFormat format); // "csv", "jsonl"
QString logExportStateText(LogExportState state);
QString byteText(std::int64_t bytes);

} // namespace sekisho::commands
