#pragma once
// What the check of a file found: numbers, the kinds of faults, and the rows with faults, to be corrected where they
// stand. GUI thread.

#include "models/commands/draft_texts.h"
#include "models/ports/import.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QTreeWidget;

namespace sekisho::items {
class ImportRowModel;
}
namespace sekisho::ui {
class StatePage;
}
class QStackedWidget;

namespace sekisho::ui::diff {

class CheckPage final : public QWidget {
    Q_OBJECT
  public:
    // `heading` names a column of a part of the file.
    CheckPage(ports::ImportDesk& desk, ports::Executor& gui, std::function<QString(std::size_t, int)> heading,
              QWidget* parent = nullptr);

    void checking();
    void setProgress(std::int64_t done, std::int64_t total);
    void present(const ports::ImportFile& file, const ports::ImportCounts& counts);
    const ports::ImportCounts& counts() const { return counts_; }

  Q_SIGNALS:
    void corrected(const sekisho::ports::ImportCounts& counts);
    void stepTaken(const sekisho::commands::SheetStep& step); // just before
    void failed(const sekisho::Error& error);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void loadSummary();
    QString whereText(const std::string& key) const;
    void showRows();
    void fitColumns();
    void setCell(int row, int column, const QString& text);
    void takeSuggestions();
    void take(const commands::SheetStep& step, const Result<ports::ImportCounts>& counts);
    void refresh();
    void retranslate();

    ports::ImportDesk& desk_;
    ports::Executor& gui_;
    std::function<QString(std::size_t, int)> heading_;
    ports::ImportFile file_;
    ports::ImportCounts counts_;
    items::ImportRowModel* model_;
    QStackedWidget* pages_;
    StatePage* state_;
    QWidget* content_;
    QLabel* numbers_;
    QComboBox* part_;
    QCheckBox* warnings_;
    QTreeWidget* summary_;
    QTableView* table_;
    QPushButton* suggestions_;
    ports::CallHandle summaryCall_;
    ports::CallHandle cellCall_;
};

} // namespace sekisho::ui::diff
