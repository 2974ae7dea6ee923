#pragma once
// Choosing an organization or a member from the local copy, by typing or by the tree. Opened without a nested loop;
// `chosen` runs once or never. Delete themselves. GUI thread.

#include "models/items/member_table_model.h"
#include "models/items/org_name_filter.h"
#include "models/items/org_tree_model.h"
#include "models/ports/cache.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <set>
#include <string>

class QTableView;
class QTreeView;
class QPushButton;
class QLabel;

namespace sekisho::ui {

class SearchField;

class OrgPicker final : public QDialog {
    Q_OBJECT
  public:
    // Organizations in `taken` are shown but cannot be chosen; setTakenText() says why.
    OrgPicker(const ports::Cache& cache, std::set<std::string> taken, std::function<void(OrgUnitId)> chosen,
              QWidget* parent);
    void setTakenText(const QString& sentence);

  private:
    void filter();
    void refresh();
    QString currentId() const;

    items::OrgNameFilter names_;
    std::set<std::string> taken_;
    QString takenText_;
    std::function<void(OrgUnitId)> chosen_;
    SearchField* search_;
    items::OrgTreeModel* model_;
    QTreeView* tree_;
    QLabel* why_;
    QPushButton* go_;
};

class MemberPicker final : public QDialog {
    Q_OBJECT
  public:
    // `within`: only those who belong to this organization itself.
    MemberPicker(ports::Cache& cache, items::MemberTableModel::Words words, std::function<void(UserId, QString)> chosen,
                 QWidget* parent, const std::optional<OrgUnitId>& within = {});
    ~MemberPicker() override;

  private:
    void aim(const QString& id); // empty: at the first
    void choose();

    std::function<void(UserId, QString)> chosen_;
    QString aimedAt_; // while the rows are exchanged he may be none of them
    SearchField* search_;
    items::MemberTableModel* model_;
    QTableView* table_;
    QPushButton* go_;
};

} // namespace sekisho::ui
