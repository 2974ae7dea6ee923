#pragma once
// The agreement that reading what members wrote needs, once an administrator (W6): how it stands, and the page that
// asks for it. The same gate stands wherever excerpts or contents are shown. GUI thread.

#include "models/domain/monitoring.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::monitoring {

class ConsentDesk final : public QObject {
    Q_OBJECT
  public:
    ConsentDesk(const PaneServices& services, QObject* parent);

    enum class State { Unknown, Needed, Given };
    State state() const { return state_; }
    const Consent& consent() const { return consent_; }
    const std::optional<Error>& error() const { return error_; } // of the last question
    bool busy() const { return call_.running(); }
    void ask();    // unless it is known
    void needed(); // the service refused without it
    void give(const QString& purpose);

  Q_SIGNALS:
    void changed();

  private:
    void came(Result<Consent> consent);

    const PaneServices services_;
    State state_ = State::Unknown;
    Consent consent_;
    std::optional<Error> error_;
    ports::CallHandle call_;
};

class ConsentGate final : public QWidget {
    Q_OBJECT
  public:
    ConsentGate(ConsentDesk& desk, QWidget* parent = nullptr);
    void setOnline(bool online);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void agree();
    void refresh();

    ConsentDesk& desk_;
    bool online_ = true;
    WrappedLabel* title_;
    WrappedLabel* text_;
    QLabel* groundTitle_;
    WrappedLabel* ground_;
    QLabel* purposeLabel_;
    QLineEdit* purpose_;
    WrappedLabel* fault_;
    QPushButton* agree_;
};

// "You agreed on … for: …. Each reading is recorded."
QString consentLine(const Consent& consent);

} // namespace sekisho::ui::monitoring
