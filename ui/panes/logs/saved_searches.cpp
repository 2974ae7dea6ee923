#include "ui/panes/logs/saved_searches.h"

#include "models/commands/words.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace sekisho::ui::logs {

using commands::fromUtf8;
using commands::toUtf8;

namespace {
constexpr auto kSearchesNote = "logs.searches";
constexpr int kLongestSearchName = 60;
} // namespace

SavedSearches::SavedSearches(ports::Cache& cache, QObject* parent) : QObject(parent), cache_(cache) {
    reload();
}

void SavedSearches::reload() {
    const std::string text = cache_.note(kSearchesNote).value_or(std::string());
    const QJsonArray searches =
        QJsonDocument::fromJson(QByteArray::fromStdString(text)).object()[QLatin1String("searches")].toArray();
    all_.clear();
    for (const auto& value : searches) {
        const QJsonObject search = value.toObject();
        const QString name = search[QLatin1String("name")].toString();
        if (!nameFault(name).isEmpty()) continue;
        all_.push_back({name, toUtf8(search[QLatin1String("log")].toString()),
                        LogConditions::fromJson(search[QLatin1String("conditions")].toObject())});
    }
}

void SavedSearches::store() {
    std::ranges::sort(all_, [](const SavedSearch& a, const SavedSearch& b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    QJsonArray searches;
    for (const SavedSearch& search : all_)
        searches.append(QJsonObject{{QStringLiteral("name"), search.name},
                                    {QStringLiteral("log"), fromUtf8(search.log)},
                                    {QStringLiteral("conditions"), search.conditions.toJson()}});
    const QJsonDocument document(QJsonObject{{QStringLiteral("searches"), searches}});
    const Done kept = cache_.setNote(kSearchesNote, document.toJson(QJsonDocument::Compact).toStdString());
    Q_EMIT changed();
    if (!kept) Q_EMIT failed(kept.error());
}

std::optional<SavedSearch> SavedSearches::find(const QString& name) const {
    const auto found = std::ranges::find(all_, name, &SavedSearch::name);
    return found == all_.end() ? std::nullopt : std::optional(*found);
}

QString SavedSearches::nameFault(const QString& name) const {
    if (name.trimmed().isEmpty()) return tr("Give the search a name.");
    return name.trimmed().size() > kLongestSearchName ? tr("At most %n character(s).", nullptr, kLongestSearchName)
                                                      : QString();
}

void SavedSearches::save(SavedSearch search) {
    reload();
    search.name = search.name.trimmed();
    std::erase_if(all_, [&](const SavedSearch& one) { return one.name == search.name; });
    all_.push_back(std::move(search));
    store();
}

void SavedSearches::remove(const QString& name) {
    reload();
    std::erase_if(all_, [&](const SavedSearch& one) { return one.name == name; });
    store();
}

} // namespace sekisho::ui::logs

#include "moc_saved_searches.cpp"
