#pragma once
// One number of the impact preview as its list: who, how often, why, when last. Fetched page by page for the draft as
// it was when the list was opened. GUI thread.

#include "models/policy/policy_state.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace sekisho::ui {
class StatePage;
}

namespace sekisho::ui::policies {

class TouchedPage final : public QWidget {
    Q_OBJECT
  public:
    TouchedPage(std::string policyKey, const PaneServices& services, QWidget* parent = nullptr);

    void open(policy::PreviewList list, policy::Values draft);
    bool hasRows() const { return !entries_.empty(); }
    ListTable table(const QString& title) const; // all of it, not only what was looked at

  Q_SIGNALS:
    void backWanted();
    void exportWanted();
    void memberWanted(const QString& id);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void fetch(const std::string& cursor);
    void take(Result<policy::PreviewPage> page);
    void fill();
    void refresh();
    void retranslate();

    std::string key_;
    PaneServices services_;
    policy::PreviewList list_ = policy::PreviewList::LoggedOut;
    policy::Values draft_;
    std::vector<policy::PreviewEntry> entries_;
    std::string next_;
    bool loaded_ = false;
    std::optional<Error> error_;
    QPushButton* back_;
    QLabel* title_;
    QPushButton* export_;
    QStackedWidget* stack_;
    StatePage* state_;
    QWidget* body_;
    QTableWidget* table_;
    QPushButton* more_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::policies
