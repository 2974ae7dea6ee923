#pragma once
// What administrators did to one member, newest first. One column; the second line is a role. GUI thread.

#include "models/domain/audit_record.h"

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace sekisho::items {

class HistoryModel final : public QAbstractListModel {
    Q_OBJECT
  public:
    struct Words {
        std::function<QString(const AuditRecord&)> title;    // "Suspended a member"
        std::function<QString(const AuditRecord&)> subtitle; // when and by whom
        std::function<QString(const AuditRecord&)> tooltip;
    };
    explicit HistoryModel(Words words, QObject* parent = nullptr);

    void setRecords(std::vector<AuditRecord> records);
    void append(std::vector<AuditRecord> more);
    void languageChanged();
    const AuditRecord& at(int row) const { return records_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    Words words_;
    std::vector<AuditRecord> records_;
};

} // namespace sekisho::items
