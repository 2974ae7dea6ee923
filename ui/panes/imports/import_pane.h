#pragma once
// 一括追加・修正 (menu key "members.import"): a file becomes a changeset in four steps: file, columns, check, changes.
// Nothing happens to the tenant before the last one, and then as a whole. GUI thread.

#include "models/commands/draft_texts.h"
#include "models/ports/import.h"
#include "ui/widgets/pane.h"

#include <optional>
#include <string>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace sekisho::ui {
class Banner;
class KeptDraft;
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
    bool hasList() const override; // the changes, or the rows with faults
    void exportShown(const TellExport& tell) override;
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
    void open(const QString& path);
    std::string draftText() const;
    void offerDraft();
    void resumeDraft();
    void goTo(Step step);
    void next();
    void back();
    void moved();
    void fail(const Error& error);
    void refresh();
    void retranslate();
    QString refusal() const;

    KeptDraft* kept_;
    std::optional<commands::SheetDraft> waiting_; // of an earlier time, until it is taken up
    Step step_ = FileStep;
    bool working_ = false;
    ports::ImportFile file_;
    commands::SheetDraft opened_; // the file as it was when it was opened, without steps
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
