#pragma once
// The organization tree of the local copy: a first line for the whole tenant, then the organizations with their numbers
// of members. Rebuilt at a change; expansion is kept by id in the view. GUI thread.

#include "models/ports/cache.h"

#include <QAbstractItemModel>

#include <memory>
#include <unordered_map>
#include <vector>

namespace sekisho::items {

class OrgTreeModel final : public QAbstractItemModel {
    Q_OBJECT
  public:
    explicit OrgTreeModel(QObject* parent = nullptr);
    ~OrgTreeModel() override;

    void setAllText(const QString& text); // "All members"
    void setNodes(std::vector<ports::OrgNode> nodes, std::size_t totalMembers);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    // Organizations can be dragged to another place; nothing moves by itself, moveWanted() says what was dropped where.
    void setMovable(bool movable) { movable_ = movable; }
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;
    const ports::OrgNode* node(const QString& orgUnitId) const; // null: not there

    QModelIndex indexOf(const QString& orgUnitId) const; // invalid: not there
    QString pathOf(const QString& orgUnitId) const;      // 本社 > 営業部 > 営業一課

  Q_SIGNALS:
    // `parent` is empty for the top; `order` is the displayOrder it wants among its new siblings.
    void moveWanted(const QString& orgUnitId, const QString& parentId, int order);

  private:
    struct Node {
        ports::OrgNode value;
        Node* parent = nullptr;
        std::vector<Node*> children;
        int row = 0;
    };
    const Node* nodeOf(const QModelIndex& index) const;

    std::vector<std::unique_ptr<Node>> nodes_;
    std::unordered_map<std::string, Node*> byId_;
    Node root_;
    QString allText_;
    std::size_t total_ = 0;
    bool movable_ = false;
};

} // namespace sekisho::items
