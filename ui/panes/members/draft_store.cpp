#include "ui/panes/members/draft_store.h"

#include <QStringList>
#include <QTimer>

namespace sekisho::ui::members {

namespace {
constexpr auto kIndexNote = "members.drafts";
constexpr int kWriteMillis = 300;

std::string noteOf(const QString& id) {
    return "members.draft." + id.toStdString();
}
} // namespace

DraftStore::DraftStore(ports::Cache& cache, QObject* parent)
    : QObject(parent), cache_(cache), timer_(new QTimer(this)) {
    timer_->setSingleShot(true);
    timer_->setInterval(kWriteMillis);
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
    timer_->start();
    if (fresh) Q_EMIT changed();
}

void DraftStore::drop(const QString& id) {
    if (drafts_.erase(id) == 0) return;
    unsaved_.insert(id);
    write();
    Q_EMIT changed();
}

// A draft that could not be written is still there until the program ends; the copy's own state tells of its trouble.
void DraftStore::write() {
    timer_->stop();
    for (const QString& id : unsaved_) {
        const commands::MemberDraft* draft = find(id);
        static_cast<void>(cache_.setNote(noteOf(id), draft ? commands::draftText(*draft) : std::string()));
    }
    unsaved_.clear();
    QStringList ids;
    for (const auto& [id, draft] : drafts_)
        ids << id;
    static_cast<void>(cache_.setNote(kIndexNote, ids.join(QLatin1Char('\n')).toStdString()));
}

} // namespace sekisho::ui::members
