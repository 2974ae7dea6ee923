#pragma once
// Beside the list of detections: the chosen one. What was found is read on purpose only, by a button, since each
// reading is recorded; without the agreement the gate stands in its place. GUI thread.

#include "models/domain/monitoring.h"
#include "ui/panes/monitoring/consent_gate.h"

#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace sekisho::ui {
class StatePage;
class StatusChip;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::monitoring {

class FactGrid;

class DetectionDetail final : public QWidget {
    Q_OBJECT
  public:
    DetectionDetail(const PaneServices& services, ConsentDesk& consent, QWidget* parent = nullptr);
    void present(std::optional<Detection> detection, int chosen); // as the list has it
    void read();                                                  // what was found, if it may be read
    void linkChanged();

  Q_SIGNALS:
    void memberWanted(const QString& id);
    void recordWanted();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildFound(QWidget* inside);
    void came(Result<Detection> detection);
    void fillExcerpts();
    void refresh();
    void refreshFound();

    const PaneServices services_;
    ConsentDesk& consent_;
    std::optional<Detection> shown_;
    std::optional<Detection> readOne_; // with its excerpts
    std::optional<Error> error_;
    int chosen_ = 0;
    QStackedWidget* stack_;
    StatePage* none_;
    QWidget* page_;
    WrappedLabel* policy_;
    StatusChip* state_;
    FactGrid* facts_;
    QPushButton* member_;
    QPushButton* record_;
    QLabel* foundTitle_;
    ConsentGate* gate_;
    QPushButton* read_;
    QProgressBar* busy_;
    WrappedLabel* fault_;
    WrappedLabel* note_;
    QVBoxLayout* excerptsHome_;
    QWidget* excerpts_ = nullptr;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::monitoring
