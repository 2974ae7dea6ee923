#include "models/items/applicant_model.h"

#include "models/items/roles.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::items {

ApplicantModel::ApplicantModel(Words words, QObject* parent) : QAbstractTableModel(parent), words_(std::move(words)) {}

// The list is in the order of arrival: whoever is gone is taken out, whoever is new stands at the end.
void ApplicantModel::setApplicants(std::vector<Applicant> applicants) {
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (std::ranges::find(applicants, at(row).id, &Applicant::id) != applicants.end()) continue;
        beginRemoveRows({}, row, row);
        applicants_.erase(applicants_.begin() + row);
        endRemoveRows();
    }
    const auto stay = static_cast<std::ptrdiff_t>(applicants_.size());
    const bool sameOrder = stay <= static_cast<std::ptrdiff_t>(applicants.size()) &&
                           std::equal(applicants_.begin(), applicants_.end(), applicants.begin(),
                                      [](const Applicant& a, const Applicant& b) { return a.id == b.id; });
    if (!sameOrder) {
        beginResetModel();
        applicants_ = std::move(applicants);
        endResetModel();
        return;
    }
    std::move(applicants.begin(), applicants.begin() + stay, applicants_.begin());
    if (stay > 0) Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(stay) - 1, ColumnCount - 1));
    if (stay == static_cast<std::ptrdiff_t>(applicants.size())) return;
    beginInsertRows({}, static_cast<int>(stay), static_cast<int>(applicants.size()) - 1);
    std::move(applicants.begin() + stay, applicants.end(), std::back_inserter(applicants_));
    endInsertRows();
}

int ApplicantModel::rowOf(const ApplicantId& id) const {
    const auto it = std::ranges::find(applicants_, id, &Applicant::id);
    return it == applicants_.end() ? -1 : static_cast<int>(it - applicants_.begin());
}

void ApplicantModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ApplicantModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(applicants_.size());
}
int ApplicantModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ApplicantModel::shown(const Applicant& applicant, int column) const {
    switch (column) {
    case NameColumn:
        return QString::fromStdString(applicant.name);
    case ReadingColumn:
        return QString::fromStdString(applicant.reading);
    case IdColumn:
        return QString::fromStdString(applicant.email);
    case ContactColumn:
        return QString::fromStdString(applicant.privateEmail.empty() ? applicant.cellPhone : applicant.privateEmail);
    case RoleColumn:
        return words_.role(applicant);
    case InviterColumn:
        return words_.link(applicant);
    case AppliedColumn:
        return words_.time(applicant.applied);
    case LeftColumn:
        return words_.left(applicant.expires);
    default:
        return {};
    }
}

QVariant ApplicantModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Applicant& applicant = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown(applicant, index.column());
    case Qt::ToolTipRole: // what strangers wrote is never taken for markup
        if (index.column() == AppliedColumn) return words_.timeTooltip(applicant.applied);
        if (index.column() == LeftColumn) return words_.timeTooltip(applicant.expires);
        return shown(applicant, index.column()).toHtmlEscaped();
    case IdRole:
        return QString::fromStdString(applicant.id.value);
    default:
        return {};
    }
}

QVariant ApplicantModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_applicant_model.cpp"
