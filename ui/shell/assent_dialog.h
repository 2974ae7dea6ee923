#pragma once
// The two questions that the service has before it takes a command: that it is really the one who signed in
// (本人の確認), and why it should be done (承認の申請). Opened without a nested loop; `agreed` runs once, or the dialog
// is given up. What is typed as a password leaves the field with the answer and is kept nowhere. Deletes itself. GUI
// thread.

#include "models/ports/approvals.h"

#include <QDialog>

#include <functional>

class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace sekisho::ui {

class WrappedLabel;

class AssentDialog final : public QDialog {
    Q_OBJECT
  public:
    // `account`: who is signed in; `askCode`: a second factor is known to be set up.
    struct Situation {
        QString account;
        bool askCode = false;
    };
    AssentDialog(const ports::AssentNeed& need, const Situation& situation, std::function<void(ports::Assent)> agreed,
                 QWidget* parent);
    ~AssentDialog() override;

    static bool
    isAboutCode(const Error& error); // of the answer before: the code, not the password, was wrong or missing

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void buildHead(QVBoxLayout* column, const QString& title, const QString& iconName);
    void buildStepUp(QVBoxLayout* column, const ports::AssentNeed& need, const Situation& situation);
    void buildReason(QVBoxLayout* column, const ports::AssentNeed& need);
    void addFault(QFormLayout* form, QWidget* field, const QString& fault);
    void buildButtons(QVBoxLayout* column, const QString& verb);
    void submit();
    void refresh();

    std::function<void(ports::Assent)> agreed_;
    QLineEdit* password_ = nullptr; // of the one question
    QLineEdit* code_ = nullptr;
    QPlainTextEdit* reason_ = nullptr; // of the other
    WrappedLabel* tooLong_ = nullptr;
    QPushButton* go_ = nullptr;
};

} // namespace sekisho::ui
