#pragma once
// The temporary password of an order, shown this once: it is kept nowhere else and goes with the page. GUI thread.

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::lostdevice {

class PasswordBox final : public QWidget {
    Q_OBJECT
  public:
    explicit PasswordBox(QWidget* parent = nullptr);
    void present(const QString& password); // empty: forgotten and hidden

  protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void retranslate();

    bool copied_ = false;
    QLabel* label_;
    QLineEdit* secret_;
    QPushButton* copy_;
    WrappedLabel* advice_;
};

} // namespace sekisho::ui::lostdevice
