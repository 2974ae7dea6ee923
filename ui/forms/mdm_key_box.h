#pragma once
// The key of a third-party MDM: its name and value to be copied into the app configuration of that MDM, hidden until
// asked for, and a new one issued. Asks the service by itself when it is shown. GUI thread.

#include "models/ports/gateway.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sekisho::ui {

class WrappedLabel;

class MdmKeyBox final : public QWidget {
    Q_OBJECT
  public:
    struct Means {
        ports::Gateway& gateway;
        ports::Executor& gui;
        std::function<bool()> mayChange; // holds the right, and is online
    };
    explicit MdmKeyBox(Means means, QWidget* parent = nullptr);

    void refresh(); // asks again

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void present();
    void came(const Result<MdmKey>& key);
    void tell(const QString& sentence);
    void setRevealed(bool revealed);
    void copy();
    void askToIssue();
    void issue();

    Means means_;
    ports::CallHandle call_;
    MdmKey key_;
    bool known_ = false;
    bool revealed_ = false;
    QLabel* heading_;
    WrappedLabel* note_;
    QLabel* name_;
    QLineEdit* value_;
    QPushButton* reveal_;
    QPushButton* copy_;
    QPushButton* issue_;
    WrappedLabel* state_;
    WrappedLabel* fault_;
};

} // namespace sekisho::ui
