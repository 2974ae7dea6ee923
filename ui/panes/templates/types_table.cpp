#include "ui/panes/templates/types_table.h"

#include "models/commands/template_words.h"
#include "models/commands/words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::templates {

using commands::fromUtf8;

namespace {
enum TypeColumn { TypeNameColumn, HoldersColumn, TypeRemarkColumn, TypeColumnCount };
} // namespace

TypesTable::TypesTable(const ports::Cache& cache, QWidget* parent)
    : QWidget(parent), cache_(cache), note_(new WrappedLabel(this)),
      table_(new QTableWidget(0, TypeColumnCount, this)) {
    table_->setObjectName(QStringLiteral("templates.types"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setFrameShape(QFrame::NoFrame);
    layAsRows(table_);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setColumnWidth(TypeNameColumn, 240);
    table_->setColumnWidth(HoldersColumn, 110);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(note_);
    column->addWidget(table_, 1);
    column->addStretch(0);
    connect(table_, &QTableWidget::itemChanged, this, &TypesTable::ticked);
    fill();
}

void TypesTable::present(const policy::ServiceTemplate& shown, const commands::Templates& all) {
    all_ = all;
    id_ = shown.id;
    isDefault_ = shown.isDefault;
    types_ = shown.userTypes;
    fill();
}

void TypesTable::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    fill();
}

QString TypesTable::remarkOf(const std::string& type) const {
    const policy::ServiceTemplate* other = commands::holderOfUserType(all_, type, id_);
    if (!other) return {};
    const bool ticked = std::ranges::count(types_, type) > 0;
    return ticked ? tr("Moves here from %1 with saving.").arg(commands::templateName(*other))
                  : tr("Has the template %1.").arg(commands::templateName(*other));
}

void TypesTable::fill() {
    const QSignalBlocker quiet(table_);
    const int current = table_->currentRow();
    table_->setHorizontalHeaderLabels({tr("User type"), tr("Members"), tr("Note")});
    table_->horizontalHeaderItem(HoldersColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table_->setAccessibleName(tr("User types that have this template"));
    const auto holders = cache_.rankHolders(RankKind::UserType);
    table_->setRowCount(0);
    const std::vector<Rank> ranks = cache_.ranks(RankKind::UserType);
    for (const Rank& rank : ranks) {
        const bool has = std::ranges::count(types_, rank.id) > 0;
        if (readOnly_ && !has) continue;
        const int row = table_->rowCount();
        table_->insertRow(row);
        auto* name = new QTableWidgetItem(fromUtf8(rank.name));
        name->setData(Qt::UserRole, fromUtf8(rank.id));
        name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        if (!readOnly_) {
            name->setFlags(name->flags() | Qt::ItemIsUserCheckable);
            name->setCheckState(has ? Qt::Checked : Qt::Unchecked);
        }
        const auto known = holders.find(rank.id);
        auto* number = new QTableWidgetItem(commands::locale().toString(known == holders.end() ? 0U : known->second));
        number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* remark = new QTableWidgetItem(remarkOf(rank.id));
        remark->setToolTip(remark->text());
        remark->setForeground(faded(palette()));
        table_->setItem(row, TypeNameColumn, name);
        table_->setItem(row, HoldersColumn, number);
        table_->setItem(row, TypeRemarkColumn, remark);
    }
    if (current >= 0 && current < table_->rowCount()) table_->setCurrentCell(current, TypeNameColumn);
    table_->setVisible(!isDefault_ && table_->rowCount() > 0);
    note_->setForegroundRole(QPalette::PlaceholderText);
    note_->say(
        isDefault_
            ? tr("The basic settings count for everybody who has no other template; nothing is assigned to them.")
        : ranks.empty()  ? tr("The tenant has no user types.")
        : !readOnly_     ? tr("A user type has one template. Ticking one that has another moves it here.")
        : types_.empty() ? tr("No user type has this template.")
                         : QString());
}

void TypesTable::ticked(const QTableWidgetItem* item) {
    if (item->column() != TypeNameColumn) return;
    const std::string type = commands::toUtf8(item->data(Qt::UserRole).toString());
    const bool on = item->checkState() == Qt::Checked;
    if (on == (std::ranges::count(types_, type) > 0)) return;
    if (on)
        types_.push_back(type);
    else
        std::erase(types_, type);
    {
        const QSignalBlocker quiet(table_);
        table_->item(item->row(), TypeRemarkColumn)->setText(remarkOf(type));
    }
    Q_EMIT edited();
}

void TypesTable::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) fill();
}

} // namespace sekisho::ui::templates

#include "moc_types_table.cpp"
