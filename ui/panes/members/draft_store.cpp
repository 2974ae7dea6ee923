#include "ui/panes/members/draft_store.h"

#include "ui/widgets/kept_draft.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace sekisho::ui::members {

DraftStore::DraftStore(ports::Cache& cache, std::string note, QObject* parent)
    : QObject(parent), kept_(new KeptDraft(
                           this, cache, std::move(note), [this] { return text(); }, [this] { return !empty(); })) {
    take(kept_->takeUp());
}

DraftStore::~DraftStore() {
    kept_->flush();
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
    kept_->changed();
    if (fresh) Q_EMIT changed();
}

void DraftStore::drop(const QString& id) {
    if (drafts_.erase(id) == 0) return;
    kept_->changed();
    kept_->flush(); // at once: it must not come back
    Q_EMIT changed();
}

void DraftStore::tellOn(Banner* banner) {
    kept_->tellOn(banner);
}

std::string DraftStore::text() const {
    QJsonObject all;
    for (const auto& [id, draft] : drafts_)
        all[id] = QString::fromStdString(commands::draftText(draft));
    return all.isEmpty() ? std::string() : QJsonDocument(all).toJson(QJsonDocument::Compact).toStdString();
}

void DraftStore::take(const std::string& text) {
    const QJsonObject all = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    for (auto it = all.begin(); it != all.end(); ++it)
        if (auto draft = commands::draftFromText(it.value().toString().toStdString()))
            drafts_[it.key()] = std::move(*draft);
}

} // namespace sekisho::ui::members

#include "moc_draft_store.cpp"
