#pragma once
// Sentences for people, formed here and above from codes and parameters: errors, menus, fields, states, times.
// The language is that of the console (set once by the shell, switchable while running). GUI thread.

#include "models/domain/error.h"
#include "models/domain/member.h"
#include "models/domain/rights.h"
#include "models/domain/session.h"
#include "models/domain/validation.h"

#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QStringList>

namespace sekisho::commands {

enum class Language { Japanese, English };
void setLanguage(Language language);
Language language();
QLocale locale();

QString fromUtf8(std::string_view text);
std::string toUtf8(const QString& text);

QString factText(std::string_view ja, std::string_view en); // whichever language is on
QString errorText(const Error& error);                      // what happened, what it means, what to do
bool isNews(const Error& error); // the command was taken and waits for a second person: told, not as a failure
QString menuText(const MenuItem& item);
QString fieldText(std::string_view fieldKey); // label of a member field by wire path
QString statusText(MemberStatus status);
QString clientKindText(ClientKind kind);
QString endReasonText(const std::string& reason);
QString auditActionText(std::string_view key);
QString roleText(const Role& role);
QString timeText(Instant t);                  // short, in the locale; today: time only
QString timeTooltip(Instant t);               // full with offset
QString zoneTimeText(Instant t);              // "JST 10:43"
QString inARow(const QStringList& sentences); // parted by blanks where the language does so
QString agoText(Instant then, Instant now);   // "just now", "3 seconds ago"

} // namespace sekisho::commands
