#include "ui/panes/orgunits/org_unit_edits.h"

#include "models/commands/orgunit_merge.h"
#include "models/commands/words.h"
#include "ui/panes/orgunits/org_unit_words.h"

#include <utility>

namespace sekisho::ui::orgunits {

using commands::fromUtf8;
using commands::toUtf8;

OrgUnitEdits::OrgUnitEdits(const PaneServices& services, QWidget* owner)
    : QObject(owner), services_(services), desk_(new diff::ChangesetDesk(services.gateway.changesets(), services.cache,
                                                                         services.sync, services.gui, owner)) {
    connect(desk_, &diff::ChangesetDesk::busyChanged, this, &OrgUnitEdits::busyChanged);
    connect(desk_, &diff::ChangesetDesk::failed, this, &OrgUnitEdits::failed);
}

Operation OrgUnitEdits::operationOn(const OrgUnit& unit, const char* action) const {
    Operation operation;
    operation.kind = "orgUnit";
    operation.action = action;
    operation.id = unit.id.value;
    if (unit.version != 0) operation.base = unit.version;
    return operation;
}

NewChangeset OrgUnitEdits::changesetFor(const OrgUnit& base, const OrgUnit& edited) const {
    NewChangeset wanted;
    wanted.origin = ChangesetOrigin::Edit;
    const QString name = fromUtf8(edited.name);
    if (base.id.empty()) {
        Operation operation = operationOn(edited, "create");
        operation.id = "new:unit";
        operation.value = desk_->values().create(edited);
        wanted.title = toUtf8(tr("Add organization: %1").arg(name));
        wanted.operations.push_back(std::move(operation));
        return wanted;
    }
    wanted.title = toUtf8(tr("Edit organization: %1").arg(name));
    const bool moves = !commands::samePlace(base, edited);
    const auto changed = commands::changesBetween(base, edited).size();
    if (changed > (moves ? 1U : 0U)) {
        Operation operation = operationOn(base, "update");
        operation.value = desk_->values().update(base, edited);
        wanted.operations.push_back(std::move(operation));
    }
    if (moves) {
        Operation operation = operationOn(base, "move");
        operation.value = desk_->values().move(edited.parent, edited.displayOrder);
        wanted.operations.push_back(std::move(operation));
        if (changed == 1) {
            wanted.origin = ChangesetOrigin::Move;
            wanted.title =
                toUtf8(tr("Move organization: %1 to %2").arg(name, placeText(edited.parent, services_.cache)));
        }
    }
    return wanted;
}

QString OrgUnitEdits::sentenceFor(const OrgUnit& base, const OrgUnit& edited) const {
    const bool onlyMoved =
        !base.id.empty() && !commands::samePlace(base, edited) && commands::changesBetween(base, edited).size() == 1;
    return (onlyMoved ? tr("%1 was moved.") : tr("%1 was saved.")).arg(fromUtf8(edited.name));
}

void OrgUnitEdits::save(const OrgUnit& base, const OrgUnit& edited, std::function<void()> overtaken) {
    if (busy()) return;
    desk_->submit(
        changesetFor(base, edited),
        [this, edited, sentence = sentenceFor(base, edited)](const Changeset& changeset) {
            Q_EMIT saved(changeset, edited, sentence);
        },
        std::move(overtaken));
}

void OrgUnitEdits::remove(const OrgUnit& unit, std::function<void()> overtaken) {
    if (busy()) return;
    const QString name = fromUtf8(unit.name);
    NewChangeset wanted;
    wanted.origin = ChangesetOrigin::Edit;
    wanted.title = toUtf8(tr("Delete organization: %1").arg(name));
    wanted.operations.push_back(operationOn(unit, "delete"));
    desk_->submit(
        std::move(wanted),
        [this, unit, name](const Changeset& changeset) {
            Q_EMIT saved(changeset, unit, tr("%1 was deleted.").arg(name));
        },
        std::move(overtaken));
}

void OrgUnitEdits::saveHead(const OrgUnit& unit, const Member& before, const Member& after) {
    if (busy()) return;
    NewChangeset wanted;
    wanted.origin = ChangesetOrigin::Edit;
    wanted.title = toUtf8(tr("Change the head of %1").arg(fromUtf8(unit.name)));
    Operation operation;
    operation.kind = "member";
    operation.action = "update";
    operation.id = before.id.value;
    if (before.version != 0) operation.base = before.version;
    operation.value = desk_->values().update(before, after);
    wanted.operations.push_back(std::move(operation));
    const QString sentence = tr("The head of %1 was changed.").arg(fromUtf8(unit.name));
    desk_->submit(std::move(wanted),
                  [this, unit, sentence](const Changeset& changeset) { Q_EMIT saved(changeset, unit, sentence); });
}

void OrgUnitEdits::takeBack(const ChangesetId& id) {
    desk_->takeBack(id, [this](const Changeset&) { Q_EMIT takenBack(); });
}

} // namespace sekisho::ui::orgunits

#include "moc_org_unit_edits.cpp"
