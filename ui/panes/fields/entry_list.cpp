#include "ui/panes/fields/entry_list.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sekisho::ui::fields {

EntryList::EntryList(const QString& name, QWidget* parent)
    : QWidget(parent), table_(new QTableWidget(this)), empty_(new WrappedLabel(this)), add_(new QPushButton(this)),
      edit_(new QPushButton(this)), up_(new QPushButton(this)), down_(new QPushButton(this)),
      delete_(new QPushButton(this)) {
    setObjectName(name);
    table_->setObjectName(name + QStringLiteral(".table"));
    add_->setObjectName(name + QStringLiteral(".add"));
    edit_->setObjectName(name + QStringLiteral(".edit"));
    up_->setObjectName(name + QStringLiteral(".up"));
    down_->setObjectName(name + QStringLiteral(".down"));
    delete_->setObjectName(name + QStringLiteral(".delete"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setFrameShape(QFrame::NoFrame);
    layAsRows(table_);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::kWide, 8, space::kWide, 8);
    row->setSpacing(space::kSmall);
    for (QPushButton* button : {add_, edit_, up_, down_, delete_})
        row->addWidget(button);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    empty_->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    column->addWidget(empty_);
    column->addWidget(table_, 1);
    connect(table_, &QTableWidget::itemSelectionChanged, this, &EntryList::refresh);
    connect(table_, &QTableWidget::itemDoubleClicked, this, [this] {
        if (edit_->isEnabled()) Q_EMIT editWanted(chosen());
    });
    connect(add_, &QPushButton::clicked, this, &EntryList::addWanted);
    connect(edit_, &QPushButton::clicked, this, [this] { Q_EMIT editWanted(chosen()); });
    connect(delete_, &QPushButton::clicked, this, [this] { Q_EMIT deleteWanted(chosen()); });
    connect(up_, &QPushButton::clicked, this, [this] { move(-1); });
    connect(down_, &QPushButton::clicked, this, [this] { move(1); });
    retranslate();
}

void EntryList::setWords(const QStringList& heads, const QString& accessibleName, const QString& empty) {
    table_->setColumnCount(static_cast<int>(heads.size()));
    table_->setHorizontalHeaderLabels(heads);
    table_->setAccessibleName(accessibleName);
    for (int column = 0; column < table_->columnCount(); ++column)
        table_->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    empty_->setText(empty);
    refresh();
}

void EntryList::present(const std::vector<Entry>& entries) {
    const QString kept = chosen();
    entries_ = entries;
    table_->setRowCount(static_cast<int>(entries_.size()));
    int again = -1;
    for (int row = 0; row < table_->rowCount(); ++row) {
        const Entry& entry = entries_[static_cast<std::size_t>(row)];
        for (int column = 0; column < table_->columnCount(); ++column) {
            auto* item = new QTableWidgetItem(entry.cells.value(column));
            item->setToolTip(entry.cells.value(column));
            table_->setItem(row, column, item);
        }
        if (entry.id == kept) again = row;
    }
    if (again >= 0) table_->selectRow(again);
    refresh();
}

QString EntryList::chosen() const {
    const QModelIndexList rows = table_->selectionModel()->selectedRows();
    if (rows.isEmpty() || rows.front().row() >= static_cast<int>(entries_.size())) return {};
    return entries_[static_cast<std::size_t>(rows.front().row())].id;
}

QStringList EntryList::order() const {
    QStringList ids;
    for (const Entry& entry : entries_)
        ids << entry.id;
    return ids;
}

ListTable EntryList::listForFile(const QString& title, const QString& fileName) const {
    return tableOf(*table_->model(), shownColumns(*table_), title, fileName);
}

void EntryList::move(int step) {
    QStringList ids = order();
    const auto at = ids.indexOf(chosen());
    if (at < 0 || at + step < 0 || at + step >= ids.size()) return;
    ids.move(at, at + step);
    Q_EMIT orderWanted(ids);
}

void EntryList::setMayChange(const QString& whyNot) {
    whyNot_ = whyNot;
    refresh();
}

void EntryList::setMayAdd(const QString& whyNot) {
    mayNotAdd_ = whyNot;
    refresh();
}

void EntryList::refresh() {
    const QString id = chosen();
    const auto at = order().indexOf(id);
    const QString none = tr("Choose an entry first.");
    const auto allow = [this](QPushButton* button, const QString& why) {
        const QString reason = whyNot_.isEmpty() ? why : whyNot_;
        button->setEnabled(reason.isEmpty());
        button->setToolTip(reason);
        button->setAccessibleDescription(reason);
    };
    allow(add_, mayNotAdd_);
    allow(edit_, at < 0 ? none : QString());
    allow(up_, at < 0 ? none : at == 0 ? tr("It is the first one.") : QString());
    allow(down_, at < 0 ? none : at + 1 == table_->rowCount() ? tr("It is the last one.") : QString());
    allow(delete_, at < 0 ? none : entries_[static_cast<std::size_t>(at)].notDeletable);
    empty_->setVisible(entries_.empty());
    table_->setVisible(!entries_.empty());
}

void EntryList::retranslate() {
    add_->setText(tr("Add…"));
    edit_->setText(tr("Edit…"));
    up_->setText(tr("Move up"));
    down_->setText(tr("Move down"));
    delete_->setText(tr("Delete…"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    edit_->setIcon(icon(QStringLiteral("document-edit")));
    delete_->setIcon(icon(QStringLiteral("edit-delete")));
    refresh();
}

void EntryList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::fields

#include "moc_entry_list.cpp"
