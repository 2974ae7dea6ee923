#include "models/items/role_list_model.h"

#include "models/items/roles.h"

#include <utility>

namespace sekisho::items {

RoleListModel::RoleListModel(ports::Roles& roles, ports::Executor& on, Words words, QObject* parent)
    : PagedRows(parent), roles_(roles), on_(on), words_(std::move(words)) {}

void RoleListModel::setDeleted(bool deleted) {
    deleted_ = deleted;
    refilter();
}

ports::CallHandle RoleListModel::ask(const std::string&) {
    return roles_.roles(deleted_, on_, [this](Result<std::vector<RoleSheet>> list) {
        if (!list) return refuse(list.error());
        const auto total = static_cast<std::int64_t>(list->size());
        take(std::move(*list));
        answer({}, total);
    });
}

const RoleSheet* RoleListModel::sheet(const RoleId& role) const {
    const int row = rowOf(role.value);
    return row < 0 ? nullptr : &at(row);
}

int RoleListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString RoleListModel::textOf(const RoleSheet& sheet, int column) const {
    switch (column) {
    case NameColumn:
        return words_.name(sheet);
    case KindColumn:
        return words_.kind(sheet);
    case HoldersColumn:
        return words_.number(sheet.holders);
    case EligibleColumn:
        return words_.number(sheet.eligible);
    case NoteColumn:
        return QString::fromStdString(sheet.note);
    case DeletedColumn:
        return sheet.deletedAt ? words_.time(*sheet.deletedAt) : QString();
    case DeleterColumn:
        return QString::fromStdString(sheet.deletedBy);
    default:
        return {};
    }
}

QVariant RoleListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const RoleSheet& sheet = at(index.row());
    const bool counts = index.column() == HoldersColumn || index.column() == EligibleColumn;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(sheet, index.column());
    case Qt::ToolTipRole: // names that people gave are never taken for markup
        if (index.column() == DeletedColumn) return sheet.deletedAt ? words_.timeTooltip(*sheet.deletedAt) : QString();
        return textOf(sheet, index.column()).toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return counts ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case IdRole:
        return QString::fromStdString(sheet.role.id.value);
    case FlagsRole:
        return sheet.role.builtIn.empty() ? 0 : 1;
    case CountRole:
        return static_cast<int>(index.column() == EligibleColumn ? sheet.eligible : sheet.holders);
    case SubtitleRole:
        return QString::fromStdString(sheet.note);
    case TimeRole:
        return index.column() == DeletedColumn && sheet.deletedAt ? QVariant(qint64{toMillis(*sheet.deletedAt)})
                                                                  : QVariant();
    default:
        return {};
    }
}

QVariant RoleListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items
