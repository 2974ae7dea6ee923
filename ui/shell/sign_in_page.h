#pragma once
// Sign-in (S2) as a page of the window: tenant and account, then whatever step the service asks for next: second
// factor, setting one up, or a new password. Shows the service's reasons in words; keeps nothing that was typed after
// it was sent. GUI thread.

#include "models/ports/gateway.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace sekisho::ui {

class QrCode;
class WrappedLabel;

class SignInPage final : public QWidget {
    Q_OBJECT
  public:
    struct Place { // one connection profile as this page shows it
        QString id;
        QString name;
        QString address; // https://host:port
        QString caFile;
        QString pin;
        QString loginId;
        QString clientCertificate{}; // file with its private key, for services that ask for one; empty: none
    };

    explicit SignInPage(QWidget* parent = nullptr);

    void setPlaces(const std::vector<Place>& places, const QString& currentId);
    Place place() const;
    void setBusy(bool busy);
    void showError(const Error& error);
    void showMessage(const QString& sentence); // why we are here: signed out by …, locked …
    // The next step of the sign-in, or back to the beginning.
    void askAccount();
    void askSecondFactor();
    void askEnrolment(const ports::SignInEnrolSecondFactor& factor);
    void askNewPassword(const ports::SignInNewPassword& rules);
    // With an older local copy and no connection the console may be opened to read.
    void offerOffline(bool possible);

  Q_SIGNALS:
    void signIn(const sekisho::ui::SignInPage::Place& place, const QString& password);
    void secondFactor(const QString& code);
    void enrolment(const QString& code);
    void newPassword(const QString& password);
    void openOffline(const sekisho::ui::SignInPage::Place& place, const QString& password);
    void cancelled();
    void placeChosen(const QString& id);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    enum Step { Account, Factor, Enrolment, NewPassword }; // places in steps_
    QWidget* accountStep();
    QWidget* factorStep();
    QWidget* enrolmentStep();
    QWidget* passwordStep();
    void nameFields();
    void alignForms();
    void fill(const Place& chosen);
    void chooseFile(QLineEdit* into, const QString& title);
    void forgetSecrets();
    void retranslate();
    void submit();
    void check();
    void fitStep();
    void recolour();
    QString missing() const; // what keeps the button from being pressed
    QString passwordFault() const;

    std::vector<Place> places_;
    ports::SignInNewPassword rules_;
    QLabel* title_;
    WrappedLabel* lead_;
    QStackedWidget* steps_;
    QComboBox* placeBox_;
    QLineEdit* address_;
    QLineEdit* caFile_;
    QLineEdit* pin_;
    QLineEdit* ownCertificate_;
    QLineEdit* loginId_;
    QLineEdit* password_;
    QLineEdit* code_;
    QrCode* qrCode_;
    QLineEdit* key_;
    QLineEdit* firstCode_;
    QLineEdit* fresh_;
    QLineEdit* again_;
    QWidget* connection_;
    QToolButton* more_;
    QToolButton* browse_;
    QToolButton* browseOwn_;
    QFormLayout* connectionForm_;
    QFormLayout* accountForm_;
    QFormLayout* passwordForm_;
    QFormLayout* factorForm_;
    QFormLayout* enrolmentForm_;
    WrappedLabel* message_;
    QProgressBar* progress_;
    QPushButton* go_;
    QPushButton* back_;
    QPushButton* offline_;
    bool busy_ = false;
    std::optional<Error> error_; // shown now; said again after a change of language
};

} // namespace sekisho::ui
