#pragma once
// 一括追加・修正 (menu key "members.import"): a file becomes a changeset in four steps: file, columns, check, changes.
// Nothing happens to the tenant before the last one, and then as a whole. GUI thread.

#include "models/ports/import.h"
#include "ui/widgets/pane.h"

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
namespace sekisho::ui::imports {
class ColumnsPage;
} // namespace sekisho::ui::imports

namespace sekisho::ui {

class ImportPane final : public Pane {
    Q_OBJECT
  public:
    explicit ImportPane(PaneServices services, QWidget* parent = nullptr);
    ~ImportPane() override;

    QString menuKey() const override { return QStringLiteral("members.import"); }
    QString title() const override;
    bool hasDraft() const override;
    void linkChanged() override;
    void openFile(const QString& path);

  protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    enum Step { FileStep, ColumnsStep, RunStep };
    void build();
    void connectParts();
    void chooseFile();
    void goTo(Step step);
    void next();
    void back();
    void moved();
    void fail(const Error& error);
    void refresh();
    void retranslate();
    QString refusal() const;

    Step step_ = FileStep;
    bool working_ = false;
    ports::ImportFile file_;
    QLabel* heading_;
    QLabel* steps_;
    Banner* banner_;
    QStackedWidget* pages_;
    StatePage* start_;
    imports::ColumnsPage* columns_;
    diff::ImportRun* run_;
    QPushButton* another_;
    QPushButton* back_;
    QPushButton* next_;
    QPushButton* results_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui
