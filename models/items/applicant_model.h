#pragma once
// Those who wait to become members, oldest first. A refresh leaves rows that stay where they are, so that a selection
// outlives it. GUI thread.

#include "models/domain/invitation.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace sekisho::items {

class ApplicantModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column {
        NameColumn,
        ReadingColumn,
        IdColumn,
        ContactColumn,
        RoleColumn,
        InviterColumn,
        AppliedColumn,
        LeftColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const Applicant&)> role;
        std::function<QString(const Applicant&)> link; // through which he came
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
        std::function<QString(Instant)> left; // until then
    };
    explicit ApplicantModel(Words words, QObject* parent = nullptr);

    void setApplicants(std::vector<Applicant> applicants);
    const Applicant& at(int row) const { return applicants_[static_cast<std::size_t>(row)]; }
    int rowOf(const ApplicantId& id) const; // -1: not there
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    QString shown(const Applicant& applicant, int column) const;

    Words words_;
    std::vector<Applicant> applicants_;
};

} // namespace sekisho::items
