#pragma once
// How forwarding of the logs stands, on the page of its policy: since when the receiver takes what comes, what waits,
// and what keeps it. Asks again while it is seen.

#include "models/ports/call.h"
#include "models/ports/logs.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/tones.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::policies {

class ForwardingStrip final : public QWidget {
    Q_OBJECT
  public:
    explicit ForwardingStrip(const PaneServices& services, QWidget* parent);

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void ask();
    void present();
    void showSign(const char* name, Tone tone);
    static QString sentSentence(const ports::ForwardingState& state);
    static QString waitingSentence(const ports::ForwardingState& state);

    const PaneServices& services_;
    QLabel* sign_;
    WrappedLabel* text_;
    QTimer again_;
    ports::CallHandle asking_;
    std::optional<Result<ports::ForwardingState>> known_;
};

} // namespace sekisho::ui::policies
