#include "models/items/detection_model.h"

#include "models/items/roles.h"

#include <utility>

namespace sekisho::items {

DetectionModel::DetectionModel(ports::Monitoring& monitoring, ports::Executor& on, Words words, QObject* parent)
    : PagedRows(parent), monitoring_(monitoring), on_(on), words_(std::move(words)) {}

void DetectionModel::setQuery(ports::DetectionQuery query) {
    query_ = std::move(query);
    open_ = -1;
    refilter();
}

ports::CallHandle DetectionModel::ask(const std::string& cursor) {
    ports::DetectionQuery query = query_;
    query.cursor = cursor;
    return monitoring_.detections(query, on_, [this](Result<ports::DetectionPage> page) {
        if (!page) return refuse(page.error());
        if (page->open >= 0) open_ = page->open;
        take(std::move(page->detections));
        answer(std::move(page->nextCursor), page->total);
    });
}

int DetectionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString DetectionModel::textOf(const Detection& detection, int column) const {
    switch (column) {
    case StateColumn:
        return words_.state(detection.state);
    case TimeColumn:
        return words_.time(detection.at);
    case PolicyColumn:
        return QString::fromStdString(detection.policyName);
    case MemberColumn:
        return words_.member(detection);
    case TargetColumn:
        return QString::fromStdString(detection.target);
    case NoteColumn:
        return QString::fromStdString(detection.note);
    case ChangedColumn:
        return QString::fromStdString(detection.changedBy);
    default:
        return {};
    }
}

QVariant DetectionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Detection& detection = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(detection, index.column());
    case Qt::ToolTipRole: // what people wrote is never taken for markup
        return index.column() == TimeColumn ? words_.timeTooltip(detection.at)
                                            : textOf(detection, index.column()).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return index.column() == StateColumn ? QVariant(textOf(detection, StateColumn)) : QVariant();
    case IdRole:
        return QString::number(detection.id);
    case StatusRole:
        return static_cast<int>(detection.state);
    case LiveRole:
        return detection.state == DetectionState::Open;
    case SubtitleRole:
        return QString::fromStdString(detection.policyName);
    case TimeRole:
        return index.column() == TimeColumn ? QVariant(qint64{toMillis(detection.at)}) : QVariant();
    default:
        return {};
    }
}

QVariant DetectionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_detection_model.cpp"
