#pragma once
// All organizations of the tenant as a tree that can be rearranged with the mouse or the keyboard (Alt+Shift with the
// arrow keys). What is dropped is a wish; the pane asks the service first. GUI thread.

#include "models/items/org_name_filter.h"
#include "models/items/org_tree_model.h"

#include <QStringList>
#include <QTreeView>

namespace sekisho::ui::orgunits {

class OrgUnitTree final : public QTreeView {
    Q_OBJECT
  public:
    explicit OrgUnitTree(QWidget* parent = nullptr);

    void setNodes(std::vector<ports::OrgNode> nodes, std::size_t totalMembers);
    // Only those whose name holds the text, with what is above them; empty: all. Nothing can be moved meanwhile.
    void setFilter(const QString& text);
    QString chosen() const; // empty: the whole tenant
    void choose(const QString& orgUnitId);
    // The next organization whose name holds the text, after the present one; false: there is none.
    bool findNext(const QString& text);
    QString pathOf(const QString& orgUnitId) const { return model_->pathOf(orgUnitId); }
    int depthOf(const QString& orgUnitId) const; // 1 at the top; 0: the whole tenant
    const ports::OrgNode* node(const QString& orgUnitId) const { return model_->node(orgUnitId); }
    QStringList openOrgUnits() const { return open_; }
    void setOpenOrgUnits(const QStringList& ids);

  Q_SIGNALS:
    void chosenChanged();
    void moveWanted(const QString& orgUnitId, const QString& parentId, int order);
    void openChanged();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void fill();
    void restore();
    bool moveByKey(int key);

    items::OrgTreeModel* model_;
    items::OrgNameFilter names_;
    QString filter_;
    std::size_t total_ = 0;
    QString wanted_;
    QStringList open_;
    bool restoring_ = false;
};

} // namespace sekisho::ui::orgunits
