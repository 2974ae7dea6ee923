#include "ui/panes/logs/log_conditions.h"

#include "models/commands/words.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::ui::logs {

using commands::toUtf8;

namespace {

constexpr const char* kPeriods[] = {"today", "week", "month", "own", "all"};

struct TextMember {
    const char* key;
    std::string LogQuery::*member;
};
constexpr TextMember kTexts[] = {{"party", &LogQuery::party},   {"actor", &LogQuery::actor},
                                 {"action", &LogQuery::action}, {"target", &LogQuery::target},
                                 {"ip", &LogQuery::ip},         {"result", &LogQuery::result},
                                 {"text", &LogQuery::text}};

Instant beginOf(const QDate& day, const QTimeZone& zone) {
    return fromMillis(day.startOfDay(zone).toMSecsSinceEpoch());
}

} // namespace

LogQuery LogConditions::query(std::vector<std::string> logs, Instant now, const QTimeZone& zone) const {
    LogQuery query = rest;
    query.logs = std::move(logs);
    const QDate today = QDateTime::fromMSecsSinceEpoch(toMillis(now), zone).date();
    switch (period) {
    case Period::Today:
        query.from = beginOf(today, zone);
        break;
    case Period::Week:
        query.from = beginOf(today.addDays(-6), zone);
        break;
    case Period::Month:
        query.from = beginOf(today.addDays(-30), zone);
        break;
    case Period::Own:
        if (from.isValid()) query.from = beginOf(from, zone);
        if (until.isValid()) query.until = beginOf(until.addDays(1), zone);
        break;
    case Period::All:
        break;
    }
    return query;
}

bool LogConditions::isSet(Period usual) const {
    LogQuery asked = rest;
    asked.oldestFirst = false;
    return period != usual || asked != LogQuery();
}

QJsonObject LogConditions::toJson() const {
    QJsonObject object{{QStringLiteral("period"), QLatin1String(kPeriods[static_cast<int>(period)])}};
    if (from.isValid()) object.insert(QStringLiteral("from"), from.toString(Qt::ISODate));
    if (until.isValid()) object.insert(QStringLiteral("until"), until.toString(Qt::ISODate));
    for (const TextMember& text : kTexts)
        if (const std::string& value = rest.*text.member; !value.empty())
            object.insert(QLatin1String(text.key), QString::fromStdString(value));
    if (rest.bot) object.insert(QStringLiteral("bot"), *rest.bot);
    if (rest.oldestFirst) object.insert(QStringLiteral("oldestFirst"), true);
    if (!actorName.isEmpty()) object.insert(QStringLiteral("actorName"), actorName);
    if (!targetName.isEmpty()) object.insert(QStringLiteral("targetName"), targetName);
    return object;
}

LogConditions LogConditions::fromJson(const QJsonObject& object) {
    LogConditions conditions;
    const auto text = [&](const char* key) { return object.value(QLatin1String(key)).toString(); };
    const auto* known =
        std::ranges::find(kPeriods, text("period"), [](const char* key) { return QString(QLatin1String(key)); });
    if (known != std::end(kPeriods)) conditions.period = static_cast<Period>(known - std::begin(kPeriods));
    conditions.from = QDate::fromString(text("from"), Qt::ISODate);
    conditions.until = QDate::fromString(text("until"), Qt::ISODate);
    for (const TextMember& one : kTexts)
        conditions.rest.*one.member = toUtf8(text(one.key));
    if (const QJsonValue bot = object.value(QLatin1String("bot")); bot.isBool()) conditions.rest.bot = bot.toBool();
    conditions.rest.oldestFirst = object.value(QLatin1String("oldestFirst")).toBool();
    conditions.actorName = text("actorName");
    conditions.targetName = text("targetName");
    return conditions;
}

} // namespace sekisho::ui::logs
