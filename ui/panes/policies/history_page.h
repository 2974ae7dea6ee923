#pragma once
// The revisions of a policy, newest first: who, when, why, what was changed, and the wish to return to one. Fetches its
// pages itself; the pane does the returning. GUI thread.

#include "models/commands/policy_words.h"
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
class ScrollPage;
class StatePage;
} // namespace sekisho::ui

namespace sekisho::ui::policies {

class HistoryPage final : public QWidget {
    Q_OBJECT
  public:
    HistoryPage(const policy::Schema& schema, const PaneServices& services, commands::NameOfMember name,
                QWidget* parent = nullptr);

    void load();
    void setPresent(std::int64_t revision);                 // the one that holds now
    void setMayChange(const QString& whyNot);               // empty: it may
    static constexpr std::int64_t kBeforeFirst = -1;        // as it was before anybody saved it
    std::int64_t chosen() const;                            // 0: none
    policy::Values beforeFirst(policy::Values first) const; // of the values of revision 1
    QString whyNotReturn() const;                           // to the chosen one; empty: it can be returned to
    ListTable table(const QString& title) const;            // all that the service keeps
    bool hasRows() const { return !revisions_.empty(); }

  Q_SIGNALS:
    void backWanted();
    void returnWanted();
    void exportWanted();
    void chosenChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void fetch(const std::string& cursor);
    void take(Result<policy::RevisionPage> page, bool first);
    void fill();
    void setRow(int row, const QStringList& cells, const QString& whenTip);
    bool hasStart() const; // the state before the first revision stands below it
    void showDetail();
    void refresh();
    void retranslate();

    const policy::Schema& schema_;
    PaneServices services_;
    commands::NameOfMember name_;
    std::vector<policy::PolicyRevision> revisions_;
    std::string next_;
    std::int64_t present_ = 0;
    bool loaded_ = false;
    std::optional<Error> error_;
    QString whyNot_;
    QPushButton* back_;
    QLabel* title_;
    QPushButton* export_;
    QStackedWidget* stack_;
    StatePage* state_;
    QWidget* body_;
    QTableWidget* table_;
    QPushButton* more_;
    ScrollPage* detailArea_;
    QWidget* detail_ = nullptr;
    QPushButton* return_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::policies
