#include "ui/widgets/tables.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace sekisho::ui {

void layAsRows(QTableView* table) {
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    QHeaderView* rows = table->verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(1); // the style's own is taller than a line
    rows->setDefaultSectionSize(table->fontMetrics().height() + 10);
    QHeaderView* heads = table->horizontalHeader();
    heads->setHighlightSections(false);
    heads->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

int columnWidthFor(const QTableView* table, int column, const QString& sample) {
    constexpr int kSide = 8;
    const QString head = table->model()->headerData(column, Qt::Horizontal).toString();
    const int words = std::max(table->fontMetrics().horizontalAdvance(sample),
                               table->horizontalHeader()->fontMetrics().horizontalAdvance(head));
    return words + 2 * kSide + 2; // and the line at its end
}

} // namespace sekisho::ui
