#include "models/items/right_holder_model.h"

#include "models/items/roles.h"

#include <utility>

namespace sekisho::items {

RightHolderModel::RightHolderModel(ports::Explanations& explanations, ports::Executor& on, Words words, QObject* parent)
    : PagedRows(parent), explanations_(explanations), on_(on), words_(std::move(words)) {}

void RightHolderModel::askHolders(const ports::RightQuestion& question) {
    member_.reset();
    question_ = question;
}

void RightHolderModel::askReach(const UserId& member) {
    question_.reset();
    member_ = member;
}

ports::CallHandle RightHolderModel::page(const std::string& cursor, ports::Reply<ports::HolderAnswer> reply) {
    if (member_) return explanations_.reaches(*member_, cursor, on_, std::move(reply));
    return explanations_.holders(*question_, cursor, on_, std::move(reply));
}

ports::CallHandle RightHolderModel::ask(const std::string& cursor) {
    if (!hasQuestion()) return {};
    return page(cursor, [this](Result<ports::HolderAnswer> page) {
        if (!page) return refuse(page.error());
        outside_ = page->outside;
        take(std::move(page->holders));
        answer(std::move(page->nextCursor), page->total);
    });
}

int RightHolderModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString RightHolderModel::textOf(const RightHolder& holder, int column) const {
    switch (column) {
    case NameColumn:
        return QString::fromStdString(holder.who.name);
    case LoginColumn:
        return QString::fromStdString(holder.who.loginId);
    case RoleColumn:
        return words_.role(holder.path);
    case ScopeColumn:
        return words_.scope(holder.path);
    case MeansColumn:
        return words_.means(holder.path);
    default:
        return {};
    }
}

QVariant RightHolderModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const RightHolder& holder = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(holder, index.column());
    case Qt::ToolTipRole: // what people wrote is never taken for markup
        return textOf(holder, index.column()).toHtmlEscaped();
    case IdRole:
        return QString::fromStdString(holder.who.user.value);
    default:
        return {};
    }
}

QVariant RightHolderModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items
