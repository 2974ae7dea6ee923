#pragma once
// After the order: how far each step is proven, what is in the way and what to do; note and identity check, who was
// told, receipt, and the ways back. Also an order that waits in the queue of this console. GUI thread.

#include "models/commands/cut_off_follower.h"
#include "models/commands/draft_texts.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace sekisho::ui {
class Banner;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::lostdevice {

class PasswordBox;
class PersonHead;
class RecordFields;
class StateBand;
class StepLine;

class FollowPage final : public QWidget {
    Q_OBJECT
  public:
    explicit FollowPage(const PaneServices& services, QWidget* parent = nullptr);

    void follow(const CutOff& cutOff, const QString& temporaryPassword);             // just ordered
    void follow(const QString& cutOffId, const commands::CutOffRecord& record = {}); // `record`: written before
    void leave();                                                                    // the temporary password is gone
    bool shown() const { return !follower_->id().empty(); }
    bool hasDraft() const { return recordTouched_; }
    commands::CutOffRecord record() const;
    void linkChanged();
    void copyChanged();
    const commands::CutOffFollower& follower() const { return *follower_; }

    void askWithdraw();
    void askFound();
    void openReceipt();

  Q_SIGNALS:
    void closed();
    void moved();        // commands may apply that did not before
    void draftChanged(); // of note and check
    void memberWanted(const QString& userId);
    void heldWanted();

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    void build();
    QWidget* buildSteps();
    QWidget* buildFoot();
    void connectParts();
    void refresh();
    void refreshUnknown();
    void sayIfStale(bool shown);
    void showPassword();
    QString passwordText() const;
    void refreshHead();
    void refreshSteps();
    void refreshQueued(const ports::QueuedCutOff& one);
    void refreshButtons();
    StepLine* line(std::size_t place);
    void dropLines(std::size_t from);
    void saveRecord();
    void withdrawAsked(bool waitedHere);
    void showReceipt(const ports::Receipt& receipt);
    void retranslate();

    const PaneServices& services_;
    commands::CutOffFollower* follower_;
    Banner* banner_;
    PersonHead* person_;
    QLabel* subject_; // of a selection: no single member
    WrappedLabel* facts_;
    WrappedLabel* passwordNote_;
    StateBand* state_;
    PasswordBox* password_;
    std::vector<QLabel*> heads_;
    QVBoxLayout* lines_;
    std::vector<StepLine*> shownLines_;
    WrappedLabel* more_;
    QLabel* toldTitle_;
    WrappedLabel* told_;
    QLabel* recordTitle_;
    RecordFields* record_;
    QPushButton* saveRecord_;
    QPushButton* close_;
    QPushButton* member_;
    QPushButton* held_;
    QPushButton* receipt_;
    QPushButton* withdraw_;
    QPushButton* found_;
    QTimer* age_;
    bool recordTouched_ = false;
    bool stale_ = false;
    QString keptPassword_;       // of a step that is not done yet
    bool shownPassword_ = false; // of an order that waited here
    bool unseen_ = false;        // ordered here, and no temporary password came with the answer
};

} // namespace sekisho::ui::lostdevice
