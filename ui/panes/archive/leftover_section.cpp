#include "ui/panes/archive/leftover_section.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::archive {

using commands::fromUtf8;

namespace {

enum LeftoverColumn { LeftoverKind, LeftoverName, LeftoverSize, LeftoverTime, kLeftoverColumns };
constexpr int kLeftoversShown = 5;

QString leftoverKind(const ports::ArchiveLeftover& one) {
    return one.key ? LeftoverSection::tr("Old key") : LeftoverSection::tr("Archive put aside");
}

} // namespace

LeftoverSection::LeftoverSection(const PaneServices& services, Banner* banner, QWidget* parent)
    : Section(services, banner, parent), note_(new WrappedLabel(this)), table_(new QTableView(this)),
      model_(new QStandardItemModel(0, kLeftoverColumns, this)), remove_(button("archive.removeLeftover")) {
    setObjectName(QStringLiteral("archive.leftovers"));
    remove_->setProperty("danger", true);
    table_->setObjectName(QStringLiteral("archive.leftoverList"));
    table_->setModel(model_);
    layAsRows(table_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->horizontalHeader()->setStretchLastSection(true);
    column()->addWidget(note_);
    column()->addWidget(table_);
    column()->addWidget(remove_, 0, Qt::AlignLeft);
    connect(remove_, &QPushButton::clicked, this, &LeftoverSection::ask);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { present(state_); });
    hide();
}

void LeftoverSection::retranslate() {
    setTitle(tr("Old keys and archives put aside"));
    note_->say(tr("A key of before is kept, wrapped by the password of then, because an archive that was put aside may "
                  "need it. Nothing of this is opened or deleted by itself."));
    remove_->setText(tr("Remove…"));
    table_->setAccessibleName(tr("Old keys and archives put aside"));
    model_->setHorizontalHeaderLabels({tr("What"), tr("File"), tr("Size"), tr("Last written")});
    fill();
}

void LeftoverSection::load() {
    loading_ = services_.archive.leftovers(services_.gui, [this](Result<std::vector<ports::ArchiveLeftover>> list) {
        if (!list) return; // an archive that is closed says so already
        list_ = std::move(*list);
        fill();
    });
}

void LeftoverSection::fill() {
    model_->setRowCount(0);
    for (const ports::ArchiveLeftover& one : list_) {
        QList<QStandardItem*> cells;
        for (const QString& text :
             {leftoverKind(one), fromUtf8(one.name), commands::byteText(one.bytes), commands::timeText(one.writtenAt)})
            cells << new QStandardItem(text);
        model_->appendRow(cells);
    }
    for (int i = 0; i < kLeftoverColumns - 1; ++i)
        table_->resizeColumnToContents(i);
    const int rows = std::clamp(model_->rowCount(), 1, kLeftoversShown);
    table_->setFixedHeight(table_->horizontalHeader()->sizeHint().height() +
                           rows * table_->verticalHeader()->defaultSectionSize() + 2 * table_->frameWidth());
    setVisible(!list_.empty());
    present(state_);
}

void LeftoverSection::present(const ports::ArchiveState& state) {
    state_ = state;
    QString why = isHeldElsewhere(state_) ? heldElsewhereText() : whyNot();
    if (why.isEmpty() && !table_->selectionModel()->hasSelection()) why = tr("Choose what is to be removed first.");
    remove_->setEnabled(why.isEmpty() && !removing_.running());
    remove_->setToolTip(why);
}

std::vector<ports::ArchiveLeftover> LeftoverSection::chosen() const {
    std::vector<ports::ArchiveLeftover> out;
    for (const QModelIndex& row : table_->selectionModel()->selectedRows())
        if (const auto at = static_cast<std::size_t>(row.row()); at < list_.size()) out.push_back(list_[at]);
    return out;
}

void LeftoverSection::ask() {
    std::vector<std::string> names;
    bool keys = false, archives = false;
    commands::Plan plan;
    for (const ports::ArchiveLeftover& one : chosen()) {
        names.push_back(one.name);
        (one.key ? keys : archives) = true;
        plan.effects << tr("%1: %2", "what, file").arg(leftoverKind(one), fromUtf8(one.name));
    }
    if (names.empty()) return;
    plan.confirm = true;
    plan.title = tr("Remove old keys and archives");
    plan.sentence = tr("%Ln file(s) are deleted from this computer for good.", nullptr, static_cast<int>(names.size()));
    const bool someAside = std::ranges::any_of(list_, [](const ports::ArchiveLeftover& one) { return !one.key; });
    if (keys)
        plan.effects << (someAside ? tr("Without its key nobody will ever read an archive that was put aside.")
                                   : tr("No archive was put aside: nothing here needs these keys."));
    if (archives)
        plan.effects << tr("There will be no certificate of what was in the archive: nobody can read it here.");
    plan.verb = tr("Remove");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Destroys, [this, names](const QVariantMap&) { remove(names); }, this);
    dialog->open();
}

// One after the other: the first that cannot be removed ends it.
void LeftoverSection::remove(const std::vector<std::string>& names) {
    removing_ = services_.archive.removeLeftover(names.front(), services_.gui,
                                                 [this, names](const Result<std::monostate>& done) {
                                                     removing_ = {};
                                                     if (!done) {
                                                         banner_->tell(done.error());
                                                         return load();
                                                     }
                                                     if (names.size() > 1)
                                                         return remove({names.begin() + 1, names.end()});
                                                     banner_->announce(Banner::Kind::Success, tr("They were removed."));
                                                     load();
                                                 });
}

} // namespace sekisho::ui::archive

#include "moc_leftover_section.cpp"
