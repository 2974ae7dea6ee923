#include "ui/panes/members/org_tree_panel.h"

#include "models/items/roles.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/widgets/spacing.h"

#include <QCheckBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTreeView>
#include <QVBoxLayout>

namespace sekisho::ui::members {

namespace {
constexpr int kHeadHeight = 22;
}

OrgTreePanel::OrgTreePanel(QWidget* parent)
    : QWidget(parent), model_(new items::OrgTreeModel(this)), tree_(new QTreeView(this)), direct_(new QCheckBox(this)),
      head_(new QLabel(this)) {
    tree_->setObjectName(QStringLiteral("members.tree"));
    direct_->setObjectName(QStringLiteral("members.directOnly"));
    tree_->setModel(model_);
    tree_->setItemDelegate(new CountDelegate(tree_));
    tree_->setHeaderHidden(true);
    tree_->setUniformRowHeights(true);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setIndentation(16);
    tree_->setTextElideMode(Qt::ElideRight);
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree_->header()->setStretchLastSection(true);
    head_->setBuddy(tree_);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    setTextSize(head_, TextSize::Strong);
    head_->setContentsMargins(space::kWide, 0, space::kSmall, 0);
    head_->setFixedHeight(kHeadHeight + head_->fontMetrics().height()); // as tall as the row of the search field beside
    column->addWidget(head_);
    column->addWidget(tree_, 1);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(12, 6, 8, 8);
    foot->addWidget(direct_);
    column->addLayout(foot);

    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (restoring_ || !current.isValid()) return;
        const QString id = current.data(items::IdRole).toString();
        if (id == chosen_) return;
        chosen_ = id;
        direct_->setEnabled(!chosen_.isEmpty());
        Q_EMIT changed();
    });
    connect(direct_, &QCheckBox::toggled, this, &OrgTreePanel::changed);
    connect(tree_, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        const QString id = index.data(items::IdRole).toString();
        if (restoring_ || open_.contains(id)) return;
        open_ << id;
        Q_EMIT openChanged();
    });
    connect(tree_, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (restoring_) return;
        open_.removeAll(index.data(items::IdRole).toString());
        Q_EMIT openChanged();
    });
    connect(model_, &QAbstractItemModel::modelReset, this, &OrgTreePanel::restore);
    direct_->setEnabled(false);
    retranslate();
}

void OrgTreePanel::retranslate() {
    head_->setText(tr("Organizations"));
    tree_->setAccessibleName(tr("Organizations"));
    model_->setAllText(tr("All members"));
    direct_->setText(tr("Without sub-organizations"));
    direct_->setToolTip(tr("Shows only the members who belong to the chosen organization itself."));
}

void OrgTreePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void OrgTreePanel::setNodes(std::vector<ports::OrgNode> nodes, std::size_t totalMembers) {
    QString top; // one organization at the top: its children are what people look for
    int tops = 0;
    for (const ports::OrgNode& node : nodes)
        if (node.parent.empty() && ++tops == 1) top = QString::fromStdString(node.id.value);
    if (first_ && tops == 1 && open_.isEmpty()) open_ << top;
    if (tops > 0) first_ = false;
    model_->setNodes(std::move(nodes), totalMembers);
    if (!tree_->currentIndex().isValid()) restore();
}

void OrgTreePanel::restore() {
    restoring_ = true;
    for (const QString& id : open_)
        if (const QModelIndex index = model_->indexOf(id); index.isValid()) tree_->expand(index);
    QModelIndex current = chosen_.isEmpty() ? QModelIndex() : model_->indexOf(chosen_);
    const bool gone = !chosen_.isEmpty() && !current.isValid() && model_->rowCount() > 1;
    if (!current.isValid()) current = model_->index(0, 0);
    tree_->setCurrentIndex(current);
    restoring_ = false;
    if (gone) { // the organization was deleted: what it showed would be empty for ever
        chosen_.clear();
        Q_EMIT changed();
    }
    direct_->setEnabled(!chosen_.isEmpty());
}

void OrgTreePanel::choose(const QString& orgUnitId) {
    if (orgUnitId == chosen_) return;
    chosen_ = orgUnitId;
    restore();
    Q_EMIT changed();
}

bool OrgTreePanel::directOnly() const {
    return direct_->isChecked();
}

void OrgTreePanel::setDirectOnly(bool on) {
    const QSignalBlocker quiet(direct_);
    direct_->setChecked(on);
}

QStringList OrgTreePanel::openOrgUnits() const {
    return open_;
}

void OrgTreePanel::setOpenOrgUnits(const QStringList& ids) {
    open_ = ids;
    restore();
}

} // namespace sekisho::ui::members

#include "moc_org_tree_panel.cpp"
