#pragma once
// Finding a record in the archive, of any log and however old, and making evidence of it.

#include "ui/panes/archive/archive_parts.h"

#include <QTimer>

#include <vector>

class QComboBox;
class QLineEdit;
class QStandardItemModel;
class QTableView;

namespace sekisho::ui {
class DateField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::archive {

class FindSection final : public Section {
    Q_OBJECT
  public:
    FindSection(const PaneServices& services, Banner* banner, QWidget* parent);
    void present(const ports::ArchiveState& state) override;
    void retranslate() override;

  Q_SIGNALS:
    void evidenceWanted(std::int64_t seq);

  private:
    QWidget* buildFields();
    void fillLogs();
    std::optional<LogQuery> query() const; // none: a date is not one
    void search(bool more);
    void took(const Result<ports::ArchiveLogPage>& page, bool more);
    void add(const AuditRecord& record);
    void wantEvidence();
    void sayFound();

    ports::ArchiveState state_;
    std::vector<std::int64_t> found_;
    std::string cursor_;
    std::optional<Instant> searchedTo_;
    bool asked_ = false;
    ports::CallHandle searching_;
    QComboBox* log_;
    QLineEdit* words_;
    DateField* from_;
    DateField* until_;
    QLabel* logTitle_;
    QLabel* wordsTitle_;
    QLabel* fromTitle_;
    QLabel* untilTitle_;
    QPushButton* go_;
    QPushButton* more_;
    QPushButton* evidence_;
    WrappedLabel* says_;
    QTableView* table_;
    QStandardItemModel* model_;
};

} // namespace sekisho::ui::archive
