#pragma once
// All roles against all menus on one page: a disc for operate, a ring for view. Headings stay in sight; only the menus
// that roles of the tenant itself allow, if wanted. GUI thread.

#include "models/domain/role_admin.h"
#include "ui/widgets/list_export.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace sekisho::ui::roles {

class RoleMatrix final : public QWidget {
    Q_OBJECT
  public:
    explicit RoleMatrix(QWidget* parent = nullptr);
    ~RoleMatrix() override;

    void present(const std::vector<RoleSheet>& roles);
    ListTable listForFile() const;
    bool hasRows() const;

  Q_SIGNALS:
    void backWanted();
    void exportWanted();
    void roleWanted(const QString& id); // a heading or a cell was opened

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void fitHeads();
    void fitMenus();
    void goToFirst();
    void retranslate();

    class Cells;
    Cells* cells_;
    QPushButton* back_;
    QLabel* title_;
    QPushButton* export_;
    QCheckBox* ownOnly_;
    QLabel* legend_;
    QTableView* table_;
};

} // namespace sekisho::ui::roles
