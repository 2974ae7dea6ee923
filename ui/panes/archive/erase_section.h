#pragma once
// Erasing what records say, and what was erased so far, each with its certificate.

#include "ui/panes/archive/archive_parts.h"

#include <vector>

class QStandardItemModel;
class QTableView;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::archive {

class EraseSection final : public Section {
    Q_OBJECT
  public:
    EraseSection(const PaneServices& services, Banner* banner, QWidget* parent);
    void present(const ports::ArchiveState& state) override;
    void retranslate() override;
    void load();

  private:
    void ask();
    void confirm(const LogQuery& query, const QString& reason, std::int64_t count);
    void erase(const LogQuery& query, const QString& reason);
    void saveCertificate();
    void show();
    QString scopeText(const ports::ArchiveErasure& erasure) const;

    ports::ArchiveState state_;
    std::vector<ports::ArchiveErasure> list_;
    ports::CallHandle loading_, erasing_;
    WrappedLabel* note_;
    QPushButton* erase_;
    WrappedLabel* empty_;
    QTableView* table_;
    QStandardItemModel* model_;
    QPushButton* certificate_;
};

} // namespace sekisho::ui::archive
