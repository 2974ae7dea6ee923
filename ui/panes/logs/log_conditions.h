#pragma once
// What is searched for in the logs, as a person sets it: a period that moves with the days, and the rest of the
// question with the names of whom it is about. Pure values; kept as JSON text.

#include "models/domain/log_query.h"

#include <QDate>
#include <QJsonObject>
#include <QString>
#include <QTimeZone>

namespace sekisho::ui::logs {

enum class Period { Today, Week, Month, Own, All };

struct LogConditions {
    Period period = Period::Week;
    QDate from, until; // Own: both days are meant; invalid: no bound on that side
    LogQuery rest;     // without logs and period
    QString actorName, targetName;

    // Days are those of the zone.
    LogQuery query(std::vector<std::string> logs, Instant now, const QTimeZone& zone) const;
    bool isSet(Period usual) const; // anything but the period that every search begins with
    QJsonObject toJson() const;
    static LogConditions fromJson(const QJsonObject& object);
    bool operator==(const LogConditions&) const = default;
};

} // namespace sekisho::ui::logs
