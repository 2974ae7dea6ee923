#pragma once
// 試行 (★W5): what the policy as it stands in the form would have found in what is recorded: how many, whose, samples
// with what was found marked. Beside the form, before anything is saved. Changes nothing. GUI thread.

#include "models/ports/monitoring.h"
#include "ui/panes/monitoring/consent_gate.h"

#include <functional>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::monitoring {

class TrialPanel final : public QWidget {
    Q_OBJECT
  public:
    TrialPanel(const PaneServices& services, ConsentDesk& consent, QWidget* parent = nullptr);

    // Where the draft comes from, and why it cannot be tried now (empty: it can).
    void setSource(std::function<policy::MonitorPolicy()> draft, std::function<QString()> whyNot);
    void draftChanged(); // what is shown is of another draft now
    void clear();
    void refresh();

  Q_SIGNALS:
    void refused(const sekisho::Error& error); // a fault of the draft
    void memberWanted(const QString& id);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void run();
    void came(Result<ports::Trial> trial);
    int days() const;
    void fillMembers();
    void fillSamples();
    void retranslate();

    const PaneServices services_;
    ConsentDesk& consent_;
    std::function<policy::MonitorPolicy()> draft_;
    std::function<QString()> whyNot_;
    std::optional<ports::Trial> trial_;
    std::optional<Error> error_;
    policy::MonitorPolicy tried_;
    bool stale_ = false;
    QLabel* title_;
    WrappedLabel* about_;
    QComboBox* period_;
    QPushButton* go_;
    QPushButton* stop_;
    QProgressBar* busy_;
    WrappedLabel* fault_;
    WrappedLabel* staleNote_;
    QWidget* result_;
    WrappedLabel* found_;
    WrappedLabel* incomplete_;
    QLabel* membersTitle_;
    QTreeWidget* members_;
    WrappedLabel* moreMembers_;
    QLabel* samplesTitle_;
    ConsentGate* gate_;
    WrappedLabel* recorded_;
    QVBoxLayout* samplesHome_;
    QWidget* samples_ = nullptr;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::monitoring
