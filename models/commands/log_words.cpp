#include "models/commands/log_words.h"

#include "models/commands/changeset_words.h"
#include "models/commands/monitor_words.h"
#include "models/commands/words.h"
#include "models/domain/client_facts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace sekisho::commands {

namespace {

struct LogWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(LogWords)
};

bool inJapanese() {
    return language() == Language::Japanese;
}

QDateTime logMoment(Instant at, const QTimeZone& zone) {
    return QDateTime::fromMSecsSinceEpoch(toMillis(at), zone);
}

// --- values of details -----------------------------------------------------------------------------------------------

QString logValueText(const QJsonValue& value);

// Somebody, a file, or anything else that has parts.
QString logObjectText(const QJsonObject& object) {
    const auto part = [&](const char* key) { return object.value(QLatin1String(key)).toString(); };
    QString name = part("name");
    for (const char* key : {"address", "id", "uid"})
        if (const QString id = part(key); !id.isEmpty() && id != name)
            return name.isEmpty() ? id : LogWords::tr("%1 (%2)", "name, address").arg(name, id);
    if (object.value(QLatin1String("size")).isDouble() && !name.isEmpty())
        return LogWords::tr("%1 (%2)", "file, its size")
            .arg(name, byteText(object.value(QLatin1String("size")).toInteger()));
    if (!name.isEmpty() && object.size() == 1) return name;
    QStringList parts;
    for (auto it = object.begin(); it != object.end(); ++it)
        parts << LogWords::tr("%1: %2", "member, its value").arg(it.key(), logValueText(it.value()));
    return parts.join(QStringLiteral("; "));
}

QString logValueText(const QJsonValue& value) {
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? LogWords::tr("Yes") : LogWords::tr("No");
    case QJsonValue::Double:
        return locale().toString(value.toDouble(), 'g', 15);
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Object:
        return logObjectText(value.toObject());
    case QJsonValue::Array: {
        QStringList entries;
        const QJsonArray array = value.toArray();
        for (const auto& one : array)
            entries << logValueText(one);
        return entries.join(LogWords::tr(", ", "between entries of a list"));
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

bool isChange(const QJsonValue& value) {
    const QJsonObject object = value.toObject();
    return value.isObject() && object.size() <= 2 &&
           (object.contains(QLatin1String("to")) || object.contains(QLatin1String("from"))) &&
           object.size() ==
               (object.contains(QLatin1String("to")) ? 1 : 0) + (object.contains(QLatin1String("from")) ? 1 : 0);
}

// Names of what events tell that no column of a log is named after.
QString eventFieldText(std::string_view key) {
    if (key == "sender") return LogWords::tr("Sender");
    if (key == "receiver" || key == "receivers") return LogWords::tr("Recipient");
    if (key == "member") return LogWords::tr("Member");
    if (key == "channelName") return LogWords::tr("Talk room");
    if (key == "channelId") return LogWords::tr("Channel ID");
    if (key == "attachments") return LogWords::tr("Attachments");
    if (key == "bot") return LogWords::tr("Bot");
    if (key == "invitedBy") return LogWords::tr("Invited by");
    if (key == "removedBy") return LogWords::tr("Removed by");
    if (key == "messageId") return LogWords::tr("Message ID");
    if (key == "subject" || key == "title") return LogWords::tr("Subject line");
    if (key == "size") return LogWords::tr("Size in bytes");
    if (key == "name") return LogWords::tr("Name");
    if (key == "fileName") return LogWords::tr("File name");
    if (key == "folder") return LogWords::tr("Folder");
    if (key == "updated") return LogWords::tr("After the change");
    if (key == "caller") return LogWords::tr("Caller");
    if (key == "participants") return LogWords::tr("Participants");
    if (key == "seconds") return LogWords::tr("Duration in seconds");
    if (key == "video") return LogWords::tr("Video");
    if (key == "sharedBy") return LogWords::tr("Shared by");
    if (key == "group") return LogWords::tr("Organization or group");
    if (key == "appName") return LogWords::tr("App");
    if (key == "method") return LogWords::tr("Login method");
    if (key == "path") return LogWords::tr("API");
    if (key == "service") return LogWords::tr("Service");
    if (key == "source") return LogWords::tr("Source of the event");
    if (key == "eventId") return LogWords::tr("Event ID");
    if (key == "digest" || key == "contentDigest") return LogWords::tr("Digest of the content");
    if (key == "policy") return LogWords::tr("Monitoring policy");
    if (key == "excerptDigest") return LogWords::tr("Digest of the excerpt");
    if (key == "partiesDigest") return LogWords::tr("Digest of those concerned");
    if (key == "kept") return LogWords::tr("Kept as ordered");
    if (key == "excerptsRead") return LogWords::tr("Words of detections read");
    if (key == "where") return LogWords::tr("Where it was found");
    if (key == "event") return LogWords::tr("Record of what it was found in");
    if (key == "code") return LogWords::tr("Error code");
    return {};
}

// Keys that stand for words: services, and where a policy has found something.
QString toldLogText(std::string_view key, const QJsonValue& value) {
    if (!value.isString() || (key != "service" && key != "where")) return logValueText(value);
    QStringList words;
    const QStringList parts = value.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& one : parts) {
        const std::string word = "service." + toUtf8(one);
        const std::string_view known = logWord(word, inJapanese());
        words << (key == "where" ? excerptWhereText(toUtf8(one)) : known == word ? one : fromUtf8(known));
    }
    return words.join(LogWords::tr(", ", "between entries of a list"));
}

} // namespace

// --- logs and cells --------------------------------------------------------------------------------------------------

std::vector<const LogFact*> logsOfMenu(std::string_view menu) {
    std::vector<const LogFact*> logs;
    for (const LogFact& fact : logFacts())
        if (fact.menu == menu) logs.push_back(&fact);
    return logs;
}

QString firstLogMenu(const ports::Identity* identity, Instant now) {
    for (const LogFact& fact : logFacts())
        if (fact.menu.starts_with("audit.") && (!identity || identity->canSee(fact.menu, now)))
            return fromUtf8(fact.menu);
    return {};
}

QString logText(std::string_view log) {
    const LogFact* fact = logFact(log);
    return fact ? factText(fact->ja, fact->en) : fromUtf8(log);
}

QString logTabText(std::string_view log) {
    const LogFact* fact = logFact(log);
    return fact && !fact->tabEn.empty() ? factText(fact->tabJa, fact->tabEn) : logText(log);
}

QString logActionText(std::string_view action) {
    return fromUtf8(actionWords(action, inJapanese()));
}

QString logResultText(std::string_view result) {
    return result.empty() ? QString() : fromUtf8(logWord("result." + std::string(result), inJapanese()));
}

QString logReasonText(std::string_view code) {
    if (code.empty()) return {};
    const ErrorFact* fact = errorFact(code);
    if (!fact) return fromUtf8(code);
    const QString sentence = factText(fact->ja, fact->en);
    const QString first = inJapanese() ? sentence.section(QStringLiteral("。"), 0, 0) + QStringLiteral("。")
                                       : sentence.section(QStringLiteral(". "), 0, 0);
    return first.endsWith(QLatin1Char('.')) || inJapanese() ? first : first + QLatin1Char('.');
}

QString logClientText(std::string_view client) {
    return client.empty() ? QString() : fromUtf8(logWord("client." + std::string(client), inJapanese()));
}

QString logObjectKindText(std::string_view kind) {
    if (kind == "channel") return LogWords::tr("Talk room");
    if (kind == "session") return LogWords::tr("Session");
    if (kind == "device") return LogWords::tr("Device");
    if (kind == "file") return LogWords::tr("File");
    if (kind == "mail" || kind == "message") return LogWords::tr("Message");
    if (kind == "post") return LogWords::tr("Post");
    if (kind == "event") return LogWords::tr("Appointment");
    if (kind == "calendar") return LogWords::tr("Calendar");
    if (kind == "contact") return LogWords::tr("Contact");
    if (kind == "task") return LogWords::tr("Task");
    if (kind == "form") return LogWords::tr("Form");
    if (kind == "note" || kind == "ainote") return LogWords::tr("Talk-room note");
    if (kind == "call") return LogWords::tr("Call");
    if (kind == "share") return LogWords::tr("Screen sharing");
    if (kind == "app" || kind == "apiApp") return LogWords::tr("App");
    if (kind == "bot") return LogWords::tr("Bot");
    if (kind == "changeset") return LogWords::tr("Change");
    if (kind == "cutOff") return LogWords::tr("Lost-device response");
    if (kind == "approval" || kind == "request") return LogWords::tr("Request for approval");
    if (kind == "monitorPolicy") return LogWords::tr("Monitoring policy");
    if (kind == "export" || kind == "logExport") return LogWords::tr("Log export");
    if (kind == "tenant") return LogWords::tr("Tenant");
    return resourceKindText(kind);
}

QString logWhoText(std::string_view name, std::string_view id) {
    if (!name.empty()) return fromUtf8(name);
    return id == "system" ? LogWords::tr("The service itself") : fromUtf8(id);
}

// --- time ------------------------------------------------------------------------------------------------------------

QTimeZone logZone(const ports::Identity* identity) {
    const QByteArray id = identity ? QByteArray::fromStdString(identity->timeZone) : QByteArray();
    const QTimeZone own(id);
    return !id.isEmpty() && own.isValid() ? own : QTimeZone::systemTimeZone();
}

QString logTimeText(Instant at, const QTimeZone& zone) {
    return locale().toString(logMoment(at, zone), inJapanese() ? QStringLiteral("yyyy/MM/dd HH:mm:ss")
                                                               : QStringLiteral("d MMM yyyy HH:mm:ss"));
}

QString logIsoText(Instant at, const QTimeZone& zone) {
    const QDateTime when = logMoment(at, zone);
    return when.toOffsetFromUtc(when.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

QString logDayText(Instant at, const QTimeZone& zone) {
    return locale().toString(logMoment(at, zone).date(),
                             inJapanese() ? QStringLiteral("yyyy年M月d日 (ddd)") : QStringLiteral("dddd, d MMMM yyyy"));
}

QString widestLogTime() {
    return logTimeText(Instant(std::chrono::sys_days(std::chrono::year(2028) / 9 / 28)) + std::chrono::hours(8),
                       QTimeZone::utc());
}

// --- details ---------------------------------------------------------------------------------------------------------

QString logDetailName(std::string_view log, std::string_view key) {
    const std::string from = "detail." + std::string(key);
    if (const LogFact* fact = logFact(log))
        for (const LogColumn& column : fact->columns)
            if (column.from == from) return factText(column.ja, column.en);
    if (QString known = eventFieldText(key); !known.isEmpty()) return known;
    return fieldText(key);
}

std::vector<LogDetail> logDetails(const AuditRecord& record) {
    std::vector<LogDetail> details;
    const QJsonObject all = QJsonDocument::fromJson(QByteArray::fromStdString(record.changesJson)).object();
    for (auto it = all.begin(); it != all.end(); ++it) {
        LogDetail& detail = details.emplace_back();
        const std::string key = toUtf8(it.key());
        detail.change = isChange(it.value());
        detail.name = logDetailName(record.log, key);
        if (detail.change && detail.name == it.key()) detail.name = changeFieldText(record.targetKind, key);
        const QJsonObject sides = it.value().toObject();
        detail.from = detail.change ? logValueText(sides.value(QLatin1String("from"))) : QString();
        detail.to = detail.change ? logValueText(sides.value(QLatin1String("to"))) : toldLogText(key, it.value());
    }
    std::stable_partition(details.begin(), details.end(), [](const LogDetail& one) { return one.change; });
    return details;
}

QString logRecordJson(const AuditRecord& record) {
    QJsonObject object{{QStringLiteral("seq"), static_cast<qint64>(record.seq)},
                       {QStringLiteral("log"), fromUtf8(record.log)},
                       {QStringLiteral("time"), fromUtf8(formatUtc(record.at))},
                       {QStringLiteral("content"), fromUtf8(record.content)},
                       {QStringLiteral("hash"), fromUtf8(record.hash)}};
    if (record.recorded != Instant{})
        object.insert(QStringLiteral("recordedTime"), fromUtf8(formatUtc(record.recorded)));
    const std::pair<const char*, const std::string*> texts[] = {
        {"action", &record.action},         {"actorId", &record.actorId},    {"actorName", &record.actorName},
        {"targetKind", &record.targetKind}, {"targetId", &record.targetId},  {"targetName", &record.targetName},
        {"result", &record.result},         {"reason", &record.reason},      {"ip", &record.ip},
        {"client", &record.client},         {"requestId", &record.requestId}};
    for (const auto& [key, value] : texts)
        if (!value->empty()) object.insert(QLatin1String(key), fromUtf8(*value));
    if (!record.changesJson.empty())
        object.insert(QStringLiteral("details"),
                      QJsonDocument::fromJson(QByteArray::fromStdString(record.changesJson)).object());
    if (record.removed) object.insert(QStringLiteral("removed"), true);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed();
}

// --- questions -------------------------------------------------------------------------------------------------------

QString logPeriodText(const LogQuery& query, const QTimeZone& zone) {
    // The end is exclusive: a whole day is named by itself, not by the midnight after it.
    const auto last = [&](Instant until) { return logMoment(until - std::chrono::seconds(1), zone); };
    const auto whole = [&](Instant at) { return logMoment(at, zone).time() == QTime(0, 0); };
    const auto day = [](const QDateTime& when) {
        return locale().toString(when.date(),
                                 inJapanese() ? QStringLiteral("yyyy/MM/dd") : QStringLiteral("d MMM yyyy"));
    };
    const auto from = [&] {
        return whole(*query.from) ? day(logMoment(*query.from, zone)) : logTimeText(*query.from, zone);
    };
    const auto until = [&] { return whole(*query.until) ? day(last(*query.until)) : logTimeText(*query.until, zone); };
    if (query.from && query.until) {
        const QString first = from(), end = until();
        return first == end ? first : LogWords::tr("%1 to %2", "from a day to a day").arg(first, end);
    }
    if (query.from) return LogWords::tr("From %1").arg(from());
    if (query.until) return LogWords::tr("Until %1").arg(until());
    return {};
}

QStringList logConditions(const LogQuery& query, const QTimeZone& zone, const NameOfParty& name) {
    const auto who = [&](const std::string& id) {
        const QString known = name ? name(id) : QString();
        return known.isEmpty() ? fromUtf8(id) : known;
    };
    QStringList words;
    if (const QString period = logPeriodText(query, zone); !period.isEmpty()) words << period;
    if (!query.party.empty()) words << LogWords::tr("About %1").arg(who(query.party));
    if (!query.actor.empty()) words << LogWords::tr("By %1").arg(who(query.actor));
    if (!query.target.empty()) words << LogWords::tr("On %1", "what something was done to").arg(who(query.target));
    if (!query.action.empty()) words << logActionText(query.action);
    if (!query.result.empty()) words << LogWords::tr("Result: %1").arg(logResultText(query.result));
    if (!query.ip.empty()) words << fromUtf8(query.ip);
    if (!query.text.empty()) words << LogWords::tr("“%1”").arg(fromUtf8(query.text));
    if (query.bot) words << (*query.bot ? LogWords::tr("Bots only") : LogWords::tr("Without bots"));
    return words;
}

QString logQueryText(const LogQuery& query, const QTimeZone& zone, const NameOfParty& name) {
    QStringList logs;
    for (const std::string& log : query.logs)
        logs << logText(log);
    if (logs.isEmpty()) logs << LogWords::tr("All logs");
    const QStringList conditions = logConditions(query, zone, name);
    const QString between = LogWords::tr(", ", "between conditions");
    return conditions.isEmpty()
               ? logs.join(between)
               : LogWords::tr("%1: %2", "logs, conditions").arg(logs.join(between), conditions.join(between));
}

QString contentQueryText(const ContentQuery& query, const QTimeZone& zone) {
    LogQuery between;
    between.from = query.from;
    between.until = query.until;
    QStringList conditions;
    if (const QString period = logPeriodText(between, zone); !period.isEmpty()) conditions << period;
    const auto add = [&conditions](const std::string& value, const QString& words) {
        if (!value.empty()) conditions << words.arg(fromUtf8(value));
    };
    add(query.text, LogWords::tr("“%1”"));
    add(query.sender, LogWords::tr("Sender: %1"));
    add(query.receiver, LogWords::tr("Receiver: %1"));
    add(query.channel, LogWords::tr("Talk room: %1"));
    if (query.bot) conditions << (*query.bot ? LogWords::tr("Bots only") : LogWords::tr("Without bots"));
    const QString what = menuText(*menuItem("monitoring.talkContent"));
    return conditions.isEmpty() ? what
                                : LogWords::tr("%1: %2", "logs, conditions")
                                      .arg(what, conditions.join(LogWords::tr(", ", "between conditions")));
}

// --- exports ---------------------------------------------------------------------------------------------------------

QString logFormatText(LogFormat format) {
    switch (format) {
    case LogFormat::SourceCsv:
        return LogWords::tr("CSV with the columns of the source");
    case LogFormat::Csv:
        return LogWords::tr("CSV for programs");
    case LogFormat::JsonLines:
        return LogWords::tr("JSON Lines");
    case LogFormat::Evidence:
        break;
    }
    return LogWords::tr("Evidence file");
}

QString logFormatHelp(LogFormat format) {
    switch (format) {
    case LogFormat::SourceCsv:
        return LogWords::tr("The columns and words that the service shows, for people.");
    case LogFormat::Csv:
        return LogWords::tr("One fixed set of columns for every log, times in ISO 8601 with offset.");
    case LogFormat::JsonLines:
        return LogWords::tr("One record a line with everything that is known of it.");
    case LogFormat::Evidence:
        break;
    }
    return LogWords::tr("The records with what proves them; sekisho-verify checks it.");
}

QString logFormatSuffix(LogFormat format) {
    return format == LogFormat::SourceCsv || format == LogFormat::Csv ? QStringLiteral("csv") : QStringLiteral("jsonl");
}

QString logExportStateText(LogExportState state) {
    switch (state) {
    case LogExportState::Waiting:
        return LogWords::tr("Waiting to be made");
    case LogExportState::Running:
        return LogWords::tr("Being made");
    case LogExportState::Ready:
        return LogWords::tr("Ready");
    case LogExportState::Failed:
        return LogWords::tr("Failed");
    case LogExportState::Cancelled:
        break;
    }
    return LogWords::tr("Withdrawn");
}

QString byteText(std::int64_t bytes) {
    return locale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace sekisho::commands
