#include "ui/panes/orgunits/org_unit_tree.h"

#include "models/items/roles.h"
#include "ui/delegates/cell_delegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>

#include <utility>

namespace sekisho::ui::orgunits {

namespace {

QString idOf(const QModelIndex& index) {
    return index.data(items::IdRole).toString();
}

} // namespace

OrgUnitTree::OrgUnitTree(QWidget* parent) : QTreeView(parent), model_(new items::OrgTreeModel(this)) {
    setObjectName(QStringLiteral("orgunits.tree"));
    model_->setMovable(true);
    setModel(model_);
    setItemDelegate(new CountDelegate(this));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(18);
    setTextElideMode(Qt::ElideRight);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setAutoExpandDelay(600);
    header()->setStretchLastSection(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(model_, &items::OrgTreeModel::moveWanted, this, &OrgUnitTree::moveWanted, Qt::QueuedConnection);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (restoring_ || !current.isValid()) return;
        wanted_ = idOf(current);
        Q_EMIT chosenChanged();
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        const QString id = idOf(index);
        if (restoring_ || open_.contains(id)) return;
        open_ << id;
        Q_EMIT openChanged();
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (restoring_) return;
        open_.removeAll(idOf(index));
        Q_EMIT openChanged();
    });
    connect(model_, &QAbstractItemModel::modelReset, this, &OrgUnitTree::restore);
    model_->setAllText(tr("Whole tenant"));
    setAccessibleName(tr("Organizations"));
}

void OrgUnitTree::setNodes(std::vector<ports::OrgNode> nodes, std::size_t totalMembers) {
    const bool first = model_->rowCount() <= 1;
    if (first && open_.isEmpty())
        for (const ports::OrgNode& node : nodes)
            if (node.parent.empty()) open_ << QString::fromStdString(node.id.value);
    names_ = items::OrgNameFilter(std::move(nodes));
    total_ = totalMembers;
    fill();
    if (!currentIndex().isValid()) restore();
}

void OrgUnitTree::setFilter(const QString& text) {
    if (text == filter_) return;
    filter_ = text;
    model_->setMovable(filter_.isEmpty()); // the order among neighbours cannot be seen in a part of them
    fill();
}

void OrgUnitTree::fill() {
    model_->setNodes(names_.matching(filter_.toStdString()), total_);
}

void OrgUnitTree::restore() {
    restoring_ = true;
    if (!filter_.isEmpty()) expandAll();
    for (const QString& id : open_)
        if (const QModelIndex index = model_->indexOf(id); index.isValid()) expand(index);
    QModelIndex current = wanted_.isEmpty() ? QModelIndex() : model_->indexOf(wanted_);
    if (!current.isValid()) current = model_->index(0, 0);
    setCurrentIndex(current);
    scrollTo(current);
    restoring_ = false;
    Q_EMIT chosenChanged();
}

void OrgUnitTree::setOpenOrgUnits(const QStringList& ids) {
    open_ = ids;
    restore();
}

QString OrgUnitTree::chosen() const {
    return idOf(currentIndex());
}

void OrgUnitTree::choose(const QString& orgUnitId) {
    wanted_ = orgUnitId; // may not be there yet: it is chosen as soon as it is
    if (const QModelIndex index = model_->indexOf(orgUnitId); index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
}

int OrgUnitTree::depthOf(const QString& orgUnitId) const {
    int depth = 0;
    if (orgUnitId.isEmpty()) return depth;
    for (QModelIndex at = model_->indexOf(orgUnitId); at.isValid(); at = at.parent())
        ++depth;
    return depth;
}

bool OrgUnitTree::findNext(const QString& text) {
    if (text.isEmpty()) return false;
    QModelIndex from = currentIndex();
    if (!from.isValid()) from = model_->index(0, 0);
    // match() goes row by row below one parent only, so the walk is its own: depth first, once around.
    const auto next = [this](const QModelIndex& at) {
        if (model_->rowCount(at) > 0 && !idOf(at).isEmpty()) return model_->index(0, 0, at);
        QModelIndex up = at;
        while (up.isValid()) {
            if (const QModelIndex sibling = up.siblingAtColumn(0).sibling(up.row() + 1, 0); sibling.isValid())
                return sibling;
            up = up.parent();
        }
        return model_->index(0, 0);
    };
    for (QModelIndex at = next(from);; at = next(at)) {
        if (at.data().toString().contains(text, Qt::CaseInsensitive) && !idOf(at).isEmpty()) {
            choose(idOf(at));
            return true;
        }
        if (at == from) return false;
    }
}

// Up and down among the siblings, left out of the parent, right into the sibling above.
bool OrgUnitTree::moveByKey(int key) {
    const QModelIndex current = currentIndex();
    const QString id = chosen();
    if (id.isEmpty() || !filter_.isEmpty()) return false;
    const QModelIndex above = current.sibling(current.row() - 1, 0);
    const QModelIndex below = current.sibling(current.row() + 1, 0);
    const auto orderOf = [this](const QModelIndex& index) { return model_->node(idOf(index))->displayOrder; };
    const QString parent = idOf(current.parent());
    if (key == Qt::Key_Up && above.isValid() && !idOf(above).isEmpty())
        Q_EMIT moveWanted(id, parent, orderOf(above));
    else if (key == Qt::Key_Down && below.isValid())
        Q_EMIT moveWanted(id, parent, orderOf(below) + 1);
    else if (key == Qt::Key_Left && current.parent().isValid())
        Q_EMIT moveWanted(id, idOf(current.parent().parent()), orderOf(current.parent()) + 1);
    else if (key == Qt::Key_Right && above.isValid() && !idOf(above).isEmpty()) {
        const int children = model_->rowCount(above);
        const int order = children == 0 ? 1 : orderOf(model_->index(children - 1, 0, above)) + 1;
        Q_EMIT moveWanted(id, idOf(above), order);
    } else
        return false;
    return true;
}

void OrgUnitTree::keyPressEvent(QKeyEvent* event) {
    const bool arrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down || event->key() == Qt::Key_Left ||
                       event->key() == Qt::Key_Right;
    if (arrow && event->modifiers() == (Qt::AltModifier | Qt::ShiftModifier)) {
        moveByKey(event->key());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void OrgUnitTree::changeEvent(QEvent* event) {
    QTreeView::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    model_->setAllText(tr("Whole tenant"));
    setAccessibleName(tr("Organizations"));
}

} // namespace sekisho::ui::orgunits

#include "moc_org_unit_tree.cpp"
