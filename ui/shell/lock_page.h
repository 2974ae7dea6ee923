#pragma once
// The screen while locked (S7): nothing of the tenant shows; the key of the local copy is out of memory. GUI thread.

#include "models/domain/error.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sekisho::ui {

class WrappedLabel;

class LockPage final : public QWidget {
    Q_OBJECT
  public:
    explicit LockPage(QWidget* parent = nullptr);
    void present(const QString& account, const QString& tenant);
    void setBusy(bool busy);
    void showError(const Error& error);

  Q_SIGNALS:
    void unlock(const QString& password);
    void signOut();

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void retranslate();
    QString account_, tenant_;
    QLabel* icon_;
    QLabel* title_;
    WrappedLabel* lead_;
    QLineEdit* password_;
    WrappedLabel* message_;
    QPushButton* unlock_;
    QPushButton* leave_;
};

} // namespace sekisho::ui
