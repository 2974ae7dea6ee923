#include "ui/panes/roles/scope_tree.h"

#include "models/commands/words.h"
#include "models/items/roles.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QEvent>
#include <QFont>
#include <QIcon>
#include <QIdentityProxyModel>
#include <QPainter>
#include <QPalette>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace sekisho::ui::roles {

using commands::toUtf8;

namespace {

// What belongs to the scope by an organization above it has a tick as well, a pale one.
class ScopeTicks final : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, given, index);
        if (!byAbove(index) || !given.widget) return;
        QStyleOptionViewItem tick(given);
        initStyleOption(&tick, index);
        const QStyle* style = given.widget->style();
        tick.rect = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &tick, tick.widget);
        tick.state =
            (tick.state & ~(QStyle::State_Enabled | QStyle::State_HasFocus | QStyle::State_Off)) | QStyle::State_On;
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &tick, painter, tick.widget);
    }

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (byAbove(index)) option->checkState = Qt::Unchecked; // the box; its tick comes on top
    }

  private:
    static bool byAbove(const QModelIndex& index) {
        return index.data(Qt::CheckStateRole).toInt() == Qt::PartiallyChecked;
    }
};

} // namespace

// What the tree of organizations says of the scope: which head it, which belong to it, which do not.
class ScopeTree::Marks final : public QIdentityProxyModel {
  public:
    using QIdentityProxyModel::QIdentityProxyModel;
    const std::map<std::string, bool>* heads = nullptr;
    std::function<void(const std::string&)> toggle;
    bool wholeTenant = false;
    bool readOnly = true;
    QColor outside;
    QFont strong;
    QIcon sign;

    bool isHead(const QModelIndex& index) const {
        return heads->contains(toUtf8(index.data(items::IdRole).toString()));
    }
    bool isDeep(const QModelIndex& index) const {
        const auto found = heads->find(toUtf8(index.data(items::IdRole).toString()));
        return found != heads->end() && found->second;
    }
    QModelIndex above(const QModelIndex& index) const { // by which it belongs to the scope; invalid: by none
        for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
            if (isDeep(up)) return up;
        return {};
    }
    bool belongs(const QModelIndex& index) const { return wholeTenant || isHead(index) || above(index).isValid(); }

    QVariant data(const QModelIndex& index, int role) const override {
        switch (role) {
        case Qt::CheckStateRole:
            if (readOnly || wholeTenant) return {};
            return isHead(index) ? Qt::Checked : above(index).isValid() ? Qt::PartiallyChecked : Qt::Unchecked;
        case Qt::FontRole:
            return isHead(index) ? QVariant(strong) : QVariant();
        case Qt::DecorationRole:
            return readOnly && isHead(index) ? QVariant(sign) : QVariant();
        case Qt::ForegroundRole:
            return belongs(index) ? QVariant() : QVariant(outside);
        case Qt::ToolTipRole:
        case Qt::AccessibleDescriptionRole:
            return remark(index);
        default:
            return QIdentityProxyModel::data(index, role);
        }
    }
    bool setData(const QModelIndex& index, const QVariant& value, int role) override {
        Q_UNUSED(value)
        if (role != Qt::CheckStateRole || readOnly || wholeTenant || !toggle) return false;
        toggle(toUtf8(index.data(items::IdRole).toString()));
        return true;
    }
    Qt::ItemFlags flags(const QModelIndex& index) const override {
        const Qt::ItemFlags usual = QIdentityProxyModel::flags(index);
        return readOnly || wholeTenant ? usual : usual | Qt::ItemIsUserCheckable;
    }

  private:
    QString remark(const QModelIndex& index) const {
        if (isHead(index))
            return isDeep(index) ? ScopeTree::tr("Belongs to it with everything below.")
                                 : ScopeTree::tr("Belongs to it, without what is below.");
        if (const QModelIndex up = above(index); up.isValid())
            return ScopeTree::tr("Belongs to it because %1 does.").arg(up.data(Qt::DisplayRole).toString());
        return wholeTenant ? ScopeTree::tr("Belongs to it: the whole tenant does.") : ScopeTree::tr("Lies outside.");
    }
};

ScopeTree::ScopeTree(const QString& name, const ports::Cache& cache, QWidget* parent)
    : QWidget(parent), cache_(cache), names_(cache.orgTree()), search_(new SearchField(this)),
      model_(new items::OrgTreeModel(this)), marks_(new Marks(this)), tree_(new QTreeView(this)) {
    search_->setObjectName(name + QStringLiteral(".orgFilter"));
    tree_->setObjectName(name + QStringLiteral(".orgTree"));
    search_->setListBelow(tree_);
    marks_->heads = &heads_;
    marks_->toggle = [this](const std::string& id) { toggle(id); };
    marks_->setSourceModel(model_);
    tree_->setModel(marks_);
    tree_->setItemDelegate(new ScopeTicks(tree_));
    tree_->setHeaderHidden(true);
    tree_->setUniformRowHeights(true);
    tree_->setTabKeyNavigation(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(search_);
    column->addWidget(tree_, 1);
    connect(search_, &QLineEdit::textChanged, this, &ScopeTree::filter);
    retranslate();
    filter();
}

ScopeTree::~ScopeTree() = default;

void ScopeTree::setScopes(const std::vector<Scope>& scopes) {
    names_ = items::OrgNameFilter(cache_.orgTree()); // the copy may have come since
    heads_.clear();
    marks_->wholeTenant = readOnly_ && std::ranges::any_of(scopes, &Scope::wholeTenant);
    for (const Scope& scope : scopes)
        for (const OrgUnitId& unit : scope.orgUnits)
            heads_[unit.value] = heads_[unit.value] || scope.includeSubOrgUnits;
    filter();
    unfoldHeads();
}

void ScopeTree::setWithBelow(bool withBelow) {
    withBelow_ = withBelow;
    for (auto& [id, deep] : heads_)
        deep = withBelow;
    tree_->viewport()->update();
}

void ScopeTree::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    marks_->readOnly = readOnly;
    filter();
}

std::vector<OrgUnitId> ScopeTree::ticked() const {
    std::vector<OrgUnitId> out;
    std::map<std::string, bool> left = heads_;
    for (const ports::OrgNode& node : names_.all())
        if (left.erase(node.id.value) > 0) out.push_back(node.id);
    for (const auto& [gone, deep] : left)
        out.emplace_back(gone);
    return out;
}

void ScopeTree::toggle(const std::string& id) {
    if (id.empty()) return;
    if (heads_.erase(id) == 0) heads_[id] = withBelow_;
    tree_->viewport()->update();
    Q_EMIT edited();
}

void ScopeTree::filter() {
    const QString current = tree_->currentIndex().data(items::IdRole).toString();
    const std::string typed = toUtf8(search_->text().trimmed());
    model_->setNodes(names_.matching(typed), 0);
    tree_->setRowHidden(0, {}, true); // "all members" is not an organization
    if (typed.empty())
        tree_->expandToDepth(0);
    else
        tree_->expandAll();
    const QModelIndex keep = marks_->mapFromSource(model_->indexOf(current));
    tree_->setCurrentIndex(keep.isValid() ? keep : marks_->index(1, 0));
    if (typed.empty()) unfoldHeads();
}

void ScopeTree::unfoldHeads() {
    for (const auto& [id, deep] : heads_)
        for (QModelIndex up = marks_->mapFromSource(model_->indexOf(QString::fromStdString(id))).parent(); up.isValid();
             up = up.parent())
            tree_->expand(up);
}

void ScopeTree::retranslate() {
    search_->setPlaceholderText(tr("Name of the organization"));
    search_->setAccessibleName(tr("Filter organizations"));
    tree_->setAccessibleName(tr("Organizations of the scope"));
    marks_->outside = faded(palette());
    marks_->strong = tree_->font();
    marks_->strong.setWeight(QFont::DemiBold);
    marks_->sign = icon(QStringLiteral("dialog-ok"));
    tree_->viewport()->update();
}

void ScopeTree::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::roles

#include "moc_scope_tree.cpp"
