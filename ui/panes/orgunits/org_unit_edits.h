#pragma once
// Takes what a person does to one organization to the service: planned and shown before it is final. What somebody else
// did to the same one meanwhile is merged field by field, never overwritten. GUI thread.

#include "models/commands/orgunit_merge.h"
#include "ui/diff/changeset_desk.h"
#include "ui/widgets/pane.h"

#include <QObject>

#include <optional>

namespace sekisho::ui::orgunits {

class OrgUnitEdits final : public QObject {
    Q_OBJECT
  public:
    // Dialogs stand over the window of `owner`; the services outlive it.
    OrgUnitEdits(const PaneServices& services, QWidget* owner);

    bool busy() const { return desk_->busy() || waiting_.has_value(); }
    // base.id empty: a new one. Fields and place together.
    void save(const OrgUnit& base, const OrgUnit& edited);
    void remove(const OrgUnit& unit);
    // The post of a member: the new head, or the old one who is none any more.
    void saveHead(const OrgUnit& unit, const Member& before, const Member& after);
    void takeBack(const ChangesetId& id);
    // Somebody else has saved `theirs`: what clashes is asked, then both are saved (or only put together in the draft).
    void merge(const OrgUnit& base, const OrgUnit& mine, const OrgUnit& theirs, bool thenSave);
    void copyChanged(); // the local copy has news

  Q_SIGNALS:
    void busyChanged();
    void failed(const sekisho::Error& error);
    // `unit` as it was asked for; id empty: it is new.
    void saved(const sekisho::Changeset& changeset, const sekisho::OrgUnit& unit, const QString& sentence);
    void takenBack();
    void rebased(const sekisho::OrgUnit& theirs,
                 const sekisho::OrgUnit& merged);                // a draft stands on theirs from now on
    void gone(const sekisho::OrgUnit& edited, bool wasDeletion); // somebody else deleted it
    void changedMeanwhile(const sekisho::OrgUnit& theirs);       // what was to be deleted

  private:
    struct Waiting { // for the copy to bring what the other one did
        OrgUnit base;
        OrgUnit edited;
        bool deletes = false;
    };
    NewChangeset changesetFor(const OrgUnit& base, const OrgUnit& edited) const;
    Operation operationOn(const OrgUnit& unit, const char* action) const;
    QString sentenceFor(const OrgUnit& base, const OrgUnit& edited) const;
    void overtaken(Waiting what);

    const PaneServices& services_;
    QWidget* owner_;
    diff::ChangesetDesk* desk_;
    std::optional<Waiting> waiting_;
};

} // namespace sekisho::ui::orgunits
