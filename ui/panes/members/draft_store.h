#pragma once
// Drafts of members: kept while one looks elsewhere, and beside the local copy so that they survive a restart. One for
// each member, and one for a member who is being added. Holds no secret. GUI thread.

#include "models/commands/member_draft.h"
#include "models/ports/cache.h"

#include <QObject>
#include <QString>

#include <map>
#include <optional>
#include <set>

class QTimer;

namespace sekisho::ui::members {

class DraftStore final : public QObject {
    Q_OBJECT
  public:
    explicit DraftStore(ports::Cache& cache, QObject* parent = nullptr);
    ~DraftStore() override;

    static bool kept(const ports::Cache& cache); // whether there is any from before
    static QString newMember();                  // the id under which a member to be added is kept

    bool has(const QString& id) const { return drafts_.count(id) > 0; }
    bool empty() const { return drafts_.empty(); }
    const commands::MemberDraft* find(const QString& id) const;
    void put(const QString& id, commands::MemberDraft draft);
    void drop(const QString& id);
    // Why drafts are in memory only at the moment: they could not be written, and it is tried again every few seconds.
    const std::optional<Error>& trouble() const { return trouble_; }

  Q_SIGNALS:
    void changed(); // one began or ended
    void troubleChanged();

  private:
    void write();
    void setTrouble(std::optional<Error> error);

    ports::Cache& cache_;
    std::map<QString, commands::MemberDraft> drafts_;
    std::set<QString> unsaved_;
    std::optional<Error> trouble_;
    QTimer* timer_;
};

} // namespace sekisho::ui::members
