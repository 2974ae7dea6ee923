#pragma once
// Running and finished jobs (S9): progress, cancel, retry, and what happened to each row. GUI thread.

#include "models/commands/job_list.h"
#include "models/items/job_line_model.h"
#include "models/items/job_model.h"
#include "ui/widgets/list_export.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace sekisho::ui {

class StatePage;

class ActivityView final : public QWidget {
    Q_OBJECT
  public:
    explicit ActivityView(commands::JobList& jobs, QWidget* parent = nullptr);
    bool hasList() const;
    ListTable listForFile() const; // the jobs; the results by row where they have the focus

  Q_SIGNALS:
    void exportRequested(const sekisho::ui::ListTable& table);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void jobChanged(quint64 id);
    void showCurrent();
    ListTable resultsForFile() const;
    const ports::JobState* current() const;

    commands::JobList& jobs_;
    items::JobModel* model_;
    items::JobLineModel* lines_;
    QLabel* title_;
    QTableView* table_;
    QTableView* rows_;
    QLabel* summary_;
    QCheckBox* onlyRefused_;
    QPushButton* cancel_;
    QPushButton* retry_;
    QPushButton* save_;
    StatePage* nothing_;
    QWidget* content_;
};

QString jobPhaseText(const ports::JobState& job);

} // namespace sekisho::ui
