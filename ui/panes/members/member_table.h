#pragma once
// The table of members: fixed row height, chosen and ordered columns, selection and place kept by member over every
// exchange of rows, also with a million of them. GUI thread.

#include "models/items/member_table_model.h"
#include "ui/panes/members/view_state.h"

#include <QTableView>

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

namespace sekisho::ui {
class CellDelegate;
}

namespace sekisho::ui::members {

class MemberTable final : public QTableView {
    Q_OBJECT
  public:
    static constexpr std::size_t kMostCopied = 100'000; // a clipboard is not an export
    explicit MemberTable(items::MemberTableModel* model, QWidget* parent = nullptr);

    void applyColumns(const ViewState& state);
    std::vector<ColumnState> columns() const; // in visual order
    std::vector<ports::MemberColumn> shownColumns() const;
    void showColumn(ports::MemberColumn column, bool shown);
    void resetColumns();
    void sortAsUsual();

    int selectedCount() const;
    bool allSelected() const;
    void eachSelectedRow(const std::function<bool(int row)>& visit) const; // top to bottom; false stops
    void selectMember(const QString& id);                                  // makes it current; scrolls to it
    QString currentId() const;
    QString selectionAsTsv() const; // own columns as far as their records are loaded

    void setSearchText(const QString& text);
    void setDraftMark(std::function<bool(const QString& id)> hasDraft);
    void languageChanged();

  Q_SIGNALS:
    void chosen();                   // selection or current member changed
    void opened(const QString& id);  // Enter or double click
    void typed(const QString& text); // a letter: belongs to the filter
    void columnsChanged();
    void copyWanted();       // Ctrl+C
    void selectionDropped(); // it fell into too many pieces in the new order
    void columnMenuRequested(const QPoint& globalPos);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyboardSearch(const QString& text) override;
    void changeEvent(QEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

  private:
    void showSort(std::optional<ports::MemberColumn> sortBy, bool descending);
    struct Kept {
        std::vector<bool> rows;              // by RowNo
        std::unordered_set<std::string> ids; // instead, where the numbers will mean others
        bool byId = false;
        std::size_t count = 0;
        QString current;
        int currentOffset = 0; // of the current row from the top of the view, in rows
        bool currentVisible = false;
        QString top; // member at the top of the view
    };
    void keepPlace();
    void restorePlace();
    void rowHeightChanged();
    int defaultWidth(ports::MemberColumn column) const;
    void announceChosen();

    items::MemberTableModel* model_;
    CellDelegate* cells_;
    CellDelegate* status_;
    QString searchText_;
    std::function<bool(const QString&)> hasDraft_;
    Kept kept_;
    int statusWidth_ = 0; // of the column of states where nobody made it wider or narrower
    bool restoring_ = false;
    bool applying_ = false;
};

} // namespace sekisho::ui::members
