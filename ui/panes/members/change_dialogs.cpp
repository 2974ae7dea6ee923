#include "ui/panes/members/change_dialogs.h"

#include "models/commands/words.h"
#include "ui/forms/member_text.h"
#include "ui/forms/membership_editor.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::members {

namespace {

constexpr int kDialogWidth = 640;

struct ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(MemberChanges)
};

QString orNothing(const QString& text) {
    return text.isEmpty() ? ChangeWords::tr("(empty)") : text;
}

WrappedLabel* sentence(const QString& text, QWidget* parent) {
    auto* label = new WrappedLabel(parent);
    label->say(text);
    return label;
}

QLabel* cell(const QString& text, QWidget* parent, bool strong = false, bool pale = false) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (strong) {
        setTextSize(label, TextSize::Strong);
    }
    if (pale) {
        QPalette ink = label->palette();
        ink.setColor(QPalette::WindowText, faded(parent->palette()));
        label->setPalette(ink);
    }
    return label;
}

QVBoxLayout* dialogColumn(QDialog* dialog, const QString& heading) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    auto* title = sentence(heading, dialog);
    setTextSize(title, TextSize::Dialog);
    column->addWidget(title);
    return column;
}

// A grid that scrolls when there is more than fits.
QGridLayout* scrolledGrid(QVBoxLayout* column, QDialog* dialog) {
    auto* area = new QScrollArea(dialog);
    area->setWidgetResizable(true);
    area->setAccessibleName(dialog->windowTitle());
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget(area);
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(12, 10, 12, 10);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    outer->addLayout(grid);
    outer->addStretch(1);
    area->setWidget(page);
    column->addWidget(area, 1);
    return grid;
}

const OrgUnitMembership* membershipOf(const Member& member, const OrgUnitId& id) {
    for (const Organization& organization : member.organizations)
        for (const OrgUnitMembership& unit : organization.orgUnits)
            if (unit.orgUnit == id) return &unit;
    return nullptr;
}

} // namespace

std::vector<ChangeLine> changeLines(const Member& before, const Member& after, ports::Cache& cache) {
    std::vector<ChangeLine> lines;
    for (const commands::FieldChange& change : commands::changesBetween(before, after))
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
    resize(kDialogWidth, std::min(560, 240 + 32 * static_cast<int>(lines.size())));
    QVBoxLayout* column = dialogColumn(this, tr("Save the changes to %1?").arg(name));
    QGridLayout* grid = scrolledGrid(column, this);
    grid->setColumnMinimumWidth(0, 140);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    QWidget* page = grid->parentWidget();
    grid->addWidget(cell(tr("Field"), page, false, true), 0, 0);
    grid->addWidget(cell(tr("Before"), page, false, true), 0, 1);
    grid->addWidget(cell(tr("After"), page, false, true), 0, 2);
    int row = 1;
    for (const ChangeLine& line : lines) {
        grid->addWidget(cell(line.field, page), row, 0);
        grid->addWidget(cell(orNothing(line.before), page, false, true), row, 1);
        QLabel* fresh = cell(orNothing(line.after), page, true);
        fresh->setAccessibleName(
            tr("%1: %2 becomes %3").arg(line.field, orNothing(line.before), orNothing(line.after)));
        grid->addWidget(fresh, row, 2);
        ++row;
    }
    for (const QString& effect : changeEffects(before, after, cache))
        column->addWidget(sentence(QStringLiteral("•  ") + effect, this));
    column->addWidget(sentence(tr("Nobody is logged out by this."), this));
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
    : QDialog(parent), mine_(mine), result_(commands::mergeMembers(base, mine, theirs)), open_(new QLabel(this)) {
    setObjectName(QStringLiteral("members.merge"));
    setWindowTitle(tr("Somebody else saved first"));
    const auto rows = static_cast<int>(2 * result_.conflicts.size() + result_.mine.size() + result_.theirs.size());
    resize(kDialogWidth + 120, std::min(600, 280 + 30 * rows));
    QVBoxLayout* column = dialogColumn(
        this, tr("Somebody else changed %1 while you were editing").arg(commands::fromUtf8(base.displayName())));
    column->addWidget(
        sentence(result_.conflicts.empty()
                     ? tr("You changed different fields. Both changes are kept; nothing is overwritten.")
                     : tr("Nothing was overwritten. Where both of you changed the same field, choose which one holds."),
                 this));
    QGridLayout* grid = scrolledGrid(column, this);
    grid->setColumnMinimumWidth(0, 130);
    for (const int at : {1, 2, 3})
        grid->setColumnStretch(at, 1);
    QWidget* page = grid->parentWidget();
    int at = 0;
    for (const QString& head : {tr("Field"), tr("Before"), tr("Yours"), tr("Theirs")})
        grid->addWidget(cell(head, page, false, true), 0, at++);
    int row = 1;
    for (const commands::MergeConflict& conflict : result_.conflicts) {
        const QString field = memberFieldLabel(conflict.key, cache);
        const QString mineText = orNothing(memberFieldValue(mine, conflict.key, cache));
        const QString theirText = orNothing(memberFieldValue(theirs, conflict.key, cache));
        auto* keepMine = new QRadioButton(tr("Keep yours"), page);
        auto* keepTheirs = new QRadioButton(tr("Keep theirs"), page);
        keepMine->setObjectName(QStringLiteral("mine.") + commands::fromUtf8(conflict.key));
        keepTheirs->setObjectName(QStringLiteral("theirs.") + commands::fromUtf8(conflict.key));
        keepMine->setAccessibleName(tr("%1: keep yours, %2").arg(field, mineText));
        keepTheirs->setAccessibleName(tr("%1: keep theirs, %2").arg(field, theirText));
        auto* both = new QButtonGroup(this);
        both->addButton(keepMine);
        both->addButton(keepTheirs);
        connect(both, &QButtonGroup::buttonClicked, this, &MergeDialog::refresh);
        choices_[conflict.key] = {keepMine, keepTheirs};
        grid->addWidget(cell(field, page, true), row, 0);
        grid->addWidget(cell(orNothing(memberFieldValue(base, conflict.key, cache)), page, false, true), row, 1);
        grid->addWidget(cell(mineText, page), row, 2);
        grid->addWidget(cell(theirText, page), row, 3);
        grid->addWidget(keepMine, row + 1, 2, Qt::AlignTop);
        grid->addWidget(keepTheirs, row + 1, 3, Qt::AlignTop);
        row += 2;
    }
    // What clashes with nothing is merged by itself; it is named, so that nobody is surprised.
    const auto addMerged = [&](const std::vector<commands::FieldChange>& changes, bool isMine) {
        for (const commands::FieldChange& change : changes) {
            if (choices_.contains(change.key)) continue;
            grid->addWidget(cell(memberFieldLabel(change.key, cache), page), row, 0);
            grid->addWidget(cell(orNothing(memberFieldValue(base, change.key, cache)), page, false, true), row, 1);
            grid->addWidget(cell(orNothing(memberFieldValue(isMine ? mine : theirs, change.key, cache)), page), row,
                            isMine ? 2 : 3);
            ++row;
        }
    };
    addMerged(result_.mine, true);
    addMerged(result_.theirs, false);
    open_->setWordWrap(true);
    column->addWidget(open_);
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(tr("Save both"), QDialogButtonBox::AcceptRole);
    go_->setObjectName(QStringLiteral("merge.save"));
    buttons->addButton(tr("Back to the draft"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, agreed = std::move(agreed)]() mutable {
        auto work = std::exchange(agreed, {});
        Member outcome = merged();
        accept();
        if (work) work(std::move(outcome));
    });
    refresh();
}

Member MergeDialog::merged() const {
    Member out = result_.merged; // theirs, with mine where only I changed
    for (const auto& [key, choice] : choices_)
        if (choice.first->isChecked()) commands::copyField(out, mine_, key);
    return out;
}

void MergeDialog::refresh() {
    const auto open = static_cast<int>(std::count_if(choices_.begin(), choices_.end(), [](const auto& entry) {
        return !entry.second.first->isChecked() && !entry.second.second->isChecked();
    }));
    open_->setText(open > 0 ? tr("%n field(s) still to choose.", nullptr, open) : QString());
    open_->setVisible(open > 0);
    go_->setEnabled(open == 0);
    go_->setToolTip(open_->text());
}

} // namespace sekisho::ui::members
