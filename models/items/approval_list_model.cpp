#include "models/items/approval_list_model.h"

#include "models/items/roles.h"

#include <algorithm>
#include <utility>

namespace sekisho::items {

ApprovalListModel::ApprovalListModel(ports::Approvals& approvals, ports::Executor& on, Words words, QObject* parent)
    : PagedRows(parent), approvals_(approvals), on_(on), words_(std::move(words)) {}

void ApprovalListModel::setQuery(ports::ApprovalQuery::View view, bool open) {
    view_ = view;
    open_ = open;
    refilter();
}

ports::CallHandle ApprovalListModel::ask(const std::string& cursor) {
    return approvals_.requests({view_, open_, cursor}, on_, [this](Result<ports::ApprovalPage> page) {
        if (!page) return refuse(page.error());
        tellCounts(*page);
        const bool first = page->forMe >= 0 || page->mine >= 0;
        const std::int64_t total = !first || !open_                             ? -1
                                   : view_ == ports::ApprovalQuery::View::ForMe ? page->forMe
                                   : view_ == ports::ApprovalQuery::View::Mine  ? page->mine
                                                                                : -1;
        take(std::move(page->requests));
        answer(std::move(page->nextCursor), total);
    });
}

void ApprovalListModel::tellCounts(const ports::ApprovalPage& page) {
    const auto before = std::pair(forMe_, mine_);
    if (page.forMe >= 0) forMe_ = page.forMe;
    if (page.mine >= 0) mine_ = page.mine;
    if (before != std::pair(forMe_, mine_)) Q_EMIT countsChanged();
}

void ApprovalListModel::put(const ApprovalRequest& request) {
    if (rowOf(request.id) < 0) return;
    std::vector<ApprovalRequest> fresh = rows();
    *std::ranges::find(fresh, request.id, &ApprovalRequest::id) = request;
    exchange(std::move(fresh));
}

void ApprovalListModel::timePassed() {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, LeftColumn), index(rowCount() - 1, LeftColumn));
}

int ApprovalListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ApprovalListModel::textOf(const ApprovalRequest& request, int column) const {
    switch (column) {
    case StateColumn:
        return words_.state(request);
    case ActionColumn:
        return words_.action(request);
    case SubjectColumn:
        return QString::fromStdString(request.subject);
    case RequesterColumn:
        return QString::fromStdString(request.requesterName);
    case CreatedColumn:
        return words_.time(request.createdAt);
    case LeftColumn:
        return words_.left(request);
    case VotesColumn:
        return words_.votes(request);
    case ReasonColumn:
        return QString::fromStdString(request.reason);
    case EndedColumn:
        return request.endedAt ? words_.time(*request.endedAt) : QString();
    default:
        return {};
    }
}

QVariant ApprovalListModel::instantOf(const ApprovalRequest& request, int column) const {
    if (column == CreatedColumn) return qint64{toMillis(request.createdAt)};
    if (column == EndedColumn && request.endedAt) return qint64{toMillis(*request.endedAt)};
    if (column == LeftColumn && isOpen(request.state))
        return qint64{toMillis(request.executeBy.value_or(request.decideBy))};
    return {};
}

QVariant ApprovalListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const ApprovalRequest& request = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(request, index.column());
    case Qt::ToolTipRole: { // what people wrote is never taken for markup
        const QVariant time = instantOf(request, index.column());
        if (time.isValid()) return words_.timeTooltip(fromMillis(time.toLongLong()));
        return textOf(request, index.column()).toHtmlEscaped();
    }
    case Qt::AccessibleTextRole:
        return index.column() == StateColumn ? QVariant(textOf(request, StateColumn)) : QVariant();
    case IdRole:
        return QString::fromStdString(request.id);
    case StatusRole:
        return static_cast<int>(request.state);
    case CountRole:
        return static_cast<int>(request.planned);
    case ErrorRole:
        return request.state == ApprovalState::Failed;
    case LiveRole:
        return isOpen(request.state);
    case SubtitleRole:
        return QString::fromStdString(request.subject);
    case TimeRole:
        return index.column() == LeftColumn ? QVariant() : instantOf(request, index.column());
    default:
        return {};
    }
}

QVariant ApprovalListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_approval_list_model.cpp"
