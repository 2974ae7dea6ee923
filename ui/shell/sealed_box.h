#pragma once
// What the sealed account is shown: in which state it is, and the two things it can do with the code out of the
// envelope: open, with a reason, or a drill. The code leaves the field with the order. GUI thread.

#include "models/domain/role_admin.h"
#include "models/ports/gateway.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sekisho::ui {

class WrappedLabel;

class SealedBox final : public QWidget {
    Q_OBJECT
  public:
    explicit SealedBox(const Clock& clock, QWidget* parent = nullptr);

    void present(const BreakGlass& account);
    void timePassed();
    void focusCode();
    void setGateway(ports::Gateway* gateway, ports::Executor* gui); // null: nothing can be ordered
    void setOnline(bool online);                                    // without: the same, and the reason is said
    void forget();                                                  // what was typed

  Q_SIGNALS:
    void moved(const sekisho::BreakGlass& account, bool drill); // as it was ordered
    void failed(const sekisho::Error& error);
    void closeWanted(); // it is open, and is to be closed at once

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void refresh();
    void send(bool drill);
    void answered(Result<BreakGlass> account, bool drill);

    const Clock& clock_;
    BreakGlass account_;
    ports::Gateway* gateway_ = nullptr;
    ports::Executor* gui_ = nullptr;
    bool online_ = true;
    WrappedLabel* state_;
    QLabel* codeLabel_;
    QLineEdit* code_;
    QLabel* reasonLabel_;
    QLineEdit* reason_;
    WrappedLabel* fault_;
    WrappedLabel* what_;
    QPushButton* open_;
    QPushButton* drill_;
    QPushButton* close_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui
