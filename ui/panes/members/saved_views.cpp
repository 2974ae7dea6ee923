#include "ui/panes/members/saved_views.h"

#include "models/commands/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace sekisho::ui::members {

namespace {

constexpr auto kNote = "members.views";
constexpr int kLongestName = 60;
constexpr int kDormantDays = 90;
using Column = ports::MemberColumn;

QString ownKey(const QString& name) {
    return QStringLiteral("own/") + name;
}

// Beside the name, where it is seen without scrolling.
void showFirst(ViewState& state, Column column) {
    std::erase_if(state.columns, [column](const ColumnState& one) { return one.column == column; });
    state.columns.insert(state.columns.begin() + 1, ColumnState{column, 0, true});
}

SavedView preset(const char* key, const QString& name, ViewState state) {
    return {QLatin1String(key), name, std::move(state), false};
}

std::vector<SavedView> presets() {
    std::vector<SavedView> out;
    out.push_back(preset("usual", SavedViews::tr("All members"), ViewState::defaults()));
    ViewState dormant = ViewState::defaults();
    dormant.filter.notSeenDays = kDormantDays;
    dormant.sortBy = Column::LastAccess;
    showFirst(dormant, Column::LastSignIn);
    showFirst(dormant, Column::LastAccess);
    out.push_back(preset("dormant", SavedViews::tr("Not seen for 90 days"), dormant));
    ViewState suspended = ViewState::defaults();
    suspended.filter.statuses = ports::ShowSuspended;
    out.push_back(preset("suspended", SavedViews::tr("Suspended"), suspended));
    ViewState never = ViewState::defaults();
    never.filter.neverSeen = true;
    never.sortBy = Column::CreatedAt;
    showFirst(never, Column::CreatedAt);
    out.push_back(preset("never", SavedViews::tr("Never signed in"), never));
    ViewState deleted = ViewState::defaults();
    deleted.filter.statuses = ports::ShowDeleted;
    out.push_back(preset("deleted", SavedViews::tr("Waiting to be deleted for good"), deleted));
    return out;
}

} // namespace

SavedViews::SavedViews(ports::Cache& cache, QObject* parent) : QObject(parent), cache_(cache) {
    load();
}

void SavedViews::load() {
    const std::string text = cache_.note(kNote).value_or(std::string());
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    default_ = object[QLatin1String("default")].toString();
    own_.clear();
    const QJsonArray views = object[QLatin1String("views")].toArray();
    for (const auto& value : views) {
        const QJsonObject view = value.toObject();
        const QString name = view[QLatin1String("name")].toString();
        if (!nameFault(name).isEmpty()) continue;
        const QByteArray state = QJsonDocument(view[QLatin1String("state")].toObject()).toJson(QJsonDocument::Compact);
        own_.push_back({ownKey(name), name, ViewState::fromText(state.toStdString()), true});
    }
}

void SavedViews::store() {
    std::ranges::sort(
        own_, [](const SavedView& a, const SavedView& b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    QJsonArray views;
    for (const SavedView& view : own_)
        views.append(QJsonObject{{QStringLiteral("name"), view.name},
                                 {QStringLiteral("state"),
                                  QJsonDocument::fromJson(QByteArray::fromStdString(view.state.toText())).object()}});
    const QJsonObject object{{QStringLiteral("default"), default_}, {QStringLiteral("views"), views}};
    const Done kept = cache_.setNote(kNote, QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
    Q_EMIT changed();
    if (!kept) Q_EMIT failed(kept.error());
}

std::vector<SavedView> SavedViews::all() const {
    std::vector<SavedView> out = presets();
    out.insert(out.end(), own_.begin(), own_.end());
    return out;
}

std::optional<SavedView> SavedViews::find(const QString& key) const {
    for (SavedView& view : all())
        if (view.key == key) return std::move(view);
    return std::nullopt;
}

QString SavedViews::nameFault(const QString& name, const QString& except) const {
    if (name.trimmed().isEmpty()) return tr("Give the view a name.");
    if (name.trimmed().size() > kLongestName) return tr("At most %n character(s).", nullptr, kLongestName);
    for (const SavedView& view : presets())
        if (view.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0)
            return tr("A view of the console has this name.");
    for (const SavedView& view : own_)
        if (!except.isEmpty() && view.key != except && view.name == name.trimmed())
            return tr("Another view has this name.");
    return {};
}

QString SavedViews::save(const QString& name, const ViewState& state) {
    QString key = ownKey(name.trimmed());
    std::erase_if(own_, [&](const SavedView& view) { return view.key == key; });
    own_.push_back({key, name.trimmed(), state, true});
    store();
    return key;
}

QString SavedViews::rename(const QString& key, const QString& name) {
    QString next = ownKey(name.trimmed());
    for (SavedView& view : own_)
        if (view.key == key) {
            view.name = name.trimmed();
            view.key = next;
        }
    if (default_ == key) default_ = next;
    store();
    return next;
}

void SavedViews::remove(const QString& key) {
    std::erase_if(own_, [&](const SavedView& view) { return view.key == key; });
    if (default_ == key) default_.clear();
    store();
}

void SavedViews::setDefault(const QString& key) {
    default_ = key;
    store();
}

} // namespace sekisho::ui::members

#include "moc_saved_views.cpp"
