#pragma once
// The members pane over the real local copy and a service as a script, without network: what the tests of the pane and
// its pictures share. Everything runs in the event loop of the test.

#include "models/items/member_table_model.h"
#include "tests/ui/pane_fixture.h"
#include "ui/panes/members/members_pane.h"

#include <QLabel>
#include <QLineEdit>
#include <QTableView>

#include <memory>

namespace sekisho::tests {

class MembersFixture : public PaneFixture {
  public:
    explicit MembersFixture(std::size_t members = 0) : PaneFixture(members) {}
    ~MembersFixture() { pane.reset(); }

    void openPane(QSize size = {1180, 760}) {
        pane.reset(); // what it remembers is written
        pane = std::make_unique<ui::MembersPane>(services());
        show(pane.get(), size);
    }
    void loadAndOpen(QSize size = {1180, 760}) {
        load();
        openPane(size);
    }
    QTableView* table() const { return find<QTableView>("members.table"); }
    items::MemberTableModel* model() const { return qobject_cast<items::MemberTableModel*>(table()->model()); }
    QString nameAt(int row) const { return model()->textAt(row, ports::MemberColumn::Name); }
    UserId idAt(int row) const { return UserId(model()->idAt(row).toStdString()); }
    int rowWhere(const std::function<bool(const ports::MemberCells&)>& fits) const {
        for (int row = 0; row < model()->rowCount(); ++row)
            if (fits(model()->cellsAt(row))) return row;
        return -1;
    }
    void select(std::initializer_list<int> rows) const {
        table()->clearSelection();
        for (const int row : rows)
            table()->selectionModel()->select(model()->index(row, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    void choose(int row) const {
        table()->setFocus();
        table()->selectionModel()->setCurrentIndex(model()->index(row, 0),
                                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }

    std::unique_ptr<ui::MembersPane> pane;
};

} // namespace sekisho::tests
