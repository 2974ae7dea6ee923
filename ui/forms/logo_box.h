#pragma once
// The company's logo as it is, with choosing another one and removing it: PNG or JPEG, at most 1 MB. Asks the service
// by itself when it is shown. GUI thread.

#include "models/ports/gateway.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace sekisho::ui {

class WrappedLabel;

class LogoBox final : public QWidget {
    Q_OBJECT
  public:
    struct Means {
        ports::Gateway& gateway;
        ports::Executor& gui;
        std::function<bool()> mayChange; // holds the right, and is online
    };
    explicit LogoBox(Means means, QWidget* parent = nullptr);

    void refresh();                 // asks again
    void take(const QString& path); // as if the person had chosen this file

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void present(const CompanyLogo& logo);
    void tell(const QString& sentence);
    void update();
    void choose();
    void askToRemove();
    void remove();
    void done(const Result<std::monostate>& outcome);

    Means means_;
    ports::CallHandle call_;
    ports::CallHandle change_;
    bool known_ = false;
    bool has_ = false;
    QLabel* heading_;
    QLabel* picture_;
    WrappedLabel* note_;
    WrappedLabel* fault_;
    QPushButton* choose_;
    QPushButton* remove_;
};

} // namespace sekisho::ui
