#pragma once
// An inline message bar for what needs no answer: result of an action with its way back, a warning, an error. One at a
// time; a new one replaces the old. Success goes away by itself after 12 seconds, errors stay until closed.

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
