#pragma once
// What all tables of rows have in common: no grid, one line a row, dense, heads on the left, Tab leaves the table.
// Selection, delegates and columns are the owner's.

class QString;
class QTableView;

namespace sekisho::ui {

// After the model is set. Heights follow the font the table has now.
void layAsRows(QTableView* table);
// The width of a column that shows `sample` and its own head in full.
int columnWidthFor(const QTableView* table, int column, const QString& sample);

} // namespace sekisho::ui
