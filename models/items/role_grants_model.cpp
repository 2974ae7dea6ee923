#include "models/items/role_grants_model.h"

#include <algorithm>
#include <utility>

namespace sekisho::items {

namespace {

std::size_t placeOfMenu(const MenuItem& item) {
    return static_cast<std::size_t>(&item - menuTree().data());
}

const MenuItem& menuAtPlace(int place) {
    return menuTree()[static_cast<std::size_t>(place)];
}

const MenuItem* menuAbove(const MenuItem& item) {
    return item.parent.empty() ? nullptr : menuItem(item.parent);
}

bool isReservedMenu(const MenuItem& item) {
    for (const MenuItem* at = &item; at; at = menuAbove(*at))
        if (at->builtInOnly) return true;
    return false;
}

} // namespace

RoleGrantsModel::RoleGrantsModel(Words words, QObject* parent)
    : QAbstractItemModel(parent), words_(std::move(words)), below_(menuTree().size()), rows_(menuTree().size(), 0) {
    for (std::size_t i = 0; i < menuTree().size(); ++i) {
        const MenuItem* parentItem = menuAbove(menuTree()[i]);
        std::vector<int>& siblings = parentItem ? below_[placeOfMenu(*parentItem)] : tops_;
        rows_[i] = static_cast<int>(siblings.size());
        siblings.push_back(static_cast<int>(i));
    }
}

RoleGrantsModel::Own RoleGrantsModel::ownOf(const std::vector<Grant>& grants) {
    Own own;
    for (const Grant& grant : grants)
        if (grant.access != Access::None) own[grant.menu] = std::max(own[grant.menu], grant.access);
    return own;
}

// As models/domain/rights.h decides it for one live holding of the role.
Access RoleGrantsModel::given(const Own& own, bool builtIn, const MenuItem& item) {
    if (!builtIn && isReservedMenu(item)) return Access::None;
    Access best = item.everyone ? Access::View : Access::None;
    for (const MenuItem* at = &item; at; at = menuAbove(*at))
        if (const auto found = own.find(at->key); found != own.end()) best = std::max(best, found->second);
    return best;
}

void RoleGrantsModel::setRole(const std::vector<Grant>& grants, bool builtIn) {
    own_ = ownOf(grants);
    builtIn_ = builtIn;
    allChanged();
}

void RoleGrantsModel::setEditable(bool editable) {
    editable_ = editable;
    allChanged();
}

void RoleGrantsModel::setBase(std::optional<std::vector<Grant>> base, bool builtIn) {
    base_.reset();
    if (base) base_ = ownOf(*base);
    baseBuiltIn_ = builtIn;
    allChanged();
}

std::vector<Grant> RoleGrantsModel::grants() const {
    std::vector<Grant> out;
    for (const MenuItem& item : menuTree()) {
        const auto own = own_.find(item.key);
        if (own == own_.end()) continue;
        const MenuItem* higher = menuAbove(item);
        if (higher && given(own_, true, *higher) >= own->second) continue;
        if (item.everyone && own->second == Access::View) continue;
        out.push_back({std::string(item.key), own->second});
    }
    return out;
}

bool RoleGrantsModel::changed() const {
    return base_ && std::ranges::any_of(menuTree(), [this](const MenuItem& item) {
               return given(own_, builtIn_, item) != given(*base_, baseBuiltIn_, item);
           });
}

Access RoleGrantsModel::access(std::string_view menu) const {
    const MenuItem* item = menuItem(menu);
    return item ? given(own_, builtIn_, *item) : Access::None;
}

bool RoleGrantsModel::fixed(const MenuItem& item) const {
    return !editable() || isReservedMenu(item);
}

// The grants above are given to their other menus, so that nothing else changes.
void RoleGrantsModel::lowerAbove(const MenuItem& item, Access access) {
    const MenuItem* higher = menuAbove(item);
    if (!higher || given(own_, true, *higher) <= access) return;
    const Access before = given(own_, true, *higher);
    lowerAbove(*higher, access);
    if (access == Access::None)
        own_.erase(std::string(higher->key));
    else
        own_[std::string(higher->key)] = access;
    for (const int sibling : below_[placeOfMenu(*higher)]) {
        const MenuItem& one = menuAtPlace(sibling);
        if (&one == &item || isReservedMenu(one)) continue;
        auto& own = own_[std::string(one.key)];
        own = std::max(own, before);
    }
}

bool RoleGrantsModel::setAccess(std::string_view menu, Access wanted) {
    const MenuItem* item = menuItem(menu);
    if (!item || fixed(*item)) return false;
    const Access floor = item->everyone ? Access::View : Access::None;
    wanted = std::max(wanted, floor);
    const Access before = given(own_, false, *item);
    if (before == wanted && !lessThanBelow(*item)) return true;
    lowerAbove(*item, wanted);
    // A tick on a menu is one on all of it; whoever adds to it takes nothing away below.
    std::erase_if(own_, [&](const auto& one) {
        const bool below = std::string_view(one.first).starts_with(std::string(menu) + '.');
        return below && (wanted <= before || one.second <= wanted);
    });
    if (wanted == floor)
        own_.erase(std::string(menu));
    else
        own_[std::string(menu)] = wanted;
    allChanged();
    Q_EMIT grantsChanged();
    return true;
}

int RoleGrantsModel::granted() const {
    return static_cast<int>(std::ranges::count_if(menuTree(), [this](const MenuItem& item) {
        return below_[placeOfMenu(item)].empty() && given(own_, builtIn_, item) != Access::None;
    }));
}

int RoleGrantsModel::dangerous() const {
    return static_cast<int>(std::ranges::count_if(menuTree(), [this](const MenuItem& item) {
        return below_[placeOfMenu(item)].empty() && item.dangerous && given(own_, builtIn_, item) != Access::None;
    }));
}

RoleGrantsModel::Source RoleGrantsModel::sourceOf(const MenuItem& item, const MenuItem** from) const {
    *from = nullptr;
    if (!builtIn_ && isReservedMenu(item)) return Source::Reserved;
    const Access access = given(own_, builtIn_, item);
    if (access == Access::None) return Source::None;
    for (const MenuItem* at = &item; at; at = menuAbove(*at)) {
        const auto own = own_.find(at->key);
        if (own == own_.end() || own->second < access) continue;
        if (at == &item) return Source::Own;
        *from = at;
        return Source::Inherited;
    }
    return Source::Everyone;
}

bool RoleGrantsModel::lessThanBelow(const MenuItem& item) const {
    const Access access = given(own_, builtIn_, item);
    return std::ranges::any_of(below_[placeOfMenu(item)], [&](int place) {
        const MenuItem& one = menuAtPlace(place);
        const bool everybody = one.everyone && given(own_, builtIn_, one) == Access::View;
        return (!everybody && given(own_, builtIn_, one) > access) || lessThanBelow(one);
    });
}

bool RoleGrantsModel::changedBelow(const MenuItem& item) const {
    if (!base_) return false;
    if (given(own_, builtIn_, item) != given(*base_, baseBuiltIn_, item)) return true;
    return std::ranges::any_of(below_[placeOfMenu(item)],
                               [this](int place) { return changedBelow(menuAtPlace(place)); });
}

QModelIndex RoleGrantsModel::indexOf(std::string_view menu, int column) const {
    const MenuItem* item = menuItem(menu);
    if (!item) return {};
    const std::size_t place = placeOfMenu(*item);
    return createIndex(rows_[place], column, static_cast<quintptr>(place));
}

const MenuItem* RoleGrantsModel::menuAt(const QModelIndex& index) const {
    return index.isValid() ? &menuTree()[static_cast<std::size_t>(index.internalId())] : nullptr;
}

void RoleGrantsModel::allChanged() {
    Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(tops_.size()) - 1, ColumnCount - 1));
    for (std::size_t i = 0; i < below_.size(); ++i) {
        if (below_[i].empty()) continue;
        const QModelIndex at = indexOf(menuTree()[i].key);
        Q_EMIT dataChanged(index(0, 0, at), index(static_cast<int>(below_[i].size()) - 1, ColumnCount - 1, at));
    }
}

void RoleGrantsModel::languageChanged() {
    allChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QModelIndex RoleGrantsModel::index(int row, int column, const QModelIndex& parent) const {
    if (column < 0 || column >= ColumnCount || row < 0 || row >= rowCount(parent)) return {};
    const std::vector<int>& places = parent.isValid() ? below_[static_cast<std::size_t>(parent.internalId())] : tops_;
    return createIndex(row, column, static_cast<quintptr>(places[static_cast<std::size_t>(row)]));
}

QModelIndex RoleGrantsModel::parent(const QModelIndex& child) const {
    const MenuItem* item = menuAt(child);
    const MenuItem* higher = item ? menuAbove(*item) : nullptr;
    return higher ? indexOf(higher->key) : QModelIndex();
}

int RoleGrantsModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(tops_.size());
    if (parent.column() != 0) return 0;
    return static_cast<int>(below_[static_cast<std::size_t>(parent.internalId())].size());
}

int RoleGrantsModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

Qt::ItemFlags RoleGrantsModel::flags(const QModelIndex& index) const {
    const MenuItem* item = menuAt(index);
    if (!item) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    if (fixed(*item)) return flags;
    if (index.column() == ViewColumn || index.column() == OperateColumn) flags |= Qt::ItemIsUserCheckable;
    if (index.column() == AccessColumn) flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant RoleGrantsModel::ticked(const MenuItem& item, Access access) const {
    if (!builtIn_ && isReservedMenu(item)) return {}; // no box where there is nothing to tick
    if (given(own_, builtIn_, item) >= access) return Qt::Checked;
    const auto some = [&](const auto& self, const MenuItem& at) -> bool {
        return std::ranges::any_of(below_[placeOfMenu(at)], [&](int place) {
            const MenuItem& one = menuAtPlace(place);
            const bool everybody = one.everyone && given(own_, builtIn_, one) == Access::View;
            return (!everybody && given(own_, builtIn_, one) >= access) || self(self, one);
        });
    };
    return some(some, item) ? Qt::PartiallyChecked : Qt::Unchecked;
}

QString RoleGrantsModel::accessText(const MenuItem& item) const {
    const MenuItem* from = nullptr;
    const Source source = sourceOf(item, &from);
    return words_.access(given(own_, builtIn_, item), source, from);
}

QVariant RoleGrantsModel::data(const QModelIndex& index, int role) const {
    const MenuItem* item = menuAt(index);
    if (!item) return {};
    const MenuItem* from = nullptr;
    const Access access = given(own_, builtIn_, *item);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == MenuColumn) return words_.menu(*item);
        if (index.column() == AccessColumn) return accessText(*item);
        if (index.column() == BaseColumn && base_)
            return words_.access(given(*base_, baseBuiltIn_, *item), Source::Own, nullptr);
        return index.column() == WhyColumn ? words_.why(*item) : QString();
    case Qt::ToolTipRole:
        return words_.why(*item);
    case Qt::AccessibleTextRole: // a tick says nothing by itself
        return QStringLiteral("%1  %2").arg(words_.menu(*item), accessText(*item));
    case Qt::CheckStateRole:
        if (index.column() == ViewColumn) return ticked(*item, Access::View);
        return index.column() == OperateColumn ? ticked(*item, Access::Operate) : QVariant();
    case Qt::EditRole:
        return index.column() == AccessColumn ? QVariant(static_cast<int>(access)) : QVariant();
    case KeyRole:
        return QString::fromUtf8(item->key.data(), static_cast<qsizetype>(item->key.size()));
    case AccessRole:
        return static_cast<int>(access);
    case OwnRole: {
        const auto own = own_.find(item->key);
        return static_cast<int>(own == own_.end() ? Access::None : own->second);
    }
    case BaseRole:
        return static_cast<int>(base_ ? given(*base_, baseBuiltIn_, *item) : access);
    case SourceRole:
        return static_cast<int>(sourceOf(*item, &from));
    case SomeRole:
        return lessThanBelow(*item);
    case DangerRole:
        return item->dangerous;
    case ReservedRole:
        return isReservedMenu(*item);
    case ChangedRole:
        return changedBelow(*item);
    default:
        return {};
    }
}

bool RoleGrantsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const MenuItem* item = menuAt(index);
    if (!item) return false;
    if (role == Qt::EditRole && index.column() == AccessColumn)
        return setAccess(item->key, static_cast<Access>(std::clamp(value.toInt(), 0, 2)));
    if (role != Qt::CheckStateRole) return false;
    const bool on = value.toInt() == Qt::Checked;
    if (index.column() == ViewColumn) return setAccess(item->key, on ? Access::View : Access::None);
    if (index.column() == OperateColumn) return setAccess(item->key, on ? Access::Operate : Access::View);
    return false;
}

QVariant RoleGrantsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_role_grants_model.cpp"
