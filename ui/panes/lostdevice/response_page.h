#pragma once
// Before the order: who it is, what was lost, what is proposed and what that costs. The page itself is the one
// confirmation; its button has the focus as soon as there is a proposal. GUI thread.

#include "models/commands/cut_off_desk.h"
#include "models/commands/draft_texts.h"
#include "ui/widgets/pane.h"

#include <QPointer>
#include <QPushButton>
#include <QWidget>

#include <map>

class QButtonGroup;
class QComboBox;
class QLabel;
class QRadioButton;

namespace sekisho::ui {
class Banner;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::lostdevice {

class PersonHead;
class RecordFields;
class StateBand;
class StepChoices;
class UseList;

// Enter orders, but not one that is only held down since the list before.
class OrderButton final : public QPushButton {
    Q_OBJECT
  public:
    using QPushButton::QPushButton;

  protected:
    void keyPressEvent(QKeyEvent* event) override;
};

class ResponsePage final : public QWidget {
    Q_OBJECT
  public:
    explicit ResponsePage(const PaneServices& services, QWidget* parent = nullptr);

    void open(const UserId& member, const commands::CutOffRecord& record = {}); // `record`: written down before
    void leave();
    void linkChanged();
    void copyChanged();
    bool hasDraft() const { return touched_; }
    commands::CutOffRecord record() const;
    QString whyNotLeave() const; // sentence why nobody leaves it now; empty: he may
    const commands::CutOffDesk& desk() const { return *desk_; }

  Q_SIGNALS:
    void closed();
    void ordered(const sekisho::CutOff& cutOff, const QString& temporaryPassword);
    void queued(const QString& cutOffId);
    void otherWanted(const QString& userId);
    void cutOffWanted(const QString& cutOffId);
    void draftChanged(); // of note and check

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    QWidget* buildChoices();
    void build();
    void connectParts();
    void refresh();
    void refreshDevices();
    void refreshFoot();
    void focusOrder();
    void setTouched(bool touched);
    void retranslate();
    QString othersText() const;

    const PaneServices& services_;
    commands::CutOffDesk* desk_;
    bool wantsFocus_ = false; // until the proposal is there or somebody has gone elsewhere
    bool touched_ = false;
    QPointer<QWidget> opened_; // had the focus when the page was open
    PersonHead* person_;
    Banner* banner_;
    StateBand* offline_;
    StateBand* others_;
    QPushButton* openOther_;
    QLabel* lostLabel_;
    QButtonGroup* lost_;
    std::map<Lost, QRadioButton*> kinds_;
    QLabel* deviceLabel_;
    QComboBox* device_;
    QLabel* stepsLabel_;
    WrappedLabel* asking_;
    StepChoices* steps_;
    RecordFields* record_;
    UseList* use_;
    StateBand* losses_;
    WrappedLabel* brake_;
    WrappedLabel* why_;
    QPushButton* close_;
    OrderButton* order_;
};

} // namespace sekisho::ui::lostdevice
