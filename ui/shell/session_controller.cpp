#include "ui/shell/session_controller.h"

#include "models/commands/words.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sekisho::ui {

namespace {

void wipe(std::string& secret) {
    volatile char* at = secret.data();
    for (std::size_t i = 0; i < secret.size(); ++i)
        at[i] = 0;
    secret.clear();
}

// All that the window makes of it; the clock of the service ticks on.
bool sameIdentity(const ports::Identity& a, const ports::Identity& b) {
    const auto facts = [](const ports::Identity& one) {
        return std::tie(one.user, one.name, one.email, one.domain, one.workgroup, one.tenantName, one.roles,
                        one.session, one.usePosition, one.useLevel, one.useUserType, one.locale, one.timeZone);
    };
    return facts(a) == facts(b);
}

} // namespace

SessionController::SessionController(ShellHost& host, QObject* parent) : QObject(parent), host_(host) {}

SessionController::~SessionController() {
    wipe(password_);
}

bool SessionController::openTenant(const SignInPage::Place& place) {
    const bool same = tenant_ && place.address == place_.address && place.caFile == place_.caFile &&
                      place.pin == place_.pin && place.loginId == place_.loginId &&
                      place.clientCertificate == place_.clientCertificate;
    if (same) return true;
    place_ = place;
    // The profile gets its id first: the local copy and the kept secrets are named by it.
    Result<QString> id = host_.rememberPlace(place_);
    if (!id) {
        Q_EMIT signInFailed(id.error());
        return false;
    }
    place_.id = *id;
    Result<std::unique_ptr<TenantLink>> opened = host_.open(place_);
    if (!opened) {
        Q_EMIT signInFailed(opened.error());
        return false;
    }
    linkWatch_.cancel();
    tenant_ = std::move(*opened);
    watchLink();
    return true;
}

void SessionController::watchLink() {
    linkWatch_ = tenant_->gateway().watchLink(tenant_->gui(), [this](ports::LinkStatus status) {
        const bool cameBack = status.state == ports::LinkState::Online && link_.state != ports::LinkState::Online;
        link_ = std::move(status);
        Q_EMIT linkChanged();
        if (state_ == State::SignedOut) return;
        if (link_.state == ports::LinkState::SignedOut && identity_) {
            close(link_.reason ? commands::errorText(*link_.reason)
                               : tr("This session was ended by the service. Sign in again."));
            return;
        }
        if (cameBack && identity_) refreshIdentity();
    });
}

void SessionController::signIn(const SignInPage::Place& place, const QString& password) {
    if (!openTenant(place)) return;
    wipe(password_);
    password_ = password.toStdString();
    call_ = tenant_->gateway().signIn({place_.loginId.toStdString(), password_}, tenant_->gui(),
                                      [this](Result<ports::SignInStep> step) { stepReached(std::move(step)); });
}

void SessionController::sendSecondFactor(const QString& code) {
    if (!tenant_) return;
    call_ = tenant_->gateway().sendSecondFactor(
        code.toStdString(), tenant_->gui(), [this](Result<ports::SignInStep> step) { stepReached(std::move(step)); });
}

void SessionController::enrolSecondFactor(const QString& code) {
    if (!tenant_) return;
    call_ = tenant_->gateway().enrolSecondFactor(
        code.toStdString(), tenant_->gui(), [this](Result<ports::SignInStep> step) { stepReached(std::move(step)); });
}

void SessionController::sendNewPassword(const QString& password) {
    if (!tenant_) return;
    std::string fresh = password.toStdString();
    call_ = tenant_->gateway().sendNewPassword(fresh, tenant_->gui(),
                                               [this, fresh](Result<ports::SignInStep> step) mutable {
                                                   if (step) password_ = fresh;
                                                   wipe(fresh);
                                                   stepReached(std::move(step));
                                               });
}

void SessionController::stepReached(Result<ports::SignInStep> step) {
    if (!step) {
        Q_EMIT signInFailed(step.error());
        return;
    }
    if (std::holds_alternative<ports::SignInSecondFactor>(*step)) {
        Q_EMIT secondFactorAsked();
    } else if (auto* factor = std::get_if<ports::SignInEnrolSecondFactor>(&*step)) {
        Q_EMIT enrolmentAsked(*factor);
        wipe(factor->uri);
        wipe(factor->secret);
    } else if (const auto* rules = std::get_if<ports::SignInNewPassword>(&*step)) {
        Q_EMIT newPasswordAsked(*rules);
    } else {
        complete(std::get<ports::SignInComplete>(std::move(*step)).identity);
    }
}

void SessionController::complete(ports::Identity identity) {
    call_ = tenant_->openCopy(password_, [this, identity = std::move(identity)](Result<std::monostate> opened) mutable {
        wipe(password_);
        if (!opened) {
            Q_EMIT signInFailed(opened.error());
            return;
        }
        work(std::move(identity));
    });
}

void SessionController::work(ports::Identity identity) {
    identity_ = std::move(identity);
    // A service that was set up anew at the same address: what is open shows another tenant.
    const bool foreign = state_ == State::Working && tenant_->copyDomain() != identity_->domain;
    if (foreign) Q_EMIT aboutToClose();
    tenant_->signedIn(*identity_);
    const QString name =
        commands::fromUtf8(identity_->tenantName.empty() ? identity_->workgroup : identity_->tenantName);
    if (place_.name != name) {
        place_.name = name;
        if (const auto kept = host_.rememberPlace(place_); !kept) Q_EMIT warning(kept.error());
    }
    setState(State::Working);
    if (foreign) Q_EMIT stateChanged();
    Q_EMIT identityChanged();
    tenant_->sync()->start();
}

void SessionController::resume(const SignInPage::Place& place) {
    if (!openTenant(place)) return;
    call_ = tenant_->resumeCopy([this](const Result<std::monostate>& opened) {
        if (!opened) {
            Q_EMIT signInFailed(Error(ErrorKind::Cancelled, "CANCELLED"));
            return;
        }
        // The local copy shows at once; the service is asked meanwhile.
        setState(State::Working);
        call_ = tenant_->gateway().resume(tenant_->gui(), [this](Result<ports::Identity> identity) {
            if (identity)
                work(std::move(*identity));
            else if (identity.error().kind == ErrorKind::Unauthenticated ||
                     identity.error().kind == ErrorKind::NotFound)
                close(tr("Sign in again: the last session is over."));
            else
                Q_EMIT linkChanged(); // offline: the copy can be read
        });
    });
}

void SessionController::openOffline(const SignInPage::Place& place, const QString& password) {
    if (!openTenant(place)) return;
    call_ = tenant_->unlockCopy(password.toStdString(), [this](Result<std::monostate> opened) {
        if (!opened) {
            Q_EMIT signInFailed(opened.error());
            return;
        }
        setState(State::Working);
        Q_EMIT identityChanged();
    });
}

void SessionController::refreshIdentity() {
    identityCall_ = tenant_->gateway().whoAmI(tenant_->gui(), [this](Result<ports::Identity> identity) {
        if (!identity || (identity_ && sameIdentity(*identity_, *identity))) return;
        identity_ = std::move(*identity);
        Q_EMIT identityChanged();
    });
}

void SessionController::workgroupChanged(const QString& workgroup) {
    place_.loginId = place_.loginId.section(QLatin1Char('@'), 0, -2) + QLatin1Char('@') + workgroup;
    const auto kept = host_.renamePlace(place_);
    QString sentence = tr("The workgroup name was changed, and everybody is signed out. Sign in with %1 from now on.")
                           .arg(place_.loginId);
    if (!kept) sentence = commands::inARow({sentence, commands::errorText(kept.error())});
    if (tenant_)
        close(sentence);
    else // the end of the session was seen first
        Q_EMIT signedOut(sentence);
}

void SessionController::cancelSignIn() {
    call_.cancel();
    wipe(password_);
}

void SessionController::lock() {
    if (state_ != State::Working) return;
    Q_EMIT aboutToClose();
    tenant_->lockCopy();
    setState(State::Locked);
}

void SessionController::unlock(const QString& password) {
    if (state_ != State::Locked) return;
    call_ = tenant_->unlockCopy(password.toStdString(), [this](Result<std::monostate> opened) {
        if (!opened) {
            Q_EMIT unlockFailed(opened.error());
            return;
        }
        setState(State::Working);
        if (identity_) tenant_->sync()->start();
    });
}

void SessionController::signOut() {
    if (!tenant_) return;
    Q_EMIT aboutToClose();
    linkWatch_.cancel();
    call_.cancel();
    identityCall_.cancel();
    // The engines live until the service has answered, but never longer than the window: at the end of the program
    // nothing that they use would be there any more.
    leaving_ = std::move(tenant_);
    leaving_->lockCopy();
    identity_.reset();
    link_ = {};
    leavingCall_ =
        leaving_->gateway().signOut(leaving_->gui(), [this, gone = leaving_.get()](const Result<std::monostate>&) {
            const auto drop = [this, gone] { // not from within their own reply
                if (leaving_.get() == gone) leaving_.reset();
            };
            QMetaObject::invokeMethod(this, drop, Qt::QueuedConnection);
        });
    setState(State::SignedOut);
    Q_EMIT signedOut(QString());
}

void SessionController::close(const QString& why) {
    Q_EMIT aboutToClose();
    call_.cancel();
    identityCall_.cancel();
    linkWatch_.cancel();
    tenant_->lockCopy();
    tenant_.reset();
    identity_.reset();
    link_ = {};
    setState(State::SignedOut);
    Q_EMIT signedOut(why);
}

void SessionController::setState(State state) {
    if (state == state_) return;
    state_ = state;
    Q_EMIT stateChanged();
}

} // namespace sekisho::ui

#include "moc_session_controller.cpp"
