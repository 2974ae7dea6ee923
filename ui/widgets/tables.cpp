#include "ui/widgets/tables.h"

#include <QHeaderView>
#include <QTableView>

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

} // namespace sekisho::ui
