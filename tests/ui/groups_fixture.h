#pragma once
// The screen of groups over the real local copy and a service as a script.

#include "tests/ui/pane_fixture.h"
#include "tests/ui/plan_answers.h"
#include "ui/panes/groups/group_page.h"
#include "ui/panes/groups/groups_pane.h"
#include "ui/widgets/plan_dialog.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTableView>

namespace sekisho::tests {

// Three groups: one with a member, an organization and another group in it; that other one; one with outsiders.
struct GroupsFixture : PaneFixture {
    GroupsFixture() : PaneFixture(80) {
        auto person = gateway.tenant.members().begin();
        master = person->second.id;
        member = std::next(person)->second.id;
        for (const auto& [id, found] : gateway.tenant.orgUnits())
            if (unit.empty() && !found.parent) unit = found.id;
        gateway.tenant.editOrgUnit(unit, [](OrgUnit& edited) { edited.useMessage = true; });
        Group one;
        one.name = "内側の会";
        one.administrators = {master};
        one.features = {true, true, true, true, true};
        inner = gateway.tenant.addGroup(one);
        one.name = "広報チーム";
        one.email = "press@demo";
        one.members = {{GroupMemberKind::User, member.value},
                       {GroupMemberKind::OrgUnit, unit.value},
                       {GroupMemberKind::Group, inner.value}};
        outer = gateway.tenant.addGroup(one);
        one.name = "Partner";
        one.email.clear();
        one.kind = GroupKind::External;
        one.members.clear();
        external = gateway.tenant.addGroup(one);
        gateway.rooming.held[outer.value] = {120, 3, 4, 5, 6, 7'000};
        gateway.pipe.planner = [this](const Operation& operation) { return planned(operation); };
    }
    // As the service would: a deletion loses what the room holds.
    PlannedRow planned(const Operation& operation) {
        PlannedRow row;
        row.no = operation.no;
        row.kind = operation.kind;
        row.action = operation.action;
        row.id = operation.id;
        row.name = operation.id;
        row.verdict = refuse                         ? Verdict::Refused
                      : operation.action == "create" ? Verdict::Added
                      : operation.action == "delete" ? Verdict::Removed
                                                     : Verdict::Changed;
        if (refuse) row.error = refuse;
        return row;
    }
    QTableView* table() const { return find<QTableView>("groups.table"); }
    ui::groups::GroupPage* page() const { return shown->findChild<ui::groups::GroupPage*>(); }
    QString nameAt(int row) const { return table()->model()->index(row, 0).data().toString(); }
    void choose(const GroupId& id) const { shown->showResource(QString::fromStdString(id.value)); }
    const Operation& lastOperation() {
        const auto* entry = gateway.pipe.find(ChangesetId("changeset-" + std::to_string(gateway.pipe.count())));
        return entry->operations.front();
    }
    ui::PlanDialog* planDialog(const char* name) const { return find<ui::PlanDialog>(name); }

    UserId master, member;
    OrgUnitId unit;
    GroupId inner, outer, external;
    std::optional<Error> refuse;
};

} // namespace sekisho::tests
