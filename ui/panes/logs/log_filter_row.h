#pragma once
// The conditions over a list of logs: words and period in the first line, whom, what, result and address in the second,
// and what a record was about, which comes from a record and can only be taken away. GUI thread.

#include "models/ports/cache.h"
#include "ui/panes/logs/log_conditions.h"

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QTimer;
class QToolButton;

namespace sekisho::ui {
class DateField;
class SearchField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::logs {

class LogFilterRow final : public QWidget {
    Q_OBJECT
  public:
    LogFilterRow(ports::Cache& cache, const Clock& clock, QWidget* parent = nullptr);

    void setLog(const std::string& log); // which actions can be chosen; says nothing by itself
    void setZone(const QTimeZone& zone) { zone_ = zone; }
    void setUsualPeriod(Period period); // with which every search begins
    LogConditions conditions() const;
    void setConditions(const LogConditions& conditions); // and says so
    bool isSet() const;                                  // anything that is worth clearing
    void clear();                                        // everything, and says so
    QString fault() const;                               // of what was typed; empty: none
    void focusText();
    SearchField* search() const { return search_; }
    void addToFirstLine(QWidget* widget); // at its end
    void addToSecondLine(QWidget* widget);

  Q_SIGNALS:
    void changed();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void layOut();
    void connectParts();
    void retranslate();
    void fillActions();
    void pickActor();
    void judge();
    void show(const LogConditions& conditions);

    ports::Cache& cache_;
    const Clock& clock_;
    QTimeZone zone_;
    std::string log_;
    Period usual_ = Period::Week;
    LogConditions kept_; // actor and target, which no field holds
    SearchField* search_;
    QComboBox* period_;
    DateField* from_;
    DateField* until_;
    QWidget* own_;
    QToolButton* actor_;
    QComboBox* action_;
    QComboBox* result_;
    QLineEdit* ip_;
    QComboBox* bot_;
    QToolButton* target_;
    QToolButton* clear_;
    WrappedLabel* why_;
    QTimer* typing_;
    QHBoxLayout* first_;
    QHBoxLayout* second_;
};

} // namespace sekisho::ui::logs
