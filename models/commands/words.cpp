#include "models/commands/words.h"

#include "models/commands/explanation_words.h"
#include "models/domain/client_facts.h"
#include "models/domain/role_admin.h"
#include "models/ports/approvals.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>
#include <cstdlib>

namespace sekisho::commands {

namespace {

Language current = Language::Japanese;

// Gives the strings below their translation context.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QDateTime local(Instant t) {
    return QDateTime::fromMSecsSinceEpoch(toMillis(t));
}

} // namespace

void setLanguage(Language language) {
    current = language;
}
Language language() {
    return current;
}

QLocale locale() {
    return current == Language::Japanese ? QLocale(QLocale::Japanese, QLocale::Japan)
                                         : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

QString fromUtf8(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
std::string toUtf8(const QString& text) {
    return text.toStdString();
}

QString factText(std::string_view ja, std::string_view en) {
    return fromUtf8(current == Language::Japanese ? ja : en);
}

namespace {

QString missingRightOf(const Error& error) {
    std::string_view menu;
    Access access = Access::None;
    for (const ErrorParam& param : error.params) {
        if (param.name == "menu") menu = param.value;
        if (param.name == "access") access = param.value == "operate" ? Access::Operate : Access::View;
    }
    return missingRightText(menu, access);
}

// Of a disk that is full or cannot be written one wants to know which.
QString placeOf(const Error& error, const QString& sentence) {
    if (error.kind != ErrorKind::Storage && error.kind != ErrorKind::DiskFull) return {};
    for (const ErrorParam& param : error.params)
        if (const QString file = fromUtf8(param.value); param.name == "file" && !sentence.contains(file))
            return Words::tr("It is this place: %1.").arg(file);
    return {};
}

} // namespace

QString errorText(const Error& error) {
    const ErrorFact* fact = errorFact(error.code);
    QString text = fact ? factText(fact->ja, fact->en) : fromUtf8(error.description);
    if (text.isEmpty())
        text = Words::tr("Something went wrong that has no better description. The log has the details.");
    for (const ErrorParam& param : error.params) {
        // The service speaks of fields by their wire names; people know them by their labels.
        const QString value = param.name == "field" ? fieldText(param.value) : fromUtf8(param.value);
        text.replace(QLatin1Char('{') + fromUtf8(param.name) + QLatin1Char('}'), value);
    }
    text.replace(QLatin1String("{field}"), fieldText(error.field));
    const QString more = error.kind == ErrorKind::Forbidden ? missingRightOf(error) : placeOf(error, text);
    return more.isEmpty() ? text : inARow({text, more});
}

bool isNews(const Error& error) {
    return ports::waitsForApproval(error);
}

QString menuText(const MenuItem& item) {
    return factText(item.ja, item.en);
}

QString fieldText(std::string_view fieldKey) {
    const FieldRule* rule = memberField(fieldKey);
    return rule ? factText(rule->ja, rule->en) : fromUtf8(fieldKey);
}

QString statusText(MemberStatus status) {
    switch (status) {
    case MemberStatus::Awaiting:
        return Words::tr("Awaiting");
    case MemberStatus::Pending:
        return Words::tr("Pending");
    case MemberStatus::InUse:
        return Words::tr("In use");
    case MemberStatus::Suspended:
        return Words::tr("Suspended");
    case MemberStatus::Deleted:
        return Words::tr("Deleted");
    }
    return {};
}

QString clientKindText(ClientKind kind) {
    switch (kind) {
    case ClientKind::Browser:
        return Words::tr("Browser");
    case ClientKind::MobileApp:
        return Words::tr("Mobile app");
    case ClientKind::PcApp:
        return Words::tr("PC app");
    case ClientKind::DriveExplorer:
        return Words::tr("Drive explorer");
    case ClientKind::Api:
        return Words::tr("API");
    case ClientKind::Console:
        return Words::tr("Admin console");
    }
    return {};
}

QString endReasonText(const std::string& reason) {
    if (reason == "signOut") return Words::tr("Signed out");
    if (reason == "forced") return Words::tr("Forced log-out");
    if (reason == "suspended") return Words::tr("Suspended");
    if (reason == "passwordChanged") return Words::tr("Password changed");
    if (reason == "expired") return Words::tr("Expired");
    if (reason == "idChanged") return Words::tr("ID changed");
    if (reason == "deleted") return Words::tr("Deleted");
    if (reason == "policy") return Words::tr("Change of a policy");
    if (reason == "appStopped") return Words::tr("App use stopped");
    if (reason == "deviceBlocked") return Words::tr("Device blocked");
    if (reason == "deviceErased") return Words::tr("Device erased");
    return fromUtf8(reason);
}

QString auditActionText(std::string_view key) {
    for (const AuditAction& action : auditActions())
        if (action.key == key) return factText(action.ja, action.en);
    return fromUtf8(key);
}

QString roleText(const Role& role) {
    const RoleFact* known = roleFact(role.builtIn);
    return known ? factText(known->ja, known->en) : fromUtf8(role.name);
}

QString timeText(Instant t) {
    const QDateTime when = local(t);
    const QDateTime now = QDateTime::currentDateTime();
    if (when.date() == now.date()) return locale().toString(when.time(), QLocale::ShortFormat);
    return locale().toString(when, current == Language::Japanese ? QStringLiteral("yyyy/MM/dd HH:mm")
                                                                 : QStringLiteral("d MMM yyyy HH:mm"));
}

QString zoneTimeText(Instant t) {
    const QDateTime when = local(t);
    return when.timeZoneAbbreviation() + QLatin1Char(' ') + when.toString(QStringLiteral("HH:mm"));
}

QString timeTooltip(Instant t) {
    const QDateTime when = local(t);
    const int offset = when.offsetFromUtc() / 60;
    return QStringLiteral("%1 %2%3:%4")
        .arg(locale().toString(when, QStringLiteral("yyyy-MM-dd HH:mm:ss")), offset < 0 ? u"-" : u"+")
        .arg(std::abs(offset) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(offset) % 60, 2, 10, QLatin1Char('0'));
}

QString inARow(const QStringList& sentences) {
    return sentences.join(current == Language::Japanese ? QString() : QStringLiteral(" "));
}

QString agoText(Instant then, Instant now) {
    const auto seconds = static_cast<int>(std::max<std::int64_t>(0, toSeconds(now) - toSeconds(then)));
    if (seconds == 0) return Words::tr("just now");
    if (seconds < 60) return Words::tr("%n second(s) ago", nullptr, seconds);
    if (seconds < 3600) return Words::tr("%n minute(s) ago", nullptr, seconds / 60);
    if (seconds < 86400) return Words::tr("%n hour(s) ago", nullptr, seconds / 3600);
    return Words::tr("%n day(s) ago", nullptr, seconds / 86400);
}

} // namespace sekisho::commands
