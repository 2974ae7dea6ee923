#include "ui/panes/members/change_dialogs.h"

#include "models/commands/words.h"
#include "ui/diff/field_grid.h"
#include "ui/forms/member_text.h"
#include "ui/forms/membership_editor.h"
#include "ui/widgets/wrapped_label.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::members {

using namespace diff;

namespace {

struct ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(MemberChanges)
};

const OrgUnitMembership* membershipOf(const Member& member, const OrgUnitId& id) {
    for (const Organization& organization : member.organizations)
        for (const OrgUnitMembership& unit : organization.orgUnits)
            if (unit.orgUnit == id) return &unit;
    return nullptr;
}

} // namespace

std::vector<ChangeLine> changeLines(const Member& before, const Member& after, ports::Cache& cache) {
    std::vector<ChangeLine> lines;
    for (const commands::ChangedField& change : commands::changesBetween(before, after))
        lines.push_back({memberFieldLabel(change.key, cache), memberFieldValue(before, change.key, cache),
                         memberFieldValue(after, change.key, cache)});
    return lines;
}

QStringList changeEffects(const Member& before, const Member& after, const ports::Cache& cache) {
    QStringList effects;
    for (const Organization& organization : after.organizations)
        for (const OrgUnitMembership& unit : organization.orgUnits) {
            const OrgUnitMembership* old = membershipOf(before, unit.orgUnit);
            const QString name = orgUnitPath(cache, unit.orgUnit);
            if (unit.isManager && !(old && old->isManager))
                effects << ChangeWords::tr("The present organization head of %1 is replaced.").arg(name);
            if (old && old->useTeamFeature && !unit.useTeamFeature)
                effects
                    << ChangeWords::tr("The member leaves the talk room, notes, calendar and folder of %1.").arg(name);
        }
    for (const Organization& organization : before.organizations)
        for (const OrgUnitMembership& unit : organization.orgUnits)
            if (!membershipOf(after, unit.orgUnit))
                effects
                    << ChangeWords::tr("The member leaves %1 and its talk room.").arg(orgUnitPath(cache, unit.orgUnit));
    if (before.userType != after.userType)
        effects << ChangeWords::tr("Which services may be used follows the new user type.");
    if (before.searchable && !after.searchable)
        effects << ChangeWords::tr("The member can no longer be found in search.");
    return effects;
}

DiffDialog::DiffDialog(const Member& before, const Member& after, ports::Cache& cache, std::function<void()> agreed,
                       QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("members.diff"));
    const QString name = commands::fromUtf8(before.displayName());
    setWindowTitle(tr("Save changes"));
    const auto lines = changeLines(before, after, cache);
    resize(kGridDialogWidth, std::min(560, 240 + 32 * static_cast<int>(lines.size())));
    QVBoxLayout* column = dialogColumn(this, tr("Save the changes to %1?").arg(name));
    QGridLayout* grid = scrolledGrid(column, this);
    grid->setColumnMinimumWidth(0, 140);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    QWidget* page = grid->parentWidget();
    grid->addWidget(gridCell(tr("Field"), page, CellLook::Pale), 0, 0);
    grid->addWidget(gridCell(tr("Before"), page, CellLook::Pale), 0, 1);
    grid->addWidget(gridCell(tr("After"), page, CellLook::Pale), 0, 2);
    int row = 1;
    for (const ChangeLine& line : lines) {
        grid->addWidget(gridCell(line.field, page), row, 0);
        grid->addWidget(gridCell(orNothing(line.before), page, CellLook::Pale), row, 1);
        QLabel* fresh = gridCell(orNothing(line.after), page, CellLook::Strong);
        fresh->setAccessibleName(
            tr("%1: %2 becomes %3").arg(line.field, orNothing(line.before), orNothing(line.after)));
        grid->addWidget(fresh, row, 2);
        ++row;
    }
    for (const QString& effect : changeEffects(before, after, cache))
        column->addWidget(gridSentence(QStringLiteral("•  ") + effect, this));
    column->addWidget(gridSentence(tr("Nobody is logged out by this."), this));
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* go = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    go->setObjectName(QStringLiteral("diff.save"));
    go->setDefault(true);
    buttons->addButton(tr("Back to the draft"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, agreed = std::move(agreed)]() mutable {
        auto work = std::exchange(agreed, {});
        accept();
        if (work) work();
    });
}

MergeDialog::MergeDialog(const Member& base, const Member& mine, const Member& theirs, ports::Cache& cache,
                         std::function<void(Member)> agreed, QWidget* parent)
    : MergeDialog(base, mine, theirs, commands::mergeMembers(base, mine, theirs), cache, std::move(agreed), parent) {}

MergeDialog::MergeDialog(const Member& base, const Member& mine, const Member& theirs,
                         const commands::MergeResult& merge, ports::Cache& cache, std::function<void(Member)> agreed,
                         QWidget* parent)
    : diff::MergeDialog(
          commands::fromUtf8(base.displayName()),
          diff::mergeLines(
              merge, base, mine, theirs, [&cache](std::string_view key) { return memberFieldLabel(key, cache); },
              [&cache](const Member& member, std::string_view key) { return memberFieldValue(member, key, cache); }),
          [merged = merge.merged, mine, agreed = std::move(agreed)](const std::vector<std::string>& keepMine) {
              Member out = merged; // theirs, with mine where only I changed
              for (const std::string& key : keepMine)
                  commands::copyField(out, mine, key);
              if (agreed) agreed(std::move(out));
          },
          parent) {
    setObjectName(QStringLiteral("members.merge"));
}

} // namespace sekisho::ui::members

#include "moc_change_dialogs.cpp"
