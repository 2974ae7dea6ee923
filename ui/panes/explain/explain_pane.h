#pragma once
// 権限の確認 (menu key "security.explain"): why somebody may do something or not, why a member may use a service or
// not, who can do this to that, who reaches a member. Asked of the service, which answers with the functions that
// decide. GUI thread.

#include "models/commands/explanation_words.h"
#include "ui/widgets/pane.h"

#include <optional>

class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace sekisho::ui {
class Banner;
class StatePage;
} // namespace sekisho::ui
namespace sekisho::ui::explain {
class AnswerView;
class PeoplePage;
class QuestionForm;
} // namespace sekisho::ui::explain

namespace sekisho::ui {

class ExplainPane final : public Pane {
    Q_OBJECT
  public:
    explicit ExplainPane(PaneServices services, QWidget* parent = nullptr);
    ~ExplainPane() override;

    QString menuKey() const override { return QStringLiteral("security.explain"); }
    QString title() const override;
    void showResource(const QString& question) override; // see commands::explainResource()
    void linkChanged() override;
    void focusFilter() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    using Question = commands::ExplainQuestion;
    void build();
    void connectParts();
    void put(const Question& question); // into the form, and asks it
    void putWhyNotOthers();
    void tabChosen();
    void ask();
    void askRight(const Question& question);
    void askUse(const Question& question);
    void failed(const Error& error);
    void refresh();
    void presentState();
    void copyData();
    void retranslate();
    QString whyNotAsk(const Question& question) const; // empty: he may ask this
    bool people() const;                               // the answer is a list of people

    QLabel* heading_;
    QToolButton* copy_;
    QToolButton* export_;
    QToolButton* again_;
    QTabBar* tabs_;
    explain::QuestionForm* form_;
    Banner* banner_;
    QStackedWidget* stack_;
    StatePage* state_;
    explain::AnswerView* answer_;
    explain::PeoplePage* people_;
    std::optional<Question> asked_; // what the answer below is about, or waits for
    std::optional<Error> error_;
    bool answered_ = false;
    ports::CallHandle call_;
};

} // namespace sekisho::ui
