#pragma once
// The organizations beside the members: choosing one shows its members. What is open stays open over changes and
// restarts. GUI thread.

#include "models/items/org_tree_model.h"

#include <QWidget>

class QTreeView;
class QCheckBox;
class QLabel;

namespace sekisho::ui::members {

class OrgTreePanel final : public QWidget {
    Q_OBJECT
  public:
    explicit OrgTreePanel(QWidget* parent = nullptr);

    void setNodes(std::vector<ports::OrgNode> nodes, std::size_t totalMembers);
    QString orgUnit() const { return chosen_; } // empty: all members
    void choose(const QString& orgUnitId);
    bool directOnly() const;
    void setDirectOnly(bool on);
    QStringList openOrgUnits() const;
    void setOpenOrgUnits(const QStringList& ids);
    QString pathOf(const QString& orgUnitId) const { return model_->pathOf(orgUnitId); }
    QTreeView* tree() const { return tree_; }

  Q_SIGNALS:
    void changed();     // organization or direct-only
    void openChanged(); // which branches are open

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void restore();

    items::OrgTreeModel* model_;
    QTreeView* tree_;
    QCheckBox* direct_;
    QLabel* head_;
    QString chosen_;
    QStringList open_;
    bool first_ = true;
    bool restoring_ = false;
};

} // namespace sekisho::ui::members
