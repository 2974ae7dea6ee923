#pragma once
// Drafts of members: kept while one looks elsewhere, and beside the local copy (KeptDraft). One for each member, and
// one for a member who is being added. Holds no secret. GUI thread.

#include "models/commands/member_draft.h"
#include "models/ports/cache.h"

#include <QObject>
#include <QString>

#include <map>
#include <string>

namespace sekisho::ui {
class Banner;
class KeptDraft;
} // namespace sekisho::ui

namespace sekisho::ui::members {

class DraftStore final : public QObject {
    Q_OBJECT
  public:
    // `note`: under which they are kept.
    DraftStore(ports::Cache& cache, std::string note, QObject* parent = nullptr);
    ~DraftStore() override;

    static QString newMember(); // the id under which a member to be added is kept

    bool has(const QString& id) const { return drafts_.count(id) > 0; }
    bool empty() const { return drafts_.empty(); }
    const commands::MemberDraft* find(const QString& id) const;
    void put(const QString& id, commands::MemberDraft draft);
    void drop(const QString& id);
    void tellOn(Banner* banner); // that they are in memory only, as long as that is so

  Q_SIGNALS:
    void changed(); // one began or ended

  private:
    std::string text() const;
    void take(const std::string& text);

    std::map<QString, commands::MemberDraft> drafts_;
    KeptDraft* kept_;
};

} // namespace sekisho::ui::members
