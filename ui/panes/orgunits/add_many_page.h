#pragma once
// 組織の一括追加: a file with a column for each level becomes new organizations (admin-screens.md §4). Faults are
// corrected where they stand, the tree that will be is shown beside them, and nothing happens before a yes. GUI thread.

#include "ui/widgets/pane.h"

#include <functional>
#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace sekisho::ui {
class Banner;
class StatePage;
} // namespace sekisho::ui
namespace sekisho::ui::diff {
class ImportRun;
}

namespace sekisho::ui::orgunits {

class PlacePreview;

class AddManyPage final : public QWidget {
    Q_OBJECT
  public:
    // `whyNot`: why nothing can be changed now; empty: it can. The services outlive the page.
    AddManyPage(const PaneServices& services, std::function<QString()> whyNot, QWidget* parent = nullptr);
    ~AddManyPage() override;

    void openFile(const QString& path);
    bool hasDraft() const; // a file that is not applied yet
    void refresh();        // online or offline

  Q_SIGNALS:
    void closed();
    void draftChanged();

  protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void build();
    void chooseFile();
    void saveSample();
    void writeSample(const QString& path);
    void showPlaces();
    void close();
    void showStart();
    void fail(const Error& error);
    void retranslate();
    QString columnName(std::size_t part, int column) const;
    bool started() const;

    const PaneServices& services_;
    std::function<QString()> whyNot_;
    std::unique_ptr<ports::ImportDesk> desk_;
    ports::ImportFile file_;
    bool working_ = false;
    QLabel* heading_;
    Banner* banner_;
    QStackedWidget* pages_;
    StatePage* start_;
    diff::ImportRun* run_;
    PlacePreview* preview_;
    QPushButton* close_;
    QPushButton* sample_;
    QPushButton* another_;
    QPushButton* results_;
    QPushButton* back_;
    QPushButton* next_;
    ports::CallHandle call_;
    ports::CallHandle placesCall_;
    ports::CallHandle sampleCall_;
};

} // namespace sekisho::ui::orgunits
