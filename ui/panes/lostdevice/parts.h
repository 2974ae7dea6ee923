#pragma once
// What the pages of 紛失対応 have in common: chips of states, pale words, a band that says how things stand. GUI
// thread.

#include "models/commands/cut_off_desk.h"
#include "ui/delegates/status_chip.h"
#include "ui/widgets/pane.h"

#include <QLabel>
#include <QWidget>

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::lostdevice {

commands::CutOffParts cutOffParts(const PaneServices& services);

QString listStateText(int status); // of items::CutOffListModel: CutOffState, waiting, refused
Chip listChip(int status);
Chip stepChip(StepState state);

void setInk(QWidget* words, const QColor& ink);
void setPale(QWidget* words); // secondary

// One sentence that everybody must see, on a soft ground, with the shape of its meaning.
class StateBand final : public QWidget {
    Q_OBJECT
  public:
    explicit StateBand(QWidget* parent = nullptr);
    void say(Tone tone, const QString& sentence); // empty: hidden
    QString sentence() const;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void dress();
    Tone tone_ = Tone::Neutral;
    QLabel* sign_;
    WrappedLabel* words_;
};

} // namespace sekisho::ui::lostdevice
