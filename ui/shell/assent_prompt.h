#pragma once
// The shell's ports::AssentDesk: asks whoever sends a command for what the service wants besides, one calm dialog at a
// time and never twice at once. Who has been asked already, for a command over many things, the gateway knows. GUI
// thread.

#include "models/ports/approvals.h"
#include "models/ports/cache.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <deque>
#include <functional>
#include <optional>

class QWidget;

namespace sekisho::ui {

class AssentDialog;

class AssentPrompt final : public QObject, public ports::AssentDesk {
    Q_OBJECT
  public:
    using Answer = std::function<void(std::optional<ports::Assent>)>;
    // `account`: who is signed in, as the dialog names him. `copy`: where a reason is kept until it is given; may be
    // null.
    AssentPrompt(std::function<QString()> account, std::function<ports::Cache*()> copy, QWidget* window);

    void ask(const ports::AssentNeed& need, Answer answer) override;
    void expectCode(bool expected) { askCode_ = expected; } // this account signs in with a second factor
    void giveUpAll(); // lock, sign-out, another tenant: whoever waits is told at once that nothing comes

  private:
    struct Question {
        ports::AssentNeed need;
        Answer answer;
    };
    void showNext();
    void answered(std::optional<ports::Assent> assent);

    std::function<QString()> account_;
    std::function<ports::Cache*()> copy_;
    QWidget* window_;
    std::deque<Question> questions_; // the first is shown
    QPointer<AssentDialog> dialog_;
    bool askCode_ = false;
};

} // namespace sekisho::ui
