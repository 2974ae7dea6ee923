#pragma once
// An inline message bar for what needs no answer: result of an action with its way back, a warning, an error. One at a
// time; a new one replaces the old. Success goes away by itself after 12 seconds, errors stay until closed.

#include "models/domain/error.h"

#include <QFrame>
#include <QString>

#include <functional>

class QLabel;
class QTimer;
class QToolButton;
class QPushButton;

namespace sekisho::ui {

class Banner final : public QFrame {
    Q_OBJECT
  public:
    enum class Kind { Information, Success, Warning, Error };
    explicit Banner(QWidget* parent = nullptr);

    // `action` may be empty; otherwise the button carries that text and runs `work`.
    void announce(Kind kind, const QString& sentence, const QString& action = {}, std::function<void()> work = {});
    // An outcome that is no success. A refusal that names the right that is missing offers to say why, unless there is
    // another `action`. What commands::isNews() calls news is told as such, with the way to the requests
    // in the place of `action`; of the requests the pane around the bar tells the window, or `openRequests`.
    void tell(const Error& error, const QString& action = {}, std::function<void()> work = {});
    void tellNews(const Error& error, std::function<void()> openRequests);
    void dismiss();
    QString sentence() const;
    Kind kind() const { return kind_; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void recolour();
    Kind kind_ = Kind::Information;
    QLabel* icon_;
    QLabel* text_;
    QPushButton* action_;
    QToolButton* close_;
    QTimer* timer_;
    std::function<void()> work_;
};

} // namespace sekisho::ui
