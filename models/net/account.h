#pragma once
// The tokens of one account. Any number of calls may find the access token expired at the same time: one of them renews
// it, the others wait. The refresh token is kept through ports::Secrets under "<profile>/refresh".
// Lives on the thread of its channel; access(), renew() and end() may be called from anywhere.

#include "models/net/answers.h"
#include "models/net/api_call.h"
#include "models/net/channel.h"
#include "models/ports/secrets.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace sekisho::net {

class Account : public QObject {
  public:
    using Renewed = std::function<void(Done)>;

    Account(ports::Secrets& secrets, std::string profileId);
    void setChannel(const Channel& channel) { channel_ = channel; }
    // Tokens come by this request instead of a refresh token: for an account that nobody signs in.
    using Grant = std::function<Result<ApiRequest>()>;
    void setGrant(Grant grant) { grant_ = std::move(grant); }

    QByteArray access() const;
    // `done` runs in `back`, at once when `stale` is not the present token any more. UNAUTHORIZED: nobody is signed in;
    // SESSION_ENDED: the service refused; other errors: the service was not reached, the session may still live.
    void renew(QByteArray stale, std::shared_ptr<Mailbox> back, Renewed done);
    // The service has ended the session.
    void end(Error why);

    // The rest: on the own thread.
    bool signedIn() const { return !refresh_.isEmpty(); }
    const QByteArray& refreshToken() const { return refresh_; }
    void adopt(const Tokens& tokens);             // signed in anew; keeps the refresh token
    void adoptRefresh(const QByteArray& refresh); // from the keychain
    void forget();                                // signed out; removes the kept token
    ports::CallHandle readKept(ports::Reply<std::optional<std::string>> reply);

    struct Challenge { // between the steps of a sign-in
        QByteArray verifier;
        std::string id;
    } challenge;

  private:
    struct Waiting {
        std::shared_ptr<Mailbox> back;
        Renewed done;
    };
    void renewHere(const QByteArray& stale, Waiting waiting);
    void startRenewal();
    void onRenewal(Result<WireAnswer> outcome);
    void answerAll(const Done& renewed);
    void endHere(const Error& why);
    void setAccess(const QByteArray& token);
    void keep();

    ports::Secrets& secrets_;
    std::string secretName_;
    Channel channel_;
    Grant grant_;
    mutable std::mutex mutex_;
    QByteArray access_; // under the mutex
    QByteArray refresh_;
    std::vector<Waiting> waiting_;
    ApiCall* renewal_ = nullptr;
};

// A form body; values are percent-encoded.
QByteArray formBody(std::initializer_list<std::pair<QByteArray, QByteArray>> fields);
ApiRequest tokenRequest(std::initializer_list<std::pair<QByteArray, QByteArray>> fields);
ApiRequest revokeRequest(const QByteArray& token);

} // namespace sekisho::net
