#include "models/items/org_tree_model.h"

#include "models/items/roles.h"

#include <QMimeData>
#include <QStringList>

#include <algorithm>

namespace sekisho::items {

namespace {
const QString kMime = QStringLiteral("application/x-sekisho-orgunit");
}

OrgTreeModel::OrgTreeModel(QObject* parent) : QAbstractItemModel(parent) {}
OrgTreeModel::~OrgTreeModel() = default;

void OrgTreeModel::setAllText(const QString& text) {
    allText_ = text;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(0, 0));
}

void OrgTreeModel::setNodes(std::vector<ports::OrgNode> nodes, std::size_t totalMembers) {
    const bool sameShape =
        nodes.size() == nodes_.size() && std::equal(nodes.begin(), nodes.end(), nodes_.begin(),
                                                    [](const ports::OrgNode& a, const std::unique_ptr<Node>& b) {
                                                        return a.id == b->value.id && a.parent == b->value.parent &&
                                                               a.displayOrder == b->value.displayOrder;
                                                    });
    total_ = totalMembers;
    if (sameShape) { // names and numbers only: keep what is open in the view
        for (std::size_t i = 0; i < nodes.size(); ++i)
            nodes_[i]->value = std::move(nodes[i]);
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
        for (const auto& node : nodes_)
            if (!node->children.empty()) {
                const QModelIndex parentIndex = indexOf(QString::fromStdString(node->value.id.value));
                Q_EMIT dataChanged(index(0, 0, parentIndex),
                                   index(static_cast<int>(node->children.size()) - 1, 0, parentIndex));
            }
        return;
    }
    beginResetModel();
    nodes_.clear();
    byId_.clear();
    root_.children.clear();
    for (ports::OrgNode& value : nodes) {
        auto node = std::make_unique<Node>();
        node->value = std::move(value);
        byId_[node->value.id.value] = node.get();
        nodes_.push_back(std::move(node));
    }
    for (const auto& node : nodes_) {
        const auto it = byId_.find(node->value.parent.value);
        Node* parent = it == byId_.end() || it->second == node.get() ? &root_ : it->second;
        node->parent = parent;
        node->row = static_cast<int>(parent->children.size());
        parent->children.push_back(node.get());
    }
    endResetModel();
}

const OrgTreeModel::Node* OrgTreeModel::nodeOf(const QModelIndex& index) const {
    return static_cast<const Node*>(index.internalPointer());
}

// Line 0 at the top is the whole tenant (null pointer); organizations follow from line 1.
QModelIndex OrgTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    if (!parent.isValid())
        return row == 0 ? createIndex(0, column)
                        : createIndex(row, column, root_.children[static_cast<std::size_t>(row) - 1]);
    return createIndex(row, column, nodeOf(parent)->children[static_cast<std::size_t>(row)]);
}

QModelIndex OrgTreeModel::parent(const QModelIndex& child) const {
    const Node* node = child.isValid() ? nodeOf(child) : nullptr;
    if (!node || node->parent == &root_) return {};
    const Node* parent = node->parent;
    return createIndex(parent->parent == &root_ ? parent->row + 1 : parent->row, 0, const_cast<Node*>(parent));
}

int OrgTreeModel::rowCount(const QModelIndex& parent) const {
    if (parent.column() > 0) return 0;
    if (!parent.isValid()) return static_cast<int>(root_.children.size()) + 1;
    const Node* node = nodeOf(parent);
    return node ? static_cast<int>(node->children.size()) : 0;
}

int OrgTreeModel::columnCount(const QModelIndex&) const {
    return 1;
}

QVariant OrgTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Node* node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return node ? QString::fromStdString(node->value.name) : allText_;
    case IdRole:
        return node ? QString::fromStdString(node->value.id.value) : QString();
    case CountRole:
        return node ? static_cast<int>(node->value.allMembers) : static_cast<int>(total_);
    default:
        return {};
    }
}

Qt::ItemFlags OrgTreeModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!movable_) return flags;
    flags |= Qt::ItemIsDropEnabled;
    if (index.isValid() && nodeOf(index)) flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList OrgTreeModel::mimeTypes() const {
    return {kMime};
}

QMimeData* OrgTreeModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty() || !nodeOf(indexes.front())) return nullptr;
    auto* data = new QMimeData;
    data->setData(kMime, QByteArray::fromStdString(nodeOf(indexes.front())->value.id.value));
    return data;
}

bool OrgTreeModel::canDropMimeData(const QMimeData* data, Qt::DropAction, int, int, const QModelIndex& parent) const {
    if (!movable_ || !data || !data->hasFormat(kMime)) return false;
    const auto moved = byId_.find(data->data(kMime).toStdString());
    if (moved == byId_.end()) return false;
    // Not into itself or what lies below it.
    for (const Node* above = parent.isValid() ? nodeOf(parent) : nullptr; above && above != &root_;
         above = above->parent)
        if (above == moved->second) return false;
    return true;
}

bool OrgTreeModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                const QModelIndex& parent) {
    if (!canDropMimeData(data, action, row, column, parent)) return false;
    const Node* above = parent.isValid() ? nodeOf(parent) : nullptr;
    const std::vector<Node*>& siblings = above ? above->children : root_.children;
    const int place = above || row < 0 ? row : std::max(0, row - 1); // at the top the first line is the whole tenant
    int order = siblings.empty() ? 1 : siblings.back()->value.displayOrder + 1;
    if (place >= 0 && place < static_cast<int>(siblings.size()))
        order = siblings[static_cast<std::size_t>(place)]->value.displayOrder;
    Q_EMIT moveWanted(QString::fromUtf8(data->data(kMime)),
                      above ? QString::fromStdString(above->value.id.value) : QString(), order);
    return false; // the view must not take the row away: the move is a wish until the service has agreed
}

const ports::OrgNode* OrgTreeModel::node(const QString& orgUnitId) const {
    const auto it = byId_.find(orgUnitId.toStdString());
    return it == byId_.end() ? nullptr : &it->second->value;
}

QModelIndex OrgTreeModel::indexOf(const QString& orgUnitId) const {
    const auto it = byId_.find(orgUnitId.toStdString());
    if (it == byId_.end()) return {};
    Node* node = it->second;
    return createIndex(node->parent == &root_ ? node->row + 1 : node->row, 0, node);
}

QString OrgTreeModel::pathOf(const QString& orgUnitId) const {
    QStringList names;
    const auto it = byId_.find(orgUnitId.toStdString());
    for (const Node* node = it == byId_.end() ? nullptr : it->second; node && node != &root_; node = node->parent)
        names.prepend(QString::fromStdString(node->value.name));
    return names.join(QStringLiteral(" > "));
}

} // namespace sekisho::items

#include "moc_org_tree_model.cpp"
