#pragma once
// From an opened file to its changeset and back: the check with corrections in place, the rows on their way to the
// service, the changes and the decision about them. Nothing happens to the tenant before the last one, and then as a
// whole. The screen around it has the buttons and the banner. GUI thread.

#include "models/commands/changeset_upload.h"
#include "models/commands/draft_texts.h"
#include "models/ports/cache.h"
#include "models/ports/import.h"

#include <QWidget>

#include <deque>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

class QMimeData;
class QSplitter;
class QStackedWidget;

namespace sekisho::ui {
class Banner;
class StatePage;
struct ListTable;
} // namespace sekisho::ui

namespace sekisho::ui::diff {

class ChangesetView;
class CheckPage;

// The one file that is dropped; empty: none, or several.
QString droppedFile(const QMimeData* data);
// Asks for a file that can be read as a sheet; `chosen` runs once or never.
void chooseSheet(QWidget* over, std::function<void(const QString& path)> chosen);

class ImportRun final : public QWidget {
    Q_OBJECT
  public:
    struct Services { // all outlive the run
        ports::ImportDesk& desk;
        ports::Changesets& pipe;
        ports::Cache& cache;
        ports::Sync& sync;
        ports::Executor& gui;
    };
    enum class Step { Check, Sending, Changes };
    // `heading` names a column of a part of the file.
    ImportRun(Services services, Banner* banner, std::function<QString(std::size_t, int)> heading,
              QWidget* parent = nullptr);
    ~ImportRun() override;

    void setBesideCheck(QWidget* widget);               // shown beside the faults
    void setMayDecide(std::function<QString()> whyNot); // empty: deciding is possible now
    void start(const ports::ImportFile& file);          // checks it
    // Checks it, and corrects it as it was corrected before the end of the program.
    void resume(const ports::ImportFile& file, const std::vector<commands::SheetStep>& steps);
    void forget();                                                           // another file: nothing is corrected
    const std::vector<commands::SheetStep>& steps() const { return steps_; } // no secrets are among them
    void send(bool invite = false); // the good rows become a changeset; `invite`: whom it adds gets the mail
    void back();                    // discards what was planned and shows the check again
    // Asks where. What became of each row; while the check is shown, the rows with faults, to be corrected elsewhere.
    void saveResults();
    ListTable changesForFile() const; // what the changes show
    void refresh();                   // online or offline
    Step step() const { return step_; }
    bool working() const { return working_; }
    bool planned() const; // a plan waits for a yes
    bool applied() const;
    const ports::ImportCounts& counts() const;
    QString whyNotSend() const; // empty: send() can be asked for

  Q_SIGNALS:
    void moved();       // step, numbers or state are new
    void checked();     // also after each correction
    void checkFailed(); // there is nothing to look at; the banner says why

  private:
    void connectParts();
    void remember(const commands::SheetStep& step);
    void replay(const ports::ImportCounts& counts);
    void goTo(Step step);
    void sendInto(const Changeset& changeset);
    void sent(Result<ports::ImportSent> outcome);
    void writeResults(const QString& path);
    void writeParts(std::deque<std::pair<std::size_t, QString>> parts, const ports::ResultRequest& request,
                    const QString& told);
    void fail(const Error& error);

    Services services_;
    Banner* banner_;
    std::function<QString()> whyNot_;
    Step step_ = Step::Check;
    bool working_ = false;
    ports::ImportFile file_;
    std::vector<commands::SheetStep> steps_;
    std::deque<commands::SheetStep> again_; // of an earlier time, to be taken yet
    std::shared_ptr<commands::ChangesetUpload> upload_;
    ChangesetId changeset_;
    QStackedWidget* pages_;
    QSplitter* checkSide_;
    CheckPage* check_;
    StatePage* sending_;
    ChangesetView* changes_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::diff
