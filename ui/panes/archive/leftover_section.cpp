#include "ui/panes/archive/leftover_section.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "models/domain/text_fold.h"
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
constexpr std::size_t kLongestRemovalReason = 500;
const QString kReasonAsked = QStringLiteral("reason");

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
    if (archives) plan.effects << tr("The certificate cannot say what was in the archive: nobody can read it here.");
    plan.effects << tr("A signed certificate of each names the file, you and the reason.");
    plan.asks.push_back({.key = kReasonAsked,
                         .label = tr("Reason"),
                         .help = tr("It stands in the certificate."),
                         .choices = {},
                         .value = {}});
    plan.check = [](const QVariantMap& given) {
        const std::string reason = commands::toUtf8(given.value(kReasonAsked).toString().trimmed());
        if (reason.empty()) return LeftoverSection::tr("A reason is needed.");
        return lengthOf(reason) > kLongestRemovalReason ? LeftoverSection::tr("The reason is too long.") : QString();
    };
    plan.verb = tr("Remove");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Destroys,
        [this, names](const QVariantMap& given) {
            remove(names, commands::toUtf8(given.value(kReasonAsked).toString().trimmed()));
        },
        this);
    dialog->open();
}

// One after the other: the first that cannot be removed ends it.
void LeftoverSection::remove(const std::vector<std::string>& names, const std::string& reason) {
    const ports::Identity* me = services_.identity();
    removing_ = services_.archive.removeLeftover(names.front(), me ? me->name : std::string(), reason, services_.gui,
                                                 [this, names, reason](const Result<ports::ArchiveErasure>& made) {
                                                     removing_ = {};
                                                     if (!made) {
                                                         banner_->tell(made.error());
                                                         return load();
                                                     }
                                                     Q_EMIT certified();
                                                     if (names.size() > 1)
                                                         return remove({names.begin() + 1, names.end()}, reason);
                                                     banner_->announce(Banner::Kind::Success,
                                                                       tr("They were removed. Keep the certificates."));
                                                     load();
                                                 });
}

} // namespace sekisho::ui::archive

#include "moc_leftover_section.cpp"
