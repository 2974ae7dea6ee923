#pragma once
// Verifying the archive, what it found, its report, and evidence of one record.

#include "ui/panes/archive/archive_parts.h"

#include <optional>

class QLineEdit;
class QProgressBar;
class QStandardItemModel;
class QTableView;

namespace sekisho::ui {
class StatusChip;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::archive {

class CheckSection final : public Section {
    Q_OBJECT
  public:
    CheckSection(const PaneServices& services, Banner* banner, QWidget* parent);
    void present(const ports::ArchiveState& state) override;
    void retranslate() override;

  Q_SIGNALS:
    void evidenceWanted(std::int64_t seq);

  private:
    void verify();
    void stop();
    void found(Result<ports::ArchiveReport> report);
    void showFaults();

    ports::ArchiveState state_;
    std::optional<ports::ArchiveReport> report_;
    ports::CallHandle checking_;
    QPushButton* go_;
    QPushButton* stop_;
    QPushButton* paper_;
    QProgressBar* progress_;
    QLabel* sign_;
    WrappedLabel* says_;
    QTableView* faults_;
    QStandardItemModel* model_;
    QLabel* numberTitle_;
    QLineEdit* number_;
    QPushButton* evidence_;
    WrappedLabel* note_;
};

} // namespace sekisho::ui::archive
