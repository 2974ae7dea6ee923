#pragma once
// The state of one window: signed out, signing in, working, reading offline, locked. Owns the tenant's engines; the
// window only shows what this says. GUI thread.

#include "models/ports/gateway.h"
#include "ui/shell/tenant_link.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace sekisho::ui {

class SessionController final : public QObject {
    Q_OBJECT
  public:
    enum class State { SignedOut, Working, Locked };
    explicit SessionController(ShellHost& host, QObject* parent = nullptr);
    ~SessionController() override;

    State state() const { return state_; }
    bool online() const { return link_.state == ports::LinkState::Online && identity_.has_value(); }
    const ports::LinkStatus& linkStatus() const { return link_; }
    const ports::Identity* identity() const { return identity_ ? &*identity_ : nullptr; }
    TenantLink* tenant() const { return tenant_.get(); }
    const SignInPage::Place& place() const { return place_; }

    void signIn(const SignInPage::Place& place, const QString& password);
    void sendSecondFactor(const QString& code);
    void enrolSecondFactor(const QString& code);
    void sendNewPassword(const QString& password);
    void resume(const SignInPage::Place& place); // without a password, if the keychain has what it takes
    void openOffline(const SignInPage::Place& place, const QString& password);
    void cancelSignIn();
    void lock();
    void unlock(const QString& password);
    void signOut();
    // The service has given the workgroup this name and ended all sessions: signed out, the place has the new ID.
    void workgroupChanged(const QString& workgroup);
    void refreshIdentity(); // asks the service again who this is and what the tenant uses

  Q_SIGNALS:
    void stateChanged();
    void linkChanged();
    void identityChanged();
    void secondFactorAsked();
    void enrolmentAsked(const sekisho::ports::SignInEnrolSecondFactor& factor);
    void newPasswordAsked(const sekisho::ports::SignInNewPassword& rules);
    void signInFailed(const sekisho::Error& error);
    void unlockFailed(const sekisho::Error& error);
    void signedOut(const QString& why); // sentence, may be empty
    void aboutToClose();                // engines go away: let go of the copy now
    void warning(const sekisho::Error& error);

  private:
    bool openTenant(const SignInPage::Place& place);
    void stepReached(Result<ports::SignInStep> step);
    void complete(ports::Identity identity);
    void work(ports::Identity identity);
    void watchLink();
    void close(const QString& why);
    void setState(State state);

    ShellHost& host_;
    std::unique_ptr<TenantLink> tenant_;
    std::unique_ptr<TenantLink> leaving_; // signing out
    SignInPage::Place place_;
    State state_ = State::SignedOut;
    ports::LinkStatus link_;
    std::optional<ports::Identity> identity_;
    std::string password_; // between sign-in and opening the copy; wiped then
    ports::CallHandle call_;
    ports::CallHandle identityCall_;
    ports::CallHandle linkWatch_;
    ports::CallHandle leavingCall_;
};

} // namespace sekisho::ui
