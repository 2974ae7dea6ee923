#include "ui/diff/row_detail.h"

#include "models/commands/change_texts.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sekisho::ui::diff {

using commands::fromUtf8;

RowDetail::RowDetail(const ports::Cache& cache, const commands::NamesMade& made, QWidget* parent)
    : QWidget(parent), cache_(cache), made_(made), title_(new QLabel(this)), why_(new WrappedLabel(this)),
      fields_(new QTreeWidget(this)) {
    QFont strong = title_->font();
    strong.setWeight(QFont::DemiBold);
    title_->setFont(strong);
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    fields_->setObjectName(QStringLiteral("diff.fields"));
    fields_->setColumnCount(3);
    fields_->setRootIsDecorated(false);
    fields_->setUniformRowHeights(true);
    fields_->setSelectionMode(QAbstractItemView::NoSelection);
    fields_->header()->setSectionResizeMode(QHeaderView::Interactive);
    fields_->header()->setStretchLastSection(true);
    fields_->setColumnWidth(0, 150);
    fields_->setColumnWidth(1, 170);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addWidget(title_);
    column->addWidget(why_);
    column->addWidget(fields_, 1);
    refresh();
}

void RowDetail::present(const PlannedRow& row, commands::Told told) {
    row_ = row;
    told_ = told;
    refresh();
}

void RowDetail::clear() {
    row_.reset();
    refresh();
}

void RowDetail::refresh() {
    fields_->setAccessibleName(tr("Changes of the row"));
    fields_->setHeaderLabels({tr("Field"), tr("Before"), tr("After")});
    fields_->clear();
    if (!row_) {
        title_->setText(tr("Choose a row to see its changes field by field."));
        title_->setForegroundRole(QPalette::PlaceholderText);
        why_->say({});
        fields_->hide();
        return;
    }
    title_->setForegroundRole(QPalette::WindowText);
    const QString what = commands::operationText(row_->kind, row_->action, told_);
    const QString name = row_->name.empty() ? fromUtf8(row_->id) : fromUtf8(row_->name);
    title_->setText(row_->sourceRow > 0 ? tr("%1: %2 (row %3 of the file)").arg(what, name).arg(row_->sourceRow)
                                        : tr("%1: %2").arg(what, name));
    QString why;
    if (row_->error) {
        why = commands::errorText(*row_->error);
        if (!row_->error->field.empty())
            why = tr("%1: %2").arg(commands::changeFieldText(row_->kind, row_->error->field), why);
    }
    why_->say(why);
    for (const commands::ChangeText& change : commands::changeTexts(*row_, cache_, made_)) {
        auto* item = new QTreeWidgetItem(fields_, {change.field, change.from, change.to});
        item->setToolTip(1, change.from);
        item->setToolTip(2, change.to);
        item->setForeground(1, faded(palette()));
    }
    fields_->setVisible(!row_->changes.empty());
}

void RowDetail::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::diff

#include "moc_row_detail.cpp"
