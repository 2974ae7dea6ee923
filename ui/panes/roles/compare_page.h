#pragma once
// Two roles side by side, only where they differ. GUI thread.

#include "models/domain/role_admin.h"
#include "ui/widgets/list_export.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableWidget;

namespace sekisho::ui {
class StatePage;
}

namespace sekisho::ui::roles {

class ComparePage final : public QWidget {
    Q_OBJECT
  public:
    explicit ComparePage(QWidget* parent = nullptr);

    void present(const RoleSheet& role, const std::vector<RoleSheet>& all);
    void compareWith(const RoleId& other);
    ListTable listForFile() const;
    bool hasRows() const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    const RoleSheet* other() const;
    void fillChoices();
    void fill();
    void retranslate();

    RoleSheet role_;
    std::vector<RoleSheet> others_;
    RoleId wanted_;
    QLabel* with_;
    QComboBox* choice_;
    QTableWidget* table_;
    StatePage* state_;
    QStackedWidget* stack_;
};

} // namespace sekisho::ui::roles
