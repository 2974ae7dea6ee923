#include "ui/diff/check_page.h"

#include "models/commands/words.h"
#include "models/items/import_row_model.h"
#include "models/items/roles.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::diff {

using commands::fromUtf8;
using items::ImportRowModel;

namespace {

// A cell that is wrong stands on red ground; its tooltip says why.
class FaultDelegate final : public CellDelegate {
  public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool chosen = option.state & QStyle::State_Selected;
        if (index.data(items::ErrorRole).toBool() && !chosen)
            painter->fillRect(option.rect, toneGround(Tone::Danger, option.palette));
        CellDelegate::paint(painter, option, index);
    }
};

QString number(std::int64_t value) {
    return commands::locale().toString(static_cast<qlonglong>(value));
}

} // namespace

CheckPage::CheckPage(ports::ImportDesk& desk, ports::Executor& gui, std::function<QString(std::size_t, int)> heading,
                     QWidget* parent)
    : QWidget(parent), desk_(desk), gui_(gui), heading_(std::move(heading)),
      model_(new ImportRowModel(desk, gui,
                                {[] { return tr("Line"); }, [] { return tr("What is wrong"); },
                                 [](const ports::CellFault& fault) {
                                     const QString sentence = commands::errorText(fault.error);
                                     return fault.suggestion.empty()
                                                ? sentence
                                                : tr("%1 Suggestion: %2").arg(sentence, fromUtf8(fault.suggestion));
                                 }},
                                this)),
      pages_(new QStackedWidget(this)), state_(new StatePage(this)), content_(new QWidget(this)) {
    setObjectName(QStringLiteral("import.checkPage"));
    numbers_ = new QLabel(content_);
    numbers_->setObjectName(QStringLiteral("import.numbers"));
    numbers_->setWordWrap(true);
    part_ = new QComboBox(content_);
    part_->setObjectName(QStringLiteral("import.part"));
    warnings_ = new QCheckBox(content_);
    warnings_->setObjectName(QStringLiteral("import.warnings"));
    suggestions_ = new QPushButton(content_);
    suggestions_->setObjectName(QStringLiteral("import.suggestions"));
    suggestions_->setAutoDefault(false);
    summary_ = new QTreeWidget(content_);
    summary_->setObjectName(QStringLiteral("import.summary"));
    summary_->setRootIsDecorated(false);
    summary_->setColumnCount(2);
    summary_->setUniformRowHeights(true);
    summary_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    summary_->header()->setStretchLastSection(false);
    table_ = new QTableView(content_);
    table_->setObjectName(QStringLiteral("import.faults"));
    table_->setModel(model_);
    table_->setItemDelegate(new FaultDelegate(table_));
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed);
    layAsRows(table_);
    table_->setShowGrid(true); // cells are corrected in it
    table_->horizontalHeader()->setStretchLastSection(true);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(space::kSmall);
    bar->addWidget(part_);
    bar->addWidget(warnings_);
    bar->addStretch(1);
    bar->addWidget(suggestions_);
    auto* divider = new QSplitter(Qt::Vertical, content_);
    divider->addWidget(summary_);
    divider->addWidget(table_);
    divider->setStretchFactor(0, 1);
    divider->setStretchFactor(1, 3);
    divider->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    column->setSpacing(space::kSmall);
    column->addWidget(numbers_);
    column->addLayout(bar);
    column->addWidget(divider, 1);
    pages_->addWidget(state_);
    pages_->addWidget(content_);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(pages_);
    connect(part_, &QComboBox::activated, this, &CheckPage::showRows);
    connect(warnings_, &QCheckBox::toggled, this, &CheckPage::showRows);
    connect(suggestions_, &QPushButton::clicked, this, &CheckPage::takeSuggestions);
    connect(model_, &ImportRowModel::edited, this, &CheckPage::setCell);
    connect(model_, &ImportRowModel::failed, this, &CheckPage::failed);
    retranslate();
}

void CheckPage::checking() {
    state_->present(StatePage::Look::Loading, tr("Checking the rows"));
    pages_->setCurrentWidget(state_);
}

void CheckPage::setProgress(std::int64_t done, std::int64_t total) {
    state_->setProgress(done, total);
}

void CheckPage::present(const ports::ImportFile& file, const ports::ImportCounts& counts) {
    file_ = file;
    counts_ = counts;
    part_->clear();
    for (std::size_t i = 0; i < file_.parts.size(); ++i)
        if (file_.parts[i].chosen)
            part_->addItem(file_.parts[i].name.empty() ? tr("File") : fromUtf8(file_.parts[i].name),
                           static_cast<qulonglong>(i));
    part_->setVisible(part_->count() > 1);
    pages_->setCurrentWidget(content_);
    loadSummary();
    showRows();
    refresh();
}

void CheckPage::loadSummary() {
    summaryCall_ = desk_.summary(gui_, [this](Result<std::vector<ports::FaultKind>> kinds) {
        summary_->clear();
        if (!kinds) {
            Q_EMIT failed(kinds.error());
            return;
        }
        for (const ports::FaultKind& kind : *kinds) {
            const QString sentence = commands::errorText(kind.example);
            const QString where = whereText(kind.column);
            auto* item = new QTreeWidgetItem(
                summary_, {where.isEmpty() ? sentence : tr("%1: %2").arg(where, sentence), number(kind.count)});
            item->setToolTip(0, item->text(0));
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setIcon(0, icon(kind.warning ? QStringLiteral("dialog-warning") : QStringLiteral("dialog-error")));
        }
        summary_->setVisible(!kinds->empty());
    });
}

// As the column is headed in the rows below; what is no column of the file is called as elsewhere.
QString CheckPage::whereText(const std::string& key) const {
    if (key.empty()) return {};
    for (std::size_t part = 0; part < file_.parts.size(); ++part)
        if (const int column = file_.parts[part].mapping.columnOf(key); file_.parts[part].chosen && column >= 0)
            if (QString heading = heading_(part, column); !heading.isEmpty()) return heading;
    return commands::fieldText(key);
}

void CheckPage::showRows() {
    const auto part = static_cast<std::size_t>(part_->currentData().toULongLong());
    if (part >= file_.parts.size()) return model_->clear();
    std::vector<ImportRowModel::Column> columns;
    const ports::ImportMapping& mapping = file_.parts[part].mapping;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i)
        if (!mapping.columns[i].empty()) columns.push_back({static_cast<int>(i), heading_(part, static_cast<int>(i))});
    model_->show(part, std::move(columns), warnings_->isChecked());
    fitColumns();
}

void CheckPage::fitColumns() {
    const QString usual = QStringLiteral("asuka.akiyama@example"); // an ID or an address is what people read most
    table_->setColumnWidth(0, columnWidthFor(table_, 0, QStringLiteral("100000")));
    for (int column = 1; column + 1 < model_->columnCount(); ++column) // the last one takes the rest
        table_->setColumnWidth(column, columnWidthFor(table_, column, column == 1 ? usual : usual.left(13)));
}

void CheckPage::setCell(int row, int column, const QString& text) {
    const auto part = static_cast<std::size_t>(part_->currentData().toULongLong());
    const commands::SheetStep step{false, part, static_cast<std::size_t>(row), static_cast<std::size_t>(column),
                                   commands::toUtf8(text)};
    cellCall_ = desk_.setCell(part, step.row, step.column, step.text, gui_,
                              [this, step](const Result<ports::ImportCounts>& counts) { take(step, counts); });
}

void CheckPage::takeSuggestions() {
    commands::SheetStep step;
    step.suggestions = true;
    cellCall_ = desk_.takeSuggestions({}, gui_,
                                      [this, step](const Result<ports::ImportCounts>& counts) { take(step, counts); });
}

void CheckPage::take(const commands::SheetStep& step, const Result<ports::ImportCounts>& counts) {
    if (!counts) {
        Q_EMIT failed(counts.error());
        return;
    }
    counts_ = *counts;
    model_->reload();
    loadSummary();
    refresh();
    Q_EMIT stepTaken(step);
    Q_EMIT corrected(counts_);
}

void CheckPage::refresh() {
    QStringList lines;
    lines << tr("%1 rows: %2 to add, %3 to change, %4 to delete, %5 other")
                 .arg(number(counts_.rows), number(counts_.added), number(counts_.changed), number(counts_.removed),
                      number(counts_.other));
    if (counts_.newOrgUnits > 0 || counts_.newRanks > 0)
        lines << tr("New organizations: %1. New positions, levels and user types: %2.")
                     .arg(number(counts_.newOrgUnits), number(counts_.newRanks));
    lines << (counts_.faultyRows == 0
                  ? tr("Every row can be taken.")
                  : tr("%1 row(s) cannot be taken. Correct them here (double click or F2), or go on without them.",
                       nullptr, static_cast<int>(counts_.faultyRows))
                        .arg(number(counts_.faultyRows)));
    numbers_->setText(lines.join(QLatin1Char('\n')));
    suggestions_->setEnabled(counts_.faults + counts_.warnings > 0);
    suggestions_->setToolTip(suggestions_->isEnabled() ? QString() : tr("There is nothing to correct."));
}

void CheckPage::retranslate() {
    warnings_->setText(tr("Show warnings too"));
    suggestions_->setText(tr("Take all suggestions"));
    summary_->setHeaderLabels({tr("What is wrong"), tr("Rows")});
    summary_->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    summary_->setAccessibleName(tr("Kinds of faults"));
    table_->setAccessibleName(tr("Rows with faults"));
    part_->setAccessibleName(tr("Sheet"));
    model_->languageChanged();
    if (model_->columnCount() > 0) fitColumns();
    refresh();
}

void CheckPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui::diff

#include "moc_check_page.cpp"
