#pragma once
// Takes what a person does to one organization to the service: planned and shown before it is final. `overtaken` runs
// when the service finds that somebody else was quicker (draft_merges.h). GUI thread.

#include "ui/diff/changeset_desk.h"
#include "ui/widgets/pane.h"

#include <QObject>

#include <functional>

namespace sekisho::ui::orgunits {

class OrgUnitEdits final : public QObject {
    Q_OBJECT
  public:
    // Dialogs stand over the window of `owner`; the services outlive it.
    OrgUnitEdits(const PaneServices& services, QWidget* owner);

    bool busy() const { return desk_->busy(); }
    // base.id empty: a new one. Fields and place together.
    void save(const OrgUnit& base, const OrgUnit& edited, std::function<void()> overtaken);
    void remove(const OrgUnit& unit, std::function<void()> overtaken);
    // The post of a member: the new head, or the old one who is none any more.
    void saveHead(const OrgUnit& unit, const Member& before, const Member& after);
    void takeBack(const ChangesetId& id);

  Q_SIGNALS:
    void busyChanged();
    void failed(const sekisho::Error& error);
    // `unit` as it was asked for; id empty: it is new.
    void saved(const sekisho::Changeset& changeset, const sekisho::OrgUnit& unit, const QString& sentence);
    void takenBack();

  private:
    NewChangeset changesetFor(const OrgUnit& base, const OrgUnit& edited) const;
    Operation operationOn(const OrgUnit& unit, const char* action) const;
    QString sentenceFor(const OrgUnit& base, const OrgUnit& edited) const;

    const PaneServices& services_;
    diff::ChangesetDesk* desk_;
};

} // namespace sekisho::ui::orgunits
