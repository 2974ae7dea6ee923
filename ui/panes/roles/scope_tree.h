#pragma once
// Organizations of a scope on the tree of all of them: ticked ones head it, what lies below them belongs to it or not,
// the rest is outside and pale. To look at, or to tick. Filtered as one types. GUI thread.

#include "models/domain/rights.h"
#include "models/items/org_name_filter.h"
#include "models/items/org_tree_model.h"
#include "models/ports/cache.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QTreeView;

namespace sekisho::ui {
class SearchField;
}

namespace sekisho::ui::roles {

class ScopeTree final : public QWidget {
    Q_OBJECT
  public:
    // `name` begins the object names: NAME.orgTree, NAME.orgFilter.
    ScopeTree(const QString& name, const ports::Cache& cache, QWidget* parent = nullptr);
    ~ScopeTree() override;

    // All together; to look at, the whole tenant is everything, and to tick, nothing.
    void setScopes(const std::vector<Scope>& scopes);
    void setWithBelow(bool withBelow); // of all that are ticked
    void setReadOnly(bool readOnly);
    std::vector<OrgUnitId>
    ticked() const; // in the order of the tree; those that are gone stay as they were, at the end
    QTreeView* view() const { return tree_; }

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void filter();
    void toggle(const std::string& id);
    void retranslate();
    void unfoldHeads();

    class Marks;
    const ports::Cache& cache_;
    items::OrgNameFilter names_;
    std::map<std::string, bool> heads_; // by id: with what is below
    bool readOnly_ = true;
    bool withBelow_ = true;
    SearchField* search_;
    items::OrgTreeModel* model_;
    Marks* marks_;
    QTreeView* tree_;
};

} // namespace sekisho::ui::roles
