#include "ui/diff/merge_dialog.h"

#include "models/commands/words.h"
#include "ui/diff/field_grid.h"
#include "ui/widgets/wrapped_label.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::diff {

MergeDialog::MergeDialog(const QString& nameOfThing, const std::vector<MergeLine>& lines, Agreed agreed,
                         QWidget* parent)
    : QDialog(parent), open_(new QLabel(this)) {
    setObjectName(QStringLiteral("diff.merge"));
    setWindowTitle(tr("Somebody else saved first"));
    const auto clashes = std::ranges::count(lines, true, &MergeLine::clash);
    const int rows = static_cast<int>(lines.size()) + static_cast<int>(clashes);
    resize(kGridDialogWidth + 120, std::min(600, 280 + 30 * rows));
    QVBoxLayout* column = dialogColumn(this, tr("Somebody else changed %1 while you were editing").arg(nameOfThing));
    column->addWidget(gridSentence(
        clashes == 0 ? tr("You changed different fields. Both changes are kept; nothing is overwritten.")
                     : tr("Nothing was overwritten. Where both of you changed the same field, choose which one holds."),
        this));
    QGridLayout* grid = scrolledGrid(column, this);
    grid->setColumnMinimumWidth(0, 130);
    for (const int at : {1, 2, 3})
        grid->setColumnStretch(at, 1);
    QWidget* page = grid->parentWidget();
    int at = 0;
    for (const QString& head : {tr("Field"), tr("Before"), tr("Yours"), tr("Theirs")})
        grid->addWidget(gridCell(head, page, CellLook::Pale), 0, at++);
    int row = 1;
    for (const MergeLine& line : lines) {
        grid->addWidget(gridCell(line.field, page, line.clash ? CellLook::Strong : CellLook::Plain), row, 0);
        grid->addWidget(gridCell(orNothing(line.base), page, CellLook::Pale), row, 1);
        if (line.mineChanged) grid->addWidget(gridCell(orNothing(line.mine), page), row, 2);
        if (line.theirsChanged) grid->addWidget(gridCell(orNothing(line.theirs), page), row, 3);
        ++row;
        if (line.clash) row = addChoice(grid, row, line);
    }
    open_->setWordWrap(true);
    column->addWidget(open_);
    auto* buttons = new QDialogButtonBox(this);
    go_ = buttons->addButton(tr("Save both"), QDialogButtonBox::AcceptRole);
    go_->setObjectName(QStringLiteral("merge.save"));
    buttons->addButton(tr("Back"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, agreed = std::move(agreed)]() mutable {
        const Agreed work = std::exchange(agreed, {});
        const std::vector<std::string> mine = keptMine();
        accept();
        if (work) work(mine);
    });
    refresh();
}

int MergeDialog::addChoice(QGridLayout* grid, int row, const MergeLine& line) {
    QWidget* page = grid->parentWidget();
    auto* keepMine = new QRadioButton(tr("Keep yours"), page);
    auto* keepTheirs = new QRadioButton(tr("Keep theirs"), page);
    keepMine->setObjectName(QStringLiteral("mine.") + commands::fromUtf8(line.key));
    keepTheirs->setObjectName(QStringLiteral("theirs.") + commands::fromUtf8(line.key));
    keepMine->setAccessibleName(tr("%1: keep yours, %2").arg(line.field, orNothing(line.mine)));
    keepTheirs->setAccessibleName(tr("%1: keep theirs, %2").arg(line.field, orNothing(line.theirs)));
    auto* both = new QButtonGroup(this);
    both->addButton(keepMine);
    both->addButton(keepTheirs);
    connect(both, &QButtonGroup::buttonClicked, this, &MergeDialog::refresh);
    if (choices_.empty()) keepMine->setFocus(); // where the work is
    choices_[line.key] = {keepMine, keepTheirs};
    grid->addWidget(keepMine, row, 2, Qt::AlignTop);
    grid->addWidget(keepTheirs, row, 3, Qt::AlignTop);
    return row + 1;
}

std::vector<std::string> MergeDialog::keptMine() const {
    std::vector<std::string> keys;
    for (const auto& [key, choice] : choices_)
        if (choice.first->isChecked()) keys.push_back(key);
    return keys;
}

void MergeDialog::refresh() {
    const auto open = static_cast<int>(std::ranges::count_if(choices_, [](const auto& entry) {
        return !entry.second.first->isChecked() && !entry.second.second->isChecked();
    }));
    open_->setText(open > 0 ? tr("%n field(s) still to choose.", nullptr, open) : QString());
    open_->setVisible(open > 0);
    go_->setEnabled(open == 0);
    go_->setToolTip(open_->text());
}

} // namespace sekisho::ui::diff

#include "moc_merge_dialog.cpp"
