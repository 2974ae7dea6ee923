#include "ui/panes/members/draft_store.h"

#include <QStringList>
#include <QTimer>

#include <iterator>

namespace sekisho::ui::members {

namespace {
constexpr auto kIndexNote = "members.drafts";
constexpr int kWriteMillis = 300;
constexpr int kAgainMillis = 3'000; // after a failure

std::string noteOf(const QString& id) {
    return "members.draft." + id.toStdString();
}
} // namespace

DraftStore::DraftStore(ports::Cache& cache, QObject* parent)
    : QObject(parent), cache_(cache), timer_(new QTimer(this)) {
    timer_->setSingleShot(true);
    connect(timer_, &QTimer::timeout, this, &DraftStore::write);
    const QString index = QString::fromStdString(cache_.note(kIndexNote).value_or(std::string()));
    for (const QString& id : index.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const auto text = cache_.note(noteOf(id));
        if (auto draft = text ? commands::draftFromText(*text) : std::nullopt) drafts_[id] = std::move(*draft);
    }
}

DraftStore::~DraftStore() {
    if (timer_->isActive()) write();
}

bool DraftStore::kept(const ports::Cache& cache) {
    return !cache.note(kIndexNote).value_or(std::string()).empty();
}

QString DraftStore::newMember() {
    return QStringLiteral("new");
}

const commands::MemberDraft* DraftStore::find(const QString& id) const {
    const auto it = drafts_.find(id);
    return it == drafts_.end() ? nullptr : &it->second;
}

void DraftStore::put(const QString& id, commands::MemberDraft draft) {
    const bool fresh = !has(id);
    drafts_[id] = std::move(draft);
    unsaved_.insert(id);
    timer_->start(kWriteMillis);
    if (fresh) Q_EMIT changed();
}

void DraftStore::drop(const QString& id) {
    if (drafts_.erase(id) == 0) return;
    unsaved_.insert(id);
    write();
    Q_EMIT changed();
}

void DraftStore::write() {
    timer_->stop();
    Done written;
    for (auto next = unsaved_.begin(); written && next != unsaved_.end();) {
        const commands::MemberDraft* draft = find(*next);
        written = cache_.setNote(noteOf(*next), draft ? commands::draftText(*draft) : std::string());
        next = written ? unsaved_.erase(next) : std::next(next);
    }
    QStringList ids;
    for (const auto& [id, draft] : drafts_)
        ids << id;
    if (written) written = cache_.setNote(kIndexNote, ids.join(QLatin1Char('\n')).toStdString());
    if (!written) timer_->start(kAgainMillis);
    setTrouble(written ? std::nullopt : std::optional(written.error()));
}

void DraftStore::setTrouble(std::optional<Error> error) {
    const bool was = trouble_.has_value();
    trouble_ = std::move(error);
    if (was != trouble_.has_value()) Q_EMIT troubleChanged();
}

} // namespace sekisho::ui::members

#include "moc_draft_store.cpp"
