#pragma once
// What all tables of rows have in common: no grid, one line a row, dense, heads on the left, Tab leaves the table.
// Selection, delegates and columns are the owner's.

class QTableView;

namespace sekisho::ui {

// After the model is set. Heights follow the font the table has now.
void layAsRows(QTableView* table);

} // namespace sekisho::ui
